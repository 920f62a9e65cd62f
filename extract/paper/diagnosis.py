"""A reading to whether the study's tissue is what was found, not only what was thought of."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject
from extract.paper.implied import SUPPOSED, goes_without_saying
from extract.paper.stated import stated
from extract.text.reading import Reading, Sentence, Zone

_NOT_BUT = Pattern(
    r"\bnot (?:\w+ ){0,2}(?:due to|caused by|from|attributable to)\b|(?<![\w-])mim\w+"
    r"|\bmasquerading\b"
    r"|(?<![\w-])simulat\w+|\bmis(?:taken|diagnosed|interpreted|labell?ed|read) (?:for|as)\b"
    r"|\brather than\b"
    r"|\bresembling\b|\bwithout\b|\b(?:thought|believed|assumed|presumed|supposed|considered)\b"
    r"(?: to be)?|\btaken for\b|\b(?:diagnosed|labell?ed|treated|interpreted|regarded|viewed"
    r"|construed|read|reported|managed|classed) as\b"
    r"|\b(?:not|isn't) (?:always|every|all)\b|\binstead of\b|\bin lieu of\b|\bpseudo-(?!tumo)",
    re.IGNORECASE,
)
"""Words before the tissue in a title that say the paper is about something else."""
_OPENS_CLAUSE = re.compile(r"[:.?!;]\s|\s[-–—]\s")
"""`Bleeding without neurological signs: an unusual presentation of haematopoiesis`."""
_WAS_IT = Pattern(
    r"\b(?:suspicion|suspected|refuted|disproved|ruled out|excluded|mis(?:diagnos|interpret)\w+\b"
    r"(?! (?:as|for)\b)|differential diagnosis"
    r"|wrong|mistake\w*|error|pitfall\w*|not (?:confirmed|so|it|the (?:answer|cause))|beware"
    r"|mimicked by|mimickers?|mimics?(?=\s*(?:$|[:.,?]|in\b|of\b)))",
    re.IGNORECASE,
)
"""Words behind the tissue in a title that leave open whether it was so: the text must prove it."""
_SAMPLE = Pattern(
    r"\b(?:histolog\w*|histopatholog\w*|patholog\w*|biops(?:y|ies)|specimen\w*|sections?|cytolog\w*"
    r"|microscop\w*|immunohisto\w*|smears?|autopsy|necropsy|aspirat\w*|excis\w*|resect\w*"
    r"|laminectom\w*|surgery|operation|decompress\w*|thoracotomy|grown|cultur\w*|pus)\b",
    re.IGNORECASE,
)
_LONG_AGO = Pattern(
    r"\bhistory of\b|\bago\b|\b(?:years?|months?) (?:before|earlier|previously)\b|\bhad been\b"
    r"|\bknown\b|\bbone marrow\b|\biliac\b|\btrephine\b|\bno evidence\b",
    re.IGNORECASE,
)
_PROVED = Pattern(
    r"\b(?:confirm\w*|prov(?:ed|en)|show(?:ed|ing|s|n)|reveal\w*|diagnos\w+|demonstrat\w*|"
    r"consist\w*|identif\w+|disclos\w*|establish\w*|verif\w+|found|yield\w*|recovered|"
    r"contain\w*|compos\w+|made (?:up )?of|formed of|compatible|aspirat\w*|specimen|smears?|"
    r"histolog\w*|patholog\w*|biopsy|cytology|microscop\w*|sections?|slides?|needle|cores?)\b",
    re.IGNORECASE,
)
_ACCEPTED = Pattern(
    r"\b(?:believed|thought|interpreted as|possib\w+|likely|on imaging)\b", re.IGNORECASE
)
"""What passes for a diagnosis, but not where the title names a double."""
_EXAMPLE = Pattern(
    r"\b(?:masses|lesions|tumou?rs|disorders|diseases|causes|conditions|entities|complications"
    r"|diagnoses|processes|others|ones|a?etiologies|possibilities|pathologies)\b[^.;:]{0,30}?"
    r"\b(?:such as|for example|for instance|e\.g\.|like)\s[^.;:]{0,80}$",
    re.IGNORECASE,
)
"""`The value of biopsy in lesions such as haematopoiesis`: what may be met with."""
_QUOTES = "'\"\u2018\u2019\u201c\u201d"
_CELLS = 2
"""So many kinds of blood-forming cells in one sentence need no word of proof beside them."""


def is_diagnosis(reading: Reading, subject: Subject) -> bool:
    """Whether the tissue is what was found, not only what was thought of."""
    title = reading.article.title
    double = subject.lookalike.search(title)
    # "presacral neuroblastoma with haematopoiesis" names no presacral haematopoiesis
    named = next((m for m in subject.tissue.finditer(title) if not _holds(m, double)), None)
    doubted = double is not None and not _NOT_BUT.search(title[: double.start()])
    if named:
        if _NOT_BUT.search(_OPENS_CLAUSE.split(title[: named.end()])[-1]):
            return not doubted and any(_is_sampled(s, subject) for s in reading.sentences)
        if not _WAS_IT.search(title[named.end() :]):
            return True
        doubted = True
    elif double and _is_stated_in_title(title, double):
        return any(_names_it(s, subject) for s in reading.sentences)
    if any(_RETRACTED.search(s.text) for s in reading.sentences):
        return False
    if any(_finds_it(s, subject, doubted=doubted) for s in reading.sentences):
        return any(_is_sampled(s, subject) for s in reading.sentences) or not any(
            _finds_a_double(s, subject) for s in reading.sentences
        )
    return not doubted and goes_without_saying(reading, subject)


def _holds(named: re.Match[str], double: re.Match[str] | None) -> bool:
    return double is not None and named.start() < double.start() < named.end()


def _is_stated_in_title(title: str, double: re.Match[str]) -> bool:
    """Whether a title tells the double as the diagnosis: not denied, mimicked or in quotes."""
    before, after = title[: double.start()], title[double.end() :]
    quoted = before[-1:] in _QUOTES and after[:1] in _QUOTES and before and after
    return not quoted and not _NOT_BUT.search(before) and stated(title, double)


def _is_sampled(sentence: Sentence, subject: Subject) -> bool:
    """Whether it states that a sample of the mass was the tissue."""
    return (
        _SAMPLE.search(sentence.text) is not None
        and sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.DISCUSSION}
        and _finds_it(sentence, subject, doubted=False)
    )


def _names_it(sentence: Sentence, subject: Subject) -> bool:
    """Whether a sample is called by the name of the tissue, under a title that names a double.

    Islands of marrow are part of some doubles too.
    """
    named = any(stated(sentence.text, m) for m in subject.tissue.finditer(sentence.text))
    return named and not _ACCEPTED.search(sentence.text) and _is_sampled(sentence, subject)


def _finds_a_double(sentence: Sentence, subject: Subject) -> bool:
    """Whether it states that a sample of the mass was something else."""
    text = sentence.text
    if not _SAMPLE.search(text) or sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION}:
        return False
    if any(words.search(text) for words in (_LONG_AGO, SUPPOSED, _ACCEPTED)):
        return False
    return any(stated(text, match) for match in subject.lookalike.finditer(text))


def _finds_it(sentence: Sentence, subject: Subject, *, doubted: bool) -> bool:
    """Whether it states the tissue; one `doubted` (the title names a double) needs proof."""
    return any(
        _finds_it_in(sentence, start, end, subject, doubted=doubted)
        for start, end in _clauses(sentence.text)
    )


def _finds_it_in(
    sentence: Sentence, start: int, end: int, subject: Subject, *, doubted: bool
) -> bool:
    """The same for one clause: a double doubted in the next one takes nothing from it."""
    text = sentence.text
    if subject.lookalike.search(text, start, end) and (
        doubted or SUPPOSED.search(text, start, end)
    ):
        return False
    if SUPPOSED.search(text, start, end) or (doubted and _ACCEPTED.search(text, start, end)):
        return False
    tissue = [
        m
        for m in subject.tissue.finditer(text, start, end)
        if not _EXAMPLE.search(text, 0, m.start()) and not _MISTAKEN.search(text, start, m.start())
    ]
    if not doubted and any(stated(text, match) for match in tissue):
        return True
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION}:
        return False
    cells = set(subject.histology.findall(text.lower()))
    if not _PROVED.search(text) and len(cells) < _CELLS:
        return False
    return any(
        stated(text, match)
        for match in (*tissue, *subject.histology.finditer(text, start, end))
        if not _EXAMPLE.search(text, 0, match.start())
    )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a sentence in each of which a doubt stays by itself."""
    start = 0
    for turn in _TURN.finditer(text):
        yield start, turn.start()
        start = turn.end()
    yield start, len(text)


