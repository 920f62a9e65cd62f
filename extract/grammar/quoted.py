"""A sentence to the words by which it turns to other people's papers: `Chen et al. described`."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern

_NOT_OURS = r"(?!the\b|his\b|her\b|us\b|our\b|an?\b|M[RI]|CT\b|biopsy\b|histo|imaging\b)"
_AUTHORS = r"(?=[A-Z]|(?:other|several|some|many|various|different|previous|two|three)\w*\b)"
"""A course is documented by biopsy, by serial scans; a paper's patients by its authors."""
_QUOTED = Pattern(
    r"\bet\sal\b"
    r"|\band\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|associates|collaborators)\b"
    rf"|\b(?:reported|described|published|quoted|cited)\sby\s{_NOT_OURS}"
    rf"|\b(?:recorded|documented|gathered|collected)\sby\s{_NOT_OURS}{_AUTHORS}"
    r"|\b(?:reported|described|published|quoted|recorded|cited|documented|gathered|collected)\s"
    r"(?:\w+ly\s)?(?:by\s(?=[A-Z][a-z])|from\s(?!the\b)|in\s(?:the\sliterature|print)|elsewhere"
    r"|previously|earlier|before|so\sfar)"
    r"|\b(?:previously|already|hitherto|earlier|first|since)\s(?:been\s)?"
    r"(?:reported|described|published|recorded)\b(?!\sin\sthis)"
    r"|\b(?:has|have)\s(?:\w+\s)?been\s(?:\w+\s)?"
    r"(?:reported|described|published|recorded|cited|documented)\b"
    r"|\b[Ii]n\s(?:one|another|an?\s(?:earlier|previous|recent|similar|collected|large|published)"
    r"|the\ssame|their|most|some|other|many|several|various)\s(?:\w+\s)?"
    r"(?:reports?|series|publications?|papers?|stud(?:y|ies)|reviews?|registr(?:y|ies))\b"
    r"|\b(?:[Aa]nother|[Oo]ther|a\sthird)\s(?:teams?|groups?|authors?|workers|investigators"
    r"|reports?)\b"
    r"|(?:^|[,;]\s(?:and\s)?|\bby\s|\bserved\s|\bin\s)[Oo]thers\b(?!\sfrom)"
    r"|\b[Ss]ome\s(?:authors|others|have)\b|\b(?:is|are|was|were)\ssaid\sto\b|\bon\srecord\b"
    r"|\b(?:[Ii]n|from|of|by)\s(?:the\s)?(?:[\w’']+\s){0,2}(?:literature|bibliography|textbooks?)\b"
    r"|^(?:The\s|Our\s)?(?:\w+\s){0,2}[Ll]iterature\b|\bin\sprint\b"
    r"|\b[Ii]n\s(?:past|previous|earlier|prior|published|all|most)\s"
    r"(?:reports?|cases|series|publications)\b"
    r"|\b(?:[Pp]revious|[Pp]rior|[Pp]ast|[Ee]arlier|[Pp]ublished|[Ss]imilar|[Cc]omparable"
    r"|[Cc]ollected|[Ff]urther|[Rr]eported|[Pp]ooled|[Ss]urgical|[Cc]linical|[Ll]arge|[Rr]ecent)"
    r"\s(?:\w+\s)?(?:reports?|cases|examples|instances|series|publications|authors)\b"
    r"|\b[Tt]o\s(?:our|my|the\sbest\sof\sour)\sknowledge\b"
    r"|\b(?:[Rr]eview|[Ss]earch|[Ss]urvey)\sof\s(?:the|pubmed|medline|published)\b"
    r"|\b[Tt]he\s[A-Z]\w+\s(?:group|team|series|authors|report)\b"
    r"|\b[Yy]our\s(?:\w+\s)?(?:correspondents?|readers?|issue|article)\b"
    r"|\b[A-Z][\w’'-]+\s\(?(?:18|19|20)\d\d[a-z]?\)"
    r"|\b(?:[Aa]s\sfor|[Uu]nlike|[Ii]n\scontrast\s(?:to|with))\sthe\s(?:\w+\s)?(?:two|three|\d)"
    r"|\bof\s[A-Z][\w-]+['’]s?\s(?:report|paper|series|article|case|patient)s?\b"
    r"|\bread\swith\s(?:\w+\s)?interest\b|\b(?:report|paper|article|letter|communication"
    r"|account)\sby\s"
    r"(?:the\s(?:group|team|authors|colleagues)\b|(?:Dr|Drs|Prof)\b|[A-Z])"
    r"|\b(?:correspondent|writer|colleague)s?['’]s?\s(?:\w+\s){0,2}(?:patients?|cases?)\b"
    r"|\bfellow\spatient\b|\bcase\sof\sDr\b|\breport\sof\s[A-Z][a-z]+\b"
    r"|\b[Dd]oses?\s(?:\w+\s){0,3}(?:range[ds]?|varie[ds]|var(?:y|ies)|lay|extend)\b"
    r"|\b(?:[Uu]sual|[Cc]ustomary|[Pp]ublished)\sdoses\b|\b[Dd]oses\s(?:commonly|usually)\b"
    r"|\b(?:[Rr]elapse|[Rr]ecurrence|[Rr]esponse|[Mm]ortality|[Cc]omplication|[Ss]uccess)\srates?\b"
)
_AUTHOR = Pattern(
    r"(?:^|[;:]\s|,\s(?:and\s|whereas\s|while\s)?)(?P<name>[A-Z][a-zà-ÿ’'-]+"
    r"(?:[- ][A-Z][a-zà-ÿ-]+)?(?:\sand\s[A-Z][\w-]+)?)\s"
    r"(?:described|reported|told|collected|reviewed|published|saw|quoted|recorded|treated"
    r"|had(?=\s[^.;]{0,50}(?:(?<!this\s)(?<!our\s)(?<!the\s)\b(?:patients?|cases?|m[ae]n"
    r"|wom[ae]n|boys?"
    r"|girls?|child(?:ren)?|infants?)\b|year|\d\d)))\s"
    r"(?:of\s|on\s)?(?:an?|one|two|three|four|five|six|the|\d+)\s"
)
NO_AUTHORS = frozenset(
    """
    the he she it we they patient patients pathology histology biopsy imaging magnetic computed
    laboratory radiography radiographs this case examination one neither both all none cytology
    they these those our his her its such most some all many several most histopathology studies
    reports authors investigators results findings doctors parents relatives
    microscopy myelography electrophoresis who i you each mri ct spinal radiologists surgeons
    """.split()  # noqa: SIM905 - words read as running text
)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words that name another paper, its author, or the literature at large.

    `previously reported`, `in one report`, `the Athens group`, `Doses ranged from`,
    `Ruiz had a 71-year-old woman`.
    """
    for match in _QUOTED.finditer(text):
        if not _COUNTED.search(text, max(0, match.start() - 14), match.end()):
            yield match.span()
    for match in _AUTHOR.finditer(text):
        if match["name"].split()[0].lower() not in NO_AUTHORS:
            yield match.span("name")


_COUNTED = Pattern(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s"
    r"(?:further|surgical|clinical|recent|large)\s(?:\w+\s)?(?:reports|cases|examples|instances)$"
    r"|\b(?:these|our|(?:the|these|our)\s(?:two|three|four))\sreported\s(?:cases|patients)$",
    re.IGNORECASE,
)
"""`Two further cases` and `the two reported cases` are the paper's own."""

_FIRM = Pattern(
    r"\bet\sal|colleagues|workers|associates|collaborators|\bby\b|\bfrom\b|literature|in\sprint"
    r"|^[A-Z]\w+[’'-]?\w*(?:\sand\s|$|\s\()|[Oo]thers\b|\bauthors|\bteam|group|[Yy]our|fellow"
    r"|on\srecord"
    r"|[Ss]imilar\s|[Ff]urther\s|[Cc]omparable|\bDr\b|\breport\sof|\bread\swith|[Dd]oses"
    r"|\bin\s(?:one|another|past)"
    r"|[Pp]revious\s|[Pp]ublished|[Ii]n\s",
)


def is_firm(words: str) -> bool:
    """Whether a quotation names people or papers beyond doubt.

    `previously described` may be said of the patient's own mass, `Chen et al.` may not.
    """
    return _FIRM.search(words) is not None
