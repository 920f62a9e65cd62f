"""The text of a page or a PDF to its parts: title, ids, sections; without what others wrote.

A page of PubMed, PMC or a publisher goes on after its article with other people's: `Similar
articles`, `Cited by`, references. None of that becomes text, nor do banners, affiliations, MeSH
terms and the parts about the paper itself (`corpus.back_matter`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.article import Section, SectionKind
from corpus.back_matter import is_back_matter, is_references
from corpus.headings import heading_of
from corpus.identifier import find_doi
from corpus.labels import unique_labels
from corpus.pages.drawn import undrawn
from corpus.pages.furniture import (
    about_the_article,
    is_furniture,
    is_prose,
    is_sentence,
    of_others,
)
from corpus.pages.imprint import (
    BYLINE,
    IMPRINT,
    MARKS,
    VERB,
    is_banner,
    is_citation,
    part_imprint,
)
from corpus.pages.layout import is_wrapped, join_lines
from corpus.pages.running_heads import without_running_heads
from corpus.pages.text_table import part_tables
from corpus.pages.title import find_title, like_a_title, title_letters

_ID = re.compile(r"\W*(PMID|PMCID|DOI)\s*:\s*(\S+)", re.IGNORECASE)
_CITATION = re.compile(
    r"\W*(?:[A-Z][\w .&()-]{2,60}\. )?((?:18|19|20)\d\d)(?: [A-Z][a-z]{2}(?:[ -]\w+){0,2})?;\s?\d+|"
    r"\W*((?:18|19|20)\d\d) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
_CAPTION = re.compile(
    r"((?i:fig(?:ure|s|\.)?\.?\s*(?:\d{1,2}|[a-h])(?:\s*(?:,|and|et|-|–)\s*[\da-h]){0,3}[a-h]?))"
    r"(?:\s*[:.|–-]\s*|\s+(?=[A-Z(][^.]))(?!$)"
)
_FIGURE = re.compile(r"(fig(?:ure|\.)? ?\d{1,2}[a-h]?)[.:]?", re.IGNORECASE)
_MARKED = re.compile(r"(#{1,6})\s+(.{1,200}?)[\s#:]*")
_SIGNS_OF_A_PAGE = 2
_NAMED = re.compile(r"(?:[•*–-] )?[A-Z][\w /-]{2,30}: \S")
"""`Treatment: radiotherapy, 20 Gy`."""
_TRANSLATED = ("resum", "résum", "zusammenfassung", "riassunto", "özet", "和文抄録", "초록")


@dataclass(slots=True)
class _Part:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """What a text gives: its ids are None and its title empty where it does not name them."""

    title: str
    sections: tuple[Section, ...]
    pmid: str | None = None
    pmcid: str | None = None
    doi: str | None = None
    year: int | None = None


def split_page_text(text: str, *, title: str | None = None) -> Page:
    """The article in the text of a page, a PDF or a plain file.

    Where the caller knows the `title`, none is looked for. In a page of a site, what is neither a
    sentence nor a named finding is no text: menus and buttons are not known by their names.
    """
    running, tables = part_tables(undrawn(text))
    running, imprint = part_imprint(running)
    if is_wrapped(running):
        running = without_running_heads(running)
    paragraphs = _with_captions(join_lines(running).split("\n\n"))
    if title is None:
        paragraphs = _with_plain_title(paragraphs)
    is_page = _is_page([*imprint, *paragraphs])
    front, *parts = _parts(paragraphs)
    if title is None:
        title = _title(paragraphs, front.paragraphs, text, is_page=is_page)
    ids = _ids([*imprint, *front.paragraphs])
    year = _year([*imprint, *(paragraphs[:20] if is_page else front.paragraphs)])
    if parts and (is_page or imprint):  # what is left beside title and authors
        told = is_prose if is_page else is_sentence
        front.paragraphs = [p for p in front.paragraphs if told(p)]
    for part in (front, *parts):
        part.paragraphs = [
            p for p in part.paragraphs if _is_text(p, title) and (not is_page or _is_told(p, part))
        ]
    if not any(part.paragraphs for part in (front, *parts)):  # rather too much than nothing
        front.paragraphs = [p for p in paragraphs if _is_text(p, title) and is_sentence(p)]
    return Page(
        title=title,
        sections=_sections([front, *parts], tables),
        pmid=ids.get("PMID"),
        pmcid=ids.get("PMCID"),
        doi=find_doi(ids.get("DOI", "")),
        year=year,
    )


def _with_captions(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs, each caption after its number: `Fig. 1`, `Fig. 1`, `Mass at T4` are one."""
    joined: list[str] = []
    for paragraph in paragraphs:
        figure = joined and _FIGURE.fullmatch(joined[-1])
        if not figure or heading_of(paragraph):
            joined.append(paragraph)
        elif _FIGURE.fullmatch(paragraph) or is_furniture(paragraph):
            continue
        else:
            joined[-1] = f"{figure[1]}: {paragraph}"
    return joined


