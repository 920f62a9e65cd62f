"""A text of the database to the page that annotators see, and back to the places in its sections.

The page begins with the title and a line for each patient: what is known of a patient but stands
nowhere in the text is marked on his line. Then come the sections, each below its label.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotations.pages.marked import Part
from cases.db.schema.storable import storable
from cases.finding import Evidence

BLIND_LINES = 4
"""Lines for patients on a page that must not tell how many there are."""

_TITLE = "title"


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown. `lines` are the patients' lines, by number; offsets are code points."""

    text: str
    parts: tuple[Part, ...]
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The name of exactly this page."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def title(self) -> tuple[int, int]:
        """Where kind and relevance are marked: the first line."""
        return 0, self.text.index("\n")

    def as_json(self) -> dict[str, Any]:
        """As the column `review_documents.layout` holds it."""
        parts = [[part.section, part.start, part.end] for part in self.parts]
        return {"parts": parts, "lines": {name: list(line) for name, line in self.lines.items()}}

    def line_at(self, start: int, end: int) -> str | None:
        """The patient on whose line these words stand."""
        inside = (name for name, (a, b) in self.lines.items() if a <= start and end <= b)
        return next(inside, None)

    def shown(self, words: Evidence) -> tuple[int, int] | None:
        """Where words of a section stand on the page."""
        for part in self.parts:
            if part.section == words.section and part.start + words.end <= part.end:
                return part.start + words.start, part.start + words.end
        return None

    def evidence(self, start: int, end: int) -> Evidence | None:
        """The words of the page as words of their section; None where no one section has them."""
        for part in self.parts:
            if part.start <= start < end <= part.end:
                first, last = start - part.start, end - part.start
                return Evidence(part.section, first, last, self.text[start:end])
        return None


def page_from_json(text: str, layout: Mapping[str, Any]) -> Page:
    """Back from `Page.as_json`."""
    lines = {name: (first, last) for name, (first, last) in layout["lines"].items()}
    return Page(text, tuple(Part(*each) for each in layout["parts"]), lines)


def page_of(sections: Sequence[Mapping[str, str]], patients: int) -> Page:
    """The page for the sections of a kept text (`texts.sections`) and so many patients' lines."""
    pieces: list[str] = []
    parts: list[Part] = []
    lines: dict[str, tuple[int, int]] = {}
    at = 0

    def put(text: str) -> int:
        nonlocal at
        pieces.append(text)
        at += len(text)
        return at - len(text)

    titles = [each["text"] for each in sections if each["kind"] == _TITLE]
    title = storable(" ".join(titles))
    start = put(title or "(no title)")
    if title and "\n" not in title:
        parts.append(Part(_TITLE, start, at))
    put("\n\n")
    for number in range(1, patients + 1):
        start = put(f"Patient {number}")
        lines[str(number)] = (start, at)
        put("\n")
    for each in sections:
        if each["kind"] != _TITLE and each["text"]:
            put(f"\n{storable(each['label'])}\n")
            start = put(storable(each["text"]))
            parts.append(Part(storable(each["label"]), start, at))
            put("\n")
    return Page("".join(pieces), tuple(parts), lines)
