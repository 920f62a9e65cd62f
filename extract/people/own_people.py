"""A reading to the people counted in it who are the paper's own: `we describe two men`."""

import re
from collections.abc import Iterator

from extract.grammar.announcing import NTH
from extract.grammar.pattern import Pattern
from extract.people.mention import Mention, Role
from extract.people.people import mentions
from extract.people.telling import tells_what_happened
from extract.people.token import CASES
from extract.people.word_class import word_class
from extract.text.reading import Reading, Sentence, Zone

OWN = Pattern(
    r"\b(?:we|I|authors?|here(?:in)?|report|paper|article|study|communication|note|letter)\b"
    r"[^.;]{0,60}?\b(?:report|describ|present|discuss|treat|encounter|observ|se[ea]n?\b|saw|manag"
    r"|add\b|shar|illustrat|document|identif|look\w* after|c[oa]me across|studied|analy[sz]|examin"
    r"|publish|introduc|detail|outlin|operat|irradiat|decompress|cared|bring|brought|contribut"
    r"|submit|offer|recount|consult|admit|record a\b)\w*",
    re.IGNORECASE,
)
"""Words with which a paper brings in people of its own, most often before their number."""

PRESENTED = (
    r"(?:reported|described|presented|recorded|documented|communicated|submitted|recounted|related"
    r"|narrated)"
)
"""What a paper does with its own case."""
NOT_ELSEWHERE = (
    r"(?!\s(?:by|previously|earlier|elsewhere|before|from|in\s(?:print|\d|18|19|20|the\s(?:\w+\s){0,2}"
    r"(?:literature|past)|other|most|some|many|several|up\sto|about)))"
)

OWN_CASE = Pattern(
    r"\b(?:we|I|authors?|here(?:in)?|this (?:paper|report|article|communication|study|letter)"
    r"|present (?:report|study))\b[^.;]{0,50}?\b(?:(?<!the\s)(?<!recent\s)(?<!\sa\s)(?<!an\s)"
    r"(?<!of\s)(?<!this\s)report|describ|present|discuss|treat|encounter"
    r"|observ|(?<!first\sto\s)see\b|saw|manag|add\b|shar|illustrat"
    r"|document|outlin|look\w* after|c[oa]me across"
    r"|publish|introduc|detail|expos|consult|operat|irradiat|decompress|bring|brought"
    r"|recount|record a\b)\w*"
    r"|\bthis case (?:report|study) (?:examin|explor|evaluat|investigat|concern|analy[sz])\w*"
    r"|^\W*(?:\w+\W+){0,3}to (?:report|describe|present|document|share|illustrate|discuss|show)\b"
    rf"|\b(?:is|was|are|were) (?:here |now |herewith |briefly ){{0,2}}{PRESENTED}\b{NOT_ELSEWHERE}"
    r"|\b(?:our|the present) (?:case|patient) (?:is|was|concerns|involves) (?:that of )?an? "
    r"(?:[\w-]+ ){0,4}?(?:man|woman|boy|girl|child|patient|male|female|infant)\b"
    r"|\b(?:this|ours) (?:is|was|represents|appears to be|may be|seems to be)\s"
    rf"(?:\w+\s){{0,4}}?{NTH}\s(?:\w+\s){{0,3}}?(?:case|patient|instance|example)\b(?! series)",
    re.IGNORECASE,
)
"""The paper presents its own case in this sentence, whoever else is named there."""

