"""A reading to whether the study's tissue is what was found, not only what was thought of."""

import re

from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject
from extract.paper.stated import stated
from extract.text.reading import Reading, Sentence, Zone

_NOT_BUT = Pattern(
    r"\bnot (?:\w+ ){0,2}(?:due to|caused by|from|attributable to)\b|(?<![\w-])mim\w+"
    r"|\bmasquerading\b"
    r"|(?<![\w-])simulat\w+|\bmis(?:taken|diagnosed|interpreted|labell?ed|read) (?:for|as)\b"
    r"|\brather than\b"
    r"|\bresembling\b|\bwithout\b|\b(?:thought|believed|assumed|presumed|supposed|considered)\b"
    r"(?: to be)?|\btaken for\b|\b(?:diagnosed|labell?ed|treated|interpreted) as\b"
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
_SUPPOSED = Pattern(
    r"\b(?:considered|suspect\w*|suspicion|entertained|differential|fear\w*|quer(?:y|ied)|"
    r"were discussed|headed|proposed|differ|distinguish\w*|misread|first reported as|"
    r"initially (?:\w+ )?as|think of|thinks of|anchor\w*|should not|presum\w*|assum\w*|"
    r"taken for(?: granted)?|disprov\w+|refut\w+|unconfirmed"
    r"|not (?:confirmed|borne out|substantiated)"
    r"|(?:first|initially|originally|at first) (?:thought|believed|taken|held|felt|judged))\b"
    r"|\breferred\b[^.;]{0,60}\bdiagnosis of\b|\? ?h",
    re.IGNORECASE,
)
_PROVED = Pattern(
    r"\b(?:confirm\w*|prov(?:ed|en)|show(?:ed|ing|s|n)|reveal\w*|diagnos\w+|demonstrat\w*|"
    r"consist\w*|identif\w+|disclos\w*|establish\w*|verif\w+|found|yield\w*|recovered|"
    r"contain\w*|compos\w+|made up|compatible|aspirat\w*|specimen|smears?|"
    r"histolog\w*|patholog\w*|biopsy|cytology|microscop\w*)\b",
    re.IGNORECASE,
)
_ACCEPTED = Pattern(
    r"\b(?:believed|thought|interpreted as|possib\w+|likely|on imaging)\b", re.IGNORECASE
)
"""What passes for a diagnosis, but not where the title names a double."""
_INCIDENTAL = Pattern(r"\b(?:incidental|long[- ]standing|of long standing|harmless)", re.IGNORECASE)
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
    named = subject.tissue.search(title)
    double = subject.lookalike.search(title)
    doubted = double is not None
    if named:
        if _NOT_BUT.search(_OPENS_CLAUSE.split(title[: named.end()])[-1]):
            return not doubted and any(_is_sampled(s, subject) for s in reading.sentences)
        if not _WAS_IT.search(title[named.end() :]):
            return True
        doubted = True
    elif double and _is_stated_in_title(title, double):
        return any(_names_it(s, subject) for s in reading.sentences)
    if any(_finds_it(s, subject, doubted=doubted) for s in reading.sentences):
        return any(_is_sampled(s, subject) for s in reading.sentences) or not any(
            _finds_a_double(s, subject) for s in reading.sentences
        )
    return not doubted and _goes_without_saying(reading, subject)


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
    if any(words.search(text) for words in (_LONG_AGO, _SUPPOSED, _ACCEPTED)):
        return False
    return any(stated(text, match) for match in subject.lookalike.finditer(text))


def _goes_without_saying(reading: Reading, subject: Subject) -> bool:
    """A mass in the spine of a patient with such a blood disorder, and nothing else it could be."""
    texts = [s.text for s in reading.sentences if s.zone in {Zone.TITLE, Zone.CASE}]
    background = [s.text for s in reading.sentences if s.zone is Zone.BACKGROUND]
    return (
        any(subject.blood.search(text) for text in (*texts, *background))
        and any(
            subject.site.search(text)
            and (subject.mass.search(text) or subject.presence.search(text))
            for text in texts
        )
        and not any(
            stated(text, match) and not _SUPPOSED.search(text)
            for text in texts
            if not _INCIDENTAL.search(text)
            for match in subject.lookalike.finditer(text)
        )
    )


def _finds_it(sentence: Sentence, subject: Subject, *, doubted: bool) -> bool:
    """Whether it states the tissue; one `doubted` (the title names a double) needs proof."""
    text = sentence.text
    if subject.lookalike.search(text) and (doubted or _SUPPOSED.search(text)):
        return False
    if _SUPPOSED.search(text) or (doubted and _ACCEPTED.search(text)):
        return False
    tissue = [m for m in subject.tissue.finditer(text) if not _EXAMPLE.search(text, 0, m.start())]
    if not doubted and any(stated(text, match) for match in tissue):
        return True
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION}:
        return False
    if not _PROVED.search(text) and len(set(subject.histology.findall(text.lower()))) < _CELLS:
        return False
    return any(
        stated(text, match)
        for match in (*tissue, *subject.histology.finditer(text))
        if not _EXAMPLE.search(text, 0, match.start())
    )