def _with_plain_title(paragraphs: list[str]) -> list[str]:
    """The paragraphs, the first marked line bare if it is a title: `# Marrow of the spine`."""
    for place, paragraph in enumerate(paragraphs):
        marked = _MARKED.fullmatch(paragraph)
        if marked and len(marked[1]) == 1:
            bare = marked[2] if find_title([marked[2]], "") else paragraph
            return [*paragraphs[:place], bare, *paragraphs[place + 1 :]]
    return paragraphs


def _is_page(paragraphs: Sequence[str]) -> bool:
    """Whether a site shows the text: with ids, buttons, notices and other people's papers."""
    if any(map(_ID.match, paragraphs)):
        return True
    signs = {p for p in paragraphs if of_others(p) or is_furniture(p) or about_the_article(p)}
    return len(signs) >= _SIGNS_OF_A_PAGE


def _is_text(paragraph: str, title: str) -> bool:
    """Whether the paragraph is neither a mark of what was left out, nor an id, nor the title."""
    if paragraph in MARKS or _ID.match(paragraph):
        return False
    known = title_letters(title)
    return not known or title_letters(paragraph) not in {known, f"{known}pubmed"}


def _is_told(paragraph: str, part: _Part) -> bool:
    """Whether the paragraph is a sentence, a caption or, below a heading, a named finding."""
    if is_sentence(paragraph) or _CAPTION.match(paragraph):
        return True
    if _kind(part.heading) is SectionKind.CAPTION:
        return True
    return bool(part.heading and _NAMED.match(paragraph)) and not is_citation(paragraph)


def _parts(paragraphs: Sequence[str]) -> list[_Part]:
    """The text cut at its headings; the first part, before any heading, has none.

    Below `Author information` and the like the text goes on where prose does, without a heading
    too; below other people's papers and the parts after the text only if there was none yet (they
    stood in a menu).
    """
    parts = [_Part("")]
    above: list[tuple[int, str]] = []
    reading, about, left_out = True, False, 0
    for index, paragraph in enumerate(paragraphs):
        level, heading = _heading(paragraph)
        if len(parts) == 1 and is_banner(paragraph) and _is_above(paragraphs[index + 1 :]):
            continue
        if _ends_reading(paragraph, heading):
            reading, about, left_out = False, about_the_article(heading or paragraph), level
        elif heading and not 0 < left_out < level:  # headings below one left out are left out
            reading, about, left_out = True, False, 0
            above = [(rank, name) for rank, name in above if rank < level] if level else []
            above.append((level, heading))
            parts.append(_Part(" > ".join(name for _, name in above)))
        elif reading or (about and _ID.match(paragraph)) or _goes_on(paragraph, parts, about=about):
            reading = reading or not _ID.match(paragraph)
            parts[-1].paragraphs += [] if is_furniture(paragraph) else [paragraph]
    return parts


def _goes_on(paragraph: str, parts: Sequence[_Part], *, about: bool) -> bool:
    """Whether the text goes on, or at last begins, below a line that ends the reading."""
    if not is_prose(paragraph):
        return False
    return about or not any(is_prose(p) for part in parts for p in part.paragraphs)


