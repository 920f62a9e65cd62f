"""`casesweep schedule`: the words that make a timer run `casesweep sweep`, for cron or systemd.

They hold no secret: key and e-mail address stand in `casesweep.toml` in the folder the sweep runs
in, or in the environment. Nothing is installed; the text says what to do with it.
"""

import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from casesweep.formats import Timer
from casesweep.output import output
from casesweep.settings import Settings
from corpus.errors import WrongUse

_LOG = "data/sweep.log"
_AT = re.compile(r"(daily|sun|mon|tue|wed|thu|fri|sat) ([01]?\d|2[0-3]):([0-5]\d)")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""As cron numbers them."""
_ESCAPED = str.maketrans({"%": "%%", "$": "$$", "\\": "\\\\", '"': '\\"'})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of the day, on a day of the week (`mon`) or `daily`."""

    day: str
    hour: int
    minute: int


def moment(text: str) -> Moment:
    """`mon 05:17`. Raises `WrongUse` for another form."""
    match = _AT.fullmatch(text.strip().lower())
    if match is None:
        raise WrongUse(f"--at is {text!r}; write a day and a time, as 'mon 05:17' or 'daily 4:30'")
    return Moment(match[1], int(match[2]), int(match[3]))


def write_schedule(settings: Settings, timer: Timer, at: str, out: str) -> int:
    """Write it to `out` (`-`: standard output); always 0. Raises `WrongUse` for a secret in it."""
    when = moment(at)
    command = sweep_command(settings)
    if timer is Timer.CRON:
        text = cron_line(command, Path.cwd(), when)
    else:
        text = systemd_units(command, Path.cwd(), when, study=settings.study)
    with output(out) as lines:
        lines.write(text)
    return 0


def sweep_command(settings: Settings) -> list[str]:
    """The sweep as this program was called, with study and database named."""
    if settings.db:
        _refuse_password(settings.db)
    command = [sys.executable, "-m", "casesweep", "sweep", "--study", settings.study]
    return [*command, "--db", settings.db] if settings.db else command


def cron_line(command: list[str], folder: Path, when: Moment) -> str:
    """A line for `crontab -e`, with what it does above it. Cron gives `%` a meaning of its own."""
    day = "*" if when.day == "daily" else str(_DAYS.index(when.day))
    shell = f"cd {shlex.quote(str(folder))} && {shlex.join(command)} >> {_LOG} 2>&1"
    return (
        "# Add this line with `crontab -e`; write ncbi_email = ... (and ncbi_api_key) into\n"
        f"# {folder / 'casesweep.toml'}\n"
        f"{when.minute} {when.hour} * * {day} {shell.replace('%', chr(92) + '%')}\n"
    )


def systemd_units(command: list[str], folder: Path, when: Moment, *, study: str) -> str:
    """A service and its timer, each below the name of its file.

    A run that was missed while the machine was off is made up for.
    """
    name = f"casesweep-{Path(study).name}"
    called = " ".join(f'"{word.translate(_ESCAPED)}"' for word in command)
    days = "" if when.day == "daily" else f"{when.day.capitalize()} "
    return (
        f"# ~/.config/systemd/user/{name}.service\n"
        "# (then: systemctl --user daemon-reload; "
        f"systemctl --user enable --now {name}.timer)\n"
        "[Unit]\n"
        f"Description=Sweep of the literature for {study.translate(_ESCAPED)}\n"
        "Wants=network-online.target\n"
        "After=network-online.target\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"WorkingDirectory={str(folder).replace('%', '%%')}\n"
        f"ExecStart={called}\n"
        "\n"
        f"# ~/.config/systemd/user/{name}.timer\n"
        "[Unit]\n"
        f"Description=When to sweep the literature for {study.translate(_ESCAPED)}\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar={days}*-*-* {when.hour:02}:{when.minute:02}:00\n"
        "Persistent=true\n"
        "RandomizedDelaySec=15min\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def _refuse_password(url: str) -> None:
    try:
        password = make_url(url).password
    except ArgumentError:
        return  # the sweep will say what is wrong with it
    if password:
        raise WrongUse(
            "the URL of the database holds a password, which does not belong into a timer; "
            "write db = … into casesweep.toml in the folder of the sweep, readable by you alone"
        )
