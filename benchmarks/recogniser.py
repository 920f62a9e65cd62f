"""What smaller recognisers bring in speed and cost in accuracy, as a table. On request.

`python -m benchmarks.recogniser FOLDER CORPORA` trains every size that FOLDER does not hold yet
(1,600 steps, 2 to 4 minutes of the processor each), on the study's gold documents and the corpora
of case reports in CORPORA, with the word vectors of the packaged recogniser. Then it measures them,
the packaged one, and any other model in FOLDER:

- words a second and core, alone and within the extraction, over those of spaCy's own small network
  in the same process, one for each model (`benchmarks.recogniser_speed`);
- F1 of whole mentions on documents of the gold split `test`, which no model has learnt from, with
  the 95 % interval of the difference to the packaged one; on the held-out reports of CORPORA;
- F1 of the mission on the gold documents `unseen`, by rules with its vote and by its marks alone.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.extraction import GOLD
from cases.contract_reading import read_records
from cases.measure.evaluation import ratios
from cases.measure.scoring import MISSION, Tally, score
from cases.record import CaseRecord
from casesweep.learning.lessons import TextSet, corpora_sets, frozen_set, gold_set
from corpus.article import Article
from corpus.documents import read_documents
from extract.extract import extract
from extract.vote.recogniser_alone import recogniser_alone
from models.annotated import Annotated
from models.comparison import compare
from models.evaluation import score as score_mentions
from models.recogniser import load_recogniser
from models.registry import PACKAGED
from models.training import Lesson, train
from studies.study import Study, load_study

STEPS = 1600
_HEAD = (
    *("recogniser", "MB", "words/s alone", "× spaCy", "words/s extraction", "× spaCy"),
    *("F1 marks, test", "difference, 95 %", "F1 marks, MACCROBAT", "mission, voting", "alone"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """Numbers of a network: of each word, of layers, of pieces a layer chooses from, of a state.

    `rows` are those of the tables for norm, prefix, suffix and shape.
    """

    width: int
    depth: int
    pieces: int
    hidden: int = 64
    rows: tuple[int, int, int, int] = (3000, 1000, 2500, 1500)

    def settings(self) -> dict[str, object]:
        """As the config of the recogniser names them."""
        return {
            "components.tok2vec.model.embed.width": self.width,
            "components.tok2vec.model.embed.rows": list(self.rows),
            "components.tok2vec.model.encode.width": self.width,
            "components.tok2vec.model.encode.depth": self.depth,
            "components.tok2vec.model.encode.maxout_pieces": self.pieces,
            "components.ner.model.hidden_width": self.hidden,
        }


SIZES = {
    "w128d4p3": Size(128, 4, 3, 96),
    "w96d3p2": Size(96, 3, 2),
    "w96d2p2": Size(96, 2, 2),
    "w64d2p2": Size(64, 2, 2),
    "w48d2p2": Size(48, 2, 2, rows=(2000, 500, 1500, 500)),
}


def speeds(model: str) -> dict[str, float]:
    """Words a second by one model, or by rules alone; of each also how many times spaCy's it is."""
    command = [sys.executable, "-m", "benchmarks.recogniser_speed", *([model] if model else [])]
    environment = {**os.environ, "BLIS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    said: dict[str, float] = json.loads(done.stdout)
    times = {f"{name} ×": each / said["spacy"] for name, each in said.items()}
    return {**said, **times}


@dataclass(frozen=True, slots=True)
class Exam:
    """What models are scored on: marks in frozen texts and held-out reports, and whole cases."""

    study: Study
    reports: Sequence[Annotated]
    frozen: Sequence[Annotated]

    def cells(self, folder: Path) -> Iterator[str]:
        """Scores of one model, by the order of the table."""
        packaged, recogniser = load_recogniser(), load_recogniser(str(folder))
        difference = compare(packaged, recogniser, self.frozen).differences[None]
        yield f"{difference.challenger.f1:.3f}"
        low, high = difference.interval.low, difference.interval.high
        yield f"{difference.gain:+.3f} ({low:+.3f} to {high:+.3f})"
        yield f"{score_mentions(recogniser, self.reports)[None].f1:.3f}"
        study = with_model(self.study, str(folder))
        voting = {article.doc: extract(article, study) for article in self._articles()}
        yield f"{self._mission(voting.values()):.3f}"
        alone = (
            recogniser_alone(
                article, study, recogniser, kind=voting[article.doc].kind, relevant=True
            )
            for article in self._articles()
            if voting[article.doc].relevant
        )
        yield f"{self._mission(alone):.3f}"

    def _articles(self) -> Iterator[Article]:
        found = read_documents([GOLD / "unseen.jsonl"])
        return (each for each in found if isinstance(each, Article))

    def _mission(self, records: Iterable[CaseRecord]) -> float:
        """F1 of the six fields of the headline."""
        told = {record.doc: record for record in records}
        sum_ = Tally()
        for record in read_records(GOLD / "unseen.jsonl"):
            for field, tally in score(record, told.get(record.doc)).fields.items():
                if field in MISSION:
                    sum_ = sum_.plus(tally)
        return ratios(sum_).f1


def with_model(study: Study, model: str) -> Study:
    """The study, read with that recogniser."""
    return replace(study, settings={**study.settings, "recogniser": {"model": model}})


def taught(folder: Path, sets: Sequence[TextSet]) -> None:
    """Train the sizes that are not in the folder yet."""
    for name, size in SIZES.items():
        if not (folder / name).exists():
            train(
                [Lesson(each.training, each.repeats) for each in sets],
                [text for each in sets for text in each.held_out],
                vectors=PACKAGED,
                folder=folder / name,
                name=name,
                version="0",
                max_steps=STEPS,
                settings=size.settings(),
            )


def megabytes(folder: Path) -> float:
    """Of all files of a model."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """`FOLDER CORPORA`."""
    folder, corpora = map(Path, sys.argv[1:])
    study = load_study("spinal_emh")
    sets = [*gold_set([GOLD / "train.jsonl"], study), *corpora_sets([corpora], study)]
    taught(folder, sets)
    models = [PACKAGED, *sorted(each.parent for each in folder.glob("*/config.cfg"))]
    fast = {model: speeds(model) for model in ["", *map(str, models)]}
    rows: list[Sequence[str]] = [_HEAD, ["---"] * len(_HEAD)]
    rules = fast.pop("")
    exam = Exam(study, sets[-1].held_out, frozen_set([GOLD / "test.jsonl"], study))
    rows.append(["rules alone", "", "", "", *_shown(rules, "extraction"), *[""] * 5])
    for model in models:
        named = "packaged" if model == PACKAGED else model.name
        said = fast[str(model)]
        shown = [*_shown(said, "alone"), *_shown(said, "extraction")]
        rows.append([named, f"{megabytes(model):.1f}", *shown, *exam.cells(model)])
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))  # noqa: T201 - a script
    for way in fast[str(PACKAGED)]:
        if way.startswith("batches"):
            print(way, *(f"{said[way]:,.0f}" for said in fast.values()))  # noqa: T201


def _shown(said: dict[str, float], way: str) -> list[str]:
    return [f"{said[way]:,.0f}", f"{said[f'{way} ×']:.2f}"]


if __name__ == "__main__":
    main()
