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
    r"\b(?:no|not|never|without|fail(?:ed|s|ure)?(?: to| of)?|neither|nor|unable to|lack of|nil"
    r"|absence of|little|cannot|hardly|any|nothing)\b(?!\s+(?:only|longer))"
    r"(?:[\s,]+[\w’'/-]+){0,5}[\s,]*$",
    re.IGNORECASE,
)
_COMPLETE = Pattern(
    r"\b(?:complete(?:ly)?(?! (?:\w+ )?(?:para|tetra|quadri|mono|hemi|loss|block"
    r"|sensory level))|full(?:y)?|total(?:ly)?|entire(?:ly|ty)?|perfect(?:ly)?|100\s?%"
    r"|altogether|thorough(?:ly)?|wholly|whole|quite|absolute(?:ly)?|without (?:any )?"
    r"(?:residue|residual|sequela\w*|remainder|trace)|definitive(?:ly)?|for good|outright"
    r"|all (?:of )?(?:the |his |her |these )?(?:\w+ ){0,2}(?:signs|symptoms|deficits|complaints"
    r"|abnormalities|functions?)|every (?:sign|symptom|trace))(?!\w)",
    re.IGNORECASE,
)
_PARTIAL = Pattern(
    r"\b(?:partial(?:ly)?|part(?:ly)?|near(?:ly)?|almost"
    r"|all but|practically|quasi\w*|essentially"
    r"|not (?:quite|yet|fully|entirely|wholly)|in part|majority|moderate|appreciabl[ey]"
    r"|several|remarkabl[ey]"
    r"|striking(?:ly)?|vast(?:ly)?|noticeabl[ey]|subjectively|chiefly|mainly|incomplete(?:ly)?"
    r"|subtotal(?:ly)?|mostly"
    r"|largely|marked(?:ly)?(?! by)|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]"
    r"|some(?:what)?"
    r"|slight(?:ly)?|to a \w+ (?:extent|degree)|virtually|moderate(?:ly)?|mild(?:ly)?|most of"
    r"|limited|modest(?:ly)?|great(?:ly)?|dramatic(?:ally)?|obvious(?:ly)?|half"
    r"|(?:a|one|two)[- ]thirds?"
    r"|not (?:\w+ ){0,2}\w+ly|\d\d?\s?%)(?!\w)",
    re.IGNORECASE,
)
_NOT_QUITE = Pattern(
    r"\b(?:partial(?:ly)?|incomplete(?:ly)?|near(?:ly)?|almost|subtotal(?:ly)?|all but"
    r"|practically"
    r"|not (?:quite|yet|fully|entirely|wholly)|in part|moderate(?:ly)?|some(?:what)?|quasi\w*"
    r"|virtually|slight(?:ly)?|"
    r"most of|limited|modest(?:ly)?|to (?:a|some) (?:\w+ )?(?:extent|degree))\b",
    re.IGNORECASE,
)


BEGUN = re.compile(r"\b(?:start(?:ed|s)?|beg[aiu]n|begins|beginning) to\s+$", re.IGNORECASE)
"""What began to resolve has not resolved yet."""


def negated(text: str, start: int) -> bool:
    """Whether the words before `start` deny what follows: "did not", "failed to", "without"."""
    return _NEGATION.search(text[max(0, start - _REACH) : start]) is not None


_TO = (
    r"(?:(?:(?<!sufficient )(?<!enough )(?<!adequate )(?<!sufficient therapy )"
    r"(?<!sufficient treatment )(?<!responsible )for|essential (?:to|for)|necessary (?:to|for)"
    r"|important (?:to|for)|required (?:to|for)"
    r"|needed (?:to|for)|aim\w* at|aim of|view to|hope of|attempt(?:s|ed)? at|goal of|need for"
    r"|promise of|bridge to)"
    r"(?: (?!months?|years?|weeks?|days?|which|whom|and)[\w-]+){0,3} $)"
)
_PURPOSE = Pattern(rf"\b{_TO}", re.IGNORECASE)
_INFINITIVE = Pattern(
    r"(?:(?P<told>\b(?:beg[aiu]n|start\w*|continu\w*|fail\w*|seem\w*|appear\w*|came|come|able"
    r"|enough|suffic\w*|adequate|helped|served|managed"
    r"|proceed\w*|went on|tend\w*|noted|found|shown|observed|known|reported|seen|unable|him|her"
    r"|allow\w*"
    r"|enabl\w*|caus\w*|slow|ceased|likely|said|first|last|patient|lead|led|due|not))|\w+|^)"
    r"[,]? to (?:\w+ly )?$",
    re.IGNORECASE,
)
_VERB_FORM = Pattern(
    r"(?:improve|relieve|reduce|decrease|resolve|recover|regain|restore|alleviate|ease|diminish"
    r"|palliate"
    r"|eliminate|eradicate|ameliorate|cure|lessen|shrink|control|mitigate|stabili[sz]e|worsen"
    r"|progress"
    r"|deteriorate|grow|enlarge|increase|minimi[sz]e)$",
    re.IGNORECASE,
)
_FOR_A_NOUN = Pattern(
    r"(?:relief|control|improvement|resolution|recovery|reduction|restoration|alleviation|cure"
    r"|palliation"
    r"|amelioration|stabili[sz]ation|shrinkage|eradication|regression)s?$",
    re.IGNORECASE,
)


def is_purpose(text: str, start: int, end: int) -> bool:
    """Whether it is what was hoped for: `removal for pain relief`, `given to reduce the mass`."""
    before = text[max(0, start - _REACH) : start]
    if _FOR_A_NOUN.match(text[start:end]):
        return _PURPOSE.search(before) is not None
    aimed = _INFINITIVE.search(before) if _VERB_FORM.match(text[start:end]) else None
    return aimed is not None and not aimed["told"]


def degree(text: str, start: int, end: int) -> Degree:
    """How far the predicate between the offsets went: `near-complete` is partial."""
    near = around(text, start, end)
    if _PARTIAL.search(near):
        return Degree.PARTIAL
    return Degree.COMPLETE if _COMPLETE.search(near) else Degree.STATED


def not_quite(text: str, start: int, end: int) -> bool:
    """Whether the text says that something was left: "partial", not merely "marked"."""
    return _NOT_QUITE.search(around(text, start, end)) is not None


def around(text: str, start: int, end: int) -> str:
    """The words just before and just after, without those between.

    What an earlier verb is joined with is its own: `improved markedly and finally resolved`.
    """
    before = text[max(0, start - _BEFORE) : start]
    joined = _OTHER_VERB.match(before)
    cut = joined is not None and not _COMPLETE.search(joined[0])
    return f"{before[joined.end() :] if joined and cut else before} | {text[end : end + _AFTER]}"


_OTHER_VERB = Pattern(
    r".*\b[a-z]{3,}ed\b(?: \w+ly\b| \w+){0,2},? (?:and|then|but) (?:then |later |finally )?",
    re.IGNORECASE | re.DOTALL,
)


def any_of(*alternatives: str) -> str:
    """A pattern for any of the alternatives as whole words."""
    return rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)"
