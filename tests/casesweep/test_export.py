"""Every export, opened by its own reader and compared with the database cell by cell."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from google.protobuf.json_format import Parse
from phenopackets.schema.v2 import Individual, MedicalAction, Phenopacket, Sex, VitalStatus

from cases.codebook import Column, Form, codebook
from cases.codes import codes
from cases.contract import to_dict
from cases.db.case_table import rows
from cases.db.database import Database, open_database
from cases.db.typed_rows import typed_rows
from cases.exchange.phenopacket import iso_age
from cases.finding import Field, Status
from casesweep.extract import record_of as extracted
from casesweep.formats import Export
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.codes import list_unmapped
from casesweep.showing.export import export_database
from casesweep.showing.table import COLUMNS
from corpus.documents import read_documents
from corpus.errors import WrongUse
from studies.study import load_study
from tests.cases.findings import found, level, treatment
from tests.cases.papers import paper, record_of, take
from tests.casesweep.command import SAMPLE, casesweep, environment
from tests.conftest import new_postgresql_url

STUDY = load_study("spinal_emh")
BOOK = codebook(STUDY)
FORMULA = "=HYPERLINK(0)"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample, and of a paper that would do harm in a spreadsheet."""
    url = f"sqlite:///{tmp_path_factory.mktemp('export')}/cases.sqlite"
    if request.param == "postgresql":
        url = new_postgresql_url(request.getfixturevalue("postgresql_server"))
    made = Settings(db=url)
    assert run_study(made, []) == 0
    nasty = paper("doi:10.1/x", "Nothing.")
    nasty = type(nasty)(nasty.doc, f"{FORMULA}\x07{'x' * 40_000}\n{{5}} & 6", nasty.sections)
    patient = [
        found(Field.AGE_YEARS, 0.5),
        level("T13"),
        found(Field.DISORDERS, "other:-2+3; |x"),
        found(Field.RECURRENCE, value=False),
        found(Field.RADIOTHERAPY_DOSE_GY, 20.4),
        treatment("radiotherapy"),
        treatment("splenectomy", Status.PRIOR),
    ]
    take(open_database(made.db), (nasty, record_of(nasty, patient)))
    return made


@pytest.fixture(scope="module")
def database(settings: Settings) -> Database:
    """The same, opened."""
    return open_database(settings.db)


@pytest.fixture(scope="module")
def table(database: Database) -> list[dict[str, Any]]:
    """The case table with its types."""
    with database.reading() as session:
        return list(typed_rows(session, BOOK))


def exported(settings: Settings, form: Export, folder: Path) -> Path:
    """The file."""
    out = folder / f"out.{form}"
    assert export_database(settings, form, str(out)) == 0
    return out


def test_the_codebook_tells_of_every_column() -> None:
    """In the order of the case table; every form has its meaning told."""
    assert tuple(column.name for column in BOOK) == COLUMNS
    assert all(column.meaning and column.label for column in BOOK)
    assert all(column.choices for column in BOOK if column.form is Form.CHOICE)


