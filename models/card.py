"""A trained recogniser to its model card: data with licences, how it was made, what it scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.corpora import Source
from models.evaluation import Scores


@dataclass(frozen=True, slots=True)
class Taught:
    """What one set of texts gave: read `repeats` times as often as others; scores of the rest.

    `texts` and `mentions` count what was trained on, `held_out` the texts that were not.
    """

    source: Source
    texts: int
    mentions: int
    held_out: int
    repeats: int
    scores: Scores


@dataclass(frozen=True, slots=True)
class Training:
    """How a model was made. `config` is the hash of its config, `program` what trained it.

    `decision` says whether it took the place of another, and why; empty where nobody compared.
    """

    name: str
    day: date
    program: str
    config: str
    vectors: Source
    taught: tuple[Taught, ...]
    decision: str = ""


_CARD = """# Recogniser “{name}”

A spaCy pipeline that marks ages, sexes, vertebral levels, disorders, treatments, outcomes and
labels of patients (`Case 2`) in English case reports. It needs spaCy alone: `spacy.load` takes this
folder. Trained on {day} by {program}, config `{config}`.

## Data

{data}

Word vectors: {vectors} ({licence}). The model holds no text: its vocabulary is hashed.

Labels that a corpus does not mark were marked by the grammars and vocabularies of the study, in the
gold documents beside those of people, since these mark only what is true of their own patients.

## Scores

Mentions in held-out texts, whole and under the right label, as precision / recall / **F1**
(number). Marks of grammars and vocabularies count as right.

{scores}
{decision}
## Limits

It marks words, whoever they are said of and whether or not they are denied. It gives no value to
a case: where rules and recogniser agree the value is surer, and where it alone marks something, a
person is asked to look.
"""


def card(training: Training) -> str:
    """The card, in Markdown."""
    return _CARD.format(
        name=training.name,
        day=training.day.isoformat(),
        program=training.program,
        config=training.config,
        data=_table(_DATA_HEAD, map(_data, training.taught)),
        vectors=training.vectors.title,
        licence=training.vectors.licence,
        scores=_scores(training.taught),
        decision=f"\n{training.decision}\n" if training.decision else "",
    )


_DATA_HEAD = ("texts", "licence", "trained on", "mentions", "weight", "held out")


def _data(taught: Taught) -> tuple[object, ...]:
    source, counts = taught.source, (taught.texts, taught.mentions, taught.repeats)
    return source.title, source.licence, *counts, taught.held_out


def _scores(taught: Iterable[Taught]) -> str:
    sets = [each for each in taught if each.held_out]
    labels = [label for label in (sets[0].scores if sets else ()) if label is not None]
    rows = [
        (str(label or "all"), *(_cell(each.scores, label) for each in sets))
        for label in (*labels, None)
    ]
    return _table(("label", *(each.source.title for each in sets)), rows)


def _cell(scores: Scores, label: object) -> str:
    score = scores[label]  # type: ignore[index]  # a Label, or None
    gold = score.found + score.missed
    if not gold:
        return "none"
    return f"{score.precision:.2f} / {score.recall:.2f} / **{score.f1:.2f}** ({gold})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
