"""Where in the text each patient's episode begins: what is told before it lies in the past."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cases.finding import NOBODY, PatientId
from extract.clause import clause
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone

_COMPLAINT = re.compile(
    r"(?<!case\s)(?<!clinical\s)(?<!Case\s)\bpresent(?:ed|s|ing|ation)\b"
    r"(?!\s+(?:case|report|study|paper|article|author|here|note|communication))"
    r"|\b(?:admi(?:tted|ssion)|refer(?:red|ral)|complain\w*|consult(?:ed|s)|hospitali[sz]ed|sought|brought|attended|"
    r"readmitted|came(?! back)|carried\s+in|(?:evaluated|investigated)\s+for|incidental\w*|"
    r"by\s+(?:chance|accident)|"
    r"(?:developed|noticed|noted|experienced|suffered)\s+(?:\w+\s+){0,4}?(?:weak\w*|numb\w*|pain\w*|par[ae]\w+|"
    r"difficult\w*|gait|legs?|stiff\w*|unstead\w*|ache|inability|loss)|"
    r"(?:para|quadri|tetra|mono)(?:plegi|pares)\w+|weak(?:ness|er)?|numb(?:ness)?|para?esthesi\w+|"
    r"back\s*(?:ache|pain)|(?:chest|leg|lumbar|thoracic|girdle|radicular)\s+pain|incontinen\w+|"
    r"(?:urinary\s+)?retention|myelopath\w+|gait|sensory\s+level|could\s+not\s+(?:walk|stand)|unable\s+to)\b"
)
_FINDING = re.compile(
    r"\b(?:MRI?|[Mm]agnetic\s+resonance|CT|[Cc]omputed\s+tomograph\w+|[Mm]yelogra\w+|[Rr]adiograph\w*|[Xx]-?ray\s+(?:film|of)|"
    r"[Rr]oentgenogram\w*|cord\s+compression|compression\s+of\s+the\s+(?:spinal\s+)?cord|EMH|[Ee]xtramedullary|"
    r"[Pp]aravertebral|[Pp]araspinal|[Ee]pidural|[Ee]xtradural|[Pp]resacral|"
    r"(?:[Ee]pidural|[Ee]xtradural|[Pp]araspinal|[Pp]aravertebral|intraspinal|[Pp]resacral|mediastinal|spinal)"
    r"\s+(?:\w+\s+){0,3}?(?:mass(?:es)?|tumou?rs?|lesions?|tissue)|mass(?:es)?|tumou?rs?|lesions?)\b"
)
_DATED = re.compile(
    r"\b(?:present(?:ed|s|ing)|admi(?:tted|ssion)|referred|consulted|hospitali[sz]ed|seen|"
    r"came(?! back)|developed|noticed|visited|attended)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Place = tuple[int, int]
"""A sentence's index and an offset in it."""

_Places = dict[tuple[PatientId, int], Place]


@dataclass(frozen=True, slots=True)
class Onsets:
    """Where each patient's episode begins, in each telling: an abstract and a body are two.

    `tellings` gives the telling of each sentence by its index; `years` the year in which the
    patient presented.
    """

    tellings: tuple[int, ...]
    complaints: Mapping[tuple[PatientId, int], Place]
    findings: Mapping[tuple[PatientId, int], Place]
    years: Mapping[PatientId, int]

    def before_complaint(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """Whether these words come before the complaint, in the text or by the year they name."""
        key = patient, self.tellings[sentence.index]
        began, found = self.complaints.get(key), self.findings.get(key)
        under_way = found is not None and found[0] < sentence.index
        if began is not None and (sentence.index, offset) < began and not under_way:
            return True
        return self._in_an_earlier_year(patient, sentence, offset)

    def before_all(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """Whether they come before the complaint, or in a sentence before the finding.

        `Hydroxyurea was given to a man with epidural masses` is of the episode.
        """
        return self.before_complaint(patient, sentence, offset) or self._before_finding(
            patient, sentence, (sentence.index + 1, 0)
        )

    def before_any_word(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        """Whether they come before the first word of either, in the same sentence too."""
        return self.before_complaint(patient, sentence, offset) or self._before_finding(
            patient, sentence, (sentence.index, offset)
        )

    def _before_finding(self, patient: PatientId, sentence: Sentence, place: Place) -> bool:
        """Whether the finding comes after this place, and no complaint before it."""
        key = patient, self.tellings[sentence.index]
        began, found = self.complaints.get(key), self.findings.get(key)
        return found is not None and place < found and not (began is not None and began < place)

    def _in_an_earlier_year(self, patient: PatientId, sentence: Sentence, offset: int) -> bool:
        first, last = clause(sentence.text, offset, offset)
        years = [int(year) for year in _YEAR.findall(sentence.text[first:last])]
        return bool(years) and max(years) < self.years.get(patient, 0)


def onsets(reading: Reading, patients: Patients) -> Onsets:
    """The first words of the presenting complaint, and of the finding, for each patient."""
    tellings = tuple(_tellings(reading.sentences, patients))
    complaints: _Places = {}
    findings: _Places = {}
    years: dict[PatientId, int] = {}
    for sentence in reading.sentences:
        telling = tellings[sentence.index]
        if sentence.zone is not Zone.TITLE and not sentence.text.startswith("#"):
            _note(sentence, telling, patients, _COMPLAINT, complaints)
            _note(sentence, telling, patients, _FINDING, findings)
            for patient, year in _dated(sentence, patients):
                years.setdefault(patient, year)
    return Onsets(tellings, complaints, findings, years)


def _note(
    sentence: Sentence,
    telling: int,
    patients: Patients,
    pattern: re.Pattern[str],
    places: _Places,
) -> None:
    """Add the first place of the pattern for each patient who has none in this telling."""
    if all((patient.id, telling) in places for patient in patients.all):
        return
    for match in pattern.finditer(sentence.text):
        who = patients.experiencers(sentence, match.start())
        if len(who) == 1:  # what is said of several begins nobody's story
            places.setdefault((who[0], telling), (sentence.index, match.start()))


def _dated(sentence: Sentence, patients: Patients) -> Iterator[tuple[PatientId, int]]:
    """The year in which a patient presented: `In May 1995 he was admitted`."""
    year = _YEAR.search(sentence.text)
    if year and _DATED.search(sentence.text):
        for patient in patients.experiencers(sentence, year.start()):
            yield patient, int(year[0])


def _tellings(sentences: Iterable[Sentence], patients: Patients) -> Iterator[int]:
    """The story is told anew where the case follows an introduction that follows a case."""
    telling, told_before = 0, False
    for sentence in sentences:
        of_nobody = patients.experiencers(sentence, 0) == (NOBODY,)
        if sentence.zone is Zone.CASE and not told_before:
            telling, told_before = telling + 1, True
        elif sentence.zone is Zone.BACKGROUND and of_nobody:
            told_before = False
        yield telling
