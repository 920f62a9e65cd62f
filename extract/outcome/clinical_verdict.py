"""A verdict on how it went, or a death: `good response`, `is well`, `succumbed`."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.clause_break import LIMITED
from extract.outcome.course import CLINICAL, IMAGING, NOT_OURS, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, has, tell, words


def _verdict(clause: Clause, match: re.Match[str]) -> State | None:
    """`good response`, `responded well`: used where nothing is described."""
    themes = clause.themes_of_noun(*match.span())
    denied = negated(clause.text, match.start()) or has(r"\bnot\b", match[0])
    if denied and not themes & NOT_OURS:
        return tell(match, Clinical.UNCHANGED, "no_effect", label=True)
    if themes & NOT_OURS or _DIAGNOSTIC.search(clause.text[: match.end()]):
        return None
    if themes & IMAGING and not themes & (CLINICAL | {Theme.MASS, Theme.COMPRESSION}):
        return None
    if _is_mere_success(clause, match, themes) or _AGAINST_THE_MASS.match(clause.text, match.end()):
        return None
    value = Clinical.RESOLVED if _WHOLLY.search(match[0]) else Clinical.IMPROVED
    return tell(match, value, "verdict", label=True)


def _is_mere_success(clause: Clause, match: re.Match[str], themes: frozenset[Theme]) -> bool:
    """`He was successfully treated` tells of no result, `cord compression, treated …` does."""
    if not _SUCCESS.search(match[0]):
        return False
    attribute = has(r"^successful\b", match[0]) and not has(r"^\s+of\b", clause.text[match.end() :])
    return attribute or not themes & {Theme.SYMPTOM, Theme.FUNCTION, Theme.COMPRESSION}


_SUCCESS = Pattern(r"success(?!\w* (?:\w+ )?(?:outcome|result|response|effect))", re.IGNORECASE)
_WHOLLY = Pattern(r"\b(?<!not )(?:complete|full|total|entire)(?:l?y)?\b", re.IGNORECASE)
_DIAGNOSTIC = Pattern(
    r"\b(?:imaging|scans?|scanning|scintigra\w+|myelogra\w+|angiogra\w+|radiogra\w+|tomogra\w+"
    r"|resonance|MRI|CT|PET|ultraso\w+|biops\w+|aspirat\w+|cytolog\w+|stain\w*|tests?|diagnos\w+"
    r"|sequencing|approach)\b[^.;,]{0,30}\b(?:helpful|useful|successful(?:ly)?|effective|beneficial"
    r"|helped|worked|proved effective|well|(?:show|reveal|demonstrat|confirm|disclos)\w+[^.;,]*)$",
    re.IGNORECASE,
)
"""`myelography was helpful`: to the doctors."""


_AGAINST_THE_MASS = Pattern(
    r"(?: as [^.;,]{0,40}?)? (?:for|against|in|on|at)(?: (?:reduc|control|shrink|decreas|eliminat"
    r"|treat)\w+)?(?: (?:the|his|her|this|these|all|of|patient['’]s|size|volume|new|recurrent"
    r"|residual|remaining|epidural|paraspinal|other|progressive)){0,6} (?:mass(?:es)?|deposits?"
    r"|lesions?|tumou?rs?|foci|tissue)\b",
    re.IGNORECASE,
)
"""`Was effective for the new deposits`: of the scan, not of the patient."""


_KIN = (
    r"(?:mother|father|parents?|sisters?|brothers?|siblings?|twin|sons?|daughters?|cousins?"
    r"|aunts?|uncles?|wife|husband|grand\w+|family(?! history)|fetus|foetus|baby|cell"
    r"|relatives?)"
)
_RELATIVE = Pattern(rf"\b{_KIN}\b(?:(?!\b(?:he|she|patient)\b)[^.;])*$", re.IGNORECASE)
_OF_A_RELATIVE = Pattern(
    rf" (?:of|in) (?:the|his|her|their|an?|one) (?:\w+ )?{_KIN}\b", re.IGNORECASE
)


def _dead(clause: Clause, match: re.Match[str]) -> State | None:
    """`died`, said of the patient; of a relative it is nobody's outcome."""
    before = clause.text[: match.start()]
    told = clause.sentence.text[: clause.start + match.start()]
    if has(r"\b(?:no|not|never|without)\s+(?:\w+\s+)?$", before) or _RELATIVE.search(told):
        return None
    if _NOT_HIS.search(before):
        return None
    if _OF_A_RELATIVE.match(clause.text, match.end()):
        return None
    if match[0].lower().startswith("fatal") and _OF_OTHERS.search(clause.sentence.text):
        return None
    if _OF_SOME.search(told):
        return None
    fatal = match[0].lower().startswith("fatal")
    return tell(match, Clinical.DIED, "fatal" if fatal else "death")


