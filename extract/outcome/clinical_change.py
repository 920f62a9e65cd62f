"""A predicate of change to what it tells of the patient: gone, less, better, back again.

The words stand in `change.tsv`. What they are said of decides (`extract.outcome.course`): less
pain is better, less strength is not.
"""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.clinical_less import less
from extract.outcome.course import CLINICAL, NOT_OURS, Clause, Theme
from extract.outcome.degree import BEGUN, Degree, degree, denied_after, negated, not_quite, of_most
from extract.outcome.lexicon import change
from extract.outcome.recovery_from import (
    GOT_HOLD,
    OF_ANOTHER,
    OUT_OF_THE_BODY,
    is_a_time,
    is_from_another_illness,
    is_got_back,
)
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of, words

NERVE = r"(?:function|power|strength|motor|sens\w+|bladder|sphincter|neurolog\w*)"
_LIFE = r"(?:normal|baseline|work|daily|activit\w*|school|life|walk\w*|job)"
_ONGOING = Pattern(
    r"\s*(?:to(?! (?:a|some)\b)|from(?= \d)|on (?:an?|the(?! (?:\w+ )?(?:day|night|morning"
    r"|evening|spot|next|following))|surg\w+|operat\w+|[a-z]+ing)|back|home"
    r"|transcriptase|through|than|stockings?|with|diets?|rates?|half-li\w+)\b",
    re.IGNORECASE,
)


def _gone(clause: Clause, match: re.Match[str]) -> State | None:
    """`resolved`, `disappeared`: resolved, unless only in part or not at all."""
    themes = themes_of(clause, match)
    if match[0].lower() in _CURES and (Theme.COMPRESSION in themes or not themes):
        themes |= {Theme.SYMPTOM}
    away = _OF_A_DRUG.search(clause.text, 0, match.end()) or any(
        cue.match(clause.text, match.end()) for cue in (_ONGOING, OUT_OF_THE_BODY, OF_ANOTHER)
    )
    if not themes & CLINICAL or away:
        return None
    if themes <= {Theme.PERSON} and match[0].lower() == "remission":
        return None  # of which disease is not said
    far = degree(clause.text, *match.span())
    if negated(clause.text, match.start()):
        some = far is Degree.COMPLETE or _QUITE.search(clause.text, 0, match.start())
        value = Clinical.IMPROVED if some else Clinical.UNCHANGED
        return tell(match, value, "not_gone", part=True)
    if far is Degree.PARTIAL or of_most(clause.text):
        return tell(match, Clinical.IMPROVED, "gone_in_part", residue=True)
    if BEGUN.search(clause.text, 0, match.start()):
        return tell(match, Clinical.IMPROVED, "going")
    whole = "cured" in match[0].lower() or has(
        r"symptom|complaint|deficit|\bsigns?\b|neurolog|abnormalit|problem", _said_of(clause, match)
    )
    return tell(match, Clinical.RESOLVED, "gone", part=not (whole or clause.is_elided()))


_OF_A_DRUG = Pattern(
    r"\b(?:drug|medication|therapy|treatment|smoking|alcohol|transfusions?|[a-z]+(?:ine|ide|one|mab|pag"
    r"|nib|tin|rea)) (?:cessation|ceased)$|\bcessation$(?= of (?:the )?(?:drug|treatment|smoking"
    r"|therapy|transfusion))",
    re.IGNORECASE,
)
"""`Six days after drug cessation`."""
_QUITE = Pattern(
    r"\bnot (?:quite|yet|entirely|wholly|fully|completely|altogether|all) $", re.IGNORECASE
)
_CURES = {"cured", "solved"}


def _said_of(clause: Clause, match: re.Match[str]) -> str:
    """The words that name what is gone: after `resolution of`, else before the verb."""
    of = re.match(r"\s+(?:of|in)\b", clause.text[match.end() :])
    if of:
        return re.split(r"\b(?:and|with|but)\b", clause.text[match.end() :])[0]
    return clause.text[: match.start()] or " ".join(sorted(clause.inherited))


