"""The errors of this program: the command turns exactly these into one sentence."""

from typing import ClassVar


class CasesweepError(Exception):
    """Something named went wrong.

    The message is one sentence: what happened, to which record, what to do next.
    `exit_status` is what the command ends with: 1, the work could not be completed.
    """

    exit_status: ClassVar[int] = 1


class WrongUse(CasesweepError):  # noqa: N818 - it names the fault, and is the user's, not ours
    """The command was asked for something that it cannot do; nothing was begun. Exit status 2."""

    exit_status: ClassVar[int] = 2
