"""Two cases of two papers to what they have in common, if they may be one patient.

A case report is often told again: with a longer follow-up, in a series of the same hospital, in a
review by the same authors. So two cases are held against each other where the papers share an
author or a hospital, and proposed where nothing speaks against it and enough speaks for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.spine import SPINE

_ENOUGH = 3
"""Of age, sex, level and disorder, where an author is shared; a hospital alone asks for all."""
_SAME_AGE_YEARS = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper tells of a patient; None and empty sets where it does not say.

    `authors` are in comparable form, `hospitals` as written, by comparable form.
    """

    case_id: str
    doc: str
    year: int | None
    age: float | None
    sex: str | None
    vertebrae: frozenset[str]
    disorders: frozenset[str]
    authors: frozenset[str]
    hospitals: Mapping[str, str]


def common(one: Told, other: Told) -> tuple[str, ...]:
    """What speaks for one patient; empty where too little does, or anything speaks against it."""
    if one.doc == other.doc or contradict(one, other):
        return ()
    authors = sorted(one.authors & other.authors)
    places = sorted(one.hospitals[name] for name in one.hospitals.keys() & other.hospitals.keys())
    facts = tuple(_agreements(one, other))
    if len(facts) < (_ENOUGH if authors else _ENOUGH + 1) or not (authors or places):
        return ()
    shared = [f"an author in common ({', '.join(authors)})"] if authors else []
    shared += [f"a hospital in common ({', '.join(places)})"] if places else []
    return (*facts, *shared)


def contradict(one: Told, other: Told) -> bool:
    """Whether sex, age or level say that they are two. A later paper may find the patient older."""
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if one.vertebrae and other.vertebrae and not one.vertebrae & other.vertebrae:
        return True
    if one.age is None or other.age is None:
        return False
    apart = abs(one.age - other.age)
    return apart > _SAME_AGE_YEARS and not _older_later(one, other, apart)


def _older_later(one: Told, other: Told, apart: float) -> bool:
    """33 years old in a paper of 2001, 36 in one of 2004."""
    if one.year is None or other.year is None or one.age is None or other.age is None:
        return False
    years = other.year - one.year
    return (other.age - one.age) * years > 0 and apart <= abs(years) + _SAME_AGE_YEARS


def _agreements(one: Told, other: Told) -> Iterator[str]:
    if one.sex and one.sex == other.sex:
        yield f"both {one.sex}"
    if one.age is not None and other.age is not None:
        if abs(one.age - other.age) <= _SAME_AGE_YEARS:
            yield f"{one.age:g} and {other.age:g} years old"
        else:
            yield f"{one.age:g} years old in {one.year}, {other.age:g} in {other.year}"
    if bones := one.vertebrae & other.vertebrae:
        yield f"lesion at {', '.join(sorted(bones, key=SPINE.index))} in both"
    if disorders := one.disorders & other.disorders:
        yield f"{', '.join(sorted(disorders))} in both"
