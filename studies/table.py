"""A table of tab-separated values to its rows, as studies and the packages of rules keep them."""

import csv
from importlib.resources import files


def rows_of(text: str) -> tuple[dict[str, str], ...]:
    """The rows, keyed by the header; lines that are blank or begin with `#` are comments.

    Nothing is quoted; what a short row lacks is empty.
    """
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def packaged_rows(package: str, table: str) -> tuple[dict[str, str], ...]:
    """The rows of `<table>.tsv` that lies beside the modules of a package."""
    return rows_of(files(package).joinpath(f"{table}.tsv").read_text(encoding="utf-8"))
