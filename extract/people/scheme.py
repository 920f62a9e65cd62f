"""A reading to the labels under which it tells its patients: `Case 1`, `Case 2`; `(1)`, `(2)`."""

from collections.abc import Mapping

from extract.grammar.pattern import Pattern
from extract.people.label import Label, labels
from extract.people.mention import Role
from extract.people.people import mentions
from extract.text.reading import Reading, Sentence, Zone

_PERSON = Pattern(
    r"\b\d{1,3}[\s-]*(?:y|mo)|\b(?:M|F|male|female|man|woman|boy|girl|patient)\b|\baged\b"
)
_TOLD = frozenset({Zone.TITLE, Zone.BACKGROUND, Zone.CASE})
_OPENS = 6
_MOST = 12
"""Of more announced patients than this nobody knows that numbers in the text are theirs."""
_RIGHT_BEHIND = 40


def label_scheme(reading: Reading, announced: int | None) -> Mapping[int, str]:
    """Each number of a labelled patient with the label as first written, in order; empty if none.

    A scheme needs at least two numbers where cases are told, and those from 1 on without a gap:
    of `announced` patients some may be told under their numbers, and the others in a table alone.
    """
    written: dict[int, str] = {}
    told: set[int] = set()
    for sentence in reading.sentences:
        if sentence.zone in {Zone.TABLE, Zone.BACK_MATTER, Zone.CAPTION}:
            continue
        for number, label in _in_sentence(sentence):
            written.setdefault(number, label)
            if sentence.zone in _TOLD:
                told.add(number)
    last = next((n for n in range(1, len(written) + 2) if n not in written), 1) - 1
    if announced and last < max(told, default=0) <= announced <= _MOST:
        last = announced
    if last < 2 or len(told & set(range(1, last + 1))) < 2:  # noqa: PLR2004 - a list needs two
        return {}
    last = _last_ordinal(reading, last)
    return {number: written.get(number, f"Case {number}") for number in range(1, last + 1)}


def _last_ordinal(reading: Reading, last: int) -> int:
    """One more than `last` where `the third patient` follows `Case 1` and `Case 2`."""
    further = any(
        mention.role is Role.ORDINAL
        and mention.numbers == (last + 1,)
        and mention.noun in {"patient", "case"}
        and mention.start < _OPENS
        for sentence in reading.sentences
        if sentence.zone is Zone.CASE
        for mention in mentions(sentence.text)
    )
    return last + 1 if further else last


def _in_sentence(sentence: Sentence) -> list[tuple[int, str]]:
    found = []
    for label in labels(sentence.text):
        if label.enumerated and not (sentence.zone is Zone.CASE and _is_of_person(sentence, label)):
            continue
        words = sentence.text[label.start : label.end].strip()
        one = len(label.numbers) == 1
        found += [(number, words if one else f"Case {number}") for number in label.numbers]
    headed = heading_numbers(sentence.heading)
    alone = len(headed) == 1
    found += [(number, sentence.heading if alone else f"Case {number}") for number in headed]
    return found


def _is_of_person(sentence: Sentence, label: Label) -> bool:
    """Whether a person stands in the sentence that the number opens, or right behind the number."""
    first = label.start < _OPENS
    until = len(sentence.text) if first else label.end + _RIGHT_BEHIND
    return _PERSON.search(sentence.text, label.end, until) is not None


def heading_numbers(heading: str) -> tuple[int, ...]:
    """The numbers in a heading that is a label: `Case 2`, `Case presentation > Patient B`."""
    for label in labels(heading.rpartition(" > ")[2]):
        if label.start < _OPENS:
            return label.numbers
    return ()
