"""PDFs made here, read back."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from corpus.article import Article, SectionKind
from corpus.pages.pdf import read_pdf
from corpus.pages.pdf_columns import Box, reorder
from corpus.reject import Reject

TITLE = "Marrow masses behind the spinal cord of two brothers"
CASES = [
    "INTRODUCTION",
    "Masses of marrow beside the spine are rare, and few have been told in brothers. " * 6,
    "CASE REPORT",
    "Case 1",
    "A 42-year-old man with thalassaemia was seen for weakness of both legs that had begun two "
    "weeks before. An epidural mass from T4 to T9 was found and irradiated with 20 Gy. " * 4,
    "Case 2",
    "His brother, aged 39, had back pain alone. A paraspinal mass at L2 was left as it was. " * 6,
    "DISCUSSION",
    "Both men did well, and neither was operated on. We think that no operation was needed. " * 8,
    "REFERENCES",
    "1. Roe J. A boy of three with a mass. J Kids 1980;3:4.",
]
FONT, SIZE, WIDTH = "Times-Roman", 10, 220


def pdf(
    *pages: Sequence[tuple[float, float, str, float]], encrypt: str = "", name: str = ""
) -> bytes:
    """A PDF that draws these (x, y, text, size) page by page, in this order."""
    file = io.BytesIO()
    guard = StandardEncryption(encrypt, ownerPassword="x") if encrypt else None
    canvas = Canvas(file, encrypt=guard)
    canvas.setTitle(name or "Microsoft Word - draft3.doc")
    for page in pages:
        for x, y, text, size in page:
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def columns(*, across: bool) -> bytes:
    """The paper above in two columns over several pages; `across`: drawn line by line."""
    lines = [line for part in CASES for line in simpleSplit(part, FONT, SIZE, WIDTH)]
    pages = []
    for number, start in enumerate(range(0, len(lines), 36), 1):
        drawn = [
            (60.0 + 250 * column, 700.0 - 13 * row, line, float(SIZE))
            for column in (0, 1)
            for row, line in enumerate(lines[start + 18 * column :][:18])
        ]
        if across:
            drawn.sort(key=lambda item: (-item[1], item[0]))
        head = [(60.0, 800.0, f"Journal of Marrow 2014; {number}", 8.0)]
        foot = [(290.0, 30.0, str(10 + number), 8.0)]
        title = [(60.0, 760.0, TITLE, 16.0)] if number == 1 else []
        pages.append(head + title + drawn + foot)
    return pdf(*pages)


def read(data: bytes) -> Article:
    """The article in the PDF."""
    article = read_pdf(data, name="a.pdf")
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_read_one_after_the_other(across: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Whatever the order of drawing, the words come as a person reads them."""
    article = read(columns(across=across))
    assert article.title == TITLE
    texts = {section.label: section.text for section in article.sections}
    expected = {CASES[n - 1]: CASES[n].strip() for n in range(1, len(CASES)) if len(CASES[n]) > 60}
    expected.pop("REFERENCES", None)
    assert texts == expected


def test_running_heads_and_page_numbers_are_dropped_but_not_case_headings() -> None:
    """What repeats at the edge of pages is no text; `Case 1` and `Case 2` are not a repetition."""
    pages = [
        [
            (60.0, 800.0, f"MARROW OF BROTHERS {n}", 8.0),
            (60.0, 780.0, f"Case {n}", 10.0),
            (60.0, 760.0, f"A man had a mass at T{n}.", 10.0),
            (60.0, 740.0, f"It was removed in week {n} and he was well, or so he said.", 10.0),
            (60.0, 720.0, f"Nothing more is known of his course after month {n}0.", 10.0),
            (290.0, 30.0, f"Page {n} of 2", 8.0),
        ]
        for n in (1, 2)
    ]
    article = read(pdf(*pages))
    assert [section.label for section in article.sections] == ["Case 1", "Case 2"]
    text = " ".join(section.text for section in article.sections)
    assert "BROTHERS" not in text
    assert "Page" not in text
    assert "mass at T2" in text


def test_words_broken_at_line_ends_are_mended_and_ligatures_written_out() -> None:
    """PDFium joins broken words by itself; a level keeps its hyphen."""
    lines = ["A man had extramedullary haemato-", "poiesis and a para-", "vertebral mass of T4-",
             "T8 on T2-", "weighted images and of the", "spine as such."]  # fmt: skip
    article = read(pdf([(60.0, 700.0 - 12 * n, line, 10.0) for n, line in enumerate(lines)]))
    assert article.sections[0].text == (
        "A man had extramedullary haematopoiesis and a para-vertebral mass of T4-T8 on T2-weighted "
        "images and of the spine as such."
    )


