"""A sentence that names nobody to whether it tells on of the only patient.

The closing sentences of a report often do: `Power has returned. The crutches were given away.`
"""

import re

from cases.finding import PatientId
from extract.grammar.pattern import Pattern
from extract.outcome.general import is_general
from extract.outcome.several import OTHERS
from extract.people.patients import Patients
from extract.text.reading import Sentence
from extract.text.statement import generality


def goes_on(sentence: Sentence, patients: Patients, before: tuple[PatientId, ...]) -> bool:
    """Whether a sentence of nobody tells on of the only patient, of whom the one before spoke."""
    own = {patient.id for patient in patients.all}
    if len(before) != 1 or before[0] not in own:
        return False
    if OTHERS.search(sentence.text) or is_general(sentence):
        return False
    if _TIMED.search(sentence.text) and not _AT_LARGE.search(sentence.text):
        return True
    if len(own) > 1:
        return False
    if _DEFINITE.search(sentence.text):
        return True
    return _GOES_ON.match(sentence.text) is not None and generality(sentence.text) < _WHOLLY


_TIMED = Pattern(
    r"\b(?:months?|years?|weeks?) (?:later|on|after|afterwards?|thereafter)(?=[,.\s]|$)"
    r"|\bsince(?: then)?[.,]?$|\b(?:to date|so far|ever since"
    r"|has not been (?:seen|detected|found|observed|noted)|at the last|at present|up to now)\b"
    r"|\b(?:no|neither|nothing|none)\b.{0,60}\bha(?:s|ve) been (?:seen|detected|found|observed"
    r"|noted)\b",
    re.IGNORECASE,
)
"""When it was, counted from what was told before."""
_AT_LARGE = Pattern(
    r"\b(?:can|may|should|must|might|would|could|usually|often|most|patients|cases|series|studies"
    r"|literature|report(?:s|ed)|described|recommend\w*|authors?|et al|known|experience)\b",
    re.IGNORECASE,
)
_WHOLLY = 0.77
"""How general a sentence is that a story told on in the past cannot be told in."""
_DEFINITE = Pattern(
    r"^(?:now |today |although )?(?:the|his|her|gait|power|strength|sensation|motor|walking"
    r"|bladder|pain|recovery|improvement|paraparesis|sphincter|neurologically|complaints) "
    r"|^(?:all|what|nothing|not? an?|no|the only|only)\b[^.;]{0,40}\b(?:remain(?:s|ed)|left"
    r"|persist\w*|complaints?|residu\w+)\b|\bthe (?:\w+ )?(?:mass(?:es)?|lesions?|tumou?rs?|tissue"
    r"|deposits?|pain|weakness|parapares\w+)\b",
    re.IGNORECASE,
)
_GOES_ON = Pattern(
    r"(?:neither|nothing|(?:signs and )?symptoms|signs|weakness|numbness|(?:low )?back|legs?"
    r"|neurologic\w*|motor|muscle|gait|recovery|resolution|improvement|relief"
    r"|(?:surgical |total |gross |subtotal )?(?:removal|excision|resection|extirpation)|immediate"
    r"|prompt|all|complete|full|marked|rapid|progressive|dramatic|significant|gradual|despite"
    r"|following|after|post-?operative\w*|on|at|follow-?up|control|repeat|MRI|there|no|analges\w+"
    r"|morphine|opio\w+|narcotics|pain-?killers|sticks?|crutch\w*|wheel-?chair|catheter|strength"
    r"|power|control|bladder|bowels?|sphincters?|sensation|continence|pain|spasticity|walking"
    r"|(?:sudden |his |her )?death|demise|autopsy|necropsy|post-?mortem|(?:para|tetra"
    r"|quadri)pleg\w+"
    r"|ambulation|bracing|function\w*|some|only|not|never|none|little|much|transient|temporary"
    r"|radio\w+|surg\w+|operati\w+|laminectomy|decompression|transfusions?|hydroxy\w+|treatment"
    r"|therapy|unfortunately|subsequently|finally|eventually|throughout|since|within|during|two"
    r"|three|four|five|six|nine|twelve|eighteen|one|\d+|a follow|an? \w+ later"
    r"|however)\b(?=.*\b(?:was|were|had|has|[a-z]{3,}ed|became|remains|showed|brought|led|made"
    r"|gave|is now)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a story that names nobody is told on: `Despite radiotherapy, symptoms progressed`."""
