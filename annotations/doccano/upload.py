"""Marked pages to the file that Doccano imports, and what must come out of the import.

A line holds ASCII only (the server guesses encodings), the same keys in every line, strings only
in what is not text or marks, and ids of marks that count from 0 in each line.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotations.doccano.offsets import to_utf16
from annotations.pages.labels import PATIENT, relation_of
from annotations.pages.premarked import Premark, Premarked

Span = tuple[int, int, str]
"""As Doccano counts: UTF-16 code units, and the text of the label."""


def lines_of(documents: Sequence[Premarked]) -> str:
    """The file, one document a line."""
    return "".join(f"{json.dumps(_line(each), ensure_ascii=True)}\n" for each in documents)


def spans_of(document: Premarked) -> list[Span]:
    """The marks in the order in which they are written; none of a blind document."""
    marks = () if document.blind else document.marks
    text = document.page.text
    return [(to_utf16(text, m.start), to_utf16(text, m.end), m.label) for m in marks]


def relations_of(document: Premarked) -> int:
    """How many relations the document is sent with."""
    return 0 if document.blind else len(list(_relations(document.marks)))


def _line(document: Premarked) -> dict[str, Any]:
    entities = [
        {"id": number, "start_offset": start, "end_offset": end, "label": label}
        for number, (start, end, label) in enumerate(spans_of(document))
    ]
    return {
        "text": document.page.text,
        "doc_id": document.read.candidate.doc,
        "text_sha256": document.page.sha256,
        "entities": entities,
        "relations": [] if document.blind else list(_relations(document.marks)),
    }


def relations_between(marks: Sequence[Premark]) -> Iterator[tuple[int, int, str]]:
    """From each mark of a patient to the one before it, from the first of all to his line.

    From all to his line would be easier said, but Doccano draws every relation through all lines
    between its ends. The numbers are places in `marks`; the third is the patient's.
    """
    lines = {mark.patient: at for at, mark in enumerate(marks) if mark.label == PATIENT}
    last = dict(lines)
    in_text = sorted(range(len(marks)), key=lambda at: (marks[at].start, marks[at].end, at))
    for at in in_text:
        patient = marks[at].patient
        if patient is not None and at != lines[patient]:
            yield at, last[patient], patient
            if marks[at].start >= marks[lines[patient]].start:  # not in the title, above the line
                last[patient] = at


def _relations(marks: Sequence[Premark]) -> Iterator[Mapping[str, Any]]:
    for number, (at, to, patient) in enumerate(relations_between(marks)):
        yield {"id": number, "from_id": at, "to_id": to, "type": relation_of(patient)}
