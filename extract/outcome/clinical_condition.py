"""A description of the patient to what it tells: free of symptoms, normal, with a rest."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, Clause, Theme
from extract.outcome.degree import Degree, degree, negated
from extract.outcome.recovery_from import is_from_another_illness
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of, words

_START = 8


def _free(clause: Clause, match: re.Match[str]) -> State | None:
    """`asymptomatic`, `no deficit`, `neurologically intact`: resolved."""
    at = clause.start + match.start()
    before = clause.sentence.text[max(0, at - 25) : at]
    if has(r"\b(?:not|nor|never|almost|nearly|previously|an|other\w*)\s*$|\bnew\b", before):
        return None
    if _is_of_a_mass(clause, match) or _IS_ATTRIBUTE.search(before) or has(r"\balways\b", before):
        return None
    if has(r"\b(?:his|her|its|their|with)\s*$", before) and _NOUN.match(clause.text, match.end()):
        return None
    lasted = has(r"\b(?:remain\w*|stay\w*|became|kept|continu\w*)\s+(?:\w+\s+)?$", before)
    diffusion = "restriction" in match[0].lower() and has(
        r"diffusion|\bADC\b", clause.sentence.text
    )
    if (
        diffusion
        or _is_of_another(clause, match)
        or has(r"\b(?:new|other)\b", match[0])
        or _OF_A_FINDING.match(clause.text, match.start())
    ):
        return None
    if _OF_THE_PAST.match(clause.text, match.end()) and not lasted:
        return None
    name = "no_further" if has(r"\bfurther\b", match[0]) else "free"
    return tell(match, Clinical.RESOLVED, name, part=match.lastgroup in {"one", "pain"})


def _is_of_another(clause: Clause, match: re.Match[str]) -> bool:
    """`The thoracotomy went on without problems`, `pneumothorax, from which he fully recovered`."""
    if "recovered" in match[0].lower():
        return is_from_another_illness(clause, match)
    return _TROUBLE.search(match[0]) is not None and _is_smooth(clause, match.start())


def _is_smooth(clause: Clause, start: int) -> bool:
    """Whether what stands there is said of how an operation went."""
    return _PROCEDURE.search(clause.sentence.text[: clause.start + start]) is not None


_TROUBLE = Pattern(r"\b(?:problems?|difficult\w+|trouble|after-?effects|sequels?)\b", re.IGNORECASE)
_PROCEDURE = Pattern(
    r"\b(?:surgery|operation|procedure|removal|resection|excision|\w+otomy|\w+oscopy|\w*ectomy"
    r"|an(?:a?e)sthesia|biopsy|delivery|pregnancy|ablation|intubation|embolization|convalescence"
    r"|tumou?r|mass|lesion|it|they)\b[^.;,]{0,50}\b(?:was|were|proceeded|went|passed|performed|carried"
    r" out|completed|tolerated|removed|excised|resected|underwent|undergone|extirpated)\b"
    r"[^.;,]{0,25}$",
    re.IGNORECASE,
)
"""What was done `without further problems`."""


def _is_of_a_mass(clause: Clause, match: re.Match[str]) -> bool:
    """`The masses were back to baseline`."""
    themes = themes_of(clause, match) if _BACK.match(match[0]) else frozenset()
    return bool(themes) and not themes & CLINICAL


_BACK = Pattern(r"back to|at\b", re.IGNORECASE)
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
_OF_A_FINDING = Pattern(
    r"a-?symptomatic (?:(?!(?:and|or|at|after|but|for|in|on|since|so|to|until|when|with\w*|while"
    r"|by|the|from|now|during|throughout)\b)[\w-]+ ){1,4}(?:mass(?:es)?|lesions?|tumou?rs?"
    r"|malformations?|an(?:a?e)urysms?|nodules?|hernia\w*|cysts?|deposits?|compression"
    r"|\w*ha?ematopoie\w+|disease|disorder|carriers?|patients?|m[ae]n|wom[ae]n|boys?|girls?)\b",
    re.IGNORECASE,
)
"""`An asymptomatic large paravertebral mass`."""
_OF_THE_PAST = Pattern(
    r"[^.;]{0,25}?\b(?:until|till|up to)\b(?! (?:now|today|th\w+ (?:day|last|latest|present|time of"
    r" (?:writing|this))|(?:his|her|the) (?:last|latest|most recent|final|\w+ (?:follow|visit"
    r"|check))"
    r"|last|follow|discharge|death|(?:his|her) death|at least|present|date))|\s+before\b",
    re.IGNORECASE,
)
"""`asymptomatic until six months ago`: before the illness."""


_ORGAN = (
    r"(?:spleen|splenic|liver|hepatic|kidneys?|renal|heart|cardiac|(?:bi)?ventricular|LV|RV|systolic"
    r"|diastolic|thyroid|pituitary|adrenal|pulmonary|lung|respiratory|graft|valve|shunt|ovarian"
    r"|platelets?|pancrea\w+|marrow|endocrine|gonadal|immune|vascular|thymic|neutrophil|lymphocyte"
    r"|mental|vital|cognitive|visual|auditory|cranial)"
)
_OF_AN_ORGAN = Pattern(
    rf"\b{_ORGAN}\s(?:function|status|state|signs)\w*\s+"
    r"(?:(?:was|were|is|are|tests?|remained|had|been|and)\s+)*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""`The spleen functioned` normally: not a function of his nerves."""


