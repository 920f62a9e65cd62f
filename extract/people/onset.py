"""Where in the text each patient's episode begins: what is told before it lies in the past."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from cases.finding import NOBODY, PatientId
from extract.grammar.pattern import Pattern
from extract.grammar.phrase import phrase
from extract.people.earlier_episode import earlier_sentences
from extract.people.patients import Patients
from extract.people.telling import is_particular
from extract.text.clause import clause
from extract.text.reading import Reading, Sentence, Zone


class Sign(Enum):
    """What an episode may begin with in the text: coming to the doctor, a symptom, a finding."""

    COMING = Pattern(
        r"(?<!case\s)(?<!clinical\s)(?<!Case\s)"
        + phrase(r"""
            \b(?:present(?:ed|s|ing|ation)\b
            (?! (?:case|report|study|paper|article|author|here|note))
            |(?:admi(?:tted|ssion)|refer(?:red|ral)|complain\w*|consult(?:ed|s)|hospitali[sz]ed|sought
            |brought (?:to|in|into|by|back)\b|attended|readmitted|came(?! back)|carried in
            |(?:evaluated|investigated) for
            |incidental\w*|by (?:chance|accident)
            |(?:developed|noticed|noted|experienced|suffered) (?:\w+ ){0,4}?(?:weak\w*|numb\w*
            |pain\w*|par[ae]\w+|difficult\w*|gait|legs?|stiff\w*|unstead\w*|ache|inability|loss))\b)
        """)
    )
    SYMPTOM = Pattern(
        phrase(r"""
            \b(?:(?:para|quadri|tetra|mono)(?:plegi|pares)\w+|weak(?:ness|er)?|numb(?:ness)?
            |para?esthesi\w+|back\s*(?:ache|pain)
            |(?:chest|leg|lumbar|thoracic|girdle|radicular) pain|incontinen\w+
            |(?:urinary )?retention|myelopath\w+|gait|sensory level|could not (?:walk|stand)
            |unable to)\b
        """)
    )
    FINDING = Pattern(
        phrase(r"""
            \b(?:MRI?|[Mm]agnetic resonance|CT|[Cc]omputed tomograph\w+|[Mm]yelogra\w+
            |[Rr]adiograph\w*|[Xx]-?ray (?:film|of)|[Rr]oentgenogram\w*|cord compression|EMH
            |[Ee]xtramedullary|compression of the (?:spinal )?cord|[Pp]aravertebral|[Pp]araspinal
            |[Ee]pidural|[Ee]xtradural
            |[Pp]resacral|(?:intraspinal|mediastinal|spinal) (?:\w+ ){0,3}?tissue
            |mass(?:es)?|tumou?rs?|lesions?)\b
        """)
    )


_DATED = Pattern(
    r"\b(?:present(?:ed|s|ing)|admi(?:tted|ssion)|referred|consulted|hospitali[sz]ed"
    r"|(?<!last\s)seen|came(?! back)|developed|noticed|visited|attended|recurr(?:ed|ence)|relapsed?"
    r"|return(?:ed|s)?|came back|reappear\w*)\b",
    re.IGNORECASE,
)
_YEAR = Pattern(r"\b(?:19|20)\d\d\b")

_AT_THE_HEAD = Pattern(r"\W*(?:In|By|During|Since|On|From)\s(?:[\w.]+\s){0,3}(?:19|20)\d\d(?=,)")
"""`In 1998, the patient underwent`: the year is of the clause behind it."""

Place = tuple[int, int]
"""A sentence's index and an offset in it."""

_NEVER = (1 << 60, 0)


