"""`casesweep report`: the case database as one page that works offline, prints, and reads aloud."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from cases.codebook import codebook
from cases.contract import CLINICAL, IMAGING
from cases.database import open_database
from cases.figures import Figure, svg
from cases.spine import SPINE
from cases.summary import Flow, Line, Row, by_treatment, by_vertebra, by_year, flow, table_one
from cases.typed_rows import typed_rows
from casesweep.output import STDOUT, output
from casesweep.settings import Settings
from casesweep.terminal import say
from corpus.files import written

_ORDER = ("resolved", "improved", "reduced", "unchanged", "worsened", "progressed", "died")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; }
tr { border-bottom: 1px solid #8886; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td ul { margin: 0; padding: 0; list-style: none; }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; max-width: 46rem; }
figcaption, .note { font-size: .9rem; opacity: .8; }
ol.flow { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .6rem; }
ol.flow li { border: 1px solid #8888; border-radius: .4rem; padding: .5rem .8rem; }
ol.flow b { display: block; font-size: 1.3rem; }
@media (max-width: 40rem) {
  .one thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
  .one tr { display: block; padding: .6rem 0; border-bottom: 1px solid #8886; }
  .one th, .one td { display: block; border: 0; padding: 0; text-align: left; }
  .one td.n { display: inline-block; margin-right: 1rem; opacity: .8; }
  .one td.n::before { content: attr(data-label) " "; }
}
@media print { body { max-width: none; font-size: 11px; } h2, figure, tr { break-inside: avoid; } }
"""


def write_report(settings: Settings, out: str, figures: Path | None) -> int:
    """Write the page, and each figure as an SVG file to the folder `figures` if there is one."""
    study = settings.load_study()
    columns = codebook(study)
    with open_database(settings.database_url()).reading() as session:
        table = list(typed_rows(session, columns))
        counted = flow(session)
    drawn = list(_figures(table))
    title = str(study.settings.get("title", study.name))
    with output(out) as lines:
        lines.write("\n".join(_page(title, counted, table_one(columns, table), drawn)))
    if figures is not None:
        figures.mkdir(parents=True, exist_ok=True)
        for figure in drawn:
            with written(figures / f"{figure.name}.svg") as lines:
                lines.write(svg(figure).replace("<svg ", '<svg color="black" ', 1))
    say(f"{len(table):,} cases told in {'standard output' if out == STDOUT else out}")
    return 0


def _figures(table: Sequence[Row]) -> Iterator[Figure]:
    bones = by_vertebra(table)
    yield Figure(
        "spine",
        "Spine map: cases by vertebra and sex",
        "For each vertebra from C1 to S5, the number of cases with a lesion there.",
        {bone: bones.get(bone, {}) for bone in SPINE},
        ("male", "female", "unknown"),
    )
    for name, title, allowed in (
        ("outcome_clinical", "Treatment against clinical outcome", CLINICAL),
        ("outcome_imaging", "Treatment against imaging outcome", IMAGING),
    ):
        yield Figure(
            name,
            title,
            "Cases by treatment and outcome; one with several treatments counts for each.",
            _named(by_treatment(table, name)),
            tuple(each for each in _ORDER if each in allowed),
        )
    yield Figure(
        "years",
        "Cases by year of publication",
        "For each year, the number of cases.",
        {str(year): counts for year, counts in by_year(table).items()},
        ("cases",),
    )


def _named(found: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {
        name.replace("_", " "): {outcome: n for outcome, n in counts.items() if outcome}
        for name, counts in found.items()
    }


def _page(title: str, counted: Flow, lines: Sequence[Line], figures: Sequence[Figure]) -> list[str]:
    today = datetime.now(UTC).date().isoformat()
    return [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}: case report evidence</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<main>\n<h1>{escape(title)}</h1>",
        f"<p>{counted.cases:,} cases from {counted.included:,} papers, counted on {today}. ",
        "Values were read by rules unless a person has reviewed them.</p>",
        *_flow(counted),
        *_table_one(lines),
        *(line for figure in figures for line in _figure(figure)),
        "</main>\n</body>\n</html>\n",
    ]


def _flow(counted: Flow) -> Iterator[str]:
    yield '<h2 id="flow">Papers: a PRISMA 2020 flow</h2>\n<ol class="flow">'
    for number, what in (
        (counted.screened, "papers screened"),
        (counted.excluded, "excluded: no patient with the disease of this study"),
        (counted.included, "papers included"),
        (counted.without_cases, "of these without an individual patient (reviews, cohorts)"),
        (counted.cases, "cases"),
        (counted.rejected, "records that could not be read"),
    ):
        yield f"<li><b>{number:,}</b> {escape(what)}</li>"
    yield "</ol>"


def _table_one(lines: Iterable[Line]) -> Iterator[str]:
    yield '<h2 id="table-1">Table 1: what is reported</h2>\n<div class="wide">\n<table class="one">'
    yield "<caption class=note>Percentages are of the cases that report the field.</caption>"
    yield '<thead><tr><th scope="col">Field</th><th scope="col" class="n">n reported</th>'
    yield '<th scope="col" class="n">n missing</th><th scope="col">Values</th></tr></thead><tbody>'
    for line in lines:
        values = "".join(f"<li>{escape(value)}</li>" for value in line.values)
        yield (
            f'<tr><th scope="row">{escape(line.label)}</th>'
            f'<td class="n" data-label="reported">{line.reported:,}</td>'
            f'<td class="n" data-label="missing">{line.missing:,}</td>'
            f"<td><ul>{values}</ul></td></tr>"
        )
    yield "</tbody>\n</table>\n</div>"


def _figure(figure: Figure) -> Iterator[str]:
    yield f'<h2 id="{figure.name}">{escape(figure.title)}</h2>\n<figure>\n{svg(figure)}'
    yield f"<figcaption>{escape(figure.description)}</figcaption>\n</figure>"
    yield '<details><summary>The same as a table</summary>\n<div class="wide"><table>'
    heads = "".join(f'<th scope="col" class="n">{escape(part)}</th>' for part in figure.parts)
    yield f'<thead><tr><th scope="col"></th>{heads}</tr></thead><tbody>'
    for label, counts in figure.rows.items():
        cells = "".join(f'<td class="n">{counts.get(part, 0)}</td>' for part in figure.parts)
        yield f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'
    yield "</tbody></table></div></details>"
