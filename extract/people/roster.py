"""The paper's own patients while its text is being read: who is known, and who a phrase means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.finding import PatientId
from extract.people.mention import LAST, NEXT, OTHER, Mention

Who = tuple[PatientId, ...]

EVERYONE: Who = (PatientId("*"),)
"""All of the paper's own patients; who they are is known when the text has been read."""

ENOUGH = 2.0
_MANY = 100
_SAME_AGE = 0.6


@dataclass(slots=True)
class Person:
    """One of the paper's own patients, as far as he is known. `age` in years."""

    number: int
    label: str = ""
    age: float | None = None
    sex: str | None = None
    noun: str = ""

    @property
    def who(self) -> Who:
        """The patient's id, alone."""
        return (PatientId(str(self.number)),)

    def could_be(self, mention: Mention) -> bool:
        """Whether nothing in the mention speaks against this patient."""
        if mention.sex and self.sex and mention.sex != self.sex:
            return False
        if mention.age is None or self.age is None:
            return True
        return abs(mention.age - self.age) <= _SAME_AGE

    def learn(self, mention: Mention) -> None:
        """Take over age, sex and noun of a mention that means this patient."""
        self.age = mention.age if self.age is None else self.age
        self.sex = self.sex or mention.sex
        self.noun = self.noun or mention.noun


@dataclass(slots=True)
class Roster:
    """The own patients in order.

    `expected` is how many there may be; `labels` fixes them; of a `group`, told in figures, only
    those are patients whose age is told.
    """

    expected: int
    labels: Mapping[int, str]
    group: bool = False
    people: list[Person] = field(default_factory=list)
    anonymous: bool = False
    """Whether the text tells nobody's age: its patients are known by what is said of them."""
    parts: list[Who] = field(default_factory=list)
    """Those of whom the text has spoken together, the last named last."""
    ranked: set[Who] = field(default_factory=set)
    """Who has been told apart by rank: `the youngest`."""
    retold: bool = False
    """Whether the body has begun to tell of the patients of the abstract, and of nobody yet."""
    proof: float = 0.0
    """How much the words speak for an own patient at all; below `ENOUGH` there is none."""

    def __post_init__(self) -> None:
        self.people += (Person(number, label) for number, label in self.labels.items())

    @property
    def single(self) -> bool:
        """Whether there is one patient at most."""
        return self.expected == 1

    @property
    def everyone(self) -> Who:
        """The ids of all patients there may be."""
        return tuple(PatientId(str(n)) for n in range(1, max(self.expected, len(self.people)) + 1))

    def get(self, number: int) -> Person | None:
        """The patient of that number, made known with those before him where so many may be."""
        while len(self.people) < number <= self.expected:
            self.add()
        return self.people[number - 1] if 0 < number <= len(self.people) else None

    def add(self) -> Person | None:
        """A new patient, or None where all are known."""
        if self.labels or len(self.people) >= self.expected:
            return None
        self.people.append(Person(len(self.people) + 1))
        return self.people[-1]

    def dealt(self, count: int) -> Who:
        """`Two had thalassaemia` of four of whom nobody is told apart: the next two.

        Only while the first such division lasts; of a second one nobody knows who is meant.
        """
        room = self.expected - len(self.people)
        if not self.anonymous or self.labels or self.group or not 1 < count <= room:
            return ()
        people = [self.add() for _ in range(count)]
        who = tuple(person.who[0] for person in people if person)
        self.parts.append(who)
        return who

    def known(self, mention: Mention) -> Person | None:
        """The patient of that very age, and no other sex; None where there are very many."""
        if mention.age is None or len(self.people) > _MANY:
            return None
        same = (p for p in self.people if p.age is not None and p.could_be(mention))
        return next(same, None)

    def of_sex(self, sex: str | None) -> list[Person]:
        """The patients of that sex."""
        if len(self.people) > _MANY:
            return []
        return [p for p in self.people if sex and p.sex == sex]

    def other_than(self, who: Who) -> Person | None:
        """The one who is not `who`, made known if need be; None where there are several."""
        others = [p for p in self.people if p.who != who]
        if len(others) == 1 and self.expected <= 2:  # noqa: PLR2004 - one and the other
            return others[0]
        return self.add() if not others or len(self.people) < self.expected else None

    def ordinal(self, number: int, current: Who) -> Person | None:
        """The patient that `the second`, `the last`, `the next` or `the other` means."""
        if number == LAST:
            return self.get(self.expected) if self.expected > 1 else None
        if number == OTHER:
            return self.other_than(current)
        if number == NEXT:
            return self.add()
        return self.get(number)
