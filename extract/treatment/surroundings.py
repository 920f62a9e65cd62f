"""A run of treatments in a sentence to the words around it that may speak of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled
from extract.text.clause import clause
from extract.treatment.keys import LOCAL
from extract.treatment.mention import Run
from extract.treatment.refusal import REFUSAL

REACH_BEFORE = 110
"""What stands so many characters before a run, or more, says nothing of it."""

_SENTENCE = 300
_INSERTED = Pattern(
    r",\s(?:which|who|whose|though|although|because\s+of|owing\s+to|due\s+to|in\s+view\s+of|"
    r"on\s+account\s+of|given|despite|(?:\w+ly\s+)?(?:advised|offered|proposed|suggested|recommended"
    r"|planned|scheduled|prescribed))\b(?:[^,;.()]|\([^()]{0,80}\)){1,140},",
    re.IGNORECASE,
)
_REFUSED_IN_IT = compiled(rf",\s(?:which|although|though)\s[^,;.]{{0,40}}?\b(?:{REFUSAL})\b")
_RELATIVE = compiled(r",? (?:who|whose|which|(?:in|of|for|to|by|with) whom)\b")
_MAIN_VERB = compiled(r"""
    ,\s(?=(?:then |also |therefore |thus |\w+ly )?(?:underwent|received|presented|developed|was|were
    |is|had|required|needed|became|began|got|came|noticed|noted|complained|sought|consulted|lost
    |suffered|experienced|started|commenced|responded|improved|recovered|refused|declined|accepted|agreed
    |opted|attended|entered|completed|failed)\b)
""")
"""Behind the comma that closes a relative clause: `…, who had had HU for years, was` irradiated."""
_VERB = Pattern(
    r"(?:ed|en)(?:\s(?:up)?on)?$|^(?:taken|brought|rushed|wheeled|returned|transferred)\s(?:in)?to\b",
    re.IGNORECASE,
)
_PASSIVE = Pattern(r"\b(?:was|were)\s(?:\w+ly\s|then\s|also\s|again\s|first\s)?$", re.IGNORECASE)
"""`The mass was excised`: the name itself is the verb."""

_WAS_REMOVED = Pattern(r"\bspleen\b.*\b(?:was|were)\s", re.IGNORECASE)
"""`Her spleen was taken out`: the verb is in the name."""
_CLAUSE = Pattern(r"^(?!.*\bspleen\b).*\b(?:was|were)\s", re.IGNORECASE)
"""`The mass was lifted away`: subject and verb are in the name; no cue before it reaches in."""
_REMOVED_IT = Pattern(
    r"(?:removed|excised|resected|evacuated|extirpated|debulked|took\sout)\s+"
    r"(?:the|his|her|this|these|a|an|all|most|as)\b",
    re.IGNORECASE,
)
"""`The surgeon removed the spleen`: an active verb, with its object."""


@dataclass(frozen=True, slots=True)
class Surroundings:
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
    is_local: bool
    is_clause: bool


def surroundings_of(runs: Sequence[Run], number: int, text: str, since: int) -> Surroundings:
    """The words around a run by its number; those before `since` are of the run before it."""
    run, until = runs[number], _next_start(runs, number, text)
    low = max(0, run.start - _SENTENCE)
    head = text[low : run.start]
    behind = _INSERTED.sub(_blank, text[run.end : run.end + _SENTENCE])
    words = text[run.start : run.end]
    first, last = clause(head + words + behind, len(head), len(head) + len(words))
    first = max(first, _end_of_relative(head, first))
    own = head[max(first, since - low) :]
    rest = behind[: until - run.end]
    return Surroundings(
        before=own[-REACH_BEFORE:],
        after=rest[: last - len(head) - len(words)],
        rest=rest,
        head=head,
        behind=behind,
        clause_head=head[first:],
        is_local=any(mention.key in LOCAL for mention in run.mentions),
        is_clause=_CLAUSE.search(words) is not None,
        is_done=_is_done(text[run.start : run.mentions[0].end], own),
    )


def _end_of_relative(head: str, first: int) -> int:
    """Where the main clause goes on in which a relative one stands; 0 where none is closed."""
    relative = _RELATIVE.search(head, max(0, first - 1))
    ends = list(_MAIN_VERB.finditer(head, relative.end())) if relative else []
    return ends[-1].end() if ends else 0


def _is_done(words: str, before: str) -> bool:
    passive = (_VERB.search(words) and _PASSIVE.search(before)) or _WAS_REMOVED.search(words)
    return bool(passive or _REMOVED_IT.match(words))


def _next_start(runs: Sequence[Run], number: int, text: str) -> int:
    """Where the next run begins that is not in a clause put in: `RT, which …, was refused`."""
    end = runs[number].end
    inside = [m.span() for m in _INSERTED.finditer(text, end, end + _SENTENCE)]
    for run in runs[number + 1 :]:
        if not any(first < run.start < last for first, last in inside):
            return run.start
    return len(text)


def _blank(inserted: re.Match[str]) -> str:
    """Blanks in place of it, unless it is the refusal itself: `RT, which had been set aside, …`."""
    return inserted[0] if _REFUSED_IN_IT.search(inserted[0]) else " " * len(inserted[0])
