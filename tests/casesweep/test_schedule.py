"""Timers for sweeps: right words, no secrets, no installing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from casesweep.formats import Timer
from casesweep.settings import Settings
from casesweep.sweeping.schedule import (
    Moment,
    cron_line,
    moment,
    sweep_command,
    systemd_units,
    write_schedule,
)
from corpus.errors import WrongUse

AWKWARD = Path("/home/o'neill/50% of $HOME/sweeps")


def test_a_cron_line_is_one_line_that_a_shell_takes_apart_rightly() -> None:
    """With a folder of every awkward sign; `%` is escaped, as cron makes line ends of it."""
    text = cron_line(["casesweep", "sweep"], AWKWARD, Moment("mon", 5, 17))
    [line] = [line for line in text.splitlines() if not line.startswith("#")]
    assert line.startswith("17 5 * * 1 cd ")
    assert line.endswith("&& casesweep sweep >> data/sweep.log 2>&1")
    assert line.count("%") == line.count("\\%") == 1
    command = line.split(" ", 5)[5].replace("\\%", "%").replace("cd", "printf %s", 1)
    done = subprocess.run(
        ["sh", "-c", command.partition(" && ")[0]], capture_output=True, text=True, check=True
    )
    assert done.stdout == str(AWKWARD)


@pytest.mark.parametrize(
    ("day", "words"),
    [("daily", "17 5 * * *"), ("tue", "17 5 * * 2"), ("sun", "17 5 * * 0")],
)
def test_cron_numbers_the_days_from_sunday(day: str, words: str) -> None:
    """Daily is every one of them."""
    assert f"\n{words} cd " in cron_line(["x"], Path("/x"), Moment(day, 5, 17))


def test_systemd_gets_a_service_and_a_timer() -> None:
    """Its own signs are doubled."""
    text = systemd_units(["casesweep", "$x%"], AWKWARD, Moment("mon", 5, 7), study="spinal_emh")
    assert 'ExecStart="casesweep" "$$x%%"' in text
    assert "WorkingDirectory=/home/o'neill/50%% of $HOME/sweeps" in text
    assert "OnCalendar=Mon *-*-* 05:07:00" in text
    assert "casesweep-spinal_emh.timer" in text
    assert "OnCalendar=*-*-* 05:07:00" in systemd_units(
        ["x"], AWKWARD, Moment("daily", 5, 7), study="s"
    )


@pytest.mark.parametrize("day", ["daily", "sun", "mon", "tue", "wed", "thu", "fri", "sat"])
def test_systemd_understands_the_days(day: str) -> None:
    """Asked of systemd itself, where it is."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze here")
    text = systemd_units(["x"], AWKWARD, Moment(day, 5, 7), study="s")
    [when] = [line for line in text.splitlines() if line.startswith("OnCalendar=")]
    subprocess.run(["systemd-analyze", "calendar", when.partition("=")[2]], check=True)


@pytest.mark.parametrize("text", ["", "monday 5:17", "mon", "mon 24:00", "mon 5:60", "5:17"])
def test_another_form_of_time_is_refused(text: str) -> None:
    """With an example of the right one."""
    with pytest.raises(WrongUse, match="mon 05:17"):
        moment(text)


def test_the_command_names_study_and_database() -> None:
    """As they were given; the study's own database needs no name."""
    assert sweep_command(Settings())[-2:] == ["--study", "spinal_emh"]
    assert sweep_command(Settings(db="sqlite:///x y.sqlite"))[-1] == "sqlite:///x y.sqlite"


def test_a_password_is_refused() -> None:
    """It would be readable for everyone who may list the timers."""
    with pytest.raises(WrongUse, match=r"casesweep\.toml"):
        sweep_command(Settings(db="postgresql+psycopg://me:secret@host/name"))


def test_no_key_and_no_address_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand in the settings."""
    monkeypatch.chdir(tmp_path)
    secret = Settings(ncbi_email="me@clinic.example", ncbi_api_key="0123456789abcdef")
    for timer in Timer:
        out = tmp_path / timer
        write_schedule(secret, timer, "mon 05:17", str(out))
        text = out.read_text(encoding="utf-8")
        assert "me@clinic.example" not in text
        assert "0123456789abcdef" not in text
        assert str(tmp_path) in text
