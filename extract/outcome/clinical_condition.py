"""A description of the patient to what it tells: free of symptoms, normal, with a rest."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, Clause, Theme
from extract.outcome.degree import Degree, degree, negated
from extract.outcome.state import Clinical, State, Table, compiled, has, tell, themes_of, words

_NEXT, _START = 45, 8


def _rest(clause: Clause, match: re.Match[str]) -> State | None:
    """`residual weakness`, `mild paresthesia`: improved, with something left."""
    if negated(clause.text, match.start()) or negated(clause.text, match.end()):
        return None
    after = [t for t in clause.themes if match.end() <= t[0] < match.end() + _NEXT]
    with_it = has(r"\bwith\s+$", clause.sentence.text[: clause.start])
    goes_on = match.start() < _START and has(r"^ \w", clause.text[match.end() :])
    if not after and with_it and goes_on and clause.inherited <= CLINICAL:
        return tell(match, Clinical.IMPROVED, "rest_of_something", residue=True)
    if not after or after[0][2] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    if _head(clause.text, after) is Theme.FUNCTION and not has(_WANTING, clause.text):
        return None
    return tell(match, Clinical.IMPROVED, "rest", residue=True)


_WANTING = r"weak|stiff|spastic|deficit|loss|short|lack|impair|unsteady|limp"
_MODIFIES = Pattern(r"(?:\s+|\s*[/-]\s*|\s+(?:and|or)\s+)(?:\w+\s+)?", re.IGNORECASE)


def _head(text: str, themes: list[tuple[int, int, Theme]]) -> Theme:
    """The last of a row of nouns: `sensory disturbance` is a symptom, not a function."""
    head = themes[0]
    for theme in themes[1:]:
        if not _MODIFIES.fullmatch(text[head[1] : theme[0]]):
            break
        head = theme
    return head[2]


def _free(clause: Clause, match: re.Match[str]) -> State | None:
    """`asymptomatic`, `no deficit`, `neurologically intact`: resolved."""
    at = clause.start + match.start()
    before = clause.sentence.text[max(0, at - 25) : at]
    if has(r"\b(?:not|nor|never|almost|nearly|previously|an|other\w*)\s*$|\bnew\b", before):
        return None
    if _IS_ATTRIBUTE.search(before) or has(r"\balways\b", before):
        return None
    if has(r"\b(?:his|her|its|their|with)\s*$", before) and _NOUN.match(clause.text, match.end()):
        return None
    lasted = has(r"\b(?:remain\w*|stay\w*|became|kept|continu\w*)\s+(?:\w+\s+)?$", before)
    if has(r"\bnew\b", match[0]):
        return None
    if _OF_THE_PAST.match(clause.text, match.end()) and not lasted:
        return None
    return tell(match, Clinical.RESOLVED, "free", part=match.lastgroup == "one")


_IS_ATTRIBUTE = Pattern(
    r"\b(?:the|of|from|about|to|in|these|this|hitherto|usually|mostly|often|relatively)\s*$",
    re.IGNORECASE,
)
"""`the asymptomatic forms`, `pain to asymptomatic`: of no state that he is in."""
_NOUN = Pattern(
    r"\s+(?!(?:after|again|and|at|but|by|for|from|in|on|or|since|so|through\w*|to|today|until|up"
    r"|when|with\w*|within|while|three|two|four|five|six|eight|ten|one|several|a|an)\b)[a-z]",
    re.IGNORECASE,
)
_OF_THE_PAST = Pattern(
    r"[^.;]{0,25}?\b(?:until|till|up to)\b(?! (?:now|today|th\w+ (?:day|last|latest|present|time of"
    r" (?:writing|this))|(?:his|her|the) (?:last|latest|most recent|final|\w+ (?:follow|visit"
    r"|check))"
    r"|last|follow|discharge|death|(?:his|her) death|at least|present|date))|\s+before\b",
    re.IGNORECASE,
)
"""`asymptomatic until six months ago`: before the illness."""


def _normal(clause: Clause, match: re.Match[str]) -> State | None:
    """`strength was normal`, `5/5`, `full power`: resolved, as far as it goes."""
    next_to = {t[2] for t in clause.themes if match.end() <= t[0] <= match.end() + _START}
    themes = next_to or themes_of(clause, match)
    of_him = Theme.PERSON in themes and has("neurologically", clause.sentence.text)
    if not (Theme.FUNCTION in themes or of_him) or negated(clause.text, match.start()):
        return None
    if degree(clause.text, *match.span()) is Degree.PARTIAL:
        return tell(match, Clinical.IMPROVED, "near_normal", residue=True)
    whole = clause.is_elided() or has("neurolog", clause.text)
    return tell(match, Clinical.RESOLVED, "normal", part=not whole)


def _lacking(clause: Clause, match: re.Match[str]) -> State | None:
    """`vibration sense is still impaired`: something is left."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    return tell(match, Clinical.IMPROVED, "lacking", residue=True)