_AN_ORGAN_IS = Pattern(rf"\s+(?:left |right )?{_ORGAN}\b", re.IGNORECASE)
_RANGED = Pattern(r"\b(?:rang|var(?:y|i)|fluctuat|between)\w*\b[^.;]{0,30}$", re.IGNORECASE)
"""`Power ranged from 4/5 to` 5/5: it was not full."""


def _normal(clause: Clause, match: re.Match[str]) -> State | None:
    """`strength was normal`, `5/5`, `full power`: resolved, as far as it goes."""
    next_to = {
        t[2]
        for t in clause.themes
        if match.end() <= t[0] <= match.end() + _START
        and "," not in clause.text[match.end() : t[0]]
    }
    themes = next_to or themes_of(clause, match)
    if _OF_AN_ORGAN.search(clause.text, 0, match.start()) or _AN_ORGAN_IS.match(
        clause.text, match.end()
    ):
        return None
    if match[0] == "5/5" and _RANGED.search(clause.text, 0, match.start()):
        return None
    of_him = Theme.PERSON in themes and has("neurologically", clause.sentence.text)
    if not (Theme.FUNCTION in themes or of_him) or negated(clause.text, match.start()):
        return None
    if degree(clause.text, *match.span()) is Degree.PARTIAL:
        return tell(match, Clinical.IMPROVED, "near_normal", residue=True)
    whole = clause.is_elided() or has("neurolog", clause.text)
    return tell(match, Clinical.RESOLVED, "normal", part=not whole)


_LACK = (
    r"(?:no (?:trace|vestige|remnant|residuum|evidence|signs?) of|free (?:of|from)|without"
    r"|no(?: longer)?|zero|nil|absence of|neither|devoid of|denie[sd]"
    r"|clear of|spared|(?:no longer|not|never) (?:had|has|have|complain\w*(?: of)?|felt|feels"
    r"|noticed|report\w*|experienc\w*))"
)
_IN_PHRASE = Pattern(r"[\s,]+(?:[\w’'-]+[\s,/]+){0,5}", re.IGNORECASE)
_NOT_LACKING = Pattern(
    r"\b(?<!attacks )(?<!episodes )(?<!bouts )(?<!crises )(?<!recurrence )(?:improv\w*|recover\w*"
    r"|reliev\w*|relief|reduc\w*|decreas\w*|change\w*|regress\w*|(?:recurrence|return"
    r"|relapse)(?! of)"
    r"|recurr(?!ence)\w*|relaps(?!e\b)\w*|new"
    r"|progress\w*|worsen\w*|deteriorat\w*|increas\w*|respon\w*|effect|impact|influence"
    r"|difference|benefit|less|more|evidence"
    r"|control|resolution|reversal|of|for|to|in|any more|other than|history|blood|due|drop|support"
    r"|help|aids?|assistance|surgery|treatment|treating)\b",
    re.IGNORECASE,
)
_OF_WHAT = Pattern(
    r"\s+of\b(?! (?:\w+ ){0,3}(?:\w*ache|pain|weak|numb|sciatic|par[ae]+sthes"
    r"|spasm|myelopath|compress|neurolog|radiculo|\w*paresis|cord|disease))"
    r"|\s+(?:improv|recover|progress|deteriorat|relief|control|recur|worsen|was made|signal)",
    re.IGNORECASE,
)


