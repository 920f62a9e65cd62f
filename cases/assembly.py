"""Findings to a case record: the same for rules, recogniser and people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.finding import Field, Finding, PatientId, Status
from cases.record import Case, CaseRecord, Cohort, Kind
from corpus.article import Article


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
) -> CaseRecord:
    """One case per patient, in the order given, each value with the findings it rests on."""
    every = list(findings)
    cases = tuple(case_of([f for f in every if f.patient == patient]) for patient in patients)
    return CaseRecord(
        doc=article.doc,
        title=article.title,
        year=article.year,
        kind=judgement.kind,
        relevant=judgement.relevant,
        cases=cases if judgement.relevant else (),
        cohort=judgement.cohort,
        flags=judgement.flags,
    )


def case_of(findings: Sequence[Finding]) -> Case:
    """One patient's findings to the case; where several disagree, see `_choose`."""
    levels = [f for f in findings if f.field is Field.LEVELS]
    basis = next(
        (
            s
            for s in (Status.LESION, Status.TREATED, Status.NEUROLOGICAL)
            if any(f.status is s for f in levels)
        ),
        None,
    )
    groups = {
        **{str(field): [f for f in findings if f.field is field] for field in Field},
        "levels": [f for f in levels if f.status is basis],
        "treatments": _with(findings, Status.GIVEN),
        "treatments_prior": _with(findings, Status.PRIOR),
        "treatments_not_given": _with(findings, Status.NOT_GIVEN),
    }
    scalars = {
        name: _choose(groups[name])
        for name in (
            "age_years",
            "age_low",
            "age_high",
            "sex",
            "radiotherapy_dose_gy",
            "radiotherapy_fractions",
            "outcome_clinical",
            "outcome_imaging",
            "recurrence",
            "follow_up_months",
        )
    }
    sets = {
        name: tuple(dict.fromkeys(str(f.value) for f in groups[name]))
        for name in (
            "levels",
            "regions",
            "compartments",
            "disorders",
            "treatments",
            "treatments_prior",
            "treatments_not_given",
        )
    }
    return Case(
        **{name: f.value if f else None for name, f in scalars.items()},  # type: ignore[arg-type]
        **sets,  # type: ignore[arg-type]
        level_basis=str(basis) if basis else None,
        no_known_disorder=bool(groups["no_known_disorder"]) and not sets["disorders"],
        findings={name: tuple(group) for name, group in groups.items() if group},
    )


def _with(findings: Iterable[Finding], status: Status) -> list[Finding]:
    return [f for f in findings if f.field is Field.TREATMENTS and f.status is status]


def _choose(findings: Sequence[Finding]) -> Finding | None:
    """A person before a machine, then the surer, then the later state, then the earlier words."""
    return max(
        findings,
        key=lambda f: (f.source.startswith("human:"), f.confidence, f.rank),
        default=None,
    )
