"""Two recognisers on the same frozen texts to a verdict: whether the challenger is the better one.

It is where the 95 % interval of the difference in F1, over all labels, lies above 0, and no label
drops. A label drops where its F1 falls by more than two points, or its whole interval lies below 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cases.measure.evaluation import Interval, intervals
from models.annotated import Annotated
from models.evaluation import MentionScore, Scores, score_texts, total
from models.labels import Label
from models.recogniser import Recogniser
from models.training import document_of

TOLERATED = 0.02
"""A fall in F1 that is not yet called one where chance could have made it."""

_TIMES = 1000
_MODELS = 2
_COUNTS = 3
_LABELS: tuple[Label | None, ...] = (*Label, None)


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one label, or of all: both scores, and where challenger less champion lies in F1."""

    champion: MentionScore
    challenger: MentionScore
    interval: Interval

    @property
    def gain(self) -> float:
        """F1 of the challenger less that of the champion."""
        return self.challenger.f1 - self.champion.f1

    @property
    def drops(self) -> bool:
        """Whether the challenger is worse here, surely or by more than is tolerated."""
        return self.gain < -TOLERATED or self.interval.high < 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the comparison found on `documents` frozen documents; None is all labels together."""

    documents: int
    differences: Mapping[Label | None, Difference]

    @property
    def better(self) -> bool:
        """Whether the challenger is to take the champion's place."""
        return self.differences[None].interval.low > 0 and not self.dropping

    @property
    def dropping(self) -> tuple[Label, ...]:
        """The labels that drop."""
        return tuple(label for label in Label if self.differences[label].drops)

    @property
    def reason(self) -> str:
        """Why it is adopted, or is not; half a sentence."""
        every = self.differences[None]
        shown = (
            f"F1 {every.champion.f1:.3f} before, {every.challenger.f1:.3f} now, difference "
            f"{every.gain:+.3f} [{every.interval.low:+.3f} to {every.interval.high:+.3f}]"
        )
        if every.interval.low <= 0:
            return f"not surely better ({shown})"
        if self.dropping:
            return f"better over all ({shown}), but {', '.join(self.dropping)} would drop"
        return f"better ({shown}), and no label drops"


def compare(champion: Recogniser, challenger: Recogniser, frozen: Sequence[Annotated]) -> Verdict:
    """Both on the frozen texts; documents, not texts, are drawn for the intervals."""
    read = [_by_document(each, frozen) for each in (champion, challenger)]
    rows = [_row(*(scores[name] for scores in read)) for name in read[0]]
    spread = intervals(rows, _gains, _TIMES)
    sums = [total(scores.values()) for scores in read]
    differences = {
        label: Difference(sums[0][label], sums[1][label], spread.get(_key(label), Interval(0, 0)))
        for label in _LABELS
    }
    return Verdict(len(rows), differences)


def spread(recogniser: Recogniser, frozen: Sequence[Annotated]) -> Interval:
    """Where 95 % of one recogniser's F1 over all labels lie when documents are drawn anew."""
    rows = [_row(scores) for scores in _by_document(recogniser, frozen).values()]
    return intervals(rows, _f1, _TIMES).get("all", Interval(0, 0))


def _by_document(recogniser: Recogniser, frozen: Sequence[Annotated]) -> dict[str, Scores]:
    texts: defaultdict[str, list[Scores]] = defaultdict(list)
    for annotated, scores in zip(frozen, score_texts(recogniser, frozen), strict=True):
        texts[document_of(annotated)].append(scores)
    return {name: total(scores) for name, scores in texts.items()}


def _row(*models: Scores) -> tuple[int, ...]:
    """A document as a row of numbers that can be summed; `_gains` knows their order."""
    return tuple(
        number
        for scores in models
        for label in _LABELS
        for number in (scores[label].found, scores[label].missed, scores[label].spurious)
    )


def _gains(sums: Sequence[int], _: int) -> dict[str, float]:
    scores = [MentionScore(*sums[at : at + _COUNTS]) for at in range(0, len(sums), _COUNTS)]
    half = len(scores) // _MODELS
    pairs: Iterable[tuple[MentionScore, MentionScore]] = zip(
        scores[:half], scores[half:], strict=True
    )
    return {
        _key(label): now.f1 - before.f1 for label, (before, now) in zip(_LABELS, pairs, strict=True)
    }


def _f1(sums: Sequence[int], _: int) -> dict[str, float]:
    at = _LABELS.index(None) * _COUNTS
    return {"all": MentionScore(*sums[at : at + _COUNTS]).f1}


def _key(label: Label | None) -> str:
    return label or "all"