_UNEVENTFUL = Pattern(
    r"\buneventful(?:ly)? (?:\w+ )?(?:recovery|recuperation)"
    r"|\brecover\w* (?:was |has been )?(?:\w+ )?uneventful"
    r"|\brecover\w* (?:\w+ )?from (?:the |his |her )?(?:surgery|operation|an|procedure)",
    re.IGNORECASE,
)
_TO_NORMAL = Pattern(
    r"\s+(?:(?:him|her|them|the patient)\s+)?(?:in\s+)?(?:to\s+)?(?:an?\s+|his\s+|her\s+"
    r"|the\s+)?(?:normal\w*|baseline|5/5|premorbid"
    r"|pre-?morbid|full\s+health|full\s+(?:strength|power|function))(?!\w)",
    re.IGNORECASE,
)
_CURE = Pattern(r"cure$", re.IGNORECASE)
_BARE = Pattern(r"recovered$|cured?$|mended$", re.IGNORECASE)
_QUALIFIED = Pattern(
    r"[\s,]+(?:\w+ly\s+)?(?:well|slow\w*|gradual\w*|nicely|satisfactor\w*|neurolog\w*|partial\w*"
    r"|enough|sufficient\w*|slight\w*|some\w*|to|only|strength|function\w*|motor|sensa\w*|sensory"
    r"|sphincter|bladder|the|his|her|useful|with|over|but|steadily|progressively)\b",
    re.IGNORECASE,
)


def _mended(clause: Clause, match: re.Match[str]) -> State | None:
    """`recovered`, `recovery`: it needs no word for what.

    `He recovered from the deficit` is resolved. `He recovered` says less: the contract takes
    `recovered well` for improved, and readers take `recovered` alone so too.
    """
    themes = themes_of(clause, match)
    if themes & {*NOT_OURS, Theme.SCAN} or _UNEVENTFUL.search(clause.text):
        return None
    if (
        (not clause.themes and _is_of_a_thing(clause.text, match))
        or is_from_another_illness(clause, match)
        or is_got_back(clause, match)
        or is_a_time(clause, match)
    ):
        return None
    if _CURE.match(match[0]) and _NONE_KNOWN.search(clause.text, 0, match.start()):
        return None
    state = _improved(clause, match, of_person=True)
    if _CURE.match(match[0]) and state.name == "better" and not state.residue:
        return tell(match, Clinical.RESOLVED, "recovered")
    of_symptom = Theme.SYMPTOM in themes or clause.text.startswith(" from ", match.end())
    bare = (
        state.name == "better"
        and _BARE.match(match[0])
        and of_symptom
        and not themes - {Theme.PERSON, Theme.SYMPTOM}
    )
    if bare and not _QUALIFIED.match(clause.text, match.end()) and not state.residue:
        partial = degree(clause.text, *match.span()) is Degree.PARTIAL
        return state if partial else tell(match, Clinical.RESOLVED, "recovered")
    return state


def _is_of_a_thing(text: str, match: re.Match[str]) -> bool:
    """`The pressure recovered`, `restoration of the canal`: what the study has no word for."""
    restored = _RESTORED.search(text, match.start(), match.end() + 4)
    verb = match[0].lower() in {"recover", "recovered"}
    return restored is not None or (verb and _A_THING.fullmatch(text, 0, match.start()) is not None)


_A_THING = Pattern(
    r"\W*(?:the|his|her|its|an?) (?!course|period|whole|clinical|neuro|patient|motor|sens"
    r"|symptom)[\w-]+"
    r"(?: (?:was|had|has|soon|then|quickly|rapidly|gradually|fully|completely|been|also))* ",
    re.IGNORECASE,
)
_RESTORED = Pattern(r"restor\w+\s+of\b", re.IGNORECASE)
_NONE_KNOWN = Pattern(
    r"\b(?:no|not an?|without an?|lack of an?|never) (?:\w+ ){0,2}$", re.IGNORECASE
)
"""`There is no known cure`: said of the disease."""
_SAID_ALONE = Pattern(r"(?:improvement|amelioration|benefit)s?$|better$|betterment$", re.IGNORECASE)


