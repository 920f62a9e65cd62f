"""What is told of one patient in the course of the text; his outcome is decided at its end."""

from dataclasses import dataclass, field, replace

from extract.grammar.phrase import compiled
from extract.outcome.after_treatment import Times, is_given, is_refused, tells_of_later
from extract.outcome.graded import BEST, compare, first_grades
from extract.outcome.illness import tells_of_chance, tells_of_cord, tells_of_illness
from extract.outcome.picture import Picture
from extract.outcome.recurrence import Return
from extract.outcome.silence import tells_of_silence
from extract.outcome.state import Clinical, Scale, State
from extract.outcome.told import Told
from extract.text.reading import Sentence, Zone

_EXAMINED = compiled(r"""
    \W*(?:(?:on|at|upon) (?:the )?(?:\w+ )?(?:examination|admission)\b
    |(?:physical|neurologic\w*|clinical|general|initial) (?:\w+ )?examination\b|examination\b
    |findings:)
""")
_FEW = 2
_LATER = compiled(r"""
    \b(?:post-?operative\w*|follow[\s-]?up|later|after|last|months?|years?|discharge|improv\w*|normal)\b
""")


@dataclass(slots=True)
class PatientCourse:
    """What is told of one patient, in order of the text; and what is known of him so far."""

    states: list[Told[State]] = field(default_factory=list)
    if_ill: list[Told[State]] = field(default_factory=list)
    """What tells of a recovery if he turns out to have been ill: the story may begin at its end."""
    pictures: list[Told[Picture]] = field(default_factory=list)
    returns: list[Told[Return]] = field(default_factory=list)
    told_in: list[Sentence] = field(default_factory=list)
    """The sentences that begin with him, in which the size of the mass may stand."""
    treated: bool = False
    refused: bool = False
    """Whether he declined a treatment, after which things went their own way."""
    treated_last: int = -1
    suffers: bool = False
    cord_named: bool = False
    found_by_chance: bool = False
    grades: dict[Scale, float] = field(default_factory=dict)
    """His first figure on each scale."""
    examined: int = -1
    """The sentence in which he is found as he came; what is told before it is no outcome."""
    silent: bool = False
    """Whether he is watched because the mass gives no symptoms, and none have come since."""

    def hear_of_treatment(self, sentence: Sentence) -> None:
        """Remember that he is treated, or that he declined it."""
        self.refused = self.refused or is_refused(sentence)
        self.treated = self.treated or not is_refused(sentence)
        if is_given(sentence):
            self.treated_last = sentence.index

    def was_treated(self, at: Times) -> bool:
        """Whether what is told at these times may follow treatment, or the refusal of it."""
        return self.treated or (self.refused and (at.for_long or bool(at.later)))

    def hear_of_examination(self, sentence: Sentence) -> None:
        """Remember the first examination that found him ill, if it is of no later time."""
        first = self.examined < 0 and sentence.zone is Zone.CASE
        found = first and _EXAMINED.match(sentence.text) and not _LATER.search(sentence.text)
        if found and tells_of_illness(sentence.text):
            self.examined = sentence.index

    def since_examined(self) -> list[Told[State]]:
        """The states told behind that examination; all of them where none is."""
        unsaid = not self.ill and self._is_brief() and not self.found_by_chance
        more = [t for t in self.if_ill if self.ill or (unsaid and t.what.name != "autopsy")]
        told = sorted([*self.states, *more], key=lambda t: t.place)
        since = [t for t in told if t.sentence.index > self.examined]
        return since or told

    def _is_brief(self) -> bool:
        """Whether so little is told of him that his symptoms may just not be named."""
        return sum(sentence.zone is Zone.CASE for sentence in self.told_in) <= _FEW

    def hear_of_symptoms(self, sentence: Sentence) -> None:
        """Symptoms told before the mass is said to give none are of another illness.

        A title may tell of those of others.
        """
        text, titled = sentence.text, sentence.zone is Zone.TITLE
        silent, suffers = tells_of_silence(text, treated=self.treated), tells_of_illness(text)
        if silent:
            self.states.clear()
        self.silent = silent or (self.silent and not suffers)
        self.suffers = (self.suffers or (suffers and not titled)) and not silent
        named = suffers or tells_of_cord(text)
        self.cord_named = (self.cord_named or named) and not silent
        self.found_by_chance = self.found_by_chance or (
            not self.treated and tells_of_chance(text) and not tells_of_later(text)
        )

    @property
    def ill(self) -> bool:
        """Whether the mass made him ill, as far as the text has told."""
        return self.suffers or (self.cord_named and not self.found_by_chance)

    def hear_of_grades(self, text: str) -> None:
        """The first figure on a scale is the one that later ones are held against."""
        self.grades = first_grades(text) | self.grades

    def against_the_first(self, state: State, *, later: bool) -> State | None:
        """A figure that stands alone as what it tells of the course; None where none was before.

        The same figure is an outcome only if it is said to be a `later` one.
        """
        if state.scale is None or state.figure is None:
            return state
        was = self.grades.get(state.scale)
        if was is None:
            free = state.figure == BEST.get(state.scale)
            return replace(state, value=Clinical.RESOLVED) if free else None
        value = compare(state.scale, was, state.figure)
        return replace(state, value=value) if later or value is not Clinical.UNCHANGED else None
