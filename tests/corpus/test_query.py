"""The query of a study: laid out as one likes, known by its hash, whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.sources.query import query_of
from studies.study import Study, StudyError, load_study

QUERY = {"version": "1", "pubmed": "marrow AND\n  spine", "europepmc": "marrow"}


def study(**query: object) -> Study:
    """A study with that query."""
    return Study("s", Path("s"), {"query": query})


def test_layout_does_not_change_the_query() -> None:
    """Line breaks and indentation are one space; the hash stays."""
    laid_out = query_of(study(**QUERY))
    flat = query_of(study(**{**QUERY, "pubmed": "marrow AND spine"}))
    assert laid_out == flat
    assert laid_out.hash == flat.hash


def test_another_question_has_another_hash_whatever_its_version_says() -> None:
    """A version that was forgotten to be raised does not hide a change."""
    query = query_of(study(**QUERY))
    assert replace(query, pubmed="marrow").hash != query.hash
    assert replace(query, version="2").hash == query.hash


@pytest.mark.parametrize("key", QUERY)
@pytest.mark.parametrize("value", [None, "", "  \n", 3])
def test_a_query_that_is_not_whole_is_refused(key: str, value: object) -> None:
    """The message names the file and the key."""
    with pytest.raises(StudyError, match=rf"study\.toml: \[query\] needs {key}"):
        query_of(study(**{**QUERY, key: value}))


def test_a_study_without_a_query_is_refused() -> None:
    """Only sweeps need one."""
    with pytest.raises(StudyError, match=r"has no \[query\]"):
        query_of(Study("s", Path("s"), {}))


def test_the_spinal_query_has_balanced_brackets_and_quotes() -> None:
    """PubMed mends a broken query silently, to another question."""
    query = query_of(load_study("spinal_emh"))
    for text in (query.pubmed, query.europepmc):
        assert text.count("(") == text.count(")")
        assert text.count("[") == text.count("]")
        assert text.count('"') % 2 == 0
        assert " OR OR " not in text
        assert " OR )" not in text


@pytest.mark.parametrize(
    "term",
    [
        '"Hematopoiesis, Extramedullary"[MeSH Terms]',
        '"extramedullary haemopoie*"[tiab]',
        '"myeloid metaplasia"[tiab]',
        '"marrow heterotopia"[tiab]',
        '"heterotopic bone marrow"[tiab]',
        "paravertebral*[tiab]",
        '"Spinal Cord Diseases"[MeSH Terms]',
        "thalassaemi*[tiab]",
    ],
)
def test_the_spinal_query_asks_for_both_spellings_and_the_old_names(term: str) -> None:
    """British and American, MeSH and text words, names before 1980."""
    assert term in query_of(load_study("spinal_emh")).pubmed


def test_truncated_words_have_the_four_letters_that_pubmed_needs() -> None:
    """A shorter stem before the asterisk is ignored by PubMed."""
    words = query_of(load_study("spinal_emh")).pubmed.replace('"', " ").replace("[", " ").split()
    assert all(len(word) > 4 for word in words if word.endswith("*"))
