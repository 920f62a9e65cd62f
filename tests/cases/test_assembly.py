"""What the contract decides about findings that meet in one case."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cases.assembly import Judgement, assemble, case_of
from cases.confidence import combined
from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId, Status
from cases.record import Case, CaseRecord, Kind
from corpus.article import Article, DocumentId, Section
from studies.hierarchy import Hierarchy, hierarchy
from studies.study import load_study
from tests.cases.findings import PATIENT, found, level, treatment

NO_HIERARCHY = Hierarchy({})


def case(*findings: Finding) -> Case:
    """The case of these findings, without a hierarchy of disorders."""
    return case_of(findings, hierarchy=NO_HIERARCHY)


def record(
    findings: Sequence[Finding],
    *,
    kind: Kind = Kind.CASE_REPORT,
    relevant: bool = True,
    patients: Sequence[PatientId] = (PATIENT,),
) -> CaseRecord:
    """The record of an article with two sections, `text` and `later`."""
    article = Article(
        DocumentId("pmid:1"), "A title", (Section("text", "x" * 99), Section("later", "y" * 99))
    )
    return assemble(
        article,
        judgement=Judgement(kind, relevant, None),
        patients=patients,
        findings=findings,
        hierarchy=NO_HIERARCHY,
    )


def test_lesion_levels_are_used_alone_where_given() -> None:
    """Operated and sensory levels are no levels beside those of the mass."""
    made = case(
        level("T9", Status.NEUROLOGICAL),
        level("T5-T6", Status.TREATED),
        level("T4-T8"),
        level("L3"),
    )
    assert made.levels == ("T4-T8", "L3")
    assert made.level_basis == "lesion"


@pytest.mark.parametrize(
    ("statuses", "levels", "basis"),
    [
        ((Status.TREATED, Status.NEUROLOGICAL), ("T1",), "treated"),
        ((Status.NEUROLOGICAL,), ("T1",), "neurological"),
        ((), (), None),
    ],
)
def test_levels_fall_back_to_what_was_treated_then_examined(
    statuses: Sequence[Status], levels: tuple[str, ...], basis: str | None
) -> None:
    """`level_basis` says what the levels rest on, and is null without levels."""
    made = case(*(level(f"T{n}", status) for n, status in enumerate(statuses, 1)))
    assert (made.levels, made.level_basis) == (levels, basis)


def test_a_level_inside_another_is_no_level_of_its_own() -> None:
    """The tightest point of a stated range is left out; ranges that overlap both stay."""
    assert case(level("T6"), level("T5-T9"), level("T6")).levels == ("T5-T9",)
    assert case(level("T3-T6"), level("T5-T9")).levels == ("T3-T6", "T5-T9")


def test_a_level_outside_the_usual_count_is_kept_as_written() -> None:
    """A sixth lumbar vertebra is rare and real: kept, though it has no place in the spine."""
    assert case(level("L6")).levels == ("L6",)


@pytest.mark.parametrize(
    ("levels", "regions"),
    [
        (("T11-L2",), ("thoracic", "lumbar")),
        (("T4-S4",), ("thoracic", "lumbar", "sacral")),
        (("C7-T1", "L5-S1"), ("cervical", "thoracic", "lumbar", "sacral")),
        (("T5",), ("thoracic",)),
    ],
)
def test_regions_follow_both_ends_of_each_level(
    levels: Sequence[str], regions: tuple[str, ...]
) -> None:
    """And what lies between the ends."""
    assert case(*map(level, levels)).regions == regions


@pytest.mark.parametrize(
    ("word", "regions"),
    [
        ("thoracic", ("thoracic",)),
        ("dorsal", ("thoracic",)),
        ("thoracolumbar", ("thoracic", "lumbar")),
        ("lumbosacral", ("lumbar", "sacral")),
    ],
)
def test_region_words_are_regions(word: str, regions: tuple[str, ...]) -> None:
    """Older and joint names of regions become the contract's."""
    assert case(found(Field.REGIONS, word)).regions == regions


def test_a_presacral_mass_is_sacral() -> None:
    """Other compartments say nothing of a region."""
    assert case(found(Field.COMPARTMENTS, "presacral")).regions == ("sacral",)
    assert case(found(Field.COMPARTMENTS, "epidural")).regions == ()


def test_regions_point_at_the_words_of_their_level() -> None:
    """A region that follows from a level has the level's words as evidence."""
    rests = case(level("T11-L2", at=7)).findings["regions"]
    assert [(f.value, f.evidence[0].start) for f in rests] == [("thoracic", 7), ("lumbar", 7)]


