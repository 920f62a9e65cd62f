"""A sentence to its spans where it leaves somebody out: `all but patient 4 improved`."""

import re
from collections.abc import Sequence

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention
from extract.people.roster import Who
from extract.people.span import Span, tidy

_EXCEPT = (
    r"(?:except(?:ing)?(?:\s(?:for|in))?|save(?:\s(?:for|in))?|apart\sfrom|aside\sfrom|other\sthan"
    r"|with\sthe\s(?:sole\s|single\s|only\s)?exception\sof|barring|excluding)"
)
_ALL = r"\b(?:all|each|every|both|everyone|everybody|any)\b"
_OF_THEM = (
    r"(?:\s(?:one\s)?(?:of\s)?(?:the\s|our\s|these\s)?(?:\w+\s)?(?:patients?|cases?|them|others))?"
)
_ALL_BUT = Pattern(rf"{_ALL}{_OF_THEM},?\s(?:but|{_EXCEPT})\s(?:in\s|that of\s)?$", re.IGNORECASE)
"""`All but patient 4 improved`: what follows is said of the others too."""
_SAVE = Pattern(rf"{_ALL}[^.;]{{1,120}}?,?\s{_EXCEPT}\s(?:in\s|that of\s)?$", re.IGNORECASE)
"""`All patients improved, except patient 4, who died`."""
_WHO = Pattern(r",?\s(?:who|whose|in\swhom)\b")


def excepted(
    text: str, resolved: Sequence[tuple[Mention, Who]], spans: Sequence[Span], everyone: Who
) -> list[Span]:
    """The spans, those of all being of the others where somebody is left out."""
    for mention, who in resolved:
        others = tuple(one for one in everyone if one not in who)
        if not 0 < len(others) < len(everyone):
            continue
        all_but = _ALL_BUT.search(text, 0, mention.start)
        told = all_but or _SAVE.search(text, 0, mention.start)
        if told is None:
            continue
        start = text.rfind(";", 0, told.start()) + 1
        whole = all_but and not _WHO.match(text, mention.end)
        his = [] if whole else [Span(mention.start, who)]
        after = (s for s in spans if s.start >= (mention.end if whole else mention.start))
        return tidy([*(s for s in spans if s.start < start), Span(start, others), *his, *after])
    return list(spans)
