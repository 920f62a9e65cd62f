"""A study's table of disorders to a hierarchy: which name is a broader name for which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from studies.study import Study, StudyError


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """`broader` holds, by key, every name that covers it, near and far; `nearest` the near ones.

    Keys that the table does not hold (`other:…`) have no broader name.
    """

    broader: Mapping[str, frozenset[str]]
    nearest: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def most_specific(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The most specific names for what `keys` say together, each with the keys it stands for.

        A broader name yields to a narrower one; two names that have exactly one narrower name in
        common are that one: `thalassemia_intermedia` and `beta_thalassemia` together are
        `beta_thalassemia_intermedia`. Both must stand right above it: sickle cell disease and a
        `thalassemia` of no stated chain stay two.
        """
        narrowest = self._without_broader(dict.fromkeys(keys))
        said: dict[str, tuple[str, ...]] = {key: (key,) for key in narrowest}
        for first in narrowest:
            for second in narrowest:
                joint = self._joint(first, second)
                if joint and first in said and second in said:
                    both = (*said.pop(first), *said.pop(second))
                    said[joint] = (*said.get(joint, ()), *both)
        return said

    def _without_broader(self, keys: Iterable[str]) -> tuple[str, ...]:
        known = tuple(keys)
        covered = frozenset().union(*(self.broader.get(key, frozenset()) for key in known))
        return tuple(key for key in known if key not in covered)

    def _joint(self, first: str, second: str) -> str | None:
        """The one name that both are broader names of; None where there is none, or several."""
        if first == second:
            return None
        below = [key for key, above in self.nearest.items() if {first, second} <= above]
        return below[0] if len(below) == 1 else None


@lru_cache(maxsize=8)
def hierarchy(study: Study) -> Hierarchy:
    """The hierarchy of the study's `disorders.tsv` (column `broader`: names, `;` between several).

    Read once a folder. Raises `StudyError` for a broader name that is no key of the table, or
    that is its own broader name by a circle.
    """
    nearest = {row["key"]: _names(row["broader"]) for row in study.rows("disorders")}
    unknown = {above for names in nearest.values() for above in names} - nearest.keys()
    every = {} if unknown else {key: _above(key, nearest, frozenset()) for key in nearest}
    circles = {key for key, above in every.items() if key in above}
    if unknown or circles:
        what = "no keys of the table" if unknown else "their own broader names"
        keys = ", ".join(sorted(unknown or circles))
        raise StudyError(
            f"{study.folder / 'disorders.tsv'}: column broader has names that are {what}: {keys}"
        )
    return Hierarchy(every, nearest)


def _names(cell: str) -> frozenset[str]:
    return frozenset(name.strip() for name in cell.split(";") if name.strip())


def _above(key: str, nearest: Mapping[str, frozenset[str]], seen: frozenset[str]) -> frozenset[str]:
    """Every name above `key`; what was seen on the way up is not climbed again."""
    parents = nearest[key] - seen
    return parents.union(*(_above(parent, nearest, seen | parents) for parent in parents))
