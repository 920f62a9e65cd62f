"""The story of each patient to the years before the episode: what was given then lies before it.

"Myelofibrosis was diagnosed and treated with prednisone. Six years later she developed
paraparesis": what parts the blood disease from the episode, although she had come to a doctor
before, is the first word of the spine, and above all a leap in time before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.finding import PatientId
from extract.grammar.phrase import compiled
from extract.people.onset import Place
from extract.people.patients import Patients
from extract.text.reading import Sentence, Zone
from extract.treatment.flashback import SPINAL, flashbacks
from extract.treatment.words import COUNT, TIME

_TELLING = frozenset({Zone.CASE})
_LEAP = compiled(rf"""
    \b(?:{COUNT}(?: and a half)?(?: to \w+| or \w+)?[\s-]+(?:more )?{TIME}(?: and \w+ {TIME})?
    (?: later| afterwards?| thereafter| subsequently| on\b(?! \w+ing\b)| hence)
    |(?:^|[,;(] ?){COUNT}[\s-]{TIME} after(?! (?:surgery|operation|laminectomy|decompress\w*
    |radiation|radiotherapy|irradiation|resection|excision))
    |after (?:(?!the\b)\w+ ){{0,3}}?{COUNT} {TIME}(?: of)?\b
    |(?:at (?:the )?age (?:of )?|(?:when |now )?aged? )\d{{1,2}}\b
    |(?:long|years|much) (?:later|after(?:wards)?)\b
    |while (?:subsequently |then )?developing
    |(?:and|who|but) (?:he |she )?(?:later|subsequently|eventually|finally) (?:developed|presented
    |noticed|complained|became|suffered)
    |(?:before|until) (?:he|she|the patient) (?:had )?(?:develop|present|notic|complain)\w+)
""")
_INTRODUCED = compiled(
    r"(?<!was\s)(?<!were\s)(?<!is\s)(?<!only\s)\b(?:\d+|\w+)[\s-](?:years?|months?)[\s-]olds?\b"
    r"|(?<!when\s)\b\w+,? aged \d+"
)
_Stretch = tuple[Place, Place | None, Place]


@dataclass(frozen=True, slots=True)
class LeadUps:
    """For each patient the stretches of the story before the spine is spoken of.

    Each is its beginning, the last leap in time in it or None, and the sentence of the spine.
    """

    stretches: Mapping[PatientId, tuple[_Stretch, ...]]

    def holds(
        self, patient: PatientId, sentence: Sentence, offset: int, *, of_the_mass: bool
    ) -> bool:
        """Whether the words stand in such a stretch.

        What is done to the mass only ahead of a leap: where it lies may be told behind.
        """
        here = (sentence.index, offset)
        return any(
            first <= here < (leap or (first if of_the_mass else spine))
            for first, leap, spine in self.stretches.get(patient, ())
        )


def lead_ups(patients: Patients, tellings: Sequence[int]) -> LeadUps:
    """The stretches before the episode of each patient; `tellings`: see `Onsets`."""
    return LeadUps(
        {
            one.id: (
                *_stretches(one.id, patients, tellings),
                *_told_between(one.id, patients, tellings),
            )
            for one in patients.all
        }
    )


def _told_between(
    patient: PatientId, patients: Patients, tellings: Sequence[int]
) -> Iterator[_Stretch]:
    """The stretches that go back to what lay before; see `extract.treatment.flashback`."""
    for first, last in flashbacks(patient, patients, tellings):
        yield (first, 0), None, (last, 0)


def _stretches(
    patient: PatientId, patients: Patients, tellings: Sequence[int]
) -> Iterator[_Stretch]:
    """From each introduction of the patient to the sentence in which the spine is spoken of."""
    began: Place | None = None
    leapt: Place | None = None
    for sentence in patients.sentences(patient):
        if sentence.zone not in _TELLING or patient not in patients.experiencers(sentence, 0):
            continue
        if _INTRODUCED.search(sentence.text):
            began, leapt = (sentence.index, 0), None
        if began is None or tellings[sentence.index] != tellings[began[0]]:
            began = None
            continue
        spinal = SPINAL.search(sentence.text)
        for leap in _LEAP.finditer(sentence.text, 0, spinal.start() if spinal else 1 << 30):
            if (sentence.index, leap.start()) > began:
                leapt = (sentence.index, leap.start())
        if spinal:
            yield began, leapt, (sentence.index, 0)
            began = leapt = None
