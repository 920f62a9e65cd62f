"""Who reads what."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from annotations.selection.assignment import Shown, assign
from annotations.selection.candidates import Candidate

CANDIDATES = [Candidate(n, f"pmid:{n}", "text", 1.0 - n / 1000) for n in range(400)]


def test_the_share_goes_to_two_and_the_rest_to_one() -> None:
    """In order of expected error for each, and each gets as many as the other."""
    dealt = assign(CANDIDATES, ["anna", "ben"], {}, share=0.25)
    twice = {each.doc for each in dealt["anna"]} & {each.doc for each in dealt["ben"]}
    assert 70 < len(twice) < 130
    assert len(set(chain(*dealt.values()))) == 400
    assert abs(len(dealt["anna"]) - len(dealt["ben"])) <= 1
    for given_ in dealt.values():
        assert given_ == sorted(given_, key=lambda each: -each.expected_error)


def test_a_second_push_deals_only_what_is_new() -> None:
    """The same documents are read twice whenever they are pushed."""
    first = assign(CANDIDATES, ["anna", "ben"], {}, share=0.25)
    shown: dict[tuple[int, str], Shown] = {}
    for name, given_ in first.items():
        for each in given_:
            before = shown.get((each.document_id, each.text_hash), Shown())
            now = before.anyone | {name}
            shown[each.document_id, each.text_hash] = Shown(now, now)
    again = assign(CANDIDATES, ["anna", "ben"], shown, share=0.25)
    assert again == {"anna": [], "ben": []}
    revised = [Candidate(7, "pmid:7", "another text", 0.5)]
    assert sum(map(len, assign(revised, ["anna", "ben"], shown, share=0).values())) == 1


def test_nobody_is_given_blind_what_he_has_seen_with_marks() -> None:
    """Another one is; readings with marks do not count for the gold set."""
    seen = {(1, "text"): Shown(anyone=frozenset({"anna"}), alike=frozenset())}
    dealt = assign([CANDIDATES[1]], ["anna", "ben"], seen, share=0)
    assert dealt == {"anna": [], "ben": [CANDIDATES[1]]}


@given(st.integers(1, 5), st.floats(0, 1), st.integers(1, 60))
def test_nobody_gets_more_than_the_limit_or_one_text_twice(
    people: int, share: float, limit: int
) -> None:
    """Whatever the share."""
    names = [f"person {n}" for n in range(people)]
    for given_ in assign(CANDIDATES, names, {}, share=share, limit=limit).values():
        assert len(given_) <= limit
        assert len({each.doc for each in given_}) == len(given_)
