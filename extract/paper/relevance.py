"""Whether a paper counts for the study, and with its kind and its group, the judgement on it."""

import re
from collections.abc import Sequence

from cases.assembly import Judgement
from cases.finding import Finding
from cases.record import Cohort, Kind
from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject, subject_of
from extract.paper.cohort import counted_group, find_cohort
from extract.paper.diagnosis import is_diagnosis
from extract.paper.kind import kind_of
from extract.paper.place import is_elsewhere, may_be_of_others, places_it
from extract.paper.pooled import pooled_group
from extract.paper.review import is_about_others, pools
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_OLD = r"\b(?:year|yr|month|week|y)s?\.?[\s-]*old\b(?:[\s,-]+[\w/]+){0,6}?[\s,-]+$"
_BEHIND_AN_AGE = Pattern(_OLD, re.IGNORECASE)


_OF_A_HUMAN = Pattern(
    r"[\s-]?(?:rid(?:ing|er|den)|back|bites?|bitten|kick\w*|scratch\w*|farm\w*|own\w*|breed\w*"
    r"|handl\w*|keep\w*|fall|accidents?|assisted|like|shaped|derived)\b",
    re.IGNORECASE,
)
"""`A horse-riding fall` befalls a man."""
_TO_A_HUMAN = Pattern(
    r"\b(?:f[ae]ll\w*|thrown|kick\w*|bit\w*|scratch\w*|attack\w*|exposure|contact)"
    r" (?:from|off|by|of|to|with) (?:an?|his|her|the) $",
    re.IGNORECASE,
)
"""And so does `a fall from a horse`."""


def judge(
    reading: Reading, patients: Patients, findings: Sequence[Finding], study: Study
) -> Judgement:
    """Kind, relevance and cohort of the document."""
    about_others = is_about_others(reading)
    cohort = find_cohort(reading, patients, study, about_others=about_others)
    if about_others and cohort is None and pools(reading):
        cohort = pooled_group(reading, study)
    kind = kind_of(reading, patients, cohort, about_others=about_others)
    relevant = _counts(reading, patients, kind, cohort, subject_of(study))
    if kind is Kind.COHORT and cohort is None:
        cohort = counted_group(reading, study)
    return Judgement(kind=kind, relevant=relevant, cohort=cohort)


def _counts(
    reading: Reading, patients: Patients, kind: Kind, cohort: Cohort | None, subject: Subject
) -> bool:
    """Whether a human patient, or a pooled group, of this paper has the tissue beside the spine."""
    if kind is Kind.OTHER or _is_animal(reading, subject):
        return False
    if kind is Kind.REVIEW:
        return cohort is not None and is_diagnosis(reading, subject)
    if kind is Kind.CASE_REPORT and not patients.all and _has_text(reading):
        return False
    if not is_diagnosis(reading, subject):
        return False
    elsewhere = is_elsewhere(reading.article.title, subject)
    return any(
        places_it(sentence, patients, subject)
        for sentence in reading.sentences
        if not (elsewhere and may_be_of_others(sentence, subject))
    )


def _has_text(reading: Reading) -> bool:
    return any(section.text.strip() for section in reading.article.sections)


def _is_animal(reading: Reading, subject: Subject) -> bool:
    mesh = {heading.partition("/")[0].lower() for heading in reading.article.mesh}
    if "humans" in mesh:
        return False
    named = subject.animal.finditer(reading.article.title)
    if "animals" in mesh or any(not _befalls_a_human(m) for m in named):
        return True
    return any(_tells_of_an_animal(s, subject) for s in reading.sentences if s.zone is Zone.CASE)


def _befalls_a_human(animal: re.Match[str]) -> bool:
    if _OF_A_HUMAN.match(animal.string, animal.end()):
        return True
    return _TO_A_HUMAN.search(animal.string, 0, animal.start()) is not None


def _tells_of_an_animal(sentence: Sentence, subject: Subject) -> bool:
    if subject.animal_sign.search(sentence.text):
        return True
    return any(
        _BEHIND_AN_AGE.search(sentence.text[max(0, match.start() - 90) : match.start()])
        for match in subject.animal.finditer(sentence.text)
    )
