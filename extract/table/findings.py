"""Rows of patients to findings, column by column."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.finding import Evidence, Field, Finding, PatientId, Status, Value
from extract.disorder import disorder
from extract.grammar.dose_mention import speaks_of_dose
from extract.grammar.pattern import Pattern
from extract.lesion import compartment, level, region
from extract.outcome import outcome
from extract.table.cells import (
    Stated,
    age_of,
    count_of,
    gray_of,
    is_empty,
    is_none,
    is_yes,
    months_of,
    sex_of,
)
from extract.table.columns import Column, Topic
from extract.table.prose import Phrase, Rule, read_phrases
from extract.table.rows import Cell, PatientRow
from extract.table.verdict import clinical_verdict, imaging_verdict
from extract.text.sentences import sentences
from extract.treatment import dose, treatment
from extract.treatment.habit import Habit, habits
from extract.treatment.keys import OBSERVATION, RADIOTHERAPY
from studies.study import Study

_PROSE: dict[Topic, tuple[str, tuple[Rule, ...]]] = {
    Topic.SITE: ("MRI showed a mass at ", (level.find, region.find, compartment.find)),
    Topic.DISORDER: ("The patient had ", (disorder.find,)),
    Topic.PRIOR: ("He had previously been treated with ", (treatment.find,)),
    Topic.TREATMENT: ("The mass was treated with ", (treatment.find, dose.find)),
    Topic.DOSE: ("The mass was irradiated with a total dose of ", (dose.find,)),
    Topic.OUTCOME: ("After treatment, ", (outcome.find,)),
    Topic.IMAGING_OUTCOME: ("After treatment MRI showed ", (outcome.find,)),
}
"""The words that a column lends its cells, and the rules that read them."""

_PERSON, _PROSE_READ, _NUMBER, _LAST = 0.93, 0.85, 0.88, 0.94
_READ_AT_THE_END = 0.95
"""How sure: age and sex; cells read as prose; bare numbers; what a column gives as the end of the
story (result, follow-up), which outranks the states that the text passes through."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of patients, whose it is, and the label of its table."""

    patient: PatientId
    section: str
    row: PatientRow


def findings_of(
    rows: Sequence[TableRow], *, abbreviations: Mapping[str, str], study: Study
) -> Iterator[Finding]:
    """Everything the rows state. `abbreviations` are the paper's, with those of the footnotes."""
    phrases: defaultdict[Topic, list[Phrase]] = defaultdict(list)
    for told in rows:
        for column, cell in told.row.cells:
            yield from _stated(told, column, cell, study)
            for topic, phrase in _phrases(told, column, cell):
                phrases[topic].append(phrase)
    for topic, spoken in phrases.items():
        rules = _PROSE[topic][1]
        for finding in read_phrases(spoken, rules, abbreviations=abbreviations, study=study):
            if _fits(topic, finding):
                of_the_end = topic in {Topic.OUTCOME, Topic.IMAGING_OUTCOME}
                sure = _READ_AT_THE_END if of_the_end else min(finding.confidence, _PROSE_READ)
                yield replace(finding, source=f"rule:table.{topic}", confidence=sure)


def _fits(topic: Topic, finding: Finding) -> bool:
    """Whether the column may speak of this: what is called prior is not given now."""
    if topic is Topic.PRIOR:
        return finding.status is Status.PRIOR
    if topic is Topic.SITE:
        return finding.status in {Status.LESION, Status.STATED}
    return topic is not Topic.IMAGING_OUTCOME or finding.field is not Field.OUTCOME_CLINICAL


_DORSAL = Pattern(r"(?:upper|mid|lower)?\W*dorsal\W*", re.IGNORECASE)
_ITEM = Pattern(r"[^;]+")
_LONGEST = 5_000
"""Characters of a cell."""


