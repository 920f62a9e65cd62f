"""`casesweep train`: all that people have said so far to a challenger, which may become champion.

It learns from gold, every correction and silver together, never from the last batch alone, and is
compared with the recogniser in use on documents that neither has learnt from.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from annotations.pages.marked import MarkedDocument
from annotations.returned.kept import marked_documents
from cases.db.database import Database, file_of, open_database
from cases.db.kept_texts import kept_texts
from casesweep.learning.lessons import (
    Texts,
    TextSet,
    corpora_sets,
    corrected_set,
    frozen_set,
    gold_set,
    names_of,
    silver_set,
)
from casesweep.learning.report import deltas, versions_page
from casesweep.learning.train import teach, word_vectors
from casesweep.learning.versions import lock_of
from casesweep.settings import Settings
from casesweep.terminal import say
from corpus.errors import WrongUse
from corpus.files import written
from corpus.sole import sole
from models.annotated import Annotated
from models.card import Taught, Training, card
from models.comparison import Verdict, compare
from models.corpora import Source
from models.recogniser import load_recogniser
from models.registry import Registry, Version, next_name, open_registry, save
from models.training import document_of
from studies.study import Study

CARD, REPORT = "README.md", "report.html"
"""Beside each model."""

_FROZEN = Source("frozen gold documents, which nothing learns from", "own", case_reports=True)


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to learn from. `silver` is how many unread documents are taken at most."""

    gold: Sequence[Path]
    corpora: Sequence[Path]
    texts: Sequence[str]
    vectors: Path | None
    frozen: Sequence[Path]
    silver: int


def learn(settings: Settings, material: Material, max_steps: int | None) -> int:
    """Train a challenger, keep it as a version, and use it from now on if it is better.

    Raises `WrongUse` without frozen documents, `TrainingError` where there is nothing to learn,
    `AtWorkError` where another training is at work.
    """
    with sole(lock_of(settings), what="training"):
        return _learn(settings, material, max_steps)


def _learn(settings: Settings, material: Material, max_steps: int | None) -> int:
    study = settings.load_study()
    registry = open_registry(Path(settings.models))
    champion = load_recogniser(str(registry.model))
    frozen = frozen_set(material.frozen or _of_study(study, "test"), study)
    if not frozen:
        raise WrongUse("there are no frozen gold documents to compare on; name some with --frozen")
    confirmed, unread = _from_database(settings, material.silver)
    sets = list(_sets(material, study, confirmed, unread, names_of(frozen)))
    with _version(registry) as (name, folder):
        with word_vectors(material.texts, material.vectors, sets) as given:
            training = teach(sets, given, folder=folder, name=name, max_steps=max_steps)
        challenger = load_recogniser(str(folder))
        verdict = compare(champion, challenger, frozen)
        version = _entry(training, verdict, _corrected(confirmed, frozen), frozen)
        registry = registry.with_version(version)
        taught = (*training.taught, _on_frozen(frozen, verdict))
        _write(folder / CARD, card(replace(training, taught=taught, decision=_decision(verdict))))
        _write(folder / REPORT, versions_page(registry, verdict))
    save(registry)
    _tell(registry, verdict)
    return 0


def _of_study(study: Study, split: str) -> list[Path]:
    """The gold documents of the study itself, where it has any."""
    path = study.folder / "gold" / f"{split}.jsonl"
    return [path] if path.exists() else []


def _from_database(settings: Settings, silver: int) -> tuple[list[MarkedDocument], list[Texts]]:
    """What people have confirmed, adjudicated versions last; and the first texts nobody has read.

    Nothing where no database is named and the study's own is not there yet.
    """
    url = settings.database_url()
    path = file_of(url)
    if not settings.db and path is not None and not path.exists():
        say(f"there is no case database ({path}): learning without corrections and silver")
        return [], []
    database = open_database(url)
    confirmed = _confirmed(database)
    read = {each.doc for each in confirmed}
    with database.reading() as session:
        unread = (each for each in kept_texts(session) if each[0] not in read)
        return confirmed, list(islice(unread, silver))


def _confirmed(database: Database) -> list[MarkedDocument]:
    purposes = ("annotation", "adjudication")
    return [each for one in purposes for each in marked_documents(database, purpose=one)]


def _sets(
    material: Material,
    study: Study,
    confirmed: Sequence[MarkedDocument],
    unread: Sequence[Texts],
    apart: frozenset[str],
) -> Iterator[TextSet]:
    yield from gold_set(material.gold or _of_study(study, "train"), study, apart)
    yield from corrected_set(confirmed, study, apart)
    yield from corpora_sets(material.corpora, study)
    yield from silver_set(unread, study, apart)


@contextmanager
def _version(registry: Registry) -> Iterator[tuple[str, Path]]:
    """The name of the new version and its folder, which is gone again after an error."""
    name = next_name(registry, datetime.now(UTC))
    folder = registry.folder / name
    folder.mkdir(parents=True)
    try:
        yield name, folder
    except BaseException:
        shutil.rmtree(folder)
        raise


def _entry(
    training: Training, verdict: Verdict, corrected: int, frozen: Sequence[Annotated]
) -> Version:
    scores = {str(label or "all"): d.challenger.f1 for label, d in verdict.differences.items()}
    return Version(
        name=training.name,
        made=training.day.isoformat(),
        adopted=verdict.better,
        reason=verdict.reason,
        corrected=corrected,
        frozen=sha256(repr(frozen).encode()).hexdigest()[:12],
        scores={name: round(f1, 4) for name, f1 in scores.items()},
    )


def _corrected(confirmed: Sequence[MarkedDocument], frozen: Sequence[Annotated]) -> int:
    return len({each.doc for each in confirmed} - {document_of(each) for each in frozen})


def _on_frozen(frozen: Sequence[Annotated], verdict: Verdict) -> Taught:
    scores = {label: d.challenger for label, d in verdict.differences.items()}
    return Taught(_FROZEN, texts=0, mentions=0, held_out=len(frozen), repeats=0, scores=scores)


def _decision(verdict: Verdict) -> str:
    return f"**{'Adopted' if verdict.better else 'Not adopted'}**: {verdict.reason}."


def _write(path: Path, text: str) -> None:
    with written(path) as out:
        out.write(text)


def _tell(registry: Registry, verdict: Verdict) -> None:
    version = registry.versions[-1]
    folder = registry.folder / version.name
    print(deltas(verdict), end="\n\n")  # noqa: T201 - what was asked for
    say(f"{version.name} is {'' if verdict.better else 'not '}adopted: {verdict.reason}")
    say(f"in use: {registry.champion}; card {folder / CARD}, report {folder / REPORT}")
    if verdict.better:
        say("extract, run and sweep use it with --recogniser adopted (CASESWEEP_RECOGNISER)")
