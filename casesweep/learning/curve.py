"""`casesweep model curve`: what more corrected documents would give, by simulated annotators.

Trains one recogniser for each size on so many documents of the gold set as an annotator who errs
would have left them, and scores all on the same frozen documents.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.learning.simulated import simulated
from annotations.pages.marked import MarkedDocument
from cases.measure.evaluation import Interval
from casesweep.learning.figure import Curve
from casesweep.learning.lessons import TextSet, corrected_set, frozen_set, names_of, silver_set
from casesweep.learning.page import Rows, markdown, page
from casesweep.learning.train import teach
from casesweep.settings import Settings
from casesweep.terminal import say
from corpus.errors import WrongUse
from corpus.files import written
from models.annotated import Annotated, read_own
from models.comparison import spread
from models.corpora import Source
from models.evaluation import Scores, score
from models.labels import Label
from models.recogniser import Recogniser, load_recogniser
from models.registry import PACKAGED
from studies.study import Study

_SEED = 1847
_VECTORS = (PACKAGED, Source("those of the packaged model", "see its card"))


@dataclass(frozen=True, slots=True)
class Point:
    """One training. `corrected` documents were learnt from, and `silver` ones marked by rules.

    `interval` is that of F1 over all labels; `of_people` scores what people marked, and nothing
    that the rules fill in: only its recall means something.
    """

    corrected: int
    silver: int
    scores: Scores
    interval: Interval
    of_people: Scores


def learning_curve(
    settings: Settings,
    *,
    gold: Path | None,
    frozen: Path | None,
    sizes: str,
    noise: float,
    steps: int,
    out: Path | None,
) -> int:
    """Print the curve as a table, and write it as a page to `out` if that is given.

    `sizes` are numbers with commas between. Without files the study's own gold documents are taken.
    """
    study = settings.load_study()
    gold, frozen = (
        given or study.folder / "gold" / f"{split}.jsonl"
        for given, split in ((gold, "train"), (frozen, "test"))
    )
    documents = list(simulated(gold, noise=noise, seed=_SEED))
    random.Random(_SEED).shuffle(documents)  # noqa: S311 - a draw to repeat, no secret
    numbers = _numbers(sizes, len(documents))
    tests = frozen_set([frozen], study)
    people = list(read_own(frozen, "test"))
    points = []
    for corrected, silver in _mixtures(numbers, len(documents)):
        say(f"learning from {corrected} corrected and {silver} silver documents")
        sets = list(_sets(documents, corrected, silver, study, names_of(tests)))
        recogniser = _taught(sets, steps)
        points.append(
            Point(
                corrected,
                silver,
                score(recogniser, tests),
                spread(recogniser, tests),
                score(recogniser, people),
            )
        )
    _tell(points, _how(noise, steps, tests), out)
    return 0


def _numbers(sizes: str, most: int) -> list[int]:
    """The sizes, rising. Raises `WrongUse` for one that is none or too large."""
    words = [word.strip() for word in sizes.split(",")]
    numbers = sorted({int(word) for word in words if word.isdecimal()} - {0})
    if not numbers or not all(word.isdecimal() for word in words) or numbers[-1] > most:
        raise WrongUse(f"--sizes {sizes}: write numbers from 1 to {most}, with commas between")
    return numbers


def _mixtures(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Corrected documents alone, more and more; then silver alone, and with some corrected."""
    yield from ((size, 0) for size in sizes)
    yield 0, most
    middle = sizes[len(sizes) // 2]
    if middle < most:
        yield middle, most - middle


def _sets(
    documents: Sequence[MarkedDocument],
    corrected: int,
    silver: int,
    study: Study,
    frozen: frozenset[str],
) -> Iterator[TextSet]:
    yield from corrected_set(documents[:corrected], study, frozen)
    rest = documents[corrected : corrected + silver]
    texts = [
        (each.doc, [(part.section, each.text[part.start : part.end]) for part in each.parts])
        for each in rest
    ]
    yield from silver_set(texts, study, frozen)


def _taught(sets: Sequence[TextSet], steps: int) -> Recogniser:
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        teach(sets, _VECTORS, folder=model, name="curve", max_steps=steps)
        return load_recogniser(str(model))


def _how(noise: float, steps: int, tests: Sequence[Annotated]) -> str:
    documents = len(names_of(tests) - {each.text for each in tests})
    return (
        f"Simulated annotators: {noise:.0%} of the marks of gold documents are left out, shifted "
        f"or mislabelled. Each recogniser learns for at most {steps} steps and is scored on the "
        f"same {documents} frozen documents, which none has learnt from. The interval is 95 %, "
        "from documents drawn 1,000 times."
    )


def _tell(points: Sequence[Point], how: str, out: Path | None) -> None:
    rows = _rows(points)
    print(markdown(rows), end="\n\n")  # noqa: T201 - what was asked for
    say(how)
    if out is not None:
        title = "Learning curve of the recogniser"
        with written(out) as lines:
            lines.write(page(title, [how], _curve(points, how), {"Scores": rows}))
        say(f"the page is {out}")


def _rows(points: Sequence[Point]) -> Rows:
    head = (
        "corrected",
        "silver",
        "F1",
        "95 %",
        "people's marks found",
        *(f"{x} F1" for x in Label),
    )
    body = [
        (
            str(each.corrected),
            str(each.silver),
            f"{each.scores[None].f1:.3f}",
            f"{each.interval.low:.3f} to {each.interval.high:.3f}",
            f"{each.of_people[None].recall:.3f}",
            *(f"{each.scores[label].f1:.2f}" for label in Label),
        )
        for each in points
    ]
    return [head, *body]


def _curve(points: Sequence[Point], how: str) -> Curve:
    alone = [each for each in points if not each.silver]
    lines = {label or "all": [each.scores[label].f1 for each in alone] for label in (None, *Label)}
    return Curve(
        "F1 by number of corrected documents",
        how,
        "corrected documents",
        [each.corrected for each in alone],
        lines,
        [each.interval for each in alone],
    )
