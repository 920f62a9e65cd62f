"""Words that an annotator has marked, to the values that the extractor would read in them."""

from collections.abc import Callable, Mapping, Sequence

from cases.finding import Field, Value
from extract.grammar.age_mention import age_mentions
from extract.grammar.age_range import decades
from extract.grammar.dose_mention import counts, doses
from extract.grammar.duration import durations
from extract.grammar.number import numbers
from extract.grammar.vertebra import levels


def read_words(field: Field, words: str) -> Sequence[Value]:
    """The values; none where the words give none, or leave more than one reading of a figure.

    `T5-T9` -> T5-T9; `eighteen months` -> 18 for a follow-up, 1.5 for an age; `61` -> 61.
    """
    if field is Field.LEVELS:
        return levels(words)
    read = _READERS.get(field)
    if read is None:
        return ()
    found = set(read(words)) or {each.value for each in numbers(words)}
    return tuple(found) if len(found) == 1 else ()


def _age(words: str) -> list[float]:
    stated = [each.low for each in age_mentions(words) if each.low == each.high]
    return stated or [round(each.months / 12, 2) for each in durations(words)]


def _low(words: str) -> list[float]:
    return [each.low for each in (*decades(words), *age_mentions(words))] or _age(words)


def _high(words: str) -> list[float]:
    return [each.high for each in (*decades(words), *age_mentions(words))] or _age(words)


def _doses(words: str) -> list[float]:
    return [each.gray for each in doses(words)]


def _fractions(words: str) -> list[float]:
    return [each.count for each in counts(words)]


def _months(words: str) -> list[float]:
    return [each.months for each in durations(words)]


_READERS: Mapping[Field, Callable[[str], list[float]]] = {
    Field.AGE_YEARS: _age,
    Field.AGE_LOW: _low,
    Field.AGE_HIGH: _high,
    Field.RADIOTHERAPY_DOSE_GY: _doses,
    Field.RADIOTHERAPY_FRACTIONS: _fractions,
    Field.FOLLOW_UP_MONTHS: _months,
}
