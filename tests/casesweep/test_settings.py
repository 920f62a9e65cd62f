"""Where settings come from, and what is said of wrong ones."""

from pathlib import Path

import pytest

from casesweep.settings import Settings, load_settings
from corpus.errors import WrongUse


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)


def test_without_any_the_spinal_study_and_its_own_file() -> None:
    """`data/spinal_emh.sqlite` below the current folder."""
    assert load_settings({}, {}) == Settings()
    assert Settings().database_url() == "sqlite:///data/spinal_emh.sqlite"


def test_a_flag_counts_over_the_environment_and_that_over_the_file() -> None:
    """A flag that was not given counts for nothing."""
    Path("casesweep.toml").write_text('study = "file"\ndb = "file"', encoding="utf-8")
    found = load_settings({"study": None, "db": "flag"}, {"CASESWEEP_STUDY": "environment"})
    assert found == Settings(study="environment", db="flag")
    assert load_settings({}, {}) == Settings(study="file", db="file")


def test_the_environment_names_another_file() -> None:
    """Which must be there."""
    Path("other.toml").write_text('db = "other"', encoding="utf-8")
    assert load_settings({}, {"CASESWEEP_CONFIG": "other.toml"}).db == "other"
    with pytest.raises(WrongUse, match=r"none\.toml"):
        load_settings({}, {"CASESWEEP_CONFIG": "none.toml"})


def test_ncbis_own_are_called_as_other_programs_call_them() -> None:
    """`NCBI_EMAIL` and `NCBI_API_KEY`; the addresses of the sources are ours."""
    found = load_settings(
        {},
        {
            "NCBI_EMAIL": "a@clinic.example",
            "NCBI_API_KEY": "k",
            "CASESWEEP_EUTILS_URL": "https://mirror.example",
        },
    )
    assert (found.ncbi_email, found.ncbi_api_key) == ("a@clinic.example", "k")
    assert found.eutils_url == "https://mirror.example"


@pytest.mark.parametrize("text", ["databse = 'x'", "study = 3", "study"])
def test_a_wrong_file_is_named(text: str) -> None:
    """A key that we do not know, another type, no TOML."""
    Path("casesweep.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match=r"casesweep\.toml"):
        load_settings({}, {})