@dataclass(frozen=True, slots=True)
class Onsets:
    """Where each patient's episode begins, in each telling: an abstract and a body are two.

    `tellings` gives the telling of each sentence by its index; `first` the first place of each
    sign by patient and telling; `years` the year in which the patient presented.
    """

    tellings: tuple[int, ...]
    first: Mapping[tuple[Sign, PatientId, int], Place]
    years: Mapping[PatientId, int]
    earlier: frozenset[tuple[PatientId, int]] = frozenset()
    """Patients with the sentences that tell of an earlier episode of theirs."""

    def in_earlier_episode(self, patient: PatientId, sentence: Sentence) -> bool:
        """Whether the sentence tells of an illness that was over when the paper's episode began."""
        return (patient, sentence.index) in self.earlier

    def before_complaint(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """Whether the words come before the patient does, and before any symptom or finding.

        Or in a clause with the year of an earlier time.
        """
        if self.in_earlier_episode(patient, sentence):
            return True
        coming, symptom, finding = self._signs(patient, sentence)
        here = (sentence.index, offset)
        if coming < _NEVER and here < min(coming, symptom, finding):
            return True
        return self._in_an_earlier_year(patient, sentence, offset)

    def before_all(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """Whether they come before the complaint, and in no sentence after the finding.

        With no complaint told before them, also in a sentence before that of the finding:
        `hydroxyurea was given to a man with epidural masses` is of the episode.
        """
        return self._before(patient, sentence, offset, (sentence.index + 1, 0))

    def before_any_word(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """The same, and before the finding in the same sentence too."""
        return self._before(patient, sentence, offset, (sentence.index, offset))

    def _before(self, patient: PatientId, sentence: Sentence, offset: int, latest: Place) -> bool:
        if self.in_earlier_episode(patient, sentence):
            return True
        coming, symptom, finding = self._signs(patient, sentence)
        complaint, here = min(coming, symptom), (sentence.index, offset)
        if complaint < here:
            return self._in_an_earlier_year(patient, sentence, offset)
        if complaint < _NEVER and not finding < (sentence.index, 0):
            return True
        if latest < finding < _NEVER:
            return True
        return self._in_an_earlier_year(patient, sentence, offset)

    def _signs(self, patient: PatientId, sentence: Sentence) -> tuple[Place, Place, Place]:
        telling = self.tellings[sentence.index]
        coming, symptom, finding = (
            self.first.get((sign, patient, telling), _NEVER) for sign in Sign
        )
        return coming, symptom, finding

    def _in_an_earlier_year(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        first, last = clause(sentence.text, offset, offset)
        dated = _AT_THE_HEAD.match(sentence.text)
        first = 0 if dated and dated.end() == first else first
        years = [int(year) for year in _YEAR.findall(sentence.text, first, last)]
        return bool(years) and max(years) < self.years.get(patient, 0)


def onsets(reading: Reading, patients: Patients) -> Onsets:
    """The first words of the complaint and of the finding, for each patient.

    Treatments, doses and follow-up ask in turn for those of one paper, so the last are kept.
    """
    for of, whose, found in tuple(_last):
        if of is reading and whose is patients:
            return found
    found = _onsets(reading, patients)
    _last.append((reading, patients, found))
    return found


_last: deque[tuple[Reading, Patients, Onsets]] = deque(maxlen=1)


def _onsets(reading: Reading, patients: Patients) -> Onsets:
    tellings = tuple(tellings_of(reading.sentences, patients))
    first: dict[tuple[Sign, PatientId, int], Place] = {}
    years: dict[PatientId, int] = {}
    for sentence in reading.sentences:
        if sentence.zone is not Zone.TITLE and not sentence.text.startswith("#"):
            for sign in Sign:
                _note(sentence, tellings[sentence.index], patients, sign, first)
            for patient, year in _dated(sentence, patients):
                years.setdefault(patient, year)
    earlier = frozenset(earlier_sentences(reading, patients, tellings))
    return Onsets(tellings, first, years, earlier)


def _note(
    sentence: Sentence,
    telling: int,
    patients: Patients,
    sign: Sign,
    first: dict[tuple[Sign, PatientId, int], Place],
) -> None:
    """Add the first place of the sign for each patient who has none in this telling."""
    found = list(sign.value.finditer(sentence.text))
    if sign is not Sign.COMING:
        found = [match for match in found if not _goes(sentence.text, match)]
    if not found:
        return
    begun = any((sign, patient.id, telling) in first for patient in patients.all)
    together = sign is Sign.FINDING and sentence.zone is Zone.CASE and not begun
    for match in found:
        for who in _begins(sentence, match.start(), patients, together=together):
            first.setdefault((sign, who, telling), (sentence.index, match.start()))


def _goes(text: str, symptom: re.Match[str]) -> bool:
    """`His back pain disappeared`, `reduction in mass size`: nothing begins with what ends."""
    before = _RELIEF_OF.search(text, max(0, symptom.start() - 40), symptom.start())
    return before is not None or _IS_GONE.match(text, symptom.end()) is not None


_RELIEF_OF = Pattern(
    r"\b(?:relief|resolution|disappearance|remission|regression|recovery|improvement|alleviation"
    r"|reduction)\s(?:of|in|from)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_IS_GONE = Pattern(
    r"\s(?:(?:ha(?:s|d|ve)|was|were|been|also|then|soon|completely|gradually|rapidly|quickly"
    r"|promptly|slowly|steadily)\s){0,3}"
    r"(?:disappear|resolv|subsid|abat|vanish|remitt|reliev|regress|lessen|diminish|improv|recover"
    r"|decreas|reduc|shrank|shrunk|stable"
    r"|eased|alleviat|remain|persist|unchang|unalter|did not|does not)\w*",
    re.IGNORECASE,
)


def _begins(
    sentence: Sentence, offset: int, patients: Patients, *, together: bool
) -> tuple[PatientId, ...]:
    """Whose story the sign begins; what is said of several begins nobody's, if not `together`.

    `The mass lay at T3-T8 in patient 1, T5-T7 in patient 2` tells the first finding of both.
    """
    who = patients.experiencers(sentence, offset)
    alone = who if len(who) == 1 else ()
    if not together or not set(who) <= patients.ids:
        return alone
    later = [people for start, _, people in patients.stretches(sentence) if start > offset]
    if not all(set(people) <= patients.ids for people in later):
        return alone
    told = is_particular(sentence.text)
    dealt = (people for people in (who, *later) if len(people) == 1 or told)
    return tuple(dict.fromkeys(one for people in dealt for one in people))


def _dated(sentence: Sentence, patients: Patients) -> Iterator[tuple[PatientId, int]]:
    """The year in which a patient presented: `In May 1995 he was admitted`."""
    year = _YEAR.search(sentence.text)
    if year and _DATED.search(sentence.text):
        for patient in patients.experiencers(sentence, year.start()):
            yield patient, int(year[0])


def tellings_of(sentences: Iterable[Sentence], patients: Patients) -> Iterator[int]:
    """The story is told anew where the case follows an introduction that follows a case."""
    telling, told_before = 0, False
    for sentence in sentences:
        of_nobody = patients.experiencers(sentence, 0) == (NOBODY,)
        if sentence.zone is Zone.CASE and not told_before:
            telling, told_before = telling + 1, True
        elif sentence.zone is Zone.BACKGROUND and of_nobody:
            told_before = False
        yield telling
