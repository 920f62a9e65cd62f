"""Rows of the paper's own patients to the patients of its text, or to new ones."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from cases.finding import Field, Finding, PatientId
from extract.demographics import age, sex
from extract.people.patients import Patient, Patients
from extract.table.cells import age_of, sex_of
from extract.table.columns import Topic
from extract.table.findings import TableRow
from extract.table.rows import PatientRow, number_of
from studies.study import Study

_MOST_TO_COMPARE = 200
_SAME_AGE = 1.0
"""Years: text and table may round, or count to another day."""


Row = tuple[str, PatientRow]
"""The label of a table, and a row of it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The paper's own patients, and which rows tell of whom."""

    patients: tuple[Patient, ...]
    rows: tuple[TableRow, ...]


@dataclass(slots=True)
class _Person:
    """A patient of the tables: his number, age and sex where they tell them; then who he is."""

    number: int | None
    age: float | None
    sex: str | None
    label: str
    rows: list[Row]
    id: PatientId | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """A patient of the text, and what the text tells of him."""

    patient: Patient
    number: int | None
    age: float | None
    sex: str | None


def join(rows: Sequence[Row], patients: Patients, study: Study) -> Joined:
    """Every row with its patient; rows that are nobody's of the text make new patients.

    A patient of the text of whom neither label nor age is known gives way to the rows then: he is
    the paper's "patients" at large.
    """
    people = _people(rows)
    known = _known(patients, study)
    _match_numbers(people, known)
    if len(known) <= _MOST_TO_COMPARE:
        _match(people, known, _same_person)
    if len(people) == len(known):
        _match(people, known, _not_another)
    found = {person.id for person in people}
    new = [person for person in people if person.id is None]
    kept = [k.patient for k in known if not new or k.patient.id in found or k.number or k.age]
    numbers = count(max((int(k.patient.id) for k in known), default=0) + 1)
    for person in new:
        person.id = PatientId(str(next(numbers)))
    added = [Patient(person.id, person.label) for person in new if person.id]
    told = [TableRow(p.id, section, row) for p in people for section, row in p.rows if p.id]
    return Joined((*kept, *added), tuple(told))


def _people(rows: Sequence[Row]) -> list[_Person]:
    """Rows of one number, in whatever table, are one person's."""
    people: list[_Person] = []
    numbered: dict[int, _Person] = {}
    for section, row in rows:
        number, years, gender = number_of(row.label), _age(row), _sex(row)
        same = None if number is None else numbered.get(number)
        if same is None:
            person = _Person(number, years, gender, row.label, [(section, row)])
            people.append(person)
            if number is not None:
                numbered[number] = person
        else:
            same.rows.append((section, row))
            same.age, same.sex = same.age or years, same.sex or gender
    return people


def _age(row: PatientRow) -> float | None:
    cells = ((c, x) for c, x in row.cells if c.topic in {Topic.AGE, Topic.AGE_SEX})
    ages = (age_of(cell.text, column.unit) for column, cell in cells)
    return next((age.value for age in ages if age and age.high is None), None)


def _sex(row: PatientRow) -> str | None:
    cells = (x for c, x in row.cells if c.topic in {Topic.AGE, Topic.SEX, Topic.AGE_SEX})
    return next((found[0] for cell in cells if (found := sex_of(cell.text))), None)


def _known(patients: Patients, study: Study) -> list[_Known]:
    reading = patients.reading
    ages = _surest(f for f in age.find(reading, patients, study) if f.field is Field.AGE_YEARS)
    sexes = _surest(sex.find(reading, patients, study))
    return [
        _Known(
            patient,
            number_of(patient.label) if patient.label else None,
            float(ages[patient.id].value) if patient.id in ages else None,
            str(sexes[patient.id].value) if patient.id in sexes else None,
        )
        for patient in patients.all
    ]


def _surest(findings: Iterable[Finding]) -> dict[PatientId, Finding]:
    best: dict[PatientId, Finding] = {}
    for finding in findings:
        if finding.patient not in best or finding.confidence > best[finding.patient].confidence:
            best[finding.patient] = finding
    return best


def _match_numbers(people: Sequence[_Person], known: Sequence[_Known]) -> None:
    numbered = {k.number: k for k in reversed(known) if k.number is not None}
    for person in people:
        found = numbered.get(person.number) if person.number is not None else None
        person.id = found.patient.id if found else None


def _match(
    people: Sequence[_Person], known: Sequence[_Known], fits: Callable[[_Person, _Known], bool]
) -> None:
    """Give each person the first free patient who fits."""
    taken = {person.id for person in people}
    free = [k for k in known if k.patient.id not in taken]
    for person in people:
        found = next((k for k in free if fits(person, k)), None) if person.id is None else None
        if found:
            person.id = found.patient.id
            free.remove(found)


def _same_person(person: _Person, known: _Known) -> bool:
    return person.age is not None and known.age is not None and _not_another(person, known)


def _not_another(person: _Person, known: _Known) -> bool:
    """Whether neither age nor sex speaks against it."""
    if person.sex and known.sex and person.sex != known.sex:
        return False
    return person.age is None or known.age is None or abs(person.age - known.age) <= _SAME_AGE
