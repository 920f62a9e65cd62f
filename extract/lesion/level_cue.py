"""A sentence to the words that say why a level is told: a lesion, a treatment, a deficit, or else.

General clinical English; the names of the study's own disease come from the study's tables.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.grammar.pattern import Pattern
from extract.grammar.subject import any_term, subject_of
from studies.study import Study


class Kind(StrEnum):
    """What a word beside a level speaks of.

    `HANDLED` (operated, removed) gives way to a lesion named before it, and so do `PART` (roots,
    muscles) and `BONE` (pedicles, foramina). `OTHER` is another disease, a needle or a site of
    pain. A `HINT` (uptake, a biopsy) is a lesion where nothing better is told. Behind a `BARRIER`
    (`MRI revealed`) only a lesion carries on.
    """

    OTHER = "other"
    NEUROLOGICAL = "neurological"
    TREATED = "treated"
    PART = "part"
    BONE = "bone"
    HANDLED = "handled"
    LESION = "lesion"
    HINT = "hint"
    BARRIER = "barrier"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that may govern a level; `start` and `end` are code points in the sentence."""

    kind: Kind
    start: int
    end: int
    text: str


_OTHER = (
    r"(?:compression|burst|wedge|pathologic\w*|osteoporotic|insufficiency)\s+fractur\w*|fractur\w*",
    r"collaps\w*|wedg(?:e|ed|ing)\b|vertebra\s+plana|biconcav\w*|h-shaped|depression\w*|cement\w*",
    r"ha?emangiom\w*|syrin\w*|hydromyel\w*|cysts?\b|infarct\w*|lipom\w*|meningoc\w*|paget(?!ic)\S*(?:\s+disease)?",
    r"scolio\w*|kypho\w*|lordo\w*|spondyl(?:ol|os)\w*|herniat\w*|protrus\w*|prolaps\w*|dis[ck]s?\b(?:\s+diseas\w+)?",
    r"degenerat\w*(?:\s+\w+){0,2}?(?:\s+(?:stenos|narrow|diseas|chang)\w*)?|facets?\b|osteophyt\w*|schmorl\w*",
    r"spina\s+bifida|block\s+vertebra\w*|fused|transitional|congenital|l?ytic\s+\w+|osteoly\w*",
    r"osteomyel\w*|dis[ck]itis|spondylodis\w*|abscess\w*|ha?ematom\w*|metastas[ie]s\s+(?:in|to)\b",
    r"punctur\w*|inject\w*|introduc\w*|instil\w*|aspirat\w*|needle|marrow\s+biops\w*|biops\w*(?:\s+\w+){0,3}\s+(?:through|via)\b|catheter\w*|drain\w*",
    r"(?:vertebro|kypho)plast\w*|tender\w*|pains?\b|painful|ach(?:e|es|ing)\b|backache",
    r"stripe|interosse\w*|wasting|atroph\w*|marrow\s+(?:signal|of|in)\b|fundus|adamkiewicz",
    r"conus\s+(?:\w+\s+){0,3}?(?:end|terminat|lay|lies|locat|situat)\w*",
)
_NEUROLOGICAL = (
    r"sens(?:ory|itive|ation|ibility|itivity)\w*|motor\s+leve[l1]|dermatom\w*",
    r"(?:a|an|clear|definite|distinct|upper|pin-?prick|neurologic(?:al)?)\s+leve[l1]\b(?!\s+of\b)",
    r"h[yi]p[oe]?r?-?[ao]?e?sth\w*|hyp[oe]r?-?alg\w*|an(?:a?e)?sthe[st]\w*|dys-?a?e?sthe\w*",
    r"par-?a?e?sthe\w*|analges\w*|numb(?:ness)?\b|pin-?\s?pric\w*|pinch\b|touch|vibrat\w*|propriocep\w*",
    r"temperature|tingl\w*|parapleg\w*|parapares\w*|(?:quadri|tetra|mono)(?:pleg|pares)\w*",
    r"transverse\s+(?:cord\s+)?(?:syndrome|lesion|myelitis)|brown-s[eé]quard|reflex\w*|power",
    r"strength|weakness|paraly[sz]\w*|girdle|plegi[ac]\w*|plegia",
    r"(?:diminish|reduc|impair|absen|los[st]|blunt|dull|decreas)\w*\s+(?:\w+\s+){0,4}?below\b",
)
_TREATED = (
    r"(?:one|two|a|1|2)\s+(?:vertebra\w*|levels?|segments?|vertebral\s+\w+)\s+(?:above|below)",
    r"(?:above|below)\s+(?:and\s+\w+\s+)?the\s+(?:lesion|mass|tumou?r|block)",
    r"(?:hemi-?)?lamin(?:ect|ot|opl)\w*|decompress\w*|costotransvers\w*|(?:corp|vertebr|facet)ect\w*",
    r"fenestrat\w*|(?:re-?|x-?)?irradiat\w*|radio-?therap\w*|radiation\w*|x-?rays?\s+t\w+|cobalt\w*",
    r"fields?\b|portals?\b|ports?\b|c?Gy\b|rads?\b|isocent\w*|volumes?\b",
    r"PTV\b|CTV\b|(?<!costal )margins?\b|beams?\b",
)
_PART = (
    r"roots?\b|myotom\w*|radicul\w*|nerves?\b|arter\w+|veins?\b|intercostal\w*|muscles?\b|musculature",
    r"kidneys?|renal|spleen|splenic|liver|aort\w*|myelomalac\w*|o?edema\w*|columns\b|ribs?\b|psoas",
    r"cord\s+signal|signal\s+(?:change\w*|alterat\w*|abnormal\w*)|ero(?:sion|ded)\w*|destruct\w*",
)
_BONE = (
    r"pedicles?\b|(?:spinous|transverse)\s+process\w*|lamina[es]?\b|cort(?:ex|ical)|endplates?\b",
    r"foram\w+|posterior\s+elements?|(?:neural|vertebral|posterior)\s+arch\w*",
)
_HANDLED = (
    r"operat(?:ed|ions?|ive)\b|surg\w+|resect\w*|excis\w*|explor\w*|remov\w+|fusion|fixation",
    r"nibbl\w*|rongeur\w*|unroof\w*|tak(?:en|ing)\s+(?:away|off|down)|cut\s+away|sacrific\w*",
    r"instrument\w*|stabili[sz]\w*|arthrodes\w*|extirpat\w*|evacuat\w*|procedures?\b",
)
_STANDSTILL = (
    r"obstac\w*|hindranc\w*|impediment\w*|impass\w*|imped\w*|stand-?still|(?<!not\s)interrupted\b|cut-?off\b",
    r"(?:came|comes|brought)\s+to\s+(?:an?\s+)?(?:\w+\s+)?(?:halt|stop|end|rest)\b|h[au]ng(?:ing)?\s+up",
    r"held\s+(?:up|back)\b|hour-?\s?glass\w*|strictur\w*|strangul\w*|deflect\w*|deviat\w*|taper\w*",
    (
        r"(?:not|never|cannot|(?:fail\w*|refused|ceased)\s+to|failure\s+of\s+(?:\w+\s+){1,3}to"
        r"|(?:no|none\s+of\s+the|hardly\s+any|scarcely\s+any|little)\s+(?:\w+\s+)?(?:contrast|dye|oil|medium|"
        r"lipiodol|myodil|pantopaque)(?:\s+(?:medium|column|could|had|would))?)\s+(?:be\s+)?"
        r"(?:made\s+to\s+)?(?:pass|ascend|descend|flow|go|went|ran|rise|rose|progress|advance|run|move|fill)(?:ed|ing)?"
        r"\s+(?:(?:\w+\s+)?(?:beyond|above|below|past|higher|lower)|at\b|(?=(?:the\s+)?(?:Th|[CDTL])\.?\s?\d))"
    ),
    r"(?:no|little)\s+passage\s+of\s+(?:\w+\s+){1,3}?(?:beyond|above|below|past)",
    r"damm(?:ed|ing)\b|retarded\b|trickl\w*|ended\s+(?:abruptly|sharply|bluntly|suddenly|short)\b",
    r"(?:not|never|cannot)\s+(?:be\s+)?(?:outlined|opacified|filled)\b",
    r"amputat\w*\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:column|contrast|sac|dye)",
)
"""What a contrast medium does at a mass."""
_SQUEEZED = (
    r"squash\w*|pinch(?:ed|ing)\b|crush(?:ed|ing)\s+the|crowd\w*|ribbon|attenuat\w*|throttl\w*|kink\w*",
    r"(?:space|sac|cisterns?|passage|flow|csf|fluid)\s+(?:\w+\s+){0,3}?(?:abolish|efface|lost)\w*",
    r"(?:hardly|scarcely|little|no)\s+room|choked|crammed|packed\s+with|stuffed|plugg\w*|sandwich\w*",
    r"impress(?:ed|ions?)\s+(?:on|upon|of|by)\b|notch(?:ed|ing)\b|push(?:ed|ing)\b|press(?:ed|ing|es)\b",
    r"straddl\w*|matted|impinging",
)
"""What a mass does to cord, theca and canal."""
_SUBSTANCE = (
    r"(?:expansive|expanding|expansile|tumou?ral|neoplastic|proliferative|pathologic\w*|infiltrative)\s+process\w*",
    r"neo-?formation\w*|pulp\b|jelly|gelatin\w*|carpet|blanket\w*|cylinder|coat(?:ed|ing)\b|cloth(?:ed|ing)\b",
    r"cover(?:ed|ing)\s+(?:by|with|the\s+(?:dura|theca|cord|sac))\b|clad\b|drap(?:ed|ing)\b|invest(?:ed|ing)\b|envelop\w*|embrac\w*|layers?\b|boss(?:es)?\b",
    r"bulg\w*(?:\s+(?:of|in)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:stripes?|lines?|shadow))?|clots?\b|lumps?\b",
    r"(?:widen|displac|thicken|separat)\w*\s+(?:of\s+)?(?:the\s+)?(?:(?:left|right|both|para\w+)\s+)*(?:stripes?|lines?)",
    r"substance\b|stuff\b|overl(?:ying|ay|ies|aid)\b|material\b|cushion|pannus|slabs?\b|sausage|convexit\w*|densit(?:y|ies)\b|mounds?\b",
)
"""What a mass looks like to the surgeon's eye or on a film."""
_LESION = (
    r"(?:m|rn)ass(?:es)?\b|lesion\w*|(?:pseudo-?)?tumou?r\w*|tissues?\b|deposit\w*|compress\w*",
    r"(?<!nerve )block(?:s|ed|age)?\b|obstruct\w*|obliterat\w*|occup(?:ied|y)\w*|defects?\b",
    r"sleeves?\b|cuffs?\b|invol(?:v|u)\w*|extension|nodul\w*|shadows?\b|opacit\w*|foc(?:us|i)\b",
    r"collections?\b|infiltrat\w*|swelling\w*|formations?\b|growths?\b|indent\w*|efface\w*",
    r"displac\w*|narrow\w*|stenos\w*|neoplas\w*|proliferat\w*|plaques?\b|rind\b|crescent|sheets?\b",
    r"strips?\b|spindle|tongue|dumb-?\s?bell\w*|tight\w*|squeez\w*|thin(?:n?est|ned)\b|flatten\w*",
    r"imping\w*|encroach\w*|arrest(?:ed)?\b|halted|he[l1]d\s+up|hold-?up|stop(?:ped|page)?\b|fill(?:ing|ed)",
    r"locali[sz]\w*|(?:neurofibr|schwann|neurin|mening|lymph)om\w*|remnants?\b|residu\w*|relaps\w*",
    r"(?:epi|peri|extra)-?\s?dura[l1]\s+(?:ha?ematom|ha?emorrhag|bleed)\w*",
    r"(?:epi|peri|extra|intra|sub)-?\s?dura[l1]\w*|para-?\s?(?:spin|vertebr)a[l1]|pre-?\s?sacral",
    r"(?:intra|endo)-?\s?(?:spin|can)a\w*|recurren\w*|disease\b|thickening|encas\w*|surround\w*",
    r"rings?\b(?!\s+sider)|(?<!cervical\s)collars?\b|mantles?\b|conglomerat\w*|outgrowths?\b",
    r"excrescen\w*|projections?\b|protuberan\w*|ensheath\w*|encircl\w*|enclos\w*|engulf\w*",
    r"wrapp\w*|constrict\w*|patholog(?:y|ies)|abnormalit\w*|prominence|bulk\b|myelopath\w*",
    *_STANDSTILL,
    *_SQUEEZED,
    *_SUBSTANCE,
)
_HINT = (
    r"lipiodol|myodil|pantopaque|iophendylate|metrizamide|amipaque|iopamidol|iohexol|thorotrast",
    r"(?:contrast|opaque|dye|oil)\s+(?:column|medium|oil|material)|column\s+of\s+(?:\w+\s+)?(?:oil|contrast|dye)",
    r"\d\d-?\s?g(?:auge)?\s+(?:\w+\s+)?needle|fine[\s-]needle\s+aspirat\w*",
    r"uptake|accumulat\w*|enhanc(?:ement|ed)|(?<!marrow )biops\w*",
    r"(?:enhancing|(?:hyper|hypo|iso)intense|(?:hyper|hypo|iso)dense|abnormal)\s+(?:area|region|zone|band|structure)s?",
)
_ACTIVE = "".join(f"(?<!{word} )" for word in ("was", "were", "been", "is", "are", "as", "and"))
_BARRIER = (
    rf"{_ACTIVE}(?:show|reveal|disclos|demonstrat|display|confirm|depict|detect)(?:ed|e?s|ing)\b",
    rf"{_ACTIVE}(?:identif|evidenc|objectif|exhibit|outlin|visuali[sz]|document)(?:i?ed|i?e?s)\b",
    r"MRI?\b|CT\b|myelogra\w*|tomogra\w*|resonance|imaging|radiogra\w*|scintigra\w*|scans?\b|films?\b",
)
_WORDS = {
    Kind.OTHER: _OTHER,
    Kind.NEUROLOGICAL: _NEUROLOGICAL,
    Kind.TREATED: _TREATED,
    Kind.PART: _PART,
    Kind.BONE: _BONE,
    Kind.HANDLED: _HANDLED,
    Kind.LESION: _LESION,
    Kind.HINT: _HINT,
    Kind.BARRIER: _BARRIER,
}
_CUE = Pattern(
    "(?<![A-Za-z])(?:"
    + "|".join(f"(?P<{kind.name}>{'|'.join(words)})" for kind, words in _WORDS.items())
    + ")",
    re.IGNORECASE,
)
_NO_LESION = Pattern(
    r"tumou?r\s+(?:board|marker|necrosis)|tissue\s+(?:diagnosis|proof|sample|culture)|(?:body|bone)\s+mass"
    r"|mass\s+(?:index|spectrometr\w*)|soft\s+tissue\s+(?:injury|infection)|locali[sz]ed\s+to\s+the"
    r"|(?:underlying|h[ae]+matologic\w*|blood|sickle|marrow|gaucher\S*|liver|lung)\s+disease"
    r"|(?:extra|epi)dural\s+(?:an(?:a?e)?sth\w+|analg\w+|steroid\w*|catheter\w*)"
    r"|(?:above|below|under|beneath|behind|near|within|at)\s+(?:and\s+(?:above|below)\s+)?(?:the|his|her)\s+"
    r"(?:site\s+of\s+(?:the\s+)?)?(?:old|previous|former|earlier|prior|initial|first|original|recent)\s+(?:laminectom\w+"
    r"|operat\w+|decompress\w+|surg\w+|(?:ir)?radiat\w+|field)"
    r"|(?:bone|mineral|proton|optical)\s+densit\w+|(?:biopsy|histolog\w+)\s+material"
    r"|press(?:ed|ing)\s+(?:on|over|upon)\s+(?:the\s+)?(?:spinous|vertebra)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def cues(text: str, study: Study) -> tuple[Cue, ...]:
    """The cues of a sentence in order; names of the study's disease are cues of a lesion."""
    hidden = [match.span() for match in _NO_LESION.finditer(text)]
    found = [
        Cue(Kind[match.lastgroup or ""], *match.span(), match[0])
        for match in _CUE.finditer(text)
        if not hidden or not any(start <= match.start() < end for start, end in hidden)
    ]
    disease = _disease(study).finditer(text)
    found += [Cue(Kind.LESION, *match.span(), match[0]) for match in disease]
    return tuple(sorted(found, key=lambda cue: cue.start))


@lru_cache(maxsize=8)
def _disease(study: Study) -> Pattern:
    terms = any_term([row["term"] for row in study.rows("lesion_terms")])
    return Pattern(f"{terms.pattern}|{subject_of(study).tissue.pattern}", re.IGNORECASE)
