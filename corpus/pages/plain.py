"""A plain text file to an article, whether it was written so or pasted from a page or a PDF.

A text whose lines are its paragraphs is kept as the file has it: only a byte-order mark is dropped,
and each line end becomes one line feed. Where lines were broken by a page, or headings, banners and
references of a page stand between them, `corpus.pages.parts` brings the article in order. Nothing
is normalised (no NFC); offsets always count code points of the section as it is stored.
"""

from corpus.article import Article, Section
from corpus.encoding import text_of
from corpus.identifier import document_id
from corpus.pages.parts import Page, split_page_text
from corpus.reject import Reject


def read_text(data: bytes, *, name: str) -> Article | Reject:
    """The article, a `Reject` where the bytes are no text or hold no article.

    Its id is the one that a pasted page names, else the file's name.
    """
    read = text_of(data, name=name)
    if isinstance(read, Reject):
        return read
    text, notes = read
    page = split_page_text(text)
    whole = _whole(text, page)
    sections = page.sections if whole is None else (Section("text", whole),)
    if not sections and not page.title:
        return Reject("parse", name, "", f"{name} is text, but holds nothing of an article")
    return Article(
        doc=document_id(pmid=page.pmid, pmcid=page.pmcid, doi=page.doi, name=name),
        title=page.title,
        sections=sections,
        pmid=page.pmid,
        pmcid=page.pmcid,
        doi=page.doi,
        year=page.year,
        source="text",
        notes=notes,
    )


def _whole(text: str, page: Page) -> str | None:
    """The text after its title, where the page is that and nothing else, line by line."""
    rest = text.lstrip().removeprefix(page.title)
    lines = [" ".join(line.split()) for line in rest.splitlines() if line.strip()]
    if [section.text.split("\n\n") for section in page.sections] != [lines]:
        return None
    return rest.lstrip("\n") if page.title else text
