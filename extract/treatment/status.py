"""The words around treatments named in one breath, to what is said of them.

"He refused laminectomy" -> not given; "laminectomy was performed" -> given; "a history of
splenectomy" -> prior; "radiotherapy was not required" and "radiotherapy may be tried" -> nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.text.clause import clause
from extract.treatment.cue import (
    AFTER,
    BEFORE,
    BUT,
    COMPARED,
    DECLINED,
    DENIED,
    HISTORY,
    LIFE_TIME,
    LONG_AGO,
    NONE_SINCE,
    OPTIONS,
    PLUPERFECT,
    PLUPERFECT_BEFORE,
    REASON,
    TAKEN_UP,
    TOO_SOON,
    TURNED_DOWN,
    UNREAL,
    WELCOME,
    Said,
)
from extract.treatment.mention import Run

_BEFORE, _AFTER, _SENTENCE = 110, 150, 300
_NEXT_SENTENCE = 90
_NEAR = 60
INSERTED = re.compile(
    r",\s(?:which|who|whose|though|although|because\s+of|owing\s+to|due\s+to|in\s+view\s+of|"
    r"on\s+account\s+of|given|despite)\b(?:[^,;.()]|\([^()]{0,80}\)){1,140},",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:(?!\b(?:was|were|is|are|had|has|he|she|they|we|patient)\b)[^.;:]){0,60}"
    r"\b(?:and|plus|with|then|or|nor)\s(?:(?!\b(?:was|were|had|he|she|they|we|patient)\b)[^.;:]){0,25}",
    re.IGNORECASE,
)
"""`laminectomy of T5 to T8 on the same day and` radiotherapy: what is said goes on."""

_AFTER_IT = re.compile(r"\W*(?:After|Following|With|On|Under)\s+(?:\w+\s+)?")
"""`After splenectomy the masses shrank`."""

_AFTER_WHICH = re.compile(
    r"\b(?:after|following|despite)\s(?:the\s|his\s|her\s|this\s)?$", re.IGNORECASE
)
_LIKEWISE = re.compile(r"\s*(?:likewise|too|as\swell|also|similarly)(?=[.,;]|$)", re.IGNORECASE)
_FELL_ILL = re.compile(
    r"[^.;]{0,60}?\b(?:appeared|developed|began|occurred|presented|noticed|emerged|set\sin)\b",
    re.IGNORECASE,
)
"""`After splenectomy, neurological symptoms appeared`."""

_NEAR_ONLY = frozenset({Said.CONTINUED, Said.STOPPED, Said.NOT_DONE})
"""Cues that do not reach over a comma or an `and`."""

_LATER = re.compile(r"\b(?:when|until|after|while|once|although)\b", re.IGNORECASE)
"""No refusal reaches over these: `was cancelled when he improved after` steroids."""

_WITHOUT_EFFECT = re.compile(
    r"(?:respon|improve|effect|benefit|relie|recover|success)", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\s*(?:[^,;.()]{0,60}[,;]"
    r"|(?:by\s(?:\w+\s){1,4}?)?(?:and|but|so|because|since|as|while|whereas)\b)",
    re.IGNORECASE,
)
"""Behind a predicate that belongs to the name before it and to none after it."""

_VERB = re.compile(r"(?:ed|en)(?:\s(?:up)?on)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were)\s(?:\w+ly\s|then\s|also\s|again\s|first\s)?$", re.IGNORECASE)
"""`The mass was excised`: the name itself is the verb."""

_APART = re.compile(
    r",|\band\b|\b(?:he|she|they|we|it)\s+(?:was|were|is|had|has|received|underwent|took)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r",\s(?:and|so|but)\s", re.IGNORECASE)
"""`before any benefit could be seen, and` laminectomy was carried out."""

_JOINED = re.compile(
    r"(?:(?!\b(?:was|were|is|are|had|has|he|she|it|underwent|received|but|which|who|led|brought"
    r"|reversed|relieved|improved|produced|resulted|arrested|abolished|reduced|caused)\b)"
    r"(?:[^.;:]|(?<=\d)[.:](?=\d))){0,80}"
    r"(?<!,)\s(?:and|or|plus|nor)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
_PRESENTING = re.compile(
    r"\b(?:present|admit|refer|seen|old|develop|complain|notic|consult|paraple|parapar)\w*",
    re.IGNORECASE,
)


def statuses(runs: Sequence[Run], text: str, following: str) -> list[Said]:
    """What a sentence says of each run of treatments in it; `following` is the next sentence."""
    if UNREAL.match(text):
        return [Said.NOTHING for _ in runs]
    told: list[Said] = []
    predicates: list[Said] = []
    since = 0
    for number, run in enumerate(runs):
        place = _place(run, text, since, _next_start(runs, number, text))
        predicate, end = _predicate(place, last=number + 1 == len(runs))
        predicates.append(predicate)
        since = run.end + (end if _CLOSED.match(place.rest, end) else 0)
        said = _said(place, predicates[-1])
        new_verb = run.is_verb(text) and number and not runs[number - 1].is_verb(text)
        goes_on = _GOES_ON.fullmatch(place.before) or _LIKEWISE.match(place.rest)
        if said is Said.UNTOLD and number and not new_verb and goes_on:
            said = told[-1]
        if number and COMPARED.search(text[max(0, runs[number - 1].start - _NEAR) : run.start]):
            said = Said.NOTHING
        told.append(_settled(said, place, following))
    _share_predicates(runs, text, told, predicates)
    return told


@dataclass(frozen=True, slots=True)
class _Place:
    """The words around a run: `before` it and `after` it in its clause, since the run before.

    `rest` goes on to the next run, `behind` to the end of the sentence, `head` is all that stands
    before; clauses put in between commas are blanked behind it. All are of bounded length.
    """

    before: str
    after: str
    rest: str
    head: str
    behind: str
    clause_head: str
    is_done: bool


def _place(run: Run, text: str, since: int, until: int) -> _Place:
    low = max(0, run.start - _SENTENCE)
    head = text[low : run.start]
    behind = INSERTED.sub(_blank, text[run.end : run.end + _SENTENCE])
    words = text[run.start : run.end]
    first, last = clause(head + words + behind, len(head), len(head) + len(words))
    own = head[max(first, since - low) :]
    rest = behind[: until - run.end]
    return _Place(
        before=own[-_BEFORE:],
        after=rest[: last - len(head) - len(words)],
        rest=rest,
        head=head,
        behind=behind,
        clause_head=head[first:],
        is_done=bool(_VERB.search(words) and _PASSIVE.search(own)),
    )


def _next_start(runs: Sequence[Run], number: int, text: str) -> int:
    """Where the next run begins that is not in a clause put in: `RT, which …, was refused`."""
    end = runs[number].end
    inside = [m.span() for m in INSERTED.finditer(text, end, end + _SENTENCE)]
    for run in runs[number + 1 :]:
        if not any(first < run.start < last for first, last in inside):
            return run.start
    return len(text)


def _said(place: _Place, after: Said) -> Said:
    told = _weighed(place, _cue_before(place.before), after)
    if told is Said.UNTOLD and place.is_done:
        told = Said.GIVEN
    if told is Said.NOT_DONE and NONE_SINCE.match(place.after):
        return Said.PRIOR
    if told is Said.NOT_DONE:
        return Said.NOT_GIVEN if REASON.search(place.clause_head) else Said.NOTHING
    if told in {Said.GIVEN, Said.UNTOLD} and _in_the_past(place):
        return Said.PRIOR
    if told in {Said.PRIOR, Said.UNTOLD} and _AFTER_IT.fullmatch(place.head):
        return Said.PRIOR if _FELL_ILL.match(place.behind) else Said.GIVEN
    if told is Said.UNTOLD and OPTIONS.search(place.head):
        return Said.NOTHING
    return told


def _settled(said: Said, place: _Place, following: str) -> Said:
    """An offer turned down is not given, nor is what was stopped before it could work."""
    if said is Said.OFFERED:
        turned_down = DECLINED.search(place.behind) or BUT.search(place.rest)
        turned_down = turned_down or DECLINED.match(following[:_NEXT_SENTENCE])
        if turned_down:
            return Said.NOT_GIVEN
        return Said.GIVEN if TAKEN_UP.match(place.behind) else Said.NOTHING
    if said in {Said.STOPPED, Said.TAPERED, Said.GIVEN} and TOO_SOON.search(place.rest):
        return Said.NOT_GIVEN
    return said


def _share_predicates(
    runs: Sequence[Run], text: str, told: list[Said], predicates: Sequence[Said]
) -> None:
    """`Red cells every 2 weeks (…) and hydroxyurea 10 mg/kg were employed`: both were."""
    for number in range(len(runs) - 2, -1, -1):
        gap = text[runs[number].end : runs[number + 1].start][:_BEFORE]
        if told[number] is Said.UNTOLD and _JOINED.fullmatch(gap):
            told[number] = (
                told[number + 1] if predicates[number + 1] is told[number + 1] else (Said.UNTOLD)
            )


def _blank(inserted: re.Match[str]) -> str:
    return " " * len(inserted[0])


def _cue_before(before: str) -> re.Match[str] | None:
    """The last cue before the names."""
    last = None
    for match in BEFORE.finditer(before):
        last = match
    return last


def _predicate(place: _Place, *, last: bool) -> tuple[Said, int]:
    """What the predicate says, and where it ends; `last` where no other treatment follows.

    A refusal may stand in the clause behind ("… but she refused"). It is not of what came before
    ("advised after surgery, but she refused") nor if it has the next treatment as its object.
    """
    after, rest = place.after, place.rest
    if not rest.strip(" .,;:)"):
        return Said.UNTOLD, 0
    refused = TURNED_DOWN.match(rest[:_AFTER])
    of_the_next = refused and not last and not rest[refused.end() :].strip()
    if refused and not of_the_next and not _AFTER_WHICH.search(place.before):
        return Said.NOT_GIVEN, refused.end()
    found = (pattern.match(after[:_AFTER]) for pattern in AFTER)
    told = ((Said(m.lastgroup), m.end()) for m in found if m and m.lastgroup)
    return next(told, (Said.UNTOLD, 0))


def _weighed(place: _Place, cue: re.Match[str] | None, after: Said) -> Said:
    """Predicate and cue together: a denial in either is final, then the predicate counts."""
    left = _left(place, cue)
    elsewhere = cue is not None and _NEW_CLAUSE.search(place.before, cue.end())
    if left is Said.NOTHING and after is Said.GIVEN and elsewhere:
        left = Said.UNTOLD
    if after in {Said.NOT_GIVEN, Said.STOPPED, Said.TAPERED, Said.CONTINUED}:
        governed = cue is not None and not place.before[cue.end() :].strip()
        told = left is Said.PRIOR or (left is Said.GIVEN and governed)
        return left if after is Said.STOPPED and told else after
    if left is Said.OFFERED and after is Said.NOT_DONE:
        return Said.NOT_GIVEN
    for denial in (Said.NOT_GIVEN, Said.NOTHING, Said.NOT_DONE):
        if denial in {left, after}:
            return denial
    if Said.PRIOR in {left, after}:
        return Said.PRIOR
    return left if after is Said.UNTOLD else after


def _left(place: _Place, cue: re.Match[str] | None) -> Said:
    """What the cue before the names says, with what stands around the cue."""
    if cue is None:
        return Said.UNTOLD
    left, before = Said(str(cue.lastgroup)), place.before
    if left in _NEAR_ONLY and _APART.search(before, cue.end()):
        return Said.UNTOLD
    if left in {Said.NOT_GIVEN, Said.OFFERED} and _LATER.search(before, cue.end()):
        return Said.UNTOLD
    if left is Said.NOT_DONE and WELCOME.match(place.after):
        return Said.NOT_GIVEN
    if left in {Said.GIVEN, Said.PRIOR} and _is_denied(before, cue):
        return Said.NOT_DONE
    return Said.PRIOR if left is Said.GIVEN and _is_pluperfect(place, cue) else left


def _is_denied(before: str, cue: re.Match[str]) -> bool:
    """`had never needed`, `did not receive`; but what "did not respond to" was given."""
    if _WITHOUT_EFFECT.match(cue[0]):
        return False
    return bool(DENIED.search(before[: cue.start()]))


def _is_pluperfect(place: _Place, cue: re.Match[str]) -> bool:
    """`had been treated with`, and the second verb of `had undergone … and received`."""
    before = place.before[: cue.start()]
    if cue[0].lower().startswith("fail"):
        return False
    if PLUPERFECT_BEFORE.search(before):
        return True
    joined = before.rstrip().endswith((" and", ","))
    head = place.head[: len(place.head) - len(place.before) + cue.start()]
    return joined and bool(PLUPERFECT.search(head))


def _in_the_past(place: _Place) -> bool:
    """Whether a time of life stands at the head of the clause or right behind the names.

    Or a time gone by at the head of the sentence, or the heading of a history before them.
    """
    head = place.clause_head
    found = LIFE_TIME.search(head)
    in_head = (
        found
        and head[found.end() :].strip()
        and not found[0].lower().startswith("age")
        and not _PRESENTING.search(head)
    )
    behind = LIFE_TIME.match(place.after.lstrip(" ,("))
    long_ago = LONG_AGO.match(place.head) and not _PRESENTING.search(place.head)
    return bool(in_head or behind or long_ago or HISTORY.search(place.head))
