"""The words around treatments named in one breath, to what is said of them.

"He refused laminectomy" -> not given; "laminectomy was performed" -> given; "a history of
splenectomy" -> prior; "radiotherapy was not required" and "radiotherapy may be tried" -> nothing.
What stands around one name is cut out in `surroundings` and weighed in `weighing`; here the names
of a sentence are read together.
"""

import re
from collections.abc import Sequence

from extract.grammar.pattern import Pattern
from extract.treatment.cue import (
    COMPARED,
    NONE_SINCE,
    OPTIONS,
    TOO_SOON,
    UNREAL,
    Said,
)
from extract.treatment.left_undone import (
    CARED_FOR,
    NOT_THEN,
    REASON,
    REASON_BEHIND,
    SINCE_THEN,
    WE_DID_NOT,
)
from extract.treatment.mention import Run
from extract.treatment.offer import (
    BUT,
    DECLINED,
    HAD_BEEN_OFFERED,
    NEITHER_CAME,
    NO_NEED,
    TAKEN_UP,
)
from extract.treatment.past import AT_YEARS, BEFORE_NOW, HISTORY, LIFE_TIME, LONG_AGO, UNTIL_THEN
from extract.treatment.surroundings import REACH_BEFORE, Surroundings, surroundings_of
from extract.treatment.swap import swapped
from extract.treatment.weighing import said_behind, weighed

