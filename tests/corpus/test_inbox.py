"""Files of the inbox, and the papers that they are."""

from pathlib import Path

from corpus.article import Article, DocumentId, Section, SectionKind
from corpus.reject import Reject
from corpus.store.inbox import Inbox, open_inbox

TITLE = "Marrow beside the cord in a man with thalassaemia"


def cited(pmid: str, title: str = TITLE, doi: str | None = None, *, body: str = "") -> Article:
    """A citation, with full text if `body` is given."""
    kind = SectionKind.BODY if body else SectionKind.ABSTRACT
    sections = (Section("text", body or "An abstract.", kind),)
    return Article(DocumentId(f"pmid:{pmid}"), title, sections, pmid=pmid, doi=doi)


def file(text: str, doi: str | None = None, name: str = "a.pdf") -> Article:
    """A PDF without a title of its own."""
    return Article(DocumentId(f"file:{name}"), "", (Section("body", text),), doi=doi, source="pdf")


def joined(inbox: Inbox, *articles: Article | Reject) -> dict[str, str]:
    """The text of each document that comes out."""
    return {
        each.doc: each.sections[0].text
        for each in inbox.join(articles)
        if isinstance(each, Article)
    }


def test_a_file_joins_by_doi_whatever_its_case() -> None:
    """DOIs are compared without regard to capitals."""
    inbox = Inbox([file("The whole text.", doi="10.1000/ABC")])
    found = joined(inbox, cited("1", "Other words", "10.1000/abc"), cited("2", "More words"))
    assert found == {"pmid:1": "The whole text.", "pmid:2": "An abstract."}


def test_a_file_joins_by_the_title_at_its_beginning() -> None:
    """Broken into lines and hyphenated as it may be."""
    text = (
        "SPINE LETTERS 12\nMarrow beside the cord in a man\nwith thalas-\nsaemia\nA. Author\nText."
    )
    assert joined(Inbox([file(text)]), cited("1")) == {"pmid:1": text}


def test_a_title_of_two_words_joins_nothing() -> None:
    """`Case report` stands at the beginning of many papers."""
    found = joined(Inbox([file("Case report. A man.")]), cited("1", "Case report."))
    assert found == {"pmid:1": "An abstract.", "file:a.pdf": "Case report. A man."}


def test_a_title_that_is_only_cited_at_the_end_joins_nothing() -> None:
    """It stands in the list of references."""
    text = "Another paper. " + "Words. " * 1000 + TITLE
    assert set(joined(Inbox([file(text)]), cited("1"))) == {"pmid:1", "file:a.pdf"}


def test_a_full_text_that_is_there_counts_over_the_file() -> None:
    """PMC's has its tables and its sections."""
    inbox = Inbox([file("From a scan.", doi="10.1000/abc")])
    article = cited("1", doi="10.1000/abc", body="From PMC.")
    assert joined(inbox, article) == {"pmid:1": "From PMC."}


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Beside the rest; an empty or missing folder is no fault."""
    assert open_inbox(tmp_path / "none") == Inbox()
    assert open_inbox(tmp_path) == Inbox()
    (tmp_path / "a.txt").write_text(f"{TITLE}\n\nHe had a mass at T5.", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04junk")
    inbox = open_inbox(tmp_path)
    out = list(inbox.join([cited("1")]))
    assert [type(each) for each in out] == [Article, Reject]
    assert len(inbox.joined) == 1
