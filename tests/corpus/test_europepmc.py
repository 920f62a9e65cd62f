"""Europe PMC's search: whole lists or the truth, records to articles, nothing twice."""

import zlib
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from corpus.article import Article
from corpus.reject import Reject
from corpus.sources.europepmc import EuropePmcSearch, Found
from corpus.sources.europepmc_record import content_hash, read_record
from corpus.sources.source import SourceError
from corpus.store.documents import DocumentStore
from corpus.store.europepmc import EuropePmcStore
from corpus.store.inbox import Inbox
from corpus.store.joining import SAME_PAPER, Joining
from corpus.store.schema import EuropePmcListRow, EuropePmcRow, ReplyRow
from tests.corpus.europepmc_records import europepmc_record
from tests.corpus.gatherings import QUERY, gather, opened
from tests.corpus.pubmed_records import record
from tests.corpus.sources import transport
from tests.fakes.literature_server import OF_THE_WIRE, Fault, World, serving

DAY = date(2026, 1, 1)


def world(own: int = 0, *, pubmed: int = 0, alone: int = 0) -> World:
    """So many records of its own; PubMed's citations, and such as only Europe PMC finds."""
    made = World()
    for number in range(1, own + 1):
        add(made, f"PPR{number}")
    for pmid in range(1, pubmed + alone + 1):
        made.library.add(pmid, record(pmid), DAY)
        add(made, str(pmid), source="MED", pmid=str(pmid))
    if alone:
        made.library.only[QUERY.pubmed] = frozenset(map(str, range(1, pubmed + 1)))
    return made


def add(there: World, number: str, source: str = "PPR", **more: Any) -> None:
    """One more record, or another text of one."""
    told = europepmc_record(number, source=source, **more)
    there.library.europepmc[f"{source}/{number}"] = told


def search(there: World, folder: Path) -> Found:
    """What it says of its own records."""
    there.closing.clear()
    with serving(there) as address:
        client = EuropePmcSearch(transport(folder), f"{address}/europepmc/webservices/rest")
        return client.elsewhere("marrow")


def joined(store: DocumentStore, *in_table: str) -> dict[str, Article]:
    """The documents that come out, by id; each once."""
    found = list(Joining(store, Inbox(), in_table).articles())
    articles = {str(each.doc): each for each in found if isinstance(each, Article)}
    assert len(articles) == len(found)
    return articles


@pytest.mark.parametrize("number", [0, 1, 99, 100, 101, 250])
def test_every_page_is_asked_for_and_the_count_agrees(number: int, tmp_path: Path) -> None:
    """At the edges of a page too; the marks are followed to their end."""
    there = world(number, pubmed=2)
    found = search(there, tmp_path)
    assert found.complete
    assert found.count == number
    assert set(found.keys) == {key for key in there.library.europepmc if key.startswith("PPR")}
    assert {asked.method for asked in there.asked} == {"POST"}
    marks = [asked.parameters["cursorMark"] for asked in there.asked]
    assert marks[0] == "*"
    assert all(one != other for one, other in pairwise(marks))


@pytest.mark.parametrize("fault", [Fault.DUPLICATE_IDS, Fault.MISSING_IDS])
def test_a_list_that_does_not_agree_with_its_count_is_incomplete(
    fault: Fault, tmp_path: Path
) -> None:
    """It is asked for three times; what came is there."""
    there = world(5)
    there.fault = lambda _: fault
    found = search(there, tmp_path)
    assert not found.complete
    assert len(found.keys) == 4
    assert len([asked for asked in there.asked if asked.parameters["cursorMark"] == "*"]) == 3


@pytest.mark.parametrize("fault", sorted(set(OF_THE_WIRE) - {Fault.SILENCE, Fault.DRIP}))
def test_what_goes_wrong_on_the_wire_is_asked_for_again(fault: Fault, tmp_path: Path) -> None:
    """Once is nothing; always is an error that the sweep tells."""
    there = world(3)
    there.fault = lambda number: fault if number == 0 else None
    assert search(there, tmp_path).complete
    there.fault = lambda _: fault
    with pytest.raises(SourceError):
        search(there, tmp_path)


def test_a_record_becomes_an_article() -> None:
    """Headings are sections; markup is read, a bare < is text; times cited do not count."""
    told = europepmc_record(
        "PPR7",
        doi="10.1101/2024.05.02.1",
        abstractText="<h4>Case</h4>Hb 7 g/dL (p < 0.05 &amp; p <.01), 10<sup>9</sup>/L, <i>HBB</i>."
        "<h4>Outcome</h4>He walked.<br/>Well.",
        commentCorrectionList={
            "commentCorrection": [
                {"id": "9", "source": "MED", "type": "Retraction in", "reference": "Spine. 2025"}
            ]
        },
    )
    article = read_record(told)
    assert isinstance(article, Article)
    assert article.doc == "doi:10.1101/2024.05.02.1"
    assert [(each.label, each.text) for each in article.sections] == [
        ("Case", "Hb 7 g/dL (p < 0.05 & p <.01), 10⁹/L, HBB."),
        ("Outcome", "He walked. Well."),
    ]
    assert article.authors == ("Okafor N", "Spine Marrow Group")
    assert (article.year, article.journal) == (2024, "Archive of Preprints")
    [link] = article.links
    assert (link.kind, link.pmid) == ("RetractionIn", "9")
    assert content_hash({**told, "citedByCount": 4}) == content_hash(told)
    assert content_hash({**told, "title": "Another"}) != content_hash(told)


