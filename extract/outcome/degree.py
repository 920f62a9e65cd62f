"""Words around a predicate to how far it went: completely, in part, not at all."""

import re
from enum import StrEnum

from extract.grammar.pattern import Pattern


class Degree(StrEnum):
    """How far a change is said to have gone; `STATED` where the text does not say."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    STATED = "stated"


_BEFORE, _AFTER, _REACH = 45, 28, 70
_NEGATION = Pattern(
    r"\b(?:no|not|never|none(?= )|without|fail(?:ed|s|ure)?(?: to| of)?|neither|nor|unable to"
    r"|lack of|nil|absence of|little|cannot|hardly|any|nothing)\b(?!\s+(?:only|longer))"
    r"(?:(?!,?\s(?:and|but)\s(?:the|its|their|his|her|it|they|he|she)\b)[\s,]+[\w’'/-]+){0,5}"
    r"[\s,]*$",
    re.IGNORECASE,
)
_COMPLETE = Pattern(
    r"\b(?:completely(?! (?:para|tetra|quadri|mono|hemi))|complete(?! (?:\w+ )?(?:para|tetra|quadri"
    r"|mono|hemi|loss|block"
    r"|sensory level))|full(?:y)?|total(?:ly)?|entire(?:ly|ty)?|perfect(?:ly)?|100\s?%"
    r"|altogether|thorough(?:ly)?|wholly|whole|quite|absolute(?:ly)?|without (?:any )?"
    r"(?:residue|residual|sequela\w*|remainder|trace)|definitive(?:ly)?|for good|outright"
    r"|all (?:of )?(?:the |his |her |these )?(?:\w+ ){0,2}(?:signs|symptoms|deficits|complaints"
    r"|abnormalities|functions?)|every (?:sign|symptom|trace))(?!\w)",
    re.IGNORECASE,
)
_PARTIAL = Pattern(
    r"\b(?:partial(?:ly)?|part(?:ly)?|near(?:ly)?|almost|practically|quasi\w*|essentially"
    r"|all but(?! (?:case|patient|one|two|the)\b)"
    r"|not (?:quite|yet|fully|entirely|wholly)|in part|majority|moderate|appreciabl[ey]|several"
    r"|remarkabl[ey]|striking(?:ly)?|vast(?:ly)?|noticeabl[ey]|subjectively|chiefly|mainly"
    r"|incomplete(?:ly)?|subtotal(?:ly)?|mostly|largely|marked(?:ly)?(?! by)|significant(?:ly)?"
    r"|substantial(?:ly)?|considerabl[ey]|some(?:what)?|slight(?:ly)?|to a \w+ (?:extent|degree)"
    r"|virtually|moderate(?:ly)?|mild(?:ly)?|most of|limited|modest(?:ly)?|great(?:ly)?"
    r"|dramatic(?:ally)?|obvious(?:ly)?|half|(?:a|one|two)[- ]thirds?|not (?:\w+ ){0,2}\w+ly"
    r"|\d\d?\s?%)(?!\w)",
    re.IGNORECASE,
)
_NOT_QUITE = Pattern(
    r"\b(?:partial(?:ly)?|incomplete(?:ly)?|near(?:ly)?|almost|subtotal(?:ly)?|practically"
    r"|all but(?! (?:case|patient|one|two|the)\b)"
    r"|not (?:quite|yet|fully|entirely|wholly)|in part|moderate(?:ly)?|some(?:what)?|quasi\w*"
    r"|virtually|slight(?:ly)?|most of|limited|modest(?:ly)?|to (?:a|some) (?:\w+ )?(?:extent"
    r"|degree))\b",
    re.IGNORECASE,
)


BEGUN = re.compile(r"\b(?:start(?:ed|s)?|beg[aiu]n|begins|beginning) to\s+$", re.IGNORECASE)
"""What began to resolve has not resolved yet."""


def negated(text: str, start: int) -> bool:
    """Whether the words before `start` deny what follows: "did not", "failed to", "without"."""
    return _NEGATION.search(text[max(0, start - _REACH) : start]) is not None


def denied_after(text: str, end: int) -> bool:
    """Whether the words after a noun deny it: `recovery of power did not occur`."""
    return _DENIED_AFTER.match(text, end) is not None


_DENIED_AFTER = Pattern(
    r"(?: (?:of|in) [^.;,]{1,40}?)? (?:(?:did|does|has|have) (?:not|never) (?:\w+ )?(?:occur\w*"
    r"|follow\w*|ensued?|materiali[sz]ed?|take place|taken place|c[ao]me"
    r"|been (?:\w+ )?(?:seen|noted|observed|achieved|obtained))|never (?:\w+ )?(?:c[ao]me|occurred"
    r"|followed|ensued|materiali[sz]ed|happened|set in)|(?:was|were) not to (?:be|come|last)"
    r"|(?:was|were) awaited in vain|(?:was|were|is) (?:not|never|nil"
    r"|absent)\b(?! (?:complete|full|total|immediate|entire|rapid|perfect|quite|only|sustained"
    r"|maintained|lasting))|failed to (?:occur|follow|materiali[sz]e)"
    r"|could not be (?:achieved|obtained|seen|observed|demonstrated))",
    re.IGNORECASE,
)


_WHOLLY = Pattern(
    r"\b(?:dramatic|remarkable|striking|marked|great|significant|impressive|considerable"
    r"|substantial)"
    r"(?:ly|ally)?,? (?:and|indeed|even|in fact) (?:complete|full|total|entire)(?:ly)?\b",
    re.IGNORECASE,
)
"""`A dramatic and complete recovery`."""


def degree(text: str, start: int, end: int) -> Degree:
    """How far the predicate between the offsets went: `near-complete` is partial."""
    near = around(text, start, end)
    if _WHOLLY.search(near):
        return Degree.COMPLETE
    if _PARTIAL.search(near):
        return Degree.PARTIAL
    return Degree.COMPLETE if _COMPLETE.search(near) else Degree.STATED


def not_quite(text: str, start: int, end: int) -> bool:
    """Whether the text says that something was left: "partial", not merely "marked"."""
    return _NOT_QUITE.search(around(text, start, end)) is not None


def of_most(text: str) -> bool:
    """Whether a clause begins with nearly all of something: `almost every sign of paresis`."""
    return _NEARLY_ALL.match(text) is not None


_NEARLY_ALL = Pattern(
    r"\W*(?:(?:almost|nearly|practically|virtually) (?:all|every\w*)|most\b|some of"
    r"|the (?:majority|bulk|greater part|larger part) of)",
    re.IGNORECASE,
)


def around(text: str, start: int, end: int) -> str:
    """The words just before and just after, without those between.

    What an earlier verb is joined with is its own: `improved markedly and finally resolved`.
    """
    before = text[max(0, start - _BEFORE) : start]
    joined = _OTHER_VERB.match(before) or _NEXT_VERB.match(before)
    cut = joined is not None and not _COMPLETE.search(joined[0])
    return f"{before[joined.end() :] if joined and cut else before} | {text[end : end + _AFTER]}"


_OTHER_VERB = Pattern(
    r".*\b[a-z]{3,}ed\b(?: \w+ly\b| \w+){0,2},? (?:and|then|but) (?:then |later |finally )?",
    re.IGNORECASE | re.DOTALL,
)


_NEXT_VERB = Pattern(
    r".*, (?:has |had |was |were |is )?(?=(?:became|become|been|made|\w{3,}ed|is|was|were)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""`Whose weakness had been mild, became` normal."""


def any_of(*alternatives: str) -> str:
    """A pattern for any of the alternatives as whole words."""
    return rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)"
