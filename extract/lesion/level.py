"""Vertebral levels of each patient, each with its basis: lesion, treated, neurological."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cases.finding import Field, Finding, PatientId, Status
from extract.grammar.pattern import Pattern
from extract.grammar.vertebra import Level, Mention, joined, mentions
from extract.lesion.denial import lacking
from extract.lesion.level_basis import WEAK, Basis, basis_of
from extract.lesion.level_cue import Cue, cues
from extract.lesion.owner import owners
from extract.people.earlier_episode import earlier_sentences
from extract.people.onset import tellings_of
from extract.people.patients import Patients
from extract.text.context import Context, context
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Every finding of this field in the reading.

    Operated levels come before irradiated fields, which have margins. That of several bases the
    lesion counts, and of its levels the whole and not a part, is assembly's rule.
    """
    told = [
        one
        for sentence in reading.sentences
        if sentence.zone is not Zone.TABLE
        for one in _told(sentence, patients, study)
    ]
    tellings = tuple(tellings_of(reading.sentences, patients)) if told else ()
    earlier = frozenset(earlier_sentences(reading, patients, tellings)) if told else frozenset()
    for patient in patients.all:
        mine = [one for one in told if patient.id in one.patients]
        yield from _findings(patient.id, _of_the_episode(patient.id, mine, earlier))


@dataclass(frozen=True, slots=True)
class _Told:
    """A level as one sentence tells it."""

    level: Level
    sentence: Sentence
    basis: Basis
    patients: tuple[PatientId, ...]
    weak: bool


def _of_the_episode(
    patient: PatientId, mine: Sequence[_Told], earlier: Collection[tuple[PatientId, int]]
) -> Sequence[_Told]:
    """Without the levels of an earlier episode, where others are told."""
    now = [one for one in mine if (patient, one.sentence.index) not in earlier]
    return now or mine


_IRRADIATED = Pattern(
    r"(?:re-?|x-?)?(?:ir)?radi|x-?ray|cobalt|field|port|gy|rad|isoc|volume|ptv|ctv|margin|beam|above|below",
    re.IGNORECASE,
)
_EARLIER = Pattern(
    r"\b(?:years?|months?|decades?)\s(?:earlier|before|previously|ago)\b[^.;]*\bhad\s(?:\w+\s)?"
    r"(?:been|undergone|received|had)\b[^.;]*$|^(?:(?!\b(?:now|then|when|after)\b)[^.;])*\bhad\s"
    r"(?:previously\s)?(?:been|undergone)\b[^.;]*\b(?:years?|decades?)\s(?:earlier|before|previously|ago)"
    r"[^.;]*$",
    re.IGNORECASE,
)
"""`Five years earlier he had been treated for a mass at` T6-T8."""

_FOR_THE_MASS = Pattern(
    r"\b(?:due to|because of|owing to|on account of|for) (?:the|this|that|his|her) (?:\w+ ){0,3}?"
    r"(?:mass(?:es)?|tumou?r|lesion|EMH|deposits?)\b",
    re.IGNORECASE,
)
"""An operation in the history that was this episode's."""
_REACH = 200
_SENSORY_LEVEL = Pattern(r"leve[l1]|sens", re.IGNORECASE)


def _told(sentence: Sentence, patients: Patients, study: Study) -> Iterator[_Told]:
    known: tuple[Cue, ...] | None = None
    for mention in mentions(sentence.text):
        known = cues(sentence.text, study) if known is None else known
        basis = basis_of(sentence.text, mention[0].start, mention[-1].end, known)
        if basis:
            yield from _of_patients(sentence, mention, basis, patients)


def _of_patients(
    sentence: Sentence, mention: Mention, basis: Basis, patients: Patients
) -> Iterator[_Told]:
    """A list of levels to whom each is told of."""
    for who, levels in _dealt(sentence, mention, patients):
        for level in levels:
            meant = context(sentence, level.start, level.end)
            denied = meant.negated and not _held_up(sentence.text, basis, level.start)
            if meant.general or denied or _not_done(sentence, basis, meant):
                continue
            weak = basis.sure <= WEAK or meant.historical or _is_earlier(sentence.text, level)
            yield _Told(level, sentence, basis, who, weak)


def _held_up(text: str, basis: Basis, at: int) -> bool:
    """Whether what is denied is no mass: `the dye did not pass`, `a mass without enhancement`."""
    passes = basis.cue is not None and _NO_PASSAGE.match(basis.cue.text) is not None
    return passes or lacking(text, at) is not None


