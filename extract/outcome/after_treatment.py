"""Words of a sentence to what is told of the time after treatment.

How a patient is when he comes, why he is treated and what he had years before are no outcome.
"""

import re
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.outcome.course import Words
from extract.outcome.picture import Imaging, Picture
from extract.outcome.state import Clinical, State
from extract.outcome.told import Told
from extract.text.reading import Sentence, Zone


@dataclass(frozen=True, slots=True)
class Times:
    """Where a sentence speaks of a treatment, of a later time, of the presentation, and why.

    `for_long`: it names a span of months or years, in which a mass may have been watched.
    """

    treatments: tuple[int, ...]
    later: tuple[int, ...]
    presentations: tuple[int, ...]
    reasons: tuple[int, ...]
    for_long: bool


def treatments(text: str, words: Words) -> tuple[int, ...]:
    """Where the text speaks of treatments; prior ones are left out."""
    return tuple(m.start() for m in words.treatment.finditer(text) if not _is_prior(text, m))


def is_given(sentence: Sentence) -> bool:
    """Whether it tells in the case that a treatment was begun or done."""
    return sentence.zone is Zone.CASE and _GIVEN.search(sentence.text) is not None


def is_refused(sentence: Sentence) -> bool:
    """`Surgery was suggested, but she declined`: no treatment that anything could follow."""
    return _REFUSED.search(sentence.text) is not None and not is_given(sentence)


def times(text: str, treated: tuple[int, ...]) -> Times:
    """The words of a sentence that place what it tells; `treated` are those of `treatments`."""
    return Times(
        treated,
        tuple(m.start() for m in _LATER.finditer(text)),
        tuple(m.start() for m in _PRESENTING.finditer(text) if not _is_aside(text, m, treated)),
        tuple(m.start() for m in _REASON.finditer(text)),
        _FOR_LONG.search(text) is not None,
    )


def _is_aside(text: str, match: re.Match[str], treated: tuple[int, ...]) -> bool:
    """`Four years after presentation he is well`: told of now, and not of then.

    Nor is `after irradiation the level, initially at T4, fell`, or `who noticed relief`.
    """
    if _YEARS_AFTER.search(text, 0, match.start()) or _OF_RELIEF.match(text, match.start()):
        return True
    begun = any(cue < match.start() for cue in treated)
    opens = _APPOSED.search(text, 0, match.start()) if begun else None
    return opens is not None and _CLOSES.match(text, match.end()) is not None


_OF_RELIEF = Pattern(
    r"noticed (?:(?:an?|the|some|no|any|first|his|her|\w+ly|that) ){0,3}(?:\w+ ){0,2}?(?:relief"
    r"|improv|return|recover|benefit|decrease|reduc|lessen|change|differen|warmth|movement|strength)",
    re.IGNORECASE,
)
_APPOSED = Pattern(r"(?:, (?:which (?:had been |was )|(?:\w+ )?)|\((?:\w+ )?)$", re.IGNORECASE)
_CLOSES = Pattern(r"[^,;.()]{1,60}(?:\)|,(?! (?:and|but|he|she|who)\b))")


def is_after_treatment(told: Told[State] | Told[Picture], at: Times, *, treated: bool) -> bool:
    """Whether it is told of the time after treatment; `treated`: an earlier sentence told of one.

    What gets better does so after the treatment that its sentence names, wherever it stands
    ("the pain vanished under hydroxyurea"); what gets worse may be the reason for it.
    """
    text, here, value = told.sentence.text, told.start, told.what.value
    if told.sentence.zone is Zone.TITLE or value is Clinical.DIED:
        return True
    good = value not in _NOT_GOOD and told.what.name not in _LEFT
    ahead = [cue for cue in at.treatments if cue > told.end and ";" not in text[here:cue]]
    nearest = ahead[:1] if told.what.name in _LEFT else ahead  # "mild paresis was treated with"
    introduced = any(_AFTER.search(text[here:cue]) for cue in nearest)
    why = value is Imaging.PROGRESSED and any(_SO.search(text[told.end : cue]) for cue in ahead)
    begun = [cue for cue in at.treatments if cue < told.end]
    first = not (begun and isinstance(told.what, Picture))
    if why or (ahead and first and not introduced and not good and not at.later):
        return False
    hitherto = not (treated or at.later or begun or introduced) and _HAD.search(text, 0, here)
    later = at.later or (good and (_SOON.match(text, told.end) or _OF_ITSELF.search(text)))
    if isinstance(told.what, Picture) and (at.for_long or _is_reason(told, at)):
        return not _is_reason(told, at)
    if _ONSET.match(text, told.end) or (value in _BAD and not (treated or begun or introduced)):
        return False
    if hitherto or not (treated or later or begun or introduced or (good and ahead)):
        return False
    told_why = treated or (good and introduced)  # "due to a mass, which resolved on hydroxyurea"
    past = at.presentations if told_why else (*at.presentations, *at.reasons)
    before = [cue for cue in past if cue < here and ";" not in text[cue:here]]
    presented = max(before, default=-1)
    return presented <= max([*begun, *at.later, -1])


