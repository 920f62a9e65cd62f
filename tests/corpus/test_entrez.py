"""E-utilities through Biopython, with its traps closed."""

import socket
from datetime import date
from pathlib import Path

import pytest
from Bio import Entrez as BioEntrez
from Bio.Entrez import Parser

from corpus.sources.entrez import _found, _read
from corpus.sources.reply import refuse_error, xml_of
from corpus.sources.source import RefusedError, TransientError
from tests.corpus.pubmed_records import record
from tests.corpus.sources import EMAIL, KEY, entrez
from tests.fakes.library import Library
from tests.fakes.literature_server import World, serving


def world(number: int) -> World:
    """So many citations, one a day."""
    library = Library()
    for pmid in range(1, number + 1):
        library.add(pmid, record(pmid), date.fromordinal(730_000 + pmid))
    return World(library)


def test_a_search_gives_count_and_ids(tmp_path: Path) -> None:
    """Newest first; the words that say who asks go along."""
    there = world(30)
    with serving(there) as address:
        found = entrez(address, tmp_path).search("marrow")
    assert found.count == 30
    assert found.pmids[:2] == ("30", "29")
    assert len(found.pmids) == 30
    sent = there.asked[0].parameters
    assert (sent["tool"], sent["email"], sent["api_key"]) == ("casesweep", EMAIL, KEY)
    assert "usehistory" not in sent


def test_a_long_query_and_many_ids_go_by_post(tmp_path: Path) -> None:
    """Biopython's rule: a GET of more than 1,000 characters is none."""
    there = world(120)
    with serving(there) as address:
        client = entrez(address, tmp_path)
        client.search("marrow OR " * 150 + "spine")
        client.fetch([str(pmid) for pmid in range(90000001, 90000121)])
        client.fetch(["1"])
    assert [asked.method for asked in there.asked] == ["POST", "POST", "GET"]
    assert there.asked[1].parameters["id"].count(",") == 119


def test_biopython_waits_and_retries_nothing_itself(tmp_path: Path) -> None:
    """Its own names are as they were, for whoever else uses it in this process."""
    before = vars(BioEntrez)["urlopen"], vars(Parser)["urlopen"]
    with serving(world(1)) as address:
        client = entrez(address, tmp_path)
        for _ in range(5):
            client.search("marrow")
    assert (vars(BioEntrez)["urlopen"], vars(Parser)["urlopen"]) == before


def test_a_dtd_that_biopython_does_not_bring_is_an_error_not_a_download(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is fetched, nothing is written to the home folder."""
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setattr(socket, "socket", None)
    body = (
        b'<?xml version="1.0"?><!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch" '
        b'"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/esearch_2030.dtd"><eSearchResult/>'
    )
    with pytest.raises(TransientError, match=r"esearch_2030\.dtd"):
        _read(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b'{"error":"API rate limit exceeded","api-key":"1.2.3.4","count":"4","limit":"3"}',
        b"<!DOCTYPE html><html></html>",
        b"\x1f\x8b\x08\x00",
        b"Bad gateway",
        b"<PubmedArticleSet><PubmedArticle>",
        b"<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>",
        b"<eSearchResult><ERROR>Search Backend failed</ERROR></eSearchResult>",
        b"<OtherSet/>",
    ],
)
def test_a_body_that_is_no_reply_is_worth_another_try(body: bytes) -> None:
    """All of these come with status 200."""
    with pytest.raises(TransientError):
        xml_of("PubmedArticleSet")(body)


def test_an_error_that_we_made_is_not_tried_again() -> None:
    """Asking for what PubMed never lists."""
    said = b"<eSearchResult><ERROR>'retstart' cannot be larger than 9998.</ERROR></eSearchResult>"
    with pytest.raises(RefusedError, match="retstart"):
        refuse_error(said)


def test_an_empty_set_is_a_reply() -> None:
    """What NCBI gives for PMIDs it does not hold."""
    xml_of("PubmedArticleSet")(b"<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>")


def test_real_replies_to_searches_are_read(shared: Path) -> None:
    """Counts and ids of those that Biopython keeps for its own tests."""
    folder = shared / "data" / "eutils" / "biopython"
    found = _found(_read((folder / "esearch1.xml").read_bytes()))
    assert found.count == 63
    assert (len(found.pmids), found.pmids[0]) == (20, "41282813")
    assert _found(_read((folder / "esearch8.xml").read_bytes())).ignored == ("abcXYZ",)


def test_real_errors_are_seen(shared: Path) -> None:
    """A failed backend inside a 200, and an HTML page in the place of citations."""
    for name in ("eutils/evagg/esearch_error.xml", "efetch_pubmed/biopython/pubmed3.html"):
        with pytest.raises(TransientError):
            refuse_error((shared / "data" / name).read_bytes())
