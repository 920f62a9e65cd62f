"""What a user hands over, whatever it is, to articles and rejects."""

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.article import Article
from corpus.documents import read_documents
from corpus.pubmed.byte_stream import Limits
from corpus.reject import Reject
from tests.corpus.pubmed_records import file_of, record

TITLE = "Marrow beside the spinal cord"
TEXT = (
    "A 42-year-old man had an epidural mass from T4 to T8. It was removed and he walked again. " * 4
)
PUBMED = file_of(record(1), record(2))
JATS = (
    '<article article-type="case-report"><front><article-meta>'
    '<article-id pub-id-type="pmid">3</article-id><title-group><article-title>Marrow</article-title>'
    f"</title-group></article-meta></front><body><sec><title>Case</title><p>{TEXT}</p></sec></body></article>"
).encode()
HTML = (
    f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    f"<h2>Abstract</h2><p>{TEXT}</p></body></html>"
).encode()
JSONL = json.dumps({"doc": "x:4", "title": TITLE, "text": TEXT}).encode()
PLAIN = f"{TITLE}\n\n{TEXT}".encode()
LAUGHS = (
    '<!DOCTYPE PubmedArticleSet [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    + "]><PubmedArticleSet>&a19;</PubmedArticleSet>"
).encode()


def pdf(*, lock: str | None = None) -> bytes:
    """A PDF of one page with the text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=lock)
    canvas.drawString(72, 770, TITLE)
    for number, sentence in enumerate(TEXT.split(". ")):
        canvas.drawString(72, 740 - 14 * number, f"{sentence}.")
    canvas.save()
    return out.getvalue()


def read(
    *paths: Path | str, stdin: bytes = b"", limits: Limits | None = None
) -> list[Article | Reject]:
    """All that is behind the paths."""
    return list(read_documents(paths, stdin=io.BytesIO(stdin), limits=limits or Limits()))


def docs(found: list[Article | Reject]) -> list[str]:
    """The ids of the articles, `!` for each reject."""
    return [one.doc if isinstance(one, Article) else "!" for one in found]


def reason(data: bytes, *, limits: Limits | None = None) -> str:
    """Why bytes from standard input are rejected, once."""
    (rejected,) = read("-", stdin=data, limits=limits)
    assert isinstance(rejected, Reject), rejected
    return rejected.reason


NBIB = b"""
PMID- 31
TI  - Marrow in the canal.
AB  - A man had a mass. It was
      removed.

PMID- 32
TI  - Another paper.
"""

SAVED = b"""
1. J Nothing. 2010 Mar 1;3(5):1.

Marrow in the canal.

Rossi A.

A man had a mass. It was
removed.

PMID: 41

2. J Nothing. 2011;4:1.

Another paper.

PMID: 42
"""
RIS = (
    b"TY  - JOUR\nTI  - Marrow\nAB  - A man had a mass. It was removed.\nN1  - PMID: 51\nER  -\n"
    b"TY  - JOUR\nTI  - Another\nER  -\n"
)

KINDS = {
    "PubMed": (PUBMED, ["pmid:1", "pmid:2"]),
    "MEDLINE": (NBIB, ["pmid:31", "pmid:32"]),
    "PubMed text": (SAVED, ["pmid:41", "pmid:42"]),
    "RIS": (RIS, ["pmid:51", "file:any.dat#2"]),
    "JATS": (JATS, ["pmid:3"]),
    "PDF": (pdf(), ["file:any.dat"]),
    "HTML": (HTML, ["file:any.dat"]),
    "JSON Lines": (JSONL, ["x:4"]),
    "text": (PLAIN, ["file:any.dat"]),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_whatever_its_name(tmp_path: Path, kind: str, *, packed: bool) -> None:
    """The content tells; gzip of any of them too."""
    data, expected = KINDS[kind]
    path = tmp_path / "any.dat"
    path.write_bytes(gzip.compress(data) if packed else data)
    found = read(path)
    assert docs(found) == expected
    texts = " ".join(s.text for one in found if isinstance(one, Article) for s in one.texts())
    assert "A man had a mass." in texts or "epidural mass from T4 to T8" in texts


@pytest.mark.parametrize("kind", KINDS)
def test_standard_input_may_be_any_kind(kind: str) -> None:
    """A document without an id of its own is called after it."""
    data, expected = KINDS[kind]
    assert docs(read("-", stdin=data)) == [d.replace("any.dat", "stdin") for d in expected]


def test_a_folder_full_of_trouble_loses_only_the_trouble(tmp_path: Path) -> None:
    """Each bad file is named with its own reason; the good ones are read; nothing hangs."""
    bad = {
        "cut.xml.gz": (
            gzip.compress(file_of(*(record(n) for n in range(100, 400))))[:-200],
            "cut short",
        ),
        "empty.txt": (b"", "is empty"),
        "laughs.xml": (LAUGHS, "declares XML entities of its own"),
        "page.html": (
            b"<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
            "",
        ),
        "noise.pdf": (bytes(range(256)) * 1000, "its bytes are no text"),
        "locked.pdf": (pdf(lock="secret"), "encrypted"),
        "half.pdf": (pdf()[:300], ""),
        "office.docx": (b"PK\x03\x04" + bytes(100), "Office document"),
        "error.xml": (b"<eFetchResult><ERROR>no id</ERROR></eFetchResult>", "error: no id"),
        "none.xml": (b"<PubmedArticleSet></PubmedArticleSet>", "without any citation"),
        "bomb.gz": (gzip.compress(b" " * 200_000_000), "times its size"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "junk.bin").open("wb") as junk:
        junk.truncate(200_000_000)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    for name, data in (("a.xml", PUBMED), ("b.nxml", JATS), ("c.pdf", pdf()), ("d.txt", PLAIN)):
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    good = {one.doc for one in found if isinstance(one, Article)}
    assert {"pmid:1", "pmid:2", "pmid:3", "file:c.pdf", "file:d.txt", "pmid:100"} <= good
    rejects = {Path(one.source).name: one.reason for one in found if isinstance(one, Reject)}
    assert set(rejects) == {*bad, "junk.bin", "gone.txt", "loop"}
    for name, (_, said) in bad.items():
        assert said in rejects[name], rejects[name]
        assert rejects[name].startswith(str(tmp_path / name)), rejects[name]


@pytest.mark.parametrize(
    "data",
    [b"word " * 300, gzip.compress(b"word " * 300), JATS, HTML, pdf()],
    ids=["text", "gzip", "JATS", "HTML", "PDF"],
)
def test_what_is_too_large_is_not_read(data: bytes) -> None:
    """The size counts unpacked."""
    limits = Limits(document=200, text=200)
    assert "standard input is larger than 200 bytes" in reason(data, limits=limits)


def test_pubmed_may_be_larger_than_a_document() -> None:
    """It is read as a stream."""
    assert docs(read("-", stdin=PUBMED, limits=Limits(document=200))) == ["pmid:1", "pmid:2"]


def test_deletions_make_no_document() -> None:
    """A file of nothing else is no fault either."""
    data = file_of("<DeleteCitation><PMID>9</PMID></DeleteCitation>")
    assert read("-", stdin=data) == []


def test_files_of_the_same_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    """The id is the path within the folder that was given."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "case.txt").write_bytes(PLAIN)
    assert docs(read(tmp_path)) == ["file:x/case.txt", "file:y/case.txt"]


