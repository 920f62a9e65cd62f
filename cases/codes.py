"""Values to the codes of MeSH, MONDO and Orphanet, from the study's tables; what has none, counted.

A table (`disorders.tsv`, `treatments.tsv`) may have the columns `mesh`, `mondo`, `orpha`: an id
without prefix, empty where the system has no code that means the same or is just broader.
`code_names.tsv` says what codes are called, `code_systems.tsv` which version they are of.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cases.spine import vertebrae
from studies.study import Study, StudyError

_TABLES = {
    "disorders": "disorders",
    "treatments": "treatments",
    "treatments_prior": "treatments",
    "treatments_not_given": "treatments",
}
_COLUMNS = {"mesh": "MESH", "mondo": "MONDO", "orpha": "ORPHA"}


@dataclass(frozen=True, slots=True)
class Code:
    """`id` with its prefix (`MESH:D017086`), and what its own system calls it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CodeSystem:
    """Where codes come from, in the version they were taken from. `iri` begins the full names."""

    prefix: str
    id: str
    name: str
    url: str
    version: str
    iri: str


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value of a field that has no code, and in how many cases it stands."""

    field: str
    value: str
    cases: int


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a study: by table and key, by id, and the systems by prefix.

    `disease` is what the study is about, `site` where in the body, `predisposing` what all its
    disorders are; `acts` says by treatment whether it is a `procedure`, `radiation` or an `agent`.
    """

    disease: Code
    site: Code
    predisposing: Code
    acts: Mapping[str, str]
    by_key: Mapping[tuple[str, str], tuple[Code, ...]]
    by_id: Mapping[str, Code]
    systems: Mapping[str, CodeSystem]

    def of(self, field: str, value: str) -> tuple[Code, ...]:
        """The codes of a value, MeSH before MONDO before Orphanet; none where it has none."""
        return self.by_key.get((_TABLES[field], value), ())

    def unmapped(self, table: Iterable[Mapping[str, Any]]) -> list[Unmapped]:
        """The coded fields' values without a code in typed rows, the most frequent first.

        A level that is no run of vertebrae (`T13`) is one of them.
        """
        counted: Counter[tuple[str, str]] = Counter()
        for row in table:
            counted.update(
                (field, value)
                for field in _TABLES
                for value in row[field]
                if not self.of(field, value)
            )
            counted.update(("levels", level) for level in row["levels"] if not vertebrae(level))
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        return [Unmapped(field, value, cases) for (field, value), cases in ranked]


def codes(study: Study) -> Codes:
    """The codes of the study. Raises `StudyError` for one whose name or system is not told."""
    systems = {row["prefix"]: CodeSystem(**row) for row in study.rows("code_systems")}
    by_id = {row["code"]: Code(row["code"], row["name"]) for row in study.rows("code_names")}

    def known(code: str) -> Code:
        if code not in by_id or code.partition(":")[0] not in systems:
            raise StudyError(
                f"{study.folder}: the code {code!r} needs a line in code_names.tsv, "
                "and its prefix one in code_systems.tsv"
            )
        return by_id[code]

    told = study.settings.get("codes", {})
    return Codes(
        disease=known(told.get("disease", "")),
        site=known(told.get("site", "")),
        predisposing=known(told.get("predisposing", "")),
        acts={row["key"]: row["act"] for row in study.rows("treatments")},
        by_key={
            (table, row["key"]): tuple(known(code) for code in _ids(row))
            for table in dict.fromkeys(_TABLES.values())
            for row in study.rows(table)
        },
        by_id=by_id,
        systems=systems,
    )


def vertebra_set(levels: Iterable[str]) -> tuple[str, ...]:
    """The vertebrae that levels cover together, each once: `T3-T5; T5-T6` -> T3, T4, T5, T6."""
    return tuple(dict.fromkeys(bone for level in levels for bone in vertebrae(level)))


def _ids(row: Mapping[str, str]) -> list[str]:
    return [f"{_COLUMNS[name]}:{row[name]}" for name in _COLUMNS if row.get(name)]
