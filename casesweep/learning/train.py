"""`casesweep train -o`: gold documents and annotated corpora to a recogniser with a model card."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from casesweep import __version__
from casesweep.batches import batches
from casesweep.learning.lessons import TextSet, corpora_sets, gold_set
from casesweep.settings import Settings
from casesweep.terminal import console, say, say_rejects
from corpus.errors import WrongUse
from models.card import Taught, Training
from models.card import card as card_of
from models.corpora import Source
from models.evaluation import Scores, score
from models.recogniser import load_recogniser
from models.registry import PACKAGED
from models.training import Lesson, train
from models.vectors import train_vectors


def train_recogniser(
    settings: Settings,
    *,
    gold: Sequence[Path],
    corpora: Sequence[Path],
    texts: Sequence[str],
    vectors: Path | None,
    out: Path,
    max_steps: int | None,
) -> int:
    """Train, write the model and its card to the folder `out`, and print what it scores."""
    _refuse_other_folders(out)
    study = settings.load_study()
    sets = [*gold_set(gold, study), *corpora_sets(corpora, study)]
    with word_vectors(texts, vectors, sets) as given:
        training = teach(sets, given, folder=out, name=out.name, max_steps=max_steps)
    card = out / "README.md"
    card.write_text(card_of(training), encoding="utf-8")
    print_scores(training.taught)
    say(f"the recogniser is in {out}; its card is {card}")
    return 0


def teach(
    sets: Sequence[TextSet],
    vectors: tuple[Path, Source],
    *,
    folder: Path,
    name: str,
    max_steps: int | None,
) -> Training:
    """Train on the sets, save the best model in `folder`; how it was made and what it scores.

    Best is by what is held out of the sets that people have marked and that are case reports, else
    by all that is held out. Raises `TrainingError`.
    """
    now = datetime.now(UTC)
    reports = [text for each in sets if each.source.case_reports for text in each.held_out]
    config = train(
        [Lesson(each.training, each.repeats) for each in sets],
        reports or [text for each in sets for text in each.held_out],
        vectors=vectors[0],
        folder=folder,
        name=name,
        version=f"{now:%Y.%m.%d}",
        max_steps=max_steps,
    )
    recogniser = load_recogniser(str(folder))
    taught = tuple(_taught(each, score(recogniser, each.held_out)) for each in sets)
    return Training(name, now.date(), f"casesweep {__version__}", config, vectors[1], taught)


def _refuse_other_folders(out: Path) -> None:
    if out.exists() and not (out / "config.cfg").exists() and (out.is_file() or any(out.iterdir())):
        raise WrongUse(f"{out} holds something else than a model; name a new folder with -o")


@contextmanager
def word_vectors(
    texts: Sequence[str], folder: Path | None, sets: Sequence[TextSet]
) -> Iterator[tuple[Path, Source]]:
    """A folder with vectors, for as long as they are needed: given, trained, or the packaged."""
    if folder is not None:
        yield folder, Source(f"from `{folder.name}`", "see there")
    elif texts:
        with TemporaryDirectory() as name:
            shown = ", ".join(f"`{Path(each).name}`" for each in texts)
            source = Source(f"floret, trained on {shown} and the texts above", "see there")
            learnt = (each.text for one in sets for each in one.training)
            yield train_vectors(chain(_plain(texts), learnt), Path(name)), source
    else:
        yield PACKAGED, Source("those of the packaged model", "see its card")


def _plain(inputs: Sequence[str]) -> Iterator[str]:
    for articles, rejects in batches(inputs):
        say_rejects(rejects)
        for article in articles:
            yield from (section.text for section in article.texts())


def _taught(texts: TextSet, scores: Scores) -> Taught:
    return Taught(
        texts.source,
        texts=len(texts.training),
        mentions=sum(len(each.spans) for each in texts.training),
        held_out=len(texts.held_out),
        repeats=texts.repeats,
        scores=scores,
    )


def print_scores(taught: Iterable[Taught]) -> None:
    """What the model scores on the texts that were held out, by set and label."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("held-out texts", "label", "gold", "P", "R", "F1"):
        drawn.add_column(
            heading, justify="left" if heading in {"held-out texts", "label"} else "right"
        )
    for each in taught:
        for label, s in each.scores.items():
            if s.found + s.missed:
                ratios = (f"{share:.2f}" for share in (s.precision, s.recall, s.f1))
                drawn.add_row(each.source.title, label or "all", str(s.found + s.missed), *ratios)
    console(sys.stdout).print(drawn)
    sys.stdout.flush()