def test_raised_citations_go_and_exponents_are_marked() -> None:
    """A small number above the line is a citation after a word, an exponent after ten."""
    file = io.BytesIO()
    canvas = Canvas(file)
    line = canvas.beginText(60, 700)
    for text, raised in [("The pain went.", ""), (" ", "12"), ("Cells were 4 x 10", "9"),
                         (" per litre at T", ""), ("4 and a mass of 3 cm", "2"), (" was seen", "3,4"),
                         (" at 6 months.", "")]:  # fmt: skip
        line.setFont(FONT, 10)
        line.setRise(0)
        line.textOut(text)
        line.setFont(FONT, 6)
        line.setRise(4)
        line.textOut(raised)
    canvas.drawText(line)
    canvas.save()
    article = read(file.getvalue())
    text = f"{article.title} {article.sections[0].text}"
    assert "12" not in text
    assert "3,4" not in text
    assert "10⁹" in text
    assert "cm²" in text
    assert "T4" in text


def test_title_in_the_properties_counts_if_it_is_printed() -> None:
    """`Microsoft Word - draft3.doc` is no title; the paper's own is."""
    body = [(60.0, 700.0, TITLE, 10.0), (60.0, 680.0, "A man had a mass at T4 and was well.", 10.0)]
    assert read(pdf(body, name=TITLE)).title == TITLE
    assert read(pdf(body, name="Another paper of ours")).title != "Another paper of ours"


def test_own_doi_is_found_and_others_are_not() -> None:
    """Only what is called a DOI on the first page names the paper."""
    text = (60.0, 700.0, "A man had a mass at T4 and was well after it.", 10.0)
    own = read(pdf([text, (60.0, 40.0, "https://doi.org/10.9999/marrow.1", 8.0)]))
    assert (own.doc, own.doi) == ("doi:10.9999/marrow.1", "10.9999/marrow.1")
    other = read(pdf([text, (60.0, 40.0, "https://publisher.example/10.9999/other.1", 8.0)]))
    assert (other.doc, other.doi) == ("file:a.pdf", None)


def test_a_blank_page_is_told() -> None:
    """A page without text may be a picture of text; the reader is told which."""
    text = [(60.0, 700.0, "A man had a mass at T4 and was well after it was removed.", 10.0)]
    assert read(pdf(text, [])).notes == ("no text on page 2",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([(60, 700, "secret", 10)], encrypt="key"), "encrypted with a password"),
        (pdf([], []), "page images without text"),
        (pdf([(60, 700, "%&$#@!*()[]{}=+<>|/" * 3 + "abcdefghijklmnopqrstu", 10)]), "unreadably"),
        (b"%PDF-1.4\njunk", "damaged or cut"),
        (columns(across=False)[:900], "damaged or cut"),
        (b"", "damaged or cut"),
    ],
)
def test_unreadable_files_are_rejected_in_one_sentence(data: bytes, words: str) -> None:
    """Encrypted, scanned, wrongly coded and damaged files each say so."""
    reject = read_pdf(data, name="bad.pdf")
    assert isinstance(reject, Reject)
    assert reject.reason.startswith("bad.pdf ")
    assert words in reject.reason


def test_an_owner_password_alone_does_not_close_a_file() -> None:
    """A file that anyone may open, but not change, is read."""
    data = io.BytesIO()
    canvas = Canvas(data, encrypt=StandardEncryption("", ownerPassword="x"))
    canvas.drawString(60, 700, "A man had a mass at T4 and was well after it.")
    canvas.save()
    assert "mass at T4" in read(data.getvalue()).sections[0].text


def test_captions_stand_apart() -> None:
    """A caption between two columns of text is a section of its own."""
    lines = ["CASE REPORT", "A man had a mass at T4.", "Figure 1. MRI of the spine of this man."]
    article = read(pdf([(60.0, 700.0 - 20 * n, line, 10.0) for n, line in enumerate(lines)]))
    assert [(s.label, s.kind) for s in article.sections] == [
        ("CASE REPORT", SectionKind.BODY),
        ("Figure 1", SectionKind.CAPTION),
    ]


def test_a_table_is_not_taken_for_columns() -> None:
    """Rows drawn across the page stay rows where their cells do not fill columns."""
    cells = [
        Box(left, 700 - 12 * row, left + 9, 708 - 12 * row, f"{row}{name}")
        for row in range(8)
        for left, name in ((60, "a"), (200, "b"), (400, "c"))
    ]
    cells += [Box(60, 500, 250, 508, "a note on the left"), Box(400, 500, 560, 508, "and right")]
    assert reorder(cells, width=600) is None