def _better(clause: Clause, match: re.Match[str]) -> State | None:
    """`improved`, `regained`, of the patient or what he suffers from; of his blood it is none."""
    if GOT_HOLD.match(clause.text, match.start()):
        return None
    themes = themes_of(clause, match)
    alone = not themes or (not clause.themes and not themes & NOT_OURS)
    noun = _SAID_ALONE.match(match[0]) is not None
    if noun and _is_subject(clause, match):
        return _improved(clause, match, of_person=False)
    unsaid = alone and noun
    if noun and _OF_HIM.search(clause.text, 0, match.start()):
        return _improved(clause, match, of_person=False)
    others = themes & NOT_OURS and not themes & {Theme.SYMPTOM, Theme.FUNCTION}
    if others or not (themes & CLINICAL or unsaid):
        return None
    return _improved(clause, match, of_person=Theme.PERSON in themes)


def _is_subject(clause: Clause, match: re.Match[str]) -> bool:
    """`Hb was 7 g/dl, and improvement was noted`: of the patient, whatever was named before."""
    opens = _OPENING.search(clause.text, 0, match.start())
    named = opens and any(opens.start() <= t[0] < match.start() for t in clause.themes)
    return (
        opens is not None and not named and _CAME_ABOUT.match(clause.text, match.end()) is not None
    )


_OF_HIM = Pattern(
    r"\b(?:symptomatic|neurologic(?:al)?|functional|motor|sensory|subjective)(?: and \w+)? $",
    re.IGNORECASE,
)
"""`A symptomatic` improvement, whatever else is named."""
_OPENING = Pattern(r"(?:^|\band |[,;] )(?:\w+ ){0,2}$", re.IGNORECASE)
_CAME_ABOUT = Pattern(
    r" (?:was|were|has been|is) (?:\w+ )?(?:noted|seen|observed|noticed|apparent|evident|obvious"
    r"|recorded|obtained|achieved|reported)\b| (?:occurred|followed|began|ensued|set in|started)\b",
    re.IGNORECASE,
)
_RETURNED_TO = Pattern(
    rf"\s+(?:of|to) (?:[\w-]+ ){{0,3}}(?:{NERVE}|{_LIFE})",
    re.IGNORECASE,
)
_CAME_TO = Pattern(
    r"\s+(?:for|with|because|from|home|to(?! (?:the|his|her|both|all) (?!hospital|clinic)))\b",
    re.IGNORECASE,
)


def _back(clause: Clause, match: re.Match[str]) -> State | None:
    """`returned`: of a function, better; to normal, resolved; of a symptom, nothing is told."""
    text, themes = clause.text, themes_of(clause, match)
    functional = _RETURNED_TO.match(text, match.end()) is not None
    if not functional and (Theme.FUNCTION not in themes or _came(match, text)):
        return None
    return None if themes & NOT_OURS else _improved(clause, match, of_person=False)


def _came(match: re.Match[str], text: str) -> bool:
    """`returned in a year`: the patient; movements that reappear in the legs do not travel."""
    return "reappear" not in match[0].lower() and _CAME_TO.match(text, match.end()) is not None


