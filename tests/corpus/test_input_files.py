"""Paths to files."""

import os
from pathlib import Path

import pytest

from corpus.input_files import InputFile, find_files
from corpus.reject import Reject


def found(*paths: Path | str) -> list[str]:
    """The short names of the files, and the reasons of rejects."""
    return [one.short if isinstance(one, InputFile) else one.reason for one in find_files(paths)]


def test_folders_are_read_through_in_order(tmp_path: Path) -> None:
    """Sorted by name, with subfolders, without what is hidden."""
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/x", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert found(tmp_path) == ["a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt"]


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    """A hidden file is only passed over in a folder; the bare name is its short one."""
    (tmp_path / ".hidden").write_text("x")
    assert found(tmp_path / ".hidden") == [".hidden"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    """By name, by its folder, by a link to it or to its folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert found(tmp_path / "in" / "a.txt", tmp_path / "in", tmp_path / "link") == ["a.txt"]


def test_standard_input_has_a_name() -> None:
    """It is called so in messages and ids."""
    assert list(find_files(["-"])) == [InputFile(None, "standard input", "stdin")]


def test_a_link_that_leads_back_is_named(tmp_path: Path) -> None:
    """The walk ends, and the files beside the link are read."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").write_text("x")
    loop = tmp_path / "a" / "loop"
    assert found(tmp_path) == [f"{loop} leads back into itself; remove the link", "b.txt"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file, a dangling link, a link to itself, an empty folder."""
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "void").mkdir()
    missing, gone, loop, void = find_files(
        [tmp_path / "none.txt", tmp_path / "gone", tmp_path / "self", tmp_path / "void"]
    )
    assert all(isinstance(one, Reject) for one in (missing, gone, loop, void))
    reasons = [one.reason for one in (missing, gone, loop, void) if isinstance(one, Reject)]
    assert reasons[0].endswith("none.txt cannot be read (No such file or directory)")
    assert reasons[1].endswith("gone is a link to a file that is not there")
    assert "self cannot be read (" in reasons[2]
    assert reasons[3].endswith("void is a folder without files")


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """Opening it would hang."""
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path) == [f"{tmp_path / 'pipe'} is a device or a pipe, not a file"]


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """With the reason of the system."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    assert found(locked) == [f"{locked} cannot be read (Permission denied)"]


def test_folders_may_not_nest_for_ever(tmp_path: Path) -> None:
    """A tree made to break a walk ends in a sentence."""
    deep = tmp_path.joinpath(*["d"] * 150)
    deep.mkdir(parents=True)
    (reason,) = found(tmp_path)
    assert reason.endswith("is too many folders deep; move it up")


def test_names_that_are_no_utf8_can_be_written(tmp_path: Path) -> None:
    """Their broken signs are replaced; the file is still found."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("x")
    (file,) = find_files([tmp_path])
    assert isinstance(file, InputFile)
    assert file.short == "caf\ufffd.txt"
    assert file.name.encode()
    assert file.path is not None
    assert file.path.read_text() == "x"
