"""A sentence to whether it says of the paper's own patients that something is beside the spine."""

import re
from collections.abc import Iterator
from itertools import chain

from cases.finding import SOMEONE_ELSE
from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject
from extract.grammar.vertebra import Mention, mentions
from extract.paper.stated import any_stated, stated
from extract.people.own_people import OWN_CASE
from extract.people.patients import Patients
from extract.people.telling import tells_what_happened
from extract.text.reading import Sentence, Zone

_NONE_THERE = Pattern(
    r"\bno such\b"
    r"|\bnone (?:was|were|could be) (?:present|found|seen|noted|detected|demonstrated|identified"
    r"|visible)(?:\W*$| (?:here\b|in (?:our|this|him|her)\b))"
    r"|[,;] (?:but|although|though|yet|while|whereas|and) (?:these|they|those|both|all|which)"
    r" (?:\w+ ){0,4}?(?:was|were|are|proved|remained) (?:\w+ )?(?:free|clear|normal|unremarkable"
    r"|spared|empty|uninvolved|unaffected|not (?:involved|affected|present|seen|found))\b",
    re.IGNORECASE,
)
"""Said of the usual places, or of what others found there."""
_GENERAL = Pattern(
    r"\b(?:usually|commonly|typically|generally|often|rarely|frequently|mostly|known|rare|may|"
    r"can|should|must|has been|have been|is|are|unusual|uncommon|occurs?|described)\b",
    re.IGNORECASE,
)
_AT_LARGE = Pattern(
    r"\b(?:usually|commonly|typically|generally|often|rarely|frequently|mostly|known|may|can|should"
    r"|must|has been|have been|uncommon|occurs?|described)\b",
    re.IGNORECASE,
)
"""Of these, what is general even where levels are named: `T4 to T10 are usually affected`."""
_PARTICULAR = Pattern(
    r"\b(?:our|this|the) (?:[\w-]+ ){0,2}(?:patient|case|man|woman|boy|girl)s?\b"
    r"|\b(?:he|she|his|her|we|our|was|were|had)\b|\bthe (?:[\w-]+ ){0,3}(?:mass|lesion|tumou?r)\b"
    r"|\b(?:years?|yrs?)[\s-]old\b|\baged? \w+"
    r"|\b(?:showed|revealed|demonstrated|disclosed|presented|presenting|developed|underwent|treated|report|describe)\b"
    r"|\b(?:MRI|CT|MR|X-ray|radiographs?|myelogra\w*|biopsy|laminectomy)\b",
    re.IGNORECASE,
)
_OURS = Pattern(
    r"\b(?:we|our|authors?|this) (?:[\w-]+ ){0,3}(?:report|patient|case|describe|present)",
    re.IGNORECASE,
)
_TOLD = Pattern(
    r"\b(?:report|describe|present(?:ed)?|case|patient|man|woman|boy|girl|child)\b", re.IGNORECASE
)
_COMPARED = Pattern(
    r"\b(?:unlike|(?:in contrast|contrary|compared|as opposed|similar|analogous|in addition)"
    r" (?:to|with)"
    r"|than|rather than|instead of|apart from|other than|except for)\s(?:[\w-]+\s){0,3}$"
    r"|\b(?:usual|common(?:est)?|frequent|classic(?:al)?|typical|customary|well-known|known)\s"
    r"(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""`Unlike the usual paravertebral masses`: said of others."""
_SUBJECT = Pattern(
    r"\b(?:we|I|authors?|(?:this|the) (?:paper|report|article|letter|note))\s(?:[\w-]+\s){0,2}?"
    r"(?:discuss|review|survey|summari[sz]e|outline|consider|comment on)(?:e?s|ed)?\s"
    r"(?!(?:[\w-]+\s){0,4}?(?:our|this|his|her|whose|case|patient|man|woman|boy|girl|child)\b)"
    r"|\b(?:are|is)\s(?:also\s|then\s|briefly\s)?(?:discussed|reviewed|summari[sz]ed|outlined)\W*$",
    re.IGNORECASE,
)
"""`We discuss sites such as the spinal canal`: the paper's subject, not its patient's mass."""
_MIGHT = Pattern(r"[^.;,]{0,40}\bmight (?:be|have)\b", re.IGNORECASE)
_BUT = Pattern(r"[,;]\s(?:but|while|whereas|although|though|yet)\b", re.IGNORECASE)
_MAY_BE = Pattern(r"\b(?:may|can|could|might|usually|commonly|typically|often)\s", re.IGNORECASE)
_NEAR = 40


def is_elsewhere(title: str, subject: Subject) -> bool:
    """Whether a title puts the tissue into another organ: `gastric haematopoiesis`.

    What is said of the spine there is often said of other patients, and what lies beside the
    spine of this one may be of another kind.
    """
    named = subject.tissue.search(title)
    if named is None or subject.site.search(title):
        return False
    around = max(0, named.start() - _NEAR), named.end() + _NEAR
    return any(organ.search(title, *around) for organ in (subject.elsewhere, subject.organ))


def may_be_of_others(sentence: Sentence, subject: Subject) -> bool:
    """Whether, under such a title, a place of the spine proves nothing for the paper's patient."""
    text = sentence.text
    if subject.lookalike.search(text) or (
        _PROVED_TO_BE.search(text) and not subject.tissue.search(text)
    ):
        return True
    return sentence.zone is not Zone.TITLE and not tells_what_happened(sentence.text)


_PROVED_TO_BE = Pattern(
    r"\b(?:pro(?:ved|ven)|turned out|was found|was shown|were found|were shown) to be\b",
    re.IGNORECASE,
)
"""`A paravertebral shadow proved to be a lymph node`."""


def places_it(sentence: Sentence, patients: Patients, subject: Subject) -> bool:
    """Whether the sentence says of this paper's patients that something lies beside the spine."""
    text = sentence.text
    if sentence.zone is Zone.TITLE:
        if subject.skull.search(text) and not subject.spine.search(text):
            return False
        places = (subject.site.finditer(text), _spines(text, subject), subject.sign.finditer(text))
        return any(
            stated(text, match) and not subject.lookalike.match(text[match.end() :].lstrip(" -"))
            for match in chain(*places)
        )
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION} and not _ours(text):
        return False
    if (
        _NONE_THERE.search(text)
        or _is_general(text)
        or (_SUBJECT.search(text) and not _TOLD.search(text))
    ):
        return False
    title = patients.reading.article.title
    known = subject.tissue.search(title) is not None and not is_elsewhere(title, subject)
    sites = (
        m for m in _sites(text, subject, known=known) if not _COMPARED.search(text, 0, m.start())
    )
    starts = [
        m.start()
        for m in sites
        if stated(text, m) and not _is_told_at_large(text, m) and not _MIGHT.match(text, m.end())
    ]
    starts += [mention[0].start for mention in _levels_of_a_mass(text, subject)]
    return any(patients.experiencers(sentence, start) != (SOMEONE_ELSE,) for start in starts)