def _is_reason(told: Told[Picture] | Told[State], at: Times) -> bool:
    """Whether it names why he was treated: `underwent resection because of growth of the mass`."""
    here = told.start
    begun = max((cue for cue in at.treatments if cue < here), default=None)
    if told.what.value is not Imaging.PROGRESSED:
        return False
    return begun is not None and any(begun < cue < here for cue in at.reasons)


def is_of_the_ill(told: Told[State], at: Times) -> bool:
    """Whether it is an outcome only where he was ill of the mass (contract, "Outcome")."""
    return told.what.name in _OF_THE_ILL and not (told.what.name == "autopsy" and at.treatments)


def tells_of_later(text: str) -> bool:
    """Whether it tells of a time after treatment, or of a watch of months or years."""
    return any(cue.search(text) is not None for cue in (_LATER, _FOR_LONG, _SOON, _OF_ITSELF))


def _is_prior(text: str, match: re.Match[str]) -> bool:
    """Whether a treatment belongs to the time before: `regularly transfused since infancy`."""
    if _THEN_CAME.match(text, match.end()):
        return True
    if _PUT_ON.search(text, 0, match.start()):
        return False
    behind = "" if _COMPLETED.match(text, match.end()) else text[match.end() :][:30]
    near = f"{text[max(0, match.start() - 50) : match.start()]} | {behind}"
    return _PRIOR.search(near) is not None


