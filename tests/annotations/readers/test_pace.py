"""How long documents take."""

from annotations.readers.pace import Pace, paces
from tests.annotations.marked import marked


def test_the_median_is_told_with_and_without_marks_beforehand() -> None:
    """For each annotator, then for all; a document that was not timed is counted only."""
    documents = [
        marked("x", seconds=60),
        marked("x", seconds=180),
        marked("x", seconds=None),
        marked("x", seconds=600, blind=True),
        marked("x", seconds=120, annotator="ben"),
        marked("x", annotator="cem"),
    ]
    assert paces(documents) == [
        Pace("ann", blind=False, documents=3, timed=2, minutes=2),
        Pace("ann", blind=True, documents=1, timed=1, minutes=10),
        Pace("ben", blind=False, documents=1, timed=1, minutes=2),
        Pace("cem", blind=False, documents=1, timed=0, minutes=None),
        Pace(None, blind=False, documents=5, timed=3, minutes=2),
        Pace(None, blind=True, documents=1, timed=1, minutes=10),
    ]


def test_nothing_confirmed_has_no_pace() -> None:
    """And is no error."""
    assert paces([]) == []
