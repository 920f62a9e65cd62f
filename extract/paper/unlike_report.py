"""A title and a text to whether it is of another kind than reports, groups and reviews.

Pages of questions and answers, work of the laboratory, replies and errata tell of no patient.
"""

import re

from extract.grammar.announcing import TELLS
from extract.grammar.pattern import Pattern

_QUESTION = Pattern(
    r"(?m)^(?!(?:Drs?|Prof(?:essor)?|Mr|Mrs|An? (?:Physician|Doctor|Student))\b)"
    r"[^\n]{8,200}\?[ \t]*$"
)
"""A line that asks; not one that a doctor speaks at a conference about a patient."""
_QUESTIONS_OF_A_PAGE = 4
"""A page of questions and answers has many; a picture quiz has one or two."""

_QUESTIONS_TITLE = Pattern(
    r"\bquestions?\b|\bFAQs?\b|\bask (?:the|an?) \w+\b|\bq\s?(?:&|and)\s?a\b", re.IGNORECASE
)
_QUESTIONS_UNDER_THAT_TITLE = 2
_LABORATORY = Pattern(
    r"\b(?:mouse|mice|murine|zebrafish|knock-?(?:out|in|down)|transgenic|in vitro|in vivo"
    r"|xenograft\w*|cell lines?|cultured?|colon(?:y|ies)|progenitors|lineage tracing"
    r"|(?:gene|protein) expression|transcript\w*|RNA|scaffolds?|signall?ing|knocked"
    r"|deletion of|flow cytometry|chemokines?|cytokines?|niche|homing|mutants?)\b",
    re.IGNORECASE,
)
_TERMS_OF_THE_LABORATORY = 3
_ANIMALS = Pattern(r"\b(?:mouse|mice|murine|rats?|zebrafish)\b", re.IGNORECASE)
_PERSONAL = Pattern(rf"{TELLS}\b|\b(?:he|she|his|her)\b", re.IGNORECASE)
_REPLY_TITLE = Pattern(
    r"^\W*(?:(?:authors?'? )?(?:reply|response)|erratum|correction|corrigendum|editorial|retraction"
    r"|commentary|comment on|in reply)\b",
    re.IGNORECASE,
)


_COMMENTS = Pattern(
    r"^\W*(?:(?:dear\s)?(?:sirs?|editors?|to the editor|madam|letters?)\b\W*){0,3}"
    r"(?:(?:we|I) (?:(?:have|had) )?(?:\w+ )?(?:(?:read|studied|enjoyed|followed|noted|noticed)\b"
    r"(?=[^.]{0,80}\b(?:interest|article|paper|report|letter|communication|comments?|correspondence)\b)"
    r"|thank|congratulate|appreciate|commend|wish to comment"
    r"|would like to (?:comment|thank|congratulate))\b"
    r"|(?:the|in (?:the|their|a)) (?:\w+ ){0,3}(?:article|paper|report|letter|communication|study)"
    r"\b[^.]{0,90}?\b(?:by|of|from|on)\b[^.]{0,90}?"
    r"\b(?:dr|professor|et al|and (?:colleagues|co-?workers))\b"
    r"|with (?:great |much )?interest)",
    re.IGNORECASE,
)
"""A letter on another paper opens so: where no patient is told behind it, it only comments."""


def is_unlike_report(title: str, body: str, *, told: bool) -> bool:
    """Whether it is no report, group or review; `told` says that a patient of its own is told."""
    if _asks_and_answers(title, body) or _is_reckoned(title, body):
        return True
    if told:
        return False
    comments = _COMMENTS.search(body) is not None
    return comments or _is_of_the_laboratory(title, body) or _is_survey(title, body)


def _is_reckoned(title: str, body: str) -> bool:
    """Whether its patients are those of a model: `100,000 patients were simulated`."""
    terms = {match.group().lower() for match in _MODEL.finditer(f"{title}. {body}")}
    return _MODEL.search(title) is not None or len(terms) >= _TERMS_OF_A_MODEL


def _is_survey(title: str, body: str) -> bool:
    """Whether it asks people what they know and do, or counts the entries of a register."""
    terms = {match.group().lower() for match in _ASKED.finditer(f"{title}. {body}")}
    return _ASKED.search(title) is not None and len(terms) >= _TERMS_OF_A_SURVEY


_MODEL = Pattern(
    r"\b(?:micro-?simulation|simulated (?:patients|cohort)|patients were simulated"
    r"|markov (?:model|cohort|process)|state[- ]transition model"
    r"|decision[- ](?:analy\w+|tree|model)"
    r"|cost[- ](?:effectiveness|utility|benefit) (?:analysis|ratio|model)|monte carlo"
    r"|finite[- ]element|quality-adjusted life)\b",
    re.IGNORECASE,
)
_TERMS_OF_A_MODEL = 2
_ASKED = Pattern(
    r"\b(?:questionnaires?|surveys?|surveyed|respondents?|attitudes?|habits|knowledge|awareness"
    r"|perceptions?|interviews?|interviewed|focus groups?|administrative data|under-?reporting"
    r"|data linkage|cross-sectional)\b",
    re.IGNORECASE,
)
_TERMS_OF_A_SURVEY = 3


def _asks_and_answers(title: str, body: str) -> bool:
    """Whether it is a page of questions and answers, not a quiz about one patient."""
    if len(_QUESTION.findall(body)) >= _QUESTIONS_OF_A_PAGE:
        return True
    asked = body.count("?") >= _QUESTIONS_UNDER_THAT_TITLE
    return asked and _QUESTIONS_TITLE.search(title) is not None


def _is_of_the_laboratory(title: str, body: str) -> bool:
    """Whether it is laboratory work or, by its title, a reply or erratum, and tells of nobody."""
    if _PERSONAL.search(body):
        return False
    terms = {match.group().lower() for match in _LABORATORY.finditer(f"{title}. {body}")}
    animals = _ANIMALS.search(title) is not None
    return (
        animals or len(terms) >= _TERMS_OF_THE_LABORATORY or _REPLY_TITLE.match(title) is not None
    )
