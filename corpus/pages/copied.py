"""Whether a text that is given as an article was copied from a page or a PDF, and what is in it.

Program and people hand over such texts as they stand (`{"doc", "title", "text"}`): with the lists
of other people's papers below the abstract, or with lines as a column broke them.
"""

import re

from corpus.article import Section
from corpus.pages.parts import Page, split_page_text

NOTE = "the text was copied from a page: lines were joined, and what is not the article left out"

_FEWEST_BREAKS = 1
_MARKED = re.compile(r"^#{1,6} \S", re.MULTILINE)


def copied_page(text: str, title: str) -> Page | None:
    """The article in the text; None where the text is that article already, line by line.

    A text of which only headings are no text is none, nor one whose headings are marked (`## Case
    1`): its giver has brought it in order. Without a `title` one is looked for.
    """
    if text.count("\n") < _FEWEST_BREAKS or _MARKED.search(text):
        return None
    page = split_page_text(text, title=title or None)
    told = {line for section in page.sections for line in _lines_of(section)}
    given = [" ".join(line.split()) for line in text.splitlines()]
    rest = [line for line in given if line and line not in told and not _is_heading(line, page)]
    return page if rest and page.sections else None


def _lines_of(section: Section) -> set[str]:
    return {" ".join(line.split()) for line in section.text.splitlines()}


def _is_heading(line: str, page: Page) -> bool:
    """Whether the line became a label: of a part (`## Case 1`), a figure or a table."""
    bare = line.lstrip("#*0123456789. ").strip(" :*.#")
    return any(bare and (bare in s.label or line.startswith(s.label)) for s in page.sections)
