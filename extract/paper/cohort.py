"""A reading to the aggregate figures of its own (or pooled) group with the disease.

The group is the one whose ages or sexes are given; `n` is the count that stands with them. A sex
count that is missing stays so, also where a ratio or the other sex would give it (contract).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cases.finding import SOMEONE_ELSE
from cases.record import Cohort
from extract.grammar.number import number, numbers
from extract.grammar.pattern import Pattern
from extract.grammar.subject import subject_of
from extract.paper.group_figure import (
    AGES,
    BOTH,
    FOUND_AMONG,
    FOUND_IN,
    MALE,
    MEAN,
    MEDIAN,
    OF_WHOM,
    ONE_SEX,
    PERSONS,
    ROUNDED,
    SHARE,
    TO_ONE_ANOTHER,
    TOTAL,
    N,
)
from extract.people.own_people import announced
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

FEWEST, _OLDEST = 3, 120.0
_NEXT = 2
"""Figures of one group stand within so many sentences of each other."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What one sentence says of a group; ages in years."""

    sentence: Sentence
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    male: int | None
    female: int | None

    @property
    def said(self) -> int:
        """How many figures there are: the sentence with most tells of the group."""
        values = (self.mean, self.median, self.low, self.male, self.female)
        return sum(value is not None for value in values)


def find_cohort(
    reading: Reading, patients: Patients, study: Study, *, about_others: bool
) -> Cohort | None:
    """The group's figures, or None where the paper tells of no group, or of one patient of its own.

    One that is `about_others` (`review` says it) pools their patients.

    The sentence they stand in is the note: it says what the group is, and holds what has no field
    (a ratio of the sexes).
    """
    if len(patients.all) == 1 and not about_others:
        return None
    sentences = [s for s in reading.sentences if _may_tell(s, patients, pooled=about_others)]
    groups = [group for group in map(_group, sentences) if group.said]
    if not groups:
        return None
    # "13 with the tissue (six men ...) and nine with its double (two men ...)": the first is ours
    tissue = subject_of(study).tissue
    best = max(groups, key=lambda g: (g.said, tissue.search(g.sentence.text) is not None))
    n = _count(best, sentences, reading.article.title, tissue)
    if n is None or n < FEWEST:
        return None
    best = _with_what_follows(best, groups, n)
    male, female = best.male, best.female
    if male is None and female is None:
        male, female = _shares(best.sentence.text, n)
    return Cohort(
        n=n,
        age_mean=best.mean,
        age_median=best.median,
        age_low=best.low,
        age_high=best.high,
        male=male,
        female=female,
        note=" ".join(best.sentence.text.split()),
    )


def _with_what_follows(best: _Group, groups: Sequence[_Group], n: int) -> _Group:
    """The group with what the sentences around it add: ages in one, the sexes in the next."""
    for other in groups:
        apart = abs(other.sentence.index - best.sentence.index)
        counts = set(_counts(other.sentence.text)) - {n, other.male, other.female}
        if counts or not 0 < apart <= _NEXT:
            continue
        if best.male is None and best.female is None and _sum(other) in {0, n}:
            best = replace(best, male=other.male, female=other.female)
        if best.mean is None and best.median is None:
            best = replace(best, mean=other.mean, median=other.median)
        if best.low is None:
            best = replace(best, low=other.low, high=other.high)
    return best


def _sum(group: _Group) -> int:
    """Men and women together; 0 where one of them is not told."""
    return 0 if group.male is None or group.female is None else group.male + group.female


def counted_group(reading: Reading, study: Study) -> Cohort | None:
    """The number of a group of which nothing else is told: `23 cases of epidural haematopoiesis`.

    `Of 1200 patients with myelofibrosis` is the register that it came from.
    """
    subject = subject_of(study)
    counted = [
        (sentence, people.count)
        for sentence, people in announced(reading)
        if people.count >= FEWEST and not _OUT_OF.search(sentence.text[: people.start])
    ]
    named = [c for c in counted if subject.tissue.search(c[0].text)]
    if not named and not subject.tissue.search(reading.article.title):
        return None
    return next((Cohort(n=n, note=" ".join(s.text.split())) for s, n in named or counted), None)


_OUT_OF = Pattern(r"(?:^\W*|[,;:]\s)(?:of|among|amongst)\s(?:(?:the|all|our)\s)?$", re.IGNORECASE)


