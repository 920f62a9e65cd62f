"""A reading to the number of cases it says outright to tell: `one observation`, `two in full`."""

import re

from extract.grammar.announcing import ANNOUNCE, HERE
from extract.grammar.number import number
from extract.grammar.pattern import Pattern
from extract.people.own_people import NOT_ELSEWHERE, OWN, PRESENTED
from extract.people.telling import CLINICAL
from extract.people.token import tokens_of
from extract.text.reading import Reading, Sentence, Zone

_FULL = Pattern(
    r"\b(?:with\s|of\s(?:whom|which|these|them),?\s)?(?P<count>two|three|four|five|six|seven|[2-7])\s"
    r"(?:(?:of\s(?:them|whom|these|our)|patients|cases|illustrative)\s){0,2}(?:are\s|were\s|is\s)?(?:here\s)?"
    r"(?:described|reported|detailed|presented|told|recounted|related)\s(?:here\s|below\s)?"
    r"(?:here\b|in\s(?:full|(?:more\s|some\s|greater\s)?detail|extenso)|individually|one\sby\sone|at\slength)\b",
    re.IGNORECASE,
)


def in_full(reading: Reading) -> int:
    """`six patients, with three described in full`: the others are only counted."""
    for sentence in reading.sentences:
        if sentence.zone in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE}:
            found = _FULL.search(sentence.text)
            if found:
                return int(number(found["count"].lower()) or 0)
    return 0


_SINGLE = Pattern(
    rf"{ANNOUNCE}\s(?:on\s)?(?:{HERE}\s)?"
    r"(?:one|an?\s(?:single|further|new|additional|own)|another)\s(?:\w+\s){0,2}?(?:case|observation|patient|example|instance)\b",
    re.IGNORECASE,
)


def single(reading: Reading) -> int:
    """1 for `we bring one observation`, whatever figures of other papers stand around it."""
    told = (s for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    return int(any(_SINGLE.search(sentence.text) for sentence in told))


_ONE_CASE = Pattern(
    r"\bcase (?:report|study|presentation|record|illustration|of the month)\b(?!s)"
    r"|\ba case\b(?! series)"
    r"|\bone case\b"
    r"|\b(?:single|illustrative|unusual|rare|exceptional|interesting) case\b"
    r"|\b(?:in|of) an? (?:[\w-]+ ){0,6}?"
    r"(?:patient|case(?= (?:of|with))|man|woman|boy|girl|child|adult|infant|male|female)\b"
    r"|\b(?:one|a single) patient\b",
    re.IGNORECASE,
)
_IS_PRESENTED = Pattern(
    r"\b(?:this|one|an?|another|our|the) (?:[\w-]+ ){0,3}?(?:case|observation|example|instance"
    r"|histor(?:y|ies) of an? (?:[\w-]+ ){0,3}?(?:patient|man|woman|boy|girl|child|adult))\b"
    r"(?!s)[^.;]{0,220}?\b(?:is|was|are|were) (?:here |now |herewith |briefly )?"
    rf"(?:{PRESENTED}|given|discussed|detailed|outlined|shown|added|illustrated|summari[sz]ed)\b"
    rf"{NOT_ELSEWHERE}"
    r"|\b(?:this|one|an?|another) (?:[\w-]+ ){0,3}?(?:patient|man|woman|boy|girl|child|adult|infant"
    r"|male|female)\b(?!s)[^.;]{0,220}?\b(?:is|was|are|were) (?:here |now |herewith |briefly )?"
    rf"{PRESENTED}\b{NOT_ELSEWHERE}",
    re.IGNORECASE,
)
_PERSONAL = Pattern(
    r"\b(?:a|one|our|the) (?:single )?(?:personal|own) (?:case|observation|patient)\b(?!s)"
    r"|\b(?:our|the present) (?:case|patient) (?:is|was|concerns|involves|describes)"
    r" (?:that of )?an? (?!\w+ (?:example|reminder|illustration|exception))",
    re.IGNORECASE,
)
_OCCURRENCE = Pattern(
    r"^\W*(?!(?:the |an? |our )?(?:[\w-]+ ){0,3}?(?:techni\w+|methods?|approach\w*|procedures?"
    r"|roles?|value|use|management|treatments?|therap\w+|patho\w+|a?etiology|literature|appearances?|features"
    r"|findings|diagnosis|significance|mechanisms?|principles?|experience|results?|reviews?|classification"
    r"|series|study|studies|aspects?|data|criteria|incidence|prevalence|frequency)\b)"
    r"(?P<what>[^.;:]{4,220}?)\b(?:is|was) (?:here |now )?"
    rf"(?:{PRESENTED})\b{NOT_ELSEWHERE}",
    re.IGNORECASE,
)
"""`The occurrence of paraplegia in polycythaemia is reported`."""


def presented(sentence: Sentence) -> bool:
    """Whether it says that one case is presented: `A case of paraplegia is described`."""
    if _PERSONAL.search(sentence.text):
        return True
    return _IS_PRESENTED.search(sentence.text) is not None or _occurred(sentence.text)


def presented_in(reading: Reading, before: int | None = None) -> bool:
    """Whether a sentence of the text, up to the one of index `before`, presents one case."""
    told = reading.sentences[:before]
    return any(s.zone is not Zone.TITLE and presented(s) for s in told)


def tells_one(reading: Reading) -> bool:
    """Whether title or text call it the report of one case, as most reports do."""
    for sentence in reading.sentences:
        if sentence.zone is Zone.TITLE and _ONE_CASE.search(sentence.text):
            return True
        if OWN.search(sentence.text) and _ONE_CASE.search(sentence.text):
            return True
        if presented(sentence):
            return True
    return False


def _occurred(text: str) -> bool:
    """`The removal of such a mass is reported`; not of several patients."""
    found = _OCCURRENCE.search(text)
    if found is None or not CLINICAL.search(found["what"]):
        return False
    return not any(t.kind.plural for t in tokens_of(found["what"]))
