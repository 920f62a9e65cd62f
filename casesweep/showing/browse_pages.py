"""Datasette's pages of our own: a case, and one of its values with its words in the text.

A plugin of Datasette: the functions are its hooks. Every request names this machine: a page of
the web that has its name point here (DNS rebinding) is refused.
"""

# Datasette has no types.
# mypy: disable-error-code="untyped-decorator"

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from cases.cells import SEPARATOR, Words
from cases.contract import KEYS
from casesweep.showing.browse_queries import QUERIES
from casesweep.showing.passages import Passage, passages, sentences_of, whole_sections
from corpus.article import Section, SectionKind

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_PLACE = {key: place for place, key in enumerate(KEYS)}

Row = Mapping[str, Any]
Asgi = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The two pages; Datasette's own page of a case's row gives way to the first."""
    return [
        (r"/[^/]+/cases/(?P<case>[^/.]+)$", to_case),
        (r"/-/case/(?P<case>[^/]+)$", case_page),
        (r"/-/case/(?P<case>[^/]+)/(?P<field>[a-z_]+)$", value_page),
    ]


@hookimpl
def render_cell(row: Any, value: Any, column: str, datasette: Datasette) -> Markup | None:
    """A case's id leads to the case, each of its values to the words; lists without brackets."""
    if value is None:
        return Markup('<span class="none"></span>')
    if "case_id" not in row.keys():  # noqa: SIM118 - a row of sqlite3 looks for values
        return None
    if column == "case_id":
        return _link(datasette, [value], value)
    if column in _PLACE:
        return _link(datasette, [row["case_id"], column], _plain(value))
    if column == "field" and row["case_id"]:
        return _link(datasette, [row["case_id"], value], value)
    return None


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """What the first page needs: the file's name and the saved queries."""
    name = next(name for name in datasette.databases if name != "_internal")
    return {"file": name, "saved": QUERIES}


@hookimpl
def asgi_wrapper() -> Callable[[Asgi], Asgi]:
    """Refuses requests that were meant for another host."""

    def wrap(app: Asgi) -> Asgi:
        async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
            headers = dict(scope.get("headers", []))
            host = headers.get(b"host", b"").decode("latin-1").rpartition(":")[0]
            if scope["type"] == "http" and host not in _LOOPBACK:
                refused = Response.text("This server answers to this machine alone.", status=403)
                await refused.asgi_send(send)
            else:
                await app(scope, receive, send)

        return guarded

    return wrap


async def to_case(datasette: Datasette, request: Request) -> Response:
    """From the row to the case."""
    return Response.redirect(datasette.urls.path(f"/-/case/{request.url_vars['case']}"))


async def case_page(datasette: Datasette, request: Request) -> Response:
    """All values of a case, each with its sentences."""
    case = await _case(datasette, request)
    if case is None:
        return await _gone(datasette, request)
    values = await _values(datasette, case, "v.counts = 1")
    told = [value for value in values if value["value"] is not None]
    shown = [await _shown(datasette, value) for value in told]
    context = {"case": case, "values": shown, "doubts": await _doubts(datasette, case)}
    return await _page(datasette, request, "case.html", context)


async def value_page(datasette: Datasette, request: Request) -> Response:
    """One field of a case: its words in the text, and every value it ever had."""
    case = await _case(datasette, request)
    field = request.url_vars["field"]
    values = await _values(datasette, case) if case else []
    past = [each for each in values if each["field"] == field]
    if case is None or not past:
        return await _gone(datasette, request)
    now = next((each for each in past if each["counts"]), None)
    context = {
        "case": case,
        "field": field,
        "now": now and await _shown(datasette, now),
        "past": past,
        "doubts": [each for each in await _doubts(datasette, case) if each["field"] == field],
    }
    return await _page(datasette, request, "value.html", context)


def _link(datasette: Datasette, parts: Sequence[str], text: str) -> Markup:
    path = "/".join(tilde_encode(part) for part in parts)
    address = datasette.urls.path(f"/-/case/{path}")
    return Markup('<a href="{}">{}</a>').format(address, text)


def _plain(value: Any) -> str:
    """`["T5-T9", "L1"]` -> `T5-T9; L1`; names with blanks."""
    text = str(value)
    if text.startswith("["):
        return SEPARATOR.join(str(each).replace("_", " ") for each in json.loads(text))
    return text


async def _rows(datasette: Datasette, sql: str, *values: object) -> list[Row]:
    name = next(name for name in datasette.databases if name != "_internal")
    found = await datasette.get_database(name).execute(sql, values)
    return [dict(row) for row in found.rows]


async def _case(datasette: Datasette, request: Request) -> Row | None:
    case_id = tilde_decode(request.url_vars["case"])
    sql = (
        "SELECT c.*, p.pmid, p.doi, p.journal FROM cases c JOIN papers p USING (doc) "
        "WHERE c.case_id = ?"
    )
    found = await _rows(datasette, sql, case_id)
    if not found:
        return None
    link = str(datasette.urls.path(f"/-/case/{tilde_encode(case_id)}"))
    return {**found[0], "link": link}


async def _values(datasette: Datasette, case: Row, condition: str = "1") -> list[Row]:
    """In the order of the columns, the latest first."""
    sql = f"SELECT * FROM case_values v WHERE v.case_id = ? AND {condition} ORDER BY v.id DESC"  # noqa: S608 - only our own words
    found = await _rows(datasette, sql, case["case_id"])
    found.sort(key=lambda value: _PLACE.get(value["field"], len(_PLACE)))
    return [{**value, "link": _address(datasette, value)} for value in found]


def _address(datasette: Datasette, value: Row) -> str:
    path = f"/-/case/{tilde_encode(value['case_id'])}/{value['field']}"
    return str(datasette.urls.path(path))


async def _doubts(datasette: Datasette, case: Row) -> list[Row]:
    sql = "SELECT field, reason FROM doubts WHERE case_id = ? OR (case_id IS NULL AND doc = ?)"
    return await _rows(datasette, sql, case["case_id"], case["doc"])


async def _shown(datasette: Datasette, value: Row) -> Row:
    """The value with its sentences and whole sections; spaCy works in a thread of its own."""
    sql = "SELECT * FROM words WHERE value_id = ? ORDER BY position"
    words = [
        Words(*(row[name] for name in Words._fields))
        for row in await _rows(datasette, sql, value["id"])
    ]
    kept = await _rows(datasette, "SELECT sections FROM texts WHERE hash = ?", value["text_hash"])
    sections = [
        Section(each["label"], each["text"], SectionKind(each["kind"]))
        for row in kept
        for each in json.loads(row["sections"])
    ]
    rules = dict.fromkeys(each.source for each in words)
    shown = await asyncio.to_thread(_sentences, words, sections)
    whole = whole_sections(words, sections)
    return {**value, "rules": ", ".join(rules), "sentences": shown, "sections": whole}


def _sentences(words: Sequence[Words], sections: Sequence[Section]) -> list[Passage]:
    return passages(words, sentences_of(sections)) if words else []


async def _gone(datasette: Datasette, request: Request) -> Response:
    """Said in a sentence; Datasette would print a traceback for an exception."""
    return await _page(datasette, request, "gone.html", {}, status=404)


async def _page(
    datasette: Datasette,
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> Response:
    html = await datasette.render_template(template, dict(context), request=request)
    return Response.html(html, status=status)
