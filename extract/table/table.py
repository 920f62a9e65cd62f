"""Tables of patients: their rows joined with the patients of the text, or new patients.

A row is a patient of the text by his label (`Case 2`, `2`), else by age and sex, else by his place
where table and text tell of as many. A row whose site is not of the spine is no case. Patients in
a table of earlier reports are the literature's, each with his reference.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.finding import Field, Finding, PatientId, Status
from cases.spine import vertebrae
from corpus.article import Table
from extract.grammar.vocabulary import study_vocabulary
from extract.people.patients import Patients
from extract.table.abbreviations import abbreviations_of
from extract.table.cells import is_empty
from extract.table.columns import Topic
from extract.table.findings import TableRow, findings_of
from extract.table.join import Row, join
from extract.table.rows import number_of, patient_rows
from extract.table.shared import told_of_each
from studies.study import Study

_IN_PART = frozenset({"improved", "reduced"})
_SITES = frozenset({Field.LEVELS, Field.REGIONS, Field.COMPARTMENTS})


@dataclass(frozen=True, slots=True)
class Tabled:
    """The paper's patients with those of its tables, and what the rows state of each.

    `literature` names the patients of earlier reports, each with his reference; `placed` are those
    for whom a table gives a site, `untold` those of whom the text does not tell one by one.
    """

    patients: Patients
    findings: tuple[Finding, ...] = ()
    literature: Mapping[PatientId, str] = field(default_factory=dict)
    placed: frozenset[PatientId] = frozenset()
    untold: frozenset[PatientId] = frozenset()


def read_tables(patients: Patients, study: Study) -> Tabled:
    """The patients of the text with those of the tables."""
    tables = patients.reading.article.tables
    rows = _rows(tables, patients, study)
    if not rows:
        return Tabled(patients)
    joined = join([told for told in rows if not told[1].reference], patients, study)
    quoted = [
        TableRow(PatientId(f"literature {number}"), section, row)
        for number, (section, row) in enumerate((r for r in rows if r[1].reference), 1)
    ]
    told = [*joined.rows, *quoted]
    known = abbreviations_of(tables, patients.reading.abbreviations, study)
    findings = tuple(findings_of(told, abbreviations=known, study=study))
    return Tabled(
        replace(patients, all=joined.patients),
        findings,
        {row.patient: row.row.reference for row in quoted},
        frozenset(row.patient for row in told if _names_a_site(row)),
        frozenset(p.id for p in joined.patients) - {p.id for p in patients.all},
    )


def _rows(tables: Sequence[Table], patients: Patients, study: Study) -> list[Row]:
    """The rows of single patients. A table without ages counts where its labels are known."""
    treatments = study_vocabulary(study, "treatment_terms")
    numbers = {number_of(patient.label) for patient in patients.all if patient.label}
    rows: list[Row] = []
    for table in tables:
        found = patient_rows(table, treatments, known=numbers - {None})
        rows += ((table.label, row) for row in found)
        numbers |= {number_of(row.label) for row in found if row.label}
    return rows


def _names_a_site(told: TableRow) -> bool:
    cells = told.row.cells
    return any(c.topic is Topic.SITE and not is_empty(cell.text) for c, cell in cells)


def settle(tabled: Tabled, heard: Sequence[Finding]) -> tuple[Tabled, list[Finding]]:
    """The tables beside the text (`heard`): who of them is a case, and what they add to it.

    Of levels, those of the table stand where they hold what the text tells (a mass widest at T9,
    in a table's T5-T11), else those of the text. Left out are a treatment of the table that the
    text says was not given, and `improved` beside a full recovery.
    """
    said = list(told_of_each(heard, tabled.patients)) if tabled.findings else list(heard)
    spinal = {finding.patient for finding in tabled.findings if finding.field in _SITES}
    spinal |= {finding.patient for finding in said if finding.field in _SITES} - tabled.untold
    elsewhere = tabled.placed - spinal
    people = tuple(p for p in tabled.patients.all if p.id not in elsewhere)
    whole = {(f.patient, f.field) for f in said if f.value == "resolved"}
    refused = {(f.patient, f.value) for f in said if f.status is Status.NOT_GIVEN}
    narrower = _within(_lesions(said), _lesions(tabled.findings))
    placed = {f.patient for f in said if _is_lesion(f)} - narrower
    added = [
        finding
        for finding in tabled.findings
        if finding.patient not in placed or finding.field not in {Field.LEVELS, Field.REGIONS}
        if finding.status is not Status.GIVEN or (finding.patient, finding.value) not in refused
        if finding.value not in _IN_PART or (finding.patient, finding.field) not in whole
    ]
    kept = [f for f in said if not (_is_lesion(f) and f.patient in narrower)]
    literature = {who: ref for who, ref in tabled.literature.items() if who not in elsewhere}
    patients = replace(tabled.patients, all=people)
    return replace(tabled, patients=patients, literature=literature), [*kept, *added]


_Vertebrae = Mapping[PatientId, set[str]]


def _is_lesion(finding: Finding) -> bool:
    return finding.field is Field.LEVELS and finding.status is Status.LESION


def _lesions(findings: Iterable[Finding]) -> _Vertebrae:
    """The vertebrae of each patient's masses."""
    found: defaultdict[PatientId, set[str]] = defaultdict(set)
    for finding in findings:
        if _is_lesion(finding):
            found[finding.patient] |= set(vertebrae(str(finding.value)))
    return found


def _within(text: _Vertebrae, table: _Vertebrae) -> set[PatientId]:
    """Of whom the text names no vertebra that the table does not."""
    return {who for who, named in text.items() if who in table and named <= table[who]}
