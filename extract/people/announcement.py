"""A reading to the number of patients that it says it reports: `two cases`, `a patient`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grammar.number import number
from extract.grammar.scan import mended
from extract.people.group_introduction import introduction
from extract.people.implied_number import implied_number
from extract.people.mention import Mention, Role
from extract.people.people import mentions
from extract.text.reading import Reading, Sentence, Zone

_OWN = re.compile(
    r"\b(?:we|I|authors?|here(?:in)?|report|paper|article|study|communication|note|letter)\b"
    r"[^.;]{0,60}?\b(?:report|describ|present|discuss|treat|encounter|observ|se[ea]n?\b|saw|manag"
    r"|add\b|shar|illustrat|document|identif|look\w* after|c[oa]me across|studied|analy[sz]|examin"
    r"|publish|introduc|detail|outlin|operat|irradiat|decompress|cared|bring|brought|contribut"
    r"|submit|offer|recount|consult|admit)\w*",
    re.IGNORECASE,
)
_ARE_REPORTED = re.compile(
    r"^[^.;]{0,260}?\b(?:is|are|was|were|have been|has been)\s(?:here\s)?(?:re)?"
    r"(?:reported|described|presented|discussed|illustrated|added|reviewed|studied|analy[sz]ed"
    r"|treated|seen|observed|examined|managed)\b(?!\s(?:by|in the lit|previously))",
    re.IGNORECASE,
)
_REPORTED_IN = re.compile(
    r"\b(?:is|are)\s(?:here(?:in)?\s)?(?:reported|described|presented)\s(?:here\s)?in\s$",
    re.IGNORECASE,
)
"""`Compression of the cord is reported in five children`."""

_ONE_CASE = re.compile(
    r"\bcase (?:report|study|presentation|record|illustration|of the month)\b(?!s)|\ba case\b"
    r"|\bone case\b"
    r"|\b(?:single|illustrative|unusual|rare|exceptional|interesting) case\b"
    r"|\b(?:in|of) an? (?:[\w-]+ ){0,6}?"
    r"(?:patient|man|woman|boy|girl|child|adult|infant|male|female)\b|\b(?:one|a single) patient\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:^|> )(?:the |illustrative |our )?(?:case|patient)"
    r"(?: (?:report|presentation|description|history|summary|study|illustration|concerns))?$",
    re.IGNORECASE,
)
_IS_PRESENTED = re.compile(
    r"\b(?:this|one|a|an) (?:[\w-]+ ){0,3}?(?:case|patient|observation)\b[^.;]{0,80}?"
    r"\b(?:is|was) (?:here )?(?:presented|reported|described)\b(?! (?:by|in|previously))",
    re.IGNORECASE,
)
_OF_THE_LITERATURE = re.compile(
    r"\b(?:review|analysis|survey|summary|series|registry|cohort|study) of\s"
    r"(?:the\s|all\s)?(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"\b(?:mother|father|parent)s?\b.{1,40}\b(?:daughter|son|child)\b"
    r"|\b(?:brother and sister|siblings?|brothers|sisters|twins|monozygotic|familial occurrence)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(?:mean|median|average)\s(?:\w+\s){0,3}?ages?\b|\bages?\b[^.;]{0,40}\b(?:mean|median|average"
    r"|ranged|range)\b|\bwith\sa\s(?:mean|median)\sof\b|\b(?:mean|median)\s(?:of|was)\s\d",
    re.IGNORECASE,
)
_MANY = 7
_SERIES = 12
"""Of more patients than this, nobody tells one by one; it is a group."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """How many patients are announced: None where nothing is said.

    `family` holds the words of kinship that they go by (`brother`, `mother`), `group` says that
    they are a group told in figures (mean age, percentages).
    """

    count: int | None
    family: frozenset[str] = frozenset()
    group: bool = False


def announcement(reading: Reading) -> Announcement:
    """The number that the paper says of its own patients; those of other papers do not count.

    `We report three patients` before a bare `two men` that opens a sentence, that before the
    title's `a case report`.
    """
    own = list(_announced(reading))
    group = any(m.count > _SERIES for _, m in own) or _in_figures(reading)
    family = _kinship(reading.article.title, own)
    full = _in_full(reading) or _single(reading)
    strong = [_in_all(sentence, m) for sentence, m in own if _is_strong(sentence, m)]
    if full or strong:
        count = full or strong[0]
        return Announcement(count, family, not full and group and count >= _MANY)
    if group:
        return Announcement(_of_kin(reading, family), family, group)
    return Announcement(_unannounced(reading, own) or _of_kin(reading, family), family)


def _unannounced(reading: Reading, own: Sequence[tuple[Sentence, Mention]]) -> int:
    """The number shown otherwise, the surest sign first; 0 where there is none."""
    told = (s for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    joined = max((_joined(s) for s in told), default=0)
    if joined > 1:
        return joined
    implied = implied_number(reading)
    if implied or _tells_one(reading):
        return implied or 1
    if own:
        return _in_all(*own[0])
    return int(any(_HEADING.search(sentence.heading) for sentence in reading.sentences))


def _of_kin(reading: Reading, family: frozenset[str]) -> int | None:
    """2 for a title that names mother and daughter."""
    return 2 if family and _FAMILY.search(reading.article.title) else None


_FULL = re.compile(
    r"\b(?:with\s|of\s(?:whom|which|these|them),?\s)?(?P<count>two|three|four|five|six|seven|[2-7])\s"
    r"(?:(?:of\s(?:them|whom|these|our)|patients|cases|illustrative)\s){0,2}(?:are\s|were\s|is\s)?(?:here\s)?"
    r"(?:described|reported|detailed|presented|told|recounted|related)\s(?:here\s|below\s)?"
    r"(?:in\s(?:full|(?:more\s|some\s|greater\s)?detail|extenso)|individually|one\sby\sone|at\slength)\b",
    re.IGNORECASE,
)


def _in_full(reading: Reading) -> int:
    """`six patients, with three described in full`: the others are only counted."""
    for sentence in reading.sentences:
        if sentence.zone in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE}:
            found = _FULL.search(sentence.text)
            if found:
                return int(number(found["count"].lower()) or 0)
    return 0


_SINGLE = re.compile(
    r"\b(?:we|I|authors?)\s(?:here(?:in)?\s|wish\sto\s|would\slike\sto\s)?"
    r"(?:report|describe|present|bring|add|contribute|offer|submit|relate|recount)\w*\s(?:here\s|on\s|now\s)?"
    r"(?:one|a\s(?:single|further|new))\s(?:\w+\s){0,2}?(?:case|observation|patient|example|instance)\b",
    re.IGNORECASE,
)


def _single(reading: Reading) -> int:
    """1 for `we bring one observation`, whatever figures of other papers stand around it."""
    told = (s for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    return int(any(_SINGLE.search(sentence.text) for sentence in told))


def _in_all(sentence: Sentence, counted: Mention) -> int:
    """The number counted, with those introduced beside it: `two sisters and their brother`."""
    group = introduction(sentence.text)
    begins = group is not None and abs(group.start - counted.start) <= 1
    return max(counted.count, len(group.members)) if group and begins else counted.count


def _joined(sentence: Sentence) -> int:
    """How many people of told age one `and` joins: `a man of 23 and a 34-year-old woman`."""
    people = [m for m in mentions(sentence.text) if m.role is not Role.PRONOUN]
    pairs = _pairs(sentence.text, people)
    group = introduction(sentence.text)
    first = pairs[0][0].start if pairs else group.start if group else _NEAR_START + 1
    own = _OWN.search(sentence.text) or first <= _NEAR_START
    quoted = any(m.role is Role.OTHERS for m in people)
    size = max(len(pairs) + 1 if pairs else 0, len(group.members) if group else 0)
    return size if own and not quoted else 0


def _pairs(text: str, people: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Neighbours of told age joined by `and`, with those whom commas join before them."""
    found: list[tuple[Mention, Mention]] = []
    listed: list[tuple[Mention, Mention]] = []
    for one, other in pairwise(people):
        gap = text[one.end : other.start]
        new = other.role in {Role.SOME, Role.KIN} and None not in {one.age, other.age}
        if not (new and one.role is Role.SOME and one.age != other.age):
            listed = []
        elif _AND.search(gap):
            found += [*listed, (one, other)]
            listed = []
        elif gap.strip() in {",", ";"}:
            listed.append((one, other))
        else:
            listed = []
    return found


