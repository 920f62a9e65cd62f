"""A reading that never names the tissue to whether its authors take it for granted.

`Spinal cord compression in thalassaemia`: something in or beside the spinal canal of a patient
with such a blood disorder, and nothing else that it could be.
"""

import re

from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject
from extract.grammar.vertebra import mentions
from extract.paper.stated import any_stated, stated
from extract.text.reading import Reading, Sentence, Zone

SUPPOSED = Pattern(
    r"\b(?:considered|suspect\w*|suspicion|entertained|differential|fear\w*|quer(?:y|ied)|"
    r"were discussed|headed|proposed|differ|distinguish\w*|misread|first reported as|"
    r"initially (?:\w+ )?as|think of|thinks of|anchor\w*|should not|presum\w*|assum\w*|"
    r"taken for(?: granted)?|disprov\w+|refut\w+|unconfirmed"
    r"|not (?:confirmed|borne out|substantiated)"
    r"|(?:first|initially|originally|at first) (?:thought|believed|taken|held|felt|judged))\b"
    r"|\b(?:carr(?:y|ying|ied)|bearing|bore|given) (?:an?|the) (?:\w+ )?(?:label|diagnosis) of\b"
    r"|\b(?:initial|provisional|working|presumptive|tentative|referring|erroneous)"
    r" (?:\w+ )?diagnos[ei]s\b"
    r"|\breferred\b[^.;]{0,60}\bdiagnosis of\b|\? ?h",
    re.IGNORECASE,
)
"""What was only thought of."""
_INCIDENTAL = Pattern(r"\b(?:incidental|long[- ]standing|of long standing|harmless)", re.IGNORECASE)
_REFUTED = Pattern(
    r"\b(?:disprov\w+|refut\w+|not (?:confirmed|borne out)|wrong\w*|erroneous\w*|ruled out|rejected"
    r"|excluded|discarded|abandoned|mistaken|untenable)\b",
    re.IGNORECASE,
)
_LEFT = Pattern(r"\b(?:left|remain\w*|residu\w*|more|longer|other|further)\b", re.IGNORECASE)
"""`No haematopoietic tissue was left`: there had been some."""
_OTHER_CAUSE = Pattern(
    r"\bdis[ck](?:s|al)?\b(?: space)?|\bspondyl\w+|\bspinal stenosis|\bosteopor\w+"
    r"|\b(?:cyanoco)?balamin|\bvitamin b-?\s?12|\bcombined degeneration|\bhydatid"
    r"|\barachnoid(?:al)? cysts?|\barachnoiditis|\bmultiple sclerosis|\bguillain"
    r"|\bdemyelinat\w+|\binfarct\w*|\bisch(?:a)?emi\w+|\bthrombos[ei]s of|\bmeningocele"
    r"|\bfractur\w+|\bcollapsed? (?:\w+ )?vertebra\w*|\bvertebral collapse|\bsyrinx|\bmalformation",
    re.IGNORECASE,
)
"""What else makes the legs weak."""


def goes_without_saying(reading: Reading, subject: Subject) -> bool:
    """Whether blood disorder, lesion and the want of another cause leave one reading."""
    told = [s for s in reading.sentences if s.zone in {Zone.TITLE, Zone.CASE}]
    background = [s for s in reading.sentences if s.zone is Zone.BACKGROUND]
    if not any(subject.blood.search(s.text) for s in (*told, *background)):
        return False
    compressed = any(any_stated(s.text, (subject.sign,)) for s in told)
    if not any(_shows_lesion(s, subject, compressed=compressed) for s in told):
        return False
    return not any(_is_something_else(s, subject) for s in told)


def _shows_lesion(sentence: Sentence, subject: Subject, *, compressed: bool) -> bool:
    """A mass beside the spine; where the cord is `compressed`, what narrows the canal will do."""
    text = sentence.text
    if subject.site.search(text) and (
        subject.mass.search(text) or subject.presence.search(text) or subject.block.search(text)
    ):
        return True
    if not compressed or not any_stated(text, (subject.block, subject.mass)):
        return False
    return bool(mentions(text)) or subject.spine.search(text) is not None


def _is_something_else(sentence: Sentence, subject: Subject) -> bool:
    text = sentence.text
    named = [*subject.tissue.finditer(text), *subject.histology.finditer(text)]
    if not all(stated(text, match) for match in named) and not _LEFT.search(text):
        return True
    if subject.tissue.search(text) and _REFUTED.search(text):
        return True
    if _INCIDENTAL.search(text):
        return False
    supposed = SUPPOSED.search(text) is not None
    return any(
        stated(text, match) and (not supposed or _TURNED_OUT.search(text, 0, match.start()))
        for cause in (subject.lookalike, _OTHER_CAUSE)
        for match in cause.finditer(text)
    )


_TURNED_OUT = Pattern(
    r"\b(?:(?:turned out|pro(?:ved|ven)|(?:was|were) (?:then |later |eventually |finally )?"
    r"(?:found|shown|revealed|recogni[sz]ed))\b[^.;]{0,40}? (?:to be|as|that of)"
    r"|(?:histolog|patholog|biops|cytolog|sections|microscop|necrops|autops)\w*[^.;,]{0,40}"
    r"(?:show|reveal|disclos|prov|establish|demonstrat|diagnos|confirm)\w*)"
    r"\s(?:(?!and|but|with)[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
"""`Believed to be haematopoiesis, it turned out on biopsy to be a lymphoma`."""
