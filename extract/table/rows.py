"""A table to the patients in its rows: the paper's own, or those of earlier reports.

Tables of groups, of laboratory values and the like are none of these. A table with patients in
columns and findings in rows is turned first.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.article import Table
from extract.grammar.pattern import Pattern
from extract.grammar.vocabulary import Vocabulary
from extract.people.label import labels
from extract.table.cells import age_of, is_empty, sex_of
from extract.table.columns import Column, Topic, columns_of
from extract.table.verdict import imaging_verdict

_PERSONAL = frozenset({Topic.AGE, Topic.SEX, Topic.AGE_SEX})
_CLINICAL = frozenset(Topic) - _PERSONAL - {Topic.LABEL, Topic.REFERENCE, Topic.COUNT}
_FEWEST_CLINICAL = 2
_MOST_ARE_PERSONS = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it begins in the table's text (code points)."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class PatientRow:
    """What a table tells of one patient.

    `label` is what the table calls him (`1`, `Case 2`), `reference` the earlier report that he
    is taken from, empty for the paper's own patient.
    """

    label: str
    cells: tuple[tuple[Column, Cell], ...]
    reference: str = ""


def patient_rows(
    table: Table, treatments: Vocabulary, *, known: AbstractSet[int | None] = frozenset()
) -> tuple[PatientRow, ...]:
    """The patients of the table, in order; none if it is no table of single patients.

    A table without ages and sexes is one where its labels are the `known` patients' numbers.
    """
    for header, rows in _ways_to_read(table):
        columns = [_settled(c, rows) for c in columns_of([h.text for h in header], treatments)]
        if _of_patients(columns, rows) or _of_known(columns, rows, known):
            return tuple(_patients(table, columns, rows))
    return ()


_Row = Sequence[Cell]


def _ways_to_read(table: Table) -> Iterator[tuple[_Row, Sequence[_Row]]]:
    """Heading and rows: as printed, with the first row as heading, and turned on its side."""
    header, *rows = _placed(table)
    if any(cell.text for cell in header):
        yield header, rows
    elif rows:
        yield rows[0], rows[1:]
    turned = list(zip(header, *rows, strict=True)) if rows else []
    if turned:
        label = Cell("Case", turned[0][0].start)
        yield (label, *turned[0][1:]), turned[1:]


def _settled(column: Column, rows: Sequence[_Row]) -> Column:
    """A column `MRI` by its cells: results (`PR`, `no change`), else places (`T4-T8`)."""
    if column.topic is not Topic.IMAGING:
        return column
    told = [row[column.place].text for row in rows if not is_empty(row[column.place].text)]
    results = sum(imaging_verdict(text, of_mass=True) is not None for text in told)
    is_result = results > len(told) / 2
    return replace(column, topic=Topic.IMAGING_OUTCOME if is_result else Topic.SITE)


def _placed(table: Table) -> list[list[Cell]]:
    """Heading and rows with their places in the text of `Table.as_section`."""
    at = len(table.caption) + 1
    lines = []
    for row in (table.header, *table.rows):
        cells = []
        for text in row:
            cells.append(Cell(text, at))
            at += len(text) + 1
        lines.append(cells)
    return lines


def _of_patients(columns: Sequence[Column], rows: Sequence[_Row]) -> bool:
    """Whether each row is one patient: ages and sexes of persons, and what they had."""
    topics = {column.topic for column in columns}
    named = topics >= {Topic.LABEL, Topic.AGE, Topic.SEX} or topics >= {Topic.LABEL, Topic.AGE_SEX}
    fewest = 1 if named else _FEWEST_CLINICAL
    if not topics & _PERSONAL or len(topics & _CLINICAL) < fewest:
        return False
    personal = [column for column in columns if column.topic in _PERSONAL]
    told = [row[c.place].text for c in personal for row in rows if not is_empty(row[c.place].text)]
    persons = sum(bool(age_of(text) or sex_of(text)) for text in told)
    return persons > 0 and persons >= _MOST_ARE_PERSONS * len(told)


def _of_known(
    columns: Sequence[Column], rows: Sequence[_Row], known: AbstractSet[int | None]
) -> bool:
    label = next((column for column in columns if column.topic is Topic.LABEL), None)
    if label is None or any(column.topic is Topic.REFERENCE for column in columns):
        return False
    numbers = [number_of(row[label.place].text) for row in rows]
    clinical = {column.topic for column in columns} & _CLINICAL
    return len(clinical) >= _FEWEST_CLINICAL and bool(numbers) and set(numbers) <= known


def number_of(label: str) -> int | None:
    """The number of a label: `2`, `Case 2`, `B` -> 2; None where it has none."""
    for words in (label, f"Case {label}"):
        found = next(iter(labels(words.strip())), None)
        if found and len(found.numbers) == 1:
            return found.numbers[0]
    return None


_SUMMARY = Pattern(
    r"(?:total|mean|median|range|overall|summary|average|all (?:patients|cases)|n\s?=)\b",
    re.IGNORECASE,
)
_PRESENT = Pattern(
    r"\b(?:present|current|our|this|own|index)\b.{0,12}\b(?:cases?|reports?|stud(?:y|ies)|patients?"
    r"|series"
    r"|paper|authors?)\b|^\W*(?:present|our|ours|this report)\W*$",
    re.IGNORECASE,
)
_LITERATURE = Pattern(
    r"\bliterature\b|\b(?:previous(?:ly)?|earlier|past|formerly|so far)\b|\breported\b"
    r"|\bpublished\b"
    r"|\breviewed?\b",
    re.IGNORECASE,
)
_OF_OTHERS = Pattern(
    r"\bliterature\b|\bprevious(?:ly)?\s(?:reported|published|described|cases|reports)"
    r"|\b(?:reported|published)\scases\b",
    re.IGNORECASE,
)
_CITED = Pattern(
    r"\bet\s?al\b|^\W*[A-Z][\w’'-]+\b.*(?:\b(?:18|19|20)\d\d\b|\[\d+\])|\b[A-Z][\w’'-]+ and [A-Z]"
    r"|^\W*\[\d",
)


def _patients(
    table: Table, columns: Sequence[Column], rows: Sequence[_Row]
) -> Iterator[PatientRow]:
    sources = [column for column in columns if column.topic is Topic.REFERENCE]
    literature = _is_literature(table, sources, rows)
    for heading, row_group in _headed(rows):
        persons = _persons(columns, row_group)
        for _, group in groupby(persons, key=lambda row: _identity(columns, row)):
            together = list(group)
            reference = ", ".join(dict.fromkeys(together[0][c.place].text for c in sources))
            label = next((together[0][c.place].text for c in columns if c.topic is Topic.LABEL), "")
            quoted = _OF_OTHERS.search(heading) or (literature and not _PRESENT.search(heading))
            own = not quoted or _PRESENT.search(f"{label} {reference}")
            cells = dict.fromkeys((c, row[c.place]) for c in columns for row in together)
            source = reference or heading or "not named"
            yield PatientRow(label, tuple(cells), "" if own else source)


def _headed(rows: Sequence[_Row]) -> Iterator[tuple[str, list[_Row]]]:
    """Rows under the row that heads them (`This report`, `Previously published`), if one does."""
    heading, under = "", list[_Row]()
    for row in rows:
        first, *others = (cell.text for cell in row)
        if first and others and not any(other not in {"", first} for other in others):
            yield heading, under
            heading, under = first, []
        elif first or any(others):
            under.append(row)
    yield heading, under


def _persons(columns: Sequence[Column], rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows of single patients: no totals, or groups of several."""
    for row in rows:
        somebody = any(sex_of(row[c.place].text) for c in columns if c.topic in _PERSONAL)
        if _SUMMARY.match(row[0].text) or (row[0].text.upper() == "SD" and not somebody):
            continue
        counts = [row[c.place].text for c in columns if c.topic is Topic.COUNT]
        if not any(text.strip() not in {"", "1"} for text in counts):
            yield row


def _identity(columns: Sequence[Column], row: _Row) -> tuple[str, ...]:
    """Rows with the same label and person tell of one patient; without a label each is another."""
    label = [row[c.place].text for c in columns if c.topic is Topic.LABEL]
    if not any(label):
        return (str(row[0].start),)
    return tuple(row[c.place].text for c in columns if c.topic in _PERSONAL | {Topic.LABEL})


def _is_literature(table: Table, sources: Sequence[Column], rows: Sequence[_Row]) -> bool:
    if not sources:
        return bool(_OF_OTHERS.search(table.caption))
    if _LITERATURE.search(table.caption):
        return True
    texts = [" ".join(row[c.place].text for c in sources) for row in rows]
    others = [text for text in texts if not _PRESENT.search(text)]
    return sum(bool(_CITED.search(text)) for text in others) > len(others) / 2
