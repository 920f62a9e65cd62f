"""One article to its case record: read, find the patients, let every rule speak, assemble."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from cases.assembly import assemble, by_patient, case_of
from cases.finding import Finding
from cases.record import Case, CaseRecord, Kind
from corpus.article import Article
from extract.demographics import age, sex
from extract.disorder import disorder
from extract.follow_up import follow_up
from extract.lesion import compartment, level, region
from extract.outcome import outcome
from extract.paper import relevance
from extract.paper.kind import kind_unread
from extract.paper.language import unread
from extract.paper.sieve import may_be_relevant
from extract.people.patients import Patients, find_patients
from extract.people.spinal import with_spinal_disease
from extract.table.table import Tabled, read_tables, settle
from extract.text.reading import Reading, read
from extract.treatment import dose, treatment
from extract.treatment.untreated import untreated_courses
from extract.unresolved import marked
from extract.vote.vote import Heard, hear, in_doubt
from studies.hierarchy import hierarchy
from studies.study import Study

Rule = Callable[[Reading, Patients, Study], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    age.find,
    sex.find,
    level.find,
    region.find,
    compartment.find,
    disorder.find,
    treatment.find,
    dose.find,
    outcome.find,
    follow_up.find,
)


def extract(article: Article, study: Study) -> CaseRecord:
    """The case record of one article. Pure: the same article and study give the same record."""
    if not may_be_relevant(article, study):
        return CaseRecord(
            article.doc,
            article.title,
            article.year,
            kind_unread(article),
            relevant=False,
            flags=unread(article),
        )
    reading = read(article)
    tabled, findings = _hear(reading, study)
    judgement = relevance.judge(reading, tabled.patients, findings, study)
    counted = judgement.relevant and judgement.cohort is None
    foreign = unread(article)
    kind = Kind.OTHER if foreign and judgement.kind is Kind.REVIEW else judgement.kind
    flags = (*(tabled.patients.miscounted if counted else ()), *foreign)
    judgement = replace(judgement, kind=kind, flags=flags)
    cases = with_spinal_disease(tabled.patients, study, placed=tabled.placed)
    heard = hear(findings, cases, study) if judgement.relevant else Heard(findings)
    record = assemble(
        article,
        judgement=judgement,
        patients=[patient.id for patient in cases.all],
        findings=heard.findings,
        hierarchy=hierarchy(study),
        literature=tabled.literature,
    )
    return marked(in_doubt(record, cases, heard.doubts), cases)


def cases_of(article: Article, study: Study) -> tuple[Case, ...]:
    """The paper's own patients, whatever the paper's kind and relevance."""
    tabled, findings = _hear(read(article), study)
    said = by_patient(article, findings)
    return tuple(
        case_of(said.get(p.id, ()), hierarchy=hierarchy(study))
        for p in with_spinal_disease(tabled.patients, study, placed=tabled.placed).all
    )


def _hear(reading: Reading, study: Study) -> tuple[Tabled, list[Finding]]:
    """The patients of text and tables, and all that is said of them."""
    tabled = read_tables(find_patients(reading), study)
    said = [finding for rule in RULES for finding in rule(reading, tabled.patients, study)]
    return settle(tabled, [*said, *untreated_courses(said, reading.article)])