def _improved(clause: Clause, match: re.Match[str], *, of_person: bool) -> State:
    """Better, as far as the words around say: fully, not quite, not at all."""
    text = clause.text
    far = degree(text, *match.span())
    if negated(text, match.start()) or denied_after(text, match.end()):
        return _not_better(clause, match, far)
    normal = _TO_NORMAL.match(text, match.end()) or _NORMAL_ONE.search(text, 0, match.start())
    if far is Degree.COMPLETE or normal:
        whole = has("neurolog", text) or (of_person and not _names_function(clause, match))
        return tell(match, Clinical.RESOLVED, "recovered_fully", part=not whole)
    residue = not_quite(text, *match.span())
    return tell(match, Clinical.IMPROVED, "better", residue=residue)


_NORMAL_ONE = Pattern(
    r"\b(?<!near )(?<!near-)(?<!almost )(?<!not )normal (?:[\w-]+ ){1,5}"
    r"(?:was|were|(?:has|have|had) been|had|has|being|came|finally|eventually|then)(?: \w+ly)? $",
    re.IGNORECASE,
)
"""`Normal leg power was` restored."""


def _names_function(clause: Clause, match: re.Match[str]) -> bool:
    """Whether one function is what came back: `regained normal hand function`."""
    after = (t for t in clause.themes if match.end() <= t[0] < match.end() + _OBJECT)
    return any(theme is Theme.FUNCTION for *_, theme in after)


_OBJECT = 40


def _not_better(clause: Clause, match: re.Match[str], far: Degree) -> State:
    """`did not improve`; "no further improvement" takes nothing back."""
    if far is Degree.COMPLETE:
        return tell(match, Clinical.IMPROVED, "not_quite", residue=True)
    before = clause.text[max(0, match.start() - 30) : match.start()]
    further = has(r"\b(?:further|additional|more)\b", before)
    return tell(match, Clinical.UNCHANGED, "not_better", holds=further)


def _absent(clause: Clause, match: re.Match[str]) -> State | None:
    """`pain was absent`, `the pain stopped`: gone; of the progression it tells nothing."""
    themes = themes_of(clause, match)
    if Theme.SYMPTOM not in themes or Theme.FUNCTION in themes:
        return None
    return None if _COURSE.search(clause.text, 0, match.start()) else _gone(clause, match)


_COURSE = Pattern(
    r"\b(?:progress|deteriorat|worsen|increas|advanc|spread|declin)\w*", re.IGNORECASE
)


def _hardly(_: Clause, match: re.Match[str]) -> State:
    """`her back hardly bothers her`: little is left."""
    return tell(match, Clinical.IMPROVED, "hardly", residue=True)


_THEN = r"(?= *[.,;]|$| (?:after|within|by|in)\b)"
CHANGES: Table = (
    (change("gone", "over"), _gone),
    (
        words(
            rf"(?:(?:has |had |have )?left (?:him|her)|went){_THEN}",
            r"(?:a|only a|but a|no more than a) (?:distant )?memory|a thing of the past"
            r"|something (?:he|she) remembers",
        ),
        _gone,
    ),
    (
        words(
            r"no longer (?:be )?(?:\w+ )?(?:present|detectable|evident|noted|found|demonstrable"
            r"|elicit\w+|demonstrated|observed|felt)"
        ),
        _gone,
    ),
    (
        words(
            r"(?:was|were|is|are|being)(?: now| completely| entirely| wholly)* (?:absent|nil)",
            r"stopped(?= *[.,;]|$| (?:after|on|within|at|completely|entirely|altogether|in|when"
            r"|once|and|before|by|during|the (?:day|night|week))\b)(?! on \w+ing\b)",
        ),
        _absent,
    ),
    (
        words(r"passed(?= *(?:[.,;]|$|completely|entirely|wholly|fully|in|after|within|with)\b)"),
        _gone,
    ),
    (change("less"), less),
    (
        words(
            r"(?:hardly|scarcely|barely|rarely|seldom|only occasionally|much less)(?: ever)?"
            r" (?:bothers?|bothered|troubles?|troubled) (?:by )?(?:him|her|his|the)"
        ),
        _hardly,
    ),
    (change("mended"), _mended),
    (change("better"), _better),
    (change("back"), _back),
)
