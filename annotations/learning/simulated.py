"""Gold documents to what an annotator who errs would have made of them, for learning curves.

No substitute for people: who errs at random errs otherwise than who misunderstands.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from annotations.pages.marked import Mark, MarkedDocument, Part
from cases.contract_reading import from_dict
from models.annotated import CorpusError

_LABELS = {
    "AGE": "age",
    "SEX": "sex:{}",
    "LEVEL": "level",
    "DISORDER": "disorder:{}",
    "TREATMENT": "treatment:{}",
    "OUTCOME": "{}",
    "PATIENT": "patient",
}
_FORMS = (
    (re.compile("^clinical[.]"), "outcome:"),
    (re.compile("^imaging[.]"), "imaging:"),
    (re.compile(":prior$"), " (prior)"),
    (re.compile(":not_given$"), " (not given)"),
)
"""The values of gold spans, as labels have them."""

_TOKEN = re.compile(r"\w+")
_BETWEEN = "\n\n"
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def simulated(path: Path, *, noise: float, seed: int) -> Iterator[MarkedDocument]:
    """The gold documents of a file as one annotator confirms them, in order of the file.

    `noise` is the share of marks that go wrong: a third of these is left out, a third is a word too
    short or too long, a third stands under another label. The same `seed` errs in the same way.
    Raises `CorpusError` for a line that is no gold document.
    """
    chance = random.Random(seed)  # noqa: S311 - a draw to repeat, no secret
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            document = _document(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(f"{path}:{number}: no gold document with spans ({error})") from error
        marks = (_erred(mark, document, noise, chance) for mark in document.marks)
        yield replace(document, marks=tuple(mark for mark in marks if mark))


def _document(gold: Mapping[str, Any]) -> MarkedDocument:
    """As the annotator would have left it without an error."""
    title = gold["title"]
    text = title + _BETWEEN + gold["text"]
    after = len(title) + len(_BETWEEN)
    spans = [*((0, span) for span in gold["title_spans"]), *((after, s) for s in gold["spans"])]
    return MarkedDocument(
        doc=gold["doc"],
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        annotator="simulated",
        marks=tuple(_mark(at, span) for at, span in spans if span["label"] in _LABELS),
        record=from_dict(gold["record"]),
        seconds=None,
        confirmed_at=_BEGAN,
        blind=True,
        parts=(Part("title", 0, len(title)), Part("text", after, len(text))),
    )


def _mark(offset: int, span: Mapping[str, Any]) -> Mark:
    value = str(span["value"])
    for pattern, form in _FORMS:
        value = pattern.sub(form, value)
    label = _LABELS[span["label"]].format(value)
    patient = str(span["case"]) if span.get("case") else None
    return Mark(label, span["start"] + offset, span["end"] + offset, patient, 0)


def _erred(
    mark: Mark, document: MarkedDocument, noise: float, chance: random.Random
) -> Mark | None:
    if chance.random() >= noise:
        return mark
    match chance.randrange(3):
        case 0:
            return None
        case 1:
            return _shifted(mark, document, chance)
        case _:
            others = sorted({each.label for each in document.marks} - {mark.label})
            return replace(mark, label=chance.choice(others)) if others else None


def _shifted(mark: Mark, document: MarkedDocument, chance: random.Random) -> Mark:
    """Without its first word, or with the next one; one that is a single word gets longer."""
    part = next(each for each in document.parts if each.start <= mark.start < each.end)
    inside = [m.start() for m in _TOKEN.finditer(document.text, mark.start + 1, mark.end)]
    following = _TOKEN.search(document.text, mark.end, part.end)
    if following and (not inside or chance.random() < 0.5):  # noqa: PLR2004 - a coin
        return replace(mark, end=following.end())
    return replace(mark, start=inside[0]) if inside else mark
