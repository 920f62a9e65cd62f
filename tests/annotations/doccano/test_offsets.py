"""Places in texts, as Python counts them and as a browser does."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.doccano.offsets import from_utf16, to_utf16

TEXTS = st.text(st.sampled_from("a β\u0338\r\n\t\U0001f600\U0001d6fd\u200d\ufeff"), max_size=30)


@given(TEXTS, st.data())
def test_a_place_comes_back_as_it_went(text: str, data: st.DataObject) -> None:
    """Whatever stands before it."""
    place = data.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, place)) == place


def test_emoji_count_twice_and_greek_once() -> None:
    """As seen in Chromium."""
    assert to_utf16("\u03b2-\U0001f600 T5", 4) == 5
    assert to_utf16("a\r\nb", 3) == 3


def test_there_is_no_place_inside_a_sign_or_beyond_the_text() -> None:
    """Such a mark has no words."""
    assert from_utf16("\U0001f600", 1) is None
    assert from_utf16("ab", 3) is None
    assert from_utf16("ab", -1) is None