def _may_tell(sentence: Sentence, patients: Patients, *, pooled: bool) -> bool:
    """Whether a sentence may speak of the paper's group; one without own patients pools others'."""
    if sentence.zone in {Zone.DISCUSSION, Zone.TABLE}:
        return False
    return pooled or not patients.all or patients.experiencers(sentence, 0) != (SOMEONE_ELSE,)


def _group(sentence: Sentence) -> _Group:
    text = sentence.text
    mean, median, ages = MEAN.search(text), MEDIAN.search(text), AGES.search(text)
    low, high = _bounds(ages)
    male, female = _sexes(text)
    return _Group(
        sentence=sentence,
        mean=_figure(mean["age"] or mean["later"] or mean["last"] or mean["plus"])
        if mean
        else None,
        median=_figure(median["age"] or median["later"]) if median else None,
        low=low,
        high=high,
        male=male,
        female=female,
    )


def _figure(written: str) -> float:
    return float(written.replace("·", "."))


def _bounds(match: re.Match[str] | None) -> tuple[float | None, float | None]:
    if match is None:
        return None, None
    low, high = _figure(match["low"]), _figure(match["high"])
    return (low, high) if low < high < _OLDEST else (None, None)


def _sexes(text: str) -> tuple[int | None, int | None]:
    both = BOTH.search(text)
    if both:
        male = _whole(both["male"] or both["male2"])
        female = _whole(both["female"] or both["female2"])
        if male is not None and female is not None:
            return male, female
    ratio = TO_ONE_ANOTHER.search(text)
    if ratio and int(ratio["male"]) + int(ratio["female"]) in _counts(text):
        return int(ratio["male"]), int(ratio["female"])
    one = ONE_SEX.search(text)
    if one is None:
        return None, None
    count = _whole(one["count"] or one["count2"] or one["count3"])
    men = re.match(MALE, one["sex"] or one["sex2"] or one["sex3"], re.IGNORECASE)
    return (count, None) if men else (None, count)


def _shares(text: str, n: int) -> tuple[int | None, int | None]:
    """Men and women of `n` from percentages: 61 % of 18 are 11; None where no count gives it."""
    found: dict[bool, int] = {}
    for share in SHARE.finditer(text):
        percent = _figure(share["percent"])
        count = round(n * percent / 100)
        if abs(100 * count / n - percent) < ROUNDED:
            found.setdefault(re.match(MALE, share["sex"], re.IGNORECASE) is not None, count)
    return found.get(True), found.get(False)


def _whole(written: str) -> int | None:
    value = number(written)
    return int(value) if value is not None and value == int(value) else None


def _count(group: _Group, sentences: Sequence[Sentence], title: str, tissue: Pattern) -> int | None:
    """Both sexes, else the count of persons that stands nearest: here, before, in the title."""
    if group.male is not None and group.female is not None:
        return group.male + group.female
    at = sentences.index(group.sentence)
    before, after = reversed(sentences[max(0, at - 2) : at]), sentences[at + 1 : at + 2]
    for sentence in (group.sentence, *before, *after):
        told = OF_WHOM.search(sentence.text) or TOTAL.search(sentence.text)
        if told and int(told["n"]) >= FEWEST:
            return int(told["n"])
        among = _of_register(sentence.text, tissue)
        if among and among >= FEWEST:
            return among
        counts = [n for n in _counts(sentence.text) if n >= FEWEST]
        if sentence is group.sentence:  # "There were 15 males": of how many, another says
            counts = [n for n in counts if n not in {group.male, group.female}]
        if counts:
            return counts[0]
    return next(_counts(title), None)


def _counts(text: str) -> Iterator[int]:
    for figure in numbers(text):
        if figure.value == int(figure.value) and PERSONS.match(text, figure.end):
            yield int(figure.value)
    yield from (int(match["n"]) for match in N.finditer(text))


def _of_register(text: str, tissue: Pattern) -> int | None:
    """`Among 1,164 patients 27 (2.3%) had cord compression`: 27; None where nothing says so."""
    named = tissue.search(text) is not None
    among = FOUND_AMONG.search(text)
    if among and (named or among["share"]):
        return _whole(among["n"])
    found = FOUND_IN.search(text) if named else None
    return _whole(found["n"] or found["part"]) if found else None
