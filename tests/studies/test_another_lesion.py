"""A study of a lesion with another name: the tables name it, and the rules read it as well."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from cases.record import CaseRecord
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = Path(__file__).parents[2] / "studies" / "spinal_emh"
GOLD = STUDY / "gold" / "plain.jsonl"

RENAMED = (
    (r"(?i)\b(?:ectopic |heterotopic )?extra-?\s?medullary ha?em(?:at)?opoiesis\b", "zellosis"),
    (r"(?i)\bextra-?\s?medullary ha?em(?:at)?opoietic\b", "zellotic"),
    (r"(?i)\bextra-?medullary\b", "zellotic"),
    (r"(?i)\bha?em(?:at)?opoiesis\b", "zellosis"),
    (r"(?i)\bha?em(?:at)?opoietic\b(?! (?:stem|cell|progenitor))", "zellotic"),
    (r"\bEMHs?\b", "ZLS"),
)
"""A disease that nobody has, so that no rule can know it."""

TISSUE = ("zellosis", "zellotic *", "zls")
LESION = ("zellosis", "zellotic", "ZLS")


def renamed(text: str) -> str:
    """The text with the other name of the lesion."""
    for pattern, name in RENAMED:
        text = re.sub(pattern, name, text)
    return text


def articles() -> Iterator[Article]:
    """The plain gold reports."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        yield Article(DocumentId(told["doc"]), told["title"], (Section("text", told["text"]),))


def under_the_other_name(article: Article) -> Article:
    """The report as of a patient with zellosis."""
    (section,) = article.sections
    other = replace(section, text=renamed(section.text))
    return replace(article, title=renamed(article.title), sections=(other,))


def values(record: CaseRecord) -> object:
    """All that is read, without where it stands."""
    cases = [replace(case, findings={}, review={}) for case in record.cases]
    return record.kind, record.relevant, cases


@pytest.mark.slow
def test_a_lesion_of_another_name_is_read_as_well(tmp_path: Path) -> None:
    """Its names stand in the tables alone; of a hundred reports hardly one is read otherwise."""
    folder = tmp_path / "zellosis"
    copytree(STUDY, folder, ignore=ignore_patterns("gold", "sample", "reviews"))
    with (folder / "relevance.tsv").open("a", encoding="utf-8") as table:
        table.writelines(f"tissue\t{term}\n" for term in TISSUE)
    with (folder / "lesion_terms.tsv").open("a", encoding="utf-8") as table:
        table.writelines(f"{term}\n" for term in LESION)
    emh, zellosis = load_study("spinal_emh"), load_study(str(folder))
    read = [(each, under_the_other_name(each)) for each in articles()]
    usual = {each.doc: values(extract(each, emh)) for each, _ in read}
    otherwise = [
        each.doc for each, other in read if values(extract(other, zellosis)) != usual[each.doc]
    ]
    assert len(otherwise) <= len(read) // 50, otherwise
    without = [each.doc for each, other in read if values(extract(other, emh)) != usual[each.doc]]
    assert len(without) > 5 * (len(otherwise) + 1), "the tables make no difference"
