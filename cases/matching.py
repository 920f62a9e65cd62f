"""The cases of an earlier extraction to those of a new one: who is still the same patient.

A case keeps its id for life. Patients are matched on age, sex and levels, then on the rest of
their values, then on their order in the text.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Values = Mapping[str, Any]
"""The values of a case, by field."""

_WEIGHT = {"age_years": 4.0, "sex": 2.0, "levels": 3.0}
_MOST_COMPARED = 200


def match(old: Sequence[tuple[str, Values]], new: Sequence[Values]) -> list[str | None]:
    """For each new case the id of the old one that is the same patient, or None.

    Cases that are equal in every value are matched first, in order; of the others, those that
    agree best. Two cases that differ in age and in sex are two patients. Where more than 200 of
    each are left, only those at the same place are compared.
    """
    matched: list[str | None] = [None] * len(new)
    if not old:
        return matched
    left = _match_equal(old, new, matched)
    places = [place for place, found in enumerate(matched) if found is None]
    for _, place, case_id in _ranked(left, new, places):
        if case_id in left and matched[place] is None:
            matched[place] = case_id
            del left[case_id]
    return matched


def _match_equal(
    old: Sequence[tuple[str, Values]], new: Sequence[Values], matched: list[str | None]
) -> dict[str, tuple[int, Values]]:
    """Fill in the equal ones; the others by id, each with its place."""
    left = {case_id: (place, values) for place, (case_id, values) in enumerate(old)}
    by_values: dict[str, list[str]] = {}
    for case_id, values in old:
        by_values.setdefault(_key(values), []).append(case_id)
    for place, values in enumerate(new):
        same = by_values.get(_key(values))
        if same:
            matched[place] = same.pop(0)
            del left[str(matched[place])]
    return left


def _ranked(
    left: Mapping[str, tuple[int, Values]], new: Sequence[Values], places: Sequence[int]
) -> list[tuple[float, int, str]]:
    """The possible pairs, best first, at equal agreement the earlier ones first."""
    many = len(left) * len(places) > _MOST_COMPARED**2
    pairs = [
        (-_agreement(values, new[place]) + abs(place - old_place) / 1e4, place, case_id)
        for case_id, (old_place, values) in left.items()
        for place in places
        if (not many or place == old_place) and _possible(values, new[place])
    ]
    return sorted(pairs)


def _key(values: Values) -> str:
    return repr(sorted(values.items()))


def _agreement(old: Values, new: Values) -> float:
    """What both state alike, less half of what they state differently."""
    both = old.keys() & new.keys()
    alike = sum(_WEIGHT.get(key, 1.0) for key in both if old[key] == new[key])
    return alike - sum(_WEIGHT.get(key, 1.0) / 2 for key in both if old[key] != new[key])


def _possible(old: Values, new: Values) -> bool:
    """Whether they can be one patient: age and sex do not both speak against it."""
    return not all(
        old.get(key) is not None and new.get(key) is not None and old[key] != new[key]
        for key in ("age_years", "sex")
    )
