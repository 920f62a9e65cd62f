"""A sentence to the treatments it names, those named in one breath together.

Names are the study's (`treatment_terms.tsv`, `removal_objects.tsv`). What an operation takes out
decides what it is: "the mass was removed" is surgery, "the spleen was removed" a splenectomy, "the
gallbladder was removed" nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grammar.dose_mention import doses
from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import NEEDS_CUE, Mention, study_vocabulary
from extract.text.clause import around
from extract.treatment.elsewhere import is_elsewhere, is_of_another_graft
from extract.treatment.in_substance import in_substance
from extract.treatment.keys import EMBOLIZATION, RADIOTHERAPY, SURGERY, TRANSFUSION, TRANSPLANT
from extract.treatment.measured import is_field, is_measured
from extract.treatment.occlusion import occlusions
from extract.treatment.other_disease import is_for_another_disease
from extract.treatment.removal import removals
from extract.treatment.swap import is_between
from extract.treatment.words import AT_SOME_AGE, COUNT
from studies.study import Study

_GAP, _OPEN_END, _PAIR = 60, 4, 2
_COORDINATION = compiled(r"""
    (?:\s*\([^()]{0,40}\))?(?: (?:of|to|for|at|with) (?:(?!(?:and|or|never|not|no
    |without)\b)[\w-]+ ){0,3}(?!never|not\b)[\w-]+)??(?:\s|,|/|\+|&|-|–|and|or|nor|plus|with|then
    |both|versus|vs?\.?|v/s|together|along|combined|combination|in|as|well|followed|by|subsequent
    |adjuvant|adjunctive|postoperative|concomitant|concurrent|additional|local|low|high|dose|oral
    |regular|repeated|blood|spinal|emergency|total|partial|decompressive|posterior|external|beam
    |the|a|an|his|her|their|further|possibly|even|program|programme|scheme|plan|most|recently
    |currently|initially|first|previously|now|regimen|regime|support|therapy
    |protocol|schedule|treatment|also|any|later|finally|subsequently|perhaps
    |\d+\s?mg(?:/kg)?(?:/day)?|either|systemic|long-term|term|chronic|supportive|monthly)*
""")
_NEW_CLAUSE = compiled(r"\s*,\s*(?:and|or)\b")
_CONTINUED = compiled(r"(?: being)? continued\b")
"""`She was irradiated, with ruxolitinib continued`."""
_ONE_SUBJECT = compiled(r"\s*(?:was|is|had|has)\b")
_GOVERNED = compiled(
    r"\b(?:on|with|after|by|under|via|received|underwent|despite|following|given|against|refus\w+"
    r"|declin\w+|wish\w*|want\w*|accept\w*|permit\w*|allow\w*|consent\w* to|agree\w* to|any"
    r"|taking) (?:[\w-]+ ){0,2}$"
)
"""`He improved on steroids and surgery was abandoned`: two clauses."""

_AT_AN_AGE = compiled(rf"\b{AT_SOME_AGE}")
_CONJUNCTION = compiled(r"\b(?:and|as well as|or|nor|plus|with|by|then|vs?|versus)\b|[&/+-]")
_DOSE = Pattern(
    r"(?:\b(?:[Tt]en|[Tt]welve|[Ff]ifteen|[Ss]ixteen|[Ee]ighteen|[Tt]wenty|[Tt]hirty|[Ff]o(?:u)?rty)"
    r"(?:[\s-](?:four|five|six))?"
    r"|\b(?i:one|two|three|four|five|(?:fif|six|seven|eigh|nine)teen|twelve|twenty|thirty)"
    r"(?i:[\s-](?:two|four|five|six))?\s(?:thousand|hundred)(?:\s\w+\shundred)?"
    r"|\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?)[\s-]?(?:c?Gy|[Cc]?GY|[Gg]r[ae]ys?|rads?"
    r"|centigrays?|cgy|roentgens?)\b|\b\d{1,2}[.,]?\d\d\d?\s?[Rr]\b"
)
_UNITS = compiled(
    r"\b(?:(?:[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) units"
    rf"|{COUNT} (?:further |more )?pints?)\b(?!\s*(?:/|per\b|of\b|k?g\b|IU|a day|daily))"
)
_OF_DOSE = compiled(r"""
    \b(?:giv|gave|receiv|got|deliver|administ|treat|prescrib|fraction|session|sitting|exposure
    |course|dose|total|target|direct|field|port|tolerat|complet|daily|days?\b)|[×x]\s?\d
    |\b(?:plus|then|followed by|combined with|and(?: then)?|with|by|after|of|to
    |had) (?:only |some |about )?$
    |\d\s?[×x/]\s?\d
