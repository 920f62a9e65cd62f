"""An annotator in a real browser before a real Doccano, and what the case table then says."""

from pathlib import Path

import pytest

from cases.db.history import history
from tests.annotations.annotator import ward
from tests.annotations.doccano.doccano_page import DoccanoPage
from tests.fakes.browser import browser
from tests.fakes.doccano import Team


@pytest.mark.slow
def test_what_an_annotator_does_in_the_browser_is_what_the_table_shows(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She changes a label, deletes a mark, adds some, by key too, links one to the patient, ticks."""
    made = ward(doccano, tmp_path, monkeypatch, 1)
    made.push("gina")
    before = made.table()["91000001-1"]
    with browser(tmp_path / "chromium") as opened:
        page = DoccanoPage(opened, doccano.server.url)
        page.log_in("gina", doccano.password)
        page.open(made.project("gina").number, 1)
        assert {"patient", "relevant:yes", "kind:case_report"} <= set(page.labels())
        page.relabel("outcome:improved", "outcome:unchanged")
        page.delete("compartment:epidural")
        page.mark_by_key("v", "compartment:paraspinal", "mass", "MRI")
        page.mark("laminectomy", "treatment:splenectomy (prior)")
        page.link("treatment:splenectomy (prior)", "patient", "patient 1")
        page.tick()
    desk = made.at("gina")
    [example] = desk.examples().values()
    added = desk.span(example, "treatment:splenectomy (prior)", "laminectomy")
    relations = desk.server.get(f"projects/{desk.project}/examples/{example['id']}/relations")
    assert any(each["from_id"] == added["id"] for each in relations)
    assert made.pull() == 0
    after = made.table()["91000001-1"]
    assert {key: after[key] for key in after if before[key] != after[key]} == {
        "outcome_clinical": "unchanged",
        "compartments": "paraspinal",
        "treatments_prior": "splenectomy",
    }
    with made.database.reading() as session:
        people = {each.source for each in history(session, "91000001-1") if each.origin == "human"}
        prior = [
            each for each in history(session, "91000001-1") if each.field == "treatments_prior"
        ]
    assert people == {"human:gina"}
    assert prior[-1].value == ["splenectomy"]
