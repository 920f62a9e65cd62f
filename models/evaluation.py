"""A recogniser against annotated texts: precision, recall and F1 of exact mentions by label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

    def plus(self, other: "MentionScore") -> "MentionScore":
        """Both together."""
        return MentionScore(
            self.found + other.found, self.missed + other.missed, self.spurious + other.spurious
        )

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
    return total(score_texts(recogniser, list(gold)))


def score_texts(recogniser: Recogniser, gold: Sequence[Annotated]) -> Iterator[Scores]:
    """The scores of each text; labels that neither gold nor the recogniser marks are left out."""
    read = recogniser.pipe(annotated.text for annotated in gold)
    for doc, mentions in zip(as_docs(gold, recogniser.nlp), read, strict=True):
        said = {(m.start, m.end, m.label) for m in mentions}
        true = {(ent.start_char, ent.end_char, Label(ent.label_)) for ent in doc.ents}
        counts: Counter[tuple[Label, str]] = Counter()
        for name, spans in (("f", said & true), ("m", true - said), ("s", said - true)):
            counts.update((label, name) for _, _, label in spans)
        labels = {label for label, _ in counts}
        yield {label: MentionScore(*(counts[label, name] for name in "fms")) for label in labels}


def total(scores: Iterable[Scores]) -> Scores:
    """The sum of scores: of every label, and of all together under None.

    Sums can be summed: what they hold under None is made anew.
    """
    sums = dict.fromkeys((*Label, None), MentionScore(0, 0, 0))
    for each in scores:
        for label, more in each.items():
            if label is not None:
                sums[label] = sums[label].plus(more)
                sums[None] = sums[None].plus(more)
    return sums
