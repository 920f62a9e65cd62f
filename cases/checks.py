"""What a key of the contract may hold: each check returns the value or says what is wrong."""

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from corpus.errors import CasesweepError

T = TypeVar("T")

Check = Callable[[object, str], T]
"""Takes what a key holds and the key's place in the record; raises `ContractError`."""


class ContractError(CasesweepError):
    """A record that is not in the form of the contract; names the line, the key, what it holds."""


def word(value: object, where: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise _wrong(where, value, "text")
    return value


def number(value: object, where: str) -> float:
    """A number that is not negative; `true` is none."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < math.inf:
        raise _wrong(where, value, "a number from 0 up")
    return value


def whole(value: object, where: str) -> int:
    """A whole number from 0 up."""
    given = number(value, where)
    if given != int(given):
        raise _wrong(where, value, "a whole number")
    return int(given)


def flag(value: object, where: str) -> bool:
    """`true` or `false`; null is false."""
    if value is None:
        return False
    if not isinstance(value, bool):
        raise _wrong(where, value, "true or false")
    return value


def choice(allowed: Collection[str]) -> Check[str]:
    """A check for one of the allowed words."""

    def check(value: object, where: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise _wrong(where, value, f"one of {', '.join(sorted(allowed))}")
        return value

    return check


def optional(check: Check[T]) -> Check[T | None]:
    """The check, passed over for null."""
    return lambda value, where: None if value is None else check(value, where)


def texts(allowed: Collection[str] | None = None) -> Check[tuple[str, ...]]:
    """A check for a list of strings, each one of `allowed` if that is given; null is empty."""

    def check(value: object, where: str) -> tuple[str, ...]:
        each = choice(allowed) if allowed is not None else word
        return tuple(each(item, f"{where}[{n}]") for n, item in enumerate(_list(value, where)))

    return check


def objects(value: object, where: str) -> list[Mapping[str, Any]]:
    """A list of JSON objects; null is empty."""
    return [mapping(item, f"{where}[{n}]") for n, item in enumerate(_list(value, where))]


def mapping(value: object, where: str) -> Mapping[str, Any]:
    """A JSON object; null is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong(where, value, "an object")
    return value


def _list(value: object, where: str) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(where, value, "a list")
    return value


def _wrong(where: str, value: object, wanted: str) -> ContractError:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."  # noqa: PLR2004 - a line's worth
    return ContractError(f"{where}: {shown} is not {wanted}")
