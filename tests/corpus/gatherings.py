"""Sweeps into a store of a test's own, at the fake servers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from corpus.article import Article
from corpus.sources.europepmc import EuropePmcSearch
from corpus.sources.query import Query
from corpus.store.documents import DocumentStore, open_store
from corpus.store.gathering import Gathered, Gathering
from corpus.store.inbox import Inbox
from corpus.store.joining import Joining
from tests.corpus.sources import entrez, transport
from tests.fakes.literature_server import World, serving

QUERY = Query("1", "marrow AND spine", "marrow")


class CrashError(BaseException):
    """The process is no more: nothing may catch it."""


@dataclass(slots=True)
class Sessions:
    """A database file. `crash_at` counts down the commits; at 0 the process dies in their place."""

    engine: Engine
    crash_at: int | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One state."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction."""
        with Session(self.engine) as session, session.begin():
            yield session
            if self.crash_at is not None:
                if self.crash_at == 0:
                    raise CrashError
                self.crash_at -= 1


def sessions(folder: Path) -> Sessions:
    """A new database; quick, as nobody will pull the plug."""
    engine = create_engine(f"sqlite:///{folder / 'store.sqlite'}")
    event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA synchronous = OFF"))
    return Sessions(engine)


def gather(
    world: World,
    store: DocumentStore,
    folder: Path,
    *,
    today: date = date(2026, 1, 10),
    verify: bool = False,
    query: Query = QUERY,
) -> Gathered:
    """One sweep in that world."""
    world.closing.clear()
    with serving(world) as address:
        sweep = store.begin(query)
        europepmc = EuropePmcSearch(transport(folder), f"{address}/europepmc/webservices/rest")
        gathering = Gathering(entrez(address, folder), store, query, today, europepmc=europepmc)
        gathered = gathering.run(sweep, verify=verify)
        store.finish(sweep, complete=gathered.complete, counts={}, report="")
    return gathered


def content(store: DocumentStore) -> dict[str, tuple[str, bool]]:
    """What a user gets of the store: each paper's text, and whether it was withdrawn."""
    return {
        each.doc: (each.text_hash, bool(each.links))
        for each in Joining(store, Inbox()).articles()
        if isinstance(each, Article)
    }


def opened(folder: Path, name: str = "a") -> tuple[DocumentStore, Sessions]:
    """A store of its own in a folder of its own."""
    (folder / name).mkdir()
    made = sessions(folder / name)
    return open_store(made), made
