"""What an annotator says of a page to the case record, by the extractor's assembly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotations.returned.interpretation import Interpreted
from cases.assembly import Judgement, assemble
from cases.db.judged import comparable
from cases.finding import Field, Finding, PatientId, Status
from cases.record import CaseRecord, Cohort, Kind
from cases.spine import regions
from corpus.article import Article, DocumentId, Section, SectionKind
from studies.hierarchy import Hierarchy


def article_of(
    doc: str, title: str, year: int | None, sections: Sequence[Mapping[str, str]]
) -> Article:
    """The article of a kept text (`texts.sections`), as far as assembly needs it."""
    rest = tuple(
        Section(each["label"], each["text"], SectionKind(each["kind"]))
        for each in sections
        if each["kind"] != SectionKind.TITLE
    )
    return Article(DocumentId(doc), title, rest, year=year)


def rebuild(
    said: Interpreted, article: Article, *, cohort: Cohort | None, hierarchy: Hierarchy
) -> CaseRecord:
    """The record; its cases are `said.patients` in their order, none where the kind has none.

    `cohort` are the extractor's figures: annotators do not mark them.
    """
    judgement = Judgement(Kind(said.kind), said.relevant, cohort)
    return assemble(
        article,
        judgement=judgement,
        patients=[PatientId(number) for number in said.patients],
        findings=[*said.findings, *_regions_too(said)],
        hierarchy=hierarchy,
    )


def unheard(said: Interpreted, record: CaseRecord) -> Iterator[str]:
    """A sentence for each comment that the record does not follow: marks speak against it."""
    if not record.cases:
        return
    for number, case in zip(said.patients, record.cases, strict=True):
        stated: dict[str, list[object]] = {}
        for each in said.statements:
            if each.patient == number:
                stated.setdefault(each.key, []).extend([] if each.is_none else [each.value])
        for key, values in stated.items():
            value = getattr(case, key)
            given = comparable(key, list(value) if isinstance(value, tuple) else value)
            one = values[0] if values and not isinstance(value, tuple) else None
            wanted = comparable(key, values if isinstance(value, tuple) else one)
            if given != wanted:
                yield (
                    f"the comment on {key} of patient {number} does not agree with what is marked; "
                    "delete one of them"
                )


def _regions_too(said: Interpreted) -> Iterator[Finding]:
    """The regions of levels beside those marked in words: what a person marks is more, not all."""
    stated = {each.patient for each in said.statements if each.field is Field.REGIONS}
    marked = {each.patient for each in said.findings if each.field is Field.REGIONS}
    for finding in said.findings:
        if finding.patient not in marked or finding.patient in stated:
            continue
        if finding.field is Field.LEVELS:
            names = regions(str(finding.value))
        else:
            names = ("sacral",) if finding.value == "presacral" else ()
        for name in names:
            yield replace(finding, field=Field.REGIONS, value=name, status=Status.STATED)