_AND = re.compile(r"^[^.;()]{0,60}?\band\s(?:his|her)?\s?$")


def _in_figures(reading: Reading) -> bool:
    """Whether the paper's own people are told in figures (mean age, `38 patients`).

    Only what stands before the first of them whose age is told counts: a report may close with
    the figures of other papers.
    """
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE}:
            continue
        people, own = mentions(sentence.text), _OWN.search(mended(sentence.text))
        if any(m.role is Role.OTHERS for m in people) and not own:
            continue
        if _FIGURES.search(sentence.text):
            return True
        counts = [m.count for m in people if m.role is Role.COUNT]
        if counts and sentence.zone is not Zone.BACKGROUND:
            return max(counts) >= _MANY
        if any(_is_told(m, sentence, own=own is not None) for m in people):
            return False
    return False


def _is_told(mention: Mention, sentence: Sentence, *, own: bool) -> bool:
    """Whether one person is spoken of: `he`, `a man of 40`, `we report a patient`."""
    if mention.role is Role.PRONOUN:
        return sentence.zone is Zone.CASE
    return mention.role in _TOLD and (own or mention.age is not None)


def _kinship(title: str, own: Sequence[tuple[Sentence, Mention]]) -> frozenset[str]:
    """`brother` for two brothers, `mother` and `daughter` for a title that names them."""
    if any(m.noun in _SINGULAR for _, m in own):
        return frozenset(word for _, m in own for word in _SINGULAR.get(m.noun, ()))
    if _FAMILY.search(title):
        words = re.findall(r"[a-z]+", title.lower())
        return frozenset(
            w for word in words for w in _SINGULAR.get(word, (word,)) if w in _RELATIVES
        )
    return frozenset()


