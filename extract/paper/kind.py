"""A reading to the kind of paper it is, judged on form: report, series, cohort, review, other."""

import re

from cases.record import Cohort, Kind
from corpus.article import Article
from extract.grammar.pattern import Pattern
from extract.paper.review import AGED, calls_itself_review, tells_its_own
from extract.paper.unlike_report import is_unlike_report
from extract.people.patients import Patients
from extract.text.reading import Reading, Zone

_SMALL = r"(?:2|3|4|5|6|7|8|9|two|three|four|five|six|seven|eight|nine)"
_PERSONS = (
    r"(?:cases|patients|brothers|sisters|siblings|men|women|boys|girls|children|adults|"
    r"observations|persons|individuals|hosts|instances)"
)
_ANIMALS = Pattern(
    rf"\b{_SMALL} (?:[\w-]+ ){{0,2}}?(?:dogs|cats|puppies|kittens|horses|foals|cows|calves|pigs"
    r"|sheep|goats|rabbits|ferrets|monkeys|macaques|animals)\b",
    re.IGNORECASE,
)
"""Several animals, told one by one as patients are."""

_FEW = 6
"""Of so many announced patients one may be told alone; a group has more."""
_NUMBERED = Pattern(
    r"(?:^|\n|[.;:]\s+)\W{0,4}(?:case|patient|observation|pt)\.?\s*(?:no\.?\s*|report\s*)?"
    r"(?P<number>[1-9]|[A-D]|I{1,3}|one|two|three)\b",
    re.IGNORECASE,
)
_INDIVIDUAL = Pattern(
    r"\b[\w-]{1,20}[\s-]{0,3}(?:years?|yrs?|months?|y)\.?[\s-]{0,3}(?:old|o)\b|\baged?,? \w+"
    r"|\b(?:our|the|this) (?:\w+ )?patient\b|\bhe\b|\bshe\b"
    r"|\ban? (?:\w+ ){0,2}(?:man|woman|boy|girl|male|female|patient|lady|gentleman|infant|child)\b",
    re.IGNORECASE,
)
_REPORT_TITLE = Pattern(
    r"\bcase (?:report|study|record|presentation|of the)"
    r"|\b(?:one|a|single|illustrative|unusual|rare) case\b(?! series)"
    r"|\bin a (?:patient|man|woman|boy|girl|child)\b",
    re.IGNORECASE,
)
_GROUP_TEXT = Pattern(
    r"\b(?:retro|pro)spective(?:ly)? (?:study|review|analysis|cohort|evaluat\w+|analy[sz]ed)\b"
    r"|\bopen-label\b|\brandomi[sz]ed\b|\bphase (?:[1-4]|I{1,3}|IV)\b"
    r"|\bcross-sectional (?:\w+ )?(?:study|survey|analysis|design)\b|\bcohort\b"
    r"|\b(?:mean|median) (?:age|follow[\s-]?up)\b|\bodds ratio\b"
    r"|\bp\s*[<=]\s*0?[.·]\d|\bprevalence of\b"
    rf"|\bconsecutive (?:\w+ ){{0,2}}{_PERSONS}\b"
    r"|\bpatients (?:\w+ ){0,8}were (?:reviewed|analy[sz]ed|enrolled|included|studied)\b",
    re.IGNORECASE,
)


def kind_of(
    reading: Reading, patients: Patients, cohort: Cohort | None, *, about_others: bool
) -> Kind:
    """The kind on form alone, whatever the paper's relevance; `about_others` as `review` has it.

    A picture quiz of one patient is a case report; a page of questions and answers is `other`;
    pooled literature is a review even where it gives totals.
    """
    article = reading.article
    body = _body(article)
    if is_unlike_report(article.title, body, told=bool(patients.all) and not patients.supposed):
        return Kind.OTHER
    if about_others:
        return Kind.REVIEW
    if _tells_of_several(reading, patients):
        return Kind.CASE_SERIES
    if _is_report(article):
        return Kind.CASE_REPORT
    several = (patients.announced or 0) > 1
    named = bool(patients.all) and not patients.supposed
    if calls_itself_review(article, body, own=several or (named and tells_its_own(body))):
        return Kind.REVIEW
    grouped = (
        cohort is not None
        or _is_grouped(body)
        or patients.grouped
        or (several and not patients.all)
    )
    return _of_form(reading, patients, grouped=grouped)


def kind_unread(article: Article) -> Kind:
    """The kind of a paper that was not read, since nothing in it is the study's subject."""
    body = _body(article)
    if is_unlike_report(article.title, body, told=False):
        return Kind.OTHER
    if _is_report(article):
        return Kind.CASE_REPORT
    if calls_itself_review(article, body, own=tells_its_own(body)):
        return Kind.REVIEW
    if _is_grouped(body):
        return Kind.COHORT
    return Kind.CASE_REPORT if AGED.search(body) else Kind.OTHER


def _body(article: Article) -> str:
    return "\n".join(section.text for section in article.sections)


def _is_report(article: Article) -> bool:
    return "Case Reports" in article.publication_types or bool(_REPORT_TITLE.search(article.title))


def _is_grouped(body: str) -> bool:
    return _GROUP_TEXT.search(body) is not None


def _of_form(reading: Reading, patients: Patients, *, grouped: bool) -> Kind:
    """The kind of a paper that does not name it itself."""
    bare = not any(section.text.strip() for section in reading.article.sections)
    one = patients.announced == 1 or _tells_of_one(reading)
    if bare or (patients.all and one):
        return Kind.CASE_REPORT  # a title without abstract is most often a report's
    if grouped:
        return Kind.COHORT
    return Kind.CASE_REPORT if patients.all or _tells_of_one(reading) else Kind.REVIEW


def _tells_of_several(reading: Reading, patients: Patients) -> bool:
    """Whether a few are told of one by one, be they animals."""
    few = 1 < (patients.announced or 0) <= _FEW
    if len(patients.all) > 1 or _told_one_by_one(reading) or (few and patients.all):
        return True
    article = reading.article
    return not patients.announced and bool(_ANIMALS.search(f"{article.title}. {_body(article)}"))


def _told_one_by_one(reading: Reading) -> bool:
    """Whether two or more patients stand under their numbers."""
    numbers = {
        match["number"].lower()
        for section in reading.article.sections
        for match in _NUMBERED.finditer(section.text)
    }
    return len(numbers) > 1


def _tells_of_one(reading: Reading) -> bool:
    """Whether any sentence of the case itself speaks of a single person."""
    return any(
        _INDIVIDUAL.search(sentence.text)
        for sentence in reading.sentences
        if sentence.zone in {Zone.TITLE, Zone.CASE, Zone.BACKGROUND}
    )
