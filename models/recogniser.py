"""A trained recogniser: text in, mentions with their labels out."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from corpus.errors import CasesweepError
from models.labels import Label

PACKAGED = Path(__file__).parent / "default"
"""The model that comes with the program."""


class ModelError(CasesweepError):
    """A model that cannot be loaded; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that the recogniser takes for an age, a disorder …; code points of the text."""

    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A loaded model. `name` goes into the source of what it says: `ner:<name>`."""

    name: str
    labels: dict[str, Label]
    nlp: Language = field(repr=False)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in one text, in order; labels that are not ours are left out."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each text; quicker than one text at a time."""
        for doc in self.nlp.pipe(texts):
            yield tuple(
                Mention(self.labels[ent.label_], ent.start_char, ent.end_char)
                for ent in doc.ents
                if ent.label_ in self.labels
            )


FOREIGN = {"DISEASE": Label.DISORDER, "CHEMICAL": Label.TREATMENT}
"""Labels of scispaCy's `en_ner_bc5cdr_md`, for those who have it installed."""


@cache
def load_recogniser(name: str | None = None) -> Recogniser:
    """The packaged model, or the spaCy model of that name or in that folder.

    Raises `ModelError` where there is none, or where it has no label that we know.
    """
    try:
        nlp = spacy.load(name or PACKAGED)
    except OSError as error:
        message = (
            f"no recogniser {name or PACKAGED}: {error}; name an installed spaCy model or the "
            "folder that `casesweep train` wrote, or leave the setting out"
        )
        raise ModelError(message) from error
    nlp.max_length = sys.maxsize
    known = {**{label.value: label for label in Label}, **FOREIGN}
    given = {label for pipe in nlp.pipe_labels.values() for label in pipe}
    labels = {label: known[label] for label in sorted(given & known.keys())}
    if not labels:
        listed = ", ".join(sorted(given)) or "no labels at all"
        raise ModelError(f"recogniser {name} marks none of {', '.join(Label)}; it has {listed}")
    version = nlp.meta.get("version", "")
    return Recogniser(f"{nlp.meta.get('name', 'model')}-{version}", labels, nlp)
