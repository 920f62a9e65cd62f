"""A sentence to patients told of by their kinship with others: `the wife of a patient with …`.

She is the paper's patient; the patient whose wife she is, with what he suffers from, is not.
"""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.person import FEMALE, KIN, MALE
from extract.people.mention import Mention, Role
from extract.people.word_class import word_class

_PLURALS = r"patients|men|women|boys|girls|children|siblings|brothers|sisters|cases"
_WITH = (
    r"(?:,?\s(?:with|without|suffering\sfrom|affected\s(?:by|with)|who\s(?:has|have|had|died\sof|is|are)"
    r"|known\s(?:to\shave|for)|in\swhom)\s)"
)
_VERB = (
    r"(?:was|were|is|are|had|has|have|came|became|began|felt|fell|lost|who|whose|in\swhom|underwent"
    r"|\w{3,}ed)"
)
_KIN_OF = Pattern(
    rf"\b(?P<kin>(?P<the>the|our|this)?(?:an?|another)?\s(?:(?!of\b)[\w-]+\s){{0,4}}?(?P<noun>{KIN}))\s"
    rf"(?P<other>of\s(?:an?|another|one|two|three|four|several)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?:{MALE}|{FEMALE}|patient|child|carrier|case|infant|adult|recipient|homozygote|{_PLURALS})\b"
    rf"(?:{_WITH}[^,.;:()]{{3,60}}?(?=\s(?:and\s)?{_VERB}\b|[,.;:()]|$))?)",
    re.IGNORECASE,
)


_AGED = Pattern(r"\b\d{1,2}[-\s]years?[-\s]old\b", re.IGNORECASE)


def kin_of_others(text: str) -> Iterator[Mention]:
    """The patient, and the words on the other as those on a relative of his.

    `The wife of a patient with thalassaemia developed paraparesis`; not `his wife`, nor `the son
    of a farmer`.
    """
    if " of " not in text:
        return
    for match in _KIN_OF.finditer(text):
        if _AGED.search(match["other"]) and not _AGED.search(text, 0, match.start("other")):
            continue  # whose age is told is the patient, unless his kin has one as well
        noun = match["noun"].lower()
        role = Role.THE if match["the"] else Role.SOME
        yield Mention(role, *match.span("kin"), noun, word_class(noun).sex)
        yield Mention(Role.KIN, *match.span("other"), "patient")
