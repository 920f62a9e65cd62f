"""Broader and narrower names of disorders."""

from pathlib import Path

import pytest

from studies.hierarchy import hierarchy
from studies.study import Study, StudyError, load_study


def table(folder: Path, *rows: str) -> Study:
    """A study whose table of disorders has these rows: `key<TAB>broader`."""
    (folder / "disorders.tsv").write_text("\n".join(["key\tbroader", *rows]), encoding="utf-8")
    return Study("test", folder, {})


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (["thalassemia", "beta_thalassemia_major"], {"beta_thalassemia_major"}),
        (["thalassemia_intermedia", "beta_thalassemia"], {"beta_thalassemia_intermedia"}),
        (["hemolytic_anemia", "hereditary_spherocytosis"], {"hereditary_spherocytosis"}),
        (["chronic_anemia", "beta_thalassemia"], {"beta_thalassemia"}),
        (["myelofibrosis", "primary_myelofibrosis"], {"primary_myelofibrosis"}),
        (["beta_thalassemia", "other:hemoglobin lepore"],) * 2,
        (["polycythemia_vera", "myelofibrosis"],) * 2,
        (["sickle_cell_disease", "thalassemia"],) * 2,
        (["sickle_cell_disease", "beta_thalassemia"], {"sickle_beta_thalassemia"}),
        (["paroxysmal_nocturnal_hemoglobinuria", "aplastic_anemia"],) * 2,
        (["chronic_lymphocytic_leukemia", "autoimmune_hemolytic_anemia"],) * 2,
        ([], set()),
    ],
)
def test_what_several_names_say_together(told: list[str], meant: set[str]) -> None:
    """In the spinal study: broader names yield, disorders of their own stay, in either order."""
    names = hierarchy(load_study("spinal_emh"))
    assert set(names.most_specific(told)) == set(meant)
    assert set(names.most_specific(told[::-1])) == set(meant)


def test_a_joint_name_tells_what_it_stands_for() -> None:
    """The findings of both names are the evidence of the joint one."""
    names = hierarchy(load_study("spinal_emh"))
    told = ("thalassemia_intermedia", "beta_thalassemia")
    assert names.most_specific(told) == {"beta_thalassemia_intermedia": told}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [(["a\tb"], "no keys of the table: b"), (["a\tb", "b\ta"], "their own broader names: a, b")],
)
def test_a_table_that_cannot_be_right_is_named(
    tmp_path: Path, rows: list[str], sentence: str
) -> None:
    """A broader name must be a key, and circles have no top."""
    with pytest.raises(StudyError, match=sentence):
        hierarchy(table(tmp_path, *rows))
