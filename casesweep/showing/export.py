"""`casesweep export`: the case database in the forms that other tools read."""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy.orm import Session

from cases.codebook import codebook
from cases.codes import codes
from cases.contract import json_line
from cases.db.case_table import rows
from cases.db.database import open_database
from cases.db.kept_records import kept_records
from cases.db.typed_rows import typed_rows
from cases.exchange import citations, redcap
from cases.exchange.excel import write_excel
from cases.exchange.parquet import write_parquet
from cases.exchange.phenopacket import Maker, as_json, phenopacket
from casesweep import __version__
from casesweep.formats import Export
from casesweep.output import STDOUT, output
from casesweep.settings import Settings
from casesweep.showing.table import write_csv
from casesweep.terminal import say
from casesweep.version import versions
from corpus.errors import WrongUse
from corpus.files import drafted
from studies.study import Study

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Of the time that a ZIP file can tell: equal packets make equal files."""


def export_database(settings: Settings, form: Export, out: str) -> int:
    """Write the export; a file is there only when it is complete."""
    study = settings.load_study()
    database = open_database(settings.database_url())
    if form.is_binary and out == STDOUT:
        raise WrongUse(f"{form} cannot be written to standard output; name a file with -o")
    with database.reading() as session:
        if form.is_binary:
            with drafted(Path(out)) as draft:
                count = write_file(session, study, form, draft, created=datetime.now(UTC))
        else:
            with output(out) as lines:
                count = write_text(session, form, lines)
    say(f"{count:,} {form.unit} written to {'standard output' if out == STDOUT else out}")
    return 0


def write_text(session: Session, form: Export, lines: TextIO) -> int:
    """Write a form that is text; how many cases, documents or papers it holds."""
    count = 0
    if form is Export.CSV:
        table = list(rows(session))
        write_csv(table, lines)
        return len(table)
    for count, text in enumerate(_texts(session, form), 1):  # noqa: B007 - it is returned
        lines.write(text)
    return count


def write_file(
    session: Session, study: Study, form: Export, draft: Path, *, created: datetime
) -> int:
    """Write a form that is not text; how many cases it holds.

    The same database, study, program and `created` make the same bytes.
    """
    columns = codebook(study)
    if form is Export.PHENOPACKETS:
        return _write_phenopackets(session, study, draft, created)
    table = list(typed_rows(session, columns))
    about = _about(study, len(table), created)
    if form is Export.REDCAP:
        with archive(draft) as add:
            add("data_dictionary.csv", redcap.dictionary(columns))
            add("data.csv", redcap.data(columns, table))
    elif form is Export.XLSX:
        write_excel(draft, columns, table, about, created=created)
    else:
        write_parquet(draft, columns, table, about)
    return len(table)


def _texts(session: Session, form: Export) -> Iterator[str]:
    if form is Export.JSONL:
        for record in kept_records(session):
            yield json_line(record.data) + "\n"
    else:
        write = citations.ris if form is Export.RIS else citations.bibtex
        for citation in citations.citations(session):
            yield write(citation)


def _write_phenopackets(session: Session, study: Study, draft: Path, created: datetime) -> int:
    known = codes(study)
    made = versions(study)
    maker = Maker(f"casesweep {__version__}", created, made.study)
    count = 0
    with archive(draft) as add:
        for record in kept_records(session):
            for case_id, case in zip(record.case_ids, record.data["cases"], strict=True):
                packet = phenopacket(case_id, case, record.document, known, maker)
                add(f"{_file_name(case_id)}.json", as_json(packet))
                count += 1
    return count


@contextmanager
def archive(draft: Path) -> Iterator[Callable[[str, str], None]]:
    """A ZIP file; what it yields adds a text file to it."""
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as held:

        def add(name: str, text: str) -> None:
            held.writestr(member(name), text.encode("utf-8", "backslashreplace"))

        yield add


def member(name: str) -> zipfile.ZipInfo:
    """What a ZIP file says of one of its files: the same on every day and every machine."""
    told = zipfile.ZipInfo(name, FIRST_DAY)
    told.compress_type = zipfile.ZIP_DEFLATED
    told.external_attr = 0o644 << 16
    return told


def _file_name(case_id: str) -> str:
    """The id without what no file may be called: `doi:10.1/x-1` -> `doi_10.1_x-1`."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", case_id)


def _about(study: Study, count: int, created: datetime) -> dict[str, str]:
    made = versions(study)
    return {
        "study": study.name,
        "cases": str(count),
        "exported": created.isoformat(timespec="seconds"),
        "program": made.extractor,
        "study version": made.study,
    }
