"""A sentence being read for whom it speaks of: what stands in it, and who is known by then."""

from dataclasses import dataclass, field
from enum import StrEnum

from cases.finding import NOBODY, SOMEONE_ELSE
from extract.grammar.quoted import is_firm
from extract.people.literature import compares
from extract.people.mention import Mention, Role
from extract.people.roster import EVERYONE, Person, Roster, Who
from extract.people.segment import Segment
from extract.text.reading import Zone

NO_ONE: Who = (NOBODY,)
ELSE: Who = (SOMEONE_ELSE,)
NEAR_START = 14
"""What stands within so many characters of the start of a clause opens it."""


class Scope(StrEnum):
    """How far a mention reaches."""

    CLAUSE = "clause"
    PHRASE = "phrase"


@dataclass(slots=True)
class Scene:
    """A sentence being read.

    `current` is of whom the text speaks, `focus` the last single person mentioned, own or not, with
    his sex; `resolved` the mentions of this sentence so far; `quoting` that it has turned to
    others, `pair` the two single people named last. `family` holds the nouns of kinship that the
    paper's own patients go by.
    """

    text: str
    zone: Zone
    people: list[Mention]
    roster: Roster
    current: Who
    focus: Who
    focus_sex: str | None
    own_case: bool
    family: frozenset[str]
    headed: bool = False
    opens_section: bool = False
    quoting: bool = False
    pair: tuple[Who, ...] = ()
    resolved: list[tuple[Mention, Who]] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether the sentence stands where the paper tells its own cases."""
        return self.own_case or self.zone in {Zone.TITLE, Zone.CASE, Zone.CAPTION}

    @property
    def own(self) -> Who:
        """Of whom a sentence without any mention speaks, where cases are told."""
        return EVERYONE if self.roster.single else self.current or EVERYONE

    @property
    def met(self) -> list[Who]:
        """The own people of whom clauses of the sentence speak so far."""
        return [who for _, who in self.resolved if who not in {ELSE, NO_ONE}]

    @property
    def singles(self) -> list[Who]:
        """The own people named alone so far, each once, in order."""
        return list(dict.fromkeys(who for who in self.met if self.person(who)))

    def person(self, who: Who) -> Person | None:
        """The one own patient that `who` is, if he is."""
        if len(who) != 1 or who in {EVERYONE, ELSE, NO_ONE}:
            return None
        return self.roster.people[int(who[0]) - 1]

    def meant_by(self, mention: Mention) -> Who:
        """Who an earlier mention of the sentence was found to mean; `()` where nobody."""
        return next((who for earlier, who in self.resolved if earlier is mention), ())

    def quoted_in(self, segment: Segment, person: Mention | None = None) -> bool:
        """Whether this segment, or the sentence before it, quotes somebody.

        A `person` with whom a quotation behind him is compared is not quoted by it.
        """
        if self.quoting and not self.own_case:
            return True
        return any(
            m.role is Role.OTHERS and (is_firm(self.text[m.start : m.end]) or not self.own_case)
            for m in self.people
            if segment.start <= m.start < segment.end
            and not (person and person.end < m.start and compares(self.text, person.end, m.start))
        )

    def note(self, mention: Mention, who: Who) -> None:
        """Remember who was meant, for what follows."""
        self.resolved.append((mention, who))
        if len(who) == 1 and who != NO_ONE:
            self.focus, self.focus_sex = who, mention.sex
        if who == ELSE and mention.role is not Role.GROUP:  # `two of the 110 patients: a man …`
            self.quoting = True
        person = self.person(who)
        if person:
            person.learn(mention)
