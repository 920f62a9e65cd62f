"""A PDF to an article: its text layer in reading order, without running heads and references.

What is read as sections and ids is decided by `corpus.pages.parts`. Tables of a PDF stay in the
text as lines: no reader of PDFs keeps them whole, so the JATS of a paper is always the better
source.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from corpus.article import Article
from corpus.identifier import document_id, find_doi
from corpus.pages.parts import split_page_text
from corpus.pages.pdf_text import Line, page_lines, without_running_heads
from corpus.pages.title import title_letters
from corpus.reject import Reject

_REASONS = {
    pdfium_c.FPDF_ERR_PASSWORD: "is encrypted with a password; save it without one",
    pdfium_c.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read; save it without",
}
_DAMAGED = "is a damaged or cut PDF; get it again"
_NO_TEXT = "is a PDF of page images without text; text must be recognised (OCR) first"
_UNREADABLE = "is a PDF whose text is coded unreadably; text must be recognised (OCR) first"
_FEWEST_LETTERS = 20
"""A page, on average."""
_READABLE = 0.5
_NOT_A_TITLE = re.compile(
    r"untitled|microsoft|\.(?:docx?|pdf|indd|qxd|qxp|tex|rtf|xml|eps)\b|doi:|layout \d|issn|volume",
    re.IGNORECASE,
)
_BIG = 1.2
"""Times the height of most letters of the page."""
_FEWEST_WORDS = 3
_LONGEST_TITLE = 300
_OWN_DOI = re.compile(r"\bdoi(?:\.org/|\s*:?\s*)10\.", re.IGNORECASE)


def read_pdf(data: bytes, *, name: str) -> Article | Reject:
    """The article, or a `Reject` that says in one sentence why there is none."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return Reject("parse", name, "", f"{name} {_REASONS.get(error.err_code, _DAMAGED)}")
    try:
        pages = [page_lines(page) for page in document]
        named = document.get_metadata_value("Title")
    except pdfium.PdfiumError:
        return Reject("parse", name, "", f"{name} {_DAMAGED}")
    finally:
        document.close()
    fault = _fault(pages)
    return Reject("parse", name, "", f"{name} {fault}") if fault else _article(pages, named, name)


def _fault(pages: Sequence[Sequence[Line]]) -> str:
    text = "".join(line.text for page in pages for line in page)
    letters = sum(map(str.isalpha, text))
    if not pages:
        return _DAMAGED
    if letters < _FEWEST_LETTERS * len(pages):
        return _NO_TEXT
    return _UNREADABLE if letters < _READABLE * len(re.sub(r"[\s\d.]", "", text)) else ""


def _article(pages: Sequence[Sequence[Line]], named: str, name: str) -> Article:
    title = _sane(named, pages[0]) or _biggest_lines(pages[0])
    kept = without_running_heads(pages)
    kept[0] = [line for line in kept[0] if line.text not in title]
    text = "\n".join(line.text for page in kept for line in page)
    page = split_page_text(text, title=title or None)
    doi = page.doi or next((find_doi(x.text) for x in pages[0] if _OWN_DOI.search(x.text)), None)
    blank = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    return Article(
        doc=document_id(pmid=page.pmid, pmcid=page.pmcid, doi=doi, name=name),
        title=page.title,
        sections=page.sections,
        pmid=page.pmid,
        pmcid=page.pmcid,
        doi=doi,
        year=page.year,
        source="pdf",
        notes=(f"no text on page {', '.join(blank)}",) if blank else (),
    )


def _sane(named: str, first: Sequence[Line]) -> str:
    """The title in the file's properties, where the first page bears it too."""
    title = " ".join(named.split())
    printed = title_letters(" ".join(line.text for line in first))
    is_title = len(title.split()) >= _FEWEST_WORDS and not _NOT_A_TITLE.search(title)
    return title if is_title and title_letters(title) in printed else ""


def _biggest_lines(first: Sequence[Line]) -> str:
    """The lines printed largest on the first page, if they read like a title."""
    sizes = sorted(line.height for line in first for _ in line.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    found = [(height, title) for height, title in _blocks(first) if height > _BIG * usual > 0]
    return max(found, default=(0.0, ""))[1]


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[float, str]]:
    for height, block in groupby(lines, key=lambda line: round(line.height)):
        title = " ".join(line.text for line in block)
        is_short = len(title) <= _LONGEST_TITLE and not _NOT_A_TITLE.search(title)
        if is_short and len(title.split()) >= _FEWEST_WORDS:
            yield height, title
