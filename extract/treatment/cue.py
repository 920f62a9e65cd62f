"""What stands before and after a treatment's name, to what it says of it.

`BEFORE` finds cues in the words before the names, the last one counts. `AFTER` is tried in its
order on the words behind the names, the first that fits counts. The words themselves are in
`extract.treatment.words`; `extract.treatment.status` weighs the cues.
"""

import re
from enum import StrEnum

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled, phrase
from extract.treatment.at_large import GENERAL, OPTION
from extract.treatment.refusal import REFUSAL, RISKY
from extract.treatment.words import (
    AT_SOME_AGE,
    CONTINUE,
    DONE,
    EARLIER,
    EFFECT,
    GIVE,
    IN_VAIN,
    NOT_SO,
    OF_NO_HELP,
    OFFER,
    STOP,
)


class Said(StrEnum):
    """What is said of a treatment.

    `offered` waits for what follows ("… but she declined"); `continued`, `stopped` and `tapered`
    depend on what came before; `not_done` is denied, for which a reason may be given or not;
    `nothing` is no treatment of this patient; `untold` leaves it to the place in the story.
    """

    GIVEN = "given"
    PRIOR = "prior"
    NOT_GIVEN = "not_given"
    OFFERED = "offered"
    CONTINUED = "continued"
    STOPPED = "stopped"
    TAPERED = "tapered"
    NOT_DONE = "not_done"
    NOTHING = "nothing"
    UNTOLD = "untold"


_USE_OF = (
    r"(?:\s(?:the\s|any\s|its\s|further\s)?(?:use|performance|administration|employment|option"
    r"|possibility|idea|prospect)\sof)?"
)
"""`Pregnancy precluded the use of` a drug."""

BEFORE = Pattern(
    rf"\b(?:(?P<not_given>{REFUSAL}(?:\s(?:any|all|every|such|either))*{_USE_OF})|(?P<prior>{EARLIER})"
    rf"|(?P<continued>{CONTINUE})"
    rf"|(?P<stopped>{STOP})|(?<!the\s)(?P<offered>{OFFER})|(?P<given>{GIVE})"
    rf"|(?P<not_done>{NOT_SO})|(?P<nothing>{OPTION}))"
    r"(?!\w)",
    re.IGNORECASE,
)

_ASIDE = r"(?:\s*\([^()]{0,90}\))?(?:\s*,[^,;.]{1,90},)?"
_BE = phrase(r"""
    was|were|is|are|(?:having )?been|being|has been|have been|had been|had to be|proved|seemed
    |appeared|remained
    |became
""")
_SKIP = phrase(
    r"\)?(?: (?:him|her|them|the patient)(?= (?:was|were|would)\b))?"
    r"(?: (?:scheme|regimen|regime|programme|program|protocol|schedule|strategy|plan)s?\b)?"
    r"(?: \d[^\s,;()]{0,20}(?: [^\s,;()]{1,30}){0,7}?)?"
    r"(?:,? (?:and|or|nor) (?:(?!(?:he|she|they|we|it|the|his|her|who|an?|was|were|is"
    r"|are)\b)[\w-]+ ){1,2}?)?"
    + _ASIDE
    + r"(?: (?:of|to|for|with|at|on|in|by|from|over|through|between|after|under|during|as|without"
    r"|every|each)"
    + r"(?: (?!(?:was|were|is|are)\b)[^\s,;.]{1,30}){1,12}?)?"
    + _ASIDE
    + r"\s*,?\s*"
)
"""What may stand between the name and its predicate: `to the spine (20 Gy), though available,`."""

_STILL = phrase(r"""
    (?:(?!\b(?:because|since|as|after|when|performed|done|given|carried|undertaken|delivered|added
    |begun|started|followed|with)\b)[^;.]){0,60}?
""")
_BOTH = r"(?:(?:and|or) (?:an? )?(?:combination|both)\b[^,;.]{0,30}?\s)?"

