"""Files are whole or not there."""

from pathlib import Path

import pytest

from corpus.files import FileError, written


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    """Until then the old one is there; nothing else is left beside it."""
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    with written(path) as out:
        out.write("new é\n")
        out.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_bytes() == "new é\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_after_an_error_the_old_file_stays(tmp_path: Path) -> None:
    """And no half of the new one."""
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), written(path) as out:
        out.write(str(1 // 0))
    assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "link").symlink_to(tmp_path / "real.txt")
    with written(tmp_path / "link") as out:
        out.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to() -> None:
    """`-o /dev/null` makes no file beside it."""
    with written(Path("/dev/null")) as out:
        out.write("gone")
    assert Path("/dev/null").is_char_device()


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """With the path as the user gave it."""
    path = tmp_path / "nowhere" / "out.txt"
    with (
        pytest.raises(FileError, match=r"nowhere/out\.txt cannot be written: No such file"),
        written(path),
    ):
        pass
