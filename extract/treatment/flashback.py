"""The stretches of a story that go back from the complaint to what lay before it.

A report begins with the complaint, goes back ("She was known to have thalassaemia. Transfusions
were irregular. Deferasirox was being used"), and returns: to the patient as he is found, to the
complaint, or with the next paragraph. What is given in between lies before the episode.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cases.finding import PatientId
from extract.grammar.phrase import compiled
from extract.people.patients import Patients
from extract.text.paragraph import paragraph_ends
from extract.text.reading import Sentence, Zone
from extract.treatment.words import COUNT, TIME

SPINAL = compiled(r"""
    \b(?:(?:para|quadri|tetra|mono)(?:plegi|pares)\w+|back\s?(?:ache|pain)|pain in the back
    |(?:low|lower|upper|mid|thoracic|lumbar)[\s-]back\b|weakness (?:of|in) (?:\w+ ){0,4}?(?:legs?
    |limbs?|extremit\w+)|(?:leg|lower limb|lower extremity) weakness|gait|radicul\w+|sciatica
    |myelopath\w+|cord compression|compression of the (?:spinal )?cord|cauda equina
    |epidural|extradural|para-?spinal|para-?vertebral|intraspinal|intrathoracic|presacral
    |(?:mediastinal|thoracic|chest|pelvic) (?:mass|tumou?r|lesion|shadow)\w*
    |numb\w*|heaviness|stiff\w*|par?a?esthesi\w+|difficult\w* (?:in )?walking|myelogra\w+
    |extramedullary|EMH|spinal (?:cord|canal|mass|tumou?r|lesion))\b
""")
"""The words of the mass and of its symptoms."""

_HISTORY = compiled(r"""
    \b(?:medical|past|previous|surgical|clinical|ha?ematological|personal|remote|drug|background
    |transfusion(?:al)?|treatment|disease) history\b
    |\bhistory (?:was|included|revealed|showed|comprised|disclosed|indicated|consisted
    |(?:goes|went|dat\w+|reach\w+) back|began|started)\b
    |\b(?:in|from|according to|by) (?:his|her|the|their) (?:\w+ )?(?:history|anamnesis|antecedents
    |notes|records)\b
    |\b(?:antecedents|background|co-?morbidit\w+) (?:were|was|included|comprised)\b
""")
"""What goes back in a story that began with the complaint."""

_KNOWN = compiled(r"""
    \b(?:known (?:case|patient|to (?:have|suffer|carry|be)|with|for|(?:\w+ ){0,3}?(?:since|from))
    |had been (?:known|diagnosed|found|recogni[sz]ed|followed|under|on|transfus\w+|splenectomi\w+
    |treated|managed|maintained|receiving|taking|well (?:controlled|managed|until))
    |(?:had|has) (?:always|never|regularly|only|rarely|seldom|occasionally|previously|already) been
    |(?:was|were) (?:first )?(?:diagnosed|recogni[sz]ed|discovered|made|established|detected|noted)
    (?=[^.;]{0,40}\b(?:at|when|in (?:infancy|childhood|adolescence|early)|since)\b))
""")
"""What begins a history without that word, where no complaint follows in its sentence."""

_DATED = compiled(rf"""
    \b(?:diagnos\w+|known|discovered|recogni[sz]ed|detected|found to have|treated|followed
    |transfus\w+|splenectom\w+)\b[^.;]{{0,60}}?
    \b(?:{COUNT}[\s-]{TIME} (?:ago|earlier|before|previously|prior|back)|in (?:19|20)\d\d
    |(?:from|since|until|till|at) (?:the )?(?:age (?:of )?\d{{1,2}}
    |\d{{1,2}}(?: (?:years|months) (?:of age|old)| years\b|(?![\w.:/-]|\s?(?:%|\w))))
    |when (?:he|she) was (?:\w+ )?\d{{1,2}}|in (?:early )?(?:infancy|childhood|adolescence)
    |since (?:early )?(?:infancy|childhood|birth|adolescence|(?:19|20)\d\d))\b
""")
_COMPLAINS = compiled(r"""
    \b(?:present(?:ed|s|ing)|complain\w*|complaints?|admi(?:tted|ssion)|referred|brought|consulted
    |attended|symptoms?|weak\w*|pain\w*|unable|walk\w*|retention|incontinen\w+|(?:the|his|her) legs
    |came to)\b