_TURNED_DOWN = (
    rf"(?:[:=–-]\s+)?(?:(?:{_BE} )?(?:proposed|offered|advised|suggested|recommended|planned"
    rf"|considered"
    r"|discussed),? (?:and|but) (?:then )?)?(?:(?:facilities|equipment|services?) )?"
    rf"(?:(?:{_BE}|had|could|would|s?he|they|we|the (?:patient|parents|family)) {_STILL}"
    r"|(?:judged|deemed|considered|felt|thought) |(?:but|which|however) [^;.]{0,40}?)?"
    rf"\b(?:(?:{REFUSAL})(?!\w)|{RISKY})"
)
_NOT_NEEDED = (
    rf"{_BE} (?:\w+ )?(?:reserved|kept|held|saved) (?:back |in reserve )?(?:for|should|in case"
    r"|as (?:an? |the )?(?:back-?up|fall-?back|reserve|stand-?by|rescue|last resort|second|option"
    r"|alternative))\b|"
    rf"{_BE} (?:\w+ ){{0,2}}?(?:(?:not|never|no longer) (?:\w+ ){{0,3}}?(?:necessary|required"
    rf"|needed"
    r"|called (?:up)?on|called for)|unnecessary|dispensable|superfluous|spared|obviated|advocated"
    r"|(?:thereby|thus|hence|therefore) avoided)"
    rf"|{_BE} (?:suspected|blamed|accused|incriminated|implicated)"
    r"|(?:could (?:\w+ )?|to )be (?:avoided|spared|obviated|dispensed with)"
)
_STOPPED = (
    rf"(?:(?:(?!had been){_BE}|could be) (?:\w+ ){{0,2}}?)?(?:stopped|abandoned|discontinued"
    r"|interrupted|halted|suspended|ceased|given up(?! to \d)"
    r"|broken off|cut short|aborted|terminated)\b"
    r"(?!,? (?:but [^.;,]{0,40}, )?(?:the|further|any|all|his|her) (?:[\w-]+ ){0,2}?(?:declin"
    r"|deteriorat|progress|worsen|growth|course|process|decay|advance|paral|par[ae]))"
)
_TAPERED = rf"(?:{_BE} (?:\w+ ){{0,2}}?)?(?:withdrawn|weaned|tapered|tailed|reduced)\b"
_AT_LARGE = (
    rf"\s*(?:\([^()]{{0,90}}\)\s*)?(?:(?:alone|itself|therapy|treatment|support|regimens?"
    rf"|courses?) )?"
    rf"{GENERAL}\b"
    r"(?! (?:now|being|currently|still|incomplete|subtotal|partial)\b)"
    r"|\s*(?:was|were|had been) (?:then |long )?(?:the|an?) (?:\w+ ){0,2}?(?:usual|commonest|common"
    r"|preferred|standard|favou?rite|favou?red|customary|traditional|frequent) (?:\w+ )?"
    r"(?:treatment|therapy|option|modality|method|approach|choice)\b"
    r"|\s*(?:as )?the (?:\w+ )?(?:treatment|therapy|option|modality|method) of choice\b"
)
_ONLY_IF = (
    r"\s*(?:only (?:in (?:the )?(?:case|event)|if|should|as a last)"
    r"|if(?! (?:only|any))|should (?:the|he|she|it|this|they|there))\b"
)
"""`To operate only in case of aggravation`, `to operate if nothing was gained`."""

_HELPED = (
    r"(?:improved|helped|relieved|controlled|prevented|corrected|worked|sufficed|led"
    r"|produced|brought|benefited|reduced|halted|abolished|been (?:effective|successful|of))"
)
_MAY = (
    rf"(?:{_BOTH}(?:can|may|might|should|must|will)\b|(?<!and\s)had (?:never|not)\b(?! {_HELPED}\b)"
    r"|ha[sd] (?:\w+ ){0,4}?been the (?:rule|standard|norm)\b)"
)
_WITHSTOOD = r"[\s-](?:resistant|refractory|unresponsive|non-?responsive)\b"
"""`A transfusion-resistant paraparesis`: it was tried."""

_BROUGHT_ABOUT = (
    r"[\s-]induced (?!remission|re(?:gre|co|so|sp)|shrinkage|improvement|haemo|hemo)"
    r"|[\s-](?:na[iï]ve|independen\w+)\b|-(?:free|sparing)\b"
    r"|-(?:associated|related|triggered|provoked) (?!improve|remission|re(?:gre|co|so|sp)"
    r"|shrink|reduc)"
)
"""`Steroid-induced glaucoma`."""