def _hampered(clause: Clause, match: re.Match[str]) -> State | None:
    """`still a grade short`, `uses a stick`: he is better, and not well."""
    if negated(clause.text, match.start()):
        return None
    lasts = not has(r"\b(?:at first|initially|to begin with)\b", clause.text)
    return tell(match, Clinical.IMPROVED, "hampered", residue=lasts)


def _except_for(clause: Clause, match: re.Match[str]) -> State | None:
    """`apart from mild numbness`: what is named is left."""
    after = [t[2] for t in clause.themes if match.end() <= t[0] < match.end() + _NEXT]
    if not after or after[0] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    if has(r"^ (?:an? |some )?(?:transient|temporary|brief|passing)", clause.text[match.end() :]):
        return None
    return tell(match, Clinical.IMPROVED, "exception", residue=True)


_LACK = (
    r"(?:no (?:trace|vestige|remnant|residuum|evidence|signs?) of|free (?:of|from)|without"
    r"|no(?: longer)?|zero|nil|absence of|neither|devoid of|denie[sd]"
    r"|clear of|spared|(?:no longer|not|never) (?:had|has|have|complain\w*(?: of)?|felt|feels"
    r"|noticed|report\w*|experienc\w*))"
)
_IN_PHRASE = Pattern(r"[\s,]+(?:[\w’'-]+[\s,/]+){0,5}", re.IGNORECASE)
_NOT_LACKING = Pattern(
    r"\b(?<!attacks )(?<!episodes )(?<!bouts )(?<!crises )(?<!recurrence )(?:improv\w*|recover\w*"
    r"|reliev\w*|relief|reduc\w*|decreas\w*|change\w*|regress\w*"
    r"|recurr\w*|relaps\w*|return|new|progress\w*|worsen\w*|deteriorat\w*|increas\w*|respon\w*"
    r"|effect|benefit|less|more|evidence|control|resolution|reversal|of|for|to|in|any more"
    r"|other than"
    r"|history|blood|due|drop|support|help|aids?|assistance|surgery|treatment|treating)\b",
    re.IGNORECASE,
)
_OF_WHAT = Pattern(
    r"\s+of\b(?! (?:\w+ ){0,3}(?:pain|weak|myelopath|compress|neurolog|radiculo|paresis|cord"
    r"|disease))"
    r"|\s+(?:improv|recover|progress|deteriorat|relief|control|recur|worsen|was made|signal)",
    re.IGNORECASE,
)


_ALWAYS = Pattern(
    r"\b(?:before and after|pre-?(?:operative\w*)? ?(?:and|or|n?or) post-?op\w*|at any (?:time"
    r"|stage|point)"
    r"|throughout (?:the|his|her) (?:whole |entire )?(?:life|illness|disease|course|pregnancy))\b",
    re.IGNORECASE,
)
_BOTH_THE_SAME = Pattern(
    r"neither\b.*\bnor\b.*\b(?:chang|improv|recover|respon|alter|resol|reliev|benefit|help|return"
    r"|regain|affect|influenc|worsen|deteriorat|progress|increas)\w*",
    re.IGNORECASE,
)


