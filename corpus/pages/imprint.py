"""What is printed around an article: kind of paper, authors, where they work, journal, dates.

Above the text such lines stand between the title and the abstract; in a text copied out of a PDF
some come again at every page break.
"""

import re
from collections.abc import Sequence

from corpus.headings import heading_of

BYLINE = "\ue000"
"""Stands as a paragraph of its own where the names of the authors were left out."""
IMPRINT = "\ue001"
"""The same for what else is said of the paper: workplaces, journal, dates."""
MARKS = (BYLINE, IMPRINT)

_KIND = (
    r"case (?:reports?|stud(?:y|ies)|series|presentations?|letter)"
    r"|clinical (?:cases?|images?|vignettes?|notes?|reports?|quiz|communications?)"
    r"|(?:original|research|review|regular|short|brief|rapid|technical|mini|invited|full|scientific"
    r"|concise)[ -](?:articles?|papers?|research|reports?|communications?|notes?|contributions?"
    r"|reviews?|length article)"
    r"|reviews?|articles?|images? in [a-z ]{3,30}|letters?(?: to the editors?)?|correspondence"
    r"|communications?|editorials?|neuro ?images?|unusual case|grand rounds"
    r"|(?:poster|meeting|conference) (?:abstracts?|presentations?)"
)
_BANNER = re.compile(
    r"\W*(?:abstract\W+)?"
    rf"(?:(?:(?:open|free|full) access|peer[ -]reviewed|published|{_KIND})[\W_]*)+",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w'’.-]*|d[eaiu]|del|della|dos|van|von|der|den|bin|ibn|al|el|la|le|ter|y)"
_MARKS = r"(?:\(\d\)|[\d*†‡§¶#,a-f ]*[\d*†‡§¶#]|(?<=[a-z])[a-f]| [a-f]\b)?"
_NAMES = rf"{_NAME}(?:[ \u00a0-]{_NAME}){{0,6}}{_MARKS}"
_AUTHORS = re.compile(
    rf"(?:by |authors?: )?{_NAMES}(?:\s*(?:[,;&·•|]|\band\b|\bet\b)+\s*{_NAMES})*"
    r"(?:,? et al\b\.?.{0,80})?[\s.,;*•·&()✉]*"
)
_SEVERAL_OR_INITIALS = re.compile(
    r"[,;&·•]|\band\b|\bet al\b|[a-z]\d|\(\d\)|\b[A-Z]\.|\b[A-Z]{1,3}\b|†|‡|\*"
)
_NAMED_IN_CAPITALS = re.compile(r"\b[A-Z]\.|\d|,")
_A_THING = re.compile(
    r"(?i)(?:[oae]sis|[ae]mias?|omas?|pathy|itis|plegia|algia|therapy|[st]ion|syndrome|disease"
    r"|reports?|cases?|spine|spinal|patients?|\b[tl]\d{1,2})\b"
)
_WORKPLACE = re.compile(
    r"\b(?:departments?|dept|division|universit\w+|hospitals?|institut\w*|facult\w+|schools?|college"
    r"|clinic|cent(?:er|re)s? (?:for|of)|medical cent(?:er|re)|infirmary|klinik|ospedale|h[oô]pital"
    r"|policlinico|unit of|section of|laborator(?:y|ies)|ministry|foundation)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\W*(?:correspond(?:ence|ing)\b|address(?:es)? (?:for|correspondence|all|reprint)"
    r"|reprint requests|e-?mail|tel(?:ephone)?[.:]|fax|received|accepted|revised|published\b"
    r"|available online|first published|submitted|submission|date of |article (?:history|info|id)"
    r"|(?:how to )?cite this|citation:|doi\b|https?:|www\.|e?-?issn|©|\(c\)|copyright"
    r"|(?:academic|handling) editor|edited by|reviewed by|search for more|author links|get rights"
    r"|show more|add to|share\b|download|view (?:pdf|article)|metrics|vol(?:ume|\.)? ?\d"
    r"|from the \w+|author to whom|journal home ?page|contents lists?\b"
    r"|\d[\d,]* ?(?:accesses|citations?|altmetric|views|downloads|shares)|read at the|presented at"
    r"|pii\b|pmc ?id|pmcid|\d{1,2} \w{3,9} (?:19|20)\d\d$)",
    re.IGNORECASE,
)
_PAGES = r"(?:pp?\.? ?|pages? )?[A-Za-z]?\d+(?: ?[-–] ?[A-Za-z]?\d+)?"
JOURNAL = re.compile(
    r"(?:18|19|20)\d\d\b[^.;]{0,16}[;,]\s?(?:vol\.? ?)?\d+\s?(?:\([^()]{1,16}\))?"
    rf"\s?[:,]\s?{_PAGES}"
    rf"|\((?:18|19|20)\d\d\),? ?\d+\s?(?:\(\d+\))?\s?[:,]\s?{_PAGES}"
    rf"|\b\d+\s?(?:\(\d+\))?\s?[:,]\s?{_PAGES},? ?\(?(?:18|19|20)\d\d\b"
    rf"|\bvol(?:ume|\.)? ?\d+,? .{{0,30}}(?:\b(?:18|19|20)\d\d\b|\bpages?\b|\barticle\b)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-Z][A-Za-z ]{2,25}: ")
"""`Setting: University hospital.`"""
VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|be|presented|admitted|referred|showed?|revealed"
    r"|[Ww]e|[Ss]he|[Hh]e|[Ii]t|[Tt]hey)\b"
)
_LINKED = re.compile(
    r"\[ ?Links ?\]|\[?(?:PubMed|CrossRef|Google Scholar|DOI)\]|\bPMID:\s*\d|Cited by: \d"
    r"|(?:CAS|Article)\s+PubMed|Google Scholar$"
)
_LONGEST_CITATION = 600
_LONGEST = 300
_LONG = 40
_PROSE_WORDS = 6
_PROSE_LINES = 5
"""More than a long title has, broken by a narrow column."""
_FEWEST_PROSE_LINES = 3
_BREAK = [""] * 9
"""Empty lines, more than stand between the lines of any paragraph."""
_REACH = 60


