"""Flags, environment and an optional TOML file to the settings of one call of the command.

A flag counts over the environment (`CASESWEEP_STUDY` and so on, `NCBI_EMAIL`, `NCBI_API_KEY`),
this over the file: `casesweep.toml` in the current folder, or what `CASESWEEP_CONFIG` names.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from corpus.errors import WrongUse
from studies.study import Study, load_study

FILE = "casesweep.toml"
ADOPTED = "adopted"
"""The recogniser that was adopted last, by the registry in the folder `models`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`study` is a name or a folder; `db` a SQLAlchemy URL, empty for the study's own file.

    `recogniser` is the model that votes with the rules, `adopted` for the one that `casesweep
    train` adopted last, or `none`; empty for the study's choice. `models` is the folder where the
    trained ones are kept.
    The addresses are those of the sources without a slash at their end. `ncbi_email` tells NCBI
    whom to write to; `ncbi_api_key` may be empty, and is never shown.

    The report of a sweep is mailed to `mail_to` (addresses with commas between) by the server
    `mail_host` (`HOST:PORT`), and posted to `webhook_url`; neither where they are empty.
    `report_when` is `always`, or `news` for sweeps that found, changed or lack something.

    `doccano_url` is the server where people correct, `doccano_user` who pushes and pulls there; his
    password is no setting, so that it stands in no file: CASESWEEP_DOCCANO_PASSWORD, or a prompt.
    """

    study: str = "spinal_emh"
    db: str = ""
    recogniser: str = ""
    models: str = "data/recognisers"
    eutils_url: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    pmc_cloud_url: str = "https://pmc-oa-opendata.s3.amazonaws.com"
    europepmc_url: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    ncbi_email: str = ""
    ncbi_api_key: str = field(default="", repr=False)
    mail_to: str = ""
    mail_from: str = ""
    mail_host: str = "localhost:25"
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    webhook_url: str = field(default="", repr=False)
    doccano_url: str = "http://127.0.0.1:8000"
    doccano_user: str = "admin"
    report_when: str = "always"

    def load_study(self) -> Study:
        """The study, with the recogniser that is set here if one is. Raises `StudyError`.

        Raises `RegistryError` where the adopted one is wanted and cannot be had.
        """
        study = load_study(self.study)
        model = self.recogniser or study.settings.get("recogniser", {}).get("model", "")
        if model == ADOPTED:
            from models.registry import open_registry  # noqa: PLC0415 - spaCy takes a second

            model = str(open_registry(Path(self.models)).model)
        if not model:
            return study
        return replace(study, settings={**study.settings, "recogniser": {"model": model}})

    def database_url(self) -> str:
        """`--db`, or the file `data/<study>.sqlite` below the current folder."""
        return self.db or f"sqlite:///data/{self.load_study().name}.sqlite"


def load_settings(flags: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """The settings; raises `WrongUse` for a file that cannot be read or holds what we do not know.

    A flag that is None was not given.
    """
    values = _file_values(environment)
    for name in _names():
        given = environment.get(_variable(name))
        if given:
            values[name] = given
        flag = flags.get(name)
        if flag is not None:
            values[name] = flag
    if values.get("report_when", "always") not in {"always", "news"}:
        raise WrongUse(f"report_when is {values['report_when']!r}; write always or news")
    return Settings(**values)


def _variable(name: str) -> str:
    """NCBI's own are called as other programs call them."""
    return name.upper() if name.startswith("ncbi_") else f"CASESWEEP_{name.upper()}"


def _names() -> tuple[str, ...]:
    return tuple(each.name for each in fields(Settings))


def _file_values(environment: Mapping[str, str]) -> dict[str, str]:
    named = environment.get("CASESWEEP_CONFIG")
    path = Path(named or FILE)
    if not named and not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongUse(f"the settings in {path} cannot be read: {error}") from error
    for name, value in values.items():
        if name not in _names() or not isinstance(value, str):
            known = ", ".join(_names())
            raise WrongUse(
                f"{path}: {name} = {value!r} is no setting; there are (as text): {known}"
            )
    return values
