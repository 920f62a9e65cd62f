"""A spaCy model that marks given words, saved as an installed one is: a fake for trained ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import spacy
from spacy.language import Language

from models.tokenizer import tokenizer


def ruled_model(folder: Path, words: Mapping[str, Iterable[str]]) -> Path:
    """A model in `folder / "ruled"` that marks the words under their label."""
    nlp = spacy.blank("en")
    nlp.meta.update(name="ruled", version="1")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]  # the factory's return type is a callable
        [{"label": label, "pattern": word} for label, each in words.items() for word in each]
    )
    nlp.to_disk(folder / "ruled")
    return folder / "ruled"


def blank() -> Language:
    """A pipeline with our tokenizer and nothing else."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp)
    return nlp
