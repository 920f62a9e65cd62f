"""What one mention of a treatment says of the others of the same patient.

A title may say which came first: `Epidural haematopoiesis after splenectomy`. And an operation
without a name is the one that was named: `splenectomy …; 8 months after the operation`.
"""

from collections.abc import Collection, Mapping, Sequence

from extract.grammar.phrase import compiled
from extract.treatment.cue import Said
from extract.treatment.habit import Habit
from extract.treatment.keys import CHEMOTHERAPY, SPLENECTOMY, SURGERY, TRANSPLANT
from extract.treatment.treatment_time import Told

_MAY_COME_FIRST = frozenset({TRANSPLANT, CHEMOTHERAPY})
_AFTER = compiled(r"""
    \b(?:ha?ematopoie\w+|ha?emopoie\w+|EMH|compression|par[ae]\w+|mass(?:es)?|tumou?rs?|metaplasia)\b
    [^.;:?]{0,60}?\b(?:after|following|post|subsequent to|complicating|since|during|under
    |while on|while taking|while receiving)[ -](?:[\w-]+ ){0,3}$
""")
_BETTER = compiled(
    r"\b(?:improv|resol|recover|regress|relie|remi|respon|cure|success|disappear|shrink|shrank|reduc"
    r"|revers|treat|manag|outcome|effect)\w*"
)
_GONE = compiled(r"""
    \b(?:disappear|regress|resol|remission|recover|improve|response|shrink|reversal|vanish|cure)\w*
    [^.;:?]{0,110}?\b(?:after|following|with|by|to|on|under) (?:[\w-]+ ){0,3}$
""")
_GREW = compiled(
    r"^\W*(?:\w+ )?(?:progress|growth|development|enlarge|worsen|increase|emergence)\w*"
)
_NAMELESS = compiled(
    r"(?:the )?(?:operations?|surgery|procedure|post-?operative(?:ly)?|operated(?: up)?(?: on)?)"
)


def came_before(told: Told, habit: Mapping[str, Habit]) -> bool:
    """Whether the title says that the mass came after this treatment of the blood disease."""
    of_blood = habit.get(told.mention.key) in {Habit.BACKGROUND, Habit.SUSPECT}
    if not told.in_title or not (of_blood or told.mention.key in _MAY_COME_FIRST):
        return False
    text = told.sentence.text
    return bool(_AFTER.search(text, 0, told.mention.start)) and bool(
        _GREW.search(text) or not _BETTER.search(text)
    )


def is_cure_of_title(told: Told) -> bool:
    """Whether the title says that the mass went with it: `Disappearance after transplantation`."""
    return told.in_title and bool(_GONE.search(told.sentence.text, 0, told.mention.start))


def after_splenectomy(story: Sequence[Told]) -> Collection[Told]:
    """The operations without a name in a story whose only named operation is a splenectomy."""
    removals = [
        told
        for told in story
        if told.mention.key == SPLENECTOMY and told.said is not Said.NOT_GIVEN
    ]
    nameless = [told for told in story if told.mention.key == SURGERY and _is_nameless(told)]
    if not removals or any(t.mention.key == SURGERY and not _is_nameless(t) for t in story):
        return ()
    return {
        told
        for told in nameless
        if any(
            0 <= told.sentence.index - one.sentence.index <= 1 and one.place < told.place
            for one in removals
        )
    }


def _is_nameless(told: Told) -> bool:
    words = told.sentence.text[told.mention.start : told.mention.end]
    return told.said is Said.UNTOLD and _NAMELESS.fullmatch(words) is not None
