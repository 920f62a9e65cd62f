"""The text of a page or a PDF to its parts: title, ids, sections; without what others wrote.

A page of PubMed, PMC or a publisher goes on after its article with other people's: `Similar
articles`, `Cited by`, references. None of that becomes text, nor do banners, affiliations, MeSH
terms and the parts about the paper itself (`corpus.back_matter`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.article import Section, SectionKind
from corpus.back_matter import is_back_matter, is_references
from corpus.headings import heading_of
from corpus.identifier import find_doi
from corpus.labels import unique_labels
from corpus.pages.imprint import BYLINE, is_banner, part_imprint, without_running_heads
from corpus.pages.layout import is_wrapped, join_lines
from corpus.pages.text_table import part_tables

_OF_OTHERS = re.compile(
    r"(?:similar|related|recommended|recent|most read|other) (?:articles|content|information)"
    r"|(?:articles? )?cited (?:by|in)(?: \d+ articles?)?|citing articles|comment in"
    r"|people also read|you may also like|(?:similar|related|recommended) articles \(\d+\)"
    r"|cited by \(?\d+\)?|(?:related|more) (?:from|like|by) .{1,60}|section snippets",
    re.IGNORECASE,
)
_ABOUT_THE_ARTICLE = re.compile(
    r"affiliations?|author information.*|keywords?|mesh terms|substances|publication types?"
    r"|supplementary concepts|linkout - more resources|grants and funding|page navigation"
    r"|(?:full text|other literature|medical|miscellaneous)(?: sources)?|title & authors"
    r"|(?:article )?metrics|share|sign in.*|log in.*|advertisement|follow ncbi|connect with nlm",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"skip to .*|u\.s\. flag|an official website of .*|dot gov|the \.gov means .*"
    r"|federal government websites .*|https|the site is secure\.?|the https:// ensures .*"
    r"|access keys .*|pubmed disclaimer|free (?:pmc )?article|full text links?|actions?|cite"
    r"|favorites|copy|download(?: pdf)?|print|view (?:in browser|article|large image)|menu|search"
    r"|open in (?:a )?new (?:tab|window)|back to top|go to:?|https?://\S+|\*|review"
    r"|asterisk with author names .*",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"\W*(?:key ?-?words?|index(?:ing)? terms|mesh (?:terms|headings)|subject headings|descriptors"
    r"|palavras[- ]chave|palabras clave|mots[- ]cl[eé]s)\s*[:—–.-]",
    re.IGNORECASE,
)
_OF_PUBMED = re.compile(
    r"pubmed disclaimer|similar articles|linkout - more resources", re.IGNORECASE
)
_ID = re.compile(r"\W*(PMID|PMCID|DOI)\s*:\s*(\S+)", re.IGNORECASE)
_CITATION = re.compile(
    r"\W*(?:[A-Z][\w .&()-]{2,60}\. )?((?:18|19|20)\d\d)(?: [A-Z][a-z]{2}(?:[ -]\w+){0,2})?;\s?\d+|"
    r"\W*((?:18|19|20)\d\d) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
_CAPTION = re.compile(
    r"((?i:fig(?:ure|s|\.)?\.?\s*(?:\d{1,2}|[a-h])(?:\s*(?:,|and|et|-|–)\s*[\da-h]){0,3}[a-h]?))"
    r"(?:\s*[:.|–-]\s*|\s+(?=[A-Z(][^.]))(?!$)"
)
_MARKED = re.compile(r"(#{1,6})\s+(.{1,200}?)[\s#:]*")
_LONGEST_TITLE = 300
_WORDS_OF_AN_ABSTRACT = 25


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

    Where the caller knows the `title`, none is looked for.
    """
    running, tables = part_tables(text)
    running, imprint = part_imprint(running)
    if is_wrapped(running):
        running = without_running_heads(running)
    paragraphs = join_lines(running).split("\n\n")
    is_page = any(_OF_PUBMED.fullmatch(p) or _ID.match(p) for p in [*imprint, *paragraphs])
    front, *parts = _parts(paragraphs)
    if title is None:
        title = _title(front.paragraphs, is_page=is_page) if len(paragraphs) > 1 else ""
    ids = _ids([*imprint, *front.paragraphs])
    year = _year([*imprint, *(paragraphs[:20] if is_page else front.paragraphs)])
    front.paragraphs = _of_the_text(front.paragraphs, title) if not (is_page and parts) else []
    if imprint and parts:  # what is left between title and authors
        front.paragraphs = [p for p in front.paragraphs if len(p.split()) >= _WORDS_OF_AN_ABSTRACT]
    return Page(
        title=title,
        sections=_sections([front, *parts], tables),
        pmid=ids.get("PMID"),
        pmcid=ids.get("PMCID"),
        doi=find_doi(ids.get("DOI", "")),
        year=year,
    )


