"""Whether a paper counts for the study, and with its kind and its group, the judgement on it."""

import re
from collections.abc import Iterator, Sequence

from cases.assembly import Judgement
from cases.finding import SOMEONE_ELSE, Finding
from cases.record import Cohort, Kind
from corpus.article import Article
from extract.grammar.subject import Subject, subject_of
from extract.grammar.vertebra import Mention, mentions
from extract.paper.cohort import find_cohort
from extract.paper.kind import kind_of
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_NOT_BUT = re.compile(
    r"\bnot (?:\w+ ){0,2}(?:due to|caused by|from|attributable to)\b|\bmim\w+|\bmasquerading\b"
    r"|\bsimulat\w+|\bmis(?:taken|diagnosed|interpreted|labell?ed|read) (?:for|as)\b"
    r"|\brather than\b"
    r"|\bresembling\b|\bwithout\b|\b(?:thought|believed|assumed|presumed|supposed|considered)\b"
    r"(?: to be)?|\btaken for\b|\b(?:diagnosed|labell?ed|treated|interpreted) as\b"
    r"|\b(?:not|isn't) (?:always|every|all)\b|\binstead of\b|\bin lieu of\b|\bpseudo-(?!tumo)",
    re.IGNORECASE,
)
"""Words before the tissue in a title that say the paper is about something else."""

_WAS_IT = re.compile(
    r"\b(?:suspicion|suspected|refuted|disproved|ruled out|excluded|mis(?:diagnos|interpret)\w+"
    r"|wrong|mistake\w*|error|pitfall\w*|not (?:confirmed|so|it|the (?:answer|cause))|beware"
    r"|mimic\w*)\b",
    re.IGNORECASE,
)
"""Words behind the tissue in a title that leave open whether it was so: the text must prove it."""

_SAMPLE = re.compile(
    r"\b(?:histolog\w*|histopatholog\w*|patholog\w*|biops(?:y|ies)|specimen\w*|sections?|cytolog\w*"
    r"|microscop\w*|immunohisto\w*|smears?|autopsy|necropsy|aspirat\w*|excis\w*|resect\w*"
    r"|laminectom\w*|surgery|operation|decompress\w*|thoracotomy|grown|cultur\w*|pus)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\bhistory of\b|\bago\b|\b(?:years?|months?) (?:before|earlier|previously)\b|\bhad been\b"
    r"|\bknown\b|\bbone marrow\b|\biliac\b|\btrephine\b|\bno evidence\b",
    re.IGNORECASE,
)

_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|without|neither|nor|none|nothing|never|free of|exclud\w+|ruled out|absence of|"
    r"spar(?:ed|ing)|negative for|separate from)\b(?![^.]*(?:\bbut\b|[;:)]))[^.]{0,60}$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[^.;:]{0,80}?(?:\b(?:was|were|is|are) )?\b(?:absent|normal|excluded|ruled out|spared"
    r"|unremarkable|not (?:seen|found|present|detected|involved|identified|demonstrated)"
    r"|but none (?:was|were))\b",
    re.IGNORECASE,
)
_NONE_THERE = re.compile(r"\bno such\b", re.IGNORECASE)
"""Said of the usual places, or of what others found there."""

_SUPPOSED = re.compile(
    r"\b(?:considered|suspect\w*|suspicion|entertained|differential|fear\w*|quer(?:y|ied)|"
    r"were discussed|headed|proposed|differ|distinguish\w*|misread|first reported as|"
    r"initially (?:\w+ )?as|think of|thinks of|anchor\w*|should not|presum\w*|assum\w*|"
    r"taken for(?: granted)?)\b|\? ?h",
    re.IGNORECASE,
)
_PROVED = re.compile(
    r"\b(?:confirm\w*|prov(?:ed|en)|show(?:ed|ing|s|n)|reveal\w*|diagnos\w+|demonstrat\w*|"
    r"consist\w*|identif\w+|disclos\w*|establish\w*|verif\w+|found|yield\w*|recovered|"
    r"contain\w*|compos\w+|made up|compatible|aspirat\w*|specimen|smears?|"
    r"histolog\w*|patholog\w*|biopsy|cytology|microscop\w*)\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"\b(?:believed|thought|interpreted as|possib\w+|likely|on imaging)\b", re.IGNORECASE
)
"""What passes for a diagnosis, but not where the title names a double."""

