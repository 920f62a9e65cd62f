"""What is left of the illness after treatment: mild numbness, a stick, all well but for a limp."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, NOT_OURS, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, compiled, has, tell, words

_NEXT, _START = 45, 8


def _rest(clause: Clause, match: re.Match[str]) -> State | None:
    """`residual weakness`, `mild paresthesia`: improved, with something left."""
    if negated(clause.text, match.start()) or negated(clause.text, match.end()):
        return None
    after = [t for t in clause.themes if match.end() <= t[0] < match.end() + _NEXT]
    other = after and (
        _POINTS_ELSEWHERE.match(clause.text, after[0][1])
        or (
            after[1:]
            and after[1][2] in NOT_OURS
            and clause.text[after[0][1] : after[1][0]] == " of "
        )
    )
    if other or _AT_ONSET.search(clause.text, 0, match.start()):
        return None
    with_it = has(r"\bwith\s+$", clause.sentence.text[: clause.start])
    goes_on = match.start() < _START and has(r"^ \w", clause.text[match.end() :])
    goes_on = goes_on and not _NO_SYMPTOM.match(clause.text, match.end())
    if not after and with_it and goes_on and clause.inherited <= CLINICAL:
        return tell(match, Clinical.IMPROVED, "rest_of_something", residue=True)
    if not after or after[0][2] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    if _head(clause.text, after) is Theme.FUNCTION and not has(_WANTING, clause.text):
        return None
    lasts = match[0].lower() == "persistent"
    value, name = (Clinical.UNCHANGED, "persists") if lasts else (Clinical.IMPROVED, "rest")
    return tell(match, value, name, part=lasts, residue=True)


_AT_ONSET = Pattern(
    r"\b(?:developed|developing|onset of|because of|due to|caused|causing|resulting in|history of"
    r"|presented|complained of|admitted (?:for|with)|referred (?:for|with))(?: (?:an?|the|his"
    r"|her|with))*"
    r"(?: \w+,?)? $",
    re.IGNORECASE,
)
"""`Developed` persistent pain: how it began."""
_POINTS_ELSEWHERE = Pattern(
    r"\s+(?:suggest\w+|indicat\w+|pointing to|consistent with)\b", re.IGNORECASE
)
_NO_SYMPTOM = Pattern(
    r"(?: [\w-]+){0,2} (?:enhance\w*|(?:hyper|hypo)intens\w+|signals?|stenosis|elevation|fever"
    r"|an(?:a?e)mia|splenomegaly|hepatomegaly|nausea|vomiting|diarrh\w+|rash|side[- ]effects?"
    r"|toxicity|constipation|drowsiness|somnolence|sedation|dizziness|o?edema|bruising|(?:hypo"
    r"|hyper)pigment\w+"
    r"|weight|bleeding|complications?|adverse)\b",
    re.IGNORECASE,
)
"""`With mild enhancement`: nothing that he feels."""
_WANTING = (
    r"brisk|exaggerat|hyperactive|extensor|weak|stiff|spastic|deficit|loss|short|lack|impair"
    r"|unsteady|limp"
)
_MODIFIES = Pattern(r"(?:\s+|\s*[/-]\s*|\s+(?:and|or)\s+)(?:\w+\s+)?", re.IGNORECASE)


def _head(text: str, themes: list[tuple[int, int, Theme]]) -> Theme:
    """The last of a row of nouns: `sensory disturbance` is a symptom, not a function."""
    head = themes[0]
    for theme in themes[1:]:
        if not _MODIFIES.fullmatch(text[head[1] : theme[0]]):
            break
        head = theme
    return head[2]


def _lacking(clause: Clause, match: re.Match[str]) -> State | None:
    """`vibration sense is still impaired`: something is left."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    little = has(r"\b(?:still|only|slightly|mildly|somewhat)\b", clause.text)
    value = Clinical.IMPROVED if little else Clinical.UNCHANGED
    return tell(match, value, "lacking", part=True, residue=True)


def _hampered(clause: Clause, match: re.Match[str]) -> State | None:
    """`still a grade short`, `uses a stick`: he is better, and not well."""
    if negated(clause.text, match.start()):
        return None
    lasts = not has(r"\b(?:at first|initially|to begin with)\b", clause.text)
    return tell(match, Clinical.IMPROVED, "hampered", residue=lasts)


_DEFECT = Pattern(
    r"(?: (?!transient|temporary|brief|passing)[\w-]+){0,4}? (?:defects?|limp|foot[\s-]?drop"
    r"|clumsiness|atrophy|wasting|areflexia|hyper-?reflexia|hyporeflexia|clonus|babinski\w*"
    r"|reflex(?:es)?|contractures?|scoliosis|kyphosis|difficult(?:y|ies)|discomfort|tightness"
    r"|heaviness|fatigab\w+|fatigue|limitations?|scars?)\b",
    re.IGNORECASE,
)


def _except_for(clause: Clause, match: re.Match[str]) -> State | None:
    """`apart from mild numbness`: what is named is left."""
    after = [t[2] for t in clause.themes if match.end() <= t[0] < match.end() + _NEXT]
    named = _DEFECT.match(clause.text, match.end())
    if not named and (not after or after[0] not in {Theme.SYMPTOM, Theme.FUNCTION}):
        return None
    if has(r"^ (?:an? |some )?(?:transient|temporary|brief|passing)", clause.text[match.end() :]):
        return None
    return tell(match, Clinical.IMPROVED, "exception", residue=True)


_RELIES = (
    r"(?:still |now )?(?:uses|needs|requires|wears|performs|practi[sc]es|relies on|depends on)"
    r"|(?:continue[sd]?|continuing)(?:, [^,]{1,25},)? (?:to (?:use|need|require|wear|perform"
    r"|practi[sc]e|rely on|depend on)|on)|continue[sd] with"
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


RESTS: Table = (
    (compiled(rf"^[\w-]+ (?:\w+ )?{_LEFT}\b"), _something_left),
    (
        words(
            r"residual|mild|slight|minor|minimal|some|only(?: a)?|occasional|light|persistent",
            r"still (?:has|had|have|with)|(?:confined|limited|restricted) to",
        ),
        _rest,
    ),
    (
        words(
            r"(?:still|remain(?:s|ed)|stay(?:s|ed)) (?:\w+ )?(?:lacking|absent|impaired|reduced"
            r"|diminished|weak|faulty"
            r"|defective|deficient|poor|imperfect|blunted|lost|abnormal|subnormal|disturbed"
            r"|unreliable)"
        ),
        _lacking,
    ),
    (
        words(
            r"still (?:\w+ ){0,2}(?:broad-based|wide-based|ataxic|spastic|clumsy|numb|slow|awkward"
            r"|short|needs?|uses?|requires?|limps?|drags?|unsteady|stiff"
            r"|weak)",
            r"with (?:only )?(?:an? |one |two |his |her )?(?:stick|cane|crutch|walker|frame|brace"
            r"|orthosis)(?:e?s)?",
            rf"(?:{_RELIES}) (?:[\w,-]+ ){{0,6}}?(?:(?:self-?)?cathet\w+|pads?|sticks?|canes?"
            r"|crutch(?:es)?|walkers?|frame|rollator|braces?|splints?|orthos[ei]s|calipers?)",
            r"(?:self-?|still |now )catheteri[sz](?:es?|ed|ing)|catheteri[sz]es (?:him|her)self"
            r"|(?:self-?|intermittent )(?:self-?)?catheteri[sz]ation"
            r"|(?:foot|leg|toe) (?:still )?(?:slaps|drags|drops)|(?:feet|legs"
            r"|toes) (?:still )?(?:slap|drag)",
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
