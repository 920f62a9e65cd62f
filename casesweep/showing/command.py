"""The commands that show the case database, their options and help."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from casesweep.formats import Export, Format
from casesweep.options import Db, Out, Study, end, reported, settings

app = typer.Typer()


@app.command(epilog="Example: casesweep table --format csv -o cases.csv")
def table(
    form: Annotated[
        Format, typer.Option("--format", help="table: for the screen; csv and jsonl: everything.")
    ] = Format.TABLE,
    out: Out = "-",
    study: Study = None,
    db: Db = None,
) -> None:
    """Print the case table: one row a case.

    The screen shows the columns that fit, the most important first. In CSV a cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    with reported():
        from casesweep.showing.table import print_table  # noqa: PLC0415 - it takes half a second

        end(print_table(settings(study=study, db=db), form, out))


@app.command(
    short_help="Show one case: each value with the sentence it rests on.",
    epilog="Example: casesweep show 90000001-1",
)
def show(
    case: Annotated[str, typer.Argument(help="The id of a case, from the table.", metavar="CASE")],
    study: Study = None,
    db: Db = None,
) -> None:
    """Show one case: each value with its sentence, the evidence highlighted.

    In a pipe the evidence stands between « and ». A line that begins with ! says why a person
    should look at the value above it.
    """
    with reported():
        from casesweep.showing.show import show_case  # noqa: PLC0415 - it takes a second

        end(show_case(settings(study=study, db=db), case))


@app.command(
    short_help="Look at the cases in a web browser, with their sentences.",
    epilog="Example: casesweep browse --port 8010",
)
def browse(
    port: Annotated[
        int,
        typer.Option(min=0, max=65_535, help="Port on this machine; 0 takes one that is free."),
    ] = 8010,
    study: Study = None,
    db: Db = None,
) -> None:
    """Look at the case database in a web browser: filters, search, saved queries, the words.

    Each value leads to its sentence with the evidence highlighted. Only this machine can open it,
    nothing can be changed, and it shows the database as it stood when the command began.
    """
    with reported():
        from casesweep.showing.browse import browse as serve  # noqa: PLC0415 - it takes a second

        end(serve(settings(study=study, db=db), port))


@app.command(
    short_help="Write the cases for Excel, R, REDCap, reference managers.",
    epilog="Example: casesweep export --format xlsx -o cases.xlsx",
)
def export(
    form: Annotated[
        Export,
        typer.Option(
            "--format",
            show_choices=False,
            metavar="FORM",
            help="xlsx (typed, with codebook), parquet, csv; jsonl (the contract's records); "
            "phenopackets, redcap (both ZIP files); ris, bibtex (the papers).",
        ),
    ],
    out: Out = "-",
    study: Study = None,
    db: Db = None,
) -> None:
    """Write the case database in a form that other tools read.

    Phenopackets: one GA4GH Phenopacket v2 a case. REDCap: the data dictionary to upload, then the
    data to import. No cell of a workbook is a formula.
    """
    with reported():
        from casesweep.showing.export import export_database  # noqa: PLC0415 - it takes a second

        end(export_database(settings(study=study, db=db), form, out))


@app.command(
    short_help="Write a frozen, dated archive to deposit and to cite.",
    epilog="Example: casesweep release --date 2026-11-21 -o release.zip",
)
def release(
    out: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", dir_okay=False, metavar="FILE", help="<study>-<date>.zip by default."
        ),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Its date; today by default."),
    ] = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """Write the database as a frozen, dated ZIP archive to deposit and to cite.

    Every export, the evidence, codebook, counts, query, searches, versions and checksums. The same
    database, date and program make the same bytes; a release that is there is never changed.
    """
    with reported():
        from casesweep.showing.release import release_database  # noqa: PLC0415 - it takes a second

        day = date.date() if date else None
        end(release_database(settings(study=study, db=db), out, day))


@app.command(
    short_help="List the values without a code of MeSH, MONDO or Orphanet.",
    epilog="Example: casesweep codes",
)
def codes(study: Study = None, db: Db = None) -> None:
    """List the values that have no code of MeSH, MONDO or Orphanet, the most frequent first."""
    with reported():
        from casesweep.showing.codes import list_unmapped  # noqa: PLC0415 - it takes half a second

        end(list_unmapped(settings(study=study, db=db)))


@app.command(
    short_help="Write one page: PRISMA flow, searches, tables and figures.",
    epilog="Example: casesweep report -o report.html --figures figures",
)
def report(
    out: Out = "-",
    figures: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", file_okay=False, help="Write each figure as SVG and PNG there."
        ),
    ] = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """Write one page on what the database holds: papers, searches, changes, Table 1, figures.

    It needs no network, prints well and can be read aloud.
    """
    with reported():
        from casesweep.showing.report import write_report  # noqa: PLC0415 - it takes half a second

        end(write_report(settings(study=study, db=db), out, figures))


@app.command(
    short_help="Put a published review's figures beside ours.",
    epilog="Example: casesweep compare studies/spinal_emh/reviews/lam_2024.toml",
)
def compare(
    review: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, metavar="REVIEW.toml", help="A published review's figures."
        ),
    ],
    details: Annotated[
        Path | None,
        typer.Option(metavar="TSV", help="Write what each case adds to each figure there."),
    ] = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """Put a published review's figures beside ours, with the difference and what explains it.

    Named for each figure: cases that state nothing of it, papers without which ours were nearer
    to theirs, and (where the file lists the review's papers) which of them we lack and why.
    """
    with reported():
        from casesweep.showing.compare import compare_review  # noqa: PLC0415 - it takes half a second

        end(compare_review(settings(study=study, db=db), review, details))
