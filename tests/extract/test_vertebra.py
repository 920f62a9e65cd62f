"""How levels are written, and what is only written like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.spine import SPINE
from extract.grammar.vertebra import joined, levels, mentions
from tests.bounded import bounded

WRITTEN = {
    "T5-8": "T5-T8",
    "T5–T8": "T5-T8",
    "T5 – 8": "T5-T8",
    "T5−T8": "T5-T8",
    "T5‑T8": "T5-T8",
    "T5~T9": "T5-T9",
    "T5- T8": "T5-T8",
    "T5 to T8": "T5-T8",
    "T5 to 8": "T5-T8",
    "from T5 down to T10": "T5-T10",
    "began at T8 and ended at T10": "T8-T10",
    "upper limit at T6 and the lower at T9": "T6-T9",
    "from D.V. 3 to D.V. 7": "T3-T7",
    "from T4 extending inferiorly to T9": "T4-T9",
    "from T11 and extending to L2": "T11-L2",
    "T4 as far as T9": "T4-T9",
    "L2 until L4": "L2-L4",
    "T3 thru T8": "T3-T8",
    "between T2 and T10": "T2-T10",
    "between D6 and 9": "T6-T9",
    "T5 through T9": "T5-T9",
    "T5/T6": "T5-T6",
    "T5/6": "T5-T6",
    "L5-1": "L5-S1",
    "T12/1": "T12-L1",
    "at T5, T6 and T7": "T5-T7",
    "T5,6,7": "T5-T7",
    "T4, 5 and 6": "T4-T6",
    "C2 and C3": "C2-C3",
    "T5-T6, T6-T7 and T7-T8": "T5-T8",
    "T5-T6-T7": "T5-T7",
    "D4-D10": "T4-T10",
    "D-5 to D-9": "T5-T9",
    "Th8": "T8",
    "Th9-11": "T9-T11",
    "TH 5 - TH 9": "T5-T9",
    "Th.5-Th.9": "T5-T9",
    "Dorsal 4-8": "T4-T8",
    "block at T-7": "T7",
    "at T.5": "T5",
    "at T 5": "T5",
    "fifth to tenth thoracic vertebrae": "T5-T10",
    "FROM THE FIFTH TO THE TENTH THORACIC VERTEBRA": "T5-T10",
    "the third to ninth dorsal vertebrae": "T3-T9",
    "between the fourth and the eighth thoracic vertebrae": "T4-T8",
    "fourth dorsal to the fourth sacral vertebra": "T4-S4",
    "the sixth, seventh and eighth dorsal vertebrae": "T6-T8",
    "5th-8th thoracic vertebrae": "T5-T8",
    "5-8th thoracic vertebrae": "T5-T8",
    "thoracic vertebrae 2-8": "T2-T8",
    "thoracic levels 5 through 9": "T5-T9",
    "4th dorsal vertebra": "T4",
    "level of the 10th thoracic": "T10",
    "C7-T3": "C7-T3",
    "L3/4 to S1": "L3-S1",
    "T10/11 - L1/2": "T10-L2",
    "T3-4 to mid-T-8": "T3-T8",
    "from the superior endplate of T4 to the inferior endplate of T8": "T4-T8",
    "T4 vertebral body level down to T9 vertebral body level": "T4-T9",
    "T4 (superiorly) to T9 (inferiorly)": "T4-T9",
    "the lower border of D1O": "T10",
    "in front of Sl-S3": "S1-S3",
    "TS-9": "T5-T9",
    "L3 to LS": "L3-L5",
    "T6-lO": "T6-T10",
    "T1l-L2": "T11-L2",
    "T12-LI": "T12-L1",
    "D IV-VIII": "T4-T8",
    "at Th VI": "T6",
    "at the level of Th IX and X": "T9-T10",
    "at Th IX, X and XI": "T9-T11",
    "at D.IX and D.X": "T9-T10",
    "at L II and III": "L2-L3",
    "LII-LIV": "L2-L4",
    "T6th": "T6",
    "dorsal 6th vertebra": "T6",
    "from D5 upto D9": "T5-T9",
    "T04-T09": "T4-T9",
    "T5...T9": "T5-T9",
    "T3/T4-T8/T9": "T3-T9",
    "T8-T12/L1": "T8-L1",
    "mass in T2–T6": "T2-T6",
    "in T2, T3 and T4": "T2-T4",
    "T1, T2, and T3 vertebrae": "T1-T3",
    "the T1-T2 interspace": "T1-T2",
    "T9-T4": "T4-T9",
    "T1 to T6": "T1-T6",
    "T2-S1": "T2-S1",
    "the T1–T2 level": "T1-T2",
    "T2 vertebral body": "T2",
    "T2, T3 and T4 vertebrae": "T2-T4",
    "the lower three thoracic vertebrae": "T10-T12",
    "the first three sacral segments": "S1-S3",
    "two lowermost lumbar vertebrae": "L4-L5",
    "upper pole at T3 and its lower pole at T9": "T3-T9",
}

APART = {
    "T5 and T9": ("T5", "T9"),
    "D3-D5 and D7-D9": ("T3-T5", "T7-T9"),
    "T5-8, 10-11 and L2": ("T5-T8", "T10-T11", "L2"),
    "T11/12 and L2/3": ("T11-T12", "L2-L3"),
    "at Th VI and I operated": ("T6",),
    "at Th IX and 40 others": ("T9",),
    "T9, T11, and L2": ("T9", "T11", "L2"),
    "a T2-hyperintense mass (T3-T8)": ("T3-T8",),
    "hypointense on T1 and hyperintense on T2, T5-T8": ("T5-T8",),
    "T5-T9, T1 iso- and T2 hypointense": ("T5-T9",),
    "at T6-T8 and through the T10 foramen": ("T6-T8", "T10"),
    "T6-T8 in the first, T3-T5 in the second": ("T6-T8", "T3-T5"),
    "in the first and T3-T5 in the second": ("T3-T5",),
}

NO_LEVEL = (
    *(
        "on T1 and T2",
        "low on T1",
        "T1 iso-, T2 hypo",
        "both T1- and T2-weighted images",
        "dark T2",
    ),
    *("T1WI", "T2WI", "T1-weighted", "T1‑weighted", "Tl-weighted", "T2*", "T2*-weighted", "T1/T2"),
    *("T1 and T2 sequences", "T1 signal", "T1 = T2 = muscle", "T1 +/− contrast", "T1, T2 and STIR"),
    *(
        "hyperintense in T2",
        "sequences potentiated in T1 and T2",
        "T2 fat-sat",
        "T1 with gadolinium",
    ),
    *("T1N0M0", "T2aN0", "stage T1c", "pT1a", "T3 N0", "T2 prostate carcinoma", "staged as T3"),
    *("ribs 6-9", "9th ribs", "the seventh to tenth ribs", "T5-T8 ribs", "the 7th and the 8th"),
    *("t(9;22)", "t(8;12)", "del(5q)", "D816V", "V617F"),
    *("C3d", "complement C5", "vitamin D3", "B12", "free T4", "T4 count", "T3, T4 and TSH", "CD4"),
    *("T cells", "D-dimer", "PD-L1", "cyclin D1", "D2-40", "IL-2", "T-score", "S100", "TS-1"),
    *("on D5 he walked", "95% CI", "TI and TM", "SI on T1WI", "S1 heart sound", "third decade"),
    *("first lumbar puncture", "a second thoracic operation", "thoracic 3 cm mass", "T13", "L6-L9"),
    *(
        "the last three thoracic nerves",
        "the lower thoracic vertebrae",
        "the first three lumbar taps",
    ),
)


@pytest.mark.parametrize(("text", "level"), WRITTEN.items())
def test_every_way_of_writing_one_run_gives_that_run(text: str, level: str) -> None:
    """A run of vertebrae is one level however it is written."""
    assert levels(text) == (level,)


@pytest.mark.parametrize(("text", "expected"), APART.items())
def test_levels_that_lie_apart_stay_apart(text: str, expected: tuple[str, ...]) -> None:
    """What does not touch is not joined, and weighting beside a level is left out."""
    assert levels(text) == expected


@pytest.mark.parametrize("text", NO_LEVEL)
def test_what_is_only_written_like_a_level_is_none(text: str) -> None:
    """Weighting, stages, ribs, chromosomes, molecules, days and abbreviations are no vertebrae."""
    assert levels(text) == ()


def test_a_list_is_kept_in_parts_until_joined() -> None:
    """Each part has its own place, so that `respectively` can give each to its patient."""
    (mention,) = mentions("at D2–D9, D8–D12 and D10")
    assert [str(level) for level in mention] == ["T2-T9", "T8-T12", "T10"]
    assert ["at D2–D9, D8–D12 and D10"[m.start : m.end] for m in mention][1] == "D8–D12"


def test_joined_levels_point_at_all_their_words() -> None:
    """The evidence of `T5, T6 and T7` is the whole list."""
    text = "behind T5, T6 and T7 there"
    (level,) = joined(mentions(text)[0])
    assert text[level.start : level.end] == "T5, T6 and T7"


_REGION = {"C": ("cervical",), "T": ("thoracic", "dorsal"), "L": ("lumbar",), "S": ("sacral",)}
_LETTERS = {"C": "C", "T": ("T", "D", "Th", "TH", "D-", "T-", "D."), "L": ("L", "L-"), "S": "S"}
_ORDINALS: tuple[str, ...] = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)
_ORDINALS += ("tenth", "eleventh", "twelfth")
_DASHES = ("-", "–", "—", "−", "‑", "~", " - ", " – ", "- ")
_WORDS = (
    " to ",
    " down to ",
    " through ",
    " until ",
    ", extending to ",
    " to the level of ",
    " to mid-",
)


@st.composite
def _written_range(draw: st.DrawFn) -> tuple[str, str]:
    """A run of vertebrae and some way to write it."""
    first = draw(st.integers(0, len(SPINE) - 2))
    last = draw(st.integers(first + 1, len(SPINE) - 1))
    one, other = SPINE[first], SPINE[last]
    style = draw(st.sampled_from(("letters", "ordinals", "between")))
    if style == "ordinals":
        text = f"{_ordinal(draw, one)} to the {_ordinal(draw, other)} vertebra"
    elif style == "between":
        text = f"between {_lettered(draw, one)} and {_lettered(draw, other)}"
    else:
        join = draw(st.sampled_from(_DASHES + _WORDS))
        text = f"{_lettered(draw, one)}{join}{_lettered(draw, other)}"
    return f"a mass at {text} was seen", f"{one}-{other}"


def _ordinal(draw: st.DrawFn, name: str) -> str:
    word = _ORDINALS[int(name[1:]) - 1]
    return f"{word} {draw(st.sampled_from(_REGION[name[0]]))}"


def _lettered(draw: st.DrawFn, name: str) -> str:
    return f"{draw(st.sampled_from(_LETTERS[name[0]]))}{name[1:]}"


@given(_written_range())
def test_any_written_form_of_a_range_normalises_to_the_same_range(case: tuple[str, str]) -> None:
    """Round trip: whatever the letters, dashes and words, the run comes back."""
    text, expected = case
    assert levels(text) == (expected,)


@given(st.text(alphabet="T15 -–lIOD,andto.thoracicfifth/*\u200f\ud800😀", max_size=80))
def test_any_text_gives_levels_that_are_true_slices(text: str) -> None:
    """Whatever the text, offsets lie in it and are in order."""
    for mention in mentions(text):
        for level in mention:
            assert 0 <= level.start < level.end <= len(text)
            assert 0 <= level.span[0] <= level.span[1] < len(SPINE)


@pytest.mark.parametrize(
    "piece", ["T5 ", "T5-", "T5, ", "first ", "thoracic ", "T1 and T2 ", "a" * 50]
)
def test_a_long_text_is_read_in_bounded_time(piece: str) -> None:
    """No pattern goes back over the text again and again."""
    with bounded(15):
        list(mentions(piece * (200_000 // len(piece))))
