"""The command: its subcommands, their options and help. What they do stands in a module each.

Those modules are imported when they are called, so that `casesweep --help` is there at once.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from casesweep import __version__
from casesweep.after_review_command import adjudicate, guideline, proposals
from casesweep.db_command import app as db_app
from casesweep.formats import Engine, Export, Format, Timer
from casesweep.model_command import app as model_app
from casesweep.options import Db, Out, Recogniser, Study, end, reported, settings
from casesweep.review_command import app as review_app
from casesweep.train_command import train

app = typer.Typer(
    name="casesweep",
    help="Sweep the case-report literature of a rare disease into a case table in which every "
    "value points at its words.",
    epilog="Exit status: 0 complete, 1 something was rejected, 2 wrong use.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(db_app, name="db")
app.add_typer(model_app, name="model")
app.add_typer(review_app, name="review")
review_app.command(epilog="Example: casesweep review adjudicate --to clara")(adjudicate)
review_app.command(epilog="Example: casesweep review proposals")(proposals)
review_app.command(epilog="Example: casesweep review guideline")(guideline)

INPUTS = (
    "Files and folders: PubMed XML, JATS, PDF, HTML, text, JSON Lines; also gzipped. "
    "- is standard input."
)


def main() -> None:
    """The console script."""
    app()


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"casesweep {__version__}")
        raise typer.Exit


@app.callback()
def _casesweep(
    version: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: casesweep extract reports/ more.xml.gz -o records.jsonl")
def extract(
    inputs: Annotated[list[str], typer.Argument(help=INPUTS, metavar="INPUT...")],
    out: Out = "-",
    study: Study = None,
    recogniser: Recogniser = None,
) -> None:
    """Write the case record of each document as a line of JSON. No database is needed."""
    with reported():
        from casesweep.extract import extract_files  # noqa: PLC0415 - it takes a second

        end(extract_files(settings(study=study, recogniser=recogniser), inputs, out))


@app.command(epilog="Example: casesweep run --study spinal_emh pubmed25n0001.xml.gz")
def run(  # noqa: PLR0917 - typer makes options of them, no positions
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            help=INPUTS + " Without any, the sample of the study.", metavar="[INPUT]..."
        ),
    ] = None,
    screen: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option(
            "--screen",
            help="Leave out, unparsed, the PubMed citations that name nothing of the study.",
        ),
    ] = False,
    engine: Annotated[
        Engine | None, typer.Option(help="Let workers read and extract; see --scheduler.")
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Of Dask's scheduler; local starts workers here."),
    ] = "local",
    study: Study = None,
    db: Db = None,
    recogniser: Recogniser = None,
) -> None:
    """Bring the case database up to date with documents. Running twice changes nothing."""
    with reported():
        from casesweep.run import run_study  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db, recogniser=recogniser)
        at = scheduler if engine else ""
        end(run_study(chosen, inputs or [], screened=screen, scheduler=at))


@app.command(epilog="Example: casesweep sweep --study spinal_emh --verify")
def sweep(  # noqa: PLR0917 - typer makes options of them, no positions
    verify: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option("--verify", help="List the whole query again and prove that nothing lacks."),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help="Read PubMed's own files (baseline and updates, with their .md5) instead of "
            "asking PubMed.",
        ),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Write the report as a web page too."),
    ] = None,
    preview: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option(
            "--preview",
            help="Say what the query of the study finds and would drop; change nothing.",
        ),
    ] = False,
    study: Study = None,
    db: Db = None,
) -> None:
    """Find new and changed papers in PubMed and bring the case database up to date with them.

    Made to be run by a timer: it may be cut off at any point and run again, two at once do no
    harm, the last line says how it went, and the exit status is 1 while anything is missing.
    NCBI_EMAIL must hold an e-mail address; NCBI_API_KEY makes it faster.
    """
    with reported():
        from casesweep.baseline import sweep_baseline  # noqa: PLC0415 - it takes a second
        from casesweep.preview import preview_query  # noqa: PLC0415 - it takes a second
        from casesweep.sweep import sweep_study  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db)
        if preview:
            end(preview_query(chosen))
        elif baseline:
            end(sweep_baseline(chosen, baseline))
        else:
            end(sweep_study(chosen, verify=verify, page=page))


@app.command(epilog="Example: casesweep duplicates --same 3 --by 'A. Reader'")
def duplicates(  # noqa: PLR0917 - typer makes options of them, no positions
    same: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="The pair of that number is one.")
    ] = None,
    different: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="The pair of that number is two.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so.")] = "",
    every: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--all", help="List the pairs that were judged too.")
    ] = False,
    study: Study = None,
    db: Db = None,
) -> None:
    """List papers and patients that are probably told twice, or note what a person says of a pair.

    Patients are held against each other where two papers share an author or a hospital. Nothing is
    merged: the case table keeps both.
    """
    with reported():
        from casesweep.duplicates import (  # noqa: PLC0415 - it takes half a second
            judge_duplicate,
            list_duplicates,
        )

        chosen = settings(study=study, db=db)
        if same is None and different is None and not by:
            end(list_duplicates(chosen, every=every))
        else:
            end(judge_duplicate(chosen, same=same, different=different, by=by))


@app.command(epilog="Example: casesweep schedule --timer systemd --at 'mon 05:17'")
def schedule(
    timer: Annotated[Timer, typer.Option(help="What runs commands on this machine.")] = Timer.CRON,
    at: Annotated[
        str,
        typer.Option(
            metavar="'DAY HH:MM'",
            help="When: daily, or mon to sun, and the machine's own time; not at the full hour, "
            "when all others ask.",
        ),
    ] = "mon 05:17",
    out: Out = "-",
    study: Study = None,
    db: Db = None,
) -> None:
    """Write what makes a timer sweep from the current folder: a cron line or systemd's two files.

    Nothing is installed: the text says what to do with it.
    """
    with reported():
        from casesweep.schedule import write_schedule  # noqa: PLC0415 - it takes a moment

        end(write_schedule(settings(study=study, db=db), timer, at, out))


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
        from casesweep.table import print_table  # noqa: PLC0415 - it takes half a second

        end(print_table(settings(study=study, db=db), form, out))


@app.command(epilog="Example: casesweep show 90000001-1")
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
        from casesweep.show import show_case  # noqa: PLC0415 - it takes a second

        end(show_case(settings(study=study, db=db), case))


@app.command(epilog="Example: casesweep browse --port 8010")
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
        from casesweep.browse import browse as serve  # noqa: PLC0415 - it takes a second

        end(serve(settings(study=study, db=db), port))


@app.command(epilog="Example: casesweep export --format xlsx -o cases.xlsx")
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
        from casesweep.export import export_database  # noqa: PLC0415 - it takes a second

        end(export_database(settings(study=study, db=db), form, out))


@app.command(epilog="Example: casesweep release --date 2026-11-21 -o release.zip")
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
        from casesweep.release import release_database  # noqa: PLC0415 - it takes a second

        day = date.date() if date else None
        end(release_database(settings(study=study, db=db), out, day))


@app.command(epilog="Example: casesweep codes")
def codes(study: Study = None, db: Db = None) -> None:
    """List the values that have no code of MeSH, MONDO or Orphanet, the most frequent first."""
    with reported():
        from casesweep.codes import list_unmapped  # noqa: PLC0415 - it takes half a second

        end(list_unmapped(settings(study=study, db=db)))


@app.command(epilog="Example: casesweep report -o report.html --figures figures")
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
        from casesweep.report import write_report  # noqa: PLC0415 - it takes half a second

        end(write_report(settings(study=study, db=db), out, figures))


@app.command(epilog="Example: casesweep compare studies/spinal_emh/reviews/lam_2024.toml")
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
        from casesweep.compare import compare_review  # noqa: PLC0415 - it takes half a second

        end(compare_review(settings(study=study, db=db), review, details))


@app.command(epilog="Example: casesweep evaluate gold.jsonl records.jsonl --bootstrap 1000")
def evaluate(  # noqa: PLR0917 - typer makes options of them, no positions
    gold: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, metavar="GOLD", help="The right records, JSON Lines."
        ),
    ],
    predicted: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, metavar="PREDICTED", help="The records to score."
        ),
    ],
    bootstrap: Annotated[
        int,
        typer.Option(
            min=0, max=100_000, metavar="N", help="Resample N times for 95 % intervals (1000)."
        ),
    ] = 0,
    details: Annotated[
        Path | None,
        typer.Option(metavar="TSV", help="Write every disagreement to this file."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002 - a flag
    with_reliability: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--reliability", help="Tell how far a confidence can be believed.")
    ] = False,
) -> None:
    """Score predicted records against gold ones, field by field.

    Fields of the headline (mission) are marked with *.
    """
    with reported():
        from casesweep.evaluate import evaluate_files  # noqa: PLC0415 - it takes half a second

        end(
            evaluate_files(
                gold,
                predicted,
                bootstrap=bootstrap,
                details=details,
                as_json=as_json,
                with_reliability=with_reliability,
            )
        )


app.command(epilog="Example: casesweep train --corpora ner/")(train)