_GENERAL = re.compile(
    r"\b(?:usually|commonly|typically|generally|often|rarely|frequently|mostly|known|rare|may|"
    r"can|should|must|has been|have been|is|are|unusual|uncommon|occurs?|described)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\b(?:our|this|the) (?:[\w-]+ ){0,2}(?:patient|case|man|woman|boy|girl)s?\b"
    r"|\b(?:he|she|his|her|we|our|was|were|had)\b|\b(?:years?|yrs?)[\s-]old\b|\baged? \w+"
    r"|\b(?:showed|revealed|demonstrated|disclosed|presented|presenting|developed|underwent|treated|report|describe)\b"
    r"|\b(?:MRI|CT|MR|X-ray|radiographs?|myelogra\w*|biopsy|laminectomy)\b",
    re.IGNORECASE,
)
_INCIDENTAL = re.compile(
    r"\b(?:incidental|long[- ]standing|of long standing|harmless)", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:we|our|authors?|this) (?:[\w-]+ ){0,3}(?:report|patient|case|describe|present)",
    re.IGNORECASE,
)
_OLD = r"\b(?:year|yr|month|week|y)s?\.?[\s-]*old\b(?:[\s,-]+[\w/]+){0,6}?[\s,-]+$"
_BEHIND_AN_AGE = re.compile(_OLD, re.IGNORECASE)


def may_be_relevant(article: Article, study: Study) -> bool:
    """Whether the paper is worth reading: it names the tissue, or blood and a place of the spine.

    A coarse sieve that looks at title and sections only; what fails it has no case.
    """
    subject = subject_of(study)
    text = "\n".join([article.title, *(section.text for section in article.sections)])
    if subject.tissue.search(text):
        return True
    if not any(p.search(text) for p in (subject.site, subject.spine, subject.sign)):
        return False
    return any(p.search(text) for p in (subject.histology, subject.blood))


def judge(
    reading: Reading, patients: Patients, findings: Sequence[Finding], study: Study
) -> Judgement:
    """Kind, relevance and cohort of the document."""
    cohort = find_cohort(reading, patients, study)
    kind = kind_of(reading, patients, cohort)
    relevant = _counts(reading, patients, kind, cohort, subject_of(study))
    return Judgement(kind=kind, relevant=relevant, cohort=cohort)


def _counts(
    reading: Reading, patients: Patients, kind: Kind, cohort: Cohort | None, subject: Subject
) -> bool:
    """Whether a human patient, or a pooled group, of this paper has the tissue beside the spine."""
    if kind is Kind.OTHER or _is_animal(reading, subject):
        return False
    if kind is Kind.REVIEW:
        return cohort is not None and _is_diagnosis(reading, subject)
    return _is_diagnosis(reading, subject) and any(
        _places_it(sentence, patients, subject) for sentence in reading.sentences
    )


def _is_animal(reading: Reading, subject: Subject) -> bool:
    mesh = {heading.partition("/")[0].lower() for heading in reading.article.mesh}
    if "humans" in mesh:
        return False
    if "animals" in mesh or subject.animal.search(reading.article.title):
        return True
    return any(_tells_of_an_animal(s, subject) for s in reading.sentences if s.zone is Zone.CASE)


def _tells_of_an_animal(sentence: Sentence, subject: Subject) -> bool:
    if subject.animal_sign.search(sentence.text):
        return True
    return any(
        _BEHIND_AN_AGE.search(sentence.text[max(0, match.start() - 90) : match.start()])
        for match in subject.animal.finditer(sentence.text)
    )


