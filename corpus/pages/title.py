"""The title among the lines that stand above an article."""

import re
from collections.abc import Sequence

from corpus.headings import heading_of
from corpus.pages.furniture import is_furniture, of_others
from corpus.pages.imprint import BYLINE, MARKS, VERB, is_banner

_LONGEST = 300
_FEWEST_WORDS = 3
_LONG = 12
_TOO_FEW = 2.5
_OF_MEDICINE = re.compile(
    r"(?i)(?:[oae]sis|[ae]mi[ac]s?|omas?|pathy|itis|plegia|algia|therapy|ectomy|syndrome|disease"
    r"|compression|tumou?rs?|mass(?:es)?|spinal|marrow)\b"
)
_OF_A_SITE = re.compile(
    r"issn|https?:|www\.|javascript|cookie|\bsearch\b|[›»@{}|]|\bpmid\b|\bdoi\b|\blogo\b|newsletter",
    re.IGNORECASE,
)
_OF_THE_SITE = re.compile(r"\s+[-–|]\s+(?:pubmed|pmc|europe pmc|ncbi)\b.*$", re.IGNORECASE)


def find_title(above: Sequence[str], whole: str) -> str:
    """The title among the paragraphs `above` the text; empty where none is like one.

    Told by what it names, by the authors below it, and by its coming again in the `whole` page (its
    head, its citation). `above` may hold `BYLINE` and `IMPRINT`.
    """
    printed = title_letters(whole)
    best, most = "", _TOO_FEW
    for place, line in enumerate(above):
        if not like_a_title(line) or (place and of_others(above[place - 1])):
            continue
        points = _points(line, above[place + 1 : place + 2])
        if points + 1 > most:  # else its coming again would not help: no need to look for it
            points += printed.count(title_letters(line)) > 1
        if points > most:
            best, most = line, points
    return _OF_THE_SITE.sub("", best)


def _points(line: str, following: Sequence[str]) -> float:
    points = 4 * bool(_OF_MEDICINE.search(line)) + 2 * (list(following) == [BYLINE])
    return points + min(len(line.split()), _LONG) / 4 - 4 * bool(_OF_A_SITE.search(line))


def like_a_title(line: str) -> bool:
    """Whether the line may be a title by its length and its end."""
    return (
        line not in MARKS
        and len(line) <= _LONGEST
        and len(line.split()) >= _FEWEST_WORDS
        and not line.endswith((",", ";", ":"))
        and not (line.endswith(".") and VERB.search(line))
        and not is_furniture(line)
        and not is_banner(line)
        and not heading_of(line)
    )


def title_letters(text: str) -> str:
    """What two printings of a title share: its letters and figures, whatever their case."""
    return re.sub(r"[\W_]+", "", text.casefold())
