"""What a person has marked in a document and confirmed, as plain records.

Offsets count code points of `MarkedDocument.text`, the text that was shown in Doccano: the title,
a line for each patient, then the sections (`annotations.pages.page`).
"""

from dataclasses import dataclass
from datetime import datetime

from cases.record import CaseRecord


@dataclass(frozen=True, slots=True)
class Mark:
    """One labelled stretch. `label` is as Doccano shows it: `outcome:improved`, `age`, `patient`.

    `patient` is the number (`1`, `2`) of the patient it is linked to; None for what is said of the
    whole document. `span_id` is Doccano's; 0 for a mark that was never on a server.
    """

    label: str
    start: int
    end: int
    patient: str | None
    span_id: int


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the article in the shown text: it begins at `start` and ends before `end`."""

    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A confirmed document of one annotator.

    `text_sha256` is the hash of the shown text (UTF-8). `record` is rebuilt from the marks by the
    same assembly as the extractor's. `seconds` is the time since the annotator's confirmation
    before this one, None where that was none of the same sitting. `blind`: nothing had been marked
    beforehand. `machine` are the extractor's marks of the same text, also of a blind document.
    """

    doc: str
    text: str
    text_sha256: str
    annotator: str
    marks: tuple[Mark, ...]
    record: CaseRecord
    seconds: float | None
    confirmed_at: datetime
    blind: bool
    machine: tuple[Mark, ...] = ()
    parts: tuple[Part, ...] = ()
