"""A reading to the kind of paper it is, judged on form: report, series, cohort, review, other."""

import re

from cases.record import Cohort, Kind
from corpus.article import Article
from extract.paper.review import is_about_others, tells_of_its_own
from extract.people.patients import Patients
from extract.text.reading import Reading, Zone

_QUESTION = re.compile(r"(?m)^[^\n]{8,200}\?[ \t]*$")
_QUESTIONS_OF_A_PAGE = 4
"""A page of questions and answers has many; a picture quiz has one or two."""

_QUESTIONS_TITLE = re.compile(
    r"\bquestions?\b|\bFAQs?\b|\bask (?:the|an?) \w+\b|\bq\s?(?:&|and)\s?a\b", re.IGNORECASE
)
_QUESTIONS_UNDER_THAT_TITLE = 2
_LABORATORY = re.compile(
    r"\b(?:mouse|mice|murine|zebrafish|knock-?(?:out|in|down)|transgenic|in vitro|in vivo"
    r"|xenograft\w*|cell lines?|cultured?|colon(?:y|ies)|progenitors|lineage tracing"
    r"|(?:gene|protein) expression|transcript\w*|RNA|scaffolds?|signall?ing|knocked"
    r"|deletion of|flow cytometry|chemokines?|cytokines?|niche|homing|mutants?)\b",
    re.IGNORECASE,
)
_TERMS_OF_THE_LABORATORY = 3
_ANIMALS = re.compile(r"\b(?:mouse|mice|murine|rats?|zebrafish)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:we (?:\w+ )?(?:report|describe|present)|he|she|his|her)\b", re.IGNORECASE
)
_REPLY_TITLE = re.compile(
    r"^\W*(?:(?:authors?'? )?(?:reply|response)|erratum|correction|corrigendum|editorial|retraction"
    r"|commentary|comment on|in reply)\b",
    re.IGNORECASE,
)

_SMALL = r"(?:2|3|4|5|6|7|8|9|two|three|four|five|six|seven|eight|nine)"
_PERSONS = (
    r"(?:cases|patients|brothers|sisters|siblings|men|women|boys|girls|children|adults|"
    r"observations|persons|individuals|hosts|instances)"
)
_TELL = r"(?:report|describ|present|treat|observ|saw|add|shar|illustrat)\w*"
_ANNOUNCED = re.compile(
    rf"\b(?:we|authors?|here|this (?:paper|report|article)|present report)\b[^.]{{0,30}}?\b{_TELL}"
    rf"\b[^.]{{0,30}}?\b{_SMALL} (?:[\w-]+ ){{0,3}}?{_PERSONS}\b"
    rf"|^\W*(?:the )?{_SMALL} (?:[\w-]+ ){{0,3}}?{_PERSONS}\b[^.]{{0,80}}\b(?:are|were) {_TELL}"
    r"|\bthe (?:second|other) (?:patient|case)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|\n|[.;:]\s+)\W{0,4}(?:case|patient|observation|pt)\.?\s*(?:no\.?\s*|report\s*)?"
    r"(?P<number>[1-9]|[A-D]|I{1,3}|one|two|three)\b",
    re.IGNORECASE,
)
_INDIVIDUAL = re.compile(
    r"\b[\w-]{1,20}[\s-]{0,3}(?:years?|yrs?|months?|y)\.?[\s-]{0,3}(?:old|o)\b|\baged?,? \w+"
    r"|\b(?:our|the|this) (?:\w+ )?patient\b|\bhe\b|\bshe\b|\bin a patient\b"
    r"|\ban? (?:\w+ ){0,2}(?:man|woman|boy|girl|male|female|patient|lady|gentleman|infant|child)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|authors?|I) (?:\w+ ){0,2}(?:report|describe|present|treated|saw|share|outline"
    r"|encountered)|\b(?:our|this|the) (?:\w+ )?patient\b"
    r"|\bcase (?:report|presentation|description|summary)\b"
    r"|\b(?:is|are|was|were) (?:reported|described|presented)(?: here)?\.",
    re.IGNORECASE,
)
_REPORT_TITLE = re.compile(
    r"\bcase (?:report|study|record|presentation|of the)"
    r"|\b(?:one|a|single|illustrative|unusual|rare) case\b|\breport of (?:a|one) case\b"
    r"|\bin a (?:patient|man|woman|boy|girl|child)\b",
    re.IGNORECASE,
)
_REVIEW_TITLE = re.compile(
    r"\b(?:systematic|scoping|narrative|critical|mini)[\s-]*(?:review|reading)\b|\boverview\b"
    r"|\bmeta-?analysis\b|^(?:an? )?(?:\w+ )?review\b|[:.-] ?(?:an? )?(?:\w+ ){0,2}review\b"
    r"|\bguidelines?\b|\bconsensus\b|\bpathogenesis\b|\bpathophysiology\b",
    re.IGNORECASE,
)
_REVIEW_TEXT = re.compile(
    r"\b(?:this|present|our) (?:\w+ )?(?:article|paper|review|chapter|overview) (?:\w+ )?"
    r"(?:reviews?|summari[sz]es?|discusses|aims|provides|outlines|focus\w*|highlights)\b"
    r"|\bin this (?:\w+ )?(?:review|overview|chapter)\b|\b(?:systematic|narrative) review\b"
    r"|\bwe (?:\w+ )?(?:review|reviewed|searched|collected|pooled) (?:the |all |published )*"
    r"(?:literature|cases|reports|evidence|PubMed|MEDLINE)\b"
    r"|\b(?:cases|patients) (?:were )?(?:reported|published|collected)\b[^.]{0,40}\b(?:19|20)\d\d",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:years?|yrs?|months?)[\s-]{0,3}old\b|\baged \d", re.IGNORECASE)