def _phrases(told: TableRow, column: Column, cell: Cell) -> Iterator[tuple[Topic, Phrase]]:
    """The cell as sentences, where its column has rules that read prose."""
    text = cell.text
    topic = Topic.TREATMENT if column.topic is Topic.NAMED else column.topic
    if topic is Topic.FOLLOW_UP and not _has(told.row, Topic.OUTCOME):
        topic = Topic.OUTCOME
    is_bare = is_empty(text) or is_none(text) or is_yes(text)
    if topic not in _PROSE or is_bare or (topic is Topic.DOSE and not speaks_of_dose(text)):
        return
    before = _PROSE[topic][0]
    for start, words in _parts(topic, text):
        after = " spine." if topic is Topic.SITE and _DORSAL.fullmatch(words) else "."
        at = cell.start + start
        yield topic, Phrase(told.patient, told.section, at, words, before, after)


def _parts(topic: Topic, text: str) -> list[tuple[int, str]]:
    """Start and words of what is read as one sentence: an item of a list, else the whole cell.

    A cell into which a text has slipped is read sentence by sentence.
    """
    if len(text) > _LONGEST:
        return [(start, text[start:end]) for start, end in sentences(text)]
    if topic in {Topic.SITE, Topic.DISORDER}:
        return [(item.start(), item[0]) for item in _ITEM.finditer(text)]
    return [(0, text)]


def _has(row: PatientRow, topic: Topic) -> bool:
    return any(column.topic is topic and not is_empty(cell.text) for column, cell in row.cells)


_Said = tuple[Field, Value, int, int, float]
"""Field, value, the part of the cell that states it, and how sure that is."""


def _stated(told: TableRow, column: Column, cell: Cell, study: Study) -> Iterator[Finding]:
    """What the cell states by itself."""
    if is_empty(cell.text):
        return
    for field, value, start, end, sure in _said(told.row, column, cell.text):
        yield _finding(told, column, cell, field, value, span=(start, end), sure=sure)
    yield from _treatments(told, column, cell, study)


def _finding(
    told: TableRow,
    column: Column,
    cell: Cell,
    field: Field,
    value: Value,
    *,
    span: tuple[int, int],
    sure: float,
    status: Status = Status.STATED,
) -> Finding:
    start, end = span
    words = Evidence(told.section, cell.start + start, cell.start + end, cell.text[start:end])
    source = f"rule:table.{column.topic}"
    return Finding(field, value, told.patient, (words,), source, status, confidence=sure)


def _said(row: PatientRow, column: Column, text: str) -> Iterator[_Said]:
    match column.topic:
        case Topic.AGE | Topic.SEX | Topic.AGE_SEX:
            yield from _person(column, text)
        case Topic.DISORDER if is_none(text) or _NONE_KNOWN.match(text):
            yield Field.NO_KNOWN_DISORDER, True, 0, len(text), _PROSE_READ
        case Topic.DOSE | Topic.FRACTIONS | Topic.NAMED:
            yield from _dose(column, text)
        case Topic.OUTCOME | Topic.IMAGING_OUTCOME:
            yield from _outcome(row, column, text)
        case Topic.RECURRENCE if is_yes(text) or is_none(text):
            yield Field.RECURRENCE, is_yes(text), 0, len(text), _NUMBER
        case Topic.FOLLOW_UP:
            yield from _months(text, column.unit)
            if not _has(row, Topic.OUTCOME):
                yield from _outcome(row, column, text)


_NONE_KNOWN = Pattern(
    r"\W*(?:no(?:ne)? (?:known|underlying)|not known to have|idiopathic$)", re.IGNORECASE
)


def _person(column: Column, text: str) -> Iterator[_Said]:
    age = age_of(text, column.unit) if column.topic is not Topic.SEX else None
    if age and age.high is not None:
        yield Field.AGE_LOW, age.value, age.start, age.end, _PERSON
        yield Field.AGE_HIGH, age.high, age.start, age.end, _PERSON
    elif age:
        yield Field.AGE_YEARS, age.value, age.start, age.end, _PERSON
    sex = sex_of(text)
    if sex:
        yield Field.SEX, *sex, _PERSON


def _dose(column: Column, text: str) -> Iterator[_Said]:
    """A bare dose under `(Gy)`, a bare number of fractions; doses with units are read as prose."""
    if column.topic is Topic.FRACTIONS:
        yield from _number(Field.RADIOTHERAPY_FRACTIONS, count_of(text, after_dose=False))
    elif column.unit[:2] in _UNITS_OF_DOSE and not speaks_of_dose(text) and not is_yes(text):
        yield from _number(Field.RADIOTHERAPY_DOSE_GY, gray_of(text, column.unit))
        yield from _number(Field.RADIOTHERAPY_FRACTIONS, count_of(text, after_dose=True))