def test_excel_is_typed_frozen_and_filtered(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """The reader finds each cell as the database has it."""
    book = openpyxl.load_workbook(exported(settings, Export.XLSX, tmp_path))
    assert book.sheetnames == ["Cases", "Codebook", "About"]
    sheet = book["Cases"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:Y{len(table) + 1}")
    heading, *lines = sheet.iter_rows(values_only=True)
    assert heading == COLUMNS
    assert len(lines) == len(table)
    for line, row in zip(lines, table, strict=True):
        for name, cell in zip(COLUMNS, line, strict=True):
            value = row[name]
            expected = "; ".join(value) or None if isinstance(value, list) else value
            if name == "title" and value.startswith("="):
                assert isinstance(cell, str)
                assert cell.startswith("=HYPERLINK(0)\ufffdxxx")
                assert len(cell) == 32_767
            else:
                assert (cell, type(cell)) == (expected, type(expected)), name
    assert [each[0].value for each in book["Codebook"].iter_rows(min_row=2)] == list(COLUMNS)


def test_no_cell_of_a_workbook_is_a_formula(settings: Settings, tmp_path: Path) -> None:
    """Not even where the text begins with =, and Excel is told so for when it is edited."""
    book = openpyxl.load_workbook(exported(settings, Export.XLSX, tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    [title] = [cell for cell in cells if str(cell.value).startswith(FORMULA)]
    assert title.quotePrefix
    frame = pd.read_excel(exported(settings, Export.XLSX, tmp_path), sheet_name="Cases")
    assert list(frame.columns) == list(COLUMNS)


def test_parquet_has_the_types_and_meanings(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """The reader finds the same rows; pandas opens it."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - it takes half a second

    path = exported(settings, Export.PARQUET, tmp_path)
    read = pq.read_table(path)
    assert read.to_pylist() == table
    assert read.schema.field("follow_up_months").metadata[b"unit"] == b"months"
    assert len(pd.read_parquet(path)) == len(table)


def test_csv_is_read_by_pandas_as_the_table(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    """Every cell; a formula has its apostrophe."""
    path = exported(settings, Export.CSV, tmp_path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    with database.reading() as session:
        for line, row in zip(frame.to_dict("records"), rows(session), strict=True):
            for name in set(COLUMNS) - {"title"}:
                value = row[name]
                text = f"{value:.10g}" if isinstance(value, float) else str(value or 0)
                expected = "" if value is None else text
                assert line[name] == expected, name
    assert frame["title"].str.startswith("'=HYPERLINK").sum() == 1


def test_json_lines_are_what_extract_writes(settings: Settings, tmp_path: Path) -> None:
    """Every document of the sample, every value with its evidence, flags and doubts."""
    records = [extracted(each, STUDY) for each in read_documents([str(SAMPLE)])]  # type: ignore[arg-type]  # no rejects in the sample
    lines = exported(settings, Export.JSONL, tmp_path).read_text("utf-8").split("\n")
    read = [json.loads(line) for line in lines if line]
    assert read[: len(records)] == [json.loads(json.dumps(to_dict(each))) for each in records]  # type: ignore[arg-type]


def packets(path: Path) -> Iterator[Phenopacket]:
    """What the library's own parser makes of each file."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            yield Parse(archive.read(name), Phenopacket())


def test_phenopackets_hold_the_cases(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Parsed by the library: subject, disorders, treatments, levels, outcomes, age, evidence."""
    read = {
        packet.id: packet for packet in packets(exported(settings, Export.PHENOPACKETS, tmp_path))
    }
    assert len(read) == len(table)
    known = codes(STUDY)
    for row in table:
        packet = read[row["case_id"]]
        assert Sex.Name(packet.subject.sex) == (row["sex"] or "unknown_sex").upper()
        [disease] = packet.phenotypic_features
        assert disease.type.id == "HP:0001978"
        if row["age_years"] is not None:
            assert disease.onset.age.iso8601duration == iso_age(row["age_years"])
        labels = [modifier.label for modifier in disease.modifiers]
        assert all(any(level in label for label in labels) for level in row["levels"])
        terms = [each.term.id for each in packet.diseases if not each.excluded]
        excluded = [each.term.label for each in packet.diseases if each.excluded]
        assert excluded == (["Hematologic Diseases"] if row["no_known_disorder"] else [])
        refused = [
            each.value.ontology_class.label
            for each in packet.measurements
            if each.assay.id == "casesweep:treatments_not_given"
        ]
        assert len(refused) == len(row["treatments_not_given"])
        assert len(terms) == len(row["disorders"])
        for term, disorder in zip(terms, row["disorders"], strict=True):
            coded = known.of("disorders", disorder)
            assert term == coded[0].id if coded else term.startswith("casesweep:")
        assert len(packet.medical_actions) == len(row["treatments"] + row["treatments_prior"])
        given = [each for each in packet.medical_actions if each.HasField("treatment_target")]
        assert len(given) == len(row["treatments"])
        outcomes = [
            each.value.ontology_class.label
            for each in packet.measurements
            if each.assay.id == "casesweep:outcome_clinical"
        ]
        assert outcomes == ([row["outcome_clinical"]] if row["outcome_clinical"] else [])
        if row["doc"].startswith("pmid:"):
            number = row["doc"].partition(":")[2]
            assert {each.reference.id for each in disease.evidence} == {f"PMID:{number}"}


def told_by(packet: Phenopacket) -> dict[str, Any]:
    """What a reader of the packet knows of the case, under the names of the case table."""
    [disease] = packet.phenotypic_features
    places = {
        kind: [
            each.id.removeprefix(f"casesweep:{kind}_")
            for each in disease.modifiers
            if f":{kind}_" in each.id
        ]
        for kind in ("level", "region", "compartment")
    }
    measured: dict[str, list[Any]] = {}
    for each in packet.measurements:
        value = each.value
        plain = (
            value.ontology_class.id if value.HasField("ontology_class") else value.quantity.value
        )
        measured.setdefault(each.assay.id.removeprefix("casesweep:"), []).append(plain)
    actions = [
        (action_term(each), each.HasField("treatment_target")) for each in packet.medical_actions
    ]
    [dose] = [dose_of(each) for each in packet.medical_actions if any(dose_of(each))] or [
        (None, None)
    ]
    return {
        "age": disease.onset.age.iso8601duration or None,
        "range": (
            disease.onset.age_range.start.iso8601duration,
            disease.onset.age_range.end.iso8601duration,
        ),
        "sex": Sex.Name(packet.subject.sex).lower(),
        "died": packet.subject.vital_status.status == VitalStatus.DECEASED,
        **places,
        "disorders": [each.term.id for each in packet.diseases if not each.excluded],
        "no_known_disorder": any(each.excluded for each in packet.diseases),
        "treatments": [term for term, given in actions if given],
        "treatments_prior": [term for term, given in actions if not given],
        "dose": dose,
        **measured,
    }


def action_term(action: MedicalAction) -> str:
    """The code of what was done."""
    kind = action.WhichOneof("action")
    term = {"procedure": "code", "treatment": "agent", "radiation_therapy": "modality"}[str(kind)]
    return str(getattr(getattr(action, str(kind)), term).id)


def dose_of(action: MedicalAction) -> tuple[float | None, int | None]:
    """Gray and fractions."""
    if action.HasField("radiation_therapy"):
        return action.radiation_therapy.dosage, action.radiation_therapy.fractions
    return action.treatment.cumulative_dose.value or None, None


def expected_of(row: dict[str, Any]) -> dict[str, Any]:
    """The same of a row of the case table."""
    known = codes(STUDY)

    def term(field: str, value: str) -> str:
        coded = known.of(field, value)
        return coded[0].id if coded else f"casesweep:{re.sub('[^A-Za-z0-9_.-]+', '_', value)}"

    age, low, high = (
        None if row[key] is None else iso_age(row[key])
        for key in ("age_years", "age_low", "age_high")
    )
    ranged = (low, high) if age is None and None not in (low, high) else ("", "")
    given = "radiotherapy" in row["treatments"]
    dose, fractions = row["radiotherapy_dose_gy"], row["radiotherapy_fractions"]
    both = None not in (dose, fractions) and float(dose or 0.5).is_integer()
    expected = {
        "age": age,
        "range": ranged,
        "sex": row["sex"] or "unknown_sex",
        "died": row["outcome_clinical"] == "died",
        "level": row["levels"],
        "region": row["regions"],
        "compartment": row["compartments"],
        "no_known_disorder": bool(row["no_known_disorder"]),
        "dose": (dose if given else None, fractions if given and both else None),
        **{
            field: [term(field, each) for each in row[field]]
            for field in ("disorders", "treatments", "treatments_prior")
        },
    }
    for key in ("outcome_clinical", "outcome_imaging"):
        if row[key] is not None:
            expected[key] = [f"casesweep:{key}_{row[key]}"]
    if row["recurrence"] is not None:
        expected["recurrence"] = [f"casesweep:recurrence_{'yes' if row['recurrence'] else 'no'}"]
    if row["follow_up_months"] is not None:
        expected["follow_up_months"] = [row["follow_up_months"]]
    if row["treatments_not_given"]:
        field = "treatments_not_given"
        expected[field] = [term(field, each) for each in row[field]]
    return expected


def test_every_cell_stands_in_its_phenopacket(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """What a reader knows of the packet is what the case table says, field by field."""
    read = {
        packet.id: packet for packet in packets(exported(settings, Export.PHENOPACKETS, tmp_path))
    }
    for row in table:
        assert told_by(read[row["case_id"]]) == expected_of(row), row["case_id"]


def test_phenopackets_are_valid(settings: Settings, tmp_path: Path) -> None:
    """What v2 requires: ids, metadata, every CURIE's prefix among the resources."""
    for packet in packets(exported(settings, Export.PHENOPACKETS, tmp_path)):
        made = packet.meta_data
        assert packet.id
        assert packet.subject.id
        assert made.created.seconds
        assert (made.created_by.split()[0], made.phenopacket_schema_version) == ("casesweep", "2.0")
        prefixes = {each.namespace_prefix for each in made.resources}
        for each in made.resources:
            assert all((each.id, each.name, each.url, each.version, each.iri_prefix))
        for used in re.findall(r'\bid: "([^"]+)"\s+label', str(packet)):
            assert re.fullmatch(r"[A-Za-z]+:[A-Za-z0-9_.-]+", used), used
            assert used.partition(":")[0] in prefixes
        for action in packet.medical_actions:
            assert action.WhichOneof("action")
        for feature in packet.phenotypic_features:
            assert feature.evidence
            assert all(each.evidence_code.id and each.reference.id for each in feature.evidence)


def test_a_dose_is_never_rounded_in_a_phenopacket(settings: Settings, tmp_path: Path) -> None:
    """20.4 Gy stand as a cumulative dose in gray; whole grays in fractions as radiation."""
    read = {
        packet.id: packet for packet in packets(exported(settings, Export.PHENOPACKETS, tmp_path))
    }
    [radiation, splenectomy] = read["doi:10.1/x-1"].medical_actions
    dose = radiation.treatment.cumulative_dose
    assert (dose.value, dose.unit.id) == (20.4, "UCUM:Gy")
    assert splenectomy.procedure.code.label == "Splenectomy"
    assert not splenectomy.HasField("treatment_target")
    whole = [
        action.radiation_therapy
        for packet in read.values()
        for action in packet.medical_actions
        if action.HasField("radiation_therapy")
    ]
    assert whole
    assert all(each.dosage and each.fractions and each.body_site.label for each in whole)
    assert isinstance(read["doi:10.1/x-1"].subject, Individual)


@pytest.mark.parametrize(
    ("years", "duration"),
    [(42, "P42Y"), (1.17, "P1Y2M"), (0.5, "P6M"), (0.02, "P7D"), (13.99, "P14Y"), (0, "P0D")],
)
def test_an_age_is_an_iso_duration(years: float, duration: str) -> None:
    """Years and months; days for the newborn."""
    assert iso_age(years) == duration


def test_redcap_takes_the_dictionary_and_the_data(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """By REDCap's rules: names, types, choices; each column of the data is in the dictionary."""
    with zipfile.ZipFile(exported(settings, Export.REDCAP, tmp_path)) as archive:
        told, data = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in ("data_dictionary.csv", "data.csv")
        )
    fields = {each["Variable / Field Name"]: each for each in told}
    assert next(iter(fields)) == "case_id"
    assert len(fields) == len(told)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,25}", name) for name in fields)
    kinds = {each["Field Type"] for each in told}
    assert kinds == {"text", "dropdown", "checkbox", "yesno"}
    choices = {
        name: [each.split(",")[0].strip() for each in field[CHOICES].split("|")]
        for name, field in fields.items()
        if field[CHOICES]
    }
    for name in data[0]:
        field, _, key = name.partition("___")
        assert field in fields
        assert not key or key in choices[field]
    for line, row in zip(data, table, strict=True):
        assert line["case_id"] == row["case_id"]
        assert line["age_years"] == ("" if row["age_years"] is None else str(row["age_years"]))
        assert line["sex"] == (row["sex"] or "")
        assert line["recurrence"] == {None: "", True: "1", False: "0"}[row["recurrence"]]
        for disorder in row["disorders"]:
            assert line[f"disorders___{disorder.partition(':')[0]}"] == "1"
        ticked = [name for name in line if name.startswith("treatments___") and line[name] == "1"]
        assert len(ticked) == len({each.partition(":")[0] for each in row["treatments"]})
    assert data[-1]["disorders_other"] == "-2+3, |x"


def from_redcap(line: dict[str, str], column: Column) -> object:
    """A value as the case table has it, out of REDCap's columns."""
    choices = column.choices or {}
    if column.form is Form.SET and choices:
        ticked = [
            key for key in choices if line[f"{column.name}___{key}"] == "1" and key != "other"
        ]
        others = line.get(f"{column.name}_other", "")
        return {*ticked, *(f"other:{each}" for each in others.split("; ") if each)}
    text = line[column.name]
    if column.form is Form.SET:
        return set(text.split("; ")) if text else set()
    if column.form is Form.YES_NO:
        return {"": None, "1": True, "0": False}[text]
    if column.form in {Form.NUMBER, Form.WHOLE}:
        return float(text) if text else None
    return text or None


def test_every_cell_stands_in_redcap(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Read back column by column; sets in any order, breaks in a text as blanks."""
    with zipfile.ZipFile(exported(settings, Export.REDCAP, tmp_path)) as archive:
        text = archive.read("data.csv").decode()
    for line, row in zip(csv.DictReader(io.StringIO(text, newline="")), table, strict=True):
        for column in BOOK:
            value = row[column.name]
            if isinstance(value, list):
                value = {each.replace("; ", ", ") for each in value}
            elif isinstance(value, str):
                value = re.sub(r"[\t\r\n]+", " ", value)
            assert from_redcap(line, column) == value, (row["case_id"], column.name)


KILLED = """
import os, signal, sys
import corpus.files
corpus.files.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
from casesweep.cli import main
sys.argv = ["casesweep", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--format", "xlsx"),
        ("export", "--format", "csv"),
        ("export", "--format", "phenopackets"),
        ("release", "--date", "2026-11-21"),
        ("report",),
    ],
    ids=lambda command: command[-1],
)
def test_a_killed_export_leaves_the_old_file(
    settings: Settings, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """`kill -9` when everything is written but nothing named; the next one succeeds.

    A release has no old file: it is never changed.
    """
    out = tmp_path / "out"
    earlier = b"" if command[0] == "release" else b"earlier"
    if earlier:
        out.write_bytes(earlier)
    arguments = [*command, "-o", str(out), "--db", settings.db]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments],
        check=False,
        env=environment(),
        capture_output=True,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (out.read_bytes() if earlier else b"") == earlier
    assert out.exists() == bool(earlier)
    out.unlink(missing_ok=True)
    done = casesweep(*arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert out.stat().st_size > 1000


CHOICES = "Choices, Calculations, OR Slider Labels"


def test_ris_has_one_reference_a_paper(
    settings: Settings, table: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Tags of two letters, from TY to ER; titles on one line."""
    text = exported(settings, Export.RIS, tmp_path).read_bytes().decode()
    entries = [each for each in text.split("\r\n\r\n") if each]
    titles = set()
    for entry in entries:
        lines = entry.split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
        assert (lines[0], lines[-1]) == ("TY  - JOUR", "ER  - ")
        titles.add(next(line[6:] for line in lines if line.startswith("TI")))
    assert {" ".join(row["title"].split()) for row in table} <= titles


def test_bibtex_is_balanced_and_escaped(settings: Settings, tmp_path: Path) -> None:
    """Each entry has its own key, and as many braces open as closed."""
    text = exported(settings, Export.BIBTEX, tmp_path).read_text("utf-8")
    entries = [each for each in text.split("\n\n") if each]
    keys = [re.match(r"@article\{(\w+),\n", entry)[1] for entry in entries]  # type: ignore[index]
    assert len(set(keys)) == len(keys)
    for entry in entries:
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
    assert r"\{5\} \& 6" in text


@pytest.mark.parametrize("form", [form for form in Export if form.is_binary])
def test_a_file_that_is_not_text_needs_a_name(settings: Settings, form: Export) -> None:
    """Rather than fill the terminal."""
    with pytest.raises(WrongUse, match="name a file with -o"):
        export_database(settings, form, "-")


def test_an_export_that_fails_leaves_the_earlier_file(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing half beside it."""
    path = exported(settings, Export.PARQUET, tmp_path)
    before = path.read_bytes()

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("casesweep.showing.export.write_parquet", broken)
    with pytest.raises(KeyboardInterrupt):
        exported(settings, Export.PARQUET, tmp_path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_what_has_no_code_is_listed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """By field and value with the number of cases; the versions of the systems are said."""
    assert list_unmapped(settings) == 0
    printed = capsys.readouterr()
    listed = list(csv.DictReader(io.StringIO(printed.out), delimiter="\t"))
    assert {"field": "levels", "value": "T13", "cases": "1"} in listed
    counts = [int(each["cases"]) for each in listed]
    assert counts == sorted(counts, reverse=True)
    assert "MESH 2025" in printed.err