_ALWAYS = Pattern(
    r"\b(?:before and after|pre-?(?:operative\w*)? ?(?:and|or|n?or) post-?op\w*|at any (?:time"
    r"|stage|point)"
    r"|throughout (?:the|his|her) (?:whole |entire )?(?:life|illness|disease|course|pregnancy))\b",
    re.IGNORECASE,
)
_HAS = Pattern(
    r"\b(?:had|has|have|with|felt|feels|complain\w*(?: of)?|noted|found|was|is|show\w*) $",
    re.IGNORECASE,
)
_BOTH_THE_SAME = Pattern(
    r"neither\b.*\bnor\b(?!.*\b(?:any ?more|recur\w*|present|reappear\w*|came back|found|felt"
    r"|remain\w*|persist\w*)\b).*\b(?:chang|improv|recover|respon|alter|resol|reliev|benefit|help"
    r"|return|regain|affect|influenc|worsen|deteriorat|progress|increas|abat|eas|lessen|subsid"
    r"|disappear|diminish|decreas|tendency|better|moved|yield|budge|clear|vanish|went|left|los|got)\w*",
    re.IGNORECASE,
)


def _lacks(clause: Clause, match: re.Match[str]) -> State | None:
    """`no sensory or motor deficit`, `free from pain`: resolved; "no new symptom" tells nothing."""
    before = clause.text[max(0, match.start() - 25) : match.start()]
    if has(r"\b(?:almost|nearly|previously|not|practically|virtually)\s*$", before):
        return None
    if _BOTH_THE_SAME.match(clause.text, match.start()) and not _HAS.search(before):
        return None  # "neither numbness nor bladder function changed"
    if _ALWAYS.search(clause.text, match.end()) or _is_smooth(clause, match.start()):
        return None  # "no complaints before and after the operation": never ill
    for start, end, theme in clause.themes:
        between = clause.text[match.end() : start]
        if start < match.end() or theme is Theme.FUNCTION:
            continue
        in_phrase = _IN_PHRASE.fullmatch(between) and not _NOT_LACKING.search(between)
        if theme is not Theme.SYMPTOM or not in_phrase or _OF_WHAT.match(clause.text, end):
            return None
        one = has(r"^(?:pain|ache|back-?ache)", clause.text[start:end]) or has(r"pain", between)
        further = has(r"\bfurther\b", between)
        back = has(r"\b(?:recurrence|return|relapse)\b", between)
        name = "no_return" if back else "no_further" if further else "free"
        return State(Clinical.RESOLVED, name, match.start(), end, part=one or back)
    return None


