"""What the database holds to one HTML page: no script, nothing from elsewhere, a table a figure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from cases.db.changes import Change, Changes
from cases.measure.figures import Figure, svg
from cases.measure.flow import Flow
from cases.measure.summary import Line
from corpus.store.log import Search

_MOST = 50
"""Changes of a kind that the page lists; the rest are counted."""

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; }
tr { border-bottom: 1px solid #8886; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; padding-right: .8rem; }
td ul { margin: 0; padding: 0; list-style: none; }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; max-width: 34rem; display: block; }
figcaption, .note { font-size: .9rem; color: light-dark(#444, #bbb); }
summary { cursor: pointer; padding: .3rem 0; }
.flow { list-style: none; padding: 0; margin: 1rem 0; max-width: 44rem; }
.flow li { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.2rem; padding-bottom: 1.4rem; }
.flow p { margin: 0; border: 1px solid #888; border-radius: .4rem; padding: .5rem .8rem; }
.flow b { font-size: 1.2rem; }
.flow .on, .flow .off { position: relative; }
.flow li:not(:last-child) .on::after { content: "\\2193"; position: absolute; }
.flow .on::after { left: 1.5rem; top: 100%; }
.flow .off::before { content: "\\2192"; position: absolute; right: 100%; padding-right: .6rem; }
@media (max-width: 40rem) {
  .flow li { gap: 0 1.6rem; } .flow p { padding: .4rem .5rem; font-size: .9rem; }
  .flow .off::before { padding-right: .3rem; }
  .one thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
  .one tr { display: block; padding: .6rem 0; border-bottom: 1px solid #8886; }
  .one th, .one td { display: block; border: 0; padding: 0; text-align: left; }
  .one td.n { display: inline-block; margin-right: 1rem; color: light-dark(#444, #bbb); }
  .one td.n::before { content: attr(data-label) " "; }
}
@page { margin: 15mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; font-size: 11px; padding: 0; }
  nav, summary, details { display: none; }
  h2, h3 { break-after: avoid; } figure, tr, .flow li { break-inside: avoid; }
  svg { max-width: 15cm; max-height: 22cm; }
  .wide { overflow: visible; }
}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the page tells; `changes` is None before the first run."""

    title: str
    flow: Flow
    searches: tuple[Search, ...]
    changes: Changes | None
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]


def page(told: Told) -> list[str]:
    """The lines of the page."""
    today = datetime.now(UTC).date().isoformat()
    title = escape(told.title)
    return [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}: case report evidence</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{told.flow.cases:,} cases from {told.flow.included:,} papers, counted on {today}. ",
        "Values were read by rules unless a person has reviewed them.</p>",
        *_contents(told.figures),
        *_flow(told.flow),
        *_searches(told.searches),
        *_changes(told.changes),
        *_table_one(told.lines),
        *(line for figure in told.figures for line in _figure(figure)),
        "</main>\n</body>\n</html>\n",
    ]


def _contents(figures: Iterable[Figure]) -> Iterator[str]:
    parts = (
        ("flow", "Papers"),
        ("searches", "Searches"),
        ("changes", "Changes"),
        ("table-1", "Table 1"),
        *((figure.name, figure.title) for figure in figures),
    )
    links = "".join(
        f'<li><a href="#{name}">{escape(text.strip())}</a></li>' for name, text in parts
    )
    yield f'<nav aria-label="Contents"><ul>{links}</ul></nav>'


def _flow(counted: Flow) -> Iterator[str]:
    yield '<h2 id="flow">Papers: a PRISMA 2020 flow</h2>\n<ol class="flow">'
    found = counted.listed
    if found is not None:
        missing = f"not retrieved yet; {found.duplicates:,} found in two sources"
        yield _stage((found.records, "records found by searches"), (found.not_retrieved, missing))
    unread = (counted.rejected, "records that could not be read")
    yield _stage((counted.screened, "papers screened, from searches and files"), unread)
    no_patient = "excluded: no patient with the disease of this study"
    if counted.duplicates:
        no_patient += f"; {counted.duplicates:,} judged by a person to be a paper told twice"
    yield _stage((counted.included, "papers included"), (counted.excluded, no_patient))
    without = (counted.without_cases, "papers without an individual patient (reviews, cohorts)")
    told_twice = counted.patients < counted.cases
    cases = (
        f"cases, of {counted.patients:,} patients as people have judged" if told_twice else "cases"
    )
    yield _stage((counted.cases, cases), without)
    yield "</ol>"


def _stage(on: tuple[int, str], off: tuple[int, str]) -> str:
    """A box of the flow, and beside it what left there."""
    cells = (
        f'<p class="{side}"><b>{number:,}</b> {escape(what)}</p>'
        for side, (number, what) in (("on", on), ("off", off))
    )
    return f"<li>{''.join(cells)}</li>"