def test_a_record_with_hardly_anything_in_it_is_an_article_too() -> None:
    """Theses come with a title and no more; markup that does not close is text."""
    article = read_record({"id": "4", "source": "ETH", "title": "Marrow <sub>in <b>bone"})
    assert isinstance(article, Article)
    assert article.doc == "epmc:ETH/4"
    assert article.title == "Marrow in bone"
    assert (article.sections, article.year, article.authors) == ((), None, ())


@pytest.mark.parametrize(
    "odd",
    [
        {"authorList": ["Okafor N"]},
        {"meshHeadingList": {"meshHeading": [{"majorTopic_YN": "N"}]}},
        {"journalInfo": "Spine"},
        {"keywordList": {"keyword": 3}},
        {"commentCorrectionList": {"commentCorrection": ["Erratum in"]}},
    ],
)
def test_a_record_in_another_shape_is_rejected_and_costs_no_other(
    odd: dict[str, Any], tmp_path: Path
) -> None:
    """It is named; it is kept as it came, for a version that can read it."""
    store, _ = opened(tmp_path)
    there = world(2)
    add(there, "PPR1", **odd)
    assert gather(there, store, tmp_path).complete
    found = list(Joining(store, Inbox()).articles())
    [reject] = [each for each in found if isinstance(each, Reject)]
    assert reject.id == "PPR/PPR1"
    assert "PPR/PPR1 of Europe PMC" in reject.reason
    assert len(found) == 2


def test_a_pmid_that_only_europe_pmc_finds_is_fetched_from_pubmed(tmp_path: Path) -> None:
    """It counts as new there, and not among what PubMed lists."""
    store, _ = opened(tmp_path)
    gathered = gather(world(pubmed=3, alone=2), store, tmp_path)
    assert gathered.complete
    assert (gathered.listed, gathered.elsewhere.pmids) == (3, 2)
    assert joined(store).keys() == {f"pmid:{number}" for number in range(1, 6)}


def test_a_record_that_pubmed_does_not_hold_is_a_document(tmp_path: Path) -> None:
    """By DOI, PMCID or its own id."""
    store, _ = opened(tmp_path)
    there = world(1, pubmed=1)
    add(there, "PPR2", doi="10.1101/2")
    add(there, "PMC3", source="PMC", pmcid="PMC3")
    gathered = gather(there, store, tmp_path)
    assert gathered.complete
    assert gathered.elsewhere.records == 3
    assert joined(store).keys() == {"pmid:1", "epmc:PPR/PPR1", "doi:10.1101/2", "pmcid:PMC3"}


