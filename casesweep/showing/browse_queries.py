"""What Datasette is told of the browsing file: titles, facets, searches and the saved queries."""

# ruff: noqa: S608 - the queries are made of our own words

from collections.abc import Sequence
from typing import Any

from cases.codebook import Column, Form

_SHOWN = (
    "c.case_id, c.title, c.year, c.age_years, c.sex, c.levels, c.disorders, c.treatments, "
    "c.outcome_clinical, c.outcome_imaging"
)
_KEY = "replace(lower(trim(:{})), ' ', '_')"
_FACETS = ("sex", "kind", "outcome_clinical", "outcome_imaging")
_SET_FACETS = ("disorders", "treatments", "regions", "compartments")
_HIDDEN = ("case_vertebrae", "disorder_within", "texts", "words")
_OUTCOMES = ("resolved", "improved", "unchanged", "worsened", "died")

QUERIES: dict[str, dict[str, Any]] = {
    "by_level": {
        "title": "Cases at a vertebra",
        "description": "Cases whose levels cover it: T6 finds T3-T10 too. Empty: all cases that "
        "state a level.",
        "sql": f"SELECT {_SHOWN} FROM cases c WHERE c.case_id IN (SELECT case_id FROM "
        "case_vertebrae WHERE trim(:vertebra) IN ('', vertebra) OR "
        "vertebra = replace(replace(upper(trim(:vertebra)), 'TH', 'T'), 'D', 'T')) "
        "ORDER BY c.year DESC, c.case_id",
        "params": ["vertebra"],
    },
    "by_disorder_and_treatment": {
        "title": "Cases by disorder and treatment",
        "description": "A disorder covers the narrower ones: thalassemia finds beta-thalassemia "
        "intermedia too. Names as in the table (thalassemia, radiotherapy); empty: any.",
        "sql": f"SELECT {_SHOWN} FROM cases c WHERE (trim(:disorder) = '' OR EXISTS (SELECT 1 FROM "
        "json_each(c.disorders) d JOIN disorder_within w ON w.disorder = d.value "
        f"WHERE w.within = {_KEY.format('disorder')})) AND (trim(:treatment) = '' OR EXISTS "
        "(SELECT 1 FROM json_each(c.treatments) t "
        f"WHERE t.value = {_KEY.format('treatment')})) ORDER BY c.year DESC, c.case_id",
        "params": ["disorder", "treatment"],
    },
    "outcome_by_treatment": {
        "title": "Outcome by treatment",
        "description": "Cases by treatment and clinical outcome; one with several treatments "
        "counts for each of them.",
        "sql": "SELECT t.value AS treatment, count(*) AS cases, "
        + ", ".join(f"sum(c.outcome_clinical = '{each}') AS {each}" for each in _OUTCOMES)
        + ", sum(c.outcome_clinical IS NULL) AS not_told "
        "FROM cases c, json_each(c.treatments) t GROUP BY t.value ORDER BY cases DESC, treatment",
    },
    "said_by_people": {
        "title": "Values that people gave",
        "description": "The newest first; what they stand above is in case_values.",
        "sql": "SELECT v.case_id, v.field, v.value, v.origin, v.source, v.since FROM case_values v "
        "WHERE v.counts AND v.origin <> 'machine' ORDER BY v.since DESC, v.id DESC",
    },
    "to_be_looked_at": {
        "title": "What a person should look at",
        "description": "Fields and papers in doubt, with the reason.",
        "sql": "SELECT case_id, doc, field, reason FROM doubts ORDER BY doc, case_id, field",
    },
}
"""By name; the parameters are words that a clinician types."""


def metadata(name: str, title: str, columns: Sequence[Column], told: str) -> dict[str, Any]:
    """Datasette's metadata. `name` is the file's, `told` what the pages say of the database."""
    tables = {
        "cases": {
            "title": "Cases",
            "description": "One row a case. Each value leads to the words that it rests on.",
            "fts_table": "cases_fts",
            "facets": [*_FACETS, *({"array": each} for each in _SET_FACETS)],
            "columns": {column.name: _explained(column) for column in columns},
            "label_column": "case_id",
            "size": 50,
        },
        "papers": {
            "title": "Papers that were screened",
            "fts_table": "papers_fts",
            "facets": ["relevant", "kind", "year"],
            "label_column": "doc",
        },
        "case_values": {
            "title": "Every value there ever was",
            "description": "counts is 1 for what the case table shows.",
            "facets": ["field", "origin", "counts"],
        },
        "doubts": {"title": "What a person should look at", "facets": ["field"]},
        **{each: {"hidden": True} for each in _HIDDEN},
    }
    queries = {key: {"hide_sql": True, **query} for key, query in QUERIES.items()}
    about = {"title": title, "description": told}
    return {**about, "databases": {name: {**about, "tables": tables, "queries": queries}}}


def _explained(column: Column) -> str:
    unit = f" ({column.unit})" if column.unit else ""
    choices = column.choices if column.form is Form.CHOICE else None
    allowed = f" One of: {', '.join(choices)}." if choices else ""
    return f"{column.label}{unit}. {column.meaning}{allowed}"
