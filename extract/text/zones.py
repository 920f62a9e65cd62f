"""Headings to the part of the paper they open: background, case, discussion, conclusion.

A label of a section is searched for words; a heading inside a text (`CASE REPORT: …`,
`## Discussion`, `Results. All presented …`) must consist of such words and nothing else.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """What a sentence is there for; an abstract without headings is `CASE` where it tells."""

    TITLE = "title"
    BACKGROUND = "background"
    CASE = "case"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    TABLE = "table"
    CAPTION = "caption"
    BACK_MATTER = "back_matter"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the zone it opens; `minor` ones (`Treatment:`) stand inside a zone as well.

    `zone` is None where the words say nothing (`Abstract`, `Pathogenesis`).
    """

    words: str
    zone: Zone | None
    minor: bool = False


_CASE_LABEL = re.compile(
    r"\b(?:cases?|patients?|observations?|results?|clinical|presentation|vignette|methods?|materials?)\b"
    r"|\b(?:course|findings|interventions?|outcomes?|history|examination|question|answer|reports?)\b",
    re.IGNORECASE,
)
_MINOR_LABEL = re.compile(
    r"\b(?:treatment|management|diagnos[ie]s|follow-?up|imaging|radiolog|patholog|histolog|therapy"
    r"|investigations?|laboratory|surgical|operati(?:on|ve)|procedure|technique)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\bresults?\b|\bcase (?:report|presentation|description|summary)", re.IGNORECASE
)
"""`Results and discussion`, `Case report and review of the literature`: the case is in there."""

_OF_A_SEARCH = re.compile(
    r"\b(?:results?|findings|data) (?:of|from) (?:the |our |a )?(?:\w+ ){0,2}(?:review|search)\b"
    r"|\b(?:search|review|selection) (?:results?|findings|strateg\w+|methods?)\b",
    re.IGNORECASE,
)
"""`Results of the review`, `Search strategy`: of what was found in print."""

_LABELS = (
    (
        Zone.BACK_MATTER,
        re.compile(
            r"\b(?:references|bibliography|acknowledge?ments?|funding|disclosures?|conflicts? of"
            r"|competing|ethic\w*|informed consent"
            r"|author(?:s['’]?)? (?:contributions?|notes?|info\w*)"
            r"|abbreviations|key\s?words|supplement\w*|similar articles|cited by|mesh terms"
            r"|publication types|linkout|availability|footnotes|provenance|affiliations?"
            r"|(?:patient|parent|famil)\w*(?:['’]s)? perspectives?)\b"
            r"|^consent\b",
            re.IGNORECASE,
        ),
    ),
    (Zone.DISCUSSION, _OF_A_SEARCH),
    (Zone.CASE, _TELLS),
    (Zone.DISCUSSION, re.compile(r"\bdiscussions?\b", re.IGNORECASE)),
    (
        Zone.CONCLUSION,
        re.compile(
            r"\bconclu\w+|\blessons?\b|\blearning points?|\btake[- ]home"
            r"|\bkey (?:messages?|points?)"
            r"|\bclinical (?:significance|relevance|implications?)|\bimplications?\b"
            r"|\bteaching points?|\bperspectives?\b|\bwhat (?:is|this)",
            re.IGNORECASE,
        ),
    ),
    (
        Zone.BACKGROUND,
        re.compile(
            r"\bbackground|\bintroduction|\bobjectives?\b|\bpurpose|\baims?\b|\bcontext\b|\brationale"
            r"|\bstudy design|\bdesign\b|\bhypothes[ie]s|\bimportance\b|\bsetting|\bsignificance",
            re.IGNORECASE,
        ),
    ),
    (
        Zone.DISCUSSION,
        re.compile(
            r"\bdiscuss\w*|\bcomments?\b|\bcommentary|\bliterature\b|\breview\b|\bremarks\b",
            re.IGNORECASE,
        ),
    ),
    (Zone.CASE, _CASE_LABEL),
)