_TURN = Pattern(
    r"(?:[;:]\s|,?\s(?:but|while|whereas|although|though|however|yet)\s"
    r"|,\s(?=(?:[\w-]+\s){1,4}?(?:being|having(?: been)?|was|were|is|are)\b))"
    r"(?![^.;]{0,80}?\b(?:disprov|refut|unconfirmed|not (?:confirmed|borne|so\b)|wrong|erroneous"
    r"|excluded|ruled out|rejected|revised|discarded|abandoned|mistake|untenable))",
    re.IGNORECASE,
)
_RETRACTED = Pattern(
    r"\b(?:attribut\w+|ascrib\w+|due|owing|represent\w*|reflect\w*|explained|result\w*|regard\w*"
    r"|interpret\w*|consider\w*|constitut\w*|put down|no more than|merely|only|as|from|by|of)\b"
    r"[^.;]{0,50}\b(?:(?:marrow|blood|peripheral|iliac|sacral|needle|sampling|bone) (?:\w+ )?"
    r"(?:contaminat\w+|artefact\w*|artifact\w*)|contaminat\w+ (?:by|from|with) (?:\w+ ){0,3}"
    r"(?:bone|marrow|blood|vertebra\w*|sacr\w+|ili\w+))\b",
    re.IGNORECASE,
)
"""Marrow cells in a sample that the needle brought from the bone it went through."""
_MISTAKEN = Pattern(
    r"\b(?:mis(?:taken|diagnosed|interpreted|labell?ed|read) (?:for|as)|confus\w+ with"
    r"|(?:not|never) (?:to )?be (?:called|taken for|regarded as)|mim\w+|simulat\w+)"
    r"\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
"""`Must not be mistaken for extramedullary haematopoiesis`."""
