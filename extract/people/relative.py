"""A relative in a sentence to who is meant: somebody else, or one of the paper's own patients."""

import re

from extract.grammar.pattern import Pattern
from extract.people.announced_kin import PARENTS, TWINS
from extract.people.mention import Mention, Role
from extract.people.roster import EVERYONE, Person, Roster, Who
from extract.people.scene import ELSE, NEAR_START, Scene, Scope
from extract.people.segment import Segment
from extract.people.telling import CLINICAL
from extract.text.reading import Zone

_PERCEIVES = Pattern(
    r"\s(?:\w+ly\s|had\s|who\s)?(?:notic|not(?:ed|es)\b|report|refus|declin|want|brought|ask|insist"
    r"|consent|interrupt|carried|took|found|observ|denied|agreed|stopped|describ|recall|complain|gave"
    r"\sconsent|said|request|accompan|confirm|feared|were\sglad|were\sfirst|are\sfirst|are\s\w*relat"
    r"|were\s\w*relat|are\sconsang|were\sconsang)\w*"
)
_LEADS_IN = Pattern(
    r"^\W*(?:(?:and|but|or|since|because|as|when|although|after|while|if|though|also|similarly"
    r"|in addition|moreover|of note|notably|only|earlier|later|then|his|her|their|whose|one of"
    r"|(?:the|our|this) (?:\w+ )?patient['’]s)\W*)*$",
    re.IGNORECASE,
)
_RECIPIENT = Pattern(
    r"\b(?:given|offered|administered|found|detected|seen|present|identified|noted|diagnosed"
    r"|recognised|recognized|discovered|known)\s(?:\w+\s){0,2}?(?:in|to)\s(?:(?:one|two|three|both|all|\d)\sof\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)


def kin(mention: Mention, segment: Segment, scene: Scene) -> tuple[Who, Scope]:
    """A relative: the clause is his where he is its subject, else the phrase alone."""
    own = _own_kin(mention, scene) or _all_of_a_family(mention, scene)
    if own:
        scene.note(mention, own)
        return own, Scope.CLAUSE
    if _is_theirs(mention, scene) or _is_meant(scene.text, segment.start, mention):
        scene.resolved.append((mention, ELSE))
        scene.focus_sex = mention.sex
        return ELSE, Scope.CLAUSE
    return ELSE, Scope.PHRASE


def _own_kin(mention: Mention, scene: Scene) -> Who:
    """The own patient whom a word of kinship means, in a paper on kin or beside his number."""
    person = scene.person(scene.current)
    if scene.opens_section and person and person.age is None and _opens_section(mention, scene):
        return person.who
    apposed = _as_patient(mention, scene)
    if apposed or _is_theirs(mention, scene):
        return apposed
    if mention.noun in scene.family and not scene.roster.single and scene.zone is Zone.CASE:
        told = scene.focus if scene.person(scene.focus) else scene.current
        who = _own_relative(mention, scene.roster, told)
        if who:
            return who
    if scene.roster.single and not _OWNED.search(scene.text, 0, mention.start):
        only = scene.roster.get(1)
        presented = mention.noun in scene.family & PARENTS and scene.tells
        if presented or (only and _bore(mention, only, scene)):
            return only.who if only else ()
    presented = scene.own_case or _falls_ill(mention, scene)
    if presented and mention.age is not None:  # "a woman of 56 and her 29-year-old son"
        newcomer = scene.roster.add()
        if newcomer:
            return newcomer.who
    return ()


def _bore(mention: Mention, only: Person, scene: Scene) -> bool:
    """`The mother and her infant did well`: the patient, if a woman."""
    mother = mention.noun == "mother" and only.sex == "female"
    return mother and _CHILDBIRTH.search(scene.text) is not None


_CHILDBIRTH = Pattern(
    r"\b(?:fo?etus|infant|child|newborn|neonate|baby|deliver\w*|c(?:a?e)sar\w+|gestation\w*|pregnan\w+"
    r"|postpartum|puerper\w+|labou?r|breast-?fe\w+)\b",
    re.IGNORECASE,
)


def _falls_ill(mention: Mention, scene: Scene) -> bool:
    """Of a few announced: `In 2009 her brother, then 27, noticed unsteadiness`."""
    roster = scene.roster
    if roster.single or roster.labels or roster.group or scene.zone is not Zone.CASE:
        return False
    ill = _FALLS_ILL.match(scene.text, mention.end) and CLINICAL.search(scene.text, mention.end)
    return ill is not None and not _IS_WELL.search(scene.text, mention.end)


_FALLS_ILL = Pattern(
    r"[^.;]{0,60}?\b(?:noticed|developed|presented|became|complained|consulted|came|lost|suffered"
    r"|underwent|(?:was|were)\s(?:then\s|also\s|later\s)?(?:found|seen|admitted|referred|brought|sent"
    r"|operated|irradiated|treated|examined)|had\s(?:an?|the|had|been|similar|identical|cord|epidural"
    r"|paravertebral|paraspinal|weak\w*|para\w+|back))\b",
    re.IGNORECASE,
)
_IS_WELL = Pattern(
    r"\b(?:carriers?|healthy|unaffected|asymptomatic|normal|is\swell|was\swell|trait|donor|died)\b",
    re.IGNORECASE,
)


def _opens_section(mention: Mention, scene: Scene) -> bool:
    """`Case 2. His sister`, `Case 2: C.D., her nephew`."""
    labels = [m for m in scene.people if m.role is Role.LABEL and m.end <= mention.start]
    return mention.start <= NEAR_START or bool(
        labels and _INITIALS.fullmatch(scene.text, labels[-1].end, mention.start)
    )


_INITIALS = Pattern(r"\W*(?:(?:[A-Z]\.?\s?){1,3}\W*)?(?:(?:[Hh]is|[Hh]er|[Tt]he|[Aa]n?)\s)?")


def _all_of_a_family(mention: Mention, scene: Scene) -> Who:
    """`We describe twins`, `paraplegia in sisters`, `a father and his two sons`: all of them."""
    twins = TWINS.match(scene.text) if scene.roster.expected == _PAIR else None
    if twins:
        return EVERYONE if mention.start <= twins.end() else ()
    bare = mention.noun in _TOGETHER and scene.roster.expected == _PAIR
    presented = scene.own_case or scene.zone is Zone.TITLE
    if mention.noun in _OFFSPRING and presented and scene.roster.expected > _PAIR:
        return EVERYONE if scene.family & PARENTS else ()
    owned = _OWNED.search(scene.text, max(0, mention.start - 20), mention.start)
    return EVERYONE if bare and presented and not owned and scene.family else ()


_OFFSPRING = frozenset({"sons", "daughters"})
_TOGETHER = frozenset({"twins", "sisters", "brothers", "siblings"})
_OWNED = Pattern(
    r"\b(?:his|her|their|whose|patient['’]s|other|healthy|of)\s(?:\w+\s)?$", re.IGNORECASE
)
_PAIR = 2


def _is_theirs(mention: Mention, scene: Scene) -> bool:
    """`Their eldest brother` is none of those spoken of."""
    return scene.current == EVERYONE and bool(_THEIRS.search(scene.text, 0, mention.start))


_THEIRS = Pattern(r"(?:\b[Tt]heir\s(?:\w+\s)?|\b(?:no|any)\sother\s)$")
_IS_KIN = Pattern(
    r"^[\s,(:]*(?:(?:is|was|being|concerns|that|of|the|a|an)\s)*(?:(?:his|her|their|whose)\s)?"
    r"(?:(?:own|younger|older|elder|first|maternal|paternal|twin|full|half)\s){0,2}$",
    re.IGNORECASE,
)


def _as_patient(mention: Mention, scene: Scene) -> Who:
    """`The second, his cousin aged 35`: the relative of one patient is the next."""
    before = [m for m in scene.people if m.end <= mention.start and m.role is not Role.PRONOUN]
    if not before or before[-1].role not in {Role.ORDINAL, Role.LABEL}:
        return ()
    if not _IS_KIN.match(scene.text[before[-1].end : mention.start]):
        return ()
    who = scene.meant_by(before[-1])
    person = scene.person(who)
    return who if person and person.could_be(mention) else ()


def _is_meant(text: str, clause_start: int, mention: Mention) -> bool:
    """Whether the clause is said of the relative: he is its subject, or something was done to him.

    `His mother has the same blood count`, `found in two of his sons`; not `carried in by his
    uncle`, `a graft from her brother`, `his mother noticed`.
    """
    before = text[clause_start : mention.start]
    if _RECIPIENT.search(before):
        return True
    return bool(_LEADS_IN.match(before)) and not _PERCEIVES.match(text, mention.end)


def _own_relative(mention: Mention, roster: Roster, told: Who) -> Who:
    """In a paper on kin: the relative who is a patient himself, `()` where it cannot be known.

    `told` is the last person spoken of; of two, a relative of his is the other.
    """
    known = roster.known(mention)
    if known:
        return known.who
    named = [p for p in roster.people if p.noun == mention.noun]
    if len(named) == 1:
        return named[0].who
    if mention.age is None and mention.start > NEAR_START:
        return ()
    person = roster.other_than(told)
    return person.who if person and person.could_be(mention) else ()
