"""Records to JSON Lines and back, and what is said of lines that break the contract."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.assembly import Judgement, assemble, case_of
from cases.checks import ContractError
from cases.contract import KEYS, to_dict, to_json
from cases.contract_reading import from_dict, from_json, read_records
from cases.finding import FURTHER, Field, PatientId, Status
from cases.record import Case, CaseRecord, Cohort, Kind
from corpus.article import Article, DocumentId
from studies.hierarchy import Hierarchy
from tests.cases.findings import PATIENT, found, level, treatment


def example() -> CaseRecord:
    """A record that has something under every kind of key."""
    quoted = PatientId("literature:1")
    return assemble(
        Article(DocumentId("pmid:1"), "A title", (), year=2014),
        judgement=Judgement(
            Kind.CASE_SERIES,
            relevant=True,
            cohort=Cohort(n=11, age_mean=34.5, note="M:F 6:1"),
            findings=(found(Field.RELEVANT, value=True),),
            flags=("three patients announced, one found",),
        ),
        patients=(PATIENT,),
        findings=[
            found(Field.AGE_YEARS, 42.0),
            found(Field.SEX, "male", words="boy"),
            level("T11-L2", at=40),
            treatment("surgery", at=60),
            found(Field.RECURRENCE, value=False),
            found(Field.SEX, "female", patient=quoted),
        ],
        hierarchy=Hierarchy({}),
        literature={quoted: "Author 1984"},
    )


def broken(**change: object) -> dict[str, Any]:
    """A record of one case, in which some keys of the case are changed."""
    return {"doc": "pmid:1", "cases": [change]}


def test_a_record_has_the_keys_of_the_contract_in_its_order() -> None:
    """None renamed, none left out, also where the text says nothing."""
    data = to_dict(
        CaseRecord(DocumentId("x"), "", None, Kind.OTHER, relevant=True, cases=(Case(),))
    )
    assert list(data) == ["doc", "title", "year", "kind", "relevant", "cases", "cohort"]
    assert list(data["cases"][0]) == [*KEYS, "evidence"]


def test_a_record_comes_back_as_it_went() -> None:
    """Reading what was written and writing it again gives the same line."""
    line = to_json(example())
    assert to_json(from_json(line)) == line
    made = from_json(line).cases[0]
    assert (made.age_years, made.levels, made.recurrence) == (42, ("T11-L2",), False)


def test_a_further_operation_refused_is_read_as_one() -> None:
    """What both lists name goes into both again where the findings that were read are assembled."""
    findings = [
        treatment("surgery"),
        replace(treatment("surgery", Status.NOT_GIVEN, at=40), rank=FURTHER),
        treatment("transfusion", Status.NOT_GIVEN, at=60),
    ]
    written = case_of(findings, hierarchy=Hierarchy({}))
    record = replace(example(), cases=(written,))
    read = from_json(to_json(record)).cases[0].findings
    again = case_of([f for each in read.values() for f in each], hierarchy=Hierarchy({}))
    assert (again.treatments, again.treatments_not_given) == (
        ("surgery",),
        ("surgery", "transfusion"),
    )
    assert [finding.rank for finding in read["treatments_not_given"]] == [FURTHER, 0.0]


def test_evidence_has_the_keys_of_the_contract() -> None:
    """And, for a set, which of its values the words stand for."""
    evidence = to_dict(example())["cases"][0]["evidence"]
    assert evidence["age_years"] == [
        {
            "section": "text",
            "start": 0,
            "end": 4,
            "text": "42.0",
            "by": "rule:test.words",
            "confidence": 0.9,
        }
    ]
    assert [piece["value"] for piece in evidence["regions"]] == ["thoracic", "lumbar"]


def test_every_stated_value_has_evidence() -> None:
    """Also those that follow from others: the basis of the levels, the regions."""
    case = to_dict(example())["cases"][0]
    stated = {key for key in KEYS if case[key] not in (None, [], False)} | {"recurrence"}
    assert stated == set(case["evidence"])


def test_whole_ages_are_printed_without_a_decimal_point() -> None:
    """42.0 years is 42, 1.17 years stays."""
    cases = (Case(age_years=42.0, age_low=1.17),)
    line = to_json(CaseRecord(DocumentId("x"), "", None, Kind.OTHER, relevant=True, cases=cases))
    assert '"age_years": 42, "age_low": 1.17' in line


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=20))
def test_a_record_is_one_line_whatever_the_text(title: str) -> None:
    """Line separators and lone surrogates included, in UTF-8, and nothing of the text is lost."""
    line = to_json(CaseRecord(DocumentId("x"), title, None, Kind.OTHER, relevant=False))
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    assert from_json(line).title == title


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "doc: is missing or empty"),
        ({"doc": 7}, "doc: 7 is not text"),
        ({"doc": "x", "kind": "letter"}, "kind: 'letter' is not one of case_report, "),
        ({"doc": "x", "relevant": "yes"}, "relevant: 'yes' is not true or false"),
        ({"doc": "x", "cases": {}}, "cases: {} is not a list"),
        ({"doc": "x", "cases": [1]}, "cases[0]: 1 is not an object"),
        (broken(sex="M"), "cases[0].sex: 'M' is not one of female, male"),
        (broken(age_years="42"), "cases[0].age_years: '42' is not a number"),
        (broken(age_years=True), "cases[0].age_years: True is not a number"),
        (broken(age_years=-1), "cases[0].age_years: -1 is not a number from 0 up"),
        (broken(age_years=float("nan")), "cases[0].age_years: nan is not a number"),
        (broken(radiotherapy_fractions=9.5), "fractions: 9.5 is not a whole number"),
        (broken(levels="T4"), "cases[0].levels: 'T4' is not a list"),
        (broken(regions=["thorax"]), "cases[0].regions[0]: 'thorax' is not one of cervical"),
        (broken(recurrence=0), "cases[0].recurrence: 0 is not true or false"),
        (broken(evidence={"age": []}), "cases[0].evidence.age: age is no key of a case"),
        (broken(evidence={"sex": [{}]}), "cases[0].evidence.sex[0].section: None is not text"),
        ({"doc": "x", "cohort": {"n": "many"}}, "cohort.n: 'many' is not a number"),
    ],
)
def test_what_breaks_the_contract_is_named_by_its_key(data: dict[str, Any], sentence: str) -> None:
    """The sentence names the key, what it holds and what it may hold."""
    with pytest.raises(ContractError) as raised:
        from_dict(data)
    assert sentence in str(raised.value)


def test_the_line_of_a_file_is_named(tmp_path: Path) -> None:
    """Empty lines count as lines and are passed over."""
    path = tmp_path / "records.jsonl"
    good = to_json(example())
    path.write_text(f"{good}\n\n{json.dumps(broken(sex='M'))}\n", encoding="utf-8")
    records = read_records(path)
    assert next(records).doc == "pmid:1"
    with pytest.raises(ContractError, match=r"records\.jsonl, line 3: cases\[0\]\.sex"):
        next(records)


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff\xfe", b"[]", b"null"])
def test_a_file_of_something_else_is_a_named_error(tmp_path: Path, content: bytes) -> None:
    """Cut JSON, nesting without end, another encoding, another JSON."""
    path = tmp_path / "records.jsonl"
    path.write_bytes(content)
    with pytest.raises(ContractError, match=r"records\.jsonl"):
        list(read_records(path))


def test_a_missing_file_is_a_named_error(tmp_path: Path) -> None:
    """The path is in the sentence."""
    with pytest.raises(ContractError, match="nowhere"):
        list(read_records(tmp_path / "nowhere.jsonl"))
