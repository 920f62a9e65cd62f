"""The story of each patient to the years before the episode: what was given then lies before it.

"Myelofibrosis was diagnosed and treated with prednisone. Six years later she developed
paraparesis": what parts the blood disease from the episode, although she had come to a doctor
before, is the first word of the spine, and above all a leap in time before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.finding import PatientId
from extract.grammar.phrase import compiled
from extract.people.onset import Place
from extract.people.patients import Patients
from extract.text.reading import Sentence, Zone

_TELLING = frozenset({Zone.CASE})
_COUNT = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|eighteen|twenty|thirty|several|some|many|a few|a number of)"
)
_TIME = r"(?:years?|months?|decades?)"
_LEAP = compiled(rf"""
    \b(?:{_COUNT}(?: and a half)?(?: to \w+| or \w+)?[\s-]+(?:more )?{_TIME}(?: and \w+ {_TIME})?
    (?: later| afterwards?| thereafter| subsequently| on\b(?! \w+ing\b)| hence
    | afterwards?)
    |(?:^|[,;(] ?){_COUNT}[\s-]{_TIME} after(?! (?:surgery|operation|laminectomy|decompress\w*
    |radiation|radiotherapy|irradiation|resection|excision))
    |after (?:(?!the\b)\w+ ){{0,3}}?{_COUNT} {_TIME}(?: of)?\b
    |(?:at (?:the )?age (?:of )?|(?:when |now )?aged? )\d{{1,2}}\b
    |(?:long|years|much) (?:later|after(?:wards)?)\b
    |while (?:subsequently |then )?developing
    |(?:and|who|but) (?:he |she )?(?:later|subsequently|eventually|finally) (?:developed|presented
    |noticed|complained|became|suffered)
    |(?:before|until) (?:he|she|the patient) (?:had )?(?:develop|present|notic|complain)\w+)
""")
_SPINAL = compiled(r"""
    \b(?:(?:para|quadri|tetra|mono)(?:plegi|pares)\w+|back\s?(?:ache|pain)|pain in the back
    |(?:low|lower|upper|mid|thoracic|lumbar)[\s-]back\b|weakness (?:of|in) (?:\w+ ){0,4}?(?:legs?
    |limbs?|extremit\w+)|(?:leg|lower limb|lower extremity) weakness|gait|radicul\w+|sciatica
    |myelopath\w+|cord compression|compression of the (?:spinal )?cord|cauda equina
    |epidural|extradural|para-?spinal|para-?vertebral|intraspinal|intrathoracic|presacral
    |(?:mediastinal|thoracic|chest|pelvic) (?:mass|tumou?r|lesion|shadow)\w*
    |numb\w*|heaviness|stiff\w*|par?a?esthesi\w+|difficult\w* (?:in )?walking|myelogra\w+
    |extramedullary|EMH|spinal (?:cord|canal|mass|tumou?r|lesion))\b
""")
_INTRODUCED = compiled(
    r"(?<!was\s)(?<!were\s)(?<!is\s)(?<!only\s)\b(?:\d+|\w+)[\s-](?:years?|months?)[\s-]olds?\b"
    r"|(?<!when\s)\b\w+,? aged \d+"
)
_HISTORY = compiled(r"""
    \b(?:medical|past|previous|surgical|clinical|ha?ematological|personal) history\b
    |\bhistory (?:was|included|revealed|showed|comprised)\b
""")
"""What goes back in a story that began with the complaint."""

_DATED = compiled(rf"""
    \b(?:diagnos\w+|known|discovered|recogni[sz]ed|detected|found to have)\b[^.;]{{0,60}}?
    \b(?:{_COUNT}[\s-]{_TIME} (?:ago|earlier|before|previously|prior|back)|in (?:19|20)\d\d
    |at (?:the )?age (?:of )?\d{{1,2}}|in (?:early )?(?:infancy|childhood|adolescence))\b
""")
_NOW = compiled(r"""
    \b(?:(?:on|physical|neurological|clinical) (?:\w+ )?examination|examination (?:showed|revealed
    |disclosed)|on (?:admission|arrival|presentation)|laboratory|ha?emoglobin|blood (?:count|tests?)
    |MRI|magnetic resonance|CT|computed tomography|radiograph\w*|x-?rays?|myelogra\w+|biopsy)\b
""")
"""What follows a history: the patient as he is found."""

_FORWARD = compiled(rf"""
    \W*(?:about |some |after )?{_COUNT}(?: and a half)? {_TIME}
    (?: later| afterwards?| thereafter| after (?:that|this))\b
""")
"""At the head of a sentence; what stands between goes on with the history."""

_MOST_BETWEEN = 3
"""Sentences of a history."""

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


def lead_ups(patients: Patients) -> LeadUps:
    """The stretches before the episode of each patient."""
    return LeadUps(
        {
            one.id: (*_stretches(one.id, patients), *_flashbacks(one.id, patients))
            for one in patients.all
        }
    )


def _flashbacks(patient: PatientId, patients: Patients) -> Iterator[_Stretch]:
    """From a history of what lay before to the leap to the complaint, or to him as he is now.

    `Her medical history included … . She received busulfan. Four years later, at follow-up, …`;
    `PMF was diagnosed four years ago. She received busulfan. On examination …`.
    """
    told = [one for one in patients.sentences(patient) if one.zone in _TELLING]
    for number, sentence in enumerate(told):
        if not _HISTORY.search(sentence.text) and not _dates_the_disorder(sentence.text):
            continue
        for later in told[number + 1 : number + 2 + _MOST_BETWEEN]:
            if _FORWARD.match(later.text) or _NOW.search(later.text):
                yield (sentence.index, 0), None, (later.index, 0)
                break
            if _SPINAL.search(later.text):
                break


def _dates_the_disorder(text: str) -> bool:
    """`PMF was diagnosed four years ago`; a mass found then may be the one he comes with."""
    return _DATED.search(text) is not None and _SPINAL.search(text) is None


def _stretches(patient: PatientId, patients: Patients) -> Iterator[_Stretch]:
    """From each introduction of the patient to the sentence in which the spine is spoken of."""
    began: Place | None = None
    leapt: Place | None = None
    for sentence in patients.sentences(patient):
        if sentence.zone not in _TELLING or patient not in patients.experiencers(sentence, 0):
            continue
        if _INTRODUCED.search(sentence.text):
            began, leapt = (sentence.index, 0), None
        if began is None:
            continue
        spinal = _SPINAL.search(sentence.text)
        for leap in _LEAP.finditer(sentence.text, 0, spinal.start() if spinal else 1 << 30):
            if (sentence.index, leap.start()) > began:
                leapt = (sentence.index, leap.start())
        if spinal:
            yield began, leapt, (sentence.index, 0)
            began = leapt = None
