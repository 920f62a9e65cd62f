"""Patients introduced together: ages and sexes go to each, in order, and to nobody by guess."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from extract.people.group_introduction import introduction
from studies.study import load_study

_TITLE = "Spinal cord compression by extramedullary haematopoiesis"


def _values(text: str, *fields: str) -> list[tuple[object, ...]]:
    study = load_study("spinal_emh")
    record = extract(
        Article(doc=DocumentId("x"), title=_TITLE, sections=(Section("text", text),)), study
    )
    return [tuple(getattr(case, field) for field in fields) for case in record.cases]


_M, _F = "male", "female"
_WITH = " with thalassaemia intermedia and cord compression by extramedullary haematopoiesis."


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Three patients (two men aged 20 and 36 years, and one woman aged 47 years)" + _WITH,
            [(20, _M), (36, _M), (47, _F)],
        ),
        (
            "We report three siblings, two sisters aged 31 and 37 years and a brother aged 42 "
            "years," + _WITH + " The brother was irradiated.",
            [(31, _F), (37, _F), (42, _M)],
        ),
        (
            "We report two sisters, aged 33 and 39 years, and their 28-year-old brother," + _WITH,
            [(33, _F), (39, _F), (28, _M)],
        ),
        ("We report a 21-year-old man and his 25-year-old sister," + _WITH, [(21, _M), (25, _F)]),
        ("We describe two women (ages 50 and 64)" + _WITH, [(50, _F), (64, _F)]),
        ("We describe two men (34 and 41 yrs)" + _WITH, [(34, _M), (41, _M)]),
        ("Three men, 26, 33 and 45 years old, presented" + _WITH, [(26, _M), (33, _M), (45, _M)]),
        ("Two 22- and 30-year-old men presented" + _WITH, [(22, _M), (30, _M)]),
        ("We report a 24- and a 32-year-old woman" + _WITH, [(24, _F), (32, _F)]),
        (
            "We present two patients, a man and a woman, aged 35 and 46 years respectively,"
            + _WITH,
            [(35, _M), (46, _F)],
        ),
        (
            "Three patients (two men and one woman, aged 19, 28 and 44 years, respectively) "
            "presented" + _WITH,
            [(19, _M), (28, _M), (44, _F)],
        ),
        ("Two brothers aged 17 and 23 years presented" + _WITH, [(17, _M), (23, _M)]),
        ("We report two girls, aged 9 and 12," + _WITH, [(9, _F), (12, _F)]),
        (
            "We report three cases: a man aged 30 years and two women aged 41 and 52 years" + _WITH,
            [(30, _M), (41, _F), (52, _F)],
        ),
    ],
)
def test_ages_and_sexes_go_to_each_in_order(text: str, people: list[tuple[float, str]]) -> None:
    """Every member of a group gets the age and the sex of his place in it."""
    assert _values(text, "age_years", "sex") == people


@pytest.mark.parametrize(
    "text",
    [
        "Three patients (2 M, 1 F; ages 24, 31 and 36) presented" + _WITH,
        "Three patients, aged 24, 31 and 36 years (two women and one man), presented" + _WITH,
        "Three patients (two men and one woman, aged 24, 31 and 36 years) presented" + _WITH,
    ],
)
def test_counted_sexes_beside_a_list_of_ages_are_not_dealt(text: str) -> None:
    """Which of the three is the woman is not told."""
    group = introduction(text)
    assert group is not None
    assert [(m.age, m.sex) for m in group.members] == [(24, None), (31, None), (36, None)]


def test_fewer_ages_than_people_are_nobodys() -> None:
    """Of three men with two ages nobody's age is known, but each one's sex is."""
    text = "Three men (aged 20 and 34 years) presented" + _WITH
    assert _values(text, "age_years", "sex") == [(None, _M)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The first had two sisters aged 12 and 15 years.",
        "Her two brothers, aged 30 and 34 years, were well.",
        "Two healthy sisters aged 12 and 15 years were donors.",
        "We report two men transfused at the ages of 3 and 5 years.",
        "We report two patients, 4 and 9 years after splenectomy.",
        "Two women, 3 and 5 years before admission, had been irradiated.",
        "Two patients received 12 and 30 units of blood.",
        "Two men (12 and 15) were described.",
        "Two patients with paraparesis of 3 and 7 months were irradiated.",
        "Two patients of 19 and 34 with thalassaemia responded.",
        "Two men followed for 2 and 5 years are well.",
        "Two men aged 20 to 34 years were treated.",
    ],
)
def test_other_lists_introduce_nobody(text: str) -> None:
    """Relatives' ages, times, counts and references are no ages of patients."""
    assert introduction(text) is None


def test_what_follows_the_group_is_said_of_all() -> None:
    """The diagnosis behind a group is everybody's, not only the last one's."""
    text = "We report a man and a woman, aged 33 and 47 years respectively," + _WITH
    assert _values(text, "disorders") == [(("thalassemia_intermedia",),)] * 2


def test_follow_up_goes_by_the_order() -> None:
    """A list of times that is said to go by the people gives one to each."""
    text = (
        "Three men, aged 20, 36 and 47 years, presented" + _WITH + " All were irradiated. "
        "After a follow-up of 12, 26 and 58 months, respectively, no patient has relapsed."
    )
    assert _values(text, "follow_up_months") == [(12,), (26,), (58,)]


def test_a_diagnosis_may_stand_between_people_and_their_ages() -> None:
    """And the sexes may be told by rank behind them."""
    group = introduction(
        "Three patients with thalassaemia, aged 22, 34 and 47 years, respectively "
        "(two men and, the youngest, a woman), were treated by hydroxyurea alone."
    )
    assert group is not None
    assert [(m.age, m.sex) for m in group.members] == [
        (22, "female"),
        (34, "male"),
        (47, "male"),
    ]


def test_sexes_by_rank_that_do_not_add_up_are_not_told() -> None:
    """Of three patients one woman and one man make no three."""
    group = introduction(
        "Three patients with thalassaemia, aged 22, 34 and 47 years (one man and the youngest a "
        "woman), were treated."
    )
    assert group is not None
    assert {m.sex for m in group.members} == {None}
