"""What is told of a patient's condition after treatment, to the state in which the text leaves him.

Contract, "Outcome": the last mention counts, a description outranks a verdict, and a clear result
stays when death comes much later.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.grammar.pattern import Pattern, lacking_in
from extract.outcome.aid import AID
from extract.outcome.clinical_change import CHANGES
from extract.outcome.clinical_condition import CONDITIONS
from extract.outcome.clinical_gait import GAIT
from extract.outcome.clinical_lasting import LASTING
from extract.outcome.clinical_rest import RESTS
from extract.outcome.clinical_scale import SCALES
from extract.outcome.clinical_verdict import VERDICTS
from extract.outcome.compared import COMPARED
from extract.outcome.course import Clause
from extract.outcome.deed import DEEDS
from extract.outcome.degree import around
from extract.outcome.fact import is_fact
from extract.outcome.left import LEFT
from extract.outcome.mobility import MOBILITY
from extract.outcome.state import Clinical, State
from extract.outcome.told import Told, best
from extract.text.clause import clause

PREDICATES = (
    *CHANGES,
    *LASTING,
    *CONDITIONS,
    *RESTS,
    *GAIT,
    *MOBILITY,
    *DEEDS,
    *AID,
    *LEFT,
    *COMPARED,
    *VERDICTS,
    *SCALES,
)
GOOD = {Clinical.RESOLVED, Clinical.IMPROVED}
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|ten|few|several)"
_SOON = Pattern(
    r"\b(?:post-?operative\w*|intra-?operative\w*|on the table|in-?\s?hospital|soon after|shortly"
    r"|during (?:the |his |her )?(?:hospital\w*|admission|treatment|course|radi\w+|stay|operation"
    r"|procedure|surgery)|(?:a|one|1) month (?:later|after)|(?:before|prior to) (?:(?:his"
    r"|her) )?(?:discharge|completion|the end)|same admission|without having"
    rf"|hours|{_NUMBER} (?:days?|weeks?) (?:later|after)|\w+ day|day \d+|a week|week after"
    r"|night)\b",
    re.IGNORECASE,
)
_BRIEF = (
    r"\b(?:transient(?:ly)?|temporar(?:y|ily)|short-lived|brief(?:ly)?|fleeting|ephemeral"
    r"|passing|not sustained|for a (?:short|brief) (?:time|period|while)"
    r"|(?:not|never) last(?:ed|ing)?|lasted (?:only|but|barely|hardly|scarcely|less than|no"
    r" (?:more|longer)"
    r" than) (?:\w+ ){1,2}(?:hours?|days?|weeks?|months?)|lost again|evanescent|momentary)\b"
)
_TRANSIENT = Pattern(_BRIEF, re.IGNORECASE)
_BRIEF_GAIN = Pattern(
    rf"{_BRIEF}(?: (?:but|though|only|very|\w+ly|clinical|partial|some|slight|good|marked"
    r"|complete|symptomatic|neurological|functional|motor|pain|initial|subjective))* $",
    re.IGNORECASE,
)
_GAIN_BRIEF = Pattern(
    rf"[^.;]{{0,50}}?(?<!after a )(?<!with a )(?<!before a ){_BRIEF}(?! (?!and|but|or|after|under"
    r"|with|only|for|on|in|at|to|during|following|by|as|until|when|while|so)[a-z])",
    re.IGNORECASE,
)
_TAKES_BACK = {"as_before", "transient"}
_MOTOR = Pattern(
    r"\b(?:power|strength|weakness|motor|gait|walk\w*|ambulatory stat\w+|parapares\w*|parapleg\w*"
    r"|neurolog\w*|symptoms?|deficits?|functions?|5/5|runs?|ran|running|sports?|football|played"
    r"|plays|legs?)(?!\w)",
    re.IGNORECASE,
)


def states(part: Clause) -> Iterator[State]:
    """The clinical states that a clause tells, in order of the words."""
    lacking = lacking_in(part.text)
    found = [
        state
        for pattern, reader in PREDICATES
        if not lacking & pattern.needs
        for match in pattern.finditer(part.text)
        if is_fact(part, *match.span()) and (state := reader(part, match)) is not None
    ]
    lasting = (_as_it_lasted(part.text, state) for state in found)
    yield from sorted((s for s in lasting if s is not None), key=lambda state: state.start)


def _as_it_lasted(text: str, state: State) -> State | None:
    """A transient improvement is none in the end, and a transient worsening neither.

    A transient weakness that recovered is another thing.
    """
    if state.value in GOOD:
        gain = _BRIEF_GAIN.search(text, 0, state.start) or _GAIN_BRIEF.match(text, state.start)
        if not gain:
            return state
        return replace(state, value=Clinical.UNCHANGED, name="transient", residue=False)
    brief = _TRANSIENT.search(around(text, state.start, state.end))
    return None if brief and state.value is Clinical.WORSENED else state


def final_state(course: Sequence[Told[State]]) -> Told[State] | None:
    """The patient's outcome, or None where nothing is told.

    A verdict counts where nothing is described, and where it follows the description of a failure
    ("no improvement, so he was operated on, with satisfactory outcome").
    """
    last = _last(best(course))
    if last and last.what.value is Clinical.DIED and not _SOON.search(_clause_of(last)):
        helped = [t for t in course if t.what.label and t.place < last.place]
        last = next((t for t in reversed(helped) if t.what.value in GOOD), last)
    if last is None or last.what.value in GOOD or last.what.value is Clinical.DIED:
        return last
    return next(
        (t for t in reversed(course) if t.what.label and t.place > last.place),
        last,
    )


def _last(course: Sequence[Told[State]]) -> Told[State] | None:
    """The state that the last of the things told leaves."""
    last = settled = None
    for _, group in groupby(course, key=lambda told: told.sentence.index):
        together = list(group)
        dead = [told for told in together if told.what.value is Clinical.DIED]
        alive = [told for told in together if told.what.value is not Clinical.DIED]
        if alive:
            last = _next(last, _together(alive))
            settled = last if last.what.value in GOOD else settled
        if dead and not (last and last.what.value is Clinical.DIED):
            late = settled is not None and not _SOON.search(_clause_of(dead[0]))
            last = settled if late else dead[0]
    return last


def _clause_of(told: Told[State]) -> str:
    """The words of the clause in which it is told, and of those that say when."""
    text = told.sentence.text
    start, end = clause(text, told.start, told.end)
    if not _WHEN.search(text, start, end):
        start = max(text.rfind(mark, 0, start) + 1 for mark in (";", " and "))
    return text[start:end]


_WHEN = Pattern(r"\b(?:days?|weeks?|months?|years?|later|age)\b", re.IGNORECASE)
"""Says when it was; where a clause does not, the words that lead to it may."""


def _together(told: Sequence[Told[State]]) -> Told[State]:
    """What the things told in one sentence come to: a rest that is left outweighs a recovery."""
    by = {value: [t for t in told if t.what.value is value] for value in Clinical}
    resolved, improved, worsened = (
        by[Clinical.RESOLVED],
        by[Clinical.IMPROVED],
        by[Clinical.WORSENED],
    )
    unchanged = [t for t in by[Clinical.UNCHANGED] if not t.what.holds]
    if worsened and not any(t.start > worsened[-1].start for t in (*resolved, *improved)):
        return worsened[-1]
    if not resolved:
        improved = [t for t in improved if t.what.name != "exception"]
    whole = [t.start for t in resolved if not t.what.part]
    last = max(whole, default=-1)
    if unchanged and not resolved and all(t.what.name in _IN_USE for t in improved):
        return unchanged[-1]
    residue = [t for t in improved if t.what.residue and not _is_outgrown(t, last)]
    if residue:
        return residue[-1]
    if resolved:
        return _recovery(resolved, improved, unchanged)
    return (improved or unchanged or by[Clinical.UNCHANGED] or worsened or told)[-1]


def _is_outgrown(told: Told[State], whole: int) -> bool:
    """Whether it is a step on the way to the whole recovery told at `whole` behind it."""
    if told.what.name == "walks":
        return told.start < whole
    between = told.sentence.text[told.end : max(told.end, whole)]
    return told.what.name == "hampered" and _MUCH_LATER.search(between) is not None


_MUCH_LATER = Pattern(r"\b(?:weeks?|months?|years?) (?:later|afterwards?)\b", re.IGNORECASE)
"""`Left walking with a frame, and two years later` nothing was found."""


def _recovery(
    resolved: Sequence[Told[State]],
    improved: Sequence[Told[State]],
    unchanged: Sequence[Told[State]],
) -> Told[State]:
    """A recovery told beside other things: whole, or of one symptom only."""
    failed = {"not_better", "no_effect"}  # a treatment that failed before one that did not
    left = [t for t in unchanged if t.what.name not in failed or t.start > resolved[-1].start]
    if left:
        return as_value(resolved[-1], Clinical.IMPROVED)
    whole = [t for t in resolved if not t.what.part]
    improved = [t for t in improved if t.what.name not in _SIGNS_OF_EASE]
    if whole or not improved:
        several = len({t.start for t in resolved}) > 1
        return whole[-1] if whole else _whole(resolved[-1]) if several else resolved[-1]
    if all(t.what.name == "walks" for t in improved) and _is_motor(resolved[0]):
        return resolved[-1]
    later = [t for t in resolved if t.start > improved[-1].start and _is_motor(t)]
    return later[-1] if later else improved[-1]


def _next(last: Told[State] | None, told: Told[State]) -> Told[State]:
    """The state after `told`, given the one before it."""
    if last is None:
        return told
    before, now = last.what, told.what
    if now.value is Clinical.UNCHANGED:
        return _with_nothing_gained(last, told)
    if before.value is Clinical.RESOLVED and now.name in _SIGNS_OF_EASE:
        return last
    if before.value is Clinical.RESOLVED and now.value is Clinical.IMPROVED:
        return last if not (before.part or now.residue) else told
    if before.value is Clinical.IMPROVED and now.value is Clinical.RESOLVED:
        return told if _is_whole(told, before) else last
    return told


def _is_whole(told: Told[State], before: State) -> bool:
    """Whether what is gone now is all that was left before: not by `no further trouble`."""
    now = told.what
    if now.name in {"no_further", "no_return"}:
        return now.name == "no_further" and not before.residue
    described = now.name == "free" and not before.residue
    return described or not now.part or _is_motor(told)


def _with_nothing_gained(last: Told[State], told: Told[State]) -> Told[State]:
    """The state after one that names no gain: a loss, what is left of a recovery, or as before."""
    before, now = last.what, told.what
    if before.value is Clinical.WORSENED and now.name in _NO_BETTER:
        return last
    if before.value not in GOOD or now.name in _TAKES_BACK:
        return told
    if now.name in LOSSES and _later(last, told):
        return as_value(told, Clinical.WORSENED)
    left = before.value is Clinical.RESOLVED and now.residue and not now.holds
    return as_value(told, Clinical.IMPROVED) if left else last


def _later(last: Told[State], told: Told[State]) -> bool:
    """Whether it is told of a later state in a sentence of its own, not as one that lasts."""
    text = told.sentence.text[max(0, told.start - 60) : told.start]
    return last.sentence.index < told.sentence.index and not _LASTS.search(text)


_SIGNS_OF_EASE = {"sleeps", "aid_given_up"}
"""Names of gains that say nothing of how far they went."""
LOSSES = {"disabled", "cannot_walk"}
"""Names of states that are a loss where he was better before."""
_IN_USE = {"hampered", "aid_in_use"}
"""Names of helps in use: beside `no change` they are no gain."""
_NO_BETTER = {"not_better", "no_effect", "same", "not_worse", *LOSSES}
_LASTS = Pattern(
    r"\b(?:remain\w*|still|persist\w*|initially|before|previously|had been)\s+(?:\w+ )?$",
    re.IGNORECASE,
)


def _whole(told: Told[State]) -> Told[State]:
    """One of several functions that are all normal: as good as the patient as a whole."""
    return replace(told, what=replace(told.what, part=False))


def _is_motor(told: Told[State]) -> bool:
    """Whether it is said of strength or gait, which weigh more than numbness or pain."""
    if told.what.name in {"grades", "full_power", "walks_normally"}:
        return True
    before = told.sentence.text[: told.start]
    if not _PRONOUN.search(before[-50:]):
        before = before[-50:]
    near = (
        re.split(r",\s(?:and|but)\s|[;:.]\s", before)[-1]
        + told.sentence.text[told.start : told.end + 30]
    )
    return _MOTOR.search(near) is not None


_PRONOUN = Pattern(r"\b(?:it|they|these|this|which)\b", re.IGNORECASE)
"""Stands for what was named further back."""


def as_value(told: Told[State], value: Clinical) -> Told[State]:
    """The same words with another value, of which something is left."""
    return replace(told, what=replace(told.what, value=value, residue=True))
