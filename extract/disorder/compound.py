"""Disorders that several phrases name together: `thalassaemia, of intermediate severity`.

The names themselves are the vocabulary's; what they make together is in the study's
`disorder_kinds.tsv` (a word apart from the name) and `disorder_compounds.tsv` (two names).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention, study_vocabulary
from studies.study import Study

_FORM = (
    r"(?:forms?|types?|variet(?:y|ies)|variants?|kinds?|severity|gravity|phenotypes?|expression"
    r"|degree|categor(?:y|ies)|course|class|picture|state|subtypes?|presentation)"
)
_ITS = r"(?:(?:the|his|her|homozygous|this) )*"
_LED_TO = compiled(r"""
    \s*(?:[,(]\s*)?(?:(?:which|that) )?(?:(?:was|being|arising|developing|occurring|supervening
    |evolving) )?
    (?:post|after|following(?: (?:up)?on)?|secondary to|due to|from|subsequent to|on|upon|out of
    |(?:phase|stage|transformation|evolution|progression) (?:of|in))
    [\s-]+(?:(?:an?|the|his|her|long-?standing|known|preceding|previous|antecedent|prior) ){0,2}
""")
_POST = compiled(r"\bpost[\s-]*$")
_RELATED = compiled(
    r"[\s-]*(?:(?:related|associated|derived|induced|transformed|evolved)\s+)?(?:\(\w+\)\s*)?"
)
_OPENS_SHORT_FORM = {" (", "(", " ["}
_JUST_BEFORE, _BACK, _AFTER = 12, 60, 110


def named(text: str, abbreviations: Mapping[str, str], study: Study) -> tuple[Mention, ...]:
    """The disorders named in a text, with those that two phrases of it make."""
    mentions = study_vocabulary(study, "disorder_terms").mentions(text, abbreviations)
    if not mentions:
        return ()
    mentions = tuple(_compounds(text, mentions, study))
    kinds = [kind for one in mentions for kind in _kinds(text, one, study)]
    return tuple(sorted((*mentions, *kinds), key=lambda one: one.start)) if kinds else mentions


def _compounds(text: str, mentions: Sequence[Mention], study: Study) -> Iterator[Mention]:
    """`Myelofibrosis secondary to` polycythaemia is one name; the rest stays as it is."""
    pairs = _pairs(study)
    left = list(_without_short_forms(text, mentions))
    while left:
        one, other = left.pop(0), left[0] if left else None
        kind = other and _joint(text, one, other, pairs)
        if other and kind:
            left[0] = Mention(kind, one.start, other.end)
        else:
            yield one


def _without_short_forms(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """`Polycythaemia vera (PV)` is named once."""
    last: Mention | None = None
    for one in mentions:
        if not (last and last.key == one.key and text[last.end : one.start] in _OPENS_SHORT_FORM):
            yield one
        last = one


def _joint(
    text: str, one: Mention, other: Mention, pairs: Mapping[tuple[str, str], str]
) -> str | None:
    """The key of what two neighbours name together; None where they are two."""
    if kind := pairs.get((one.key, other.key)):
        return kind if _LED_TO.fullmatch(text, one.end, other.start) else None
    if kind := pairs.get((other.key, one.key)):
        after = _POST.search(text, max(0, one.start - _JUST_BEFORE), one.start)
        near = _RELATED.fullmatch(text, one.end, other.start)
        told = near and (after or near[0].strip(" -"))
        return kind if told else None
    return None


def _kinds(text: str, mention: Mention, study: Study) -> Iterator[Mention]:
    """The kind of a disorder that a word apart from its name says."""
    kinds = _kinds_of(study).get(mention.key)
    if kinds is None:
        return
    behind, before = _apart(study)
    low, high = max(0, mention.start - _BACK), min(len(text), mention.end + _AFTER)
    found = behind.match(text, mention.end, high) or before.search(text, low, mention.start)
    if found:
        yield Mention(kinds[found["word"].lower()], *found.span("word"))


@cache
def _apart(study: Study) -> tuple[Pattern, Pattern]:
    """The words of a kind behind the name, and before it."""
    words = "|".join({row["word"]: None for row in study.rows("disorder_kinds")})
    word = rf"(?<!compound\s)(?<!double\s)(?<!doubly\s)\b(?P<word>{words})"
    behind = rf"""
        (?:[\s.,:("'“-]{{1,3}}|[^.;]{{0,70}}?(?:\b(?:of|in|with|as|to|being|its|the|an?|his|her
        |clinically|called|termed) |[,(]\s?)){word}(?:,?\s(?:clinical )?{_FORM}\b
        |\s*(?:[.,;:)\]"'”]|$)|\s(?:who|since|had|has|was|presented)\b)
    """
    return compiled(behind), compiled(rf"{word} (?:clinical )?{_FORM} of {_ITS}$")


def came_of(kind: str, other: str, study: Study) -> bool:
    """Whether the one is what the other turns into: myelofibrosis after polycythaemia."""
    return any(second == other and k == kind for (_, second), k in _pairs(study).items())


@cache
def _pairs(study: Study) -> Mapping[tuple[str, str], str]:
    rows = study.rows("disorder_compounds")
    return {(row["first"], row["second"]): row["kind"] for row in rows}


@cache
def _kinds_of(study: Study) -> Mapping[str, Mapping[str, str]]:
    kinds: dict[str, dict[str, str]] = {}
    for row in study.rows("disorder_kinds"):
        kinds.setdefault(row["of"], {})[row["word"]] = row["kind"]
    return kinds
