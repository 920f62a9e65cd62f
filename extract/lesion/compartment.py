"""Compartments of each patient's masses: epidural, paraspinal, intradural, presacral, in bone."""

import re
from collections.abc import Iterator, Mapping

from cases.finding import Evidence, Field, Finding, PatientId
from extract.grammar.pattern import Pattern
from extract.lesion.denial import absent, denied
from extract.lesion.owner import owners, sharers
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_SPINE = (
    r"(?:(?:the|his|her)\s+)?(?:\w+\s+){0,5}?(?:spine|vertebra[el]?|(?:spinal|vertebral)\s+column)"
)
_AND_ANOTHER = r"(?:\s?/|,?\s+(?:and|or|as\s+well\s+as)\s)\s?"
"""`Both intra- and extradural`: the first word lends its end from the second."""
_WORDS = {
    "epidural": (
        r"(?:epi|extra|peri)-?\s?dura[l1]\w*",
        rf"(?:epi|extra|peri)(?=-?{_AND_ANOTHER}\w*(?:dura|spina|vertebra)[l1])",
        r"(?:out(?:side|with)|external\s+to|superficial\s+to)\s+(?:of\s+)?(?:the\s+)?(?:dura(?:l\s+sac|\s+mater)?|theca(?:l\s+sac)?)",
        r"(?:outer|external)\s+(?:surface|aspect|layer)\s+of\s+(?:the\s+)?(?:dura(?:\s+mater)?|theca)",
        (
            r"(?:lay|lying|lies|laid)\s+(?:up)?on\s+the\s+(?:dura|theca)|(?:around|overlying|covering|peeled\s+off|stripped\s+(?:from|off))"
            r"\s+the\s+(?:\w+\s+)?(?:dura|theca|(?:dural|thecal)\s+(?:sac|tube))"
        ),
        r"between\s+(?:the\s+)?(?:dura|theca)\s+and\s+(?:the\s+)?(?:bone|lamina\w*|ligament\w*|vertebra\w*|arch\w*)",
    ),
    "paraspinal": (
        r"para-?\s?(?:vertebra[l1]|spina[l1]|spinous)\w*|(?:peri|juxta|latero)-?(?:vertebral|spinal)",
        r"costo-?vertebral(?!\s+(?:joint|articul|angle|junction|tender|ligament|erosi))",
        r"(?:either|both|each)\s+sides?\s+of\s+(?:[CDTL]|Th)\.?\s?\d",
        r"vertebral\s+(?:gutter|groove|sulc\w+)s?",
        rf"para(?=-?{_AND_ANOTHER}\w*(?:spina|vertebra)[l1])",
        (
            rf"(?:either|both|each)\s+sides?\s+of\s+{_SPINE}|(?:beside|alongside|flanking|hugging"
            rf"|(?:adjacent|next|lateral|contiguous)\s+to|abutting)\s+{_SPINE}"
        ),
    ),
    "intradural": (
        r"(?:intra|sub)-?\s?dura[l1]\w*|(?:inside|within|beneath|under)\s+the\s+(?:dura(?:l\s+sac)?|theca(?:l\s+sac)?)",
        rf"(?:intra|sub)(?=-?{_AND_ANOTHER}\w*dura[l1])",
    ),
    "presacral": (
        r"pre-?\s?sacra[l1]\w*|retro-?rectal|sacrum\s+and\s+(?:the\s+)?rectum",
        r"(?:hollow|concavity)\s+of\s+(?:the\s+)?sacrum|sacral\s+(?:hollow|concavity)|behind\s+(?:the\s+)?rectum",
        r"(?:front\s+of|anterior\s+to|ventral\s+to|before|rectum\s+and)\s+(?:the\s+)?sacrum",
    ),
    "intraosseous": (r"intra-?\s?osseous",),
}
_NAMED = Pattern(
    r"(?<![A-Za-z])(?:"
    + "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _WORDS.items())
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_SOMETHING_ELSE = Pattern(
    r"(?:[\s-]+(?:lumbar|thoracic|cervical|spinal|continuous|and\s+\w+|or\s+\w+|lower|upper|soft)){0,2}[\s,-]+(?:"
    r"an(?:a?e)?sth\w*|analges\w*|steroids?|inject\w*|infusion\w*|catheter\w*|abscess\w*|empyema\w*"
    r"|ha?ematom\w*|ha?emorrhag\w*|effusion\w*|hygroma\w*|fat\b|lipomatos\w*|veins?\b|venous|vessels?"
    r"|plexus|blood|block(?:s|ade)?\s+(?:for|with|was\s+(?:given|performed))|needle|opioid\w*|muscl\w*|tender\w*|spasm\w*|pain\b|o?edema|nerves?\b"
    r"|ulcer\w*|sores?\b|fluid\b|fascia|an?algesi\w*|phlegmon\w*)",
    re.IGNORECASE,
)


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Every finding of this field in the reading.

    Only words for a place count: `behind the cord` and `through the foramina` are none. The title
    of several patients counts for those of whom the text says nothing.
    """
    found = list(_told(reading, patients))
    several = len(patients.all) > 1
    told = {finding.patient for zone, finding in found if zone is not Zone.TITLE}
    for zone, finding in found:
        if not (several and zone is Zone.TITLE and finding.patient in told):
            yield finding


def _told(reading: Reading, patients: Patients) -> Iterator[tuple[Zone, Finding]]:
    short = _short_forms(reading.abbreviations)
    for sentence in reading.sentences:
        if sentence.zone is Zone.TABLE:
            continue
        named = [one for one in _named(sentence, short) if not _elsewhere(sentence, *one[1:])]
        of_all = len({name for name, _, _ in named}) == 1
        for name, start, end in named:
            who = (sharers if of_all else owners)(sentence, start, patients)
            evidence = sentence.evidence(start, end)
            yield from ((sentence.zone, _finding(name, patient, evidence)) for patient in who)


def _named(sentence: Sentence, short: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Each compartment named in the sentence, in words or by one of the paper's abbreviations."""
    for match in _NAMED.finditer(sentence.text):
        yield str(match.lastgroup), *match.span()
    for token in _CAPITALS.finditer(sentence.text) if short else ():
        if token["short"] in short:
            yield short[token["short"]], *token.span()


_CAPITALS = Pattern(r"(?<![\w-])(?P<short>[A-Za-z]*[A-Z]\w{0,9}?)s?(?![\w-])")


def _short_forms(abbreviations: Mapping[str, str]) -> dict[str, str]:
    """`EE` where the paper says that it means epidural extension: epidural."""
    named = ((short, list(_NAMED.finditer(long))) for short, long in abbreviations.items())
    return {
        short: str(found[0].lastgroup)
        for short, found in named
        if len(found) == 1 and not _SOMETHING_ELSE.match(found[0].string, found[0].end())
    }


def paraspinal(text: str) -> bool:
    """Whether the text tells of something beside the spine."""
    return any(
        match.lastgroup == "paraspinal"
        and not _SOMETHING_ELSE.match(text, match.end())
        and not denied(text, match.start())
        for match in _NAMED.finditer(text)
    )


def _elsewhere(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words name something else (`epidural anaesthesia`), or are denied or general."""
    text = sentence.text
    if _SOMETHING_ELSE.match(text, end) and not _invaded(text, start, end):
        return True
    if absent(text, end) or denied(text, start):
        return True
    if _BESIDE.match(text, start) and _FELT.search(text, max(0, start - _REACH), start):
        return True
    meant = context(sentence, start, end)
    thought_of = meant.hypothetical and _WITHIN.match(text, start) is not None
    return meant.negated or meant.general or thought_of


def _invaded(text: str, start: int, end: int) -> bool:
    """`a mass invading the paraspinal muscles` lies there; `paraspinal muscle spasm` does not.

    Nor does what lies in the fat of a place lie anywhere else.
    """
    before = text[max(0, start - _FAR) : start]
    lies = _INVADES.search(before) or (_IN_THE.search(before) and _THERE_LIES.match(text, end))
    return bool(lies and _MUSCLES.match(text, end))


_REACH, _FAR = 60, 110
_BESIDE = Pattern(r"(?:both|each|either|under|beneath|inside|within)\b", re.IGNORECASE)
_WITHIN = Pattern(r"(?:intra|sub)-?\s?dura", re.IGNORECASE)
"""`An intradural meningioma was suspected`: nearly all lie outside of it."""
_FELT = Pattern(
    r"\b(?:pains?|tender\w*|spasms?|aching|inject\w*|introduc\w*|punctur\w*|dye|contrast)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""`Pain on both sides of T8`: nothing lies there."""
_INVADES = Pattern(
    r"\b(?:mass|masses|tumou?r\w*|lesions?|deposits?|nodules?|foci|tissue|hematopoie\w+|haematopoie\w+|EMH|invad\w*|infiltrat\w*)\b"
    r"[^.;,]{0,60}\b(?:invad\w*|infiltrat\w*|involv\w*|replac\w*|in|at|on|within|into|to|of)\b[^.;,]{0,50}(?:,\s+(?:in|within|at)\s[^.;,]{0,30})?$"
    r"|\b(?:invad|infiltrat|replac)\w*\b[^.;]{0,40}$"
    r"|\b(?:confined|limited|restricted|locali[sz]ed)\s+(?:to|in|within)\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
_IN_THE = Pattern(r"\b(?:in|within)\s+the\s+(?:left\s+|right\s+)?$", re.IGNORECASE)
_THERE_LIES = Pattern(
    r"[^.;]{0,40},\s+an?\s[^.;,]{0,30}\b(?:mass|lesion|tumou?r|nodule|deposit)\b", re.IGNORECASE
)
_MUSCLES = Pattern(
    r"(?:\s+(?:lumbar|thoracic|cervical|back))?\s+(?:muscl\w+(?!\s+(?:spasm|tender|weak|pain|relax))|fat\b)",
    re.IGNORECASE,
)


def _finding(name: str, patient: PatientId, evidence: Evidence) -> Finding:
    return Finding(
        field=Field.COMPARTMENTS,
        value=name,
        patient=patient,
        evidence=(evidence,),
        source=f"rule:compartment.{name}",
    )
