"""An error of the disk to what a person can do about it."""

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
MAKE_ROOM = "free some space on the disk and run it again; what was done is kept"
ELSEWHERE = "let it be written to, or name another place"


def is_of_the_disk(error: OSError) -> bool:
    """Whether there is no room, or no right to write."""
    return error.errno in _FULL | _FORBIDDEN


def what_to_do(error: OSError) -> str:
    """The end of a sentence."""
    if error.errno in _FULL:
        return MAKE_ROOM
    return ELSEWHERE if error.errno in _FORBIDDEN else "check the disk and run it again"
