"""A reading that names nobody to whether it tells of one patient all the same, or of a group.

`A 65 g mass was removed by an anterior approach` happened to one; `The results in patients
irradiated at this hospital are reported` are those of a group. Only abstracts and notes are so
short of words: in a longer text the patient is named somewhere.
"""

import re
from collections.abc import Iterator

from extract.grammar.announcing import ANNOUNCE, NTH
from extract.grammar.pattern import Pattern
from extract.people.mention import Role
from extract.people.own_people import OWN_CASE
from extract.people.people import mentions
from extract.people.telling import CLINICAL, tells_the_past
from extract.people.token import tokens_of
from extract.text.reading import Reading, Sentence, Zone

_SHORT = 30
"""A text of more sentences than this names its patient."""

_OF_THE_PAPER = Pattern(
    r"\b(?:is|are|was|were|has been|have been)\s(?:\w+ly\s)?(?:reviewed|discussed|emphasi[sz]ed"
    r"|stressed|compared|summari[sz]ed|searched|included|retrieved|selected|pooled|proposed|suggested|considered"
    r"|recommended|advocated|updated|covered|addressed)\b|\bcentur(?:y|ies)\b|\bfirst descri"
    r"|\b(?:we|authors?)\s(?:\w+\s)?(?:review|discuss)"
    r"|\bsigns?\W{0,2}\s(?:was|were)?\s?(?:described|proposed|introduced|coined|defined)\b",
    re.IGNORECASE,
)
"""What is done with knowledge, not with a patient."""


def tells_of_group(reading: Reading) -> bool:
    """Whether what happened, or is reported, was of `patients` whom nobody counts."""
    return any(_has_plural(s) for s in _telling(reading))


def tells_of_somebody(reading: Reading) -> bool:
    """Whether something happened that happens to a patient, and no more than one is spoken of."""
    told = [s for s in reading.sentences if s.zone is Zone.CASE]
    if len(reading.sentences) > _SHORT or tells_of_group(reading):
        return False
    return any(_happened(s) for s in told)


def sentences_of_report(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that say of a paper that names nobody that it reports one case.

    `We report the finding of …`, `our case represents`, `this is the first case of`; a title that
    calls it a case report says so too.
    """
    if len(reading.sentences) > _SHORT:
        return ()
    return tuple(
        s
        for s in reading.sentences
        if (_ONE_CASE if s.zone is not Zone.TITLE else _REPORT_OF_ONE).search(s.text)
        and not any(m.role is Role.COUNT for m in mentions(s.text))
    )


_ONE_CASE = Pattern(
    r"\b(?:our|this|the present|the (?:reported|described|presented))\s(?:[\w-]+\s){0,2}?"
    r"case\b(?!\s(?:series|load|definition|control|mix|fatality|stud))"
    r"|\bthis\s(?:case\s)?report\s(?:describes|presents|illustrates|documents|highlights|details)"
    rf"|\b(?:this|it|ours) (?:is|was|represents|appears to be|may be)\b[^.;]{{0,40}}?\b{NTH}\s"
    r"(?:[\w-]+\s){0,3}?(?:case|instance|example|report)\b(?! series)"
    rf"|{ANNOUNCE}\s"
    r"(?:on\s)?(?:the|an?)\s(?:[\w-]+\s){0,3}?(?:finding|occurrence|presence|coexistence"
    r"|association|development|diagnosis|combination|presentation|instance|example)\b",
    re.IGNORECASE,
)
_REPORT_OF_ONE = Pattern(
    r"\bcase report\b(?!s)|\breport of (?:a|one) (?:\w+ )?case\b"
    r"|\b(?:a|one|an unusual|a rare) case\b(?! series)",
    re.IGNORECASE,
)


def _telling(reading: Reading) -> Iterator[Sentence]:
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION}:
            continue
        if any(m.role is Role.OTHERS for m in mentions(sentence.text)):
            continue
        happened = sentence.zone is Zone.CASE and tells_the_past(sentence.text)
        if happened or OWN_CASE.search(sentence.text):
            yield sentence


def _has_plural(sentence: Sentence) -> bool:
    return any(t.kind.plural or t.kind.kin_plural for t in tokens_of(sentence.text))


def _happened(sentence: Sentence) -> bool:
    text = sentence.text
    if not tells_the_past(text) or _OF_THE_PAPER.search(text):
        return False
    if any(m.role is Role.OTHERS for m in mentions(text)):
        return False
    return CLINICAL.search(text) is not None
