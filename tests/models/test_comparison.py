"""Champion and challenger: when a new recogniser is the better one."""

from pathlib import Path

import pytest

from models.annotated import Annotated
from models.comparison import Verdict, compare
from models.labels import Label
from models.recogniser import Recogniser, load_recogniser
from tests.models.ruled import ruled_model

GOUT = tuple(Annotated(f"x:{n}:text", "gout, old", ((0, 4, Label.DISORDER),)) for n in range(12))
AGED = tuple(
    Annotated(f"y:{n}:text", "old gout", ((0, 3, Label.AGE), (4, 8, Label.DISORDER)))
    for n in range(12)
)


def marking(folder: Path, name: str, words: dict[str, list[str]]) -> Recogniser:
    """A model that marks given words."""
    (folder / name).mkdir()
    return load_recogniser(str(ruled_model(folder / name, words)))


def verdict(
    tmp_path: Path, champion: dict[str, list[str]], challenger: dict[str, list[str]]
) -> Verdict:
    """That of two models that mark given words."""
    first, second = marking(tmp_path, "a", champion), marking(tmp_path, "b", challenger)
    return compare(first, second, (*GOUT, *AGED))


def test_one_that_finds_more_is_better(tmp_path: Path) -> None:
    """The champion knows ages only; the interval of the difference lies above nought."""
    found = verdict(tmp_path, {"AGE": ["old"]}, {"AGE": ["old"], "DISORDER": ["gout"]})
    assert found.documents == 24
    assert found.better
    assert found.differences[Label.DISORDER].gain == 1
    assert found.differences[Label.AGE].gain == 0
    low, high = found.differences[None].interval
    assert 0 < low <= found.differences[None].gain <= high
    every = found.differences[None].challenger
    assert (every.found, every.missed, every.spurious) == (36, 0, 12)
    assert found.reason.startswith("better (F1 0.400 before, 0.857 now")


def test_one_that_is_better_over_all_and_drops_a_label_is_not_adopted(tmp_path: Path) -> None:
    """It finds every disorder and no age any more."""
    found = verdict(tmp_path, {"AGE": ["old"]}, {"DISORDER": ["gout"]})
    assert found.differences[None].interval.low > 0
    assert not found.better
    assert found.dropping == (Label.AGE,)
    assert "but AGE would drop" in found.reason


def test_one_that_is_the_same_is_not_better(tmp_path: Path) -> None:
    """Nothing is changed for nothing."""
    found = verdict(tmp_path, {"DISORDER": ["gout"]}, {"DISORDER": ["gout"]})
    assert not found.better
    assert not found.dropping
    assert "not surely better" in found.reason


def test_a_gain_on_one_document_of_many_may_be_chance(tmp_path: Path) -> None:
    """The documents that are drawn may leave it out."""
    frozen = (*GOUT, Annotated("z:text", "ache", ((0, 4, Label.DISORDER),)))
    first = marking(tmp_path, "a", {"DISORDER": ["gout"]})
    second = marking(tmp_path, "b", {"DISORDER": ["gout", "ache"]})
    found = compare(first, second, frozen)
    assert found.differences[None].gain == pytest.approx(1 - 24 / 25)
    assert found.differences[None].interval.low == 0
    assert not found.better


def test_title_and_text_are_one_document(tmp_path: Path) -> None:
    """They are drawn together."""
    texts = [
        Annotated(f"x:1:{part}", "gout", ((0, 4, Label.DISORDER),)) for part in ("title", "text")
    ]
    model = marking(tmp_path, "a", {"DISORDER": ["gout"]})
    assert compare(model, model, texts).documents == 1