_NOT_HIS = Pattern(
    r"\b(?:fo?etal|neonatal|perinatal|intrauterine|maternal|cell|neuronal|tissue|brain"
    r"|(?:mechanisms?|causes?|explanations?|incidence|case|years?|time) of(?: sudden)?) $",
    re.IGNORECASE,
)
"""`Fetal demise`, `the mechanisms of sudden death`."""
_OF_SOME = Pattern(
    r"\b(?:candidates|donors|recipients|controls|participants|the others?(?: \w+)?"
    r"|(?:some|most|many) of them)"
    r"(?: (?:who|that|had|have|has|later|also|then|soon|subsequently)){0,3} $",
    re.IGNORECASE,
)
"""`As the candidates expired`: not the patient."""


def _dissected(clause: Clause, match: re.Match[str]) -> State | None:
    """`autopsy`: died; when it shows what had never troubled him, of nothing of ours."""
    dead = _dead(clause, match)
    return dead and tell(match, Clinical.DIED, "autopsy")


_OF_OTHERS = Pattern(
    r"\b(?:animals?|dogs?|rats?|rabbits?|of which|of whom|potentially|can be|may be|often|usually"
    r"|if)\b",
    re.IGNORECASE,
)


def _completed(clause: Clause, match: re.Match[str]) -> State | None:
    """`improvement began early and was complete at a year`: resolved in the end."""
    before = f"{clause.sentence.text[: clause.start]} {clause.text[: match.start()]}"
    if not has(r"\b(?:improv|recover|resol|regress|return)", before):
        return None
    return tell(match, Clinical.RESOLVED, "recovered_fully")