_DEEDS = {"walks", "sleeps", "aid_given_up", "aid_in_use"}
_OF_THE_ILL = {"free", "normal", "full_power", "verdict", "autopsy", "death", *_DEEDS}
"""Names of what tells of a recovery only where somebody was ill: he `returned to sea`."""
_LEFT = {"rest", "persists", "lacking", "hampered"}
"""Names of what is there still, or was there when he came: `mild paraparesis was treated`."""
_BAD = {Clinical.WORSENED, Imaging.PROGRESSED}
_NOT_GOOD = {Clinical.WORSENED, Clinical.UNCHANGED, Imaging.PROGRESSED, Imaging.UNCHANGED}
_TIME = r"(?:days?|weeks?|months?|years?|mo|yrs?|wks?|fortnight)"
_COURSE = (
    r"(?:treatment|therapy|surgery|operation|irradiation|radi\w+|transfus\w+|laminectomy"
    r"|decompression|course|procedure|intervention)"
)
_LATER = Pattern(
    r"\bfollow(?:ed)?[ -]?up\b|\bF/?U\b|\bat (?:the )?(?:last|latest|final)\b|\bpost-?operative\w*"
    r"|\bdischarged?\b|\b(?:last|latest|recent|final|subsequent|control|repeat) (?:visit"
    r"|examination|review|appointment|follow|assessment|seen|evaluation|MRI|CT|scan|imaging|MR)"
    r"|\b(?:first|next|out-?patient|clinic) (?:\w+ )?(?:visit|review|appointment)"
    rf"|\b{_TIME}\.? (?:later|after\w*|following|post|of (?:treatment|therapy|follow)|on\b|out\b)"
    r"|\b(?:after|following|since|upon|at the end of|(?:on )?completion of) "
    rf"(?:the |this |his |her |completion of )?(?:\w+ )?{_COURSE}"
    rf"|\bat (?:\w+[- ])?\w+[- ]{_TIME}\b|\bwithin (?:\w+ ){{1,3}}{_TIME}\b"
    r"|\b(?:subsequently|thereafter|to date|at present|today|to this day|ever since"
    r"|(?:is|are|can|has) now|now (?:is|walks|able|uses|has no|in a)|(?:bedridden|confined) now"
    r"|currently|since then|outcome|(?:remain(?:s|ed)|stayed|still) so"
    r"|throughout (?:\w+ ){0,3}(?:period|follow|observation)|by (?:the )?(?:(?:following"
    r"|next) )?(?:easter"
    r"|christmas|spring|summer|autumn|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|new year))\b",
    re.IGNORECASE,
)
_SOON = Pattern(
    r"[^.;]{0,30}?\b(?:after|within|in) (?:about |only |some |just )?(?:an? |\w+ )?"
    r"(?:hours?|days?|weeks?)\b(?! of\b)",
    re.IGNORECASE,
)
"""`returning to normal after five days`, behind what is told."""
_OF_ITSELF = Pattern(
    r"\b(?:spontaneous(?:ly)? (?:\w+ ){0,2}(?:recover\w*|resol\w+|remission|improv\w+|regress\w+"
    r"|disappear\w*|subsid\w+)|(?:recover\w*|resol\w+|remi\w+|improv\w+|regress\w+|disappear\w*"
    r"|subsid\w+) (?:\w+ )?spontaneously)\b",
    re.IGNORECASE,
)
_YEARS_AFTER = Pattern(
    rf"\b{_TIME} (?:after|since|from|following) (?:(?:the|his|her|first|initial) ){{0,2}}$",
    re.IGNORECASE,
)
_HAD = Pattern(r"\bhad (?:\w+ly |already |since |then |once )?$", re.IGNORECASE)
"""`Which had improved`, before any treatment is told of."""
_ONSET = Pattern(
    r"[^.;]{0,40}\b(?:while|before|until) (?:\w+ ){0,3}?(?:developing|developed|appearance of|onset"
    r" of|finding|diagnosis of) (?:[\w-]+ ){0,4}?(?:mass|tumou?r|lesion|compress|parapares|parapleg"
    r"|weakness)"
    r"|(?:(?!\b(?:from|than|compar\w+|that|those|seen|since|after|against|as|like|to)\b)[^.;,]){0,25}"
    r"\b(?:on|at|upon|before|until|by the time of) (?:(?:his|her|the|time of) ){0,2}(?:arrival"
    r"|admission|referral|presentation)\b",
    re.IGNORECASE,
)
"""`no benefit while developing paraspinal masses`: told of the time before these."""
_PRESENTING = Pattern(
    r"\b(?:present(?:ed|ing|s|ation)(?! (?:no|neither|without) )|complain(?:ed|s|ing)|admitted"
    r"|referred(?! (?:to|for) (?:\w+ ){0,2}(?:rehab|physio|home))|suffer\w*|history|consulted"
    r"|hospitali[sz]ed|sought|initially|noticed|prior to|had had"
    r"|(?:years?|months?) (?:earlier|ago|previously|beforehand)|for (?:the )?(?:evaluation"
    r"|investigation|management|progressive|worsening)|(?:on|at) (?:admission|examination"
    r"|presentation)|pre-?operative\w*|before (?:treatment|surgery|operation|admission)"
    r"|^before (?:the|his|her|any) (?:treatment|surgery|operation|admission|irradiation"
    r"|laminectomy))\b",
    re.IGNORECASE,
)
_REASON = Pattern(r"\b(?:because|due to|owing to)\b", re.IGNORECASE)
"""Names why he is treated; behind a treatment, why something else happened."""
_FOR_LONG = Pattern(
    r"\b(?:for|over|during|after|within|in) (?:the |a |an |another )?"
    r"(?:\w+ |(?:period|course|span|interval|space) of ){0,3}(?:months?|years?|decades?)\b"
    r"|\b(?:since|with|than|as|from) (?:an? |the |one )?(?:[\w-]+ ){1,4}"
    r"(?:months?|years?) (?:earlier|before|ago|previously)\b",
    re.IGNORECASE,
)
"""A mass is watched for years; a symptom of years is why he comes."""
_PRIOR = Pattern(
    r"\b(?:history|previous\w*|prior|(?:ir)?regular\w*|occasional\w*|sporadic\w*|known|childhood"
    r"|infancy|diagnosed|dependent|maintained|monthly|age[ds]?|ago|earlier|before|since"
    r"|first treated|had (?:first )?(?:been|undergone|received|had))\b",
    re.IGNORECASE,
)
_COMPLETED = Pattern(
    r"\w* (?:had|has) been (?:\w+ )?(?:complet|finish|conclud|deliver|administ|given|start|begun"
    r"|institut|carried|perform|stopp|discontinu|added|undertaken)\w*",
    re.IGNORECASE,
)
"""`Once irradiation had been completed`."""
_PUT_ON = Pattern(
    r"\b(?:placed|put|started|begun|began|commenced|enrolled|maintained|instituted) (?:\w+ )?"
    r"(?:on|at|in|upon|under|with)? ?(?:an? |the )?(?:regular|monthly|\w+ly) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""`She was placed on regular transfusions`."""
_THEN_CAME = Pattern(
    r"[\w,-]{0,10}(?: [\w,-]+){0,3} (?:presented|presenting|was admitted|complained"
    r"|was referred)\b",
    re.IGNORECASE,
)
"""`a woman on hydroxyurea presented with weakness`."""
_AFTER = Pattern(
    r"\b(?:after|following|despite|spite of|notwithstanding|regardless of|with|to|from|by|under|on"
    r"|during|receiving|taking|while)(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
_SO = Pattern(
    r"\b(?:so(?: that)?|therefore|hence|thus|consequently|accordingly|for this reason|whereupon"
    r"|(?:necessitat|requir|prompt|warrant)\w*|le(?:d|ading) to)\b",
    re.IGNORECASE,
)
"""`The mass was enlarged at 16 weeks, so laminectomy was performed`."""
_GIVEN = Pattern(
    r"\b(?:underwent|received|given|performed|started|begun|commenced|initiated|instituted|added"
    r"|switched|treated|operated|irradiated|excised|resected|removed|decompressed|carried out"
    r"|administered|prescribed|led to|undertaken|done|required)\b",
    re.IGNORECASE,
)
_REFUSED = Pattern(
    r"\b(?:declin(?:ed|es) (?!(?:in|to|from|by|over|after)\b)|declined[.,;]|refus(?:ed|es|al)"
    r"|(?:did|does) not (?:consent|agree|wish|want)|lost to follow)",
    re.IGNORECASE,
)
