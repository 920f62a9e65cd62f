"""A recogniser against annotated texts: precision, recall and F1 of exact mentions by label."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.annotated import Annotated
from models.labels import Label
from models.recogniser import Recogniser
from models.training import as_docs


@dataclass(frozen=True, slots=True)
class MentionScore:
    """Counts for one label, or for all; ratios are 1 where there was nothing to count."""

    found: int
    missed: int
    spurious: int

    @property
    def precision(self) -> float:
        """Of the mentions predicted, the share that stands in the gold."""
        predicted = self.found + self.spurious
        return self.found / predicted if predicted else 1.0

    @property
    def recall(self) -> float:
        """Of the mentions in the gold, the share that was predicted exactly."""
        gold = self.found + self.missed
        return self.found / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.found + self.missed + self.spurious
        return 2 * self.found / total if total else 1.0


Scores = Mapping[Label | None, MentionScore]
"""By label; under None that of all labels together."""


def score(recogniser: Recogniser, gold: Iterable[Annotated]) -> Scores:
    """The score of each label, and of all together under None; a mention must match exactly.

    Gold mentions are taken as whole tokens (`[18]F-FDG`), as they are for training.
    """
    counts: Counter[tuple[Label, str]] = Counter()
    texts = list(gold)
    read = recogniser.pipe(annotated.text for annotated in texts)
    for doc, mentions in zip(as_docs(texts, recogniser.nlp), read, strict=True):
        said = {(m.start, m.end, m.label) for m in mentions}
        true = {(ent.start_char, ent.end_char, Label(ent.label_)) for ent in doc.ents}
        for name, spans in (("f", said & true), ("m", true - said), ("s", said - true)):
            counts.update((label, name) for _, _, label in spans)
    scores: dict[Label | None, MentionScore] = {
        label: MentionScore(*(counts[label, name] for name in "fms")) for label in Label
    }
    scores[None] = MentionScore(
        *(sum(n for (_, kind), n in counts.items() if kind == name) for name in "fms")
    )
    return scores