_UNITS_OF_DOSE = frozenset({"gy", "cg", "ra", "gr"})


def _number(field: Field, stated: Stated | None) -> Iterator[_Said]:
    if stated:
        yield field, stated.value, stated.start, stated.end, _NUMBER


def _months(text: str, unit: str) -> Iterator[_Said]:
    stated = months_of(text, unit)
    if stated:
        yield Field.FOLLOW_UP_MONTHS, stated.value, stated.start, stated.end, _LAST


def _outcome(row: PatientRow, column: Column, text: str) -> Iterator[_Said]:
    """Bare results; a time beside one is the follow-up, where no column gives that."""
    of_mass = column.topic is Topic.IMAGING_OUTCOME
    clinical = None if of_mass else clinical_verdict(text)
    if clinical:
        yield Field.OUTCOME_CLINICAL, clinical.value, clinical.start, clinical.end, _LAST
    seen = imaging_verdict(text, of_mass=of_mass)
    if seen:
        yield Field.OUTCOME_IMAGING, seen.value, seen.start, seen.end, _LAST
    died = clinical is not None and clinical.value == "died"
    if not died and not _has(row, Topic.FOLLOW_UP) and not _AGO.search(text):
        yield from _months(text, "")


_AGO = Pattern(r"\b(?:ago|later|survi\w+|died|before|prior|recur\w*|relaps\w*)\b", re.IGNORECASE)
_REFUSED = Pattern(r"refus|declin|contra-?indicat|deferred|not possible", re.IGNORECASE)
_WATCHED = Pattern(
    r"\W*(?:observ(?:ation|ed)|conservative(?:ly)?(?: (?:management|treatment|therapy))?"
    r"|surveillance"
    r"|watchful waiting|expectant(?:ly)?(?: management)?|follow[- ]?up(?: only| alone)?)\W*",
    re.IGNORECASE,
)


def _treatments(told: TableRow, column: Column, cell: Cell, study: Study) -> Iterator[Finding]:
    """What prose rules do not see: a tick under the name of a treatment, a bare `conservative`."""
    key, status = column.treatment, Status.GIVEN
    if column.topic in {Topic.DOSE, Topic.FRACTIONS} and not is_none(cell.text):
        key = RADIOTHERAPY if any(map(str.isdigit, cell.text)) else ""
    elif column.topic is Topic.NAMED and not is_none(cell.text):
        earlier = _EARLIER.search(column.heading) or habits(study).get(key) in _OF_THE_DISEASE
        status = Status.PRIOR if earlier else Status.GIVEN
        status = Status.NOT_GIVEN if _REFUSED.search(cell.text) else status
    elif column.topic is Topic.TREATMENT:
        watched = _WATCHED.fullmatch(cell.text) or (is_none(cell.text) and _is_followed(told.row))
        key = OBSERVATION if watched else ""
    else:
        key = ""
    if key:
        whole = (0, len(cell.text))
        yield _finding(
            told, column, cell, Field.TREATMENTS, key, span=whole, sure=_PROSE_READ, status=status
        )


_OF_THE_DISEASE = frozenset({Habit.BACKGROUND, Habit.BEFORE_ONLY})
_EARLIER = Pattern(r"\b(?:previous|prior|past|history|before|earlier|dependen\w+)\b", re.IGNORECASE)


_TREATED = frozenset({Topic.TREATMENT, Topic.NAMED, Topic.DOSE, Topic.FRACTIONS})


def _is_followed(row: PatientRow) -> bool:
    """Whether an untreated patient was followed: then he was observed."""
    treated = any(
        c.topic in _TREATED and not is_empty(cell.text) and not is_none(cell.text)
        for c, cell in row.cells
    )
    followed = (c.topic is Topic.FOLLOW_UP and months_of(x.text, c.unit) for c, x in row.cells)
    return not treated and any(followed)
