"""`casesweep train`: gold documents and annotated corpora to a recogniser with a model card."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from casesweep import __version__
from casesweep.batches import batches
from casesweep.settings import Settings
from casesweep.terminal import console, say, say_rejects
from corpus.article import Article, DocumentId, Section
from corpus.errors import WrongUse
from extract.text.reading import read
from extract.vote.mentioned import named
from models.annotated import Annotated, Span, completed, read_own
from models.card import Taught, Training, card
from models.corpora import Source, read_corpora
from models.evaluation import Scores, score
from models.labels import Label
from models.recogniser import PACKAGED, load_recogniser
from models.training import Lesson, split, train
from models.vectors import train_vectors
from studies.study import Study

_HELD_OUT = 0.15
_OWN_REPEATS, _CASE_REPORT_REPEATS = 4, 2
_GOLD = Source("gold documents of the study", "own", case_reports=True)


@dataclass(frozen=True, slots=True)
class _Texts:
    """One set of texts, parted into those to learn from and those to score on."""

    source: Source
    training: list[Annotated]
    held_out: list[Annotated]
    repeats: int


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
    sets = [*_own(gold, study), *_foreign(corpora, study)]
    chosen_by = [each for s in sets if s.source.case_reports for each in s.held_out]
    now = datetime.now(UTC)
    with _vectors(texts, vectors, sets) as (folder, source):
        config = train(
            [Lesson(each.training, each.repeats) for each in sets],
            chosen_by,
            vectors=folder,
            folder=out,
            version=f"{now:%Y.%m.%d}",
            max_steps=max_steps,
        )
    recogniser = load_recogniser(str(out))
    taught = tuple(_taught(each, score(recogniser, each.held_out)) for each in sets)
    made = Training(out.name, now.date(), f"casesweep {__version__}", config, source, taught)
    (out / "README.md").write_text(card(made), encoding="utf-8")
    _print(taught)
    say(f"the recogniser is in {out}; its card is {out / 'README.md'}")
    return 0


def _refuse_other_folders(out: Path) -> None:
    if out.exists() and not (out / "config.cfg").exists() and (out.is_file() or any(out.iterdir())):
        raise WrongUse(f"{out} holds something else than a model; name a new folder with -o")


def _own(files: Iterable[Path], study: Study) -> Iterator[_Texts]:
    """The gold documents; what they leave unmarked is marked by the rules' grammars."""
    reader = partial(_marked, study=study, labels=frozenset(Label))
    texts = [completed(each, reader) for file in files for each in read_own(file)]
    if texts:
        yield _Texts(_GOLD, *split(texts, _HELD_OUT), _OWN_REPEATS)


def _foreign(folders: Iterable[Path], study: Study) -> Iterator[_Texts]:
    """The corpora; a label that one does not know is marked by the rules' grammars."""
    for folder in folders:
        for corpus in read_corpora(folder):
            known = {label for each in corpus.texts for _, _, label in each.spans}
            reader = partial(_marked, study=study, labels=frozenset(Label) - known)
            texts = [completed(each, reader) for each in corpus.texts]
            repeats = _CASE_REPORT_REPEATS if corpus.source.case_reports else 1
            yield _Texts(corpus.source, *split(texts, _HELD_OUT), repeats)


def _marked(text: str, *, study: Study, labels: frozenset[Label]) -> Iterator[Span]:
    """What the grammars and vocabularies of the study name in a text."""
    article = Article(DocumentId("text"), "", sections=(Section("text", text),))
    reading = read(article)
    for sentence in reading.sentences:
        for each in named(sentence, reading.abbreviations, study):
            if each.label in labels:
                yield sentence.start + each.start, sentence.start + each.end, each.label


@contextmanager
def _vectors(
    texts: Sequence[str], folder: Path | None, sets: Sequence[_Texts]
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


def _taught(texts: _Texts, scores: Scores) -> Taught:
    return Taught(
        texts.source,
        texts=len(texts.training),
        mentions=sum(len(each.spans) for each in texts.training),
        held_out=len(texts.held_out),
        repeats=texts.repeats,
        scores=scores,
    )


def _print(taught: Iterable[Taught]) -> None:
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
