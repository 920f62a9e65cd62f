"""What `casesweep review` does with finished work: adjudicate, propose, write the guideline."""

from typing import Annotated

import typer

from casesweep.options import Db, Out, Study, end, reported, settings
from casesweep.reviewing.command import Url, User


def adjudicate(  # noqa: PLR0917 - typer makes options of them, no positions
    adjudicator: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="NAME",
            help="Push the documents in dispute to this account; without it they are listed.",
        ),
    ] = None,
    round_: Annotated[
        str, typer.Option("--round", metavar="NAME", help="Another round makes a new project.")
    ] = "round 1",
    server: Url = None,
    user: User = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """List what annotators dispute, or give it to somebody who decides.

    His page holds what they agree on once, and each value in dispute as each of them has it. What
    he confirms comes back with the next pull and counts above theirs.
    """
    with reported():
        from casesweep.reviewing.adjudicate import push_disputes, show_disputes  # noqa: PLC0415 - a second

        chosen = settings(study=study, db=db, doccano_url=server, doccano_user=user)
        if adjudicator is None:
            end(show_disputes(chosen))
        else:
            end(push_disputes(chosen, adjudicator, round_=round_))


def proposals(
    accept: Annotated[
        str | None, typer.Option(metavar="ID", help="Write this one into its table.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who accepts it; stands in the note.")
    ] = None,
    words: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="The term as it should stand, in plain American spelling; or the sentence told in "
            "your own words, which a sentence needs.",
        ),
    ] = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """List words that people marked and the rules missed; accept one for the study's tables.

    Where the vocabulary lacks the words a term is proposed, else a sentence for examples/: the test
    that a new pattern has to pass. Nothing is changed without --accept.
    """
    with reported():
        from casesweep.reviewing import proposals as work  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db)
        if accept is None:
            end(work.list_proposals(chosen))
        elif not by:
            raise typer.BadParameter("say who accepts it", param_hint="--by")
        else:
            end(work.accept(chosen, accept, person=by, words=words))


def guideline(out: Out = "-", study: Study = None) -> None:
    """Write the guideline for annotators: guideline.toml of the study with its example sentences.

    Into the study's folder as guideline.md, it becomes the page of every project.
    """
    with reported():
        from casesweep.reviewing.guideline import write_guideline  # noqa: PLC0415 - it takes a moment

        end(write_guideline(settings(study=study), out))