def _lacks(clause: Clause, match: re.Match[str]) -> State | None:
    """`no sensory or motor deficit`, `free from pain`: resolved; "no new symptom" tells nothing."""
    before = clause.text[max(0, match.start() - 25) : match.start()]
    if has(r"\b(?:almost|nearly|previously|not|practically|virtually)\s*$", before):
        return None
    if _BOTH_THE_SAME.match(clause.text, match.start()):
        return None  # "neither numbness nor bladder function changed"
    if _ALWAYS.search(clause.text, match.end()):
        return None  # "no complaints before and after the operation": never ill
    for start, end, theme in clause.themes:
        between = clause.text[match.end() : start]
        if start < match.end() or theme is Theme.FUNCTION:
            continue
        in_phrase = _IN_PHRASE.fullmatch(between) and not _NOT_LACKING.search(between)
        if theme is not Theme.SYMPTOM or not in_phrase or _OF_WHAT.match(clause.text, end):
            return None
        one = has(r"^(?:pain|ache|back-?ache)", clause.text[start:end]) or has(r"pain", between)
        return State(Clinical.RESOLVED, "free", match.start(), end, part=one)
    return None


_RELIES = (
    r"(?:still |now )?(?:uses|needs|requires|wears|performs|practi[sc]es|relies on|depends on)"
    r"|(?:continue[sd]?|continuing)(?:, [^,]{1,25},)? (?:to (?:use|need|require|wear|perform"
    r"|practi[sc]e|rely on|depend on)|with|on)"
    r"|(?:remain(?:s|ed)|is|was) (?:still )?(?:dependent|reliant) (?:up)?on"
)
_LEFT = r"(?:remain(?:ed|s)|persist(?:ed|s)|continue[sd]?|linger(?:ed|s)|stayed|did not|was not)"


def _something_left(clause: Clause, match: re.Match[str]) -> State | None:
    """`the gait recovered, but GP remained`: something that the study has no word for is left."""
    recovered = has(
        r"resol|disappear|recover|vanish|subsid|clear|normal|cured",
        clause.sentence.text[: clause.start],
    )
    said = clause.themes or not has(
        r"\bbut\W*$", clause.sentence.text[: clause.start].rstrip() + " "
    )
    if not recovered or said or has(r"^(?:he|she|it|they|there|this|that)\b", match[0]):
        return None
    return tell(match, Clinical.IMPROVED, "left", residue=True)


