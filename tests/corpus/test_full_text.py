"""Full texts: whoever has one with a body, and what the others said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.sources.full_text import Chain, EuropePmc, PmcCloud, PmcEntrez, fault_of
from corpus.store.documents import DocumentStore
from corpus.store.gathering import Gathered, Gathering
from tests.corpus.gatherings import QUERY, opened
from tests.corpus.pubmed_records import record
from tests.corpus.sources import entrez, transport
from tests.fakes.library import Library
from tests.fakes.literature_server import Fault, World, serving

DAY = date(2026, 1, 1)
PMCID = "PMC99000009"
IDS = f'<ArticleIdList><ArticleId IdType="pmc">{PMCID}</ArticleId></ArticleIdList>'


def jats(pmcid: str = PMCID, body: str = "<body><p>The mass lay at T5.</p></body>") -> bytes:
    """A small paper."""
    return (
        '<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="case-report"><front>'
        f'<article-meta><article-id pub-id-type="pmcid">{pmcid}</article-id><title-group>'
        "<article-title>Marrow beside the cord</article-title></title-group><permissions><license "
        'xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>CC BY</license-p>'
        f"</license></permissions></article-meta></front>{body}</article>"
    ).encode()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A world with one paper of PubMed in PMC, a server, and the chain that asks it."""

    world: World
    chain: Chain
    address: str
    folder: Path

    def sweep(self, store: DocumentStore, today: date = DAY) -> Gathered:
        """One sweep, full texts and all."""
        client = entrez(self.address, self.folder)
        gathering = Gathering(client, store, QUERY, today, sources(self.address, self.folder))
        return gathering.run(store.begin(QUERY), verify=False)


def sources(address: str, folder: Path) -> list[PmcCloud | PmcEntrez | EuropePmc]:
    """All three at the fake server."""
    wire = transport(folder)
    return [
        PmcCloud(wire, f"{address}/cloud"),
        PmcEntrez(entrez(address, folder)),
        EuropePmc(wire, f"{address}/europepmc/webservices/rest"),
    ]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Nobody has the full text yet."""
    library = Library()
    library.add(90000001, record(data=IDS), DAY - timedelta(days=200))
    world = World(library)
    with serving(world) as address:
        yield Shelf(world, Chain(sources(address, tmp_path)), address, tmp_path)


def test_the_newest_version_in_the_cloud_comes_first(shelf: Shelf) -> None:
    """`.10` is newer than `.9`; nobody else is asked."""
    for version in (1, 9, 10):
        key = f"{PMCID}.{version}/{PMCID}.{version}.xml"
        shelf.world.library.full_texts[key] = jats(body=f"<body><p>Version {version}.</p></body>")
    shelf.world.library.full_texts[f"{PMCID}1.1/{PMCID}1.1.xml"] = jats("PMC990000091")
    answer = shelf.chain.ask(PMCID)
    assert answer.reply is not None
    assert b"Version 10" in answer.reply.body
    assert answer.trace == ("PMC cloud: full text",)
    assert len(shelf.world.asked) == 2


def test_a_publishers_refusal_is_no_full_text(shelf: Shelf) -> None:
    """E-utilities answer with an article without a body; Europe PMC may have it all the same."""
    shelf.world.library.full_texts[f"europepmc:{PMCID}"] = jats()
    answer = shelf.chain.ask(PMCID)
    assert answer.reply is not None
    assert answer.trace[0] == f"PMC cloud: lists no XML of {PMCID}"
    assert "does not allow" in answer.trace[1]
    assert answer.trace[2] == "Europe PMC: full text"


def test_where_nobody_has_it_each_has_said_why(shelf: Shelf) -> None:
    """And that is certain."""
    answer = shelf.chain.ask(PMCID)
    assert answer.reply is None
    assert answer.certain
    assert [said.partition(":")[0] for said in answer.trace] == [
        "PMC cloud",
        "PMC efetch",
        "Europe PMC",
    ]
    assert "404" in answer.trace[2]


def test_a_source_that_is_down_leaves_it_open_and_is_soon_left_alone(shelf: Shelf) -> None:
    """After three papers it is not asked any more: its tries take minutes each."""
    shelf.world.fault = lambda _: Fault.UNAVAILABLE
    answers = [shelf.chain.ask(f"PMC{number}") for number in range(5)]
    assert not any(answer.certain for answer in answers)
    assert "503" in answers[2].trace[0]
    assert "not asked" in answers[3].trace[0]
    assert len(shelf.world.asked) == 3 * 3 * 4


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (jats(body=""), "no full text"),
        (jats(body="<body/>"), "no full text"),
        (jats("PMC1"), "another paper"),
        (b"<pmc-articleset/>", "no JATS article"),
    ],
)
def test_what_is_no_full_text_is_told(body: bytes, words: str) -> None:
    """Well-formed as it is."""
    assert words in fault_of(body, PMCID)


def test_the_full_text_stands_in_the_article_with_pubmeds_indexing(shelf: Shelf) -> None:
    """Ids, types and notices are PubMed's; text, tables and licence the paper's."""
    mesh = "<MeshHeadingList><MeshHeading><DescriptorName>Spine</DescriptorName></MeshHeading></MeshHeadingList>"
    shelf.world.library.add(90000001, record(citation=mesh, data=IDS), DAY)
    shelf.world.library.full_texts[f"europepmc:{PMCID}"] = jats()
    store, _ = opened(shelf.folder)
    gathered = shelf.sweep(store)
    assert gathered.complete
    assert (gathered.pmcids, gathered.full_texts) == (1, 1)
    [article] = store.articles()
    assert isinstance(article, Article)
    assert article.doc == "pmid:90000001"
    assert [section.text for section in article.sections] == ["The mass lay at T5."]
    assert article.mesh == ("Spine",)
    assert "creativecommons" in article.licence or "CC BY" in article.licence


def test_a_paper_without_full_text_is_asked_for_again_after_an_embargo(shelf: Shelf) -> None:
    """Not at every sweep, and no sweep is incomplete for it."""
    store, _ = opened(shelf.folder)
    assert shelf.sweep(store).complete
    shelf.world.library.full_texts[f"europepmc:{PMCID}"] = jats()
    early = shelf.sweep(store, DAY + timedelta(days=60))
    assert early.complete
    assert early.full_texts == 0
    late = shelf.sweep(store, DAY + timedelta(days=120))
    assert late.full_texts == 1


def test_a_sweep_says_when_full_texts_could_not_be_asked_for(shelf: Shelf) -> None:
    """The next one asks again."""
    store, _ = opened(shelf.folder)
    shelf.world.library.full_texts[f"europepmc:{PMCID}"] = jats()
    shelf.world.fault = lambda number: (
        Fault.UNAVAILABLE
        if "esearch" not in shelf.world.asked[number].tool and number > 2
        else None
    )
    gathered = shelf.sweep(store)
    assert not gathered.complete
    assert "1 full texts could not be asked for" in gathered.failures[0]
    shelf.world.fault = lambda _: None
    again = shelf.sweep(store)
    assert again.complete
    assert again.full_texts == 1


def test_real_full_texts_are_taken(shared: Path) -> None:
    """Each of the real files is the paper of its name, with a body or saying that it has none."""
    files = sorted((shared / "data" / "pmc" / "oai_illumination-k").glob("PMC*.xml"))
    faults = {path.stem: fault_of(path.read_bytes(), path.stem) for path in files}
    assert all(not fault or fault.startswith("no full text") for fault in faults.values()), faults
    assert sum(not fault for fault in faults.values()) > len(faults) / 2