_HAD = (
    rf"(?:{_BE} (?:\w+ )?(?:replaced|switched|exchanged|swapped"
    rf"|changed) |(?<!he\s)(?<!who\s)(?<!patient\s)had (?:\w+ ){{0,2}}?(?:been {DONE}"
    rf"|been {IN_VAIN}|{_HELPED}"
    r"|relieved|helped|failed|worked|controlled|stabili[sz]ed|kept|brought|led|resulted"
    r"|improved|produced|preceded|antedated|predated"
    r"|lapsed|ceased|stopped"
    r"|been (?:interrupted|stopped|discontinued|suspended|missed|delayed|irregular|inadequate"
    r"|insufficient))\b)"
)
_IN_EARLY_LIFE = (
    rf"(?:\s*\([^()]{{0,40}}\))?,?\s*(?:{_BE}?\s*(?:\w+ )?{DONE} )?(?:\w+ )?"
    rf"(?:(?:at|in) (?:an?|the|another|other) (?:\w+ ){{1,3}}"
    rf"|for (?:\w+ ){{1,3}}(?:years?|months?) )?"
    rf"{AT_SOME_AGE}"
)
_FROM_YEAR_TO_YEAR = (
    r"(?: [a-z]+)?,? \(?(?:from |between )?(?:19|20)\d\d\s?(?:-|–|to|until|till|and)"
    r"\s?(?:19|20)?\d\d\b"
)
_OFFERED = (
    rf"(?:(?:which )?{_BE} (?:(?!\bnot\b)\w+ ){{0,3}}?{OFFER}\b"
    rf"|would have been (?:\w+ ){{0,4}}?(?:choice|option|preference|{DONE})\b"
    r"|(?:planned|scheduled|reserved|contemplated)\b)"
)
_ESSENTIAL = phrase(r"""
    (?:was|were) (?:then |thus |therefore )?(?:(?:considered|deemed|judged|felt|thought|believed
    |regarded|found)(?: to be| as)? )?(?:\w+ly )?(?:essential|necessary|mandatory|imperative
    |indispensable|unavoidable|inevitable|vital)\b
""")
"""What nobody could do without was done, where no refusal follows."""

_GIVEN = (
    r"(?:(?:was|were) (?:the|his|her|our) (?:\w+ )?(?:treatment|therapy|management|choice)"
    r"(?! of choice)\b|(?:was|were) the (?:\w+ )?(?:mainstay|basis|backbone|cornerstone"
    r"|sheet anchor|form|means|method) of (?:his |her |the |our )?(?:treatment|therapy"
    r"|management)\b|"
    rf"{_BE} (?:the |an? )?(?:\w+ )?(?:sufficient|only|sole|adequate|main|primary|initial"
    rf"|definitive"
    r"|first|effective|curative|successful|satisfactory|single|chief"
    r"|principal)(?: \w+)? (?:treatment"
    r"|therapy|measures?|management|intervention|remedy|step)(?! of choice)\b"
    rf"|{_BE} (?:\w+ ){{0,3}}?{DONE}\b|{_BE} (?:(?:\w+ )?(?:(?:not|never) {OF_NO_HELP}"
    rf"|{IN_VAIN})\b)"
    rf"|(?:\w+ly )?{EFFECT}\b"
    r"|(?:then |also )?(?:introduced|begun|commenced|initiated|instituted|added|substituted|given"
    r"|resumed|restarted)\b)"
)


def _behind(**predicates: str) -> Pattern:
    """One pattern of predicates, each named as what it says, that may stand a little apart."""
    named = "|".join(f"(?P<{said}>{phrase(words)})" for said, words in predicates.items())
    return compiled(f"{_SKIP}(?:{named})")


TURNED_DOWN = _behind(not_given=_TURNED_DOWN)
"""Looked for up to the next treatment, over the end of the clause."""

AFTER: tuple[Pattern, ...] = (
    _behind(
        nothing=_NOT_NEEDED,
        not_done=rf"{_BE} (?:\w+ )?(?:not|never)\b(?! {OF_NO_HELP})",
        continued=rf"{_BE} (?:\w+ )?(?:continued|maintained|kept up)"
        rf"|{_BE} (?:\w+ )?(?:left|kept|held) (?:unchanged|unaltered|at \d|as before"
        r"|as (?:it was|they were)"
        rf"|the same|at the same)|{_BE} (?:unchanged|unaltered)"
        r"|went on (?:as before|unchanged)|throughout\b"
        r"|(?:being )?(?:continued|unchanged|left unchanged)(?=\s*(?:$|[.,;]))"
        rf"|(?:{_BE} )?(?:carried on|kept going|kept on|persisted with|persevered with|adhered to)"
        rf"|{_BE} not (?:\w+ )?(?:changed|altered|modified|interrupted)",
        stopped=_STOPPED,
        tapered=_TAPERED,
    ),
    compiled(rf"(?P<nothing>{_AT_LARGE}|{_ONLY_IF})"),
    compiled(rf"(?P<given>{_WITHSTOOD})|(?P<nothing>{_BROUGHT_ABOUT})"),
    _behind(nothing=_MAY, prior=_HAD),
    compiled(rf"(?P<prior>{_IN_EARLY_LIFE}|{_FROM_YEAR_TO_YEAR})"),
    _behind(given=_ESSENTIAL),
    _behind(offered=_OFFERED, given=_GIVEN),
    compiled(
        r"(?P<prior>\s*(?:(?:that|which) )?(?:he|she|the patient) (?:had (?:been|already|long"
        r"|always) (?:\w+ )?(?:receiv|tak|hav|on\b|given|us|getting|treated|had)\w*|used to (?:take"
        r"|have|receive)|was (?:already |then )?(?:taking|receiving|on\b))"
        r"|\s*-?\s*(?:dependent|since|withdrawal|interruptions?|discontinuation"
        r"|cessation|stoppage)\b)"
    ),
)
"""Tried in this order; the name of the group that fits is what is said."""