CONDITIONS: Table = (
    (compiled(rf"^[\w-]+ (?:\w+ )?{_LEFT}\b"), _something_left),
    (
        words(
            r"a-?symptomatic(?:ally)?(?! (?:mass|lesion|tumou?r|patient|para|case|deposit|extra"
            r"|h\w{1,4}mato|spinal|epidural|elevat|increas|raised|high|low|abnormal|rise|serum"
            r"|bilateral"
            r"|carrier|and (?:incidental|discovered|found)|man|woman|boy|girl|male|female"
            r"|individual"
            r"|course|period|stage|disease|splen|hepato|cholelith|gall|(?:an|thrombo"
            r"|leuk)\w*emia))",
            r"symptom-? ?free|symptomless|neuro(?:logically)? ?-?intact",
            r"(?P<one>pain-? ?free|continent)",
            r"no longer bothers?|not (?:bothered|troubled) \w+",
            r"(?:without|no) (?:any |further |\w+ )?(?:neurological "
            r"|clinical )?(?:abnormalit(?:y|ies)|limitations?|restrictions?"
            r"|problems|difficult(?:y|ies)|trouble|trace of (?:his|her|the) illness)",
            r"(?:normal|full|active|ordinary) (?:\w+ ){0,3}(?:life|lives|lifestyle|living)",
            r"in (?:(?:perfect|excellent) (?:\w+ )?(?:health|condition)|good (?:general )?health)",
            r"(?:remain(?:s|ed)|is|stayed|keeps) (?:\w+ )?healthy(?= *[.,;]|$| (?:and|at|after|\d"
            r"|\w+ (?:months?|years?)))",
            r"back to (?:\w+ ){0,2}(?:normal|baseline|pre\w+|usual state|previous state)",
            r"at (?:\w+ )?baseline|(?:perfectly|completely|entirely|fully) (?:well|recovered"
            r"|healthy|normal|fit)",
            r"(?:regained|resumed|reached|recovered|(?:back|returned) to) (?:his|her"
            r"|the) (?:previous|former"
            r"|usual|prior|original|premorbid|pre-morbid|baseline|old) (?:\w+ ){0,2}(?:state"
            r"|status|level|strength"
            r"|function\w*|activit\w+|condition|self|health|life)",
            r"(?:his|her|physical|clinical|neurologic(?:al)?) examination (?:was|is|became"
            r"|remained) (?:now )?normal",
            r"(?:no|neither|without) clinical (?:n?or \w+ )?(?:evidence|signs?) of (?:\w+ )?"
            r"(?:disease|compression|myelopathy|involvement)",
            r"neurolog\w+ (?:\w+ ){0,2}(?:intact|free|asymptomatic)",
            r"(?:no|without|neither|not any) (?:\w+ )?(?:abnormal|pathological|pathologic|focal"
            r"|positive)(?: neurologic(?:al)?)? (?:findings?|signs?|features?)",
            r"no (?:\w+ )?neurologic(?:al)? findings?",
            r"nothing (?:abnormal|pathological|wrong|amiss)",
            r"as (?:fit|well|healthy|strong|active|good) as (?:ever|new|before (?:his|her|the) "
            r"(?:illness|disease))",
            r"(?:got back|regained|recovered|has|had|with) (?:the )?(?:full|complete|normal) use"
            r" of (?:his|her|the|both) (?:legs|limbs|hands|arms|feet)",
            r"(?:no|without|never any) (?:further |more )?(?:trouble|difficulty|problems?) with "
            r"(?:his|her|the) (?:legs?|walking|gait|bladder|back)",
            r"(?:without|with no|not) (?:an? |any |the slightest )?(?:twinge|complaint|limp)s?"
            r"(?= *[.,;]|$)",
        ),
        _free,
    ),
    (words(_LACK), _lacks),
    (
        words(
            r"residual|mild|slight|minor|minimal|some|only(?: a)?|occasional|light|persistent",
            r"still (?:has|had|have|with)|(?:confined|limited|restricted) to",
        ),
        _rest,
    ),
    (
        words(
            r"(?<![(\[])normal(?:ly)?|normali[sz](?:ed|ation)|full(?! of)|intact|unremarkable"
            r"|negative|5/5",
        ),
        _normal,
    ),
    (
        words(
            r"(?:comparable to|like|the same as|equal to|indistinguishable from|as good as)"
            r" (?:that of )?(?:\w+ )?(?:unaffected|healthy|normal|peers?|playmates|other children"
            r"|class-?mates|children of)",
            r"(?:age-appropriate|appropriate (?:for|to) (?:his|her) age)",
        ),
        _normal,
    ),
    (words(r"still (?:\w+ )?(?:lacking|absent|impaired|reduced|diminished|weak)"), _lacking),
    (
        words(
            r"still (?:\w+ ){0,2}(?:broad-based|wide-based|ataxic|spastic|clumsy|numb|slow|awkward"
            r"|short|needs?|uses?|requires?|limps?|drags?|unsteady|stiff"
            r"|weak)",
            r"(?:need(?:s|ed)?|uses?|requires?|with) (?:only )?(?:an? |one |two |his "
            r"|her )?(?:stick|cane"
            r"|crutch|walker"
            r"|frame|brace|orthosis)(?:e?s)?",
            rf"(?:{_RELIES}) (?:[\w,-]+ ){{0,6}}?(?:(?:self-?)?cathet\w+|pads?|sticks?|canes?"
            r"|crutch(?:es)?|walkers?|frame|rollator|braces?|splints?|orthos[ei]s|calipers?)",
            r"(?:self-?|still |now )catheteri[sz](?:es?|ed|ing)|catheteri[sz]es (?:him|her)self"
            r"|(?:self-?|intermittent )(?:self-?)?catheteri[sz]ation"
            r"|(?:foot|leg|toes?) (?:still )?(?:slaps?|drags?|drops?)",
        ),
        _hampered,
    ),
    (
        words(
            r"except(?:ing)?(?: for)?|(?:apart|aside) from|save for|but for|other than"
            r"|with the exception of|besides"
        ),
        _except_for,
    ),
)
