"""A reading to the aggregate figures of its own (or pooled) group with the disease.

The group is the one whose ages or sexes are given; `n` is the count that stands with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.finding import SOMEONE_ELSE
from cases.record import Cohort
from extract.number import number, numbers
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone
from extract.subject import subject_of
from studies.study import Study

_FIGURE = r"\d{1,3}(?:[.·]\d{1,2})?"
_WITHIN = r"(?:[^.;]|\.\d){0,90}?"
_MEAN = re.compile(
    rf"\b(?:mean|average)(?: \w+)? age\b(?:[^.;\d]){{0,40}}?(?P<age>{_FIGURE})"
    rf"|\bage\b[^.;]{{0,20}}\b(?:mean|average)\b[^.;\d]{{0,15}}?(?P<later>{_FIGURE})",
    re.IGNORECASE,
)
_MEDIAN = re.compile(
    rf"\bmedian(?: \w+)? age\b(?:[^.;\d]){{0,40}}?(?P<age>{_FIGURE})"
    rf"|\bage[ds]?\b{_WITHIN}\bmedian\b(?: of|,|:)? (?P<later>{_FIGURE})",
    re.IGNORECASE,
)
_AGES = re.compile(
    rf"\b(?:age[ds]?\b{_WITHIN}|rang(?:e|ed|ing) from )(?<![±\d.])(?P<low>{_FIGURE})"
    rf"\s*(?:years?|yrs?\.?|y)?\s*(?:-|–|—|−|to|and|through)\s*(?P<high>{_FIGURE})(?!\s*%)",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?P<{name}>[\dlIO]{{1,4}}|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_MALE = r"(?:males?|men|boys?|man)\b"
_FEMALE = r"(?:females?|women|girls?|woman)\b"
_BOTH = re.compile(
    rf"\b{_NUMBER.format(name='male')} (?:were )?{_MALE}(?: patients)?,?(?:;| and|,)? {_NUMBER.format(name='female')} (?:were )?{_FEMALE}"
    rf"|\b{_NUMBER.format(name='female2')} (?:were )?{_FEMALE}(?: patients)?,?(?:;| and|,)? {_NUMBER.format(name='male2')} (?:were )?{_MALE}",
    re.IGNORECASE,
)
_ONE_SEX = re.compile(
    rf"\(\s*(?P<count>\d{{1,4}})\s*(?:\(?(?P<percent>\d{{1,3}})\s*%\)?\s*)?(?P<sex>{_MALE}|{_FEMALE})",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:male[\s-]*(?:to|:|/)[\s-]*female(?: ratio)?|M\s*[:/]\s*F(?: ratio)?)"
    r"(?: ratio)?(?: of| was| is|,|:|=)*\s*(?P<male>\d{1,3}(?:\.\d+)?)\s*(?::|/|to)\s*(?P<female>\d{1,3}(?:\.\d+)?)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:patients?|cases|subjects|individuals|adults|children|persons|people|men|women|males?|"
    r"specimens|thalass?a?emics|participants|examples)\b"
)
_COUNT = re.compile(rf"(?P<modifiers>(?:\s+[\w/β-]+){{0,4}}?)\s+{_PERSON}", re.IGNORECASE)
_N = re.compile(r"\bn\s*=\s*(?P<n>\d{1,4})\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"\bliterature\b|\bpublished\b|\bin print\b|\bprevious(?:ly)?\b|\bearlier\b|\bet al\b|\btraced\b"
    r"|\b(?:were|been) reported\b",
    re.IGNORECASE,
)
_FEWEST = 3
_OLDEST = 120.0


@dataclass(frozen=True, slots=True)
class _Group:
    """What one sentence says of a group."""

    sentence: Sentence
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    male: int | None
    female: int | None
    ratio: str

    @property
    def said(self) -> int:
        """How many figures there are: the sentence with most tells of the group."""
        values = (self.mean, self.median, self.low, self.male, self.female, self.ratio or None)
        return sum(value is not None for value in values)


def find_cohort(reading: Reading, patients: Patients, study: Study) -> Cohort | None:
    """The group's figures, or None where the paper has no group of its own.

    A ratio of the sexes gives no counts; it stands in the note, which is the sentence itself.
    """
    tissue = subject_of(study).tissue
    sentences = [s for s in reading.sentences if _may_tell(s, patients)]
    groups = [group for group in map(_group, sentences) if group.said]
    if not groups:
        return None
    # "13 with the tissue (six men ...) and nine with its double (two men ...)": the first is ours
    best = max(groups, key=lambda g: (g.said, tissue.search(g.sentence.text) is not None))
    n = _count(best, sentences, reading.article.title)
    if n is None or n < _FEWEST:
        return None
    return Cohort(
        n=n,
        age_mean=best.mean,
        age_median=best.median,
        age_low=best.low,
        age_high=best.high,
        male=best.male,
        female=best.female,
        note=best.sentence.text.strip(),
    )


def _may_tell(sentence: Sentence, patients: Patients) -> bool:
    """Whether a sentence may speak of the paper's own group."""
    if sentence.zone in {Zone.DISCUSSION, Zone.TABLE}:
        return False
    own = len(patients.all) == 1 and _QUOTED.search(sentence.text)
    return not own and patients.experiencers(sentence, 0) != (SOMEONE_ELSE,)


def _group(sentence: Sentence) -> _Group:
    text = sentence.text
    mean, median = _MEAN.search(text), _MEDIAN.search(text)
    ages = _AGES.search(text)
    low, high = _bounds(ages)
    male, female = _counts_of_sexes(text)
    ratio = _RATIO.search(text)
    return _Group(
        sentence=sentence,
        mean=_figure(mean["age"] or mean["later"]) if mean else None,
        median=_figure(median["age"] or median["later"]) if median else None,
        low=low,
        high=high,
        male=male,
        female=female,
        ratio=f"{ratio['male']}:{ratio['female']}" if ratio else "",
    )


def _figure(written: str) -> float:
    return float(written.replace("·", "."))


def _bounds(match: re.Match[str] | None) -> tuple[float | None, float | None]:
    if match is None:
        return None, None
    low, high = _figure(match["low"]), _figure(match["high"])
    return (low, high) if low < high < _OLDEST else (None, None)


def _counts_of_sexes(text: str) -> tuple[int | None, int | None]:
    both = _BOTH.search(text)
    if both:
        male = _whole(both["male"] or both["male2"])
        female = _whole(both["female"] or both["female2"])
        if male is not None and female is not None:
            return male, female
    one = _ONE_SEX.search(text)
    if one is None:
        return None, None
    count = _whole(one["count"])
    return (count, None) if re.match(_MALE, one["sex"], re.IGNORECASE) else (None, count)


def _whole(written: str) -> int | None:
    value = number(written)
    return int(value) if value is not None and value == int(value) else None


def _count(group: _Group, sentences: list[Sentence], title: str) -> int | None:
    """Both sexes, else the count of persons that stands nearest: here, just before, in the title."""
    if group.male is not None and group.female is not None:
        return group.male + group.female
    at = sentences.index(group.sentence)
    for sentence in (group.sentence, *reversed(sentences[max(0, at - 2) : at])):
        counts = [n for n in _counts(sentence.text) if n >= _FEWEST]
        if counts:
            return counts[0]
    return next(iter(_counts(title)), None)


def _counts(text: str) -> Iterator[int]:
    for figure in numbers(text):
        if figure.value == int(figure.value) and _COUNT.match(text, figure.end):
            yield int(figure.value)
    yield from (int(match["n"]) for match in _N.finditer(text))
