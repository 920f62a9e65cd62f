"""Annotated texts to a trained recogniser, by a spaCy config."""

import hashlib
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import filter_spans, load_config

from corpus.errors import CasesweepError
from models.annotated import Annotated
from models.tokenizer import tokenizer

_SCORED_EVERY = 200
CONFIG = Path(__file__).parent / "configs" / "recogniser.cfg"


class TrainingError(CasesweepError):
    """There is nothing to train on; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts to learn from, and how often each is read for once that another's is."""

    texts: Sequence[Annotated]
    repeats: int = 1


def split(
    texts: Sequence[Annotated], share: float, seed: int = 20
) -> tuple[list[Annotated], list[Annotated]]:
    """The texts for training and the `share` held out, drawn by `seed`.

    Title and text of one document stay together; their names differ after the last colon.
    """
    names = sorted({document_of(annotated) for annotated in texts})
    random.Random(seed).shuffle(names)  # noqa: S311 - a draw to repeat, no secret
    out = set(names[: round(len(names) * share)])
    held_out = [annotated for annotated in texts if document_of(annotated) in out]
    return [annotated for annotated in texts if document_of(annotated) not in out], held_out


def document_of(annotated: Annotated) -> str:
    """The name of its document: title and text of one differ after the last colon."""
    return annotated.name.rpartition(":")[0] or annotated.name


def as_docs(texts: Iterable[Annotated], nlp: Language) -> list[Doc]:
    """Docs with their entities; a span takes whole tokens, of two that overlap the longer stays."""
    docs = []
    for annotated in texts:
        doc = nlp.make_doc(annotated.text)
        spans = (
            doc.char_span(start, end, label=label.value, alignment_mode="expand")
            for start, end, label in annotated.spans
        )
        doc.ents = filter_spans([span for span in spans if span is not None])
        docs.append(doc)
    return docs


def train(
    lessons: Iterable[Lesson],
    held_out: Sequence[Annotated],
    *,
    vectors: Path,
    folder: Path,
    name: str,
    version: str,
    max_steps: int | None = None,
    settings: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """Train a recogniser, save the best one in `folder`, and return the hash of its config.

    Best is by F1 of exact mentions on the held-out texts; how it goes is told on standard error.
    `vectors` is a folder with a spaCy pipeline; `max_steps` shortens the config's own, `settings`
    stand in for others of it, by their names with dots. Raises `TrainingError` where there are no
    mentions to learn or to choose by.
    """
    training = [each for lesson in lessons for each in lesson.texts for _ in range(lesson.repeats)]
    for texts, what in ((training, "train on"), (held_out, "choose the best model by")):
        if not any(annotated.spans for annotated in texts):
            message = f"there are no mentions to {what}: give more annotated documents"
            raise TrainingError(message)
    overrides: dict[str, object] = {**settings, "paths.vectors": str(vectors)}
    if max_steps is not None:
        # spaCy scores every so many steps and not at the end, unless that is one of these steps.
        rounds = ceil(max_steps / _SCORED_EVERY)
        overrides["training.max_steps"] = max_steps + 1
        overrides["training.eval_frequency"] = max_steps // rounds
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        for part, texts in (("train", training), ("dev", held_out)):
            overrides[f"paths.{part}"] = str(_binary(texts, work / f"{part}.spacy"))
        nlp = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=False))
        train_loop(nlp, work, stdout=sys.stderr)
        return _packed(work / "model-best", folder, name, version)


def _binary(texts: Iterable[Annotated], path: Path) -> Path:
    blank = spacy.blank("en")
    blank.tokenizer = tokenizer(blank)
    DocBin(docs=as_docs(texts, blank)).to_disk(path)
    return path


def _packed(trained: Path, folder: Path, name: str, version: str) -> str:
    """The trained model under its name, without paths and without the words it was trained on.

    A saved vocabulary lists every word that was ever seen; the vectors are hashed, so that no word
    needs to be known in advance.
    """
    nlp = spacy.load(trained)
    nlp.meta.update(name=name, version=version, description="Mentions in case reports")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["vectors"] = None
    folder.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    (folder / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")
    return hashlib.sha256(CONFIG.read_bytes()).hexdigest()[:12]
