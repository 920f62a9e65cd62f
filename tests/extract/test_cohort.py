"""Aggregate figures of a paper's group."""

import pytest

from cases.record import Cohort
from corpus.article import Article, DocumentId, Section
from extract.paper.cohort import find_cohort
from extract.paper.review import is_about_others
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study

STUDY = load_study("spinal_emh")
NOTHING: dict[str, float] = {}


def cohort(text: str) -> Cohort | None:
    """The group of an abstract."""
    title = "Paraspinal extramedullary hematopoiesis in thalassemia"
    reading = read(Article(DocumentId("test:1"), title, (Section("Abstract", text),)))
    others = is_about_others(reading)
    return find_cohort(reading, find_patients(reading), STUDY, about_others=others)


def figures(found: Cohort | None) -> dict[str, float]:
    """The figures that are given."""
    names = ("n", "age_mean", "age_median", "age_low", "age_high", "male", "female")
    return {n: getattr(found, n) for n in names if getattr(found, n, None) is not None}


GROUPS = [
    (
        "Forty-one patients with epidural extramedullary hematopoiesis were seen: median age 27.",
        {"n": 41, "age_median": 27},
    ),
    (
        (
            "Subjects (n = 139) were 72 women and 67 men with paravertebral masses, aged 40.8 +/- "
            "12.1 years."
        ),
        {"n": 139, "age_mean": 40.8, "male": 67, "female": 72},
    ),
    (
        (
            "Thirty-one patients, age 10-45 years (median age 17.8 years) were evaluated 2.3-14.1 "
            "years (median 8.9 years) after treatment."
        ),
        {"n": 31, "age_median": 17.8, "age_low": 10, "age_high": 45},
    ),
    (
        (
            "Five patients (three women, two men; mean age, 54 years; range 39-72) had epidural "
            "extramedullary hematopoiesis."
        ),
        {"n": 5, "age_mean": 54, "age_low": 39, "age_high": 72, "male": 2, "female": 3},
    ),
    (
        (
            "From 1990 to 2010 nine patients with intraspinal extramedullary hematopoiesis were operated "
            "upon. There were six females and three males, ranging in age from 14 to 47 years "
            "(average, 28)."
        ),
        {"n": 9, "male": 3, "female": 6, "age_mean": 28, "age_low": 14, "age_high": 47},
    ),
    (
        (
            "One hundred and twelve patients were screened. Paraspinal masses were present in 46 (41%), "
            "of whom 27 were males; their median age was 36 years."
        ),
        {"n": 46, "male": 27, "age_median": 36},
    ),
    (
        "Data of 18 patients (M:F = 11:7) were collected. Median age was 29 years (14-61).",
        {"n": 18, "male": 11, "female": 7, "age_median": 29, "age_low": 14, "age_high": 61},
    ),
    (
        "Data of 18 patients (M:F = 2:1) were collected. Median age was 29 years (14-61).",
        {"n": 18, "age_median": 29, "age_low": 14, "age_high": 61},
    ),
    (
        (
            "Fourteen patients were irradiated for epidural masses, 8 of them male and 6 female. "
            "Their ages ranged between 18 and 52 years, with an average of 31.5."
        ),
        {"n": 14, "male": 8, "female": 6, "age_mean": 31.5, "age_low": 18, "age_high": 52},
    ),
    (
        (
            "We studied 18 patients (11 male and 7 female, mean age 31.4 ± 9.2 years, range 17 to 49) "
            "with paraspinal masses."
        ),
        {"n": 18, "male": 11, "female": 7, "age_mean": 31.4, "age_low": 17, "age_high": 49},
    ),
    (
        (
            "Thirty-two thalassemic patients with paraspinal masses, 20 men and 12 women aged 19 to 58 "
            "years, were examined."
        ),
        {"n": 32, "male": 20, "female": 12, "age_low": 19, "age_high": 58},
    ),
    (
        "The median age of the 26 patients was 28 years (range, 12-53).",
        {"n": 26, "age_median": 28, "age_low": 12, "age_high": 53},
    ),
    (
        "Records of 14 patients (M:F 6:1; mean age 24.6 yrs, range 9–47) were analysed.",
        {"n": 14, "age_mean": 24.6, "age_low": 9, "age_high": 47},
    ),
    (
        (
            "Only 11 cases were reported from 1979 till 2015, age between 30 to 75 year with male to "
            "female 6:1."
        ),
        {"n": 11, "age_low": 30, "age_high": 75},
    ),
    (
        "Twelve patients (nine male and three female, aged 11-61 years; mean, 33 years) were seen.",
        {"n": 12, "male": 9, "female": 3, "age_mean": 33, "age_low": 11, "age_high": 61},
    ),
    (
        (
            "Among 1,030 thalassaemic adults, 31 (3%) had cord compression. There were 17 males. The "
            "mean age was 33.2 years."
        ),
        {"n": 31, "male": 17, "age_mean": 33.2},
    ),
    (
        (
            "Eleven patients with paraspinal masses (mean age 40 years) were scanned; attenuation "
            "ranged from 35 to 62 HU."
        ),
        {"n": 11, "age_mean": 40},
    ),
    (
        "Forty patients (25 women; mean age, 44 years) were followed.",
        {"n": 40, "female": 25, "age_mean": 44},
    ),
    (
        "Forty patients with epidural masses were followed (mean age, 44 years). Fifteen were male.",
        {"n": 40, "male": 15, "age_mean": 44},
    ),
    (
        (
            "Sixteen patients with a median age of 31 (19-52) years were treated. Ten patients were female "
            "and six were male."
        ),
        {"n": 16, "male": 6, "female": 10, "age_median": 31, "age_low": 19, "age_high": 52},
    ),
    (
        "Reports of 63 patients were found. The median age was 34 years and 40 were male.",
        {"n": 63, "male": 40, "age_median": 34},
    ),
    (
        (
            "Paraspinal extramedullary hematopoiesis was noted in 18 of 200 patients with thalassemia. "
            "Their mean age was 34 years."
        ),
        {"n": 18, "age_mean": 34},
    ),
    (
        "Of 200 patients, 18 had paraspinal extramedullary hematopoiesis (mean age 34 years).",
        {"n": 18, "age_mean": 34},
    ),
    (
        (
            "Twelve patients (mean age 34 years) were irradiated. Extramedullary hematopoiesis regressed "
            "in 8 of 12 patients."
        ),
        {"n": 12, "age_mean": 34},
    ),
]
NO_GROUPS = [
    "A 25-year-old man presented with paraparesis. MRI showed an epidural mass.",
    "Options include radiotherapy at doses of 10 to 35 Gy, and transfusion.",
    "Extramedullary hematopoiesis occurs in 15% of patients with thalassemia.",
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_a_group_is_read_from_the_sentence_that_tells_of_it(
    text: str, expected: dict[str, float]
) -> None:
    """Counts and ages; a ratio of the sexes gives no counts and stands in the note."""
    found = cohort(text)
    assert figures(found) == expected
    assert found is not None
    assert found.note in " ".join(text.split())


@pytest.mark.parametrize("text", NO_GROUPS)
def test_no_group_where_none_is_told_of(text: str) -> None:
    """One patient, a dose range and a prevalence are no group."""
    assert figures(cohort(text)) == NOTHING


@pytest.mark.parametrize(
    ("told", "male", "female"),
    [
        ("Eighteen patients (61% male, median age 33 years) were reviewed.", 11, None),
        ("Twenty patients were reviewed; 65% were women and the mean age was 40 years.", None, 13),
        ("Twenty patients (mean age 40 years; 33% women) were reviewed.", None, None),
    ],
)
def test_percentages_of_a_known_number_are_counts(
    told: str, male: int | None, female: int | None
) -> None:
    """61 % of 18 are 11; a share that no whole number of the patients gives stays out."""
    group = cohort(f"Spinal extramedullary hematopoiesis was treated by radiotherapy. {told}")
    assert group is not None
    assert (group.male, group.female) == (male, female)
