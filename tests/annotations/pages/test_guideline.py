"""The guideline for annotators: what it is made of, and that it is up to date."""

from pathlib import Path

import pytest

from annotations.pages.guideline import guideline
from annotations.pages.labels import OTHER, labels
from cases.contract import KEYS
from studies.study import Study, StudyError, load_study

STUDY = load_study("spinal_emh")
SOURCE = """
title = "Reading"
introduction = "Mark words."
[[section]]
field = "sex"
title = "Sex"
label = "sex:{value}"
decide = "From a noun."
[section.values]
male = "a man"
female = "a woman"
[[section]]
field = "recurrence"
title = "Recurrence"
label = "recurrence:{value}"
called = { true = "yes" }
decide = "Said."
[section.values]
true = "it came back"
[[section]]
field = "treatments"
title = "Treatment"
label = "treatment:{value}"
meanings = "treatments"
decide = "Given."
[[section]]
field = "age_years"
title = "Age"
label = "age"
decide = "In years."
"""
EXAMPLES = {
    "sex": 'A man came.\t"male"\t\nThe man ran.\t"male"\tshort\nA woman came.\t"female"\t\nA patient came.\tnull\tno word\n',
    "recurrence": "It came back.\ttrue\t\nIt did not.\tfalse\t\nIt may.\tnull\t\n",
    "treatments": 'He had iron.\t["other:iron"]\t\nNothing was done.\t[]\t\n',
    "age_years": f"He was 40.\t40\t\n{'x' * 300}\t41\t\n",
}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A small study."""
    (tmp_path / "guideline.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "examples").mkdir()
    for field, rows in EXAMPLES.items():
        table = f"text\texpected\tnote\n# about\n{rows}"
        (tmp_path / "examples" / f"{field}.tsv").write_text(table, encoding="utf-8")
    table = "key\tcovers\nsurgery\tany operation\nother:<name>\tanything else\n"
    (tmp_path / "treatments.tsv").write_text(table, encoding="utf-8")
    return Study("small", tmp_path, {})


def section(text: str, heading: str) -> list[str]:
    """The lines below a heading, up to the next."""
    lines = text.splitlines()
    first = lines.index(heading) + 1
    rest = [n for n, line in enumerate(lines[first:], first) if line.startswith("#")]
    return [line for line in lines[first : rest[0] if rest else None] if line]


def test_a_label_has_examples_and_the_likest_counter_example(study: Study) -> None:
    """A plain one, then one that says why; a counter-example says what it is instead."""
    text = guideline(study)
    assert section(text, "### `sex:male`") == [
        "a man",
        "- “A man came.”",
        "- “The man ran.” (short)",
        "- not: “A woman came.”, which is `female`",
    ]
    assert section(text, "### No value")[0] == "- “A patient came.” (no word)"


def test_a_value_may_be_called_otherwise_by_its_label(study: Study) -> None:
    """What the record holds as true, annotators see as yes."""
    assert "- “It came back.”" in section(guideline(study), "### `recurrence:yes`")


def test_values_come_from_the_tables_of_the_study(study: Study) -> None:
    """One without a sentence is listed; any other name is one label."""
    text = guideline(study)
    assert "- `treatment:surgery`: any operation" in text
    assert "- “He had iron.”" in section(text, "### `treatment:other`")


def test_a_field_of_any_value_shows_what_each_sentence_gives(study: Study) -> None:
    """Sentences that are too long to learn from are left out."""
    assert section(guideline(study), "### Value") == ["- “He was 40.”: `40`"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("title = ", "guideline.toml"),
        ('title = "x"', "it has no introduction"),
        (SOURCE.replace('"sex"', '"shoe size"'), "is about 'shoe size', which is no field"),
        (SOURCE.replace('decide = "Said."', ""), "the section 'Recurrence' has no decide"),
    ],
)
def test_a_guideline_that_does_not_fit_is_named(study: Study, source: str, said: str) -> None:
    """With the section."""
    (study.folder / "guideline.toml").write_text(source, encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        guideline(study)


def test_a_study_without_guideline_is_told_what_to_write(tmp_path: Path) -> None:
    """And where."""
    with pytest.raises(StudyError, match=r"guideline\.toml: .*; write there what annotators"):
        guideline(Study("bare", tmp_path, {}))


def test_the_guideline_of_the_study_is_up_to_date() -> None:
    """After a change of guideline.toml or of an example: make guideline."""
    written = (STUDY.folder / "guideline.md").read_text(encoding="utf-8")
    assert written == guideline(STUDY), "run: make guideline"


def test_every_field_of_a_case_and_every_label_has_its_section() -> None:
    """Statuses of treatments are told once for all of them."""
    text = guideline(STUDY)
    assert not [key for key in KEYS if f"`{key}` in the case record" not in text]
    told = set(text.split("`"))
    plain = [label for label in labels(STUDY) if "(" not in label]
    assert not [label for label in plain if label not in told and not label.endswith(f":{OTHER}")]
    assert {"treatment:… (prior)", "treatment:… (not given)"} <= told