_NEXT_SENTENCE = 90
_NEAR = 60
_GOES_ON = Pattern(
    r"(?:(?!\b(?:was|were|is|are|had|has|he|she|they|we|patient)\b)[^.;:]){0,60}"
    r"\b(?:and|plus|with|then|or|nor)\s(?:(?!\b(?:was|were|had|he|she|they|we|patient)\b)[^.;:]){0,25}",
    re.IGNORECASE,
)
"""`laminectomy of T5 to T8 on the same day and` radiotherapy: what is said goes on."""
_AFTER_IT = Pattern(r"\W*(?:After|Following|With|On|Under)\s+(?:\w+\s+)?")
"""`After splenectomy the masses shrank`."""
_LONG_AFTER_IT = Pattern(
    r"\W*(?:[\w-]+\s+){1,3}(?:years?|months?|decades?)\s+after\s+(?:\w+\s+)?", re.IGNORECASE
)
"""`Nine years after` laminectomy he came back with a new mass."""
_NONE_SINCE_THEN = Pattern(
    r"\bno\s(?:\w+\s){0,2}?(?:recurrences?|relapses?|new\s\w+)\b", re.IGNORECASE
)
"""`Surgery was done ten years ago and no recurrence has been seen`."""
_LISTED = Pattern(
    r",\s(?:(?!(?:was|were|had|has|he|she|it|they|but|which|who|no|not|until|when|then)\b)[\w-]+,?\s)"
    r"{0,4}",
    re.IGNORECASE,
)
"""`Treated with dexamethasone, folic acid, insulin and` more."""
_LATER_ON = Pattern(
    r"\s*,?\s*(?:(?:was|were)\s(?:\w+\s)?|(?:performed|done|given|started|begun)\s)?"
    r"(?:(?:[\w-]+\s){1,3}(?:days?|weeks?|months?|years?)\s(?:later|afterwards?|after|thereafter"
    r"|subsequently)(?=\s?[.,;]|\s(?:in|to|with|for|and|because|(?:the\s|his\s|her\s)?(?:\w*radi\w+"
    r"|operation|laminectomy|surgery|decompression))\b)"
    r"|(?:subsequently|afterwards|thereafter|later\son)\b)",
    re.IGNORECASE,
)
"""`The spleen was taken out` three months afterwards."""
_WHILE_ON = Pattern(
    r"\b(?:while|whilst|when|once)\s(?:\w+\s){0,3}?(?:on|under|receiving|taking|having)\s(?:\w+\s)*$",
    re.IGNORECASE,
)
_BETTER = Pattern(
    r"[^.;]{0,60}?\b(?:improv|resol|recover|regress|disappear|subsid|remit|remission|shrank|shrunk"
    r"|abat|clear|diminish|lessen|return|regain)",
    re.IGNORECASE,
)
"""`While he was on transfusions, the weakness resolved`: it was their doing."""
_ONCE_DONE = Pattern(
    r"\b(?:improv|resol|recover|regress|disappear|vanish|subsid|remit|shrank|abat|clear|diminish|lessen"
    r"|return|regain)\w*[^.;]{0,60}?\s(?:after|once|when|as\ssoon\sas)\s(?:he|she|it|the\s\w+)\shad\s"
    r"(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""`The signs vanished once he had been given`."""
_LIKEWISE = Pattern(r"\s*(?:likewise|too|as\swell|also|similarly)(?=[.,;]|$)", re.IGNORECASE)
_WITH_IT = Pattern(
    r"\b(?:along\s|together\s|combined\s|in\scombination\s)?with\s(?:(?:oral|daily|regular|the)\s)?$",
    re.IGNORECASE,
)
"""`Pyridoxine was reinstated at 400 mg daily with` folic acid."""
_SO_WAS = Pattern(
    r"\b(?:as|so|nor|neither)\s(?:was|were|had|did|has|have|would)(?:\s(?:the|his|her|any|all|also))*\s$",
    re.IGNORECASE,
)
"""`Radiation was offered and refused, as were` corticosteroids."""
_FELL_ILL = Pattern(
    r"[^.;]{0,100}?\b(?:appeared|developed|began\sto|occurred|presented|noticed|emerged|set\sin"
    r"|came\sback|readmitted|fell\sill|returned(?!\sto)"
    r"|(?:symptoms?|pain|weakness|numbness|deficits?|deterioration|complaints?)\sbegan)\b",
    re.IGNORECASE,
)
"""`After splenectomy, neurological symptoms appeared`."""
_CLOSED = Pattern(
    r"\s*(?:[^,;.()]{0,60}[,;]"
    r"|(?:by\s(?:\w+\s){1,4}?)?(?:and|but|so|because|since|as|while|whereas)\b)",
    re.IGNORECASE,
)
"""Behind a predicate that belongs to the name before it and to none after it."""
_JOINED = Pattern(
    r"(?:(?!\b(?:was|were|is|are|had|has|he|she|it|underwent|received|but|which|who|led|brought"
    r"|reversed|relieved|improved|produced|resulted|arrested|abolished|reduced|caused)\b)"
    r"(?:[^.;:]|(?<=\d)[.:](?=\d))){0,80}"
    r"(?<!,)\s(?:and|or|plus|nor)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
_PRESENTING = Pattern(
    r"\b(?:present|admit|refer|seen|old|develop|complain|notic|consult|paraple|parapar)\w*",
    re.IGNORECASE,
)


_ENDED = frozenset({Said.STOPPED, Said.TAPERED, Said.CONTINUED})
_NO_SWAP = frozenset({Said.NOT_GIVEN, Said.OFFERED})


def statuses(runs: Sequence[Run], text: str, following: str) -> list[Said]:
    """What a sentence says of each run of treatments in it; `following` is the next sentence."""
    if UNREAL.match(text):
        return [Said.NOTHING for _ in runs]
    told: list[Said] = []
    predicates: list[Said] = []
    since = 0
    for number, run in enumerate(runs):
        around = surroundings_of(runs, number, text, since)
        predicate, end = said_behind(around, last=number + 1 == len(runs))
        predicates.append(predicate)
        closed = number > 0 and since > runs[number - 1].end and told[-1] in _ENDED
        since = run.end + (end if _CLOSED.match(around.rest, end) else 0)
        said = _said(around, predicate)
        new_verb = run.is_verb(text) and number and not runs[number - 1].is_verb(text)
        goes_on = _GOES_ON.fullmatch(around.before) or _LIKEWISE.match(around.rest)
        if said is Said.UNTOLD and number and not new_verb and goes_on and not closed:
            said = told[-1]
        if (
            said is Said.UNTOLD
            and number
            and told[-1] is Said.GIVEN
            and _WITH_IT.search(around.before)
        ):
            said = Said.GIVEN
        if number and _SO_WAS.search(text, runs[number - 1].end, run.start):
            said = told[-1]
        listed = number and _LISTED.fullmatch(text, runs[number - 1].end, run.start)
        if said is Said.UNTOLD and listed and told[-1] in {Said.GIVEN, Said.PRIOR}:
            said = told[-1]
        if number and COMPARED.search(text[max(0, runs[number - 1].start - _NEAR) : run.start]):
            said = Said.NOTHING
        told.append(_settled(said, around, following))
    _share_predicates(runs, text, told, predicates)
    for number, said in swapped(text, [run.outline for run in runs]):
        told[number] = said if told[number] not in _NO_SWAP else told[number]
    return told


def _said(around: Surroundings, after: Said) -> Said:
    told = weighed(around, after)
    if told is Said.UNTOLD and around.is_done:
        told = Said.GIVEN
    if told is Said.NOT_DONE and NONE_SINCE.match(around.after):
        return Said.PRIOR
    if told is Said.NOT_DONE:
        return Said.NOT_GIVEN if _was_decided(around) else Said.NOTHING
    if told in {Said.GIVEN, Said.UNTOLD} and _in_the_past(around):
        told = Said.PRIOR
    if told is Said.PRIOR and around.is_local and _NONE_SINCE_THEN.search(around.behind):
        return Said.GIVEN
    if told is Said.UNTOLD and _LATER_ON.match(around.behind):
        return Said.GIVEN
    if told in {Said.PRIOR, Said.UNTOLD}:
        told = _by_what_followed(told, around)
    if told is Said.UNTOLD and OPTIONS.search(around.head):
        return Said.NOTHING
    return told


def _was_decided(around: Surroundings) -> bool:
    """Whether what was not done was left undone for a reason, or by those who would do it."""
    found = REASON.search(around.head)
    reason = found and not SINCE_THEN.match(found[0])
    if reason or WE_DID_NOT.search(around.head) or CARED_FOR.search(around.head):
        return True
    if HAD_BEEN_OFFERED.match(around.behind):
        return True
    return bool(NOT_THEN.search(around.head) and REASON_BEHIND.match(around.behind))


def _by_what_followed(told: Said, around: Surroundings) -> Said:
    """Of a treatment named as the time when something happened, by what did happen."""
    if told is Said.PRIOR and _ONCE_DONE.search(around.head):
        return Said.GIVEN
    if _WHILE_ON.search(around.head) and _BETTER.match(around.behind):
        return Said.GIVEN
    if _LONG_AFTER_IT.fullmatch(around.head) and _FELL_ILL.match(around.behind):
        return Said.PRIOR
    if _AFTER_IT.fullmatch(around.head):
        return Said.PRIOR if _FELL_ILL.match(around.behind) else Said.GIVEN
    return told


def _in_the_past(around: Surroundings) -> bool:
    """Whether a time of life stands at the head of the clause or right behind the names.

    Or a time gone by at the head of the sentence, or the heading of a history before them.
    """
    head = around.clause_head
    found = LIFE_TIME.search(head)
    in_head = (
        found
        and head[found.end() :].strip()
        and not found[0].lower().startswith("age")
        and not _PRESENTING.search(head)
    )
    after = around.after.lstrip(" ,(")
    behind = LIFE_TIME.match(after) or (around.is_done and AT_YEARS.match(after))
    long_ago = LONG_AGO.match(around.head) and not _PRESENTING.search(around.head)
    ago = BEFORE_NOW.match(around.after) or UNTIL_THEN.search(around.head)
    return bool(in_head or behind or long_ago or ago or HISTORY.search(around.head))


def _settled(said: Said, around: Surroundings, following: str) -> Said:
    """An offer turned down is not given, nor is what was stopped before it could work."""
    if said is Said.OFFERED:
        return _of_an_offer(around, following)
    if said in {Said.STOPPED, Said.TAPERED, Said.GIVEN} and TOO_SOON.search(around.rest):
        return Said.NOT_GIVEN
    return said


def _of_an_offer(around: Surroundings, following: str) -> Said:
    """What comes first in the rest of the sentence counts; then how the next sentence opens."""
    if NO_NEED.match(around.rest):
        return Said.NOTHING
    taken, declined = TAKEN_UP.match(around.behind), DECLINED.search(around.behind)
    if taken and not (declined and declined.start() < taken.end()):
        return Said.GIVEN
    turned_down = declined or BUT.search(around.rest) or DECLINED.match(following[:_NEXT_SENTENCE])
    return Said.NOT_GIVEN if turned_down or NEITHER_CAME.search(following) else Said.NOTHING


def _share_predicates(
    runs: Sequence[Run], text: str, told: list[Said], predicates: Sequence[Said]
) -> None:
    """`Red cells every 2 weeks (…) and hydroxyurea 10 mg/kg were employed`: both were."""
    for number in range(len(runs) - 2, -1, -1):
        gap = text[runs[number].end : runs[number + 1].start][:REACH_BEFORE]
        own = predicates[number + 1] is told[number + 1]
        if told[number] is Said.UNTOLD and own and _JOINED.fullmatch(gap):
            told[number] = told[number + 1]
