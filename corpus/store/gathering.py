"""One sweep of the literature into the document store: which windows to search, then fetching.

The first time, and when the query has changed, the whole list is taken. Later what was entered
since, with an overlap as records are entered with dates that have passed; and what was modified
since, as a paper may come to match when it is indexed months later, or be revised. Then nothing
rests on dates or on counts alone, as one citation may go on the day when another comes with an old
date: the list of all ids is taken once more, which costs few requests. Europe PMC is asked for its
whole lists each time: few of its records are not PubMed's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.sources.entrez import Entrez
from corpus.sources.europepmc import EuropePmcSearch
from corpus.sources.fetch import fetch_wanted
from corpus.sources.full_text import Answer, Chain, Source, fetch_full_texts
from corpus.sources.query import Query
from corpus.sources.search import Listing, Span, Window, list_window, whole
from corpus.sources.source import SourceError
from corpus.store.documents import DocumentStore
from corpus.store.europepmc import Elsewhere, EuropePmcStore
from corpus.store.full_texts import FullTextStore

OVERLAP = timedelta(days=30)
_AHEAD = timedelta(days=1)
"""It may be tomorrow already where PubMed is kept, or here."""


@dataclass(slots=True)
class Gathered:
    """What a sweep brought. `count` is PubMed's, of the whole query; None where it did not say.

    `dropped` are papers that an earlier query found and this one does not; `query_is_new` while
    no complete sweep has asked it. `failures` are sentences.
    `europepmc` has what Europe PMC counts and lists, by kind; `elsewhere` what of it is new.
    """

    new: int = 0
    replies: int = 0
    count: int | None = None
    listed: int = 0
    held: int = 0
    pmcids: int = 0
    full_texts: int = 0
    missing: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    query_is_new: bool = False
    failures: list[str] = field(default_factory=list)
    windows: list[Listing] = field(default_factory=list)
    europepmc: dict[str, tuple[int, int]] = field(default_factory=dict)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)

    @property
    def complete(self) -> bool:
        """Whether PubMed's count, the ids known and the papers held agree."""
        return not self.failures and not self.missing and self.count == self.listed


@dataclass(frozen=True, slots=True)
class Gathering:
    """One sweep: who is asked, where it is kept, what for, on which day (UTC).

    `sources` are those of full texts, in order; none: citations and abstracts only. `europepmc`
    is searched beside PubMed; None: PubMed alone.
    """

    entrez: Entrez
    store: DocumentStore
    query: Query
    today: date
    sources: Sequence[Source] = ()
    europepmc: EuropePmcSearch | None = None

    def run(
        self, sweep: int, *, verify: bool, advance: Callable[[int, str], None] = lambda *_: None
    ) -> Gathered:
        """Search and fetch. Never raises for what the source does: that is among the failures.

        `verify` takes the whole list whatever is known. `advance` is told how many more papers
        have been asked for, and for what.
        """
        gathered = Gathered()
        before = self.store.withdrawn()
        self._or_failure(gathered, lambda: self._search(sweep, gathered, verify=verify))
        if self.europepmc is not None:
            europepmc = self.europepmc
            self._or_failure(gathered, lambda: self._search_europepmc(europepmc, sweep, gathered))
        self._or_failure(gathered, lambda: self._fetch(gathered, advance))
        if self.sources:
            self._full_texts(gathered, advance)
        listed = self.store.listed(self.query)
        withdrawn = self.store.withdrawn()
        gathered.listed = len(listed)
        gathered.held = len(listed & self.store.held())
        gathered.missing = self.store.missing()
        gathered.withdrawn = withdrawn - before
        gathered.dropped = self.store.found_by_any() - listed - withdrawn
        gathered.query_is_new = self.store.is_new(self.query)
        return gathered

    def _search(self, sweep: int, gathered: Gathered, *, verify: bool) -> None:
        windows = [whole(self.today)] if verify else self._windows()
        for window in windows:
            self._list(sweep, gathered, window)
        gathered.count = gathered.windows[-1].count

    def _list(self, sweep: int, gathered: Gathered, window: Window) -> None:
        listing = list_window(self.entrez, self.query.pubmed, window)
        gathered.new += self.store.take_listing(sweep, self.query, listing)
        gathered.windows.append(listing)
        if not listing.complete:
            gathered.failures.append(
                f"PubMed counts {listing.count:,} citations and lists {len(listing.pmids):,} "
                f"({window.span} {window.first} to {window.last}); the next sweep asks again"
            )

    def _search_europepmc(self, search: EuropePmcSearch, sweep: int, gathered: Gathered) -> None:
        store = EuropePmcStore(self.store.sessions)
        for kind, ask in (("in PubMed", search.in_pubmed), ("elsewhere", search.elsewhere)):
            found = ask(self.query.europepmc)
            new = store.take(sweep, found)
            gathered.elsewhere.pmids += new.pmids
            gathered.elsewhere.records += new.records
            gathered.europepmc[kind] = found.count, len(found.keys)
            if not found.complete:
                gathered.failures.append(
                    f"Europe PMC counts {found.count:,} records ({kind}) and lists "
                    f"{len(found.keys):,}; the next sweep asks again"
                )

    def _windows(self) -> list[Window]:
        days = [self._since(span) for span in (Span.ENTERED, Span.MODIFIED)]
        recent = () if None in days else self._recent(days)
        return [*recent, whole(self.today)]

    def _since(self, span: Span) -> date | None:
        return self.store.searched_until(self.query, span)

    def _recent(self, days: list[date | None]) -> Iterator[Window]:
        for span, since in zip((Span.ENTERED, Span.MODIFIED), days, strict=True):
            if since is not None:
                yield Window(span, min(since, self.today) - OVERLAP, self.today + _AHEAD)

    def _fetch(self, gathered: Gathered, advance: Callable[[int, str], None]) -> None:
        gathered.replies = fetch_wanted(
            self.entrez, self.store, lambda number: advance(number, "citations")
        )

    def _full_texts(self, gathered: Gathered, advance: Callable[[int, str], None]) -> None:
        """What a source could not answer is a failure; a paper without full text is none."""
        store = FullTextStore(self.store.sessions)

        def take(pmcid: str, answer: Answer) -> None:
            store.take(pmcid, answer, self.today)
            advance(1, "full texts")

        wanted = store.wanted(self.today)
        open_ = list(fetch_full_texts(Chain(self.sources), wanted, take))
        gathered.pmcids, gathered.full_texts = store.counts()
        if open_:
            gathered.failures.append(
                f"{len(open_):,} full texts could not be asked for everywhere ({open_[0]} …); "
                "the next sweep asks again"
            )

    def _or_failure(self, gathered: Gathered, step: Callable[[], None]) -> None:
        try:
            step()
        except SourceError as error:
            gathered.failures.append(f"{error}; what is missing is asked for in the next sweep")
