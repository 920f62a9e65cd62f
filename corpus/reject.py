"""What could not be read, and why: a record beside the articles, never an exception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reject:
    """One input, or one record of it, that gave no article.

    `step` is where it failed (`parse`), `source` the file, `id` the record inside it where one is
    known (else empty); `reason` is one sentence that tells a user what is wrong.
    """

    step: str
    source: str
    id: str
    reason: str