""")
_NOW = compiled(r"""
    \b(?:(?:on|in|at|physical|neurological|neurologic|clinical|general) (?:\w+ )?examination
    |examination (?:showed|revealed|disclosed|found)|examined|on (?:admission|arrival|presentation)
    |at (?:the )?(?:admission|presentation)|laboratory|ha?emoglobin|Hb|blood (?:count|tests?)|BP
    |MRI?|magnetic resonance|CT|computed tomography|radiograph\w*|x-?rays?|myelogra\w+|biopsy
    |(?:percutaneous|needle|core|guided) (?:\w+ )?(?:sampl\w+|specimens?|aspirat\w+)
    |(?:muscle |motor )?(?:power|strength|force) (?:was|of|in)|reflexes|(?:is|was|were) palpable)\b
""")
"""What follows a history: the patient as he is found."""

_STILL_THEN = compiled(rf"""
    \b(?:at that time|(?:in|during) those years|since then|until then|till then|thereafter not
    |as a child|in (?:infancy|childhood|adolescence)|(?:at|from|till|until|since) (?:the )?age
    |at \d{{1,2}} years|{COUNT}[\s-]{TIME} (?:ago|earlier|previously|back|before)|last year
    |when (?:he|she) was \d|had (?:then |again |also )?(?:risen|increased|normali[sz]ed|improved
    |fallen|recovered|been (?:stopped|discontinued|given|treated|started))|in (?:19|20)\d\d)\b
""")
"""What is told of the earlier time, although it speaks of a scan or of a complaint."""

_FORWARD = compiled(rf"""
    \W*(?:about |some |after )?{COUNT}(?: and a half)? {TIME}
    (?: later| afterwards?| thereafter| after (?:that|this))\b
    |\W*(?:now|at present|currently|presently|this time|on this occasion|recently|(?:with)?in the
    (?:last|past) (?:few )?(?:\w+ )?(?:days|weeks|months))\b
""")
"""At the head of a sentence; what stands between goes on with the history."""

_BETTER = compiled(
    r"\b(?:improv|resol|recover|regress|relie|remission|respon|disappear|shr[aiu]nk|reduc|regain)\w*"
)
_MOST_BETWEEN, _MOST_IN_PARAGRAPH = 3, 7
"""Sentences of a history: where nothing parts the text, and up to the end of a paragraph."""

Stretch = tuple[int, int]
"""Indices of the sentence that goes back and of the one that returns."""


def flashbacks(
    patient: PatientId, patients: Patients, tellings: Sequence[int]
) -> Iterator[Stretch]:
    """From each sentence that goes back to the one in which the story is at the present again.

    Behind his examination only the word `history` goes back; `tellings`: see `Onsets`.
    """
    told = [one for one in patients.sentences(patient) if one.zone is Zone.CASE]
    parted = paragraph_ends(patients.reading) if told else frozenset()
    seen: set[int] = set()
    for number, sentence in enumerate(told):
        telling = tellings[sentence.index]
        opens = _HISTORY.search(sentence.text) or _dates_the_disorder(sentence.text)
        if opens or (parted and telling not in seen and _goes_back(sentence.text)):
            end = _end(told, number, parted)
            if end is not None:
                yield sentence.index, end
        if _NOW.search(sentence.text):
            seen.add(telling)


def _end(told: Sequence[Sentence], start: int, parted: frozenset[int]) -> int | None:
    """The index of the sentence that returns to the present; None where none is seen to."""
    most = _MOST_IN_PARAGRAPH if parted else _MOST_BETWEEN
    for before, later in pairwise(told[start : start + 2 + most]):
        if before.index in parted:
            return before.index + 1
        if _STILL_THEN.search(later.text):
            continue
        if _FORWARD.match(later.text) or _NOW.search(later.text):
            return later.index
        if SPINAL.search(later.text) or _COMPLAINS.search(later.text):
            return None if _BETTER.search(later.text) or not parted else later.index
    return None


def _dates_the_disorder(text: str) -> bool:
    """`PMF was diagnosed four years ago`; a mass found then may be the one he comes with."""
    return _DATED.search(text) is not None and SPINAL.search(text) is None


def _goes_back(text: str) -> bool:
    """`He was a known case of thalassaemia`, with no complaint behind it."""
    known = _KNOWN.search(text)
    return known is not None and _COMPLAINS.search(text, known.end()) is None
