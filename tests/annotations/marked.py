"""Confirmed documents for tests, made of tagged text: `A <sex:male>man</> was well.` and so on."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from annotations.pages.marked import Mark, MarkedDocument, Part
from cases.record import Case, CaseRecord, Kind
from corpus.article import DocumentId

_TAG = re.compile(r"<([^<>]+)>(.*?)</>")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def untagged(tagged: str) -> tuple[str, tuple[Mark, ...]]:
    """The text and its marks, each of patient 1."""
    marks: list[Mark] = []
    text, last = "", 0
    for found in _TAG.finditer(tagged):
        text += tagged[last : found.start()]
        marks.append(Mark(found[1], len(text), len(text) + len(found[2]), "1", len(marks) + 1))
        text, last = text + found[2], found.end()
    return text + tagged[last:], tuple(marks)


def marked(
    tagged: str,
    *cases: Case,
    doc: str = "pmid:1",
    annotator: str = "ann",
    machine: str | None = None,
    seconds: float | None = None,
    blind: bool = False,
    minutes_later: int = 0,
) -> MarkedDocument:
    """A document with one section, which is all of its text; `machine` is tagged in the same way."""
    text, marks = untagged(tagged)
    return MarkedDocument(
        doc=doc,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        annotator=annotator,
        marks=marks,
        record=CaseRecord(DocumentId(doc), "", 2020, Kind.CASE_REPORT, relevant=True, cases=cases),
        seconds=seconds,
        confirmed_at=NOON + timedelta(minutes=minutes_later),
        blind=blind,
        machine=untagged(machine)[1] if machine else (),
        parts=(Part("text", 0, len(text)),),
    )