def test_the_most_specific_disorder_wins() -> None:
    """The spinal study's own table: broader names yield, whatever the order they are told in."""
    table = hierarchy(load_study("spinal_emh"))
    names = ("thalassemia", "beta_thalassemia_intermedia", "beta_thalassemia")
    made = case_of([found(Field.DISORDERS, name) for name in names], hierarchy=table)
    assert made.disorders == ("beta_thalassemia_intermedia",)
    assert [f.value for f in made.findings["disorders"]] == ["beta_thalassemia_intermedia"]


def test_a_disorder_that_turned_into_another_keeps_both() -> None:
    """Polycythaemia vera and the myelofibrosis after it are two disorders."""
    table = hierarchy(load_study("spinal_emh"))
    names = ("polycythemia_vera", "myelofibrosis")
    made = case_of([found(Field.DISORDERS, name) for name in names], hierarchy=table)
    assert made.disorders == names


def test_no_known_disorder_only_without_a_disorder() -> None:
    """One found later in the text makes it false."""
    denied = found(Field.NO_KNOWN_DISORDER, value=True)
    assert case(denied).no_known_disorder
    assert not case(denied, found(Field.DISORDERS, "thalassemia")).no_known_disorder
    assert not case().no_known_disorder


def test_a_treatment_can_be_prior_and_given() -> None:
    """Transfused before, and again for the episode."""
    made = case(treatment("transfusion", Status.PRIOR), treatment("transfusion"))
    assert (made.treatments, made.treatments_prior) == (("transfusion",), ("transfusion",))


def test_what_was_refused_and_then_given_is_given() -> None:
    """The list of what was not given holds only what never was; prior use does not matter."""
    made = case(
        treatment("surgery", Status.NOT_GIVEN),
        treatment("transfusion", Status.NOT_GIVEN),
        treatment("transfusion", Status.PRIOR),
        treatment("surgery"),
    )
    assert made.treatments == ("surgery",)
    assert made.treatments_not_given == ("transfusion",)


def test_a_further_operation_refused_after_one_that_was_done_is_in_both_lists() -> None:
    """The refusal ranks behind the operation: it is of a second one."""
    refused = replace(treatment("surgery", Status.NOT_GIVEN), rank=1.0)
    made = case(treatment("surgery"), refused)
    assert made.treatments == ("surgery",)
    assert made.treatments_not_given == ("surgery",)


def test_the_surest_then_the_later_state_then_the_earlier_words_win() -> None:
    """One value for a field with one: confidence, rank, order of the text."""
    improved = found(Field.OUTCOME_CLINICAL, "improved", rank=1)
    resolved = found(Field.OUTCOME_CLINICAL, "resolved", rank=2, at=50)
    weak = found(Field.OUTCOME_CLINICAL, "died", rank=3, confidence=0.3)
    assert case(improved, resolved, weak).outcome_clinical == "resolved"
    first, second = found(Field.SEX, "male"), found(Field.SEX, "female", at=9)
    assert case(first, second).sex == "male"


def test_evidence_is_only_what_gives_the_value() -> None:
    """Words that say something else are no evidence for the value that won."""
    made = case(
        found(Field.SEX, "female", confidence=0.5),
        found(Field.SEX, "male", at=20),
        found(Field.SEX, "male", at=40),
    )
    assert [f.evidence[0].start for f in made.findings["sex"]] == [20, 40]


def test_whole_numbers_are_whole_and_others_have_two_decimals() -> None:
    """`42.0` -> 42; fourteen months -> 1.17 years."""
    assert repr(case(found(Field.AGE_YEARS, 42.0)).age_years) == "42"
    assert case(found(Field.AGE_YEARS, 14 / 12)).age_years == 1.17
    assert repr(case(found(Field.RADIOTHERAPY_FRACTIONS, 10.0)).radiotherapy_fractions) == "10"


def test_a_range_of_ages_is_kept_only_without_an_age() -> None:
    """`In his 60s` gives 60 and 69; beside an age it gives nothing; one year is an age."""
    low, high = found(Field.AGE_LOW, 60), found(Field.AGE_HIGH, 69)
    made = case(low, high)
    assert (made.age_years, made.age_low, made.age_high) == (None, 60, 69)
    made = case(found(Field.AGE_YEARS, 64), low, high)
    assert (made.age_years, made.age_low, made.age_high) == (64, None, None)
    made = case(low, found(Field.AGE_HIGH, 60))
    assert (made.age_years, made.age_low, made.age_high) == (60, None, None)


