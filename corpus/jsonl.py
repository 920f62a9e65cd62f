"""JSON Lines to articles: one object a line, `{"doc", "title", "text"}` or with `"sections"`.

```json
{"doc": "pmid:1", "title": "…", "text": "…", "year": 2014}
{"doc": "x-17", "title": "…", "sections": [{"label": "Case report", "text": "…"}],
 "tables": [{"label": "Table 1", "caption": "…", "header": ["Age"], "rows": [["42"]]}]}
```

Ids and texts are kept as given, with two exceptions. A lone surrogate (half of a sign, as cut
strings end) cannot be written as UTF-8 and becomes U+FFFD, which leaves every offset where it was.
A `"text"` that was copied from a page or a PDF (lists of other papers below it, lines broken by a
column) is read as the same page in a text file is, in sections of its own; the article's notes say
so.
Numbers are taken where strings are meant (`"pmid": 1`, cells of tables), null where nothing is.
Other keys are ignored. Keys that are known but hold the wrong thing are named.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from corpus.article import Article, DocumentId, Section, Table
from corpus.errors import CasesweepError
from corpus.labels import unique_labels
from corpus.pages.copied import NOTE, copied_page
from corpus.pages.parts import Page
from corpus.pubmed.byte_stream import ByteStream, DamagedFileError, Limits
from corpus.reject import Reject

_SURROGATE = re.compile("[\ud800-\udfff]")
_STRINGS = ("pmid", "pmcid", "doi", "journal", "date", "licence")
_LISTS = ("languages", "authors", "publication_types", "mesh", "keywords")


class LineError(CasesweepError):
    """A line that makes no article. The message follows the words `line 3`."""


def read_jsonl(stream: ByteStream, *, name: str, limits: Limits) -> Iterator[Article | Reject]:
    """The articles in order. `name` is the file's, for messages.

    A line that cannot be read is a `Reject` naming its number; so is one whose `doc` an earlier
    line had. Empty lines are skipped.
    """
    seen: dict[str, int] = {}
    try:
        for number, line in _lines(stream, limits.document):
            try:
                article = read_line(line)
                _refuse_repeated(article.doc, seen, number)
            except LineError as error:
                yield Reject("parse", name, f"line {number}", f"{name}: line {number} {error}")
            else:
                yield article
    except DamagedFileError as error:
        yield Reject("parse", name, "", f"{name} {error}")


def _lines(stream: ByteStream, limit: int) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, with their numbers from 1. Only a line feed ends a line."""
    number, rest = 1, bytearray()
    while chunk := stream.read():
        *lines, tail = chunk.split(b"\n")
        for line in lines:
            rest += line
            if rest.strip():
                yield number, bytes(rest)
            rest.clear()
            number += 1
        rest += tail
        if len(rest) > limit:
            raise DamagedFileError(f"has a line {number} of more than {limit:,} bytes")
    if rest.strip():
        yield number, bytes(rest)


def _refuse_repeated(doc: str, seen: dict[str, int], number: int) -> None:
    if doc in seen:
        raise LineError(f'has the "doc" {doc!r} of line {seen[doc]}; give each document its own')
    seen[doc] = number


def read_line(line: bytes) -> Article:
    """The article of one line. Raises `LineError`."""
    given = _object(line)
    doc = _string(given, "doc")
    if not doc.strip():
        raise LineError('has no "doc", the id of the document')
    page = copied_page(_string(given, "text"), _string(given, "title")) if "text" in given else None
    sections, tables = _texts(given, page)
    year = given.get("year")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
        raise LineError('has a "year" that is no whole number')
    known: dict[str, Any] = {key: _string(given, key) for key in _STRINGS if key in given}
    known |= {key: _strings(given, key) for key in _LISTS}
    return Article(
        doc=DocumentId(doc),
        title=_string(given, "title") or (page.title if page else ""),
        sections=sections,
        tables=tables,
        year=year or (page.year if page else None),
        source="jsonl",
        notes=(NOTE,) if page else (),
        **known,
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = _whole_signs(json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant))
    except UnicodeDecodeError as error:
        raise LineError("is not UTF-8; save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise LineError(f"is not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise LineError("is nested too deeply to be a document") from error
    except ValueError as error:  # a number of thousands of digits
        raise LineError("holds a number that is none") from error
    if not isinstance(given, dict):
        raise LineError('is no JSON object such as {"doc": "…", "title": "…", "text": "…"}')
    return cast("dict[str, Any]", given)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _whole_signs(given: Any) -> Any:
    """The same value without lone surrogates."""
    if isinstance(given, str):
        return given if given.isascii() else _SURROGATE.sub("\ufffd", given)
    if isinstance(given, list):
        return [_whole_signs(value) for value in given]
    if isinstance(given, dict):
        return {_whole_signs(key): _whole_signs(value) for key, value in given.items()}
    return given


def _texts(
    given: dict[str, Any], page: Page | None
) -> tuple[tuple[Section, ...], tuple[Table, ...]]:
    """Sections and tables, their labels made unique together; the page's where the text is one."""
    if "text" in given and "sections" in given:
        raise LineError('has both "text" and "sections"; give one of them')
    if page:
        parts = []
    elif "text" in given:
        parts = [{"label": "text", "text": given["text"]}]
    else:
        parts = _objects(given, "sections")
    tables = _objects(given, "tables")
    if "text" not in given and "sections" not in given and "title" not in given and not tables:
        raise LineError('has no "text", "sections" or "title"')
    sections = [Section(_string(part, "label"), _string(part, "text")) for part in parts]
    sections += page.sections if page else ()
    named = [section.label for section in sections] + [_string(table, "label") for table in tables]
    labels = iter(unique_labels(named))
    sections = [replace(part, label=label) for part, label in zip(sections, labels, strict=False)]
    return tuple(sections), tuple(
        _table(part, label) for part, label in zip(tables, labels, strict=True)
    )


def _table(given: dict[str, Any], label: str) -> Table:
    header = _strings(given, "header")
    rows = given.get("rows")
    if not isinstance(rows, list):
        raise LineError(f'has a table {label!r} without "rows", a list of lists')
    cells = tuple(_strings({"rows": row}, "rows") for row in rows)
    if any(len(row) != len(header) for row in cells):
        raise LineError(f"has a table {label!r} whose rows are not all as wide as its header")
    return Table(label, _string(given, "caption"), header, cells, _strings(given, "footnotes"))


def _string(given: dict[str, Any], key: str) -> str:
    text = _plain(given.get(key))
    if text is None:
        raise LineError(f'has a "{key}" that is no string')
    return text


def _strings(given: dict[str, Any], key: str) -> tuple[str, ...]:
    values = given.get(key) or []
    texts = [_plain(value) for value in values] if isinstance(values, list) else [None]
    if None in texts:
        raise LineError(f'has "{key}" that are no list of strings')
    return tuple(text for text in texts if text is not None)


def _plain(value: Any) -> str | None:
    """The value as a string; None where it is neither string, number nor null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _objects(given: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = given.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise LineError(f'has "{key}" that are no list of objects')
    return value
