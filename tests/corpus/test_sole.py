"""One at a time."""

from pathlib import Path

import pytest

from corpus.sole import AtWorkError, sole


def test_the_second_is_told_and_the_next_may(tmp_path: Path) -> None:
    """While the first is at work; afterwards the file does not matter."""
    path = tmp_path / "deep" / "lock"
    with sole(path, what="sweep"):
        with pytest.raises(AtWorkError, match="another sweep is at work"), sole(path, what="sweep"):
            pass
        with pytest.raises(AtWorkError), sole(path, what="sweep"):
            pass
    with sole(path, what="sweep"):
        pass


def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the place of its folder."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(AtWorkError, match="cannot be made"),
        sole(tmp_path / "file" / "l", what="x"),
    ):
        pass
