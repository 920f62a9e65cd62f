"""A reading's sentences to whom they speak of, walking through the text once.

What the words show (`people.py`) is settled against who is known by then (`reference.py`): a man
of another age than the paper's only patient is somebody else's patient, `the other` is the one
who has not been spoken of, a new label opens a new patient. Between mentions the speech stays
with whom it was, as long as it tells something particular; where it turns within a sentence is
found in `turn.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cases.finding import PatientId
from extract.grammar.pattern import Pattern
from extract.grammar.scan import mended
from extract.people.exception import excepted
from extract.people.group_introduction import introduction
from extract.people.mention import Mention, Role
from extract.people.own_people import OWN_CASE
from extract.people.people import mentions
from extract.people.respective import bare_lists, deals, dealt, lists
from extract.people.roster import EVERYONE, Roster, Who
from extract.people.scene import NEAR_START, NO_ONE, Scene
from extract.people.scheme import heading_numbers
from extract.people.span import Span, cut, tidy
from extract.people.turn import turns
from extract.text.reading import Sentence, Zone
from extract.text.statement import generality

_GENERAL = 0.75
_GENERAL_UNDER_A_HEADING = 0.93
_GENERAL_IN_THE_END = 0.55
_TOLD_AGAIN = 0.15
"""A conclusion that is so particular sums the case up: `Laminectomy led to full recovery`."""
_METHODS = Pattern(
    r"\b(?:graded|classified|scored|assessed|rated|categori[sz]ed|defined)\s(?:\w+\s){0,2}?"
    r"(?:according|using|by|with|as|on|from|into)\b"
    r"|\b(?:database|records?|charts?|files?|archives?|regist(?:er|ry))\b[^.;]{0,60}?"
    r"\b(?:search|review|examin|screen|retriev|analy[sz])"
    r"|\b(?:search|review|screen)\w*\b[^.;]{0,40}\b(?:database|records?|charts?|files|archives?)\b"
    r"|\b(?:excluded|left out|inclusion|exclusion|approv\w+|ethic\w*|informed consent)\b",
    re.IGNORECASE,
)
"""How a series was gathered and its results graded is said of nobody."""

_OF_ALL = Pattern(
    r"[\s,)]*(?:(?:respectively|both|all|each),?\s)*(?:with|were|are|had|have|presented|developed"
    r"|suffer\w+|diagnosed|who\s(?:were|are|have|both|all|each)|all)\b",
    re.IGNORECASE,
)


_PAIR = 2


@dataclass(slots=True)
class Walk:
    """The state between sentences.

    `last_told` is the index of the last sentence that tells of an own patient by name or pronoun,
    `abstract` holds the labels of the abstract's sections, `openings` the indices of the sentences
    before the case that bring its patient in,
    `section` the patients of the labelled section that is open, `told` how many of its sentences
    have been read, and `longest` the length of the longest so far.
    """

    roster: Roster
    last_told: int
    family: frozenset[str] = frozenset()
    abstract: frozenset[str] = frozenset()
    openings: frozenset[int] = frozenset()
    in_abstract: bool = False
    current: Who = ()
    section: Who = ()
    focus: Who = ()
    focus_sex: str | None = None
    pair: tuple[Who, ...] = ()
    zone: Zone = Zone.TITLE
    opens_section: bool = False
    told: int = 0
    longest: int = 0

    def read(self, sentence: Sentence) -> list[Span]:
        """Of whom each stretch of the sentence speaks, in order."""
        if sentence.zone in {Zone.TABLE, Zone.BACK_MATTER}:
            return [Span(0, NO_ONE)]
        text = mended(sentence.text)
        people = _joined(text, mentions(text))
        self._enter(sentence, people)
        scene = Scene(
            text=text,
            zone=sentence.zone,
            people=people,
            roster=self.roster,
            current=self.current,
            focus=self.focus,
            focus_sex=self.focus_sex,
            own_case=sentence.index in self.openings or OWN_CASE.search(text) is not None,
            family=self.family,
            headed=sentence.headed,
            opens_section=self.opens_section,
            pair=self.pair,
        )
        default = self._default(sentence, scene)
        spans = tidy(turns(scene, default))
        self._leave(scene)
        if self.roster.single:
            return spans
        spans = excepted(text, scene.resolved, spans, self.roster.everyone)
        return self._together(scene, self._dealt(scene, spans))

    def _together(self, scene: Scene, spans: list[Span]) -> list[Span]:
        """What is said right behind people introduced together is said of all of them."""
        group = introduction(scene.text)
        if not group or group.apart or len(group.members) != self.roster.expected:
            return spans
        if not scene.tells or not _OF_ALL.match(scene.text, group.end):
            return spans
        before = [s for s in spans if s.start < group.end]
        after = [s for s in spans if s.start > group.end]
        return tidy([*before, Span(group.end, EVERYONE), *after])

    def _dealt(self, scene: Scene, spans: list[Span]) -> list[Span]:
        """The spans cut up where a list gives one item to each of a group.

        A sentence that names nobody deals to all, at the end of one patient's section as well.
        """
        marked = deals(scene.text)
        if not (marked or lists(scene.text)):
            return spans
        everyone = self.roster.everyone
        groups = {s.who: s.who for s in spans if len(s.who) > 1} | {EVERYONE: everyone}
        if marked and not scene.resolved and scene.zone is Zone.CASE:
            groups = {span.who: everyone for span in spans}
        for who, ids in groups.items():
            for start, end, number in (dealt if marked else bare_lists)(scene.text, len(ids)):
                at = bisect_right(spans, start, key=lambda s: s.start) - 1
                if spans[at].who == who:
                    spans = cut(spans, start, end, (ids[number],))
        return spans

    def _enter(self, sentence: Sentence, people: Sequence[Mention]) -> None:
        """Another zone forgets the last person; a label at the head opens its patient's section."""
        if self.in_abstract is not (sentence.section in self.abstract):
            self.roster.retold = self.in_abstract
            self.in_abstract = not self.in_abstract
        if sentence.zone is not self.zone:
            self.zone, self.focus, self.focus_sex = sentence.zone, (), None
            self.section = self.section if sentence.zone is Zone.CASE else ()
        numbers = heading_numbers(sentence.heading)
        opening = next((m for m in people if m.role is Role.LABEL), None)
        if opening and opening.start <= NEAR_START and sentence.zone is Zone.CASE:
            numbers = opening.numbers
            self.opens_section = True
        opened = tuple(PatientId(str(n)) for n in numbers if n in self.roster.labels)
        if opened and opened != self.section:
            self.section = self.current = opened
            self.longest, self.told = max(self.longest, self.told), 0
        self.told += 1
        if self._is_over(sentence):
            self.section, self.current = (), NO_ONE

    def _is_over(self, sentence: Sentence) -> bool:
        """Whether the last item of a list has been told: it is no longer than the longest other.

        After `(1) …`, `(2) …`, `(3) …` the text goes on about none of them; under a heading it
        does not end so.
        """
        last = (PatientId(str(len(self.roster.labels))),)
        listed = (
            self.roster.labels and self.section == last and not heading_numbers(sentence.heading)
        )
        return bool(listed) and self.told > max(self.longest, 1)

    def _default(self, sentence: Sentence, scene: Scene) -> Who:
        """Of whom the sentence speaks where it names nobody."""
        if sentence.zone is Zone.TITLE:
            return EVERYONE
        if scene.own_case and sentence.zone in {Zone.BACKGROUND, Zone.CONCLUSION}:
            return EVERYONE
        if not self.roster.single and _METHODS.search(scene.text):
            return NO_ONE
        general = generality(scene.text)
        if sentence.zone is Zone.CONCLUSION and self.roster.single and general < _TOLD_AGAIN:
            return EVERYONE
        told = sentence.zone is Zone.CASE or (sentence.zone is Zone.CAPTION and self.roster.single)
        if not told:
            return NO_ONE
        limit = _GENERAL_UNDER_A_HEADING if sentence.headed else _GENERAL
        if sentence.index > self.last_told:
            limit = _GENERAL if sentence.headed else _GENERAL_IN_THE_END
        return NO_ONE if general > limit else scene.own

    def _leave(self, scene: Scene) -> None:
        """Set of whom the next sentence speaks, unless it says otherwise."""
        self.focus, self.focus_sex = scene.focus, scene.focus_sex
        singles = scene.singles
        self.pair = tuple(singles) if len(singles) == _PAIR else self.pair if not singles else ()
        if not scene.text.strip(" .:#()").lower().startswith(("case", "patient", "pt", "obs")):
            self.opens_section = False
        if self.zone is not Zone.CASE or self.roster.single:
            return
        self._open_listed(scene)
        met = list(dict.fromkeys(scene.met))
        if len([who for who in met if scene.person(who)]) == self.roster.expected:
            self.section = ()  # "Patient 1 was a man of 30, patient 2 a woman of 40": all of them
        if self.section and self.roster.labels:
            self.current = self.section
        elif len(met) == 1:
            self.current = met[0]
        elif EVERYONE in met:
            self.current = EVERYONE
        elif met:
            self.current = tuple(dict.fromkeys(one for who in met for one in who))

    def _open_listed(self, scene: Scene) -> None:
        """`The patients were: (1) a man of 43 …` opens the first one's section."""
        listed = [who for mention, who in scene.resolved if mention.noun == "("]
        if listed and scene.person(listed[-1]):
            self.section = listed[-1]


def _joined(text: str, found: Sequence[Mention]) -> list[Mention]:
    """`one woman (Case 2)` as one mention, of Case 2."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if (
            last
            and mention.role is Role.LABEL
            and last.role in {Role.SOME, Role.THE, Role.ORDINAL}
            and text[last.end : mention.start].strip() in {"(", ""}
        ):
            out[-1] = replace(mention, start=last.start, noun=last.noun, sex=last.sex, age=last.age)
        else:
            out.append(mention)
    return out
