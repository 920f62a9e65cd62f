"""`casesweep duplicates`: what is probably told twice, and what a person says of it."""

from cases.db.database import open_database
from cases.db.duplicates import Duplicate, decide, documents_in_table, duplicates, propose
from casesweep.settings import Settings
from casesweep.terminal import say, shown
from corpus.errors import WrongUse
from corpus.store.documents import open_store
from corpus.store.hospitals import hospitals_of


def list_duplicates(settings: Settings, *, every: bool) -> int:
    """Look through the case table as it is now, and print the pairs that wait; always 0.

    `every`: those that were judged too.
    """
    database = open_database(settings.database_url())
    open_store(database)
    waiting = propose(database, hospitals_of(database, documents_in_table(database)))
    for pair in duplicates(database) if every else waiting:
        print(shown(str(pair)))  # noqa: T201 - the command's output
    if waiting:
        say(
            f"{len(waiting):,} pairs wait for a person; look at both with `casesweep show`, then: "
            f"casesweep duplicates --same {waiting[0].id} --by NAME (or --different)"
        )
    else:
        say("no pair waits for a person")
    return 0


def judge_duplicate(settings: Settings, *, same: int | None, different: int | None, by: str) -> int:
    """Note what `by` says of a pair; always 0. Raises `WrongUse` for an answer that is none."""
    if not by.strip():
        raise WrongUse("say who decides: --by NAME")
    if same is not None and different is not None:
        raise WrongUse("a pair is either --same or --different; give one of them")
    number = same if same is not None else different
    if number is None:
        raise WrongUse("--by goes with --same NUMBER or --different NUMBER")
    database = open_database(settings.database_url())
    pair: Duplicate = decide(database, number, same=same is not None, person=by.strip())
    print(shown(str(pair)))  # noqa: T201 - the command's output
    return 0
