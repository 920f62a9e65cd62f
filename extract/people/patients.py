"""A reading to its patients: who they are, and of whom each stretch of text speaks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from cases.finding import NOBODY, SOMEONE_ELSE, PatientId
from extract.grammar.pattern import Pattern
from extract.people.announcement import Announcement, announcement
from extract.people.discourse import Walk
from extract.people.group_introduction import introduction, presented
from extract.people.mention import Role
from extract.people.people import mentions
from extract.people.roster import ENOUGH, EVERYONE, Person, Roster
from extract.people.scheme import heading_numbers, label_scheme
from extract.people.span import Span
from extract.people.telling import abstract_sections
from extract.people.untold import sentences_of_report, tells_of_group, tells_of_somebody
from extract.people.word_class import word_class
from extract.text.reading import Reading, Sentence, Zone

_START = itemgetter(0)
_NO_PATIENT = frozenset({NOBODY, SOMEONE_ELSE})


@dataclass(frozen=True, slots=True)
class Patient:
    """One of the paper's own patients. `label` is what the paper calls him (`Case 2`), or empty."""

    id: PatientId
    label: str = ""


@dataclass(frozen=True, slots=True)
class Patients:
    """The paper's own patients in order of the text, and who each stretch of text speaks of.

    `announced` is the number of patients that the paper says it reports, None where it says
    nothing or tells of a group.
    """

    reading: Reading
    all: tuple[Patient, ...]
    announced: int | None = None
    grouped: bool = False
    """Whether its people are told of together, in figures or as `patients`."""
    supposed: bool = False
    """Whether nobody is named, and its one patient follows from what happened."""
    spans: Sequence[Sequence[Span]] = field(default=(), repr=False)
    ids: frozenset[PatientId] = field(init=False, repr=False)
    told: Mapping[PatientId, Sequence[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", frozenset(p.id for p in self.all))
        object.__setattr__(self, "told", _told(self.spans))

    @property
    def labelled(self) -> bool:
        """Whether the paper numbers its patients, maybe not in the order it introduces them."""
        return any(patient.label for patient in self.all)

    @property
    def miscounted(self) -> tuple[str, ...]:
        """A sentence for the reviewer where the number found is not the number announced.

        `A case` is no number: it may stand for each of several.
        """
        found = len(self.all)
        if self.announced is None or self.announced in {1, found}:
            return ()
        return (f"{self.announced} patients are announced and {found} found: look who is missing",)

    def experiencers(self, sentence: Sentence, offset: int) -> tuple[PatientId, ...]:
        """Of whom the words at `offset` of `sentence` are said.

        One patient, several ("both", "patients 1 and 3"), `(SOMEONE_ELSE,)` for relatives,
        quoted patients and animals, `(NOBODY,)` for a general statement.
        """
        spans = self.spans[sentence.index]
        at = bisect_right(spans, offset, key=_START) - 1 if len(spans) > 1 else 0
        who = spans[max(0, at)][1]
        if who == EVERYONE:
            return tuple(p.id for p in self.all) or (NOBODY,)
        if who[0] in _NO_PATIENT or (len(who) == 1 and who[0] in self.ids):
            return who
        return tuple(one for one in who if one in self.ids) or (SOMEONE_ELSE,)

    def stretches(self, sentence: Sentence) -> Iterator[tuple[int, int, tuple[PatientId, ...]]]:
        """Start, end and people of each stretch of the sentence, in order."""
        spans = self.spans[sentence.index]
        ends = [*(span.start for span in spans[1:]), len(sentence.text)]
        for span, end in zip(spans, ends, strict=True):
            yield span.start, end, self.experiencers(sentence, span.start)

    def sentences(self, patient: PatientId) -> tuple[Sentence, ...]:
        """The sentences in which something is said of this patient, in order of the text."""
        told = {*self.told.get(patient, ()), *self.told.get(EVERYONE[0], ())}
        return tuple(self.reading.sentences[index] for index in sorted(told))


def _told(spans: Sequence[Sequence[Span]]) -> Mapping[PatientId, Sequence[int]]:
    """For each patient, and for everyone, the indices of the sentences that speak of him."""
    told: dict[PatientId, list[int]] = {}
    for index, sentence in enumerate(spans):
        for one in {one for span in sentence for one in span.who}:
            told.setdefault(one, []).append(index)
    return told


def find_patients(reading: Reading) -> Patients:
    """The paper's own patients. A review, and a group told in figures, has none."""
    said = announcement(reading)
    scheme = label_scheme(reading, None if said.group else said.count)
    expected = len(scheme) or (_GROUP if said.group else said.count or 1)
    roster = Roster(
        expected,
        scheme,
        group=said.group and not scheme,
        anonymous=1 < expected <= _FEW + 1 and not _tells_ages(reading),
    )
    _introduce(roster, reading)
    walk = Walk(
        roster,
        _last_told(reading),
        said.family | {p.noun for p in roster.people if word_class(p.noun).kin},
        abstract=abstract_sections(reading.article),
        openings=frozenset(_openings(reading)),
    )
    spans = [walk.read(sentence) for sentence in reading.sentences]
    together = _told_together(roster, said, spans)
    if together:
        roster.people.clear()
    else:
        _settle(roster, said, reading)
    untold = not roster.people and not said.count and not said.group
    grouped = said.group or together or (untold and tells_of_group(reading))
    supposed = untold and not grouped and tells_of_somebody(reading)
    reported = () if not untold or grouped else sentences_of_report(reading)
    for sentence in reported:
        spans[sentence.index] = [Span(0, EVERYONE)]
    supposed = supposed or bool(reported)
    if supposed:
        roster.get(1)
    people = tuple(Patient(PatientId(str(p.number)), p.label) for p in roster.people)
    announced = None if said.group or together else said.count
    return Patients(reading, people, announced, grouped, supposed, spans)


def _introduce(roster: Roster, reading: Reading) -> None:
    """Make known from the first who are introduced together: `two sisters aged 34 and 38`.

    So are those whose section tells their age: an abstract speaks of them without their labels.
    """
    if roster.labels:
        _introduce_labelled(roster, reading)
    if roster.single or roster.labels or roster.group:
        return
    found = presented(reading, roster.expected)
    if found and not found[1].summed:
        roster.proof = ENOUGH
        roster.people += (
            Person(number, age=m.age, sex=m.sex, noun=m.noun)
            for number, m in enumerate(found[1].members, start=1)
        )


def _introduce_labelled(roster: Roster, reading: Reading) -> None:
    """Learn who each labelled patient is from the sentence that his section opens with."""
    opened: set[tuple[int, ...]] = set()
    for sentence in reading.sentences:
        numbers = heading_numbers(sentence.heading) if sentence.zone is Zone.CASE else ()
        if len(numbers) != 1 or numbers in opened or numbers[0] not in roster.labels:
            continue
        opened.add(numbers)
        others = (m.start for m in mentions(sentence.text) if m.role in _OTHERS)
        until = min(others, default=len(sentence.text))
        told = (m for m in mentions(sentence.text) if m.start < until and m.age is not None)
        for mention in told:
            roster.people[numbers[0] - 1].learn(mention)


_OTHERS = frozenset({Role.KIN, Role.OTHERS, Role.GROUP, Role.COUNT, Role.REST})


def _tells_ages(reading: Reading) -> bool:
    """Whether anybody's age stands where cases are told."""
    return any(
        m.age is not None
        for s in reading.sentences
        if s.zone is not Zone.DISCUSSION
        for m in mentions(s.text)
    ) or any(introduction(s.text) for s in reading.sentences)


def _openings(reading: Reading) -> Iterator[int]:
    """`A patient with thalassemia has been irradiated three times. He was first seen at 21 …`."""
    for sentence, following in pairwise(reading.sentences):
        if sentence.zone is not Zone.BACKGROUND or following.zone is not Zone.CASE:
            continue
        opens = _SOMEBODY.match(sentence.text) and not _MAY_BE.search(sentence.text)
        goes_on = _GOES_ON.match(following.text)
        some = [m for m in mentions(sentence.text) if m.role is not Role.PRONOUN]
        if opens and goes_on and [m.role for m in some] == [Role.SOME]:
            yield sentence.index


_SOMEBODY = Pattern(r"\W*(?:In )?(?:An?|One)\s")
_MAY_BE = Pattern(r"\b(?:may|might|can|could|should|would|must|will|often|usually)\b")
_GOES_ON = Pattern(r"\W*(?:He|She|His|Her)\b")

_GROUP = 12
"""Of a group told in figures, so many patients may be told one by one."""


def _last_told(reading: Reading) -> int:
    """The index of the last sentence that names an own patient where cases are told."""
    roles = {Role.THE, Role.OURS, Role.PRONOUN, Role.LABEL, Role.GROUP, Role.ORDINAL}
    return max(
        (
            s.index
            for s in reading.sentences
            if s.zone is Zone.CASE and any(m.role in roles for m in mentions(s.text))
        ),
        default=len(reading.sentences),
    )


def _told_together(roster: Roster, said: Announcement, spans: Sequence[Sequence[Span]]) -> bool:
    """Whether nothing tells one of four or more from another: they are a group, with no cases.

    `A CT was done in one of the four` tells none apart; `one had a laminectomy, three were
    irradiated` does.
    """
    aged = any(p.age is not None for p in roster.people)
    if not said.count or said.count < _FEW or roster.labels or aged:
        return False
    apart = {s.who for told in spans for s in told if s.who[0].isdigit()}
    apart = {who for who in apart if len(who) < said.count}
    in_parts = said.count > _FEW and all(len(who) > 1 for who in apart)
    return in_parts or len(apart) < _TOLD_APART


def _settle(roster: Roster, said: Announcement, reading: Reading) -> None:
    """Strike whom too little speaks for; add those who are announced and never told apart."""
    report = "Case Reports" in reading.article.publication_types
    untold = not any(p.age is not None for p in roster.people)
    if roster.labels:
        return
    doubtful = said.count is None and not report and roster.proof < ENOUGH
    figures = (said.summed or roster.expected > _FEW) and untold
    figures = figures and len(roster.people) < roster.expected
    if doubtful or figures:
        roster.people.clear()
    elif said.count and said.count <= (_FEW if untold else _FEW - 1) and not roster.group:
        roster.get(said.count)
    elif report and not roster.people and not roster.group:
        roster.get(1)


_FEW = 4
_TOLD_APART = 2