""")
_GIVING = compiled(r"""
    \b(?:given|gave|giv(?:e|ing)|receiv\w*|transfus\w*|administ\w*|got|accept\w*|units?|pints?
    |bottles?|bags?|every|weekly|monthly|fortnight\w*|withh\w+|refus\w*|declin\w*|forb\w+|resum\w*
    |agree\w*|consent\w*
    |inject\w*|infus\w*|r[au]n in|dripped|in all|treat\w*|therapy|started|begun|commenced|effect of
    |propos\w*|offer\w*|suggest\w*
    |taking|took|needed|required|need (?:of|for)|supported|support|respon\w+ to|stopped
    |dependent on|up to|topped up with
    |without|regular|(?:two|three|four|several|many) times|combin\w+ (?:with|of)|alone)(?=\W|$)
    |\bon (?:\w+ly )?$|\b(?:intravenous|subcutaneous|parenteral)|\d\s?(?:IU|mg|[µu]g)\b
""")
_NEAR = 45
_APPOSED = compiled(r"\w\)?, (?:which is )?an? (?:[\w-]+ ){0,3}$")
_CLASS = compiled(r"(?:agents?|drugs?|antimetabolite|antimitotic|inhibitor|medication)$")
"""`Hydroxyurea, an oral cytotoxic drug, was given`: a class named of a drug."""


@dataclass(frozen=True, slots=True)
class Run:
    """Treatments in one breath: in `laminectomy and radiotherapy were refused` both are refused."""

    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.mentions[-1].end

    @property
    def outline(self) -> Mention:
        """The names as one, under the key of the first."""
        return Mention(self.mentions[0].key, self.start, self.end)

    def is_verb(self, text: str) -> bool:
        """Whether the first name is a verb: `irradiated`, `operated upon`."""
        return _is_verb(text, self.mentions[0])


def runs(text: str, study: Study, defined: Mapping[str, str]) -> Iterator[Run]:
    """The treatments a sentence names, in order."""
    together: list[Mention] = []
    for mention in _mentions(text, study, defined):
        if together and not _in_one_breath(text, together, mention):
            yield from _lists(text, together)
            together = []
        together.append(mention)
    yield from _lists(text, together)


def _in_one_breath(text: str, together: Sequence[Mention], mention: Mention) -> bool:
    """A comma and a conjunction go on with a list; behind one name, or `A and B`, a clause begins.

    A verb does not go on with nouns: `refused surgery and irradiated the mass instead`.
    """
    last, before = together[-1], len(together)
    between = text[last.end : mention.start]
    if before == _PAIR and _CONJUNCTION.search(text, together[0].end, last.start):
        before = 1
    if text.startswith("candidate", last.end - len("candidate")):
        return False  # "a poor surgical candidate and radiotherapy was given"
    kept = between.strip(" ,") == "with" and _CONTINUED.match(text, mention.end)
    if kept or len(between) > _GAP or (before == 1 and _NEW_CLAUSE.match(between)):
        return False
    if _is_verb(text, mention) and not _is_verb(text, last):
        return False
    if is_between(text, last, mention) or _AT_AN_AGE.search(between):
        return False
    if between.strip() == "and" and before == 1 and _ONE_SUBJECT.match(text, mention.end):
        governed = _GOVERNED.search(text[max(0, last.start - _NEAR) : last.start])
        return governed is None
    return bool(_COORDINATION.fullmatch(between))


def _is_verb(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end].endswith(("ed", "ed on", "ed upon"))


def _lists(text: str, together: list[Mention]) -> Iterator[Run]:
    """Bare commas join only what ends in a conjunction: `hear of laminectomy, irradiation …`."""
    gaps = [text[a.end : b.start] for a, b in pairwise(together)]
    gaps += [text[mention.end : mention.end + _OPEN_END] for mention in together[-1:]]
    joined = [number for number, gap in enumerate(gaps) if _CONJUNCTION.search(gap)]
    if len(together) > 1 and text[: together[0].start].rstrip().endswith("("):
        joined.append(len(together) - 2)  # "medical therapy (transfusion, hydroxyurea)"
    listed = joined[-1] + 2 if joined else 0
    if listed:
        yield Run(tuple(together[:listed]))
    yield from (Run((mention,)) for mention in together[listed:])


def _mentions(text: str, study: Study, defined: Mapping[str, str]) -> list[Mention]:
    named = study_vocabulary(study, "treatment_terms").mentions(text, defined)
    found = [
        one
        for before, mention, after in zip((None, *named), named, (*named[1:], None), strict=False)
        if (one := _sure(text, before, mention, after)) and not _is_something_else(text, one)
    ]
    out = list(removals(text, study))
    found = [one for one in out if one.key != SURGERY] + found  # "surgical removal of the spleen"
    found += [one for one in out if one.key == SURGERY]
    found += _doses(text)
    found += in_substance(text)
    found += [Mention(EMBOLIZATION, *span) for span in occlusions(text)]
    found += _units(text, found)
    return list(_joined(text, _apart(found)))


def _apart(found: list[Mention]) -> Iterator[Mention]:
    """In order of the text; of two that overlap, the one that was found first."""
    rank = {id(mention): number for number, mention in enumerate(found)}
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: mention.start):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
        elif rank[id(mention)] < rank[id(kept[-1])]:
            kept[-1] = mention
    yield from kept


def _joined(text: str, found: Iterator[Mention]) -> Iterator[Mention]:
    """Names of one thing side by side are one: `deferoxamine chelation`, `interferon (Intron)`."""
    last: Mention | None = None
    for mention in found:
        gap = text[last.end : mention.start].strip() if last else ""
        if last and last.key == mention.key and gap in {"", "(", "of"}:
            last = Mention(last.key, last.start, mention.end)
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _is_listed(text: str, before: Mention | None, mention: Mention, after: Mention | None) -> bool:
    """Whether a surer name stands next to it in a list: `hydroxyurea and blood`."""
    gaps = [
        text[first.end : second.start]
        for first, second in ((before, mention), (mention, after))
        if first
        and second
        and not (first.key.endswith(NEEDS_CUE) and second.key.endswith(NEEDS_CUE))
    ]
    return any(len(gap) <= _GAP and _COORDINATION.fullmatch(gap) for gap in gaps)


def _sure(
    text: str, before: Mention | None, mention: Mention, after: Mention | None
) -> Mention | None:
    """The mention without the mark of what is only meant where it is told to be given, if it is."""
    one = Mention(mention.key.removesuffix(NEEDS_CUE), mention.start, mention.end)
    sure = one.key == mention.key or _is_listed(text, before, mention, after)
    return one if sure or _is_given(text, one.start, one.end) else None


def _is_given(text: str, start: int, end: int) -> bool:
    return any(_GIVING.search(words) for words in around(text, start, end, reach=_NEAR))


def _is_something_else(text: str, mention: Mention) -> bool:
    """Whether it is of another disease or organ, was measured, or names a place or a class."""
    if mention.key == TRANSPLANT and is_of_another_graft(text, mention):
        return True
    if mention.key in {SURGERY, RADIOTHERAPY} and is_elsewhere(text, mention):
        return True
    if _CLASS.search(text, mention.start, mention.end):
        before, _ = around(text, mention.start, mention.end, reach=_NEAR)
        if _APPOSED.search(before):
            return True
    return (
        is_for_another_disease(text, mention)
        or is_measured(text, mention)
        or is_field(text, mention)
    )


def _units(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """`Two units every 18 days`, `four pints`: of blood, where no drug is named before them."""
    for match in _UNITS.finditer(text):
        drug = any(0 <= match.start() - mention.end < _NEAR for mention in found)
        if not drug and _is_given(text, *match.span()):
            yield Mention(TRANSFUSION, *match.span())


def _doses(text: str) -> Iterator[Mention]:
    """`20 Gy in 10 fractions`: irradiation, though not named."""
    spans = {match.span() for match in _DOSE.finditer(text)}
    for start, end in sorted(spans | {(one.start, one.end) for one in doses(text)}):
        mention = Mention(RADIOTHERAPY, start, end)
        before, after = around(text, start, end, reach=_NEAR)
        if (_OF_DOSE.search(before) or _OF_DOSE.search(after)) and not is_elsewhere(text, mention):
            yield mention
