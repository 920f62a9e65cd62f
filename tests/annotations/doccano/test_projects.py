"""What an annotator finds in his project on a real Doccano, at first and after a change."""

from pathlib import Path

import pytest

from annotations.pages.labels import labels
from studies.study import load_study
from tests.annotations.annotator import Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow
STUDY = load_study("spinal_emh")
KNOWN = labels(STUDY)


@pytest.fixture
def made(doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """A project with three documents."""
    pushed = ward(doccano, tmp_path, monkeypatch, 3)
    assert pushed.push("petra") == 0
    return pushed


def shown(made: Ward) -> dict[str, tuple[str | None, str]]:
    """The labels of the project with their keys and colours."""
    number = made.project("petra").number
    types = made.team.session("petra").get(f"projects/{number}/span-types")
    return {each["text"]: (each["suffix_key"], each["background_color"]) for each in types}


def test_the_project_has_every_label_with_key_and_colour_the_lines_and_the_guideline(
    made: Ward,
) -> None:
    """In the order of need; marks may overlap, and are everybody's who is in it."""
    wanted = {label.text: (label.key or None, label.colour) for label in KNOWN.values()}
    assert shown(made) == wanted
    assert list(shown(made))[:4] == list(KNOWN)[:4]
    number = made.project("petra").number
    annotator = made.team.session("petra")
    lines = {each["text"] for each in annotator.get(f"projects/{number}/relation-types")}
    assert {"patient 1", "patient 2", "patient 3"} <= lines
    project = annotator.get(f"projects/{number}")
    assert project["guideline"] == (STUDY.folder / "guideline.md").read_text("utf-8").strip()
    flags = ("collaborative_annotation", "allow_overlapping", "use_relation", "grapheme_mode")
    assert [project[flag] for flag in flags] == [True, True, True, False]
    members = made.team.session().get(f"projects/{number}/members")
    roles = {each["username"]: each["rolename"] for each in members}
    assert roles["petra"] == "annotator"


def test_the_next_push_gives_a_project_what_it_lacks(made: Ward) -> None:
    """A label that the study has got since, and the guideline as it is now."""
    number = made.project("petra").number
    admin = made.team.session()
    [lost] = [
        each["id"]
        for each in admin.get(f"projects/{number}/span-types")
        if each["text"] == "disorder:lymphoma"
    ]
    admin.do(lambda client: client.span_type.delete(number, lost))
    admin.do(lambda client: client.update_project(number, guideline="of last year"))
    assert "disorder:lymphoma" not in shown(made)
    assert made.push("petra") == 0
    assert shown(made)["disorder:lymphoma"][1] == KNOWN["disorder:lymphoma"].colour
    assert admin.get(f"projects/{number}")["guideline"].startswith("# Reading reports")
