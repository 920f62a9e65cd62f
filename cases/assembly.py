"""Findings to a case record: the same for rules, recogniser and people.

What the contract (`docs/case_record.md`) decides about values that meet in one case is decided
here: which of several wins, what follows from what, and what a person should look at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cases.confidence import is_human, is_recogniser
from cases.doubt import SCALARS, doubts
from cases.finding import Field, Finding, PatientId, Status, Value
from cases.record import Case, CaseRecord, Cohort, Kind
from cases.spine import canonical, regions, vertebrae
from corpus.article import Article
from studies.hierarchy import Hierarchy

_JUDGED_TOGETHER = (
    (Field.AGE_YEARS, Field.AGE_LOW, Field.AGE_HIGH),
    (Field.DISORDERS, Field.NO_KNOWN_DISORDER),
    *((field,) for field in (*SCALARS, Field.LEVELS, Field.REGIONS, Field.COMPARTMENTS)),
    (Field.TREATMENTS,),
)
_BASES = (Status.LESION, Status.TREATED, Status.NEUROLOGICAL)
_REGION_WORDS = {
    "dorsal": ("thoracic",),
    "cervicothoracic": ("cervical", "thoracic"),
    "thoracolumbar": ("thoracic", "lumbar"),
    "lumbosacral": ("lumbar", "sacral"),
}
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of the document as a whole."""

    kind: Kind
    relevant: bool
    cohort: Cohort | None
    findings: tuple[Finding, ...] = ()
    flags: tuple[str, ...] = ()


def assemble(
    article: Article,
    *,
    judgement: Judgement,
    patients: Sequence[PatientId],
    findings: Iterable[Finding],
    hierarchy: Hierarchy,
    literature: Mapping[PatientId, str] = MappingProxyType({}),
) -> CaseRecord:
    """One case per patient, in the order given, each value with the findings it rests on.

    `literature` names the patients quoted in a table of earlier reports, each with its reference.
    A document that is not relevant, a review and a cohort have no cases of their own.
    """
    said = by_patient(article, findings)
    without_cases = not judgement.relevant or judgement.kind in {Kind.REVIEW, Kind.COHORT}
    return CaseRecord(
        doc=article.doc,
        title=article.title,
        year=article.year,
        kind=judgement.kind,
        relevant=judgement.relevant,
        cases=tuple(
            case_of(said.get(patient, ()), hierarchy=hierarchy)
            for patient in patients
            if not without_cases
        ),
        cohort=judgement.cohort,
        literature_cases=tuple(
            replace(case_of(said.get(patient, ()), hierarchy=hierarchy), reference=reference)
            for patient, reference in literature.items()
        ),
        flags=judgement.flags,
        findings=judgement.findings,
    )


def case_of(findings: Sequence[Finding], *, hierarchy: Hierarchy) -> Case:
    """One patient's findings, in order of the text, to the case.

    Of several values for a field with one, a person's wins, then the surest, then the later state
    (`rank`), then the earlier words.
    """
    findings = [replace(finding, value=_tidy(finding.value)) for finding in findings]
    said = _heard(findings)
    rests = {
        **_age(said),
        **{str(field): _chosen(said[field]) for field in SCALARS},
        "radiotherapy_fractions": _chosen(_whole(said[Field.RADIOTHERAPY_FRACTIONS])),
        "levels": _levels(said[Field.LEVELS]),
        "compartments": said[Field.COMPARTMENTS],
        "disorders": _disorders(said[Field.DISORDERS], hierarchy),
        **_treatments(said[Field.TREATMENTS]),
    }
    rests["level_basis"] = rests["levels"][:1]
    rests["regions"] = _regions(rests["levels"], said[Field.REGIONS], rests["compartments"])
    rests["no_known_disorder"] = [] if rests["disorders"] else said[Field.NO_KNOWN_DISORDER]
    case = Case(
        **{name: _one(rests[name]) for name in ("age_years", "age_low", "age_high", *SCALARS)},  # type: ignore[arg-type]
        **{name: _several(rests[name]) for name in _SETS},  # type: ignore[arg-type]
        level_basis=str(rests["levels"][0].status) if rests["levels"] else None,
        no_known_disorder=bool(rests["no_known_disorder"]),
        findings={name: tuple(group) for name, group in rests.items() if group},
    )
    return replace(case, review=doubts(case, findings))