_ARE_REPORTED = Pattern(
    r"^[^.;]{0,260}?\b(?:is|are|was|were|ha(?:ve|s) (?:\w+ly )?been)\s(?:\w+ly\s)?"
    r"(?:here\s)?(?:re)?"
    rf"(?:{PRESENTED}|discussed|illustrated|added|reviewed|studied|analy[sz]ed|treated|seen"
    r"|observed|examined|managed|detailed|outlined|summari[sz]ed|given|shown|encountered"
    r"|demonstrated|considered|offered)\b"
    r"(?!\s(?:by|in the lit|previously))"
    r"|^[^.;]{0,260}?\bhave come (?:to|under) (?:our|my|the authors['’]) (?:\w+ )?"
    r"(?:attention|notice|care)\b",
    re.IGNORECASE,
)
_SHOW = Pattern(
    r"[^.;]{0,160}?\b(?:illustrate|exemplify|demonstrate|document|emphasi[sz]e|underline|underscore"
    r"|highlight|form the basis|serve to|are the subject)\b",
    re.IGNORECASE,
)
"""`Two cases of paraplegia illustrate …`."""
_REPORTED_IN = Pattern(
    rf"\b(?:is|are)\s(?:here(?:in)?\s)?{PRESENTED}\s(?:here\s)?in\s$", re.IGNORECASE
)
"""`Compression of the cord is reported in five children`."""
_ARE_HERE = Pattern(
    rf"\W*(?:{PRESENTED}|included|given|added|appended)\s(?:here(?:in)?\s)?(?:is|are|were)\s"
    r"(?:the\s)?",
    re.IGNORECASE,
)
"""`Presented are two case histories`."""
_ON_THE_BASIS = Pattern(
    r"\b(?:apropos of|based (?:up)?on|(?:on|from) the basis of|in (?:the )?light of"
    r"|with reference to|experience (?:with|of|in)"
    r"|(?:series|study|report|analysis|observations?|histor(?:y|ies)|features|findings|group)"
    r" (?:of|in)"
    r"|(?:illustrated|exemplified|shown|documented) (?:by|in)|concern(?:s|ing)?|presentation of)"
    r"\s(?:(?:the|our|these|an additional|some)\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""`Apropos of three personal cases`, `a light microscopic study of two cases`."""
_WE_REVIEWED = Pattern(
    r"\b(?:we|I|authors?)\s(?:\w+\s){0,2}re(?:view|evaluat|examin|analy[sz])\w*\s(?:\w+\s){0,5}$",
    re.IGNORECASE,
)
_OF_THE_LITERATURE = Pattern(
    r"(?P<own>\b(?:(?:retro|pro)spective|chart|clinical|records?|consecutive|institutional|personal"
    r"|radio\w+|\w*pathologic\w*|surgical)\s(?:\w+\s)?)?"
    r"\b(?:review|survey|summary|registry|collection) of\s(?:the\s|all\s)?(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ARE_PRESENTED = Pattern(
    rf"[^.;]{{0,120}}?\b(?:is|are)\s(?:\w+\s)?(?:{PRESENTED}|added)\b", re.IGNORECASE
)
_GIVE = Pattern(
    r"[^.;]{0,120}?\b(?:give|gave|lead|led|prompt(?:ed)?|allow(?:ed)?|provide|serve|offer)\b",
    re.IGNORECASE,
)
"""`Six cases of … give rise to discuss the literature`."""
_PERSONAL = Pattern(
    r"\b(?:personal|own|recent|new|additional|original|unpublished|illustrative)\s", re.IGNORECASE
)
_PUBLISHED = Pattern(
    r"\b(?:other|recorded|reported|published|previous|prior|earlier|collected|documented|quoted)\s",
    re.IGNORECASE,
)
ONE_OF = Pattern(r"\b(?:one|1) (?:out )?of\s(?:(?:the|our|these)\s)?$", re.IGNORECASE)
"""Before a number of people: the one is told of, `one of ten long-term survivors`."""
NEAR_START = 12
"""What stands within so many characters of the start of a sentence opens it."""

TOLD = frozenset({Role.SOME, Role.THE, Role.OURS, Role.PRONOUN})
"""Ways of speaking of one person whose case is being told."""


def announced(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """The numbers of people that the paper gives as its own, each with its sentence."""
    opening, numbered, telling = True, False, 0
    for sentence in reading.sentences:
        if is_found_in_print(sentence, reading) or (telling > _LONG_TOLD and not numbered):
            continue
        if sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION}:
            continue
        people = mentions(sentence.text)
        quoted = any(m.role is Role.OTHERS for m in people) and not OWN.search(sentence.text)
        for at, mention in enumerate(people):
            counted = mention.role is Role.COUNT or (opening and _is_few(mention))
            if not counted or _is_of_others(sentence, mention):
                continue
            if quoted and not _is_presented_first(sentence, mention):
                continue
            first = opening and not any(m.role in TOLD for m in people[:at])
            if is_strong(sentence, mention) or (first and _happened_to(sentence, mention)):
                numbered = True
                yield sentence, mention
        told = any(m.role in TOLD or (m.role is Role.GROUP and m.count <= 0) for m in people)
        telling += sentence.zone is Zone.CASE and any(m.role in TOLD for m in people)
        opening = opening and not (told and sentence.zone is Zone.CASE and not quoted)


_LONG_TOLD = 8
"""Of whom more sentences have told before any number is given, he is the only one."""

_FOUND = Pattern(
    r"^\W*(?:[\w\s]{0,20}:\s)?(?:we\s(?:\w+ly\s)?(?:found|identified|retrieved|collected|located)\b"
    r"|(?:a\stotal\sof\s)?[\w-]+\s(?:[\w-]+\s){0,4}(?:were\s(?:found|identified|retrieved|located))\b)",
    re.IGNORECASE,
)
_SEARCHED = Pattern(
    r"\bliterature\s(?:review|search|survey)\b|\b(?:search|review)\w*\s(?:of\s|in\s)?(?:the\s)?(?:\w+\s)?"
    r"(?:literature|pubmed|medline|databases?|embase|scopus)\b|\b(?:pubmed|medline|embase|scopus)\b",
    re.IGNORECASE,
)


def is_found_in_print(sentence: Sentence, reading: Reading) -> bool:
    """`We found 6 cases` behind a search of the literature: they are other papers'."""
    if not _FOUND.match(sentence.text) or not sentence.index:
        return False
    return _SEARCHED.search(reading.sentences[sentence.index - 1].text) is not None


def _is_presented_first(sentence: Sentence, mention: Mention) -> bool:
    """`Two cases are presented and 85 from the literature reviewed`; `two personal cases and …`."""
    if _PERSONAL.search(sentence.text, max(0, mention.start - 15), mention.end):
        return True
    first = sentence.index == 1 and mention.start <= NEAR_START
    presented = _ARE_PRESENTED.match(sentence.text, mention.end)
    presented = presented or (_GIVE.match(sentence.text, mention.end) if first else None)
    others = [m.start for m in mentions(sentence.text) if m.role is Role.OTHERS]
    return presented is not None and presented.end() < min(others)


def _is_few(mention: Mention) -> bool:
    """`The two case reports`, `both patients`; not `of the 44 patients`, nor `both` of anything."""
    people = word_class(mention.noun).plural or mention.noun in CASES
    return mention.role is Role.GROUP and people and 1 < mention.count <= _FEW


_FEW = 4


def _is_of_others(sentence: Sentence, mention: Mention) -> bool:
    """`a review of 41 cases`, `one of two brothers`; not `a retrospective review of 41 cases`."""
    if _PUBLISHED.search(sentence.text, mention.start, mention.end):
        return True
    if ONE_OF.search(sentence.text, max(0, mention.start - 20), mention.start):
        return True
    if ONLY_ONE.match(sentence.text, mention.end) and mention.start <= NEAR_START:
        return True
    found = _OF_THE_LITERATURE.search(sentence.text[: mention.start])
    return found is not None and not found["own"]


ONLY_ONE = Pattern(
    r"[^.;]{0,80}?\bonly\s(?:the\s)?(?:eldest|oldest|youngest|middle|first|last|one|a\ssingle)\b",
    re.IGNORECASE,
)
"""`Of three siblings only the eldest had cord compression`."""


def _happened_to(sentence: Sentence, mention: Mention) -> bool:
    """Whether it opens a sentence of the case, or stands in one that tells what happened."""
    opens = len(sentence.text[: mention.start].strip(" .:-–")) <= NEAR_START
    if opens and (sentence.zone is Zone.CASE or (sentence.index == 1 and mention.noun)):
        return True
    opening = sentence.zone is Zone.BACKGROUND and not sentence.headed
    told = opening or sentence.zone is Zone.CASE
    return told and mention.noun != "" and tells_what_happened(sentence.text)


def is_strong(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words say that these are the paper's own: `we describe …`, `… are reported`."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if sentence.zone is Zone.TITLE or " of our " in sentence.text[mention.start : mention.end]:
        return True
    reported = OWN.search(before) or _ARE_REPORTED.match(after) or _REPORTED_IN.search(before)
    shown = _SHOW.match(after) if len(before) <= NEAR_START else None
    reported = reported or _ARE_HERE.fullmatch(before)
    return any((shown, reported, _ON_THE_BASIS.search(before), _WE_REVIEWED.search(before)))
