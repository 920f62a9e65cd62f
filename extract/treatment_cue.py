"""What people write before and after a treatment's name to say that it was given, or not.

Patterns only, of general clinical English; `extract.treatment_status` weighs them. `BEFORE` finds
cues in the words before the names, the last one counts. `AFTER` is tried in its order on the words
behind the names, the first that fits counts.
"""

import re
from enum import StrEnum


class Said(StrEnum):
    """What is said of a treatment.

    `offered` waits for what follows ("… but she declined"); `continued` and `stopped` depend on
    what came before; `nothing` is no treatment of this patient; `untold` leaves it to the place
    in the story.
    """

    GIVEN = "given"
    PRIOR = "prior"
    NOT_GIVEN = "not_given"
    OFFERED = "offered"
    CONTINUED = "continued"
    STOPPED = "stopped"
    NOTHING = "nothing"
    UNTOLD = "untold"


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_COUNT = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|several|some|many|few)"
)
_AGO = (
    rf"{_COUNT}(?:\s+and\s+a\s+half|\s*(?:to|or|-|–)\s*\w+)?[\s-]+(?:years?|months?|weeks?|decades?)"
    r"\s+(?:before|earlier|previously|ago|prior|back)"
)
_EARLY_LIFE = r"(?:birth|(?:early\s+)?infancy|(?:early\s+)?childhood|boyhood|girlhood|school\s+age|adolescence|youth|teens)"
_AGE = (
    r"(?:\d{1,2}(?!\d|\s*(?:[.,]\d|Gy|cGy|%|mg|weeks?|months?|days?|hours?|h\b|g\b|G\b|ml|fractions?|cm|mm|"
    r"[×x/]|units?|sittings?|sessions?))|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
AT_SOME_AGE = _any(
    rf"(?:at|from|until|since|after)\s+(?:the\s+)?age\s+(?:of\s+)?{_AGE}",
    rf"(?:when|since|until)\s+(?:he|she)\s+was\s+(?:only\s+|aged\s+)?{_AGE}",
    rf"\baged?\s+{_AGE}",
    rf"\bat\s+{_AGE}(?:\s+years?(?:\s+of\s+age|\s+old)?)?",
    rf"\b(?:at|from|since|in|during)\s+(?:his\s+|her\s+)?{_EARLY_LIFE}",
    r"\bas\s+an?\s+(?:\w+\s+)?(?:child|boy|girl|newborn|neonate|baby|infant|teenager|adolescent)",
    _AGO,
)  # fmt: skip
"""A time of life that is not now: `at the age of 9`, `in childhood`, `ten years earlier`."""

REFUSAL = _any(
    r"refus(?:ed|es|ing|al)", r"declin(?:ed|es|ing)", r"reject(?:ed|s|ing|ion)",
    r"with-?h(?:eld|old(?:ing)?)", r"contra-?indicat\w+", r"preclud\w+", r"prohibit\w+", r"forb[ai]d\w*",
    r"defer(?:red|ring|ral)", r"postpon\w+", r"cancel\w+", r"renounc\w+", r"omit\w*",
    r"(?:unwilling|reluctan\w+)\s+to\s+\w+", r"object(?:ed|s|ing)\s+to", r"opposed\s+to", r"forg[eo]\w*|forwent",
    r"(?:advis|decid|opt|counsel|recommend|argu|sp[eo]|militat)\w*\s+against", r"avoid(?:ed|ing)",
    r"would\s+not(?:\s+\w+(?:\s+(?:of|to))?)?", r"passed\s+over", r"ruled\s+out", r"held\s+back", r"discarded", r"vetoed",
    r"(?:put|set)\s+(?:off|aside)", r"(?:held|kept)\s+in\s+reserve",
    r"(?:did|does|do|could|was|were|is)\s*(?:not|n[o’']t)\s+(?:\w+\s+)?(?:wish|want|agree|consent|accept|willing|allow|permit|"
    r"tolerate|afford|undergo|receive|fit|eligible|amenable|suitable|an?\s+(?:\w+\s+)?candidate)"
    r"(?:\s+(?:to|for)(?:\s+(?:have|undergo|receive|be))?)?",
    r"(?:poor|unsuitable|high[\s-]risk|no|not\s+an?(?:\s+\w+)?)\s+candidates?\s+for", r"(?:unfit|unsuitable|ineligible)\s+for",
)  # fmt: skip
_RISKY = _any(
    r"impossible", r"(?:un|in)feasible", r"unavailable", r"(?:un|in)advisable", r"dangerous", r"hazardous", r"reckless",
    r"risky", r"unsafe", r"unacceptabl\w+", r"inappropriate", r"too\s+(?:\w+\s+)?\w+", r"no\s+option", r"dismissed", r"excluded",
    r"not\s+(?:\w+\s+){0,3}?(?:possible|feasible|available|an\s+option|advisable|advised|recommended|justified|safe|appropriate|"
    r"agreed|accepted|offered|pursued|tolerated|practicable|indicated)",
    r"not\s+(?:\w+\s+)?(?:given|performed|undertaken|done|carried\s+out|used|started|begun|administered|initiated|attempted)"
    r"[^.;]{0,30}?\b(?:because|due|owing|since|as|for\s+fear|in\s+view|on\s+account|by\s+reason)",
    r"never\s+(?:taken|bought|started|begun|received|obtained)",
    r"could\s+not\s+be\s+(?:\w+\s+)?(?:given|performed|done|undertaken|carried|started|delivered|afforded|obtained|offered)",
)  # fmt: skip
OFFER = _any(
    r"offer(?:ed|ing)?", r"propos(?:ed|ing|al)", r"suggest(?:ed|ion|ing)?", r"recommend(?:ed|ation|ing)?",
    r"advi[sc](?:ed|ing|e)", r"plan(?:ned|s|ning)?(?:\s+for)?", r"schedul(?:ed|ing)(?:\s+for)?", r"consider(?:ed|ing|ation)?",
    r"discuss(?:ed|ion|ing)?", r"contemplat\w+", r"request(?:ed|ing)?", r"booked", r"listed\s+for", r"awaiting", r"debated",
    r"envisaged", r"candidates?\s+for", r"lean\w*\s+towards?", r"favou?red", r"prepar\w+\s+for", r"on\s+the\s+table",
)  # fmt: skip
_GIVE = _any(
    r"under(?:went|go(?:ne|ing)?)", r"(?:re)?treated\s+(?:\w+ly\s+)?(?:with|by|using)", r"receiv(?:ed|es|ing)", r"given", r"gave",
    r"(?:re)?start(?:ed|ing)(?:\s+on)?", r"beg[au]n", r"commenc(?:ed|ing)(?:\s+on)?", r"initiat(?:ed|ing|ion\s+of)", r"got",
    r"perform(?:ed|ing)", r"managed\s+(?:\w+ly\s+)?(?:with|by)", r"administ(?:ered|ering|ration\s+of)", r"done", r"instead",
    r"respon(?:ded|ding|se)\s+(?:\w+\s+)?to", r"improved\s+(?:\w+\s+){0,2}?(?:after|with|following|on|under|by)", r"prescribed",
    r"(?:treatment|therapy|management)\s+(?:\w+\s+)?(?:with|by|consisted\s+of|included|was|comprised)", r"by\s+means\s+of",
    r"consist(?:ed|ing)\s+of", r"included", r"elected", r"opted\s+for", r"chose\w*", r"(?:put|placed|kept)\s+(?:back\s+)?on(?:to)?",
    r"su(?:bjected|bmitted)\s+to", r"referred\s+(?:for|to)", r"add(?:ed|ing|ition\s+of)", r"combin(?:ed|ing|ation)\s+(?:of|with)",
    r"carried\s+out", r"introduc(?:ed|ing|tion\s+of)", r"institut(?:ed|ing|ion\s+of)", r"applied", r"complet(?:ed|ion\s+of)",
    r"cured\s+(?:by|with)", r"reliev\w+\s+(?:by|with|after)", r"controlled\s+(?:by|with)", r"followed\s+by", r"employed", r"us(?:ed|ing)",
    r"resum(?:ed|ing|ption\s+of)", r"increas(?:ed|ing)", r"intensif\w+", r"stepped\s+up", r"switch(?:ed|ing)?\s+(?:\w+\s+)?to",
    r"changed\s+to", r"deliver(?:ed|y\s+of)", r"operated", r"decided\s+(?:to\s+\w+|on|for)", r"success(?:ful|fully)",
    r"accepted", r"(?:consented|agreed)\s+to", r"enrol+ed", r"regress\w*\s+(?:\w+\s+)?(?:after|with|on|under|following)", r"required",
    r"needed", r"under\s+cover\s+of", r"via", r"through", r"brought", r"raised", r"kept", r"readmitted\s+for", r"taken\s+to",
    r"in\s+favou?r\s+of",
)  # fmt: skip
_EARLIER = _any(
    r"histor(?:y|ies)\s+(?:\w+\s+){0,2}?(?:of|for|includ\w+|was|with|showed|revealed)(?:\s+an?)?", r"previous(?:ly)?", r"prior(?!\s+to)",
    r"past", r"earlier", r"formerly", r"status\s+post", r"s/p", r"antecedents?", r"already", r"background",
    rf"since\s+(?:\w+\s+){{0,2}}?(?:{_EARLY_LIFE}|age|\d{{4}}|diagnosis|then)", r"after\s+failure\s+of", r"refractory\s+to", r"resistant\s+to",
    r"(?:had|having)\s+(?:(?!not\b|never\b)\w+\s+){0,3}?(?:undergone|received|been|required|needed|had|taken|used|got|failed|tried|relieved|sustained)",
    r"intoleran(?:t|ce)\s+(?:of|to)", r"unresponsive\s+to", r"despite", r"in\s+spite\s+of", r"taking", r"took", r"takes", r"depend(?:ent|ed)\s+on",
    r"(?:controlled|stable|while|whilst|currently|regularly|was|is|and|patient|he|she|man|woman|boy|girl|male|female|been|[,(])\s*\bon"
    r"(?!\s+(?:day|the|exam|admission|arrival|account|MR|CT|T[12]|imaging|\d|this|that|his|her|follow|discharge|both|a\s+back|presentation|"
    r"physical|neurolog|plain|contrast|chest|ultraso))"
    r"(?:\s+(?:regular|irregular|occasional|chronic|intermittent|monthly|periodic|frequent|daily|oral|long[\s-]term))?",
)  # fmt: skip
_CONTINUE = _any(
    r"continu(?:ed|es|ing)(?:\s+(?:on|with|to\s+receive))?",
    r"remain(?:ed|s)\s+on",
    r"maintained\s+on",
)
_STOP = _any(
    r"stopp(?:ed|ing)", r"abandon\w*", r"discontinu\w+", r"withdr[ae]w\w*", r"interrupt\w*", r"ceased", r"weaned\s+off",
    r"taper\w*(?:\s+off)?", r"tailed\s+off",
)  # fmt: skip
_NOT_SO = _any(
    r"(?:no|without|any|negative)\s+(?:\w+\s+){0,3}?histor(?:y|ies)(?:\s+of)?",
    r"no(?!\s+(?:\w+\s+)?(?:improve|respon|effect|benefit|change|recover|longer))", r"neither", r"nor", r"without", r"never",
    r"not(?!\s+only)", r"\w+n[’']t", r"instead\s+of", r"rather\s+than", r"in\s+lieu\s+of", r"spar(?:ed|ing)", r"obviat\w+",
    r"unnecessary", r"except", r"untreated", r"need\s+for", r"as\s+an\s+alternative\s+to", r"non",
)  # fmt: skip
_OPTION = _any(
    r"options?", r"alternatives?", r"modalit(?:y|ies)", r"possibilit(?:y|ies)", r"choices?", r"any", r"between", r"whether", r"if",
    r"unless", r"how", r"(?:may|can|should|might|must|shall|will)(?:\s+(?:be|have|also|then|now)){0,2}(?!\s+been)", r"such\s+as",
    r"would(?!\s+not)(?:\s+(?:be|have))?", r"include(?:s)?", r"including",
    r"(?:role|place|efficacy|effectiveness|value|usefulness|advantages?|use|utility|risks?|merits?|benefits?|complications?|"
    r"importance|indications?|results?|effects?|safety|question|literature|concept)\s+(?:of|for|on)",
    r"(?:is|are)\s+(?:usually|often|best|generally|commonly)?\s*(?:treated|managed)\s+(?:by|with)",
)  # fmt: skip
BEFORE = re.compile(
    rf"\b(?:(?P<not_given>{REFUSAL})|(?P<prior>{_EARLIER})|(?P<continued>{_CONTINUE})|(?P<stopped>{_STOP})"
    rf"|(?P<offered>{OFFER})|(?P<given>{_GIVE})|(?P<nothing>{_NOT_SO}|{_OPTION}))(?!\w)",
    re.IGNORECASE,
)

_SKIP = (
    r"^(?:\s*\([^()]{0,90}\))?(?:\s*,[^,;.]{1,90},)?"
    r"(?:\s+(?:of|to|for|with|at|on|in|by|from|over|through|between|after|under|during|as|without)\s+"
    r"(?:(?!\b(?:was|were|is|are)\b)[^,;.]){1,70}?)?(?:\s*\([^()]{0,90}\))?(?:\s*,[^,;.]{1,60},)?\s*,?\s*"
)
_BE = r"(?:was|were|is|are|being|has\s+been|have\s+been|had\s+been|had\s+to\s+be|proved|seemed|appeared|remained|became)"
_STILL = (
    r"(?:(?!\b(?:because|since|as|after|when|performed|done|given|carried|undertaken|delivered|added|begun|started|followed|with)\b)"
    r"[^;.]){0,60}?"
)
_GENERAL = (
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:(?:alone|itself|therapy|treatment)\s+)?(?:is|are|can|may|should|might|remains?|must|would|"
    r"ha(?:s|ve)\s+(?:all\s+|each\s+|both\s+|also\s+)?(?:been\s+(?:\w+ly\s+)?(?:reported|described|used|advocated|recommended|shown|"
    r"suggested|proposed|considered|tried|employed)|their|its|had|become)|seems?|appears?|offers?|provides?|plays?|allows?|results\s+in|leads?\s+to|"
    r"raises?|removes?|acts?|helps?|represents?|constitutes?|deserves?|belongs?|depends?|carr(?:y|ies)|gives?)\b(?!\s+(?:now|being|"
    r"currently|still)\b)"
)
_DONE = (
    r"(?:performed|done|carried\s+out|undertaken|given|administered|delivered|started|begun|commenced|initiated|instituted|added|"
    r"employed|used|applied|completed|executed|accomplished|made|effected|prescribed|resumed|restarted|re-?established|increased|"
    r"intensified|repeated|followed|transfused|directed|chosen|effective|successful|uneventful|restored|stepped\s+up|raised|injected|"
    r"tried|enough|stopped\s+after)"
)
_EFFECT = (
    r"(?:resulted|led|brought|produced|relieved|improved|abolished|achieved|yielded|revealed|disclosed|showed|confirmed|restored|lifted|"
    r"reduced|raised|followed|allowed|left|provided|began|started|caused|induced|made|arrested|dried|shrank|ended|went\s+on|failed|"
    r"gave|proved|permitted|took|had\s+(?:no|little|an?)\s+\w+|removed|released|decompressed)\b"
)
AFTER: tuple[tuple[Said, re.Pattern[str]], ...] = tuple(
    (said, re.compile(pattern, re.IGNORECASE))
    for said, pattern in (
        (
            Said.NOTHING,
            rf"{_SKIP}{_BE}\s+(?:\w+\s+){{0,2}}?(?:(?:not|never|no\s+longer)\s+(?:\w+\s+)?(?:necessary|required|needed|called\s+upon)|"
            r"unnecessary|dispensable|superfluous|spared|obviated|advocated)",
        ),
        (
            Said.NOT_GIVEN,
            rf"{_SKIP}(?:(?:{_BE}|had|could|would)\s+{_STILL}|(?:judged|deemed|considered|felt|thought)\s+|"
            rf"(?:but|which|however)\s+[^;.]{{0,40}}?)?\b(?:{REFUSAL}|{_RISKY})",
        ),
        (Said.NOTHING, rf"{_SKIP}{_BE}\s+(?:\w+\s+)?(?:not|never)\b"),
        (Said.CONTINUED, rf"{_SKIP}{_BE}\s+(?:\w+\s+)?(?:continued|maintained|kept\s+up)"),
        (Said.STOPPED, rf"{_SKIP}(?:{_BE}\s+(?:\w+\s+){{0,2}}?)?(?:stopped|abandoned|discontinued|interrupted|withdrawn|weaned|halted|suspended|tapered|tailed)\b"),
        (Said.NOTHING, rf"^{_GENERAL}|{_SKIP}(?:(?:and|or)\s+(?:an?\s+)?(?:combination|both)\b[^,;.]{{0,30}}?\s)?(?:can|may|might|should|must|will)\b|{_SKIP}had\s+(?:never|not)\b"),
        (Said.PRIOR, rf"{_SKIP}had\s+(?:\w+\s+){{0,2}}?(?:been\s+\w+|\w+ed)\b"),
        (Said.PRIOR, rf"^(?:\s*\([^()]{{0,40}}\))?,?\s*(?:{_BE}?\s*(?:\w+\s+)?{_DONE}\s+)?(?:\w+\s+)?{AT_SOME_AGE}"),
        (Said.OFFERED, rf"{_SKIP}{_BE}\s+(?:(?!\bnot\b)\w+\s+){{0,3}}?{OFFER}\b"),
        (Said.GIVEN, rf"{_SKIP}(?:{_BE}\s+(?:\w+\s+){{0,3}}?{_DONE}\b|(?:\w+ly\s+)?{_EFFECT})"),
        (Said.PRIOR, r"^\s*-?\s*(?:dependent|since)\b"),
    )
)  # fmt: skip

PLUPERFECT_BEFORE = re.compile(r"\b(?:had|having)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
PLUPERFECT = re.compile(
    r"\b(?:had|having)\s+(?:\w+\s+){0,2}?(?:\w+ed|been|undergone|taken|gone|got|given|begun|had)\b",
    re.IGNORECASE,
)
LIFE_TIME = re.compile(rf"\b{AT_SOME_AGE}", re.IGNORECASE)
TOO_SOON = re.compile(
    r"\bbefore\s+(?:any|an|it|its|there|they)\b[^.;]{0,40}\b(?:effect|benefit|respon|act|work|appreciat)",
    re.IGNORECASE,
)
"""What makes a treatment that was stopped one that was not given."""

DECLINED = re.compile(
    rf"\b(?:but|and|which|however|although|yet|though|then)?,?\s*(?:the\s+patient|he|she|they|his|her|family|parents?|relatives|both|(?=no\s)|"
    rf"mother|father|was|were|patient)\b[^.;]{{0,50}}?\b(?:{REFUSAL}|{_RISKY}|no\s+(?:\w+\s+){{0,3}}?(?:available|found|possible)|said\s+no|preferred|wanted|chose|opted|not\s+(?:done|performed|"
    rf"given|carried|undertaken)|never\s+\w+)",
    re.IGNORECASE,
)
"""What turns an offer down, in the rest of the sentence or at the start of the next."""
