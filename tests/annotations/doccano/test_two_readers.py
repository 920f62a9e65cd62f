"""Two people read one paper: what the case table shows, from their first word to the last."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casesweep.showing.show import show_case
from tests.annotations.annotator import Desk, Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow
Shown = Callable[[str], str]


@pytest.fixture
def made(doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """Three documents, each before two people."""
    both = ward(doccano, tmp_path, monkeypatch, 3)
    assert both.push("anna", "ben", share=1.0) == 0
    return both


@pytest.fixture
def shown(made: Ward, capsys: pytest.CaptureFixture[str]) -> Shown:
    """What `casesweep show` prints of a case."""

    def of(case_id: str) -> str:
        capsys.readouterr()
        assert show_case(made.settings, case_id) == 0
        return capsys.readouterr().out

    return of


def confirm(desk: Desk, *docs: str) -> None:
    """Tick these papers."""
    examples = desk.examples()
    desk.tick(*(examples[doc] for doc in docs))


def test_a_value_that_two_readers_tell_differently_is_in_doubt_until_they_agree(
    made: Ward, shown: Shown
) -> None:
    """The one taken last is shown, whose it is, and what each of them says."""
    anna, ben = made.at("anna"), made.at("ben")
    one = anna.examples()["pmid:91000001"]
    anna.relabel(one, anna.span(one, "outcome:improved", "improved"), "outcome:unchanged")
    before = made.table()["91000001-1"]
    anna.tick(one)
    made.pull()
    assert "readers differ" not in shown("91000001-1")
    alone = made.table()["91000001-1"]["doubts"]
    confirm(ben, "pmid:91000001")
    assert made.pull() == 0
    both = made.table()["91000001-1"]
    assert (both["outcome_clinical"], both["doubts"]) == ("improved", alone + 1)
    assert "! readers differ: anna: unchanged; ben: improved" in shown("91000001-1")
    made.pull()
    assert made.table()["91000001-1"] == both
    anna.relabel(one, anna.span(one, "outcome:unchanged", "improved"), "outcome:improved")
    assert made.pull() == 0
    assert "readers differ" not in shown("91000001-1")
    assert made.table()["91000001-1"] | {"doubts": 0} == before | {"doubts": 0}


def test_a_doubt_of_readers_outlives_a_new_reading_by_the_machine(made: Ward, shown: Shown) -> None:
    """Nobody has settled it, whatever the extractor finds."""
    anna, ben = made.at("anna"), made.at("ben")
    one = anna.examples()["pmid:91000001"]
    anna.relabel(one, anna.span(one, "outcome:improved", "improved"), "outcome:unchanged")
    anna.relabel(one, anna.span(one, "sex:male", "man"), "cannot tell")
    anna.tick(one)
    confirm(ben, "pmid:91000001")
    made.pull()
    said = shown("91000001-1")
    assert "! readers differ: anna: unchanged; ben: improved" in said
    made.read_again()
    assert "! readers differ: anna: unchanged; ben: improved" in shown("91000001-1")


@pytest.mark.parametrize("order", [("anna", "ben"), ("ben", "anna")])
def test_a_patient_stays_in_the_table_while_one_of_his_readers_keeps_him(
    made: Ward, shown: Shown, order: tuple[str, str]
) -> None:
    """Anna says that he is no case; who comes last does not decide that. Both together do."""
    anna, ben = made.at("anna"), made.at("ben")
    series = anna.examples()["pmid:91000003"]
    anna.relabel(series, anna.span(series, "patient", "Patient 2"), "not a case")
    for name in order:
        confirm(made.at(name), "pmid:91000003")
        made.pull()
    assert "91000003-2" in made.table()
    assert "! readers differ: anna: no case; ben: a case" in shown("91000003-2")
    his = ben.examples()["pmid:91000003"]
    ben.relabel(his, ben.span(his, "patient", "Patient 2"), "not a case")
    assert made.pull() == 0
    assert "91000003-2" not in made.table()
    assert "readers differ" not in shown("91000003-1")


@pytest.mark.parametrize("order", [("anna", "ben"), ("ben", "anna")])
def test_a_paper_stays_in_the_table_while_one_of_its_readers_takes_it_for_relevant(
    made: Ward, shown: Shown, order: tuple[str, str]
) -> None:
    """The doubt stands with the paper."""
    anna = made.at("anna")
    two = anna.examples()["pmid:91000002"]
    anna.relabel(two, anna.span(two, "relevant:yes"), "relevant:no")
    for name in order:
        confirm(made.at(name), "pmid:91000002")
        made.pull()
    assert "91000002-1" in made.table()
    assert "! readers differ on relevant: anna: no; ben: yes" in shown("91000002-1")
