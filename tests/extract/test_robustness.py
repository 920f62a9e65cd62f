"""Texts that no author wrote: huge, broken or odd. Reading ends, and points at its own words."""

import faulthandler
import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.contract import to_json
from cases.finding import Evidence
from cases.record import CaseRecord
from corpus.article import Article, DocumentId, Section, SectionKind, Table
from extract.extract import extract
from extract.text.reading import read
from studies.study import load_study
from tests.conftest import ROOT

STUDY = load_study("spinal_emh")
GOLD = ROOT / "studies" / "spinal_emh" / "gold" / "train.jsonl"
TITLE = "Spinal extramedullary hematopoiesis in a 42-year-old man"
ORDINARY = (
    "A 42-year-old man with beta-thalassemia intermedia presented with progressive paraparesis. "
    "MRI showed an epidural mass from T4 to T9 due to extramedullary hematopoiesis. He underwent "
    "decompressive laminectomy followed by radiotherapy (20 Gy in 10 fractions) with complete "
    "neurological recovery at 12-month follow-up. "
)
A_MEGABYTE = 1_000_000
SHORT = 10_000
HANGS_AFTER = 590
"""Seconds after which the run is ended with a traceback: far more than any text here takes."""

REPEATED = {
    "one paragraph": ORDINARY,
    "one sentence": ORDINARY.replace(". ", ", "),
    "short lines": "He was 42.\nT4.\n\nMan.\nEMH\nCase 1\n",
    "a word without spaces": "extramedullaryhematopoiesis",
    "numbers": "12 3.5 1,000 20-30 ",
    "digits": "1234567890",
    "levels": "T4-T9, L1 to L5, C2/3, fifth thoracic ",
    "levels without spaces": "T4-T9/L1-",
    "ages": "42-year-old man, aged 30 years, 5 y ",
    "brackets": "(EMH) [",
    "open brackets": "(",
    "closed brackets": ") ] ",
    "doses": "20 Gy in 10 fractions of 2 Gy, ",
    "times": "at 12 months, 6 weeks later, in 1987 ",
    "people": "he and she and her brother, both patients and Case 2 ",
    "denials": "no mass was seen without evidence and not ",
    "terms": "epidural mass hematopoiesis thalassemia radiotherapy improved ",
    "hyphens": "twenty-five-",
    "slashes": "1/2/3/",
    "full stops": ". ",
    "quotation marks": '" ',
    "blanks": " ",
    "empty lines": "\n",
    "table lines": "1\t42\tM\tT4-T9\tthalassemia\n",
    "short forms": "extramedullary hematopoiesis (EMH) ",
    "surrogates": "\ud800 \udc00",
    "combining marks": "e\u0301\u0327\u0316",
}
"""What a text is made of that says it over and over."""

ODD = {
    "nothing": "",
    "a blank": " ",
    "right-to-left marks": "A 42-year-old\u200f man\u202e had a mass at T4\u2066-\u2069T9.\u200e",
    "emoji": "A 42-year-old man 👨🏽‍⚕️ had an epidural mass 🦴 at T4-T9. 🙂 He recovered. 🏳️‍🌈",
    "combining marks": "Une pae\u0301ralysie: a 42-year-old ma\u0308n had e\u0301pidural EMH at T\u03284.",
    "a lone surrogate": "A 42-year-old man\ud800 had an epidural mass\udfff at T4-T9 due to EMH.",
    "a surrogate in the evidence": "A 42-\ud83d-year-old man had EMH from T4\udc00 to T9.",
    "NULs": "A 42-year-old\0 man had an epidural mass\0\0 at T4-T9.\0",
    "mixed line ends": "Case 1\r\nA man, 42.\rEMH at T4.\n\rCase 2\u2028A woman, 30.\u0085EMH at T5.\x0b\x0c",
    "a byte order mark": "\ufeffA 42-year-old man had an epidural mass at T4-T9.",
    "soft hyphens": "A 42-year-old man had extra\xadmedullary hemato\xadpoiesis at T4\xad-T9.",
    "letters that change length": "A 42-YEAR-OLD MAN, İSTANBUL, ßßß ŉ ǰ ΐ ﬃ, HAD AN EPİDURAL MASS AT T4.",
    "wide characters": "Ａ ４２-year-old man had an epidural mass at Ｔ４-Ｔ９. 患者は42歳。",
}


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """End the run, and show where it stood, when a text does not come to an end."""
    faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def _article(text: str, title: str = TITLE, tables: tuple[Table, ...] = ()) -> Article:
    section = Section("abstract", text, SectionKind.ABSTRACT)
    return Article(DocumentId("file:odd"), title, (section,), tables)


def _read_soundly(article: Article) -> CaseRecord:
    """The record, whose every piece of evidence is a slice of its section; it can be written."""
    texts = {section.label: section.text for section in article.texts()}
    for sentence in read(article).sentences:
        assert sentence.text == texts[sentence.section][sentence.start : sentence.end]
    record = extract(article, STUDY)
    for words in _evidence(record):
        assert 0 <= words.start < words.end
        assert words.text == texts[words.section][words.start : words.end]
    line = to_json(record).encode("utf-8")
    assert b"\n" not in line
    assert json.loads(line)["doc"] == article.doc
    return record


def _evidence(record: CaseRecord) -> Iterator[Evidence]:
    for finding in record.findings:
        yield from finding.evidence
    for case in (*record.cases, *record.literature_cases):
        for findings in case.findings.values():
            for finding in findings:
                yield from finding.evidence