def by_patient(article: Article, findings: Iterable[Finding]) -> dict[PatientId, list[Finding]]:
    """Each patient's findings in order of the text, whatever the order of the rules."""
    place = {section.label: number for number, section in enumerate(article.texts())}

    def position(finding: Finding) -> tuple[int, int, int, bool, str]:
        source = is_recogniser(finding), finding.source  # it follows the rule that it agrees with
        words = finding.evidence[0] if finding.evidence else None
        if words is None:
            return len(place), 0, 0, *source
        return place.get(words.section, len(place)), words.start, words.end, *source

    said: dict[PatientId, list[Finding]] = {}
    for finding in sorted(findings, key=position):
        said.setdefault(finding.patient, []).append(finding)
    return said


_SETS = (
    "levels",
    "regions",
    "compartments",
    "disorders",
    "treatments",
    "treatments_prior",
    "treatments_not_given",
)


def _heard(findings: Sequence[Finding]) -> dict[Field, list[Finding]]:
    """The findings by field; where a person has judged, the machine is not heard."""
    said: dict[Field, list[Finding]] = {field: [] for field in Field}
    for finding in findings:
        said[finding.field].append(finding)
    for fields in _JUDGED_TOGETHER:
        if any(is_human(finding) for field in fields for finding in said[field]):
            said.update({field: [f for f in said[field] if is_human(f)] for field in fields})
    return said


def _tidy(value: Value) -> Value:
    """Whole numbers as `int`, others to two decimals: `42.0` -> `42`, `14/12` -> `1.17`."""
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else round(value, _DECIMALS)


def _chosen(findings: Sequence[Finding]) -> list[Finding]:
    """Those that give the winning value, the winner first; none if there are no findings."""
    if not findings:
        return []
    winner = max(findings, key=lambda f: (f.confidence, f.rank))
    return [winner, *(f for f in findings if f is not winner and f.value == winner.value)]


def _whole(findings: Iterable[Finding]) -> list[Finding]:
    """A number of fractions that is not whole was misread; `doubt` tells of it."""
    return [finding for finding in findings if isinstance(finding.value, int)]


def _age(said: Mapping[Field, Sequence[Finding]]) -> dict[str, list[Finding]]:
    """A range is kept only where there is no age; a range of one year is an age."""
    years = _chosen(said[Field.AGE_YEARS])
    low, high = _chosen(said[Field.AGE_LOW]), _chosen(said[Field.AGE_HIGH])
    if not years and low and high and low[0].value == high[0].value:
        years = [replace(finding, field=Field.AGE_YEARS) for finding in low]
    if years:
        low, high = [], []
    return {"age_years": years, "age_low": low, "age_high": high}


def _levels(findings: Sequence[Finding]) -> list[Finding]:
    """The levels of the best basis there is, without mere parts of another."""
    basis = next((b for b in _BASES if any(f.status is b for f in findings)), None)
    best = [
        replace(finding, value=canonical(str(finding.value)))
        for finding in findings
        if finding.status is basis
    ]
    runs = {str(f.value): frozenset(vertebrae(str(f.value))) for f in best}
    inner = {a for a, run in runs.items() if run and any(run < other for other in runs.values())}
    inner -= {str(finding.value) for finding in best if finding.apart}
    return [finding for finding in best if finding.value not in inner]


def _regions(
    levels: Sequence[Finding], words: Sequence[Finding], compartments: Sequence[Finding]
) -> list[Finding]:
    """The regions of every level, of the words, and the sacral one of a presacral mass."""
    if any(is_human(finding) for finding in words):
        return list(words)
    implied = [(level, regions(str(level.value))) for level in levels]
    implied += [(word, _REGION_WORDS.get(str(word.value), (str(word.value),))) for word in words]
    implied += [(place, ("sacral",)) for place in compartments if place.value == "presacral"]
    return [
        replace(finding, field=Field.REGIONS, status=Status.STATED, value=region)
        for finding, names in implied
        for region in names
    ]


def _disorders(findings: Sequence[Finding], hierarchy: Hierarchy) -> list[Finding]:
    """Under the most specific names; what a broader name rests on is not evidence for it."""
    specific = hierarchy.most_specific(str(finding.value) for finding in findings)
    return [
        replace(finding, value=name)
        for name, keys in specific.items()
        for finding in findings
        if finding.value in keys
    ]


def _treatments(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """By status; what was refused and then given is given, what was given before may be again.

    A refusal of greater `rank` is of a further one: after laminectomy, `a second operation`.
    """
    given = [finding for finding in findings if finding.status is Status.GIVEN]
    done = {finding.value for finding in given}
    return {
        "treatments": given,
        "treatments_prior": [f for f in findings if f.status is Status.PRIOR],
        "treatments_not_given": [
            f for f in findings if f.status is Status.NOT_GIVEN and (f.value not in done or f.rank)
        ],
    }


def _one(findings: Sequence[Finding]) -> Value | None:
    return findings[0].value if findings else None


def _several(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(finding.value) for finding in findings))