_NO_PASSAGE = Pattern(
    r"(?:not|never|cannot|fail\w*|refused|ceased|could|would|no|none|hardly|scarcely|little)\b",
    re.IGNORECASE,
)


def _is_earlier(text: str, level: Level) -> bool:
    before = text[max(0, level.start - _REACH) : level.start]
    return "had" in before and _EARLIER.search(before) is not None


def _dealt(
    sentence: Sentence, mention: Mention, patients: Patients
) -> Iterator[tuple[tuple[PatientId, ...], Iterable[Level]]]:
    """The list split where it passes from one patient to the next, or dealt out to several.

    `Cases 1 to 3 had masses at T2-T9, T8-T12 and T3-T6`: as many levels as patients.
    """
    for who, levels in groupby(mention, lambda one: owners(sentence, one.start, patients)):
        listed = tuple(levels)
        if 1 < len(who) == len(listed):
            yield from (((patient,), (one,)) for patient, one in zip(who, listed, strict=True))
        else:
            yield who, joined(listed)


def _not_done(sentence: Sentence, basis: Basis, meant: Context) -> bool:
    """Whether the treatment of a level was only thought of, or belongs to earlier days."""
    if basis.status is not Status.TREATED or basis.cue is None:
        return False
    done = context(sentence, basis.cue.start, basis.cue.end)
    earlier = done.historical or meant.historical
    unreal = done.hypothetical or done.negated or meant.hypothetical
    if unreal and not done.negated and _SET_DOWN.search(sentence.text, 0, basis.cue.start):
        return False
    return unreal or (earlier and not _FOR_THE_MASS.search(sentence.text, basis.cue.end))


_SET_DOWN = Pattern(
    r"\b(?:scheduled|posted|taken\sup|brought\sin)\sfor\b[^.;]{0,40}$", re.IGNORECASE
)
"""As anaesthetists tell of an operation that was done."""


def _findings(patient: PatientId, told: Sequence[_Told]) -> Iterator[Finding]:
    """What is told of one patient to findings."""
    for status, choose in (
        (Status.LESION, _strongest),
        (Status.TREATED, _operated),
        (Status.NEUROLOGICAL, _first_examined),
    ):
        for one in choose([one for one in told if one.basis.status is status]):
            yield Finding(
                field=Field.LEVELS,
                value=str(one.level),
                patient=patient,
                evidence=(one.sentence.evidence(one.level.start, one.level.end),),
                source=f"rule:level.{status}",
                status=status,
                confidence=one.basis.sure,
                apart=status is Status.LESION and _is_apart(one),
            )


def _is_apart(told: _Told) -> bool:
    """Whether it is told of a deposit of its own: `another at T9-T10`."""
    text, start = told.sentence.text, told.level.start
    return _ANOTHER.search(text, max(0, start - _REACH), start) is not None


_MASS = r"(?:mass|lesion|tumou?r|deposit|nodule|component|focus|collection|swelling|one)\b"
_ANOTHER = Pattern(
    r"\b(?:another|(?:on|to) the (?:left|right|other|opposite)(?: side)?,?(?: there was)? an?"
    r"|an? (?:second|third|further|separate|smaller|similar|distinct|additional))"
    rf" (?:(?:[\w-]+ ){{0,3}}?{_MASS}(?: [\w-]+){{0,5}}?,? )?"
    r"(?:at|from|between|opposite|over|extending from) (?:the )?(?:levels? )?(?:of )?$",
    re.IGNORECASE,
)


def _strongest(told: Sequence[_Told]) -> Sequence[_Told]:
    """What is told plainly, or where nothing is, what is told by the way."""
    return [one for one in told if not one.weak] or told


def _operated(told: Sequence[_Told]) -> Sequence[_Told]:
    """Operated levels, or where there are none, irradiated ones."""
    operated = [one for one in told if one.basis.cue and not _IRRADIATED.match(one.basis.cue.text)]
    return _strongest(operated or told)


def _first_examined(told: Sequence[_Told]) -> Sequence[_Told]:
    """The first sensory or motor level, or where there is none, the first place of a deficit."""
    levels = [one for one in told if one.basis.cue and _SENSORY_LEVEL.search(one.basis.cue.text)]
    first = _strongest(levels or told)[:1]
    return [one for one in told if first and one.sentence is first[0].sentence]