TITLE = "Extramedullary haematopoiesis of the thoracic spine in a young woman."
CITED = record(
    1,
    title=f"<ArticleTitle>{TITLE}</ArticleTitle>",
    date="<Year>2024</Year>",
    article="<AuthorList><Author><LastName>Okafor</LastName><Initials>N</Initials></Author>"
    "</AuthorList>",
    data='<ArticleIdList><ArticleId IdType="doi">10.1000/abc</ArticleId>'
    '<ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList>',
)


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ({"doi": "10.1000/ABC"}, True),
        ({"pmcid": "PMC77"}, True),
        ({"title": TITLE.upper().replace(" ", "  "), "pubYear": "2023"}, True),
        ({"title": TITLE, "pubYear": "2020"}, False),
        ({"title": TITLE, "authorList": {"author": [{"fullName": "Other A"}]}}, False),
        ({"doi": "10.1000/abcd"}, False),
        (
            {"doi": "10.1000/abc", "authorList": {"author": [{"fullName": "Other A"}]}},
            False,
        ),
    ],
)
def test_a_record_is_joined_to_the_citation_that_it_is(
    more: dict[str, Any],
    same: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    """By PMCID, by DOI or title and year where nothing speaks against it."""
    store, database = opened(tmp_path)
    there = world()
    there.library.add(1, CITED, DAY)
    add(there, "PPR1", **more)
    gather(there, store, tmp_path)
    documents = joined(store)
    assert len(documents) == (1 if same else 2)
    with database.reading() as session:
        assert list(session.scalars(select(EuropePmcRow.same_as))) == ["pmid:1" if same else None]
    assert EuropePmcStore(database).counts() == (1, int(same))


def test_a_preprint_that_is_published_later_leaves_the_table(tmp_path: Path) -> None:
    """It comes once more, with a notice that names the paper, and then no more."""
    store, _ = opened(tmp_path)
    there = world()
    add(there, "PPR1", doi="10.1101/1", title=TITLE)
    gather(there, store, tmp_path)
    assert joined(store).keys() == {"doi:10.1101/1"}
    there.library.add(1, CITED, DAY)
    gather(there, store, tmp_path)
    documents = joined(store, "doi:10.1101/1")
    [link] = documents["doi:10.1101/1"].links
    assert (link.kind, link.note) == (SAME_PAPER, "pmid:1, by title and year")
    assert joined(store).keys() == {"pmid:1"}


def test_two_preprints_of_one_paper_are_one_document(tmp_path: Path) -> None:
    """Archives hold versions as records of their own."""
    store, _ = opened(tmp_path)
    there = world()
    add(there, "PPR1", doi="10.1101/1", title=TITLE)
    add(there, "PPR2", doi="10.1101/2", title=TITLE)
    gather(there, store, tmp_path)
    assert joined(store).keys() == {"doi:10.1101/1"}


def test_a_reply_that_says_nothing_new_is_not_kept(tmp_path: Path) -> None:
    """Times cited change every week; a new abstract is a new reply, and the old one stays."""
    store, database = opened(tmp_path)
    there = world(2)
    gather(there, store, tmp_path)
    for times_cited in (1, 2):
        add(there, "PPR1", citedByCount=times_cited)
        gather(there, store, tmp_path)
    with database.reading() as session:
        assert len(session.scalars(select(ReplyRow)).all()) == 1
    add(there, "PPR1", abstractText="<h4>Case</h4>A man.")
    gather(there, store, tmp_path)
    with database.reading() as session:
        kept = [zlib.decompress(row.body) for row in session.scalars(select(ReplyRow))]
    assert len(kept) == 2
    assert joined(store)["epmc:PPR/PPR1"].sections[0].text == "A man."
    assert joined(store)["epmc:PPR/PPR2"].sections[0].label == "Background"


def test_what_europe_pmc_no_longer_finds_is_noted_and_stays(tmp_path: Path) -> None:
    """By a complete list of the same question; when it is back, it is back."""
    store, database = opened(tmp_path)
    there = world(2)
    gather(there, store, tmp_path)
    gone = there.library.europepmc.pop("PPR/PPR1")

    def noted() -> list[bool]:
        with database.reading() as session:
            rows = session.scalars(select(EuropePmcRow).order_by(EuropePmcRow.key))
            return [row.gone_list_id is not None for row in rows]

    gather(there, store, tmp_path)
    assert noted() == [True, False]
    assert len(joined(store)) == 2
    there.library.europepmc["PPR/PPR1"] = gone
    gather(there, store, tmp_path)
    assert noted() == [False, False]


def test_an_incomplete_list_makes_the_sweep_incomplete(tmp_path: Path) -> None:
    """The report says what is counted and what came; every list notes its question and hash."""
    store, database = opened(tmp_path)
    there = world(3, pubmed=1)
    tools = {"searchPOST"}
    there.fault = lambda number: Fault.MISSING_IDS if there.asked[number].tool in tools else None
    gathered = gather(there, store, tmp_path)
    assert not gathered.complete
    assert any("Europe PMC counts 3" in failure for failure in gathered.failures)
    there.fault = lambda _: None
    assert gather(there, store, tmp_path).complete
    with database.reading() as session:
        lists = session.scalars(select(EuropePmcListRow)).all()
    assert [row.complete for row in lists] == [False, False, True, True]
    assert {row.question for row in lists} == {"(marrow) AND (SRC:MED)", "(marrow) NOT (SRC:MED)"}
    assert len({row.query_hash for row in lists}) == 2


def test_europe_pmc_being_down_costs_nothing_of_pubmed(tmp_path: Path) -> None:
    """PubMed's papers come; the sweep says what failed."""
    store, _ = opened(tmp_path)
    there = world(1, pubmed=2)
    there.fault = lambda number: (
        Fault.UNAVAILABLE if there.asked[number].tool == "searchPOST" else None
    )
    gathered = gather(there, store, tmp_path)
    assert not gathered.complete
    assert joined(store).keys() == {"pmid:1", "pmid:2"}
    assert "503" in gathered.failures[0]


def test_a_paper_that_pubmed_does_not_give_is_missing_as_long_as_it_is_listed(
    tmp_path: Path,
) -> None:
    """Found by Europe PMC alone: not withdrawn, but asked for again."""
    store, _ = opened(tmp_path)
    there = world(pubmed=1, alone=1)
    kept = there.library.citations["2"]
    there.library.citations["2"] = replace(kept, xml="")
    gathered = gather(there, store, tmp_path)
    assert (list(gathered.missing), gathered.withdrawn) == (["2"], set())
    there.library.citations["2"] = kept
    assert gather(there, store, tmp_path).complete