_REVIEW_LABEL = re.compile(r"(?:^|\n)(?:Review|Review article)[ \t]*(?:\n|$)", re.IGNORECASE)
"""The publication type as a page of PubMed or a journal prints it."""
_GROUP_TEXT = re.compile(
    r"\b(?:retro|pro)spective(?:ly)? (?:study|review|analysis|cohort|evaluat\w+|analy[sz]ed)\b"
    r"|\bopen-label\b|\brandomi[sz]ed\b|\bphase (?:[1-4]|I{1,3}|IV)\b"
    r"|\bcross-sectional\b|\bcohort\b|\b(?:mean|median) (?:age|follow[\s-]?up)\b|\bodds ratio\b"
    r"|\bp\s*[<=]\s*0?[.·]\d|\bprevalence of\b"
    rf"|\bconsecutive (?:\w+ ){{0,2}}{_PERSONS}\b"
    r"|\bpatients (?:\w+ ){0,8}were (?:reviewed|analy[sz]ed|enrolled|included|studied)\b",
    re.IGNORECASE,
)


def kind_of(reading: Reading, patients: Patients, cohort: Cohort | None) -> Kind:
    """The kind on form alone, whatever the paper's relevance.

    A picture quiz of one patient is a case report; a page of questions and answers is `other`;
    pooled literature is a review even where it gives totals.
    """
    article = reading.article
    body = "\n".join(section.text for section in article.sections)
    if _is_neither(article.title, body, told=bool(patients.all)):
        return Kind.OTHER
    if is_about_others(reading):
        return Kind.REVIEW
    if len(patients.all) > 1 or _told_one_by_one(reading):
        return Kind.CASE_SERIES
    if _is_report(article):
        return Kind.CASE_REPORT
    if _is_review(article, body, own=bool(patients.all and _OWN.search(body))):
        return Kind.REVIEW
    return _of_form(reading, patients, grouped=cohort is not None or _is_grouped(body))


def kind_unread(article: Article) -> Kind:
    """The kind of a paper that was not read, since nothing in it is the study's subject."""
    body = "\n".join(section.text for section in article.sections)
    if _is_neither(article.title, body, told=False):
        return Kind.OTHER
    if _is_report(article):
        return Kind.CASE_REPORT
    if _is_review(article, body, own=bool(_OWN.search(body))):
        return Kind.REVIEW
    if _is_grouped(body):
        return Kind.COHORT
    return Kind.CASE_REPORT if _AGED.search(body) else Kind.OTHER


def _is_neither(title: str, body: str, *, told: bool) -> bool:
    """Whether it is no report, group or review; `told` says that a patient of its own is told."""
    return _asks_and_answers(title, body) or (not told and _is_of_the_laboratory(title, body))


def _asks_and_answers(title: str, body: str) -> bool:
    """Whether it is a page of questions and answers, not a quiz about one patient."""
    if len(_QUESTION.findall(body)) >= _QUESTIONS_OF_A_PAGE:
        return True
    asked = body.count("?") >= _QUESTIONS_UNDER_THAT_TITLE
    return asked and _QUESTIONS_TITLE.search(title) is not None


def _is_of_the_laboratory(title: str, body: str) -> bool:
    """Whether it is laboratory work, or a reply, an erratum: what has no patient to tell of."""
    if _PERSONAL.search(body):
        return False
    terms = {match.group().lower() for match in _LABORATORY.finditer(f"{title}. {body}")}
    animals = _ANIMALS.search(title) is not None
    return (
        animals or len(terms) >= _TERMS_OF_THE_LABORATORY or _REPLY_TITLE.match(title) is not None
    )


def _is_report(article: Article) -> bool:
    return "Case Reports" in article.publication_types or bool(_REPORT_TITLE.search(article.title))


def _is_review(article: Article, body: str, *, own: bool) -> bool:
    """Whether it calls itself one; a report with a review of the literature tells of its own."""
    if _REVIEW_LABEL.search(body):
        return True
    if tells_of_its_own(article.title):
        return False
    if "Review" in article.publication_types:  # PubMed's word for a report with a review, too
        return not (own and _AGED.search(body))
    return not own and bool(_REVIEW_TITLE.search(article.title) or _REVIEW_TEXT.search(body))


def _is_grouped(body: str) -> bool:
    return _GROUP_TEXT.search(body) is not None


def _of_form(reading: Reading, patients: Patients, *, grouped: bool) -> Kind:
    """The kind of a paper that does not name it itself."""
    bare = not any(section.text.strip() for section in reading.article.sections)
    if bare or (patients.all and _tells_of_one(reading)):
        return Kind.CASE_REPORT  # a title without abstract is most often a report's
    if grouped:
        return Kind.COHORT
    return Kind.CASE_REPORT if patients.all or _tells_of_one(reading) else Kind.REVIEW


def _told_one_by_one(reading: Reading) -> bool:
    """Whether two or more patients stand under their numbers, or are announced and then told."""
    numbers = {
        match["number"].lower()
        for section in reading.article.sections
        for match in _NUMBERED.finditer(section.text)
    }
    if len(numbers) > 1:
        return True
    ours = any(
        _ANNOUNCED.search(s.text) for s in reading.sentences if s.zone is not Zone.DISCUSSION
    )
    return ours and not _GROUP_TEXT.search(" ".join(s.text for s in reading.sentences))


def _tells_of_one(reading: Reading) -> bool:
    """Whether any sentence of the case itself speaks of a single person."""
    return any(
        _INDIVIDUAL.search(sentence.text)
        for sentence in reading.sentences
        if sentence.zone in {Zone.TITLE, Zone.CASE, Zone.BACKGROUND}
    )