def _of_the_text(front: Sequence[str], title: str) -> list[str]:
    """What stands above the first heading, without title and ids."""
    known = _letters(title)
    titles = {known, f"{known}pubmed"} if known else set()
    return [p for p in front if p != BYLINE and not _ID.match(p) and _letters(p) not in titles]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _parts(paragraphs: Sequence[str]) -> list[_Part]:
    """The text cut at its headings; the first part, before any heading, has none."""
    parts = [_Part("")]
    above: list[tuple[int, str]] = []
    reading, others, left_out = True, False, 0
    for index, paragraph in enumerate(paragraphs):
        level, heading = _heading(paragraph)
        if len(parts) == 1 and is_banner(paragraph) and _is_above(paragraphs[index + 1 :]):
            continue
        if _ends_reading(paragraph, heading):
            reading, others, left_out = False, not _is_about(heading or paragraph), level
        elif heading and not 0 < left_out < level:  # headings below one left out are left out
            reading, others, left_out = True, False, 0
            above = [(rank, name) for rank, name in above if rank < level] if level else []
            above.append((level, heading))
            parts.append(_Part(" > ".join(name for _, name in above)))
        elif reading or (_ID.match(paragraph) and not others):
            parts[-1].paragraphs += [] if _is_furniture(paragraph) else [paragraph]
    return parts


def _is_furniture(paragraph: str) -> bool:
    return bool(_FURNITURE.fullmatch(paragraph) or _KEYWORDS.match(paragraph))


def _is_above(following: Sequence[str]) -> bool:
    """Whether title, authors or the like follow, and not a text of which this is the heading."""
    for paragraph in following:
        if len(paragraph.split()) >= _WORDS_OF_AN_ABSTRACT and paragraph.endswith((".", ")")):
            return False
        if paragraph == BYLINE or (heading_of(paragraph) and not is_banner(paragraph)):
            return True
    return False


def _cites(paragraph: str) -> bool:
    return bool(_CITATION.match(paragraph) or _ID.match(paragraph))


def _heading(paragraph: str) -> tuple[int, str | None]:
    """The heading and its level: 1, 2 … where hashes mark it (`## Case 1`), 0 where words do."""
    marked = _MARKED.fullmatch(paragraph)
    if marked:
        return len(marked[1]), heading_of(paragraph) or marked[2]
    return 0, heading_of(paragraph)


def _ends_reading(paragraph: str, heading: str | None) -> bool:
    """Whether what follows this line is no part of the article."""
    line = heading or paragraph.strip(" :")
    if _OF_OTHERS.fullmatch(line) or _is_about(line):
        return True
    return heading is not None and (is_back_matter(heading) or is_references(heading))


def _is_about(line: str) -> bool:
    return bool(_ABOUT_THE_ARTICLE.fullmatch(line.strip(" :")))


def _title(front: Sequence[str], *, is_page: bool) -> str:
    """A line printed twice (head and body of a page), else the first that reads like a title."""
    for paragraph, times in Counter(front).items():
        if times > 1 and _like_a_title(paragraph):
            return paragraph
    above = front[: front.index(BYLINE)] if BYLINE in front else []
    if above and _like_a_title(above[-1].rstrip(".")):
        return above[-1]
    told = [p for p in front if p != BYLINE]
    candidates = told if is_page or BYLINE in front else told[:1]
    return next((p for p in candidates if _like_a_title(p)), "")


def _like_a_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and len(line.split()) > 2  # noqa: PLR2004 - "Case Report" is no title
        and not line.endswith((".", ",", ";", ":"))
        and not _cites(line)
    )


def _ids(front: Sequence[str]) -> dict[str, str]:
    found = (match for p in front for match in _ID.finditer(p[:200]))
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
    return SectionKind.CAPTION if lower.startswith(("figure", "legend")) else SectionKind.BODY