_NUMBER = r"(?:no\.?\s*)?(?:\d{1,5}|[A-H]|[IVX]{1,4}|one|two|three|four|five|six)"
_INLINE_CASE = (
    rf"(?:illustrative |clinical |index )?(?:cases?|patients?|observations?)(?:[ -]+{_NUMBER}\b"
    r"| (?:reports?|presentations?|descriptions?|history|histories|summary|summaries|study|studies"
    r"|illustrations?|records?|vignettes?|series|concerns?|information|and methods?|data))*"
    r"|reports? of (?:a |the |two |three )?cases?"
    r"|clinical (?:presentation|information|data|vignette|history|findings|course|material|picture"
    r"|case|summary|observations?|details|features|description)"
    r"|results?(?: and (?:outcomes?|complications|observations?))?"
    r"|(?:materials?|subjects|patients?)(?:,? (?:and|&) methods?)?(?: and (?:patients?|results?))?"
    r"|methods?(?: and (?:patients?|results?|materials?))?|presentation(?: of (?:the )?cases?)?"
    r"|vignette|answers?|questions?|history and presentation|descriptions?|experience"
    r"|(?:clinical |hospital |further |later |subsequent |post-?operative )?(?:course|progress"
    r"|evolution)|post-?script|p\.?s\.?|addend(?:um|a)|notes? added in (?:the )?proofs?"
    r"|epicris[ie]s|catamnes[ie]s|late results?|follow-up note|update|sequel"
)
_INLINE_MINOR = (
    r"interventions?|outcomes?|diagnos[ie]s|treatments?(?: and (?:outcomes?|course|follow-?up))?"
    r"|(?:primary |secondary )?outcomes?(?: measures?)?|follow-?up|management|history|examination"
    r"|findings|investigations?|main outcome measures?|reply|solution"
)
_INLINE_BACKGROUND = (
    r"(?:summary of )?background(?: data)?(?: and (?:objectives?|purpose|aims?|importance))?"
    r"|introduction(?: and (?:objectives?|aims?|importance))?"
    r"|(?:study )?(?:objectives?|purposes?|aims?|goals?)"
    r"(?: and (?:importance|background|settings?|design))?"
    r"|context|rationale|study design|design|setting|importance|hypothes[ie]s"
)
_INLINE_CONCLUSION = (
    r"conclusions?(?: and (?:relevance|lessons?|recommendations?|implications?))?"
    r"|lessons?(?: learned)?"
    r"|learning points?|take[- ]home (?:message|points?)s?|key (?:messages?|clinical messages?)"
    r"|clinical (?:significance|relevance|implications?|discussion)|teaching points?|implications?"
    r"|interpretation|(?:in )?summary and conclusions?"
)
_INLINE_DISCUSSION = (
    r"discussions?(?: and (?:conclusions?|(?:literature )?review(?: of (?:the )?literature)?))?"
    r"|comments?|commentary|(?:literature )?review(?: of (?:the )?literature)?"
)
_INLINE_BACK = (
    r"key\s?-?words?|mesh (?:terms|headings)|index terms|funding|conflicts? of interests?"
)
_INLINE = re.compile(
    r"(?:#{1,4}\s*)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?|[IVX]{1,4}\.)\s+)?"
    rf"(?P<words>(?P<case>{_INLINE_CASE})|(?P<background>{_INLINE_BACKGROUND})"
    rf"|(?P<conclusion>{_INLINE_CONCLUSION})|(?P<discussion>{_INLINE_DISCUSSION})"
    rf"|(?P<back>{_INLINE_BACK})|(?P<minor>{_INLINE_MINOR})|(?P<abstract>abstract|summary|synopsis))"
    r"(?:\s?\((?=[^()\n]*\d)[^()\n]{3,30}\)(?=\s?[.:–—-]))?\s*(?P<mark>:|\.?\s?—|\.(?=\s|$)|[–—-]\s|\n|$)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"#{1,4}\s*(?P<words>[^\n]{1,120})")
_LONGEST_HEADING = 60
_REPEATED = re.compile(r"\s#\d+$")
_ZONE_OF_GROUP = {
    "case": Zone.CASE,
    "background": Zone.BACKGROUND,
    "conclusion": Zone.CONCLUSION,
    "discussion": Zone.DISCUSSION,
    "back": Zone.BACK_MATTER,
    "minor": Zone.CASE,
    "abstract": None,
}


def label_heading(label: str) -> Heading:
    """The label of a section (`Case presentation > Case 1`, `RESULTS #2`) as a heading.

    The innermost title that says anything decides.
    """
    words = _REPEATED.sub("", label)
    for title in reversed(words.split(" > ")):
        found = next((zone for zone, pattern in _LABELS if pattern.search(title)), None)
        if found:
            return Heading(words, found)
        if _MINOR_LABEL.search(title) and " > " not in words:
            return Heading(words, Zone.CASE, minor=True)
    return Heading(words, None)


def inline_heading(sentence: str) -> Heading | None:
    """The heading that a sentence begins with, or is; None where it begins with none.

    A plain word before a full stop is one only when it is capitalised: `Results. All …`.
    """
    found = _INLINE.match(sentence)
    if found and (
        found["mark"] not in {"", "\n"} or sentence[:1] in "#0123456789" or _short(sentence)
    ):
        if not found["words"][:1].isupper() and not sentence.startswith("#"):
            return None
        group = str(found.lastgroup) if found.lastgroup in _ZONE_OF_GROUP else _group(found)
        return Heading(found["words"], _ZONE_OF_GROUP[group], minor=group == "minor")
    marked = _MARKED.match(sentence)
    return label_heading(marked["words"]) if marked else None


def _short(sentence: str) -> bool:
    return len(sentence) < _LONGEST_HEADING and sentence[-1:] not in "?!"


def _group(found: re.Match[str]) -> str:
    return next(name for name in _ZONE_OF_GROUP if found[name])
