"""What a change of the study makes be read again, and what it does not."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.contract import to_json
from cases.record import CaseRecord
from casesweep.extract import record_of
from casesweep.version import versions
from corpus.article import Article
from corpus.documents import read_documents
from studies.study import Study, load_study
from tests.casesweep.command import SAMPLE

QUERY_AND_CODES = re.compile(
    r"^\[(?:query|codes|report)\]\n.*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the study that a test may change."""
    copy = tmp_path / "spinal_emh"
    keep = shutil.ignore_patterns("sample", "examples", "gold*", "*.jsonl")
    shutil.copytree(SAMPLE.parent, copy, ignore=keep)
    return copy


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that are there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("study.toml", 'version = "1"', 'version = "2"'),
        ("study.toml", "OR myelofibrosis[tiab]", ""),
        ("study.toml", 'title = "', 'title = "A '),
        ("study.toml", "MESH:D013131", "MESH:D013116"),
        ("code_names.tsv", "\t", "\tthe "),
    ],
)
def test_a_change_that_no_record_depends_on_reads_nothing_again(
    folder: Path, name: str, old: str, new: str
) -> None:
    """Query, title, codes: the versions stay what they are."""
    before = versions(load_study(str(folder)))
    edit(folder / name, old, new)
    assert versions(load_study(str(folder))) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("study.toml", 'model = "none"', 'model = "default"'),
        ("study.toml", "[query]", "[reading]\nlong = true\n[query]"),
        ("lesion_terms.tsv", "\n", "\nmass of marrow\t\n"),
    ],
)
def test_a_change_that_records_may_depend_on_reads_all_again(
    folder: Path, name: str, old: str, new: str
) -> None:
    """Also a setting that is not known yet."""
    before = versions(load_study(str(folder)))
    edit(folder / name, old, new)
    after = versions(load_study(str(folder)))
    assert after.study != before.study
    assert after.extractor == before.extractor


@pytest.mark.slow
def test_no_record_depends_on_what_is_left_out(folder: Path) -> None:
    """Without query, title, and codes the sample gives the same records."""
    toml = folder / "study.toml"
    text = QUERY_AND_CODES.sub("", toml.read_text(encoding="utf-8"))
    toml.write_text(re.sub(r"^title = .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    for name in ("code_names.tsv", "code_systems.tsv"):
        (folder / name).unlink()
    bare = load_study(str(folder))
    assert bare.settings.keys() == {"name", "recogniser"}
    assert list(records(bare)) == list(records(load_study(str(SAMPLE.parent))))


def records(study: Study) -> Iterator[str]:
    """Those of the sample."""
    for article in read_documents([SAMPLE]):
        assert isinstance(article, Article)
        record = record_of(article, study)
        assert isinstance(record, CaseRecord)
        yield to_json(record)