def _is_diagnosis(reading: Reading, subject: Subject) -> bool:
    """Whether the tissue is what was found, not only what was thought of."""
    title = reading.article.title
    named = subject.tissue.search(title)
    doubted = subject.lookalike.search(title) is not None
    if named:
        if _NOT_BUT.search(title[: named.end()]):
            return not doubted and any(_is_sampled(s, subject) for s in reading.sentences)
        if not _WAS_IT.search(title[named.end() :]):
            return True
        doubted = True
    if any(_finds_it(s, subject, doubted=doubted) for s in reading.sentences):
        return any(_is_sampled(s, subject) for s in reading.sentences) or not any(
            _finds_a_double(s, subject) for s in reading.sentences
        )
    return not doubted and _goes_without_saying(reading, subject)


def _is_sampled(sentence: Sentence, subject: Subject) -> bool:
    """Whether it states that a sample of the mass was the tissue."""
    return (
        _SAMPLE.search(sentence.text) is not None
        and sentence.zone not in {Zone.TITLE, Zone.BACKGROUND, Zone.DISCUSSION}
        and _finds_it(sentence, subject, doubted=False)
    )


def _finds_a_double(sentence: Sentence, subject: Subject) -> bool:
    """Whether it states that a sample of the mass was something else."""
    text = sentence.text
    if not _SAMPLE.search(text) or _LONG_AGO.search(text) or _SUPPOSED.search(text):
        return False
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION}:
        return False
    return any(_stated(text, match) for match in subject.lookalike.finditer(text))


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
            _stated(text, match) and not _SUPPOSED.search(text)
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
    if not doubted and any(_stated(text, match) for match in subject.tissue.finditer(text)):
        return True
    if not _PROVED.search(text) or sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION}:
        return False
    return any(
        _stated(text, match)
        for pattern in (subject.tissue, subject.histology)
        for match in pattern.finditer(text)
    )


def _stated(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 80) : match.start()]
    return not (_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(text[match.end() :]))


def _places_it(sentence: Sentence, patients: Patients, subject: Subject) -> bool:
    """Whether the sentence says of this paper's patients that something lies beside the spine."""
    text = sentence.text
    if sentence.zone is Zone.TITLE:
        if subject.skull.search(text) and not subject.spine.search(text):
            return False
        places = (subject.site, subject.spine, subject.sign)
        return any(
            _stated(text, match) and not subject.lookalike.match(text[match.end() :].lstrip(" -"))
            for place in places
            for match in place.finditer(text)
        )
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION} and not _ours(text):
        return False
    if _NONE_THERE.search(text) or (_GENERAL.search(text) and not _PARTICULAR.search(text)):
        return False
    starts = [m.start() for m in _sites(text, subject) if _stated(text, m)]
    starts += [mention[0].start for mention in _levels_of_a_mass(text, subject)]
    return any(patients.experiencers(sentence, start) != (SOMEONE_ELSE,) for start in starts)


def _ours(text: str) -> bool:
    return _OURS.search(text) is not None


def _sites(text: str, subject: Subject) -> Iterator[re.Match[str]]:
    """Mentions of a spinal place in a sentence that names a mass, the tissue or what it was for."""
    named = (subject.mass, subject.presence, subject.tissue, subject.lookalike)
    if subject.skull.search(text) or not any(pattern.search(text) for pattern in named):
        return
    yield from subject.site.finditer(text)
    yield from subject.spine.finditer(text)
    if subject.tissue.search(text):
        yield from subject.sign.finditer(text)


def _levels_of_a_mass(text: str, subject: Subject) -> tuple[Mention, ...]:
    """Vertebral levels in a sentence that names a mass: `a dumbbell tumour at D8`."""
    named = subject.mass.search(text) or subject.tissue.search(text)
    if not named or subject.skull.search(text) or subject.elsewhere.search(text):
        return ()
    return mentions(text)
