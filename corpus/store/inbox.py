"""Files that a person has put into the inbox (PDF, saved pages) to the papers that they are.

A file joins a citation by its DOI, by its title, or because the citation's title stands at the
beginning of its text; it then is that paper's full text. What joins none is a document of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.article import Article, SectionKind
from corpus.documents import read_documents
from corpus.reject import Reject
from corpus.sources.full_text import with_full_text
from corpus.store.same_paper import SHORTEST_TITLE, letters

_BEGINNING = 3000
_BODY = frozenset({SectionKind.BODY, SectionKind.TABLE})


@dataclass(slots=True)
class Inbox:
    """What is in it: files read, and those that could not be.

    `joined` names the files that did join a paper, each with the paper's document.
    """

    papers: list[Article] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    joined: dict[str, str] = field(default_factory=dict)

    def join(self, articles: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
        """The articles, with the full texts that the inbox has; then what joined none of them.

        A full text that came with the article counts over the file.
        """
        dois = {paper.doi.lower(): paper for paper in self.papers if paper.doi}
        beginnings = [(_beginning(paper), paper) for paper in self.papers]
        for article in articles:
            if isinstance(article, Reject):
                yield article
                continue
            paper = dois.get((article.doi or "").lower()) or _titled(article, beginnings)
            if paper is not None:
                self.joined[paper.doc] = article.doc
            has_text = any(section.kind in _BODY for section in article.sections)
            yield article if paper is None or has_text else with_full_text(article, paper)
        yield from (paper for paper in self.papers if paper.doc not in self.joined)
        yield from self.rejects


def open_inbox(folder: Path) -> Inbox:
    """The files of the folder; empty where there is none."""
    inbox = Inbox()
    if folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir()):
        for each in read_documents([folder]):
            if isinstance(each, Article):
                inbox.papers.append(each)
            else:
                inbox.rejects.append(each)
    return inbox


def _titled(article: Article, beginnings: list[tuple[str, Article]]) -> Article | None:
    title = letters(article.title)
    if len(title) < SHORTEST_TITLE:
        return None
    return next((paper for text, paper in beginnings if title in text), None)


def _beginning(paper: Article) -> str:
    texts = "\n".join(section.text[:_BEGINNING] for section in paper.texts())
    return letters(texts[:_BEGINNING])
