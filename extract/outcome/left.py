"""What is left of the illness, and that nothing is: `all that remains is …`, `X did not`."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, NOT_OURS, Clause, Theme
from extract.outcome.state import Clinical, State, Table, has, tell, words

_ILLS = (
    r"(?:illness|disorder|trouble\w*|affliction|malady|ailment|infirmity|disease|condition"
    r"|disability|handicap|lesion of the cord|cord lesion|episode|attack|ordeal|(?:para|tetra"
    r"|quadri"
    r"|mono)(?:paresis|plegia)|paresis|paralysis|weakness|numbness|symptom\w*|complaint\w*|pain\w*"
    r"|deficit\w*|sign|signs|spasticity|ataxia|myelopathy|compression|sciatica|lameness|limp"
    r"|neurolog\w+ (?:picture|deficit\w*|disturbance\w*|signs?|disorder|abnormalit\w+))"
)
_NOTHING = (
    r"(?:nothing|none|(?:no|not an?|not the (?:least|slightest|smallest)"
    r"|neither) (?:(?:remaining|residual|lasting|clinical|other) )?(?:trace|vestige|sign|remnant"
    r"|residue|relic|reminder|evidence|indication|shadow|hint|ghost|remainder|remains|legacy)s?)"
)
_NOTHING_LEFT = words(
    rf"{_NOTHING}(?: (?:whatever|whatsoever|at all|now|more|further|clinically))*(?: (?:was|is"
    rf"|has been|had been|were|are|could be|can be|to be))?(?: (?:left|remain(?:s|ed|ing)?"
    rf"|persist(?:s|ed|ing)?|found|seen|detected|elicited|discovered|made out))? of (?:(?:his|her"
    rf"|the|this|that|any|either|former|earlier|previous|old|original|whole|all|motor|sensory"
    rf"|neurological|spastic|\w+ing) )*{_ILLS}",
    r"(?:of (?:which|whom|this|these|it)|and) (?:now )?(?:nothing|no trace|not a trace) (?:is left"
    r"|was left|remain(?:s|ed)|could be found|persists)",
    r"(?:nothing|no fault|little) (?:now |further |more |else )?(?:to find|to be found|to be seen"
    r"|to complain of|to show for it|left to find)",
    r"(?:would|could|can|did) (?:now |not )?(?:find|detect|discover|elicit|demonstrate) (?:nothing"
    r"|no) (?:amiss|abnormal\w*|wrong|deficits?|signs?|neurolog\w+|weakness|fault|trace)",
    r"(?:neither (?:he|she|patient) nor (?:we|I|his|her|the) ?\w*) (?:now |can |could |have |has"
    r" |had )*(?:notic|not|detect|find|found|observ|feel|felt|perceiv|see|saw)\w* any(?:thing)?"
    r"(?: (?:\w+ ){0,2}\w+)?",
    r"(?:forgot(?:ten)?|forgets|remembers nothing of) (?:that (?:he|she) (?:was|had been|had) ever"
    r"|all about|ever having) (?:\w+)",
    r"(?:entirely|quite|wholly|fully|again|once more|all|completely|back to|like|her|his)"
    r" (?:his|her|the)? ?(?:old|former|usual|own) self",
    r"rid (?:him|her|himself|herself)? ?of (?:all |every )?(?:his|her|the|these|any)?"
    rf" ?(?:\w+ )?{_ILLS}",
    rf"(?:is|was|were|has been|now|been) (?:quite |entirely |wholly |completely "
    rf"|now )?rid of (?:all |every |his |her |the |these )*(?:\w+ )?{_ILLS}",
)


def _nothing(clause: Clause, match: re.Match[str]) -> State | None:
    """`nothing is left of his paraparesis`: resolved."""
    before = clause.text[max(0, match.start() - 25) : match.start()]
    if has(
        r"\b(?:almost|nearly|practically|virtually|next to|hardly|not|there (?:was|were))\s*$",
        before,
    ):
        return None
    if has(r"^(?:no|not an?) (?:\w+ )?(?:evidence|indication|sign)s?\b", match[0]) and not has(
        r"\b(?:left|remain|persist|found|residual|now|more)", match[0]
    ):
        return None  # "no evidence of disease" is read as a lack
    if _NONE_OF.fullmatch(match[0]) and not _THERE_STILL.match(clause.text, match.end()):
        return None  # "none of his symptoms improved"
    return tell(match, Clinical.RESOLVED, "nothing_left", part=has(r"\bpain", match[0]))


_NONE_OF = Pattern(r"(?:none|nothing) (?:now |at all )?of .*", re.IGNORECASE)
_THERE_STILL = Pattern(
    r" *(?:[.,;:)]|$)| (?:\w+ ){0,3}?(?:left|remain\w*|persist\w*|linger\w*|stay\w*|found|seen"
    r"|felt|detect\w*|elicit\w*|demonstr\w*|evident|present|notice\w*|recur\w*|return\w*"
    r"|reappear\w*|came back|bother\w*|troubl\w*)\b",
    re.IGNORECASE,
)
"""Behind `none of his symptoms`: the verb of which it is the denied subject."""


_STAYS = (
    r"(?:remain(?:s|ed|ing)?|persist(?:s|ed|ing)?|(?:is|was|were|are) (?:left|still present)"
    r"|linger(?:s|ed))"
)
_NOT_A_REST = (
    r"(?:(?:an?|only|some) )*(?:nothing|no|symptoms? of|the|(?:\w+ )?(?:drains?"
    r"|catheter|tube|question|impression|severe|severely|marked|markedly|profound|dense"
    r"|considerable|serious|gross))"
)
"""What is too much for a rest, or nothing that he feels."""
_ONLY = words(
    rf"(?:all|what|the only \w+|the sole \w+|nothing)(?: that)? (?:now |still |then )?{_STAYS}(?:"
    rf" of"
    r" (?:\w+ ){1,4})?(?: now| to day| today)? (?:is|was|were|are)(?! nothing\b)",
    r"complain(?:s|ed|ing)? only (?:of|about)|only (?:complain\w+|notices?|noticed|mentions?)"
    r" (?:of )?",
    r"(?:the|his|her|an?) (?:one|only|sole|single|last|lone)(?: remaining| residual| persisting"
    r"| lasting)? (?:complaints?|residu\w+|sequel\w*|legacy|souvenir|reminders?|relic|deficits?"
    r"|symptoms?|disabilit\w+|abnormalit\w+|signs?|findings?|abnormal (?:signs?|findings?)|trace"
    r"|disturbance|memento|token|inconvenience|limitation)(?: (?:now|today|left|of (?:\w+ ){1,3}))?"
    r" (?:is|was|are|were|being|remain\w*)(?! (?:pain(?! in)|back pain at))",
    rf"(?:[\w-]+ ){{1,3}}(?:alone|only) {_STAYS}",
    rf"(?:left (?:him |her )?|leaving (?:him |her ))with"
    rf" (?:an? |only |some |a little |no more than )*(?!{_NOT_A_REST}\b)[a-z]\w+",
    rf"leaving (?:him|her|the patient|only|behind) (?:behind )?(?:only )?(?:an? |some )?"
    rf"(?!with\b|{_NOT_A_REST}\b)[a-z]\w+",
    r"(?:no(?:thing)? (?:more|worse|other) than|nothing but|nothing beyond|nothing apart from"
    r"|no (?:\w+ )?(?:deficit|sign|symptom|complaint|trouble|abnormality)\w* (?:beyond|save"
    r"|except)) (?:an? |some |the )?(?:\w+ ){0,2}(?:limp|stiff\w*|weak\w*|numb\w*|clonus|urgency"
    r"|tingl\w*|ache|pain|spastic\w*|extensor|plantar|reflex\w*|jerk\w*|Babinski|hyper\w*|hypo\w*)",
    r"is all (?:that|there is|which)(?: \w+){1,2}",
    r"not (?:quite|yet|altogether|entirely|wholly|completely|fully) (?:the (?:\w+ )?(?:he|she) was"
    r"|(?:his|her) (?:old|former) self|right|well|himself|herself|cured|normal|free)",
)


def _only(clause: Clause, match: re.Match[str]) -> State | None:
    """`all that remains is a brisk knee jerk`, `was left with urgency`: better, not well."""
    themes = {t[2] for t in clause.themes if t[0] < match.end() + _NEXT}
    around = clause.text[match.start() : match.end() + 40]
    others = themes and themes <= (IMAGING | NOT_OURS)
    if others or has(r"\b(?:an(?:a?)emia|fever|mass|scar|shadows?|spleen|lesions?)\b", around):
        return None
    if has(r"\b(?:before|on admission|at presentation|initially)\b", clause.text):
        return None
    if _LOST.search(around):
        return tell(match, Clinical.UNCHANGED, "disabled", part=True, residue=True)
    return tell(match, Clinical.IMPROVED, "only_left", residue=True)


_LOST = Pattern(
    r"\b(?:(?:complete|total|permanent|flaccid|irreversible|dense) (?:\w+ )?(?:para|tetra"
    r"|quadri)pleg|(?:para|tetra|quadri)plegi)\w*",
    re.IGNORECASE,
)
_NEXT = 40
_DOES_NOT = words(
    r"(?:did|does|do|has|have|had|was|were|is|are|could|can|would)(?: not| never|n[o'’]t)"
    r"(?: yet| so| quite)?(?= *(?:[.,;:)]|$|and (?:he|she|the)\b|although\b|(?:at|after|by) ))"
)
_GOT_WELL = Pattern(
    r"\b(?:recover|resol|improv|reliev|relief|restor|return|regain|disappear|vanish|subsid|clear"
    r"|eas|better|normal|abolish|ceas|came back|come back|gone|went|settl|abat|remit|lessen|heal"
    r"|lift|cured|respond|stopped|revers)\w*",
    re.IGNORECASE,
)


def _did_not(clause: Clause, match: re.Match[str]) -> State | None:
    """`the pain eased, the weakness did not`: a rest, where it is told beside a gain."""
    sentence = clause.sentence.text
    subject = [t[2] for t in clause.themes if t[1] <= match.start()]
    gained = _GOT_WELL.search(sentence, 0, clause.start)
    if not gained or clause.start == 0:
        return None
    if subject and subject[-1] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    if has(r"\b(?:he|she|it|they|we|which|who|patient)\s*$", clause.text[: match.start()]):
        return None
    return tell(match, Clinical.IMPROVED, "the_rest_did_not", residue=True)


def _not_the(clause: Clause, match: re.Match[str]) -> State | None:
    """`it abolished the sciatica, not the numbness`: a rest, beside a gain."""
    gained = _GOT_WELL.search(clause.sentence.text, 0, clause.start + match.start())
    after = [t[2] for t in clause.themes if 0 <= t[0] - match.end() < _NEXT]
    if not gained or not after or after[0] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    return tell(match, Clinical.IMPROVED, "the_rest_did_not", residue=True)


LEFT: Table = (
    (words(r"(?<=, )not (?:the|his|her)", r"(?<=^)not (?:the|his|her)"), _not_the),
    (_NOTHING_LEFT, _nothing),
    (_ONLY, _only),
    (_DOES_NOT, _did_not),
)
