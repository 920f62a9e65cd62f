"""Marks and the lines drawn between them to whose each mark is, and who is a patient at all.

A line is called after its patient. It says whose the words are that it begins at; drawn from a
patient's own mark, whose the words are that it ends at. What the extractor marked stays its
patient's until a line is drawn anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from annotations.pages.labels import CANNOT_TELL, NO_CASE, PATIENT, RELATION, SOMEONE_ELSE
from annotations.pages.page import Page

_OF_NOBODY = ("kind:", "relevant:", SOMEONE_ELSE, CANNOT_TELL)


class Span(Protocol):
    """What is marked, in code points of the page."""

    @property
    def span_id(self) -> int: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one span to another, by their ids. `is_new`: the annotator drew it."""

    start: int
    end: int
    name: str
    is_new: bool

    @property
    def patient(self) -> str | None:
        """Whose it is called; None for a name that is none of ours."""
        named = RELATION.fullmatch(self.name)
        return named[1] if named else None


@dataclass(slots=True)
class Owned:
    """Whose each span is, by its id: empty for the document's. Patients are in order."""

    patients_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    patients: list[str] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def owners(
    page: Page, pushed: Sequence[Mapping[str, Any]], spans: Sequence[Span], links: Sequence[Link]
) -> Owned:
    """Whose each mark is."""
    out = Owned()
    before = {each["span_id"]: each for each in pushed if each["span_id"]}
    anchors = _anchors(page, spans, links, out)
    dismissed = {anchors[s.span_id] for s in spans if s.label == NO_CASE}
    dismissed |= {
        str(each["patient"])
        for each in before.values()
        if each["label"] == PATIENT and each["patient"] not in anchors.values()
    }
    out.dismissed = sorted(dismissed, key=int)
    out.patients = sorted(set(anchors.values()) - dismissed, key=int)
    for span in spans:
        if span.span_id in anchors:
            out.patients_of[span.span_id] = (anchors[span.span_id],)
        elif span.label.startswith(_OF_NOBODY) and span.span_id not in before:
            out.patients_of[span.span_id] = ()
        else:
            found = _owners_of(page, span, before.get(span.span_id), anchors, links, out)
            out.patients_of[span.span_id] = found
    return out


def _anchors(
    page: Page, spans: Sequence[Span], links: Sequence[Link], out: Owned
) -> dict[int, str]:
    """The marks of patients with their numbers: by line of the page, or by a line drawn.

    On a page where no patient's line is marked, those in the text are counted.
    """
    marks = [span for span in spans if span.label in {PATIENT, NO_CASE}]
    anchors: dict[int, str] = {}
    later = []
    for span in sorted(marks, key=lambda each: each.start):
        ends = [link for link in links if span.span_id in {link.start, link.end}]
        drawn = next((link.patient for link in ends if link.patient), None)
        number = page.line_at(span.start, span.end) or drawn
        if number is None:
            later.append(span)
        else:
            anchors[span.span_id] = number
    if anchors:
        out.problems += [
            f"{span.label}: “{_words(page, span)}” has no line to a patient; draw one to the line "
            "of the page that is his, and mark that as well if he is a further one"
            for span in later
        ]
    for number_, span in enumerate(later, max(map(int, anchors.values()), default=0) + 1):
        anchors[span.span_id] = str(number_)
    return anchors


def _owners_of(  # noqa: PLR0917 - one step of `owners`, which knows all this
    page: Page,
    span: Span,
    old: Mapping[str, Any] | None,
    anchors: Mapping[int, str],
    links: Sequence[Link],
    out: Owned,
) -> tuple[str, ...]:
    drawn = sorted(set(_drawn(span, old, anchors, links, out)), key=int)
    words = _words(page, span)
    if not drawn and old is not None:
        return () if old["patient"] is None else (str(old["patient"]),)
    line = page.line_at(span.start, span.end)
    if not drawn and line is not None:
        drawn = [line]
    if not drawn and len(out.patients) == 1:
        drawn = out.patients
    for number in drawn:
        if number not in (*out.patients, *out.dismissed):
            out.problems.append(
                f"{span.label}: “{words}” is of patient {number}, whose line is not marked as "
                f"{PATIENT}; mark it"
            )
    if not drawn:
        out.problems.append(
            f"{span.label}: “{words}” belongs to no patient; draw a line from it to one"
        )
    return tuple(drawn)


def _words(page: Page, span: Span) -> str:
    return " ".join(page.text[span.start : span.end].split())[:40]


def _drawn(
    span: Span,
    old: Mapping[str, Any] | None,
    anchors: Mapping[int, str],
    links: Sequence[Link],
    out: Owned,
) -> Iterator[str]:
    """Whose the lines at the span say it is; of a pushed span only those that are new."""
    for link in links:
        if link.patient is None or (old is not None and not link.is_new):
            continue
        other = _other_end(span, link, anchors)
        if other is None:
            continue
        if anchors.get(other, link.patient) != link.patient:
            out.problems.append(
                f"a line called {link.name} leads to patient {anchors[other]}; delete it, and "
                "draw it again with the name of the patient"
            )
        yield link.patient


def _other_end(span: Span, link: Link, anchors: Mapping[int, str]) -> int | None:
    """Where a line leads that speaks of the span."""
    if link.start == span.span_id:
        return link.end
    return link.start if link.end == span.span_id and link.start in anchors else None
