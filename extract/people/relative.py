"""A relative in a sentence to whether it speaks of him, and to the patient he may be himself."""

import re

from extract.people.mention import Mention
from extract.people.roster import Roster, Who

_PERCEIVES = re.compile(
    r"\s(?:\w+ly\s|had\s|who\s)?(?:notic|not(?:ed|es)\b|report|refus|declin|want|brought|ask|insist"
    r"|consent|interrupt|carried|took|found|observ|denied|agreed|stopped|describ|recall|complain|gave"
    r"\sconsent|said|request|accompan|confirm|feared|were\sglad|were\sfirst|are\sfirst|are\s\w*relat"
    r"|were\s\w*relat|are\sconsang|were\sconsang)\w*"
)
_LEADS_IN = re.compile(
    r"^\W*(?:(?:and|but|or|since|because|as|when|although|after|while|if|though|also|similarly"
    r"|in addition|moreover|of note|notably|only|earlier|later|then|his|her|their|whose|one of"
    r"|(?:the|our|this) (?:\w+ )?patient['’]s)\W*)*$",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"\b(?:given|offered|administered|found|detected|seen|present|identified|noted|diagnosed"
    r"|recognised|recognized|discovered|known)\s(?:\w+\s){0,2}?(?:in|to)\s(?:(?:one|two|three|both|all|\d)\sof\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_NEAR_START = 14


def is_meant(text: str, clause_start: int, mention: Mention) -> bool:
    """Whether the clause is said of the relative: he is its subject, or something was done to him.

    `His mother has the same blood count`, `found in two of his sons`; not `carried in by his
    uncle`, `a graft from her brother`, `his mother noticed`.
    """
    before = text[clause_start : mention.start]
    if _RECIPIENT.search(before):
        return True
    return bool(_LEADS_IN.match(before)) and not _PERCEIVES.match(text, mention.end)


def own_relative(mention: Mention, roster: Roster, told: Who) -> Who:
    """In a paper on kin: the relative who is a patient himself, `()` where it cannot be known.

    `told` is the last person spoken of; of two, a relative of his is the other.
    """
    known = roster.known(mention)
    if known:
        return known.who
    named = [p for p in roster.people if p.noun == mention.noun]
    if len(named) == 1:
        return named[0].who
    if mention.age is None and mention.start > _NEAR_START:
        return ()
    person = roster.other_than(told)
    return person.who if person and person.could_be(mention) else ()
