"""The command `casesweep review`: its subcommands, their options and help."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.options import Db, Study, end, reported, settings

app = typer.Typer(
    help="Let people correct the cases in Doccano, and take their corrections back.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
server_app = typer.Typer(
    help="Run Doccano for one team, on this machine only. One that exists is named by --server.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(server_app, name="server")

Url = Annotated[
    str | None,
    typer.Option(
        "--server",
        help="Address of Doccano (or CASESWEEP_DOCCANO_URL); http://127.0.0.1:8000 by default.",
        metavar="URL",
        show_default=False,
    ),
]
User = Annotated[
    str | None,
    typer.Option(
        "--user",
        help="Who pushes and pulls there (or CASESWEEP_DOCCANO_USER); admin by default. The "
        "password is read from CASESWEEP_DOCCANO_PASSWORD, or asked for.",
        metavar="NAME",
        show_default=False,
    ),
]
Folder = Annotated[
    Path, typer.Option(file_okay=False, metavar="FOLDER", help="Data, logs and secret key.")
]
Environment = Annotated[
    Path | None,
    typer.Option(
        file_okay=False,
        metavar="FOLDER",
        help="Where Doccano's packages are installed; FOLDER/environment by default.",
    ),
]
Port = Annotated[int, typer.Option(min=1024, max=65535, help="Port on 127.0.0.1.")]
DATA = Path("data/doccano")


@app.command(
    short_help="Give annotators documents to correct.",
    epilog="Example: casesweep review push --annotator anna --annotator ben --share 0.2",
)
def push(  # noqa: PLR0917 - typer makes options of them, no positions
    annotator: Annotated[
        list[str], typer.Option(metavar="NAME", help="An account on the server; may be repeated.")
    ],
    round_: Annotated[
        str, typer.Option("--round", metavar="NAME", help="Another round makes new projects.")
    ] = "round 1",
    share: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the documents that two people read.")
    ] = 0.2,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many documents for each annotator.")
    ] = None,
    doc: Annotated[
        list[str] | None,
        typer.Option(metavar="DOC", help="Only this document (pmid:…); may be repeated."),
    ] = None,
    blind: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--blind", help="Mark nothing beforehand: for gold sets.")
    ] = False,
    server: Url = None,
    user: User = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """Give annotators documents to correct: one project each, those most likely wrong first.

    A project that exists is extended; nobody is given the same text twice.
    """
    with reported():
        from casesweep.reviewing.review import push_documents  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db, doccano_url=server, doccano_user=user)
        end(
            push_documents(
                chosen,
                list(dict.fromkeys(annotator)),
                round_=round_,
                share=share,
                limit=limit,
                blind=blind,
                docs=doc or [],
            )
        )


@app.command(epilog="Example: casesweep review pull")
def pull(server: Url = None, user: User = None, study: Study = None, db: Db = None) -> None:
    """Take confirmed documents into the case database. Pulling twice changes nothing.

    A document that cannot be understood, or whose text was changed on the server, is not taken; a
    sentence says why, and the exit status is 1.
    """
    with reported():
        from casesweep.reviewing.review import pull_documents  # noqa: PLC0415 - it takes a second

        end(pull_documents(settings(study=study, db=db, doccano_url=server, doccano_user=user)))


@app.command(
    short_help="Show how far each annotator is.", epilog="Example: casesweep review status"
)
def status(server: Url = None, user: User = None, study: Study = None, db: Db = None) -> None:
    """Show how far each annotator is, the minutes a document takes, and what is in dispute."""
    with reported():
        from casesweep.reviewing.review import show_status  # noqa: PLC0415 - it takes a second

        end(show_status(settings(study=study, db=db, doccano_url=server, doccano_user=user)))


@app.command(
    short_help="Show how far annotators agree.", epilog="Example: casesweep review agreement --json"
)
def agreement(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002 - a flag
    study: Study = None,
    db: Db = None,
) -> None:
    """Show how far annotators agree with each other and with the machine, field by field."""
    with reported():
        from casesweep.reviewing.agreement import show_agreement  # noqa: PLC0415 - it takes a second

        end(show_agreement(settings(study=study, db=db), as_json=as_json))


@server_app.command(
    "up",
    short_help="Install Doccano if need be, and start it.",
    epilog="Example: casesweep review server up --port 8000",
)
def server_up(
    folder: Folder = DATA,
    environment: Environment = None,
    port: Port = 8000,
    user: User = None,
) -> None:
    """Start Doccano, and make the administrator's account at the first start.

    It is installed into an environment of its own. Nothing outside this machine can reach it.
    """
    with reported():
        from annotations.doccano.server import at  # noqa: PLC0415 - it takes a moment
        from casesweep.reviewing.server import start  # noqa: PLC0415 - it takes a second

        end(start(settings(doccano_user=user), at(folder, environment, port)))


@server_app.command("down", epilog="Example: casesweep review server down")
def server_down(folder: Folder = DATA, environment: Environment = None) -> None:
    """Stop Doccano; what people have done stays."""
    with reported():
        from annotations.doccano.server import at  # noqa: PLC0415 - it takes a moment
        from casesweep.reviewing.server import stop  # noqa: PLC0415 - it takes a second

        end(stop(at(folder, environment)))


@server_app.command(
    "backup",
    short_help="Write users, projects and annotations to one file.",
    epilog="Example: casesweep review server backup doccano.sqlite",
)
def server_backup(
    file: Annotated[Path, typer.Argument(dir_okay=False, metavar="FILE", help="The backup.")],
    folder: Folder = DATA,
) -> None:
    """Write users, projects and annotations to one file; the server may run meanwhile.

    To go back: stop the server, put the file in the place of FOLDER/home/db.sqlite3, start it.
    """
    with reported():
        from annotations.doccano.server import at  # noqa: PLC0415 - it takes a moment
        from casesweep.reviewing.server import copy  # noqa: PLC0415 - it takes a second

        end(copy(at(folder), file))


@server_app.command("user", epilog="Example: casesweep review server user anna")
def server_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The annotator's name.")],
    server: Url = None,
    user: User = None,
) -> None:
    """Make the account of an annotator. His name is what the case table will say."""
    with reported():
        from casesweep.reviewing.review import make_account  # noqa: PLC0415 - it takes a second

        end(make_account(settings(doccano_url=server, doccano_user=user), name))
