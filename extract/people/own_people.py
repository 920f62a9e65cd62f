"""A reading to the people counted in it who are the paper's own: `we describe two men`."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention, Role
from extract.people.people import mentions
from extract.text.reading import Reading, Sentence, Zone

OWN = Pattern(
    r"\b(?:we|I|authors?|here(?:in)?|report|paper|article|study|communication|note|letter)\b"
    r"[^.;]{0,60}?\b(?:report|describ|present|discuss|treat|encounter|observ|se[ea]n?\b|saw|manag"
    r"|add\b|shar|illustrat|document|identif|look\w* after|c[oa]me across|studied|analy[sz]|examin"
    r"|publish|introduc|detail|outlin|operat|irradiat|decompress|cared|bring|brought|contribut"
    r"|submit|offer|recount|consult|admit)\w*",
    re.IGNORECASE,
)
"""Words with which a paper brings in people of its own, most often before their number."""

OWN_CASE = Pattern(
    r"\b(?:we|I|authors?|here(?:in)?|this (?:paper|report|article|communication|study|letter)"
    r"|present (?:report|study))\b[^.;]{0,50}?\b(?:report|describ|present|discuss|treat|encounter"
    r"|observ|see\b|saw|manag|add\b|shar|illustrat|document|outlin|look\w* after|c[oa]me across"
    r"|publish|introduc|detail|expos|consult|operat|irradiat|decompress|bring|brought"
    r"|recount)\w*"
    r"|^\W*(?:\w+\W+){0,3}to (?:report|describe|present|document|share|illustrate|discuss|show)\b"
    r"|\b(?:is|was|are|were) (?:here )?(?:reported|described|presented)\b"
    r"(?! (?:by|in|previously|from))",
    re.IGNORECASE,
)
"""The paper presents its own case in this sentence, whoever else is named there."""

_ARE_REPORTED = Pattern(
    r"^[^.;]{0,260}?\b(?:is|are|was|were|have been|has been)\s(?:here\s)?(?:re)?"
    r"(?:reported|described|presented|discussed|illustrated|added|reviewed|studied|analy[sz]ed"
    r"|treated|seen|observed|examined|managed)\b(?!\s(?:by|in the lit|previously))",
    re.IGNORECASE,
)
_REPORTED_IN = Pattern(
    r"\b(?:is|are)\s(?:here(?:in)?\s)?(?:reported|described|presented)\s(?:here\s)?in\s$",
    re.IGNORECASE,
)
"""`Compression of the cord is reported in five children`."""
_OF_THE_LITERATURE = Pattern(
    r"\b(?:review|analysis|survey|summary|series|registry|cohort|study) of\s"
    r"(?:the\s|all\s)?(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
NEAR_START = 12
"""What stands within so many characters of the start of a sentence opens it."""

TOLD = frozenset({Role.SOME, Role.THE, Role.OURS, Role.PRONOUN})
"""Ways of speaking of one person whose case is being told."""


def announced(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """The numbers of people that the paper gives as its own, each with its sentence."""
    opening = True
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION}:
            continue
        people = mentions(sentence.text)
        if any(m.role is Role.OTHERS for m in people) and not OWN.search(sentence.text):
            continue
        for mention in people:
            if mention.role is Role.COUNT and _counts(sentence, mention, opening=opening):
                yield sentence, mention
        told = sentence.zone is Zone.CASE and any(m.role in TOLD for m in people)
        opening = opening and not told


def _counts(sentence: Sentence, mention: Mention, *, opening: bool) -> bool:
    before = sentence.text[: mention.start]
    if _OF_THE_LITERATURE.search(before):
        return False
    if is_strong(sentence, mention):
        return True
    return opening and sentence.zone is Zone.CASE and len(before.strip(" .:-–")) <= NEAR_START


def is_strong(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words say that these are the paper's own: `we describe …`, `… are reported`."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if sentence.zone is Zone.TITLE:
        return not _OF_THE_LITERATURE.search(before)
    reported = OWN.search(before) or _ARE_REPORTED.match(after) or _REPORTED_IN.search(before)
    return reported is not None