def _is_above(following: Sequence[str]) -> bool:
    """Whether title, authors or the like follow, and not a text of which this is the heading."""
    for paragraph in following:
        if is_prose(paragraph) or (is_sentence(paragraph) and VERB.search(paragraph)):
            return False
        if paragraph in MARKS or (heading_of(paragraph) and not is_banner(paragraph)):
            return True
    return False


def _heading(paragraph: str) -> tuple[int, str | None]:
    """The heading and its level: 1, 2 … where hashes mark it (`## Case 1`), 0 where words do."""
    marked = _MARKED.fullmatch(paragraph)
    if marked:
        return len(marked[1]), heading_of(paragraph) or marked[2]
    return 0, heading_of(paragraph)


def _ends_reading(paragraph: str, heading: str | None) -> bool:
    """Whether what follows this line is no part of the article."""
    line = heading or paragraph
    if of_others(line) or about_the_article(line):
        return True
    return heading is not None and (is_back_matter(heading) or is_references(heading))


def _title(paragraphs: Sequence[str], front: Sequence[str], text: str, *, is_page: bool) -> str:
    """Of a page the best of the lines above its text; else the first line, if it is like one.

    One that ends with a full stop (as PubMed writes titles) must name an illness, above prose.
    """
    if len(paragraphs) == 1:
        return ""
    if is_page or BYLINE in front:
        return find_title(paragraphs[: _beginning(paragraphs)], text)
    first, *rest = [p for p in front if p != IMPRINT] or [""]
    if not like_a_title(first) or _CITATION.match(first) or _ID.match(first):
        return ""
    ends_as_text = first.endswith(".") and not (
        rest and is_prose(rest[0]) and find_title([first], "")
    )
    return "" if ends_as_text else first


def _beginning(paragraphs: Sequence[str]) -> int:
    """Where the text begins: the first prose with a heading close above it, else the first."""
    prose = [place for place, paragraph in enumerate(paragraphs) if is_prose(paragraph)]
    headed = (n for n in prose if any(map(heading_of, paragraphs[max(0, n - 2) : n])))
    return next(headed, prose[0] if prose else len(paragraphs))


def _ids(front: Sequence[str]) -> dict[str, str]:
    """Of lines that begin with one: a citation with an id in it may be another paper's."""
    found = (match for p in front if _ID.match(p) for match in _ID.finditer(p[:200]))
    return {match[1].upper(): match[2] for match in reversed(list(found))}


def _year(front: Sequence[str]) -> int | None:
    match = next(filter(None, map(_CITATION.match, front)), None)
    return int(match[1] or match[2]) if match else None


def _sections(parts: Sequence[_Part], tables: Sequence[Section]) -> tuple[Section, ...]:
    """Sections with unique labels; captions and tables stand apart from the text around them."""
    found = [*(section for part in parts for section in _section(part)), *tables]
    labels = unique_labels(section.label for section in found)
    return tuple(
        Section(label, section.text, section.kind)
        for label, section in zip(labels, found, strict=True)
    )


def _section(part: _Part) -> Iterator[Section]:
    captions = [(match, p) for p in part.paragraphs if (match := _CAPTION.match(p))]
    captioned = {p for _, p in captions}
    text = "\n\n".join(p for p in part.paragraphs if p not in captioned)
    if text:
        yield Section(part.heading or "body", text, _kind(part.heading))
    for match, paragraph in captions:
        yield Section(match[1], paragraph[match.end() :], SectionKind.CAPTION)


def _kind(heading: str) -> SectionKind:
    lower = heading.lower()
    if lower.startswith(("abstract", "summary", "synopsis")):
        return SectionKind.ABSTRACT
    if lower.startswith(_TRANSLATED):
        return SectionKind.OTHER_ABSTRACT
    return SectionKind.CAPTION if lower.startswith(("figure", "legend")) else SectionKind.BODY
