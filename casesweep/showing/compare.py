"""`casesweep compare`: a published review's figures beside ours, and the papers that explain it."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.codebook import codebook
from cases.db.database import open_database
from cases.db.schema.papers import Document, Record
from cases.db.typed_rows import typed_rows
from cases.measure.comparison import Compared, Review, Row, compare, compared_cases, read_review
from casesweep.settings import Settings
from casesweep.terminal import say, shown
from corpus.files import written
from studies.hierarchy import hierarchy

_MOST = 5
"""Papers that are named for a figure; all of them stand in the details."""


def compare_review(settings: Settings, path: Path, details: Path | None) -> int:
    """Print both figures, the difference and what explains it; all of it to `details` as TSV."""
    review = read_review(path)
    study = settings.load_study()
    broader = hierarchy(study).broader
    with open_database(settings.database_url()).reading() as session:
        table = list(typed_rows(session, codebook(study)))
        ours = compared_cases(review, table, broader)
        lacking = dict(_lacking(session, review, table, ours))
    compared = [compare(figure, ours, broader) for figure in review.figures]
    print(*_told(review, table, ours, compared, lacking), sep="\n", flush=True)  # noqa: T201 - a command speaks
    if details is not None:
        _write(details, compared, lacking)
        say(f"details: {details}")
    return 0


def _lacking(
    session: Session, review: Review, table: Sequence[Row], ours: Sequence[Row]
) -> Iterator[tuple[str, str]]:
    """The review's papers that no compared case is from, each with the reason."""
    read = select(Document.doc, Record.relevant).join(Record, Record.document_id == Document.id)
    holding = session.execute(read.where(Record.closed_run_id.is_(None)))
    held: dict[str, bool] = {row.doc: row.relevant for row in holding}
    compared, with_cases = ({row["doc"] for row in rows} for rows in (ours, table))
    for doc in review.papers:
        if doc in compared:
            continue
        if doc not in held:
            yield doc, "not in the database"
        elif doc in with_cases:
            yield doc, "its cases do not meet what is compared"
        else:
            yield doc, "no case found in it" if held[doc] else "taken for not relevant"


def _told(
    review: Review,
    table: Sequence[Row],
    ours: Sequence[Row],
    compared: Iterable[Compared],
    lacking: Mapping[str, str],
) -> Iterator[str]:
    yield review.title
    yield f"{len(ours):,} of our {len(table):,} cases compared{_condition(review)}"
    yield ""
    yield f"{'figure':<26}{'theirs':>10}{'ours':>10}{'difference':>12}   of   silent"
    for each in compared:
        yield from _line(each)
    if review.papers:
        beyond = dict.fromkeys(row["doc"] for row in ours if row["doc"] not in review.papers)
        yield ""
        yield f"papers of the review that we lack: {len(lacking):,}"
        yield from (f"  {doc}: {why}" for doc, why in lacking.items())
        yield f"papers of ours that the review lacks: {len(beyond):,}"
        yield from (f"  {doc}" for doc in beyond)


def _condition(review: Review) -> str:
    told = [f"{key} {' or '.join(values)}" for key, values in review.where.items()]
    if review.until is not None:
        told.append(f"published until {review.until}")
    return f" ({'; '.join(told)})" if told else ""


def _line(each: Compared) -> Iterator[str]:
    unit = f" {each.figure.unit}" if each.figure.unit else ""
    name = shown(f"{each.figure.name}{', ' + unit.strip() if unit else ''}")
    ours, away = ("–" if each.ours is None else _number(each.ours)), "–"
    if each.difference is not None:
        away = f"{each.difference:+.1f}".replace("+0.0", "0").replace("-0.0", "0")
    of = sum(part.weight for part in each.parts)
    yield (
        f"{name:<26}{_number(each.figure.theirs):>10}{ours:>10}{away:>12}{of:>5}{len(each.silent):>9}"
    )
    if away in {"0", "–"}:
        return
    if each.could_be:
        low, high = each.could_be
        yield f"    if the silent cases had spoken: {_number(low)} to {_number(high)}{unit}"
    if each.silent:
        yield f"    silent: {_some(each.silent)}"
    if each.nearer_without:
        papers = [f"{doc} ({_number(then)}{unit})" for doc, then in each.nearer_without]
        yield f"    nearer to theirs without: {_some(papers)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more:,} more" if more > 0 else "")


def _write(path: Path, compared: Iterable[Compared], lacking: Mapping[str, str]) -> None:
    """A line for each case of each figure, then one for each paper that we lack."""
    with written(path) as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerow(("figure", "theirs", "ours", "doc", "case", "adds", "ours_without_paper"))
        for each in compared:
            without = dict(each.nearer_without)
            for part in each.parts:
                adds = "silent" if part.silent else f"{part.amount:.10g}"
                then = without.get(part.doc)
                both = (each.figure.name, f"{each.figure.theirs:.10g}", _exact(each.ours))
                writer.writerow((*both, part.doc, part.case_id, adds, _exact(then)))
        for doc, why in lacking.items():
            writer.writerow(("lacking", "", "", doc, "", why, ""))


def _exact(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
