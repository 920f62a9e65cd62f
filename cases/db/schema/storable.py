"""Python's values to what every database can hold: texts without NUL, times in UTC."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: str) -> str:
    """The text with U+FFFD for what no database can hold (NUL, lone surrogates)."""
    if value.isascii() and "\x00" not in value:  # as most are, and much faster to see
        return value
    return _UNSTORABLE.sub("\ufffd", value)


def all_storable(values: Sequence[str | None]) -> Sequence[str | None]:
    """The texts, each made storable; that none of them needs it is seen in all of them at once."""
    text = "".join(filter(None, values))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        plain = False
    else:
        plain = "\x00" not in text
    return values if plain else [value and storable(value) for value in values]


class Prose(TypeDecorator[str]):
    """Text of a paper, made `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """One character for one, so that offsets stay."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC also where the database knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What comes without a zone is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
