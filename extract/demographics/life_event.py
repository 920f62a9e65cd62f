"""An age at an event of a life to the event: the coming of the mass, or something earlier.

`"at 34 her legs gave way"` is the presentation, `"splenectomised at 9"` history, and `"at 54 she
was run over by a bicycle"` neither.
"""

import re
from enum import StrEnum

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.pattern import Pattern


class Event(StrEnum):
    """What happened at an age."""

    PRESENTATION = "presentation"
    HISTORY = "history"
    UNKNOWN = "unknown"


_NEVER_NOW = Pattern(
    r"\b(?:since|from|until|till|by|before|after|between|under|over|below|above|reached|to)\s"
    r"(?:(?:he|she|the|an?|her|his|age|aged|of|about|was|only|early|being)\s){0,5}"
    r"(?:(?:age\s)?(?:of\s)?\w+(?:\syears)?\s(?:and|to)\s)?$",
    re.IGNORECASE,
)
_LEAD = Pattern(
    r"[\s,]*\b(?:at|when|as|aged|in|now|then)\s(?:(?:he|she|the|an?|her|his|patient|age|aged|of"
    r"|about|was|only|around|just|being)\s){0,5}$",
    re.IGNORECASE,
)
_FRONT = Pattern(
    r"(?:^\W*|[.;:,]\s*|\b(?:who|he|she|patient|that|man|woman|boy|girl|when|while|because|since|years)\s?)"
    r"(?:(?:and|but|now|then|later|finally|in\s(?:the\s)?(?:\w+\s){0,3}\d{4},?)\s?){0,2}$",
    re.IGNORECASE,
)
_VERB_AFTER = Pattern(
    r",?\s(?:(?:he|she|who|(?:his|her|the)\s\w+)\s)?(?:\w+ed|had|did|was|were|began|came|felt|fell|lost|saw"
    r"|became|gave|went|could|found|sought|got)\b",
    re.IGNORECASE,
)
_EVENT = Pattern(
    r"(?P<found>\bdiagnos\w+\sof\s(?:\w+\s){0,2}?(?:cord|spinal|epidural|compress\w*|mass|lesion|tumou?r)"
    r"|\b(?:found|discovered|detected|noted|revealed|seen|shown)\b[^.;]{0,40}\b(?:mass(?:es)?|lesions?|tumou?rs?"
    r"|shadows?|opacit\w+|compress\w+)|\b(?:mass(?:es)?|lesions?|tumou?rs?|shadows?|opacit\w+)\b[^.;]{0,50}"
    r"\b(?:found|discovered|detected|noted|revealed|seen|shown|diagnosed))"
    r"|(?P<history>\b(?:diagnos|recogni[sz]|discover|establish|detect|identif|confirm|splen|spleen"
    r"|cholecyst|transfus|chelat|surgery|operat|excis|resect|remov|irradiat|treat|therap|known"
    r"|(?<!a\s)(?<!an\s)marri|menarch|menopaus|deliver|gave\sb|birth|born|died|death|dialys|transplant|ulcer"
    r"|melanoma|cancer|carcinoma|stopped|started|received|given|taken|dependen|found\sto\shave"
    r"|told|cured|onset\sof|thalass|an(?:a)?emi|polycyth|leuk|myelofib|sickle|spherocyt|jaundice|pallor"
    r"|learn|school|emigrat|immigrat|moved\sto|smok|puberty|stroke|infarct|fractur|mother\b|father\b|adopted"
    r"|graduat|(?<!a\s)widowed|(?<!a\s)(?<!an\s)(?<!the\s)retired|gallstone|appendic|hysterec|c(?:a)?esarean|miscarr|marrow|trephine"
    r"|platelet|blood|pregnan|tubercul|hepatitis|diabet|hypertens|heart|pneumon|meningit))"
    r"|(?P<presentation>\b(?:present|admi(?:tted|ssion)|re-?admi|hospitali[sz]|refer|consult|seen\b|saw\b"
    r"|attend|came\b|brought|complain|notic|experienc|weak|para(?:par|pleg|lys)|pain|numb|gait"
    r"|walk|legs?\b|symptom|episode|attack|compress|mass|backache|unable|stand\b|woke|fell\b"
    r"|evaluat|examin|investigat|emergenc|lost\s(?:the\suse|h(?:is|er)|ambul|power|strength)|tingling|paraesthes"
    r"|paresthes|myelopath|incontinen|retention|difficult|stiff|unstead|could\sn|constipat|sciatica"
    r"|claudicat|stumbl|tripp|stagger|dragg|trail|limp|fall(?:s|ing)?\b|heav(?:y|iness)|cramp|spast|clums"
    r"|ataxi|collaps|palsy|sensory|sensation|bladder|bowel|urin|sphincter|saddle|foot|feet\b|toes?\b|knees?\b"
    r"|thighs?\b|back\b|girdle|sought|visit|arriv|met\s(?:him|her)|under\sour|to\sus\b|wheelchair|crutch|bedr"
    r"|stairs|balance|unwell|ill\b|ailing|took\s(?:ill|to\sh(?:is|er)\sbed)|sensations?\b|feeling"
    r"|manifest|declared\s(?:it|them)sel|came\sto\s(?:light|attention)|surfac|stricken|struck\sdown|seized"
    r"|afflict|hobbl|shuffl|crawl|buckl|totter|wobbl|reel(?:ed|ing)|lurch|sway|giddy|tight(?:ness)?\b|burning"
    r"|gave\sway|giving\sway|failing\s(?:legs|gait)|entered\s(?:the\s|our\s)?(?:hospital|ward)|rushed|illness|cough|dyspn|breathless|incidental|by\schance|check-?up|routine))",
    re.IGNORECASE,
)
_REACH_OF_EVENT = 90
_REACH_OF_ASIDE = 170
_ASIDE = Pattern(
    r"^(?:,\s(?:[\w-]+\s){1,4}|\sand\s)(?:after|before|since|following|into)\s[^,.;]{1,70}(?=,)"
    r"|^,\s(?!(?:he|she|his|her|the|and|when|but)\b)[^.;]{1,80}"
    r"(?=,\s(?:he|she|(?:the|our)\s(?:patient|man|woman|boy|girl))\b)",
    re.IGNORECASE,
)
"""`At 47, eleven years after her diagnosis, she …`: the clause goes on behind it."""
_WHEN_HISTORY = Pattern(
    r"(?:\s(?:[\w-]+)){0,3}?\s(?:when|at\sthe\stime(?!\s(?:and|but|with)\b)|at\sdiagnosis)\b[^,.;]{0,60}",
    re.IGNORECASE,
)