def test_an_id_that_comes_twice_is_rejected_by_name(tmp_path: Path) -> None:
    """Two files of one name, named directly; the same id in two JSON Lines files."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "case.txt").write_bytes(PLAIN)
        (tmp_path / folder / "in.jsonl").write_bytes(JSONL)
    for name in ("case.txt", "in.jsonl"):
        _, second = read(tmp_path / "x" / name, tmp_path / "y" / name)
        assert isinstance(second, Reject)
        assert str(tmp_path / "x" / name) in second.reason
        assert second.reason.endswith("rename one")


def test_a_citation_may_come_again(tmp_path: Path) -> None:
    """Update files hold newer versions of what the baseline held."""
    (tmp_path / "a.xml").write_bytes(PUBMED)
    (tmp_path / "b.xml").write_bytes(PUBMED)
    assert docs(read(tmp_path)) == ["pmid:1", "pmid:2"] * 2


def test_an_id_given_in_json_lines_is_never_changed(tmp_path: Path) -> None:
    """Also where it looks like ours."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(json.dumps({"doc": "file:in.jsonl", "text": "x"}).encode())
    (tmp_path / "sub").mkdir()
    assert docs(read(path)) == ["file:in.jsonl"]


def test_a_file_that_fails_while_it_is_read_is_named() -> None:
    """The memory of a process can be opened, but not read from its beginning."""
    path = Path("/proc/self/mem")
    if not path.exists():
        pytest.skip("this system has no file that fails so")
    (rejected,) = read(path)
    assert isinstance(rejected, Reject)
    assert rejected.reason == "/proc/self/mem cannot be read (Input/output error)"


def test_real_files_of_every_kind_are_told_apart(shared: Path) -> None:
    """Replies of NCBI that hold no article are each refused by name; nothing raises."""
    found = read(shared / "data" / "eutils")
    assert found
    assert all(isinstance(one, Reject) for one in found)
    (error,) = read(shared / "data" / "eutils" / "evagg" / "esearch_error.xml")
    assert isinstance(error, Reject)
    assert "Search Backend failed" in error.reason


def test_real_efetch_replies_are_read(shared: Path) -> None:
    """Every one, the oldest form (a page of ASN.1) too."""
    found = read(shared / "data" / "efetch_pubmed")
    assert len(found) > 110
    assert all(isinstance(one, Article) for one in found)


def test_real_full_texts_are_read(shared: Path) -> None:
    """From OAI-PMH, Europe PMC and old packages, packed or not; BioC is refused by name."""
    found = read(shared / "data" / "pmc")
    refused = {Path(one.source).parent.name for one in found if isinstance(one, Reject)}
    assert refused == {"bioc_evagg"}


def test_the_seeds_are_read(shared: Path) -> None:
    """Texts as users have them, one document each."""
    found = read(shared / "seeds")
    assert len(found) == 5
    assert all(isinstance(one, Article) for one in found)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    """Noise, and every kind with a stretch of it changed: articles or rejects that name the file."""
    whole = data.draw(st.sampled_from([b"", *(kind for kind, _ in KINDS.values()), LAUGHS]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    noise = data.draw(st.one_of(st.binary(max_size=300), st.text(max_size=100).map(_utf8)))
    damaged = whole[:start] + noise + whole[end:]
    for one in read("-", stdin=gzip.compress(damaged) if data.draw(st.booleans()) else damaged):
        if isinstance(one, Reject):
            assert "standard input" in one.reason
        else:
            assert all(section.text.encode() for section in one.texts() if section.text)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