_SINGULAR = {
    "brothers": ("brother",),
    "sisters": ("sister",),
    "siblings": ("sibling", "brother", "sister"),
    "sibling": ("sibling", "brother", "sister"),
    "twins": ("twin", "brother", "sister"),
    "cousins": ("cousin",),
}
_RELATIVES = frozenset(
    {"mother", "father", "son", "daughter", "brother", "sister", "sibling", "twin", "cousin"}
)


def _announced(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    opening = True
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION}:
            continue
        people = mentions(sentence.text)
        if any(m.role is Role.OTHERS for m in people) and not _OWN.search(sentence.text):
            continue
        for mention in people:
            if mention.role is Role.COUNT and _counts(sentence, mention, opening=opening):
                yield sentence, mention
        told = sentence.zone is Zone.CASE and any(m.role in _TOLD for m in people)
        opening = opening and not told


def _counts(sentence: Sentence, mention: Mention, *, opening: bool) -> bool:
    before = sentence.text[: mention.start]
    if _OF_THE_LITERATURE.search(before):
        return False
    if sentence.zone is Zone.TITLE:
        return True
    if _is_strong(sentence, mention):
        return True
    return opening and sentence.zone is Zone.CASE and len(before.strip(" .:-–")) <= _NEAR_START


_NEAR_START = 12
_TOLD = frozenset({Role.SOME, Role.THE, Role.OURS, Role.PRONOUN})


def _is_strong(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words say that these are the paper's own: `we describe …`, `… are reported`."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if sentence.zone is Zone.TITLE:
        return not _OF_THE_LITERATURE.search(before)
    reported = _OWN.search(before) or _ARE_REPORTED.match(after) or _REPORTED_IN.search(before)
    return reported is not None


def _tells_one(reading: Reading) -> bool:
    for sentence in reading.sentences:
        if sentence.zone is Zone.TITLE and _ONE_CASE.search(sentence.text):
            return True
        if _OWN.search(sentence.text) and _ONE_CASE.search(sentence.text):
            return True
        if _IS_PRESENTED.search(sentence.text):
            return True
    return False