def _long(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_a_text_that_says_one_thing_over_and_over_is_read(text: str) -> None:
    """Ten thousand characters of it, behind an ordinary report."""
    _read_soundly(_article(ORDINARY + _long(text, SHORT)))


@pytest.mark.soak
@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_a_megabyte_is_read_in_bounded_time(text: str) -> None:
    """A million characters of it: work that grows with the square would not come to an end."""
    _read_soundly(_article(ORDINARY + _long(text, A_MEGABYTE)))


@pytest.mark.soak
@pytest.mark.parametrize("text", [ORDINARY, "a", "T4-T9 "], ids=["words", "letters", "levels"])
def test_a_title_of_a_megabyte_is_read_in_bounded_time(text: str) -> None:
    """Somebody put the paper into the title."""
    _read_soundly(_article(ORDINARY, title=_long(text, A_MEGABYTE)))


def _many_cases(count: int) -> str:
    return "\n".join(
        f"Case {n}\nA {n % 80 + 5}-year-old {'woman' if n % 2 else 'man'} with thalassemia had an "
        f"epidural mass of extramedullary hematopoiesis at T{n % 12 + 1}. Radiotherapy was given."
        for n in range(1, count + 1)
    )


def test_many_patients_are_told_apart() -> None:
    """Two hundred cases under their headings are two hundred patients."""
    record = _read_soundly(_article(_many_cases(200), title="Spinal hematopoiesis: a case series"))
    assert len(record.cases) == 200


@pytest.mark.soak
def test_ten_thousand_patients_are_read_in_bounded_time() -> None:
    """A megabyte of cases under their headings."""
    _read_soundly(_article(_many_cases(10_000), title="Spinal hematopoiesis: a case series"))


def _table(rows: int) -> Table:
    header = ("Case", "Age", "Sex", "Level", "Disease", "Treatment", "Outcome")
    body = tuple(
        (
            str(n),
            str(n % 80 + 5),
            "MF"[n % 2],
            f"T{n % 9 + 1}-T{n % 9 + 3}",
            "thalassemia",
            "RT",
            "Good",
        )
        for n in range(1, rows + 1)
    )
    return Table("Table 1", "Table 1. Our patients with spinal hematopoiesis.", header, body)


@pytest.mark.parametrize("rows", [50, pytest.param(2_000, marks=pytest.mark.soak)])
def test_a_long_table_is_read(rows: int) -> None:
    """A table of patients, a row each."""
    text = f"We report {rows} patients with spinal extramedullary hematopoiesis (Table 1)."
    _read_soundly(_article(text, title="Spinal hematopoiesis: a series", tables=(_table(rows),)))


@pytest.mark.soak
def test_a_table_cell_of_a_megabyte_is_read_in_bounded_time() -> None:
    """A whole text has slipped into a cell."""
    table = _table(3)
    rows = (*table.rows, ("4", "30", "M", _long(ORDINARY, A_MEGABYTE), "", "", ""))
    wide = Table(table.label, table.caption, table.header, rows)
    _read_soundly(_article(ORDINARY, tables=(wide,)))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    "place",
    [
        _article,
        lambda text: _article(ORDINARY, title=text),
        lambda text: _article(text, title=""),
        lambda text: _article(ORDINARY + text + ORDINARY),
        lambda text: _article(ORDINARY, tables=(Table("T", text, ("Age", text), (("42", text),)),)),
    ],
    ids=["text", "title", "no title", "inside", "table"],
)
def test_odd_characters_are_read(text: str, place: Callable[[str], Article]) -> None:
    """Whatever a file may hold, the evidence stands where it is said to stand."""
    _read_soundly(place(text))


def test_an_article_without_any_text_is_no_case_report() -> None:
    """No title, no section."""
    record = _read_soundly(Article(DocumentId("file:empty"), "", ()))
    assert (record.relevant, record.cases) == (False, ())


def _gold_texts() -> list[tuple[str, str]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()[::6]
    return [(d["title"], d["text"]) for d in map(json.loads, lines)]


_PLACES = st.integers(0, 5_000)
_ODD_CHARACTERS = st.text(
    st.one_of(
        st.sampled_from("()[];:,.-–/\n\t\r \0'\"’%#*±×\u200f\u0301\ud800\U0001f600 0159TLCSİıſ"),
        st.characters(),
    ),
    max_size=12,
)
_MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "double", "swap", "insert"]), _PLACES, _PLACES, _ODD_CHARACTERS
    ),
    min_size=1,
    max_size=8,
)


def _mutated(text: str, how: str, first: int, second: int, odd: str) -> str:
    """The text with a stretch missing, said twice, moved, or with odd characters put in."""
    start, end = sorted((first % (len(text) + 1), second % (len(text) + 1)))
    stretch = text[start:end]
    if how == "delete":
        return text[:start] + text[end:]
    if how == "double":
        return text[:end] + stretch + text[end:]
    if how == "swap":
        return text[end:] + stretch + text[:start]
    return text[:start] + odd + text[start:]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paper=st.sampled_from(_gold_texts()), mutations=_MUTATIONS)
def test_a_damaged_report_is_read(
    paper: tuple[str, str], mutations: list[tuple[str, int, int, str]]
) -> None:
    """Deleted, doubled, moved and odd stretches: no error, and all evidence in its place."""
    title, text = paper
    for mutation in mutations:
        text = _mutated(text, *mutation)[:SHORT]
    _read_soundly(_article(text, title=title))
