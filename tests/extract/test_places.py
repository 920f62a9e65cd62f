"""Which stretches of a text others meet."""

from extract.grammar.places import Places


def test_a_stretch_meets_what_shares_a_character_with_it() -> None:
    """Side by side is not enough, nor is the same place in another section."""
    places = Places([("a", 10, 20), ("a", 30, 40)])
    assert places.meet("a", 19, 25)
    assert places.meet("a", 5, 50)
    assert places.meet("a", 12, 13)
    assert not places.meet("a", 20, 30)
    assert not places.meet("a", 0, 10)
    assert not places.meet("b", 10, 20)


def test_a_long_stretch_reaches_over_short_ones_that_begin_later() -> None:
    """Words inside other words."""
    places = Places([("a", 0, 100), ("a", 10, 20)])
    assert places.meet("a", 50, 60)