def tells_history(text: str, mention: AgeMention) -> bool:
    """Whether `when …` or `at diagnosis` behind the age ties it to an earlier event."""
    when = _WHEN_HISTORY.match(text, mention.end)
    event = _EVENT.search(when[0]) if when else None
    return bool(event and event["history"])


def tells_presentation(text: str, mention: AgeMention) -> bool:
    """Whether the nearest event of the clause is that he fell ill with the mass or was seen."""
    return event_of(text, mention) is Event.PRESENTATION


def event_of(text: str, mention: AgeMention) -> Event:
    """The nearest event of the clause: behind an age in front, before one at the end."""
    before = text[: mention.start]
    if _OPERATED_AT.search(before) or (_DIED.search(before) and _WITH_IT.match(text, mention.end)):
        return Event.PRESENTATION
    if _NEVER_NOW.search(before[-60:]):
        return Event.HISTORY
    lead = _LEAD.search(before[-50:])
    outset = len(before) - (len(before[-50:]) - lead.start()) if lead else len(before)
    after = _ASIDE.sub("", text[mention.end : mention.end + _REACH_OF_ASIDE])[:_REACH_OF_EVENT]
    if _WHEN_HISTORY.match(after):
        outset = 0
    first = max(0, outset - _REACH_OF_EVENT, before.rfind(";", 0, outset) + 1)
    backward = list(_EVENT.finditer(before, first, outset))
    fronted = _is_fronted(text[max(0, outset - 60) : outset], after)
    fronted = fronted or (after[:1] == "," and bool(_ADVERBIAL.search(before, 0, outset)))
    if not backward and not fronted and mention.form is Form.DECADE:
        return Event.UNKNOWN
    fronted = fronted or not backward
    after = _SUBJECT.sub("", _APPOSITION.sub("", after)) if fronted else after
    event = _EVENT.search(after) if fronted else backward[-1]
    if event is None:
        told = fronted and _VERB_AFTER.match(after)
        return Event.UNKNOWN if told else Event.HISTORY
    for_mass = not fronted and _TREATED.match(event[0]) and _FOR_MASS.match(after)
    if not event["history"] or for_mass:
        return Event.PRESENTATION
    shown = not fronted and (_revealed(before, backward) or _by_which(after))
    return Event.PRESENTATION if shown else Event.HISTORY


