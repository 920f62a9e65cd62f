"""A reading to the kind of paper it is, judged on form: report, series, cohort, review, other."""

import re

from cases.record import Cohort, Kind
from extract.patients import Patients
from extract.reading import Reading, Zone

_QUESTION = re.compile(r"(?m)^[^\n]{8,200}\?[ \t]*$")
_QUESTIONS_OF_A_PAGE = 4
"""A page of questions and answers has many; a picture quiz has one or two."""

_SMALL = r"(?:2|3|4|5|6|7|8|9|two|three|four|five|six|seven|eight|nine)"
_PERSONS = (
    r"(?:cases|patients|brothers|sisters|siblings|men|women|boys|girls|children|adults|"
    r"observations|persons|individuals|hosts|instances)"
)
_ANNOUNCED = re.compile(
    rf"\b{_SMALL} (?:[\w-]+ ){{0,3}}?{_PERSONS}\b|\bcase series\b|\bboth (?:patients|cases)\b"
    rf"|\bthe (?:second|third|other) (?:patient|case)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"\b(?:we|authors?|here|this (?:paper|report|article)|present report)\b[^.]{{0,30}}?\b(?:report|describe|present|treated|observed|saw|add|share)\w*\b[^.]{{0,30}}?"
    rf"\b{_SMALL} (?:[\w-]+ ){{0,3}}?{_PERSONS}\b"
    rf"|^\W*(?:the )?{_SMALL} (?:[\w-]+ ){{0,3}}?{_PERSONS}\b[^.]{{0,80}}\b(?:are|were|is) "
    r"(?:re)?(?:reported|described|presented)\b"
    r"|\bthe (?:second|other) (?:patient|case)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|\n|[.;:]\s+)\W{0,4}(?:case|patient|observation|pt)\.?\s*(?:no\.?\s*|report\s*)?"
    r"(?P<number>[1-9]|[A-D]|I{1,3}|one|two|three)\b",
    re.IGNORECASE,
)
_INDIVIDUAL = re.compile(
    r"\b[\w-]+[\s-]*(?:years?|yrs?|months?|y)\.?[\s-]*(?:old\b|o\b)|\baged?,? (?:\d{1,3}|\w+)\b"
    r"|\b(?:our|the|this) (?:\w+ )?patient\b|\bhe\b|\bshe\b|\bin a patient\b"
    r"|\ban? (?:\w+ ){0,2}(?:man|woman|boy|girl|male|female|patient|lady|gentleman|infant|child)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|authors?|I) (?:\w+ ){0,2}(?:report|describe|present|treated|saw|share|outline|encountered)"
    r"|\b(?:our|this|the) (?:\w+ )?patient\b|\bcase (?:report|presentation|description|summary)\b"
    r"|\b(?:is|are|was|were) (?:reported|described|presented)(?: here)?\.",
    re.IGNORECASE,
)
_REPORT_TITLE = re.compile(
    r"\bcase (?:report|study|record|presentation|of the)|\b(?:one|a|single|illustrative|unusual|rare) case\b"
    r"|\breport of (?:a|one) case\b|\bin a (?:patient|man|woman|boy|girl|child)\b",
    re.IGNORECASE,
)
_REVIEW_TITLE = re.compile(
    r"\b(?:systematic|scoping|narrative|critical|mini)[\s-]*(?:re)?(?:view|reading)\b|\bmeta-?analysis\b"
    r"|^(?:an? )?(?:\w+ )?review\b|[:.-] ?(?:an? )?(?:\w+ ){0,2}review\b|\boverview\b|\bguidelines?\b"
    r"|\bconsensus\b|\bpathogenesis\b|\bpathophysiology\b",
    re.IGNORECASE,
)
_REVIEW_TEXT = re.compile(
    r"\b(?:this|present|our) (?:\w+ )?(?:article|paper|review|chapter|overview) (?:\w+ )?"
    r"(?:reviews?|summari[sz]es?|discusses|aims|provides|outlines|focus\w*|highlights)\b"
    r"|\bin this (?:\w+ )?(?:review|overview|chapter)\b|\b(?:systematic|narrative|scoping) review\b"
    r"|\bwe (?:\w+ )?(?:review|reviewed|searched|collected|pooled) (?:the |all |published |current )*"
    r"(?:literature|cases|reports|evidence|PubMed|MEDLINE)\b"
    r"|\b(?:cases|patients) (?:were )?(?:reported|published|collected)\b[^.]{0,40}\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_GROUP_TEXT = re.compile(
    r"\b(?:retro|pro)spective(?:ly)?\b|\bcross-sectional\b|\bcohort\b|\b(?:mean|median) age\b"
    r"|\b(?:mean|median) follow[\s-]?up\b|\bp\s*[<=]\s*0?[.·]\d|\bodds ratio\b|\bconsecutive\b"
    r"|\bprevalence\b|\bpatients (?:\w+ ){0,8}were (?:reviewed|analy[sz]ed|enrolled|included|studied)\b",
    re.IGNORECASE,
)


def kind_of(reading: Reading, patients: Patients, cohort: Cohort | None) -> Kind:
    """The kind on form alone, whatever the paper's relevance.

    A picture quiz of one patient is a case report; a page of questions and answers is `other`;
    pooled literature is a review even where it gives totals.
    """
    title = reading.article.title
    body = "\n".join(section.text for section in reading.article.sections)
    if len(_QUESTION.findall(body)) >= _QUESTIONS_OF_A_PAGE:
        return Kind.OTHER
    if len(patients.all) > 1 or _told_one_by_one(reading, title):
        return Kind.CASE_SERIES
    report = (
        bool(_REPORT_TITLE.search(title)) or "Case Reports" in reading.article.publication_types
    )
    group = cohort is not None or bool(_GROUP_TEXT.search(body))
    review = (
        "Review" in reading.article.publication_types
        or bool(_REVIEW_TITLE.search(title))
        or bool(_REVIEW_TEXT.search(body))
    )
    if report:
        return Kind.CASE_REPORT
    if review and not (patients.all and _OWN.search(body)):
        return Kind.REVIEW
    if patients.all and _tells_of_one(reading):
        return Kind.CASE_REPORT
    if group:
        return Kind.COHORT
    return Kind.CASE_REPORT if patients.all else Kind.REVIEW


def _told_one_by_one(reading: Reading, title: str) -> bool:
    """Whether two or more patients stand under their numbers, or are announced and then told."""
    numbers = {
        match["number"].lower()
        for section in reading.article.sections
        for match in _NUMBERED.finditer(section.text)
    }
    if len(numbers) > 1:
        return True
    ours = any(_OURS.search(s.text) for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    return ours and not _GROUP_TEXT.search(" ".join(s.text for s in reading.sentences))


def _tells_of_one(reading: Reading) -> bool:
    """Whether any sentence of the case itself speaks of a single person."""
    return any(
        _INDIVIDUAL.search(sentence.text)
        for sentence in reading.sentences
        if sentence.zone in {Zone.TITLE, Zone.CASE, Zone.BACKGROUND}
    )
