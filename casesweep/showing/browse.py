"""`casesweep browse`: the case database in a web browser, for looking and searching only.

A copy of one moment is served by Datasette to this machine alone; it is gone when the command ends.
"""

import signal
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from cases.codebook import codebook
from cases.db.database import open_database
from cases.exchange.browsing import write_browsing
from casesweep.settings import Settings
from casesweep.showing import browse_pages
from casesweep.showing.browse_queries import metadata
from casesweep.terminal import say
from corpus.errors import WrongUse
from studies.hierarchy import hierarchy
from studies.study import Study

HOST = "127.0.0.1"
_SETTINGS = {
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 3000,
    "facet_suggest_time_limit_ms": 50,
    "suggest_facets": False,
    "default_page_size": 50,
    "default_facet_size": 15,
}


def browse(settings: Settings, port: int) -> int:
    """Serve until the person ends it. Raises `WrongUse` where the port is taken."""
    study = settings.load_study()
    with TemporaryDirectory(prefix="casesweep-") as folder, _listener(port) as listener:
        path = Path(folder) / f"{study.name}.db"
        count = _write(settings, study, path)
        app = _datasette(study, path, count).app()
        say(f"{count:,} cases; to look at them open the address below, to end press Ctrl-C")
        print(f"http://{HOST}:{listener.getsockname()[1]}/", flush=True)  # noqa: T201 - a command speaks
        _serve(app, listener)
    return 0


def _serve(app: Any, listener: socket.socket) -> None:
    """Until Ctrl-C or SIGTERM, which uvicorn raises again at its end: the copy is to go then."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listener(port: int) -> socket.socket:
    """Taken before the copy is made, so that a port that is in use is known at once."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise WrongUse(
            f"port {port} of this machine cannot be used: {error.strerror}; choose another: --port"
        ) from error
    return listener


def _write(settings: Settings, study: Study, path: Path) -> int:
    database = open_database(settings.database_url())
    say(f"reading {database.shown}")
    with database.reading() as session:
        return write_browsing(session, path, codebook(study), hierarchy(study).broader)


def _datasette(study: Study, path: Path, count: int) -> Datasette:
    """With our pages; the file cannot be written to, nor anything else on this machine read."""
    told = (
        f"{count:,} cases as they stood on {datetime.now(UTC):%Y-%m-%d at %H:%M} UTC. Values were "
        "read by rules unless a person has reviewed them."
    )
    if not pm.is_registered(browse_pages):
        pm.register(browse_pages)
    title = str(study.settings.get("title", study.name))
    return Datasette(
        [],
        immutables=[str(path)],
        metadata=metadata(path.stem, title, codebook(study), told),
        template_dir=str(Path(__file__).parent / "browse_templates"),
        settings=_SETTINGS,
    )
