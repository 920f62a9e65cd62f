"""`casesweep review proposals`: words that people marked and the rules missed, for the study.

Listed here; taken into a table of the study only one by one, by a person.
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from rich.table import Table

from annotations.learning.proposals import TERMS, Names, Proposal, proposals
from annotations.pages.labels import labels
from annotations.returned.kept import marked_documents
from cases.db.database import open_database
from casesweep.settings import Settings
from casesweep.terminal import console, say, shown
from corpus.article import Article, DocumentId, Section
from corpus.errors import WrongUse
from corpus.files import written
from extract.text.reading import read
from extract.vote.mentioned import named
from studies.study import Study

_LONGEST = 70


def list_proposals(settings: Settings) -> int:
    """Print every proposal, terms first, those met in most papers first."""
    found = _found(settings)
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("id", "table", "value", "words", "papers", "sentence"):
        drawn.add_column(heading)
    for each in found:
        sentence = shown(each.sentence)
        short = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
        value = each.value if each.is_term else json.dumps(each.value)
        drawn.add_row(each.id, each.table, value, shown(each.words), str(len(each.docs)), short)
    if found:
        console(sys.stdout).print(drawn)
    terms = sum(each.is_term for each in found)
    say(f"{terms:,} terms and {len(found) - terms:,} sentences proposed; none is taken by itself")
    sys.stdout.flush()
    return 0


def accept(settings: Settings, proposal_id: str, *, person: str, words: str | None) -> int:
    """Write the proposal into its table, in `words` where they are given, with who took it.

    A sentence needs words of one's own: a published one belongs to its publisher. Raises `WrongUse`
    for an id that is none, and for words that a table cannot hold.
    """
    study = settings.load_study()
    proposal = _named(_found(settings), proposal_id)
    text = " ".join((words or (proposal.words if proposal.is_term else "")).split())
    if not text:
        raise WrongUse(
            f"{proposal_id} is a sentence of a paper; tell it in your own words with --words: "
            f"{shown(proposal.sentence)}"
        )
    note = f"{person}, {datetime.now(UTC).date().isoformat()}, {'; '.join(proposal.docs)}"
    _append(study, proposal, text, note)
    print(f"{proposal.table}.tsv: {_value(proposal)}  {text}", flush=True)  # noqa: T201 - a command speaks
    say("the next run reads with it; look at what it changes before you keep it")
    return 0


def _found(settings: Settings) -> list[Proposal]:
    study = settings.load_study()
    database = open_database(settings.database_url())
    purposes = ("annotation", "adjudication")
    documents = [each for one in purposes for each in marked_documents(database, purpose=one)]
    found = proposals(documents, labels(study), partial(_names, study=study))
    return [each for each in found if not _accepted(study, each)]


def _names(text: str, *, study: Study) -> Names:
    """The sentences of a text, and what the vocabularies call its words."""
    article = Article(DocumentId("text"), "", sections=(Section("text", text),))
    reading = read(article)
    spans = [
        (sentence.start + each.start, sentence.start + each.end, str(each.value))
        for sentence in reading.sentences
        for each in named(sentence, reading.abbreviations, study)
        if each.value is not None
    ]
    sentences = ((each.start, each.start + len(each.text)) for each in reading.sentences)
    return Names(tuple(sentences), tuple(spans))


def _accepted(study: Study, proposal: Proposal) -> bool:
    """Whether a person has taken it before, in whatever words: the note names the paper.

    Where a term was taken, the sentence is no longer proposed either: nothing has read it since.
    """
    value = proposal.value[0] if isinstance(proposal.value, list) else proposal.value
    tables = {proposal.table: _value(proposal), **dict.fromkeys(TERMS.values(), str(value))}
    return any(
        row["key" if table in TERMS.values() else "expected"] == wanted
        and not set(proposal.docs).isdisjoint(row["note"].rpartition(", ")[2].split("; "))
        for table, wanted in tables.items()
        if (study.folder / f"{table}.tsv").exists()
        for row in study.rows(table)
    )


def _value(proposal: Proposal) -> str:
    return str(proposal.value) if proposal.is_term else json.dumps(proposal.value)


def _named(found: Sequence[Proposal], proposal_id: str) -> Proposal:
    for each in found:
        if each.id == proposal_id:
            return each
    raise WrongUse(f"there is no proposal {proposal_id}; list them: casesweep review proposals")


def _append(study: Study, proposal: Proposal, text: str, note: str) -> None:
    path = study.folder / f"{proposal.table}.tsv"
    if not path.exists():
        raise WrongUse(f"{path} is not there; make it with a first line of column names")
    before = path.read_text(encoding="utf-8").rstrip("\n")
    cells = (_value(proposal), text) if proposal.is_term else (text, _value(proposal))
    line = "\t".join((*cells, " ".join(note.split())))
    with written(path) as out:
        out.write(f"{before}\n{line}\n")
