"""Codes of disorders and treatments, and what has none."""

from pathlib import Path

import pytest

from cases.codes import Unmapped, codes, vertebra_set
from studies.study import Study, StudyError, load_study


def study_in(folder: Path) -> Study:
    """A study whose disorders have codes of three systems."""
    tables = {
        "code_systems": "prefix\tid\tname\turl\tversion\tiri\n"
        + "".join(f"{p}\t{p.lower()}\tn\tu\tv\ti\n" for p in ("MESH", "MONDO", "ORPHA", "HP")),
        "code_names": "code\tname\nHP:1\ta\nMESH:D1\tb\nMONDO:2\tc\nORPHA:3\td\n",
        "disorders": "key\tmesh\tmondo\torpha\nanemia\tD1\t2\t3\nodd\t\t\t\n",
        "treatments": "key\tact\nsurgery\tprocedure\n",
    }
    for name, text in tables.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return Study(
        "test", folder, {"codes": {"disease": "HP:1", "site": "MESH:D1", "predisposing": "MESH:D1"}}
    )


def row(**values: list[str]) -> dict[str, list[str]]:
    """A typed row as far as codes look at it."""
    sets = ("disorders", "treatments", "treatments_prior", "treatments_not_given", "levels")
    return {**{name: [] for name in sets}, **values}


def test_there_is_room_for_mondo_and_orphanet(tmp_path: Path) -> None:
    """A column a system; MeSH comes first."""
    known = codes(study_in(tmp_path))
    assert [code.id for code in known.of("disorders", "anemia")] == [
        "MESH:D1",
        "MONDO:2",
        "ORPHA:3",
    ]
    assert known.of("disorders", "odd") == known.of("treatments_prior", "surgery") == ()


def test_what_has_no_code_is_counted_and_listed(tmp_path: Path) -> None:
    """By field and value, the most frequent first; a level that is no vertebra too."""
    known = codes(study_in(tmp_path))
    table = [
        row(disorders=["anemia", "odd"], levels=["T13", "T3-T5"]),
        row(disorders=["odd"], treatments=["surgery"]),
    ]
    assert known.unmapped(table) == [
        Unmapped("disorders", "odd", 2),
        Unmapped("levels", "T13", 1),
        Unmapped("treatments", "surgery", 1),
    ]


def test_a_code_without_a_name_is_refused(tmp_path: Path) -> None:
    """With the files to mend."""
    study = study_in(tmp_path)
    (tmp_path / "code_names.tsv").write_text("code\tname\nHP:1\ta\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"MESH:D1.*code_names\.tsv"):
        codes(study)


def test_levels_together_are_a_set_of_vertebrae() -> None:
    """Each vertebra once, in order; what is no level covers none."""
    assert vertebra_set(["T3-T5", "T5-T6", "L9"]) == ("T3", "T4", "T5", "T6")


def test_the_studys_codes_are_told_in_full() -> None:
    """Every code of the study has a name and a system with a version."""
    known = codes(load_study("spinal_emh"))
    assert known.of("disorders", "thalassemia")[0].id == "MESH:D013789"
    assert known.disease.id == "HP:0001978"
    assert all(system.version for system in known.systems.values())