CONDITIONS: Table = (
    (
        words(
            r"a-?symptomatic(?:ally)?(?! (?:mass|lesion|tumou?r|patient|para|case|deposit|extra"
            r"|h\w{1,4}mato|spinal|epidural|elevat|increas|raised|high|low|abnormal|rise|serum"
            r"|bilateral|carrier|and (?:incidental|discovered|found)|man|woman|boy|girl|male"
            r"|female|individual|course|period|stage|disease|splen|hepato|cholelith|gall"
            r"|(?:an|thrombo|leuk)\w*emia))",
            r"symptom-? ?free|symptomless|neuro(?:logically)? ?-?intact",
            r"(?P<one>pain-? ?free|continent)",
            r"no longer bothers?|not (?:bothered|troubled) \w+",
            r"(?:without|no|never (?:been )?any) (?:any |further |\w+ )?(?:neurological "
            r"|clinical )?(?:abnormalit(?:y|ies)|limitations?|restrictions?"
            r"|problems?|difficult(?:y|ies)|trouble|trace of (?:his|her|the) illness)",
            r"(?:normal|full|active|ordinary) (?:\w+ ){0,3}(?:life|lives|lifestyle|living"
            r"|existence)",
            r"in (?:(?:perfect|excellent) (?:\w+ )?(?:health|condition)|good (?:general )?health)",
            r"(?:remain(?:s|ed)|is|stayed|keeps) (?:\w+ )?healthy(?= *[.,;]|$| (?:and|at|after|\d"
            r"|\w+ (?:months?|years?)))",
            r"back to (?:\w+ ){0,2}(?:normal|baseline|pre\w+|usual state|previous state)",
            r"at (?:\w+ )?baseline|(?:perfectly|completely|entirely|fully) (?:well|recovered"
            r"|healthy|normal|fit)",
            r"(?:regained|resumed|reached|recovered|(?:back|returned) to) (?:his|her"
            r"|the) (?:previous|former|usual|prior|original|premorbid|pre-morbid|baseline"
            r"|old) (?:\w+ ){0,2}(?:state|status|level|strength|function\w*|activit\w+|condition"
            r"|self|health|life)",
            r"(?:his|her|physical|clinical|neurologic(?:al)?) examination (?:was|is|became"
            r"|remained) (?:now )?normal",
            r"(?:no|neither|without) clinical (?:n?or \w+ )?(?:evidence|signs?) of (?:\w+ )?"
            r"(?:disease|compression|myelopathy|involvement)",
            r"neurolog\w+ (?:\w+ ){0,2}(?:intact|free|asymptomatic)",
            r"(?:no|without|neither|not any) (?:\w+ )?(?:abnormal|pathological|pathologic|focal"
            r"|positive)(?: neurologic(?:al)?)? (?:findings?|signs?|features?)",
            r"no (?:\w+ )?neurologic(?:al)? findings?",
            r"(?:no|without|nor|neither)(?: any)?(?: \w+)? (?:residua|residuals|sequels?"
            r"|after-?effects)",
            r"restituti(?:o|on) ad integrum",
            r"(?:failed to|did not) (?:reveal|show|disclose|demonstrate|detect|find)(?: any"
            r"| an?)? (?:\w+ )?(?:neurologic(?:al)?|motor|sensory) (?:abnormalit\w+|deficits?"
            r"|signs?|disturbances?|findings?|impairment)",
            r"(?:grow[ns]?|grew|become|became"
            r"|is (?:now )?) (?:up )?(?:in)?(?:to )?an? (?:\w+ )?healthy"
            r"(?: \w+)? (?:m[ae]n|wom[ae]n|girl|boy|child|adult|adolescent|mother|person)",
            r"(?:results?|outcome) (?:was|is|has been) (?:\w+ly )?(?:perfect|ideal)",
            r"no difference (?:from|to) (?:the )?(?:normal|healthy)\w*",
            r"freedom from (?:all )?(?:symptoms?|complaints?|disability)",
            r"(?P<pain>freedom from (?:all |\w+ )?pain)",
            r"nothing (?:abnormal|pathological|wrong|amiss)",
            r"(?:pronounced|declared|considered|certified|found) (?:him |her )?(?:to be )?(?:fit"
            r"|cured|well|healthy|recovered)(?= *[.,;]|$| (?:for|at|by|after))",
            r"(?:do|does|doing) (?:everything|anything|all)(?: that)? (?:he|she) (?:wants|likes"
            r"|did|used|could|pleases|wishes)",
            r"as (?:it|they|he|she) should be",
            r"(?:got back|regained|recovered|has|had|with) (?:the )?(?:full|complete|normal) use"
            r" of (?:his|her|the|both) (?:legs|limbs|hands|arms|feet)",
            r"(?:without|with no|not) (?:an? |any |the slightest )?(?:twinge|complaint|limp)s?"
            r"(?= *[.,;]|$)",
        ),
        _free,
    ),
    (words(_LACK), _lacks),
    (
        words(
            r"(?<![(\[])normal(?:ly)?|normali[sz](?:ed|ation)|full(?! of)|intact|unremarkable"
            r"|negative|5/5|un(?:limited|restricted|impeded|hampered|hindered|impaired)",
        ),
        _normal,
    ),
    (
        words(
            r"(?:comparable to|like|the same as|equal to|indistinguishable from"
            r"|as good as) (?:that of )?(?:\w+ )?(?:unaffected|healthy|normal|peers?|playmates"
            r"|other (?:children|women|men|people|boys|girls)|others|class-?mates|children of)",
            r"(?:age-appropriate|appropriate (?:for|to) (?:his|her) age)",
        ),
        _normal,
    ),
)
