"""JSON Lines."""

import io
import json

import pytest

from corpus.article import Article, Table
from corpus.jsonl import read_jsonl
from corpus.pubmed.byte_stream import ByteStream, Limits
from corpus.reject import Reject


def read(*lines: object, limits: Limits | None = None) -> list[Article | Reject]:
    """What a file of these lines gives; what is not bytes is written as JSON."""
    data = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    stream = ByteStream(io.BytesIO(data))
    return list(read_jsonl(stream, name="in.jsonl", limits=limits or Limits()))


def read_one(**given: object) -> Article:
    """The article of one line with these keys."""
    (article,) = read({"doc": "a", **given})
    assert isinstance(article, Article), article
    return article


def reason(line: object) -> str:
    """Why a line is rejected."""
    (rejected,) = read(line)
    assert isinstance(rejected, Reject), rejected
    assert rejected.id == "line 1"
    return rejected.reason


def test_a_line_with_a_text_is_a_document() -> None:
    """Its id, title and text are kept as given."""
    article = read_one(doc=" dev:T-1 ", title="β", text="A  man.\r\n\u0301x", year=2014, other=[1])
    assert (article.doc, article.title, article.year) == (" dev:T-1 ", "β", 2014)
    assert [(s.label, s.text) for s in article.sections] == [("text", "A  man.\r\n\u0301x")]


def test_sections_and_tables_keep_their_labels() -> None:
    """The same label twice is told apart; numbers in cells are text."""
    article = read_one(
        sections=[{"label": "Case", "text": "1"}, {"label": "Case", "text": "2"}, {"text": "3"}],
        tables=[
            {
                "label": "Table 1",
                "caption": "All",
                "header": ["Age", "Dose"],
                "rows": [[42, 25.5], ["7", None]],
            }
        ],
    )
    assert [s.label for s in article.sections] == ["Case", "Case #2", "body"]
    assert article.tables == (
        Table("Table 1", "All", ("Age", "Dose"), (("42", "25.5"), ("7", ""))),
    )


def test_what_else_is_known_is_taken() -> None:
    """Ids, journal, types, MeSH; numbers where strings are meant."""
    article = read_one(
        text="x",
        pmid=17,
        doi="10.1/x",
        journal="J",
        mesh=["Male"],
        publication_types=["Case Reports"],
    )
    assert (article.pmid, article.doi, article.journal) == ("17", "10.1/x", "J")
    assert (article.mesh, article.publication_types) == (("Male",), ("Case Reports",))


def test_half_a_sign_becomes_the_replacement_sign() -> None:
    """A lone surrogate cannot be written; one sign stands for it, so that offsets stay."""
    (article,) = read(rb'{"doc": "a", "title": "\ud83d", "text": "x \ud83d y \ud83d\ude00"}')
    assert isinstance(article, Article)
    assert article.sections[0].text == "x \ufffd y \U0001f600"
    assert article.title.encode()


def test_only_a_line_feed_ends_a_line() -> None:
    """Other line separators may stand inside a string."""
    line = json.dumps({"doc": "a", "text": "one\u2028two\x85three"}, ensure_ascii=False).encode()
    (article,) = read(line, b"", b"   ")
    assert isinstance(article, Article)
    assert article.sections[0].text == "one\u2028two\x85three"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"doc": "a", "text": ', "is not JSON: Expecting value at column"),
        (b'{"doc": "a", "text": "\xff"}', "is not UTF-8"),
        (b"[1]", "is no JSON object"),
        (b'"text"', "is no JSON object"),
        (b'{"doc": "a", "text": "x", "year": NaN}', "holds a number that is none"),
        (b'{"doc": "a", "n": ' + b"9" * 5000 + b"}", "holds a number that is none"),
        (b'{"doc": "a", "n": ' + b"[" * 100_000 + b"}", "is nested too deeply"),
        ({"text": "x"}, 'has no "doc"'),
        ({"doc": "", "text": "x"}, 'has no "doc"'),
        ({"doc": ["a"], "text": "x"}, 'has a "doc" that is no string'),
        ({"doc": "a"}, 'has no "text", "sections" or "title"'),
        ({"doc": "a", "text": 1.5, "sections": []}, 'has both "text" and "sections"'),
        ({"doc": "a", "text": ["x"]}, 'has a "text" that is no string'),
        ({"doc": "a", "sections": ["x"]}, 'has "sections" that are no list of objects'),
        ({"doc": "a", "text": "x", "year": "2014"}, 'has a "year" that is no whole number'),
        ({"doc": "a", "text": "x", "mesh": "Male"}, 'has "mesh" that are no list of strings'),
        ({"doc": "a", "tables": [{"header": ["a"], "rows": [["1", "2"]]}]}, "not all as wide"),
        ({"doc": "a", "tables": [{"header": ["a"]}]}, 'without "rows"'),
    ],
)
def test_a_bad_line_is_named_with_its_fault(line: object, said: str) -> None:
    """And with its number."""
    assert reason(line).startswith("in.jsonl: line 1 ")
    assert said in reason(line)


def test_a_bad_line_costs_only_itself() -> None:
    """Numbers count empty lines too, as an editor does."""
    first, bad, last = read({"doc": "a", "text": "x"}, b"", b"{", {"doc": "b", "text": "y"})
    assert isinstance(bad, Reject)
    assert (bad.id, isinstance(first, Article), isinstance(last, Article)) == ("line 3", True, True)


def test_an_id_given_twice_is_rejected_by_name() -> None:
    """The first keeps it."""
    _, bad = read({"doc": "x:1", "text": "x"}, {"doc": "x:1", "text": "y"})
    assert isinstance(bad, Reject)
    assert bad.reason == (
        "in.jsonl: line 2 has the \"doc\" 'x:1' of line 1; give each document its own"
    )


def test_a_line_without_end_is_refused() -> None:
    """Memory stays bounded."""
    good, bad = read(
        {"doc": "a", "text": "x"},
        b'{"doc": "b", "text": "' + b"x" * 200_000,
        limits=Limits(document=100_000),
    )
    assert isinstance(good, Article)
    assert isinstance(bad, Reject)
    assert "more than 100,000 bytes" in bad.reason
