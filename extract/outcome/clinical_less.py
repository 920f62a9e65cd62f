"""Less of a symptom to what it tells: `decreased`, `relieved`, `relieved of`, `partial relief`."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause, Theme
from extract.outcome.degree import Degree, degree, negated
from extract.outcome.state import Clinical, State, tell, themes_of


def less(clause: Clause, match: re.Match[str]) -> State | None:
    """`decreased`, `relieved`: said of a symptom, improved."""
    rid = _RID_OF.match(clause.text, match.end())
    end = rid.end() if rid else match.end()
    themes = themes_of(clause, match) | clause.themes_of_noun(match.start(), end)
    some = match[0].lower() == "relief" and _SOME_RELIEF.search(clause.text, 0, match.end())
    if some and not _OF_WHAT.match(clause.text, match.end()):
        themes = frozenset({Theme.SYMPTOM})
    unsaid = themes <= {Theme.PERSON} and (
        match[0].lower() == "relief" or _RELIEVED.search(clause.text, 0, match.end()) is not None
    )
    if (
        Theme.FUNCTION in themes
        and "control" in match[0].lower()
        and not negated(clause.text, match.start())
    ):
        return tell(match, Clinical.IMPROVED, "less")
    if not (Theme.SYMPTOM in themes or unsaid) or _THAN.match(clause.text, match.end()):
        return None
    if negated(clause.text, match.start()):
        return tell(match, Clinical.UNCHANGED, "not_less", part=True)
    wholly = _FREED.search(clause.text[: match.end()] + "|" + clause.text[match.end() :])
    if wholly or degree(clause.text, *match.span()) is Degree.COMPLETE:
        return tell(match, Clinical.RESOLVED, "less_completely", part=True)
    return tell(match, Clinical.IMPROVED, "less")


_SOME_RELIEF = Pattern(
    r"\b(?:with|partial|complete|some|good|marked|great|prompt|symptomatic|full|total|excellent"
    r"|much|rapid|immediate|considerable|satisfactory|moderate|slight|temporary) relief$",
    re.IGNORECASE,
)
_OF_WHAT = Pattern(r"\s+(?:of|from|in)\b", re.IGNORECASE)
_FREED = Pattern(
    r"\b(?:was|is|were|been) relieved\| of (?:all |his |her |the |these |both )", re.IGNORECASE
)
"""`Was relieved of his symptoms`: they are gone; `his pain was relieved` is less."""
_RELIEVED = Pattern(
    r"\b(?:was|is|has been|felt) (?:much|greatly|considerably|markedly|completely|partly|partially)"
    r" relieved$",
    re.IGNORECASE,
)
_RID_OF = Pattern(r" (?:him|her|the patient|them)(?: \w+ly)?(?= (?:of|from)\b)", re.IGNORECASE)
"""`relieved him of pain`."""
_THAN = Pattern(r"\s+than\s+(?:\d|an?\b|one\b|two\b)", re.IGNORECASE)
