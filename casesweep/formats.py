"""The names of what can be chosen on the command line, apart from the code that needs much more."""

from enum import StrEnum


class Format(StrEnum):
    """How the case table is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


class Timer(StrEnum):
    """What runs commands at set times."""

    CRON = "cron"
    SYSTEMD = "systemd"


class Engine(StrEnum):
    """What hands work out to other processes and machines."""

    DASK = "dask"


class Export(StrEnum):
    """What the database is exported to."""

    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"
    PHENOPACKETS = "phenopackets"
    REDCAP = "redcap"
    RIS = "ris"
    BIBTEX = "bibtex"

    @property
    def is_binary(self) -> bool:
        """Whether it needs a file of its own."""
        return self in {Export.XLSX, Export.PARQUET, Export.PHENOPACKETS, Export.REDCAP}

    @property
    def unit(self) -> str:
        """What is counted."""
        papers = {Export.RIS: "papers", Export.BIBTEX: "papers", Export.JSONL: "documents"}
        return papers.get(self, "cases")
