"""All that is held, from PubMed, Europe PMC and the inbox, as one stream in which a paper is once.

PubMed's citation counts over Europe PMC's record of the same paper, both over a file of the inbox,
which gives its text. What was a document of its own before it was known to be another one's paper
comes once more, with a notice, so that its cases leave the table.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from corpus.article import Article, Link
from corpus.reject import Reject
from corpus.store.documents import DocumentStore
from corpus.store.europepmc import EuropePmcStore
from corpus.store.inbox import Inbox
from corpus.store.same_paper import Papers, paper_of

SAME_PAPER = "SamePaper"
"""The kind of `Link` that a document gets whose paper is another document's."""


@dataclass(slots=True)
class Joining:
    """What there is. `in_table` are the documents whose cases the case table shows.

    `same` names, after the stream has ended, the documents that are another one's paper.
    """

    store: DocumentStore
    inbox: Inbox
    in_table: Collection[str] = ()
    same: dict[str, str] = field(default_factory=dict)

    def articles(self) -> Iterator[Article | Reject]:
        """The stream; what is joined is noted in the database at its end."""
        yield from self.inbox.join(self._cited())
        for paper in self.inbox.papers:
            other = self.inbox.joined.get(paper.doc)
            if other is not None and other != paper.doc:
                yield from self._superseded(paper, other, "its file in the inbox")

    def _cited(self) -> Iterator[Article | Reject]:
        """PubMed's citations, then the records that are none of them."""
        europepmc = EuropePmcStore(self.store.sessions)
        papers, records = Papers(), {}
        for key, article in europepmc.articles():
            if isinstance(article, Article):
                paper = paper_of(article)
                papers.add(paper)
                records[paper.doc] = key
        joined: dict[str, tuple[str, str]] = {}
        for cited in self.store.articles():
            if isinstance(cited, Article):
                paper = paper_of(cited)
                for record, reason in papers.same_as(paper):
                    joined.setdefault(record.doc, (paper.doc, reason))
            yield cited
        yield from self._records(europepmc, joined)
        europepmc.note_same({records[doc]: other for doc, (other, _) in joined.items()})

    def _records(
        self, europepmc: EuropePmcStore, joined: dict[str, tuple[str, str]]
    ) -> Iterator[Article | Reject]:
        """Those that joined no citation, each once: a preprint may stand there twice."""
        earlier = Papers()
        for _, article in europepmc.articles():
            if isinstance(article, Reject):
                yield article
                continue
            paper = paper_of(article)
            found = None if paper.doc in joined else earlier.find(paper)
            if found is not None:
                joined[paper.doc] = (found[0].doc, found[1])
            if paper.doc in joined:
                yield from self._superseded(article, *joined[paper.doc])
            else:
                earlier.add(paper)
                yield article

    def _superseded(self, article: Article, other: str, reason: str) -> Iterator[Article]:
        self.same[article.doc] = other
        if article.doc in self.in_table:
            link = Link(SAME_PAPER, None, f"{other}, by {reason}")
            yield replace(article, links=(*article.links, link))
