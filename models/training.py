"""Annotated texts to a trained recogniser, by a spaCy config."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import filter_spans, load_config

from models.annotated import Annotated
from models.tokenizer import tokenizer

CONFIG = Path(__file__).parent / "configs" / "recogniser.cfg"


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


def split(
    texts: Sequence[Annotated], share: float, seed: int = 20
) -> tuple[list[Annotated], list[Annotated]]:
    """The texts for training and the `share` held out, drawn by `seed`."""
    drawn = list(texts)
    random.Random(seed).shuffle(drawn)  # noqa: S311 - a draw to repeat, no secret
    held_out = round(len(drawn) * share)
    return drawn[held_out:], drawn[:held_out]


def train(
    training: Iterable[Annotated],
    held_out: Iterable[Annotated],
    *,
    vectors: Path,
    folder: Path,
    max_steps: int | None = None,
) -> Path:
    """Train a recogniser and save the best one in `folder / "model-best"`.

    Best is by F1 of exact mentions on the held-out texts. `max_steps` shortens the config's own.
    """
    blank = spacy.blank("en")
    blank.tokenizer = tokenizer(blank)
    folder.mkdir(parents=True, exist_ok=True)
    paths = {"train": folder / "train.spacy", "dev": folder / "held_out.spacy"}
    DocBin(docs=as_docs(training, blank)).to_disk(paths["train"])
    DocBin(docs=as_docs(held_out, blank)).to_disk(paths["dev"])
    overrides: dict[str, object] = {f"paths.{name}": str(path) for name, path in paths.items()}
    overrides["paths.vectors"] = str(vectors)
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    nlp = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=False))
    train_loop(nlp, folder)
    return folder / "model-best"
