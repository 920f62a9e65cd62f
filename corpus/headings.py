"""Lines of plain text that head a part of a paper (`CASE REPORT`, `2. Discussion`, `Case 1`)."""

import re

from corpus.back_matter import is_back_matter, is_references

LONGEST_HEADING = 80
_WORDS_BEFORE_A_STOP = 4

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.|[A-H]\.)"
_NUMBERING = re.compile(rf"\s*(?:#{{1,6}}\s+|\*+)?(?:{_NUMBER}\s+)?")
_WHICH = r"(?:no\.? ?|number |#)?(?:\d{1,2}|[a-h]|[ivx]{1,4}|one|two|three|four|five|six)"
_WORK_UP = r"(?:findings|studies|assessment|examination|evaluation)"
_HEADINGS = (
    r"(?:structured |english )?(?:abstract(?: and figures)?|summary|synopsis|pr[eé]cis)",
    r"resum(?:o|en|é)|résumé|riassunto|zusammenfassung|özet|和文抄録|초록",
    r"abstract (?:case report|original (?:article|research)|review(?: article)?)",
    r"introduction|background|context|objectives?|aims?|purpose|rationale",
    r"(?:the |our |illustrative |index )?cases?|patients?",
    r"(?:case|patient) (?:reports?|presentations?|descriptions?|histor(?:y|ies)|stud(?:y|ies))",
    r"case (?:series|summar(?:y|ies)|material|details?|reports? and (?:review|discussion).{0,40})",
    r"illustrative cases?|patient (?:information|data|characteristics)",
    r"(?:report|presentation) of (?:a |the |two |three |four |five )?cases?",
    r"clinical (?:cases?|presentation|history|course|findings|features|summary|examination)",
    r"clinical (?:material|data|details|description)|(?:past |medical )*history",
    r"history of (?:the )?present illness|(?:physical |neurologic(?:al)? )?examination",
    rf"(?:laboratory|imaging|radiolog(?:y|ical|ic)|diagnostic|operative|surgical) {_WORK_UP}",
    rf"(?:histo)?patholog(?:y|ical|ic) {_WORK_UP}|neurologic(?:al)? {_WORK_UP}",
    r"investigations?|imaging|(?:differential )?diagnos[ei]s|histopathology|pathology|radiology",
    r"(?:treatment|therapy|management|operation)(?: and (?:outcomes?|follow-?up|course))?",
    r"(?:therapeutic )?interventions?|(?:post-?operative |hospital )?course",
    r"outcomes?(?: and follow-?up)?|follow-?up(?: and outcomes?)?",
    r"(?:materials?|patients?|subjects)(?: and |, | & )methods|methods?|results?",
    r"observations?|findings|(?:general )?discussion|comments?|commentary",
    r"literature review|review of (?:the )?literature",
    r"discussion and (?:conclusions?|review.{0,30})",
    r"(?:results|case) and discussion|(?:summary and )?conclusions?|concluding remarks",
    r"(?:key|learning|teaching|take-?home) (?:points?|messages?)|lessons?(?: learned)?",
    r"patient['’]?s? perspective|appendix|tables?|(?:figure )?legends?",
    r"figures?(?: legends?| captions?)?|legends? (?:to|for) (?:the )?figures?",
    rf"(?:index )?(?:case|patient) {_WHICH}(?:\s*[:.–-].{{0,60}})?",
)
_SPACED = re.compile(r"(?:[A-Z] ){4,}[A-Z]")
"""`A B S T R A C T`"""
_HEADING = re.compile("|".join(_HEADINGS), re.IGNORECASE)


def heading_of(line: str) -> str | None:
    """The heading on this line without its number and colon, or None where it is text.

    `2. CASE REPORT` -> `CASE REPORT`, `Case 1:` -> `Case 1`. `Case 1 was a man of 60.` is text,
    and so is `treatment.`, the last word of a paragraph.
    """
    is_sentence = line.rstrip().endswith(".") and len(line.split()) > _WORDS_BEFORE_A_STOP
    if is_sentence or len(line) > 2 * LONGEST_HEADING:
        return None
    bare = _NUMBERING.sub("", line, count=1).strip(" *:.–—-\t\r\n\u00a0")
    words = re.sub(r"\s+", " ", bare)
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    if not words or len(words) > LONGEST_HEADING or words[0].islower():
        return None
    is_known = _HEADING.fullmatch(words) or is_back_matter(words) or is_references(words)
    return words if is_known else None
