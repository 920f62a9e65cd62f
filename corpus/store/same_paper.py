"""Is it the same paper? By PMID, PMCID, DOI, or title and year; told without guessing.

Two PMIDs are two papers, whatever else they share: that PubMed holds a paper twice is for a person
to say. A DOI may be that of a whole supplement, so that it counts only where title or authors do
not speak against it; a title only where it is long, in the same year or the next (a paper is ahead
of print, a preprint ahead of the paper), with an author in common where both name any.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.article import Article

_NO_LETTER = re.compile(r"[\W_]+")
SHORTEST_TITLE = 25
"""Letters: `Case report` is the title of many papers."""
_INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]{1,4}")
_YEARS_APART = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """What tells a paper from others; `doi`, `title`, `authors` are as they are compared."""

    doc: str
    pmid: str | None
    pmcid: str | None
    doi: str
    title: str
    year: int | None
    authors: frozenset[str]


def paper_of(article: Article) -> Paper:
    """What tells this article from others."""
    return make_paper(
        article.doc,
        pmid=article.pmid,
        pmcid=article.pmcid,
        doi=article.doi,
        title=article.title,
        year=article.year,
        authors=article.authors,
    )


def make_paper(
    doc: str,
    *,
    pmid: str | None,
    pmcid: str | None,
    doi: str | None,
    title: str,
    year: int | None,
    authors: Sequence[str],
) -> Paper:
    """The paper, with title and authors made comparable."""
    names = frozenset(name for each in authors if (name := author_key(each)))
    return Paper(doc, pmid, pmcid, (doi or "").lower(), letters(title), year, names)


def sameness(one: Paper, other: Paper) -> str:
    """What they have in common that no other paper has: `PMID`, `PMCID`, `DOI`, `title and year`.

    Empty where they are two, or nothing tells.
    """
    if one.pmid and other.pmid:
        return "PMID" if one.pmid == other.pmid else ""
    return likeness(one, other)


def likeness(one: Paper, other: Paper) -> str:
    """As `sameness`, whatever their PMIDs."""
    if one.pmcid and one.pmcid == other.pmcid:
        return "PMCID"
    titled = one.title == other.title
    if one.doi and one.doi == other.doi and (titled or _authors_agree(one, other)):
        return "DOI"
    if len(one.title) >= SHORTEST_TITLE and titled and _years_agree(one, other):
        return "title and year" if _authors_agree(one, other) else ""
    return ""


@dataclass(slots=True)
class Papers:
    """The papers that are there, to be looked up."""

    by_id: dict[str, list[Paper]] = field(default_factory=dict)

    def add(self, paper: Paper) -> None:
        """One more."""
        for name in _names(paper):
            self.by_id.setdefault(name, []).append(paper)

    def alike(self, paper: Paper) -> Iterator[Paper]:
        """Those that share an id or the title, each once."""
        seen = {paper.doc}
        for name in _names(paper):
            for other in self.by_id.get(name, ()):
                if other.doc not in seen:
                    seen.add(other.doc)
                    yield other

    def same_as(self, paper: Paper) -> Iterator[tuple[Paper, str]]:
        """Those that are the same, and by what."""
        for other in self.alike(paper):
            if reason := sameness(paper, other):
                yield other, reason

    def find(self, paper: Paper) -> tuple[Paper, str] | None:
        """The first that is the same, and by what."""
        return next(self.same_as(paper), None)


def letters(text: str) -> str:
    """Only letters and digits, small: line ends, hyphens and accents of style do not count."""
    return _NO_LETTER.sub("", text).casefold()


def author_key(name: str) -> str:
    """`Haidar R`, `Haidar Rachid` -> `haidar r`: the family's first word, the first initial."""
    words = name.replace(".", " ").replace(",", " ").split()
    if not words:
        return ""
    initials = next((word for word in reversed(words[1:]) if _INITIALS.fullmatch(word)), None)
    given = initials or (words[1] if len(words) > 1 else "")
    return f"{letters(words[0])} {letters(given)[:1]}".strip()


def _names(paper: Paper) -> Iterator[str]:
    yield from (f"{kind}:{value}" for kind, value in _ids(paper) if value)
    if len(paper.title) >= SHORTEST_TITLE:
        yield f"title:{paper.title}"


def _ids(paper: Paper) -> tuple[tuple[str, str | None], ...]:
    return ("pmid", paper.pmid), ("pmcid", paper.pmcid), ("doi", paper.doi)


def _years_agree(one: Paper, other: Paper) -> bool:
    if one.year is None or other.year is None:
        return False
    return abs(one.year - other.year) <= _YEARS_APART


def _authors_agree(one: Paper, other: Paper) -> bool:
    return not (one.authors and other.authors) or bool(one.authors & other.authors)
