"""The report of a sweep as one HTML page that needs nothing else: to be opened, mailed, printed."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from casesweep.sweeping.report import Part, SweepReport
from casesweep.terminal import shown
from corpus.files import written

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; line-height: 1.2; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.said { border-left: .4rem solid #2a7d46; padding: .5rem .8rem; background: #8881; }
.incomplete { border-color: #b3261e; }
.alert h2::before { content: "⚠ "; }
.alert { border-left: .4rem solid #b3261e; padding-left: .8rem; }
ul { margin: 0; padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
.note { font-size: .9rem; opacity: .8; overflow-wrap: anywhere; }
@media print { body { max-width: none; font-size: 11px; } section { break-inside: avoid; } }
"""


def page_of(report: SweepReport) -> str:
    """The whole page."""
    return "\n".join(_page(report))


def write_page(report: SweepReport, path: Path) -> None:
    """Write it; the file is there only when it is whole. Raises `FileError`."""
    with written(path) as lines:
        lines.write(page_of(report))


def _page(report: SweepReport) -> Iterator[str]:
    title = f"Sweep {report.sweep} of {report.study}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{escape(title)}</h1>"
    said = "said" if report.complete else "said incomplete"
    yield f'<p class="{said}"><strong>{escape(report.summary)}</strong></p>'
    for part in report.parts:
        yield from _part(part)
    yield "<section>\n<h2>What was searched and counted</h2>\n<ul>"
    yield from (f"<li>{escape(fact)}</li>" for fact in report.facts)
    yield f'</ul>\n<p class="note">{escape(report.heading)}</p>\n</section>'
    yield "</main>\n</body>\n</html>\n"


def _part(part: Part) -> Iterator[str]:
    title = part.title[:1].upper() + part.title[1:]
    yield '<section class="alert">' if part.alert else "<section>"
    yield f"<h2>{escape(title)} ({len(part.entries):,})</h2>\n<ul>"
    yield from (f"<li>{escape(shown(entry))}</li>" for entry in part.shown)
    yield "</ul>\n</section>"
