"""Confirmed documents to what the study could learn: words that people marked and the rules missed.

Where the vocabulary does not know the words, a line for it is proposed; where it does, or the field
has none, a sentence for `examples/<field>.tsv`, which is where a new pattern begins. Nothing is
changed here: a person accepts, one by one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from annotations.pages.labels import Label
from annotations.pages.marked import Mark, MarkedDocument, Part
from cases.contract import KEYS, SET_KEYS, case_to_dict
from cases.finding import Field, Status

TERMS: Mapping[Field, str] = {
    Field.DISORDERS: "disorder_terms",
    Field.TREATMENTS: "treatment_terms",
}
"""The tables of a study that say what a value is called."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the rules make of a text, in its code points.

    `spans` are start, end and the key that the vocabulary gives these words; `sentences` start and
    end of each sentence.
    """

    sentences: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int, str], ...]


_TREATMENTS = {
    Status.GIVEN: "treatments",
    Status.PRIOR: "treatments_prior",
    Status.NOT_GIVEN: "treatments_not_given",
}

Reader = Callable[[str], Names]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line for a table of the study, `table` without `.tsv`.

    `value` is the key of a term, or what a sentence states, as the contract has it. `words` were
    marked in `sentence` of each of `docs`, by `people`.
    """

    table: str
    field: str
    value: Any
    words: str
    sentence: str
    docs: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def id(self) -> str:
        """The name by which it is accepted; the same words for the same value keep it."""
        return sha256(repr((self.table, self.value, self._what)).encode()).hexdigest()[:6]

    @property
    def is_term(self) -> bool:
        """Whether it is a line of a vocabulary, not a sentence."""
        return self.table in TERMS.values()

    @property
    def _what(self) -> str:
        return self.words.lower() if self.is_term else self.sentence


def proposals(
    documents: Iterable[MarkedDocument], known: Mapping[str, Label], reader: Reader
) -> list[Proposal]:
    """What people marked and the rules missed, terms first, the ones met in most papers first."""
    found: dict[str, Proposal] = {}
    for document in documents:
        for proposal in _proposed(document, known, reader):
            before = found.get(proposal.id)
            found[proposal.id] = _joined(before, proposal) if before else proposal
    return sorted(
        found.values(), key=lambda each: (not each.is_term, -len(each.docs), each.table, each.words)
    )


def _joined(before: Proposal, more: Proposal) -> Proposal:
    docs = tuple(dict.fromkeys((*before.docs, *more.docs)))
    return replace(before, docs=docs, people=tuple(dict.fromkeys((*before.people, *more.people))))


@dataclass(frozen=True, slots=True)
class _Missed:
    """A mark of a person's in one section, where the machine has none of that label."""

    mark: Mark
    part: Part
    document: MarkedDocument
    label: Label
    field: Field
    key: str

    @property
    def text(self) -> str:
        return self.document.text[self.part.start : self.part.end]

    @property
    def place(self) -> tuple[int, int]:
        return self.mark.start - self.part.start, self.mark.end - self.part.start


def _proposed(
    document: MarkedDocument, known: Mapping[str, Label], reader: Reader
) -> Iterator[Proposal]:
    for part in document.parts:
        missed = list(_missed(document, part, known))
        names = reader(document.text[part.start : part.end]) if missed else Names((), ())
        for each in missed:
            yield from _line(each, names)


def _missed(document: MarkedDocument, part: Part, known: Mapping[str, Label]) -> Iterator[_Missed]:
    for mark in document.marks:
        label = known.get(mark.label)
        if label is None or label.field is None or mark.patient is None:
            continue  # no value, or nobody's
        in_all = label.field is not Field.TREATMENTS
        key = str(label.field) if in_all else _TREATMENTS[label.status]
        inside = part.start <= mark.start < mark.end <= part.end
        if inside and key in KEYS and not any(_same(mark, each) for each in document.machine):
            yield _Missed(mark, part, document, label, label.field, key)


def _same(mark: Mark, other: Mark) -> bool:
    """Under one label, on words that overlap."""
    return mark.label == other.label and other.start < mark.end and mark.start < other.end


def _line(missed: _Missed, names: Names) -> Iterator[Proposal]:
    (start, end), text = missed.place, missed.text
    table, key = TERMS.get(missed.field), missed.label.value
    inside = next((s for s in names.sentences if s[0] <= start and end <= s[1]), None)
    if inside is None or (table is not None and key is None):
        return  # words across two sentences, or a name that the study has no key for
    called = any(a < end and start < b and value == key for a, b, value in names.spans)
    if table is not None and not called:
        line, value = table, key
    elif key is not None and missed.label.text in {m.label for m in missed.document.machine}:
        return  # the rules have read that value elsewhere in the paper
    else:
        line, value = f"examples/{missed.key}", _stated(missed)
    if value is not None:
        yield Proposal(
            table=line,
            field=missed.key,
            value=value,
            words=text[start:end],
            sentence=text[slice(*inside)].strip(),
            docs=(missed.document.doc,),
            people=(missed.document.annotator,),
        )


def _stated(missed: _Missed) -> Any:
    """What the sentence states: the label's value, else that of the paper's only patient, if any.

    One of several patients whose figure it is cannot be told from the record.
    """
    value, cases = missed.label.value, missed.document.record.cases
    if value is not None:
        return [value] if missed.key in SET_KEYS else value
    if missed.mark.patient is None or len(cases) != 1:
        return None
    return case_to_dict(cases[0])[missed.key] or None
