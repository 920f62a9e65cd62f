"""A reading to the number of patients that it says it reports: `two cases`, `a patient`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.grammar.person import FEMALE, KIN, MALE
from extract.grammar.scan import mended
from extract.people.announced_kin import (
    bare_kin,
    kinship,
    number_of_kin,
    presented_pair,
    presented_parent,
)
from extract.people.explicit_number import in_full, presented_in, single, tells_one
from extract.people.group_introduction import introduction
from extract.people.implied_number import implied_number
from extract.people.joined_people import in_all, most_joined
from extract.people.mention import Mention, Role
from extract.people.own_people import (
    ONE_OF,
    OWN,
    OWN_CASE,
    TOLD,
    announced,
    is_found_in_print,
    is_strong,
)
from extract.people.people import mentions
from extract.text.reading import Reading, Sentence, Zone

_HEADING = Pattern(
    r"(?:^|> )(?:the |illustrative |our )?(?:case|patient)"
    r"(?: (?:report|presentation|description|history|summary|study|illustration|concerns))?$",
    re.IGNORECASE,
)
_FIGURES = Pattern(
    r"\b(?:mean|median|average)\s(?:\w+\s){0,3}?ages?\b|\bages?\b[^.;]{0,40}\b(?:mean|median|average"
    r"|ranged|range)\b|\bwith\sa\s(?:mean|median)\sof\b|\b(?:mean|median)\s(?:of|was)\s\d",
    re.IGNORECASE,
)
_PAIR, _MANY = 2, 7
_SERIES = 12
"""Of more patients than this, nobody tells one by one; it is a group."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """How many patients are announced: None where nothing is said.

    `family` holds the words of kinship that they go by (`brother`, `mother`), `group` says that
    they are a group told in figures (mean age, percentages), `summed` that a few are told so.
    """

    count: int | None
    family: frozenset[str] = frozenset()
    group: bool = False
    summed: bool = False


def announcement(reading: Reading) -> Announcement:
    """The number that the paper says of its own patients; those of other papers do not count.

    `We report three patients` before a bare `two men` that opens a sentence, that before the
    title's `a case report`.
    """
    own = list(announced(reading))
    group = any(m.count > _SERIES for _, m in own) or _in_figures(reading)
    family = kinship(reading.article.title, own) or presented_pair(reading)
    family = family or presented_parent(reading)
    full = in_full(reading) or single(reading)
    if group and not full and _one_of_many(reading, own):
        return Announcement(1, family)
    strong = [(sentence, m) for sentence, m in own if is_strong(sentence, m)]
    if full or strong:
        count = full or max(_first(reading, strong), number_of_kin(reading, family) or 0)
        figures = not full and group and count >= _MANY
        return Announcement(count, family, figures, summed=count > _PAIR and _sums(reading))
    alone = presented_in(reading) and not any(m.count > _SERIES for _, m in own)
    if group and not alone:
        return Announcement(number_of_kin(reading, family), family, group)
    of_kin = number_of_kin(reading, family)
    count = _unannounced(reading, own)
    if of_kin and of_kin > _PAIR:
        return Announcement(of_kin, family)
    return Announcement(max(count, bare_kin(reading)) or of_kin, family)


def _one_of_many(reading: Reading, own: Sequence[tuple[Sentence, Mention]]) -> bool:
    """`We have seen 312 patients. In one of them, a publican who was 69, …`: the one is told."""
    if not own or any(_FIGURES.search(s.text) for s in reading.sentences):
        return False
    last = own[-1][0].index
    for sentence in reading.sentences[last : last + 2]:
        one = _ONE_OF_THEM.search(sentence.text)
        if one and any(
            one.end() <= a.start <= one.end() + _NEAR for a in age_mentions(sentence.text)
        ):
            return sum(m.count > 1 and m.role is Role.COUNT for _, m in own) == 1
    return False


_ONE_OF_THEM = Pattern(
    r"\b(?:one|a single one|1)\s(?:of\s(?:them|these|whom|our\spatients)|among\sthem)\b",
    re.IGNORECASE,
)
_NEAR = 60


def _first(reading: Reading, strong: Sequence[tuple[Sentence, Mention]]) -> int:
    """The number announced first: 1 for `A case is described. Three cases are reviewed`."""
    sentence, counted = strong[0]
    if presented_in(reading, before=sentence.index):
        return 1
    count = max(in_all(sentence, counted), _added_up(sentence, counted))
    later = reading.sentences[sentence.index + 1 :]
    return count + any(_one_more(s, count + 1) for s in later)


_ONE_AND = Pattern(
    r"\b(?:an?|one)\s(?:[\w-]+\s)?(?:case|patient)\b[^.;]{0,70}?\band\s$", re.IGNORECASE
)
_AND_ONE = Pattern(
    r"(?:[^.;]{0,70}?\band\s(?:an?|one)\s(?:further\s)?(?:case|patient)\s(?:of|with)\b"
    rf"|\sand\s(?:(?:an?|one|their|his|her)\s)(?:[\w-]+\s){{0,2}}?(?:{MALE}|{FEMALE}|(?:[\w-]+-)?{KIN})"
    r"\b(?!\s(?:patients|cases)\b))",
    re.IGNORECASE,
)


def _added_up(sentence: Sentence, counted: Mention) -> int:
    """3 for `one case of A and two cases of B`, `two men and a woman`; else the number itself."""
    more = _ONE_AND.search(sentence.text[: counted.start]) or (
        _AND_ONE.match(sentence.text, counted.end)
    )
    return counted.count + (more is not None)


def _one_more(sentence: Sentence, number: int) -> bool:
    """`A fourth patient is presented` after three."""
    text = sentence.text
    named = (m for m in mentions(text) if m.role is Role.ORDINAL and m.numbers == (number,))
    new = any(text[m.start : m.start + 2].lower() == "a " for m in named)
    return new and OWN_CASE.search(text) is not None


def _unannounced(reading: Reading, own: Sequence[tuple[Sentence, Mention]]) -> int:
    """The number shown otherwise, the surest sign first; 0 where there is none."""
    told = (s for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    joined = most_joined(told)
    if joined > 1:
        return joined
    implied = implied_number(reading)
    if presented_pair(reading):
        return max(implied, _PAIR)
    if implied or tells_one(reading):
        return implied or 1
    if own:
        return max(in_all(*own[0]), _added_up(*own[0]))
    return int(any(_HEADING.search(sentence.heading) for sentence in reading.sentences))


def _in_figures(reading: Reading) -> bool:
    """Whether the paper's own people are told in figures (mean age, `38 patients`).

    Only what stands before the first of them whose age is told counts: a report may close with
    the figures of other papers.
    """
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE}:
            continue
        if is_found_in_print(sentence, reading):
            continue
        people, own = mentions(sentence.text), OWN.search(mended(sentence.text))
        if any(m.role is Role.OTHERS for m in people) and not own:
            continue
        if _FIGURES.search(sentence.text):
            return True
        counted = (m for m in people if m.role is Role.COUNT)
        before = ((m, sentence.text[: m.start]) for m in counted)
        counts = [m.count for m, words in before if not ONE_OF.search(words)]
        if counts and sentence.zone is not Zone.BACKGROUND:
            return max(counts) >= _MANY
        if any(_is_told(m, sentence, own=own is not None) for m in people):
            return False
    return False


_APART = Pattern(
    r"\bone\b[^.;]{0,100}\b(?:one|another)\b[^.;]{0,100}\b(?:the other|the third|another)\b",
    re.IGNORECASE,
)


def _sums(reading: Reading) -> bool:
    """Whether ages or sexes of several are given together: a range, `three men and one woman`."""
    if any(_APART.search(s.text) for s in reading.sentences if s.zone is Zone.CASE):
        return False
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.BACKGROUND, Zone.CASE}:
            continue
        if any(m.role is Role.OTHERS for m in mentions(sentence.text)):
            continue
        group = introduction(sentence.text)
        if _FIGURES.search(sentence.text) or (group and group.summed):
            return True
    return False


def _is_told(mention: Mention, sentence: Sentence, *, own: bool) -> bool:
    """Whether one person is spoken of: `he`, `a man of 40`, `we report a patient`."""
    if mention.role is Role.PRONOUN:
        return sentence.zone is Zone.CASE
    return mention.role in TOLD and (own or mention.age is not None)
