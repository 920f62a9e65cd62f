"""`casesweep release`: the case database as a frozen, dated archive to deposit and to cite.

The same database, date and program make the same bytes: whoever has both can check a release.
"""

import csv
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.orm import Session

from cases.codebook import Column, codebook
from cases.codes import codes
from cases.db.database import open_database
from cases.db.schema.base import VERSION
from cases.db.typed_rows import typed_rows
from cases.exchange.evidence_table import EVIDENCE_COLUMNS, evidence_table
from cases.measure.flow import flow
from casesweep import __version__
from casesweep.formats import Export
from casesweep.settings import Settings
from casesweep.showing.export import member, write_file, write_text
from casesweep.showing.table import csv_cell
from casesweep.terminal import say
from casesweep.version import versions
from corpus.errors import WrongUse
from corpus.files import drafted
from corpus.store.log import searches
from studies.study import Study

_FILES = {
    "cases.csv": (
        Export.CSV,
        "the case table; a cell that begins like a formula has an apostrophe",
    ),
    "cases.xlsx": (Export.XLSX, "the same for Excel, typed, with the codebook"),
    "cases.parquet": (Export.PARQUET, "the same for R, Python and DuckDB, typed, lists as lists"),
    "records.jsonl": (Export.JSONL, "every screened document as casesweep extract writes it"),
    "phenopackets.zip": (Export.PHENOPACKETS, "one GA4GH Phenopacket v2 a case"),
    "redcap.zip": (Export.REDCAP, "data dictionary and import file for REDCap"),
    "papers.ris": (Export.RIS, "the relevant papers for a reference manager"),
    "papers.bib": (Export.BIBTEX, "the same for LaTeX"),
}
_OWN = {
    "evidence.csv": "each value of the case table with the words that it rests on",
    "codebook.csv": "what each column of the case table means",
    "release.json": "counts, query, searches, versions, codes",
    "query.txt": "what PubMed and Europe PMC were asked",
    "README.md": "this text",
    "SHA256SUMS": "check with: sha256sum -c SHA256SUMS",
}


@dataclass(frozen=True, slots=True)
class _Release:
    """One release: of which study, of which day, called what."""

    study: Study
    day: date

    @property
    def name(self) -> str:
        return f"{self.study.name}-{self.day.isoformat()}"

    @property
    def created(self) -> datetime:
        """The first moment of its day: no clock is in the bytes."""
        return datetime.combine(self.day, time(), UTC)


def release_database(settings: Settings, out: Path | None, day: date | None) -> int:
    """Write the release. Raises `WrongUse` where another one has its name: a release stays."""
    release = _Release(settings.load_study(), day or datetime.now(UTC).date())
    target = out or Path(f"{release.name}.zip")
    with TemporaryDirectory() as folder, drafted(target) as draft:
        with open_database(settings.database_url()).reading() as session:
            _write(session, release, Path(folder))
        _pack(release, Path(folder), draft)
        made = _digest(draft)
        if target.exists() and _digest(target) != made:
            raise WrongUse(
                f"{target} is there already and is another release; a release is never changed: "
                "choose another date or name"
            )
    print(f"{target}  sha256 {made}", flush=True)  # noqa: T201 - a command speaks
    return 0


def _write(session: Session, release: _Release, folder: Path) -> None:
    """Every file; how much is in each is said, for the largest take minutes."""
    study, columns = release.study, codebook(release.study)
    for name, (form, _) in _FILES.items():
        path = folder / name
        if form.is_binary:
            count = write_file(session, study, form, path, created=release.created)
        else:
            with path.open("w", encoding="utf-8", newline="") as lines:
                count = write_text(session, form, lines)
        say(f"{name}: {count:,} {form.unit}")
    _put(folder / "evidence.csv", EVIDENCE_COLUMNS, evidence_table(session))
    _put(folder / "codebook.csv", _BOOK, _described(columns))
    told = _told(session, release, columns)
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "release.json").write_text(f"{text}\n", encoding="utf-8")
    asked = "".join(f"{key}: {text}\n\n" for key, text in told["query"].items())
    (folder / "query.txt").write_text(asked, encoding="utf-8")
    (folder / "README.md").write_text(_readme(told), encoding="utf-8")
    sums = [f"{_digest(folder / name)}  {name}\n" for name in _names() if name != "SHA256SUMS"]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def _names() -> list[str]:
    return sorted({*_FILES, *_OWN})


def _pack(release: _Release, folder: Path, draft: Path) -> None:
    with zipfile.ZipFile(draft, "w") as packed:
        for name in _names():
            held = member(f"{release.name}/{name}")
            with (
                (folder / name).open("rb") as source,
                packed.open(held, "w", force_zip64=True) as file,
            ):
                shutil.copyfileobj(source, file)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(path: Path, heading: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows([csv_cell(cell) for cell in line] for line in lines)


_BOOK = ("column", "label", "type", "unit", "values", "meaning")


def _described(columns: Iterable[Column]) -> Iterator[tuple[str, ...]]:
    for column in columns:
        values = " | ".join(f"{key} = {name}" for key, name in (column.choices or {}).items())
        form = str(column.form)
        yield column.name, column.label, form, column.unit, values, column.meaning


def _told(session: Session, release: _Release, columns: Sequence[Column]) -> dict[str, Any]:
    study, made = release.study, versions(release.study)
    table, known = list(typed_rows(session, columns)), codes(study)
    stated = {
        column.name: sum(row[column.name] not in (None, []) for row in table) for column in columns
    }
    unmapped = [asdict(each) for each in known.unmapped(table)]
    query = study.settings.get("query", {})
    return {
        "study": study.name,
        "title": str(study.settings.get("title", study.name)),
        "date": release.day.isoformat(),
        "counts": {**asdict(flow(session, table)), "stated": stated},
        "query": {
            key: " ".join(str(query.get(key, "")).split())
            for key in ("version", "pubmed", "europepmc")
        },
        "searches": [asdict(each) for each in searches(session)],
        "versions": {
            "program": __version__,
            "extractor": made.extractor,
            "study": made.study,
            "tables": VERSION,
        },
        "codes": {each.prefix: each.version for each in known.systems.values()},
        "without_code": unmapped,
    }


def _readme(told: Mapping[str, Any]) -> str:
    counts, out = told["counts"], io.StringIO()
    print(f"# {told['title']}: cases from case reports, {told['date']}\n", file=out)
    print(
        f"{counts['cases']:,} cases from {counts['included']:,} of {counts['screened']:,} screened "
        f"papers. Made by casesweep {told['versions']['program']} "
        f"({told['versions']['extractor']}), study {told['versions']['study']}.\n",
        file=out,
    )
    print(
        "Values were read by rules unless `origin` in evidence.csv says that a person gave them; "
        "confidence is from 0 to 1. An empty cell means that the paper does not say. Offsets count "
        "code points in the text of that section. The words quoted are the papers' own and belong "
        "to their authors or publishers: look at their licences before you pass them on.\n",
        file=out,
    )
    about = {**{name: text for name, (_, text) in _FILES.items()}, **_OWN}
    for name, text in about.items():
        print(f"- `{name}`: {text}", file=out)
    return out.getvalue()
