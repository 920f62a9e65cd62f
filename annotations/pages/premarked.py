"""What the extractor says of a document to the page that annotators see, with its marks.

A value whose words stand on the page is marked there; any other on the line of its patient. A
region that follows from a level is not marked: it follows from the annotator's levels as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from annotations.pages.labels import PATIENT, Label, label_of
from annotations.pages.page import BLIND_LINES, Page, page_of
from annotations.selection.candidates import Read
from cases.db.schema.patients import CaseValue
from cases.finding import FURTHER, Evidence, Field, Status, Value
from cases.spine import regions

_FIELDS = {
    "treatments": (Field.TREATMENTS, Status.GIVEN),
    "treatments_prior": (Field.TREATMENTS, Status.PRIOR),
    "treatments_not_given": (Field.TREATMENTS, Status.NOT_GIVEN),
}


@dataclass(frozen=True, slots=True)
class Premark:
    """A mark of the extractor's, as the manifest keeps it; `span_id` is 0 before it is pushed.

    `value` is what the words were read as. `patient` is the number of the line; None for what is
    said of the document. `rank` is a finding's: a refusal that both lists of treatments name is of
    a further treatment, and stays in both.
    """

    label: str
    start: int
    end: int
    patient: str | None
    value: Value | None
    confidence: float
    span_id: int = 0
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Premarked:
    """A page with its marks. `cases` are the ids of the patients on its lines, by number."""

    read: Read
    page: Page
    marks: tuple[Premark, ...]
    cases: Mapping[str, str]
    blind: bool

    def layout(self) -> dict[str, Any]:
        """As the column `review_documents.layout` holds it."""
        return self.page.as_json() | {"cases": dict(self.cases)}


def premarked(read: Read, known: Mapping[str, Label], *, blind: bool) -> Premarked:
    """The page of a document. A blind one has lines enough not to tell how many patients."""
    lines = max(BLIND_LINES, len(read.cases)) if blind else len(read.cases) + 1
    page = page_of(read.sections, lines)
    numbered = {str(number): case for number, case in enumerate(read.cases, 1)}
    marks = [*_of_document(read, page, known)]
    for number, case in numbered.items():
        marks.append(Premark(PATIENT, *page.lines[number], number, None, 1.0))
        marks += _of_case(read.cases[case], page, number, known)
    once = tuple({(m.label, m.start, m.end, m.patient): m for m in marks}.values())
    return Premarked(read, page, once, {} if blind else numbered, blind)


def marks_as_json(marks: Sequence[Premark]) -> list[dict[str, Any]]:
    """As the column `review_documents.spans` holds them."""
    return [asdict(mark) for mark in marks]


def _of_document(read: Read, page: Page, known: Mapping[str, Label]) -> Iterator[Premark]:
    said: tuple[tuple[Field, Value], ...] = (
        (Field.KIND, read.kind),
        (Field.RELEVANT, read.relevant),
    )
    for field, value in said:
        label = label_of(field, value, Status.STATED, known)
        yield Premark(label, *page.title, None, value, 1.0)


def _of_case(
    values: Sequence[CaseValue], page: Page, number: str, known: Mapping[str, Label]
) -> Iterator[Premark]:
    by_field = {value.field: value for value in values}
    basis = by_field["level_basis"].value if "level_basis" in by_field else "lesion"
    followed = _followed(by_field)
    given = by_field["treatments"].value if "treatments" in by_field else []
    for value in values:
        if value.field == "level_basis":
            continue
        field, status = _FIELDS.get(value.field) or (Field(value.field), Status.STATED)
        if field is Field.LEVELS:
            status = Status(basis)
        for element in value.value if isinstance(value.value, list) else [value.value]:
            if field is Field.REGIONS and element in followed:
                continue
            label = label_of(field, element, status, known)
            for start, end in _places(value, element, page) or [page.lines[number]]:
                rank = FURTHER if status is Status.NOT_GIVEN and element in given else 0.0
                yield Premark(label, start, end, number, element, value.confidence, rank=rank)


def _followed(values: Mapping[str, CaseValue]) -> set[str]:
    """The regions that assembly takes from levels and compartments."""
    levels = values["levels"].value if "levels" in values else []
    told = {region for level in levels for region in regions(level)}
    places = values["compartments"].value if "compartments" in values else []
    return told | ({"sacral"} if "presacral" in places else set())


def _places(value: CaseValue, element: Value, page: Page) -> list[tuple[int, int]]:
    """Where the words of the value, or of one of a set, stand on the page."""
    words = [
        Evidence(each.section, each.start_offset, each.end_offset, each.text)
        for each in value.evidence
        if each.element in {None, element}
    ]
    found = (page.shown(each) for each in words)
    return list(dict.fromkeys(place for place in found if place and place[0] < place[1]))