def test_half_a_fraction_is_no_value_but_a_doubt() -> None:
    """A misread count is not taken, and not lost without a word."""
    made = case(found(Field.RADIOTHERAPY_FRACTIONS, 10.5))
    assert made.radiotherapy_fractions is None
    assert "10.5" in made.review["radiotherapy_fractions"]


def test_a_person_outranks_any_machine() -> None:
    """Also for a set: the person's list is the list, and what depends on it follows."""
    human = "human:reviewer"
    made = case(
        found(Field.AGE_YEARS, 45, confidence=0.99),
        replace(found(Field.AGE_YEARS, 54, confidence=0.1), source=human),
        level("T2-T4"),
        replace(level("T5-T9"), source=human),
        treatment("surgery"),
        replace(treatment("surgery", Status.NOT_GIVEN), source=human),
        found(Field.DISORDERS, "thalassemia"),
        replace(found(Field.NO_KNOWN_DISORDER, value=True), source=human),
    )
    assert (made.age_years, made.levels) == (54, ("T5-T9",))
    assert (made.treatments, made.treatments_not_given) == ((), ("surgery",))
    assert (made.disorders, made.no_known_disorder) == ((), True)


def test_findings_come_in_order_of_the_text_whatever_the_order_of_the_rules() -> None:
    """Title, then sections, then place: the record is the same however findings arrive."""
    late = found(Field.DISORDERS, "b", at=3)
    late = replace(late, evidence=(replace(late.evidence[0], section="later"),))
    title = found(Field.DISORDERS, "c", at=30)
    title = replace(title, evidence=(replace(title.evidence[0], section="title"),))
    findings = [late, found(Field.DISORDERS, "a", at=60), title]
    one, other = record(findings), record(findings[::-1])
    assert one == other
    assert one.cases[0].disorders == ("c", "a", "b")


def test_only_a_patients_own_findings_make_his_case() -> None:
    """What is said of someone else, or of nobody, is in no case."""
    made = record(
        [
            found(Field.SEX, "male", patient=SOMEONE_ELSE),
            found(Field.AGE_YEARS, 9, patient=NOBODY),
            found(Field.SEX, "female", patient=PatientId("2")),
        ],
        patients=(PATIENT, PatientId("2")),
    )
    assert made.cases[0] == Case()
    assert made.cases[1].sex == "female"


@pytest.mark.parametrize(
    ("kind", "relevant", "cases"),
    [
        (Kind.CASE_REPORT, True, 1),
        (Kind.CASE_SERIES, True, 1),
        (Kind.CASE_REPORT, False, 0),
        (Kind.REVIEW, True, 0),
        (Kind.COHORT, True, 0),
    ],
)
def test_reviews_cohorts_and_other_subjects_have_no_cases(
    kind: Kind, *, relevant: bool, cases: int
) -> None:
    """The contract: cases are empty for reviews and cohorts, and where the paper is not ours."""
    assert len(record([found(Field.SEX, "male")], kind=kind, relevant=relevant).cases) == cases


def test_patients_of_earlier_reports_keep_their_reference() -> None:
    """They are no cases of the document."""
    quoted = PatientId("literature:1")
    made = assemble(
        Article(DocumentId("pmid:1"), "t", ()),
        judgement=Judgement(Kind.REVIEW, relevant=True, cohort=None),
        patients=(),
        findings=[found(Field.SEX, "male", patient=quoted)],
        hierarchy=NO_HIERARCHY,
        literature={quoted: "Author 1984"},
    )
    assert not made.cases
    assert [(c.sex, c.reference) for c in made.literature_cases] == [("male", "Author 1984")]


def test_sources_that_agree_are_surer_and_one_source_is_counted_once() -> None:
    """Noisy-or over sources; a machine is never certain, a person is."""
    rule, again = found(Field.SEX, "male", confidence=0.8), found(Field.SEX, "male", confidence=0.7)
    model = replace(rule, source="ner:model")
    assert combined([rule, again]) == 0.8
    assert combined([rule, model]) == 0.96
    assert combined([replace(rule, confidence=1.0)]) == 0.99
    assert combined([rule, replace(rule, source="human:reviewer")]) == 1.0
    assert combined([]) == 0.0