_GOOD = (
    r"(?:good|excellent|dramatic|favou?rable|partial|marked|remarkable|complete|satisfactory"
    r"|great|durable|satisfying|substantial|encouraging|gratifying|striking|impressive|beneficial"
    r"|lasting|sustained|spectacular|fair|happy|benign|splendid|brilliant|astonishing|surprising"
    r"|admirable|outstanding|superb|pleasing|heartening|unequivocal|undoubted|appreciable"
    r"|worthwhile)"
)
_QUICK = (
    r"(?:prompt|rapid|quick|immediate|clear|significant|positive|clinical|neurological|functional"
    r"|symptomatic|successful)"
)
"""What makes an effect good but a course none: `a rapid course`, `her clinical course`."""
_EFFECT = r"(?:response|outcome|result|effect|success|benefit|palliation)s?"
_COURSE = rf"(?:{_EFFECT}|course|control|evolution|progress)"
_WELL = (
    r"well(?!-)(?! (?:tolerated|known|defined|circumscribed|demarcated|documented|controlled"
    r"|described"
    r"|as|under|over|above|below|within|differentiated|developed|delineated|marginated|healed"
    r"|nourished|compensated|established|enough to|recogni[sz]ed|preserved|visuali[sz]ed|until"
    r"|before)\b)"
)
VERDICTS: Table = (
    (
        words(
            r"(?:and|then|later) (?:later|finally|eventually|afterwards|then|thereafter) "
            r"(?:completely|fully|totally|entirely)",
            r"(?:was|became|is) (?:so |now |again )?(?:complete|total)(?= (?:after|at|by|within|in"
            r"|that|\d+|\w+ (?:days?|weeks?|months?|years?))\b|\s*[.,;]|$)",
        ),
        _completed,
    ),
    (
        words(
            rf"{_GOOD}\s+(?:(?:and|if|albeit) \w+ |(?:though|although|but) {LIMITED} |(?!mass|side"
            rf"|adverse)\w+ )?{_COURSE}",
            rf"{_QUICK}\s+(?:and \w+ |(?!course|control|mass|side|adverse)\w+ )?{_EFFECT}",
            r"patient['’]s (?:\w+ )?response to\b(?!.*\b(?:poor|disappoint|minimal|limited|absent"
            r"|nil|transient|inadequate|none)\b)",
            r"(?:satisfactory|good|fair|useful|adequate|reasonable"
            r"|excellent) (?:\w+ )?(?:movements?|walking"
            r"|gait|function|power|strength|mobility|ambulation|sphincter control)",
            rf"(?:evolution|course|outcome|results?|response|effects?|progress|recovery"
            rf"|manifestation)(?: (?:of|to|after|from|with) (?:[\w-]+ ){{0,3}}[\w-]+)? (?:is|was"
            rf"|were|has been) (?:\w+ )?{_GOOD}(?! by\b)",
            r"respond(?:ed|ing|s)?(?! (?:patients|cases|individuals|subjects)\b)(?: \w+)?",
            r"treated (?:\w+ )?successfully|(?<![\w-])responsive to\b",
            r"successful(?:ly)?(?: \w+)? (?:treat|manag|therap|decompress|radio|irradiat)\w*",
            rf"(?:doing|done|did|does|to do|remain(?:s|ed)|is|was|been|keeps|felt|feels"
            rf"|kept) (?:(?!not|n[o']t|never|tolerat|accept|heal|seen|visuali|perfus"
            rf"|vasculari)\w+ ){{0,2}}{_WELL}",
            rf"{_WELL} (?:\w+ ){{0,3}}(?:later|after|at)",
            r"(?:was|were|proved|proven|been|found) (?:to be )?(?:\w+ )?(?:successful|effective"
            r"|beneficial|helpful|efficacious|useful)|worked|helped|proved effective",
            r"(?:symptom(?:atic)?|pain|symptoms) control|control of (?:(?:the|his|her"
            r"|all) )*(?:\w+ )?(?:pain|symptoms?|spasms?|spasticity)",
            r"all that (?:could|can) be (?:desired|wished|hoped|expected)(?: for)?"
            r"|(?:left|leaves) nothing to be desired|(?:beyond|exceed\w+|surpass\w+) (?:all |our "
            r"|every |any )*(?:expectations?|hopes?)",
            r"(?:alive and|in) (?:well|good condition)",
            rf"{_GOOD} (?:state|condition|level|degree) (?:was|is|has been) (?:\w+ )?(?:reached"
            rf"|attained"
            r"|achieved|obtained)",
            r"(?:gains?|improvement|benefit|recovery|relief|response)s? (?:has|have|had) (?:\w+"
            r" )?(?:lasted"
            r"|held|endured|persisted|been (?:kept|maintained|sustained|lasting))",
        ),
        _verdict,
    ),
    (
        words(
            r"died|dies|(?:found|was) dead|expired|succumbed|deceased|passed away|death|demise",
            r"(?<!potentially )(?<!often )(?:fatal(?:ly)?|lethal)(?! (?:disease|disorder))",
            r"(?:put|brought) an end to (?:his|her) life|exitus|(?:his|her) life (?:ended"
            r"|came to an end)|(?:cost|claimed|took) (?:him |her )?"
            r"(?:his|her) life|(?:did not|never) (?:leave|left) (?:the )?hospital alive",
            r"(?P<survive>did not survive|lost (?:his|her) life)|could not be (?:resuscitated"
            r"|saved)",
            r"(?:last|final|terminal) (?:few )?(?:hours|days|weeks|months|years?) of (?:(?:his"
            r"|her) )?life",
            r"(?:would|might|could) (?:\w+ )?(?:be|have been) (?:still )?(?:alive|living)(?= |$)",
            r"(?:did not|failed to|never) (?:live to|survive|leave (?:the )?hospital alive"
            r"|outlive)",
            r"(?:was|were|been) (?:carried off|killed|swept away)(?: by)?"
            r"|breathed (?:his|her) last|met (?:his|her) (?:death|end)"
            r"|(?:proved|was|became|ended) (?:rapidly )?fatal(?:ly)?|(?:the )?end came|succumbing"
            r"|dying|(?:his|her) (?:death|demise|decease|dying|end)(?= (?:from|of|by|in|at"
            r"|\w+ (?:days?|weeks?|months?|years?)))|(?:resulted|ended|culminated"
            r"|terminated) in (?:his |her )?death|killed (?:him|her)"
            r"|could not be (?:saved|rescued|revived)|moribund|(?:was|is) no longer alive"
            r"|(?:is|was) dead|dead (?:within|by|in|of|from)|cardiac arrest from which"
            r"|life-support was withdrawn|withdrawal of (?:life|care)",
            r"perished|(?:lived|survived) (?:for )?(?:only |just )(?:\w+ ){1,2}(?:days|weeks"
            r"|months)",
            r"(?:lived|survived) (?:for )?(?:\w+ ){1,2}(?:days|weeks)(?! without)",
        ),
        _dead,
    ),
    (words(r"autops(?:y|ied)|necropsy|post-?mortem(?! interval)"), _dissected),
)