def _searches(searches: Sequence[Search]) -> Iterator[str]:
    yield '<h2 id="searches">Searches</h2>'
    if not searches:
        yield "<p>Nothing was searched: the papers came from files.</p>"
        return
    yield _table_head(
        "Every list that was asked for; days are those of entry or change in the source.",
        ("Date", "Source", "Days", "Query"),
        ("Found", "Received"),
        last="State",
    )
    for each in searches:
        days = f"{each.span} {each.first} to {each.last}" if each.first else "all years"
        query = f"version {each.query_version} ({each.query_hash})"
        cells = _cells((each.started[:10], each.source, days, query), (each.count, each.received))
        yield f"<tr>{cells}<td>{'complete' if each.complete else 'incomplete'}</td></tr>"
    yield "</tbody></table></div>"


def _changes(changes: Changes | None) -> Iterator[str]:
    yield '<h2 id="changes">What changed since the last sweep</h2>'
    if changes is None:
        yield "<p>There has been none.</p>"
        return
    yield (
        f"<p>Since {changes.since:%Y-%m-%d %H:%M} UTC: new cases {len(changes.new):,}, "
        f"gone {len(changes.gone):,}, changed values {len(changes.changed):,}.</p>"
    )
    for what, cases in (("New cases", changes.new), ("Cases that are gone", changes.gone)):
        if cases:
            yield f"<h3>{what}</h3>\n<p>{escape(', '.join(cases[:_MOST]))}{_more(cases)}</p>"
    if changes.changed:
        heads = ("Case", "Field", "Before", "Now", "Whose")
        yield _table_head(f"Changed values{_more(changes.changed)}", heads, ())
        for each in changes.changed[:_MOST]:
            yield f"<tr>{_cells(_told_change(each), ())}</tr>"
        yield "</tbody></table></div>"


def _told_change(change: Change) -> tuple[str, ...]:
    before, now = (
        "not stated" if text is None else text.replace("_", " ")
        for text in (change.before, change.now)
    )
    return change.case_id, change.field.replace("_", " "), before, now, change.whose


def _more(listed: Sequence[object]) -> str:
    more = len(listed) - _MOST
    return f" and {more:,} more" if more > 0 else ""


def _table_one(lines: Iterable[Line]) -> Iterator[str]:
    yield '<h2 id="table-1">Table 1: what is reported</h2>\n<div class="wide">\n<table class="one">'
    yield '<caption class="note">Percentages are of the cases that report the field.</caption>'
    yield '<thead><tr><th scope="col">Field</th><th scope="col" class="n">n reported</th>'
    yield '<th scope="col" class="n">n missing</th><th scope="col">Values</th></tr></thead><tbody>'
    for line in lines:
        values = "".join(f"<li>{escape(value)}</li>" for value in line.values)
        yield (
            f'<tr><th scope="row">{escape(line.label)}</th>'
            f'<td class="n" data-label="reported">{line.reported:,}</td>'
            f'<td class="n" data-label="missing">{line.missing:,}</td>'
            f"<td>{values and f'<ul>{values}</ul>'}</td></tr>"
        )
    yield "</tbody>\n</table>\n</div>"


def _figure(figure: Figure) -> Iterator[str]:
    yield f'<h2 id="{figure.name}">{escape(figure.title)}</h2>\n<figure>\n{svg(figure)}'
    yield f"<figcaption>{escape(figure.description)}</figcaption>\n</figure>"
    yield "<details><summary>The same as a table</summary>"
    yield _table_head(figure.title, ("",), figure.parts)
    for label, counts in figure.rows.items():
        cells = "".join(f'<td class="n">{counts.get(part, 0)}</td>' for part in figure.parts)
        yield f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'
    yield "</tbody></table></div></details>"


def _table_head(caption: str, texts: Iterable[str], numbers: Iterable[str], last: str = "") -> str:
    """A table's beginning. A wide one can be scrolled with the keyboard, too."""
    heads = "".join(
        f'<th scope="col">{escape(each)}</th>' if each else "<td></td>" for each in texts
    )
    heads += "".join(f'<th scope="col" class="n">{escape(each)}</th>' for each in numbers)
    heads += f'<th scope="col">{escape(last)}</th>' if last else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f'<caption class="note">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>"
    )


def _cells(texts: Iterable[str], numbers: Iterable[int]) -> str:
    told = "".join(f"<td>{escape(each)}</td>" for each in texts)
    return told + "".join(f'<td class="n">{each:,}</td>' for each in numbers)