UNREAL = compiled(r"\s*(?:\W+ )?(?:had|if|were)\b.{0,120}\b(?:would|could|might)\b")
"""`Had a thoracotomy been undertaken, it would have been in vain`."""

OPTIONS = compiled(r"\b(?:options|alternatives|possibilities|choices|modalities)\b")
DENIED = compiled(r"""
    \b(?:not|never|den(?:ied|ies|ying)|no longer|no one) (?:\w+ ){0,2}$
    |\b(?:neither|none|nobody|no (?:patient|one|child))\b(?: (?:of|the|them|these|us|two|both
    |patients?|sisters?|brothers?|had|have|has|was|were|ever|yet|previously|been)){0,6} $
""")
_NO_SUBJECT = r"(?:(?!(?:he|she|it|they|we)\b)\w+ )"
PLUPERFECT_BEFORE = compiled(rf"\b(?:had|having) {_NO_SUBJECT}{{0,3}}$")
PLUPERFECT = compiled(
    r"\b(?:had|having) (?:\w+ ){0,2}?(?:\w+ed|been|undergone|taken|gone|got|given|begun|had)\b"
    r"(?:(?!\b(?:when|until|who|which|he|she|presented|developed|was|were|admitted|now|came"
    r"|attended|consulted|complained|noticed|noted|lost|became|began|sought|returned|suffered|felt"
    r"|but)\b)[^;])*$"
)
"""Of the clause that goes on: no other verb may stand between."""

TOO_SOON = compiled(
    r"\bbefore (?:any|an|it|its|there|they)\b[^.;]{0,40}"
    r"\b(?:effect|benefit|respon|act|work|appreciat|judge|assess|evaluat|take|show|help|tell)"
    r"|\b(?:but|yet|though|although) (?:he |she |the patient )?(?:never|did not|failed to"
    r"|would not) (?:\w+ )?(?:fill|t[ao]o?k|collect|bought|buy|swallow)"
    r"|\b(?:stopped|discontinued|abandoned|withdrawn|given up|broken off|interrupted|halted"
    r"|suspended|ceased|cut short|aborted|terminated)\b"
    r"(?![^.;]*\b(?:resum|restart|recommenc|complet))"
    r"[^.;]{0,30}?\b(?:within (?:hours|days)\b|(?:on|by) (?:the )?(?:day|dose|session|fraction)"
    r" (?:[1-4]|one|two|three|four)\b|after (?:only |just |merely )?[1-5] Gy\b"
    r"|(?:after|within|on|following)"
    r" (?:only |just )?(?:the )?(?:an?|one|two|three|four|1|2|3|4|first|second|third|1st|2nd|3rd"
    r"|single|a single|a few|few|some)"
    r"(?: treatment)? (?:days?|doses?|injections?|tablets?|capsules?|fractions?|sessions?|sittings?"
    r"|exposures?|applications?))"
)
"""What makes a treatment that was stopped one that was not given."""

NONE_SINCE = compiled(r"""
    \s*(?:at all )?since (?:(?:19|20)\d\d|(?:the )?age|childhood|infancy|adolescence|then
    |\w+,? (?:19|20)\d\d|(?:his|her) (?:\w+teens|twenties|thirties|youth))\b
""")
"""`No transfusion since 1979`: there had been some."""

WELCOME = compiled(
    rf"{_SKIP}(?:appealed to|attracted|tempted|found favou?r)\b"
    rf"|{_SKIP}{_BE} (?:\w+ ){{0,2}}?(?:accept\w+|feasible|possible|available|tolerated|agreed"
    rf"|an option"
    r"|advisable|safe|justif\w+|attractive|appealing|appropriate|warranted|suitable|wise|prudent"
    r"|wanted|permitted|allowed|affordable|recommended)\b"
)
"""After `neither` and `no`: `neither surgery nor irradiation was acceptable to him`."""

COMPARED = compiled(
    r"\b(?:prefer\w*|favou?r\w*|chos\w+|choosing|opt\w*|elect\w*|better|safer|weigh\w*"
    r"|balanc\w+)\b[^.;]{0,60}? (?:to|over|than|against|in preference to) (?:an? |the )?$"
)
"""`He preferred radiotherapy to` surgery."""
