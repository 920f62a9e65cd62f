"""The names of what can be chosen on the command line, apart from the code that needs much more."""

from enum import StrEnum


class Format(StrEnum):
    """How the case table is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


class Timer(StrEnum):
    """What runs commands at set times."""

    CRON = "cron"
    SYSTEMD = "systemd"
