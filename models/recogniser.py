"""A trained recogniser: text in, mentions with their labels out."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.language import Language

from corpus.errors import CasesweepError
from models.labels import Label
from models.quick import load, one_by_one
from models.registry import PACKAGED


class ModelError(CasesweepError):
    """A model that cannot be loaded; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that the recogniser takes for an age, a disorder …; code points of the text."""

    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Recogniser:
    """A loaded model. `name` goes into the source of what it says: `ner:<name>`.

    `labels` are those of the model that we know, each with what it may mean.
    """

    name: str
    labels: Mapping[str, tuple[Label, ...]]
    nlp: Language = field(repr=False)

    @property
    def tells_kinds(self) -> bool:
        """Whether it says what its mentions are, and not only that they are something."""
        return all(len(meanings) == 1 for meanings in self.labels.values())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in one text, in order; labels that we do not know are left out.

        One that may mean several things is a mention of each.
        """
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each text; quicker than one text at a time."""
        for doc in one_by_one(self.nlp.pipe(texts)):
            yield tuple(
                Mention(label, ent.start_char, ent.end_char)
                for ent in doc.ents
                for label in self.labels.get(ent.label_, ())
            )


OURS = {label.value: (label,) for label in Label}
FOREIGN = {
    "DISEASE": (Label.DISORDER,),
    "CHEMICAL": (Label.TREATMENT,),
    "ENTITY": (Label.DISORDER, Label.TREATMENT),
}
"""Labels of scispaCy's `en_ner_bc5cdr_md` and `en_core_sci_*`, for those who have them."""


def load_recogniser(name: str | None = None) -> Recogniser:
    """The packaged model, or the spaCy model of that name or in that folder; read once.

    Raises `ModelError` where there is none, or where it has no label that we know.
    """
    # A relative folder is another one from another place.
    return _load(str(Path(name).absolute()) if name and Path(name).is_dir() else name)


@cache
def _load(name: str | None) -> Recogniser:
    try:
        nlp = load(name or PACKAGED)
    except (OSError, ValueError) as error:
        message = (
            f"the recogniser {name or PACKAGED} cannot be loaded ({_first_line(error)}); name an "
            "installed spaCy model or a folder that `casesweep train` wrote, or none"
        )
        raise ModelError(message) from error
    nlp.max_length = sys.maxsize
    given = {label for labels in nlp.pipe_labels.values() for label in labels}
    labels = {label: known for label, known in {**OURS, **FOREIGN}.items() if label in given}
    if not labels:
        listed = ", ".join(sorted(given)) or "no labels at all"
        raise ModelError(f"recogniser {name} marks none of {', '.join(Label)}; it has {listed}")
    return Recogniser(f"{nlp.meta['name']}-{nlp.meta['version']}", labels, nlp)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(". ")