def is_banner(line: str) -> bool:
    """Whether the line says no more than what kind of paper follows: `OPEN ACCESS  Case Report`."""
    return bool(_BANNER.fullmatch(line))


def is_imprint(line: str) -> bool:
    """Whether a line above the text is about authors, workplaces, journal or dates."""
    if len(line) > _LONGEST or VERB.search(line):
        return False
    if _ABOUT.match(line) or JOURNAL.search(line):
        return True
    if is_byline(line):
        return True
    return bool(_WORKPLACE.search(line) and _is_of_names(line) and not _LABELLED.match(line))


def _is_of_names(line: str) -> bool:
    """Whether most of its longer words begin with a capital."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def is_byline(line: str) -> bool:
    """Whether the line is names of people and nothing else: `Anna K Miller 1, K. Owusu MD`."""
    names = line.partition(" et al")[0]
    if not _SEVERAL_OR_INITIALS.search(line) or _A_THING.search(names) or line.startswith("Dear"):
        return False
    if line.isupper() and not _NAMED_IN_CAPITALS.search(line):
        return False
    return bool(_AUTHORS.fullmatch(line.strip()))


def is_citation(paragraph: str) -> bool:
    """Whether the paragraph names a paper: `1. Roe J. … 1998;12:3-4.` in a list of references.

    A sentence with such a figure in it does not.
    """
    if len(paragraph) > _LONGEST_CITATION:
        return False
    if _LINKED.search(paragraph):
        return True
    return bool(JOURNAL.search(paragraph)) and not VERB.search(paragraph)


def part_imprint(text: str) -> tuple[str, list[str]]:
    """The text with `BYLINE` or `IMPRINT` for what is said of the paper above it, and those lines.

    Looked at are the lines above the first heading or, where the text has none, above its first
    prose; elsewhere names and hospitals belong to the story.
    """
    lines = text.splitlines()
    end = end_of_front(lines)
    kept: list[str] = []
    left_out: list[str] = []
    for line in lines[:end]:
        bare = " ".join(line.split())
        if bare and is_imprint(bare):
            left_out.append(bare)
            kept += [*_BREAK, BYLINE if is_byline(bare) else IMPRINT, *_BREAK]
        else:
            kept.append(line)
    return "\n".join([*kept, *lines[end:]]) if left_out else text, left_out


def end_of_front(lines: Sequence[str]) -> int:
    """The line of the first heading, or of the first prose; 0 where the text begins with it."""
    prose = start = 0
    longest = 0, 0
    for place, line in enumerate(lines):
        bare = " ".join(line.split())
        if not bare:
            continue
        if place >= _REACH:
            break
        if heading_of(bare) and not is_banner(bare):
            return place
        if len(bare.split()) > _LONG:
            return place
        prose = prose + 1 if _is_prose(bare) else 0
        start = place if prose == 1 else start
        if prose > longest[0]:
            longest = prose, start
        if prose == _PROSE_LINES:
            return start
    return longest[1] if longest[0] >= _FEWEST_PROSE_LINES else 0


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE_WORDS and not is_imprint(line)
