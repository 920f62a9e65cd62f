"""A reading to the sentences that tell of an earlier episode of a patient, not of the paper's.

Long reports tell the whole life: a chapter `History` before the `Present episode`, or `when she
was 27 she could not walk; …` before `At the age of 36 she noted weakness`, of a woman of 36. Short
ones open with it: `In 2009 a boy of 14 was irradiated for a mass at T5. Eight years later he …`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cases.finding import PatientId
from extract.grammar.age_form import Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.people.blood_before import LONG_AFTER, of_blood_alone
from extract.people.episode_of_old import told_of_old
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone

_HISTORY = re.compile(
    r"(?:(?:past|previous|prior|medical|clinical|personal|earlier|background|patient)\W+)*"
    r"(?:history|background|antecedents|course|episodes?)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:history of (?:the )?)?(?:present|current|index|second|new|latest) "
    r"(?:episode|illness|admission|presentation|complaint|disease|history|status|relapse)\b"
    r"|(?:relapse|recurrence)\b",
    re.IGNORECASE,
)
_ILL = Pattern(
    r"\b(?:(?:para|quadri|tetra)(?:plegi|pares)\w+|weak(?:ness)?|unable to|could not (?:walk|stand)"
    r"|cord compression|epidural|extradural|para-?spinal|para-?vertebral|laminectomy|myelopath\w+"
    r"|numb\w*|gait|incontinen\w+|retention)\b",
    re.IGNORECASE,
)
_AT_AN_AGE = Pattern(r"\b(?:when|aged?|at)\s(?:\w+\s){0,3}?\d{1,2}\b", re.IGNORECASE)
_TOLD = frozenset({Zone.BACKGROUND, Zone.CASE})
_YEARS_LATER = Pattern(
    r"\W*(?:but\s|however,\s)?(?:(?P<after>after\s)|(?:about|some|almost|nearly|over|approximately"
    r"|only|more|than|another|a|further)\s){0,3}(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)\s(?:and\sa\shalf\s)?"
    r"(?:years|decades)\b(?(after)|\s(?:later|afterwards?|thereafter|on"
    r"|after\s(?:this|that|the|his|her|its)\b[^,.;]{1,40})),?\s"
    r"(?:(?!\b(?:asymptomatic|well|recover|improve|remain|free|alive|stable)\w*)[^.;]){0,70}?"
    r"\b(?:came|returned(?!\sto\s(?:work|school|normal|h(?:is|er)))|present(?:ed|s)|(?:re-?)?admitted"
    r"|re-?admission|referred|seen\s(?:for|because|with)|consulted|sought|developed|noticed|noted"
    r"|complained|experienced|suffered|began|became|lost|hospitali[sz]ed|brought|attended|felt)\b"
    r"(?!\s(?:asymptomatic|well\b|pregnan|normal|free))",
    re.IGNORECASE,
)
_COMES = Pattern(
    r"\b(?:present(?:ed|s|ing)|admi(?:tted|ssion)|referred|complain\w*|consult(?:ed|s)|hospitali[sz]ed|sought"
    r"|brought|attended|came|evaluat\w+|investigated|developed|notic\w+|suffer\w+|experienc\w+"
    r"|seen|history|had\s(?:\w+\s)?(?:been|undergone|received|had)|who\s(?:was|were|had))\b",
    re.IGNORECASE,
)
"""He comes, or is told of as he is now: `a man of 45 who was splenectomised`, `had been`."""
_DONE = Pattern(
    r"\b(?:(?:was|is|were)\s(?:\w+ly\s|first\s|initially\s|\w+ed\sand\s)?"
    r"(?:diagnos|found|splenectomi|treat|transfus|start|put\son|place|given|known\sto|recogni|discover"
    r"|transplant)\w*|underwent|received|began)\b",
    re.IGNORECASE,
)
_TREATED = Pattern(
    r"\b(?:(?:was|were)\s(?:\w+ly\s)?(?:irradiat|operat|treat|decompress|given)\w*|underwent|received"
    r"|had\s(?:an?\s)?[^.;]{0,60}\b(?:remov|irradiat|excis|resect|treat|operat|decompress)ed)\b",
    re.IGNORECASE,
)
_YOUNGER = 1.0
"""Years: he was so much younger in an earlier episode, or more."""


def earlier_sentences(
    reading: Reading, patients: Patients, tellings: Sequence[int]
) -> Iterator[tuple[PatientId, int]]:
    """Patient and index of each sentence of an earlier episode; `tellings`: see `Onsets`."""
    yield from earlier_openings(reading, patients, of_spine=True)
    yield from told_of_old(reading, patients, tellings)
    case = [s for s in reading.sentences if s.zone is Zone.CASE]
    chapters = set(_history_chapters(case))
    if not chapters and not any(_AT_AN_AGE.search(s.text) and _ILL.search(s.text) for s in case):
        return
    for patient in patients.all:
        mine = [s for s in case if _is_of(patient.id, s, patients)]
        for sentence in mine:
            if sentence.section in chapters:
                yield patient.id, sentence.index
        yield from ((patient.id, index) for index in _by_age(mine))


def earlier_openings(
    reading: Reading, patients: Patients, *, of_spine: bool = False
) -> Iterator[tuple[PatientId, int]]:
    """Patient and index of each sentence that brings him in years before he came with the mass.

    `A boy of 9 was splenectomised. Fifteen years later he presented with back pain`; with
    `of_spine` only where he was treated for a mass then. `He had been splenectomised` brings him
    in as he is now.
    """
    told = [s for s in reading.sentences if s.zone in _TOLD]
    if not any(
        _YEARS_LATER.match(s.text) or _AGED_NOW.search(s.text) or LONG_AFTER.match(s.text)
        for s in told
    ):
        return
    for patient in patients.all:
        mine = [s for s in told if _is_of(patient.id, s, patients)]
        before = None if of_spine else of_blood_alone(mine)
        if before is not None:
            yield patient.id, before
        for sentence, following in pairwise(mine):
            if _was_younger(sentence.text, following.text):
                yield patient.id, sentence.index
            if not _YEARS_LATER.match(following.text):
                continue
            ill = _ILL.search(sentence.text) is not None
            if (ill or not of_spine) and _is_of_earlier_time(sentence.text, ill=ill):
                yield patient.id, sentence.index


def _was_younger(before: str, now: str) -> bool:
    """`A man of 23 had been operated on in 1986. In 1997, aged now 34, he noticed …`."""
    found = _AGED_NOW.search(now)
    if found is None or not (_HAD_BEEN_TREATED.search(before) and _ILL.search(before)):
        return False
    ages = [m.low for m in age_mentions(before) if m.form is not Form.AT_AGE]
    return bool(ages) and float(found["age"]) - ages[0] >= _YOUNGER and bool(_COMES.search(now))


_AGED_NOW = Pattern(
    r"\b(?:aged\s(?:now|by\s(?:now|then)|then)|(?:now|by\snow|by\sthen|meanwhile)\s(?:aged|a\s(?:man|woman)"
    r"\s(?:of|aged))?|(?:he|she)\s(?:was|is)\s(?:now|by\s(?:now|then)))\s(?P<age>\d\d)\b"
    r"(?!\s(?:months|weeks|days|years\s(?:after|later)))",
    re.IGNORECASE,
)
_HAD_BEEN_TREATED = Pattern(
    r"\b(?:had|was)\s(?:\w+\s)?(?:been\s)?(?:\w+ly\s)?(?:operat|irradiat|decompress|treat|laminectomi|cured)"
    r"|\bhad\s(?:undergone|received|had)\b",
    re.IGNORECASE,
)


def _is_of_earlier_time(text: str, *, ill: bool) -> bool:
    """Whether somebody is brought in by what was done to him, and not by his complaint."""
    introduced = any(m.form is not Form.AT_AGE for m in age_mentions(text))
    if not introduced or _COMES.search(text):
        return False
    return (_TREATED if ill else _DONE).search(text) is not None


def _is_of(patient: PatientId, sentence: Sentence, patients: Patients) -> bool:
    ends = (0, len(sentence.text) - 1)
    return any(patient in patients.experiencers(sentence, place) for place in ends)


def _history_chapters(case: Sequence[Sentence]) -> Iterator[str]:
    """The sections called `History` that stand before one called `Present episode`."""
    labels = list(dict.fromkeys(s.section for s in case))
    present = [n for n, label in enumerate(labels) if _PRESENT.match(_title(label))]
    for label in labels[: present[0]] if present else ():
        if _HISTORY.fullmatch(_title(label)):
            yield label


def _title(label: str) -> str:
    return label.rsplit(" > ", 1)[-1].strip(" :.")


def _by_age(mine: Sequence[Sentence]) -> Iterator[int]:
    """The sentences from an illness at a younger age to what happened at the age of the paper's."""
    told = [(place, m) for place, s in enumerate(mine) for m in age_mentions(s.text)]
    introduced = next((m.low for _, m in told if m.form is not Form.AT_AGE), None)
    if introduced is None:
        return
    then = [(place, m.low) for place, m in told if m.form is Form.AT_AGE]
    back = [place for place, age in then if abs(age - introduced) < _YOUNGER]
    for place, age in then:
        until = next((later for later in back if later > place), None)
        younger = age <= introduced - _YOUNGER and _ILL.search(mine[place].text)
        if younger and until is not None:
            yield from (s.index for s in mine[place:until])
