"""A mass that nothing was done for, told in a sentence that names nobody."""

import pytest

from cases.record import CaseRecord
from extract.extract import extract
from studies.study import load_study
from tests.extract.tagged import article

TWO = (
    "Two patients with hereditary spherocytosis and paravertebral extramedullary haematopoiesis"
    " are reported. Patient A, a man of 57, underwent splenectomy, and the masses shrank."
    " Patient B, a woman of 68, was found to have a presacral mass. Splenectomy was advised"
    " against because of lung disease. "
)


def read(text: str) -> CaseRecord:
    """The record of a report on spinal extramedullary haematopoiesis with this text."""
    title = "Paravertebral extramedullary haematopoiesis"
    return extract(article(text, title), load_study("spinal_emh"))


def test_it_is_said_of_the_patient_told_of_last() -> None:
    """The closing sentence speaks of the mass alone."""
    one, other = read(
        TWO + "Without any intervention the mass is the same size 18 months on."
    ).cases
    assert (one.treatments, other.treatments) == (("splenectomy",), ("observation",))


@pytest.mark.parametrize(
    ("discussion", "watched"),
    [
        ("In view of the mild deficit no emergent therapy was instituted.", True),
        ("The natural history of the untreated lesion is seldom documented.", False),
        ("In most patients no therapy was instituted.", False),
        ("Without any intervention the mass may grow.", False),
    ],
)
def test_a_discussion_tells_of_the_only_patient_where_it_speaks_of_what_was(
    *, discussion: str, watched: bool
) -> None:
    """What holds at large is not his."""
    case = "CASE: A 40-year-old woman with thalassaemia had an epidural mass at T3-T5. "
    (patient,) = read(f"{case} DISCUSSION: {discussion}").cases
    assert ("observation" in patient.treatments) is watched


@pytest.mark.parametrize(
    ("told", "treatments"),
    [
        ("A scan at 18 months showed that the mass had not changed.", ("observation",)),
        ("She received 20 Gy. At 18 months the mass had not changed.", ("radiotherapy",)),
        ("The drug was stopped, and at 18 months the mass had vanished.", ()),
        ("Radiotherapy was offered; she refused it. She was last seen 5 months later.",
         ("observation",)),
        ("Radiotherapy was offered; she refused it. She died 5 months later.", ()),
        ("MRI showed that the mass had not changed.", ()),
    ],
)  # fmt: skip
def test_who_was_seen_again_untreated_was_watched(told: str, treatments: tuple[str, ...]) -> None:
    """No word says so: that nothing was done, and a later look at the mass, do."""
    text = f"A 40-year-old woman with thalassaemia had an epidural mass at T3-T5. {told}"
    (patient,) = read(text).cases
    assert patient.treatments == treatments
