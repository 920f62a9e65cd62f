"""A sentence and a place in it to whether other people's patients are told of there.

Only what the sentence itself shows: a citation ("Chen et al. described"), a comparison ("unlike
the 25-year-old of"), the literature at large ("doses of 10 to 30 Gy have been used"). Which
patient a passage belongs to is decided in `patients.py`.
"""

import re
from functools import lru_cache

from extract.grammar.announcing import ANNOUNCE
from extract.grammar.pattern import Pattern
from extract.grammar.quoted import NO_AUTHORS

_OWN = Pattern(
    rf"{ANNOUNCE}"
    r"|\bour\s(?:own\s)?(?:patient|case|handling|management)|\bhere(?:in)?\s(?:is|we)|\b(?:author|writer)s?['’]s?\sown\b|\b(?:is|are)\s(?:herein\s|here\s)?(?:reported|described"
    r"|presented)|\bthis\s(?:report|paper|article)\s(?:describes|presents|concerns)",
    re.IGNORECASE,
)
_NAMED = Pattern(
    r"\bet\sal\b|\b[A-Z][\w’'-]+\s(?:described|reported|published|told\sof|collected|treated"
    r"|observed|encountered)\b|\b[A-Z][\w’'-]*[a-z]\shad\san?\s(?:\d|patient|case|similar)|\b[A-Z][\w’'-]+\s\((?:19|20)\d\d\)"
    r"|\bDr\.?\s[A-Z][\w-]+(?:['’]s|\sand\scolleagues)"
)
_CITED = Pattern(
    r"\b(?:and|&)\s(?:colleagues|co-?workers|associates|collaborators)\b"
    r"|(?<!not )(?<!never )\b(?:reported|described|published|quoted|recorded)\s"
    r"(?:previously\s|earlier\s|recently\s)?(?:by|from|of\sa)\s(?!us\b|our)"
    r"|(?<!not to )(?<!not )\b(?:has|have|had)\s(?:(?:also|since|previously|recently|only|already"
    r"|ever|so\sfar)\s){0,2}been\s"
    r"(?:reported|described|published|recorded|documented)\b"
    r"|\b(?:was|were)\s(?:previously|first|also)\s(?:reported|described)\b"
    r"|\b(?:previous(?:ly)?|earlier|past|prior|other|published|pertinent|comparable|single|such|simi[l1]ar|further)\s"
    r"(?:reported\s)?(?:reports?|cases?|instances?|examples?|publications?|series)\b"
    r"|\bin\s(?:the\s)?(?:literature|print)\b|\bon\srecord\b|\bliterature\s(?:reports?|doses?|contains)\b"
    r"|\b(?:other|most|some|many)\s(?:authors|teams|groups|cent(?:er|re)s|workers|surgeons)\b"
    r"|\bothers\s(?:have|had)\b|\bin\s(?:one|another)\s(?:report|series|study)\b"
    r"|\bin\sa\s(?:collected\s)?(?:series|cohort)\sof\b|\b(?:is|are)\ssaid\sto\b"
    r"|\b(?:correspondents?|authors?|colleagues?)['’]",
    re.IGNORECASE,
)
_COMPARED = Pattern(
    r"(?:\bsimi[l1]ar\s[\w-]+\s(?:in|of)|\b(?:in|of|and|or)\sone|\bunlike|\bin\scontrast\s(?:to|with)|\bcompared?\s(?:to|with|the)|\bcompare|\blike"
    r"|\bas\s(?:in|for|did|was\sdone\sin|given\sby\sothers\sto|reported|described)|(?<!for\s)(?<!after\s)\banother(?!\s(?:hospital|institut\w+|cent(?:er|re)|clinic|department|doctor|physician|city|country)\b)"
    r"|\bsimilar(?:ly)?\sto|\breminiscent\sof|\bthe\slast\sin|\bsuch\sas)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_GROUP_AFTER = Pattern(
    r"[^.;]{0,60}\b(?:of\sthe\s[A-Z]\w+\s(?:group|team)|(?:reported|described|published|quoted)\s"
    r"(?:by|from|in(?!\s(?:this|our|the\spresent|whom)\b))|et\sal\b|by\sothers|['’]s\sreport\b)",
)


def _names_author(text: str) -> bool:
    """Whether an author is named; `She reported` and `The reported case` name none."""
    return any(m[0].split()[0].lower() not in NO_AUTHORS for m in _NAMED.finditer(text))


_NEVER = Pattern(r"\b(?:not|never|nowhere|hitherto un|no)\b[\w\s]{0,25}$", re.IGNORECASE)


def _denied(text: str, citation: re.Match[str]) -> bool:
    """`seems not to have been reported previously`: the paper's own patient is the first."""
    return _NEVER.search(text, max(0, citation.start() - 40), citation.start()) is not None


@lru_cache(maxsize=2048)
def _cited(text: str) -> bool:
    cited = _names_author(text) or any(not _denied(text, m) for m in _CITED.finditer(text))
    return bool(cited) and not _OWN.search(text)


def introduces(text: str) -> bool:
    """Whether the paper presents its own patient: `"A case is reported in a man of 36"`."""
    return _OWN.search(text) is not None


_REPORTS = Pattern(rf"{ANNOUNCE}\s", re.IGNORECASE)
"""`We describe another case in a man of 60`: another one, and the paper's own."""

_COMPARES = Pattern(
    r"\b(?:compared?|comparable|comparison|unlike|similar|like|contrast\w*|as\sin|than|differ\w*|recalls?"
    r"|resembl\w+|adds?|increase\w*)\b",
    re.IGNORECASE,
)


def _compared_later(text: str, at: int) -> bool:
    """Whether the own patient stands at `at`, and other papers are compared with him behind it."""
    cited = min(
        (m.start() for m in (_NAMED.search(text), _CITED.search(text)) if m), default=len(text)
    )
    return at < cited and compares(text, at, cited)


def compares(text: str, start: int, end: int) -> bool:
    """Whether words between two places compare what stands there: `was similar to the case of`.

    `A man similar to ours was` before `reported by` do not: he is the one who was reported.
    """
    compared = _COMPARES.search(text, start, end)
    return compared is not None and not _IS.search(text, compared.end(), end)


_IS = Pattern(r"\b(?:is|was|were|been|being)\s(?:\w+\s)?$", re.IGNORECASE)


def borrowed(text: str, at: int) -> bool:
    """Whether the words at offset `at` of the sentence tell of patients in the literature.

    `"Chen et al. described a 48-year-old man"` -> True; `"We report a 48-year-old man, the fourth
    case in the literature"` -> False.
    """
    if _cited(text) and not _compared_later(text, at):
        return True
    if _COMPARED.search(text[max(0, at - 50) : at]) and not _REPORTS.search(text, 0, at):
        return True
    return _GROUP_AFTER.match(text, at) is not None and not introduces(text)