def _is_general(text: str) -> bool:
    if not _GENERAL.search(text) or _PARTICULAR.search(text) or _ours(text):
        return False
    return _AT_LARGE.search(text) is not None or not mentions(text)


def _is_told_at_large(text: str, place: re.Match[str]) -> bool:
    """Whether the part before `but` speaks of what may be: `also found there, but not in ours`."""
    turn = _BUT.search(text, place.end())
    if turn is None or not _MAY_BE.search(text, 0, place.start()):
        return False
    return _is_general(text[: turn.start()])


def _ours(text: str) -> bool:
    return _OURS.search(text) is not None or OWN_CASE.search(text) is not None


def _spines(text: str, subject: Subject) -> Iterator[re.Match[str]]:
    """Mentions of the spine at large; not of its wear, of the skin over it, of an anaesthesia."""
    for match in subject.spine.finditer(text):
        if not _WEAR.search(text, 0, match.start()) and not _DONE_THERE.match(text, match.end()):
            yield match


def _sites(text: str, subject: Subject, *, known: bool) -> Iterator[re.Match[str]]:
    """Mentions of a spinal place in a sentence that names a mass, the tissue or what it was for.

    Where the tissue is `known` from the title, a sign of the cord is one by itself.
    """
    if subject.skull.search(text):
        return
    if known or subject.tissue.search(text):
        yield from subject.sign.finditer(text)
    if any_stated(text, (subject.mass, subject.presence, subject.tissue, subject.lookalike)):
        yield from subject.site.finditer(text)
        yield from _spines(text, subject)


_DONE_THERE = Pattern(
    r"[\s-](?:an(?:a?e)?sth\w*|analges\w*|puncture|tap|needle|opioid\w*|catheter\w*|injection\w*|fractur\w*)\b",
    re.IGNORECASE,
)
_WEAR = Pattern(
    r"\b(?:degenerat\w+|dis[ck](?:s|al|opathy)?|spondyl\w+|osteoarthr\w+|arthros[ei]s|osteopor\w+"
    r"|scolio\w+|fractures?|stenosis|herniat\w+|skin|scalp|hair|subcutaneous)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
"""`Degenerative disease of the lumbar spine`: the wear of years; `skin over the spine` is skin."""


def _levels_of_a_mass(text: str, subject: Subject) -> tuple[Mention, ...]:
    """Vertebral levels in a sentence that names a mass: `a dumbbell tumour at D8`."""
    if not any_stated(text, (subject.mass, subject.tissue, subject.lookalike)):
        return ()
    if subject.skull.search(text) or subject.elsewhere.search(text):
        return ()
    return tuple(
        found
        for found in mentions(text)
        if not _WEAR.search(text, 0, found[0].start) and not _DONE_THERE.match(text, found[-1].end)
    )