def _revealed(before: str, events: list[re.Match[str]]) -> bool:
    """`Paraplegia disclosing spherocytosis at 59`: what came then made the other known."""
    return any(
        event["presentation"] and _REVEALS.search(before, event.end(), events[-1].start())
        for event in events[:-1]
    )


def _by_which(after: str) -> bool:
    """`Spherocytosis showed itself at 64 by a paravertebral mass`."""
    means = _BY_WHICH.match(after)
    event = _EVENT.search(means[0]) if means else None
    return event is not None and not event["history"]


_REVEALS = Pattern(
    r"\b(?:disclos|reveal|unmask|uncover|betray|herald|usher"
    r"|(?:led|lead(?:s|ing)?) to the (?:diagnosis|discovery)"
    r"|(?:first|inaugural|presenting|initial|opening)"
    r" (?:sign|manifestation|symptom|feature)s? of|inaugurat)\w*",
    re.IGNORECASE,
)
_BY_WHICH = Pattern(
    r"(?:\s(?:years|yrs)(?:\sof\sage)?)?\s(?:by|with|as|through|in the (?:form|guise|shape) of)\s"
    r"[^.;,]{3,90}",
    re.IGNORECASE,
)
_APPOSITION = Pattern(r"(?<=\w),\s(?:an?|who|whose|the)\s[^,.;]{1,80},")
"""`At 41 this clerk, a man with thalassaemia, became paraplegic`."""
_SUBJECT = Pattern(
    r"^,?\s(?:an?|this|the|our)\s(?:[\w-]+\s){1,4}?(?:patient|man|woman|boy|girl|lady|child|youth)\b",
    re.IGNORECASE,
)
"""`At 28, a thalassaemic patient lost …`: what she is tells no event."""


_OPERATED_AT = Pattern(
    r"\b(?:laminectom\w+|decompress\w+)\b[^.;]{0,90}"
    r"\b(?:performed|done|carried\sout|undertaken)\s(?:on|in)\b[^.;,]{0,60}\bat\s(?:the\sage\sof\s)?$",
    re.IGNORECASE,
)
_DIED = Pattern(r"\b(?:died|dead)\s(?:\w+\s)?at\s(?:the\sage\sof\s)?$", re.IGNORECASE)
_WITH_IT = Pattern(
    r"(?:\sof\sage)?,?\s(?:with|of|from)\s[^.;]{0,60}"
    r"\b(?:epidural|extradural|intraspinal|spinal|para(?:vertebr|spin|pleg|pares)|cord|compress)",
    re.IGNORECASE,
)
"""Found when he died: `died at 3 months of age with epidural deposits`."""
_TREATED = Pattern(r"treat|operat|irradiat|surgery|excis|resect|remov|transfus", re.IGNORECASE)
_FOR_MASS = Pattern(
    r",?\s(?:for|because\sof)\b[^.;]{0,60}\b(?:mass|compress|para(?:par|pleg)|lesion|cord|epidural"
    r"|extradural|spinal|weak)",
    re.IGNORECASE,
)


_ADVERBIAL = Pattern(
    r"(?:^|[.;:])\W?(?:In|During|With|Towards?|After|Before|Since|Throughout)\s[^,.;]{3,50}$"
)
"""`In her second pregnancy, at 28, she …`: neither opens the clause alone."""


def _is_fronted(before: str, after: str) -> bool:
    """Whether the age opens its clause: `At 54 he fell`, `who at the age of 31 noticed`."""
    front = _FRONT.search(before)
    if front is None:
        return False
    subject = front[0].strip(" ,;:.").lower()
    return subject in _OPENERS or _VERB_AFTER.match(after) is not None


_OPENERS = {"", "and", "but", "then", "later", "finally", "when", "while", "because"}
