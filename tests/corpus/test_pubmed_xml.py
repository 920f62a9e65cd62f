"""Files of PubMed XML: their forms, and what is left of damaged ones."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.pubmed.records import Deletion
from corpus.reject import Reject
from tests.corpus.pubmed_records import DOCTYPE, count_and_peak, file_of, pmids, read, record

THREE = file_of(record(1), record(2), record(3))


@pytest.mark.parametrize(
    "start",
    [
        f'<?xml version="1.0" encoding="utf-8"?>\n{DOCTYPE}',
        DOCTYPE.replace("http:", "https:").replace(
            "SYSTEM", 'PUBLIC "-//NLM//DTD PubMedArticle//EN"'
        ),
        '<?xml version="1.0"?>',
        "",
        "\ufeff",
        "<!-- generated --><?style none?>",
    ],
)
def test_a_file_is_read_whatever_stands_before_its_root(start: str) -> None:
    """`http://` DOCTYPE, none, no XML declaration, a byte-order mark, comments."""
    assert pmids(read(file_of(record(1), record(2), start=start))) == ["1", "2"]


def test_a_gzip_file_is_read() -> None:
    """As NLM gives them."""
    assert pmids(read(gzip.compress(THREE))) == ["1", "2", "3"]


def test_other_encodings_are_read_by_their_declaration() -> None:
    """Latin-1 and UTF-16."""
    xml = record(1, title="<ArticleTitle>Thalassämie</ArticleTitle>")
    for encoding in ("iso-8859-1", "utf-16"):
        start = f'<?xml version="1.0" encoding="{encoding}"?>'
        data = file_of(xml, start=start).decode().encode(encoding)
        (article,) = read(data)
        assert isinstance(article, Article)
        assert article.title == "Thalassämie"


def test_a_record_without_a_set_around_it_is_read() -> None:
    """As some programs store efetch replies."""
    assert pmids(read(record(4).encode())) == ["4"]


def test_versions_of_a_citation_come_one_by_one() -> None:
    """A file may hold a PMID twice; which one counts is for the reader of both to say."""
    articles = read(file_of(record(1), record(1, version=2)))
    assert [a.version for a in articles if isinstance(a, Article)] == [1, 2]


def test_deleted_citations_are_named() -> None:
    """With their version; a broken number among them is a reject."""
    block = (
        '<DeleteCitation><PMID Version="2">11</PMID><PMID>12</PMID><PMID>x</PMID></DeleteCitation>'
    )
    article, first, second, bad = read(file_of(record(1), block))
    assert isinstance(article, Article)
    assert (first, second) == (Deletion("11", 2), Deletion("12", 1))
    assert isinstance(bad, Reject)


@pytest.mark.parametrize(
    "fault",
    [
        lambda xml: xml.replace("had", "had & had"),
        lambda xml: xml.replace("</AbstractText>", ""),
        lambda xml: xml.replace("</Abstract>", "</Abstracts>"),
        lambda xml: xml.replace("had", "had \x01"),
        lambda xml: xml.replace("had", "&unknown;"),
        lambda xml: xml.replace('Version="1"', "Version=1"),
        lambda xml: xml.replace("</PubmedArticle>", ""),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_broken_record_costs_only_itself(fault: Callable[[str], str], place: int) -> None:
    """It is named by its PMID where that can be seen, and the rest goes on."""
    records = [record(number) for number in (1, 2, 3)]
    records[place] = fault(records[place])
    found = read(file_of(*records, start='<?xml version="1.0"?>'))
    good = [pmid for pmid in ("1", "2", "3") if pmid != str(place + 1)]
    assert [pmid for pmid in pmids(found) if pmid] == good
    (bad,) = [reject for reject in found if isinstance(reject, Reject)]
    assert bad.reason.startswith("in.xml ")


def test_a_broken_sign_costs_only_its_record() -> None:
    """Bytes that are not UTF-8 in the second record."""
    data = THREE.replace(b">2</PMID>", b">2</PMID><!-- \xff\xfe -->")
    assert pmids(read(data)) == ["1", None, "3"]


def test_a_broken_record_is_named() -> None:
    """The reason tells the file, what is wrong, and where."""
    _, bad, _ = read(file_of(record(1), record(2).replace("had", "&"), record(3)), name="a/b.xml")
    assert isinstance(bad, Reject)
    assert (bad.step, bad.source, bad.id) == ("parse", "a/b.xml", "pmid:2")
    assert bad.reason.startswith("a/b.xml holds a record that is not well-formed XML (")
    assert "PMID 2" in bad.reason


def test_many_broken_records_are_each_named() -> None:
    """Every second one of a thousand, over many chunks of the file."""
    records = [
        record(number).replace("had", "had " * 50 + ("&" if number % 2 else ""))
        for number in range(1000)
    ]
    found = read(file_of(*records))
    assert [pmid for pmid in pmids(found) if pmid] == [str(n) for n in range(0, 1000, 2)]
    assert [r.id for r in found if isinstance(r, Reject)] == [
        f"pmid:{n}" for n in range(1, 1000, 2)
    ]


def test_files_joined_end_to_end_are_read_through() -> None:
    """`cat *.xml > all.xml` makes no well-formed XML, but loses nothing."""
    assert pmids(read(THREE + file_of(record(4)) + file_of(record(5)))) == ["1", "2", "3", "4", "5"]


def test_junk_between_records_is_named_and_costs_none() -> None:
    """A stretch of the file that is no record."""
    found = read(file_of(record(1), "& junk", record(2)))
    assert [pmid for pmid in pmids(found) if pmid] == ["1", "2"]
    assert sum(isinstance(one, Reject) for one in found) == 1


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_a_cut_file_gives_what_stands_before_the_cut(compress: Callable[[bytes], bytes]) -> None:
    """At whatever byte it is cut: the complete records, then one reject."""
    ends = [
        THREE.index(b"</PubmedArticle>", THREE.index(b">%d</PMID>" % n)) + 16 for n in (1, 2, 3)
    ]
    data = compress(THREE)
    for cut in range(len(data.rstrip()) - 1, 20, -7):
        *good, last = read(data[:cut])
        assert isinstance(last, Reject), cut
        assert pmids(good) == ["1", "2", "3"][: len(good)]
        if data == THREE:
            assert len(good) == sum(end <= cut for end in ends)
        else:
            assert "cut short" in last.reason


def test_a_file_cut_between_two_records_is_not_taken_for_whole() -> None:
    """Nothing in it is broken, but its end is missing."""
    cut = THREE.index(b"<PubmedArticle>", THREE.index(b">2</PMID>"))
    *good, last = read(THREE[:cut])
    assert pmids(good) == ["1", "2"]
    assert isinstance(last, Reject)
    assert "ends before" in last.reason


def test_a_damaged_gzip_file_is_named_at_its_end() -> None:
    """The checksum is wrong: what was read is given, and doubted."""
    data = gzip.compress(THREE)
    *good, last = read(data[:-8] + b"\x00" * 8)
    assert pmids(good) == ["1", "2", "3"]
    assert isinstance(last, Reject)
    assert "damaged gzip" in last.reason


def test_an_attack_by_entities_expands_to_nothing() -> None:
    """Billion laughs: refused, fast, and no record holds the expanded text."""
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{names[i - 1]};" * 10 if i else "ha" * 50}">'
        for i, name in enumerate(names)
    )
    start = f"<!DOCTYPE PubmedArticleSet [{entities}]>"
    found = read(file_of(record(1, title="<ArticleTitle>&j;</ArticleTitle>"), start=start))
    assert found
    assert all(isinstance(one, Reject) for one in found)


def test_an_outer_file_is_never_read() -> None:
    """An entity that names a file is rejected, not resolved."""
    start = '<!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    (bad,) = read(file_of(record(1, title="<ArticleTitle>&x;</ArticleTitle>"), start=start))
    assert isinstance(bad, Reject)


def test_a_record_without_end_is_given_up() -> None:
    """Memory stays bounded where a file never ends its record."""
    endless = b"<PubmedArticleSet><PubmedArticle>" + b"<a>b</a>" * 1_500_000
    (bad,) = read(endless)
    assert isinstance(bad, Reject)
    assert "longer than any citation" in bad.reason


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_raises_or_invents(data: st.DataObject) -> None:
    """Bytes changed, lost or added anywhere: only the three PMIDs or rejects come out."""
    position = data.draw(st.integers(0, len(THREE)))
    length = data.draw(st.integers(0, 40))
    junk = data.draw(st.binary(max_size=20))
    for found in read(THREE[:position] + junk + THREE[position + length :]):
        assert isinstance(found, Article | Reject | Deletion)


def test_memory_stays_flat(tmp_path: Path) -> None:
    """30 MB of records, packed small, are read in what the program needs anyway."""
    path = tmp_path / "many.xml.gz"
    long = record(1).replace("had", "had " * 1500)
    with gzip.open(path, "wb") as file:
        file.write(b"<PubmedArticleSet>")
        for _ in range(50):
            file.write(long.encode() * 100)
        file.write(b"</PubmedArticleSet>")
    count, megabytes = count_and_peak(path)
    assert count == 5_000
    assert megabytes < 60
