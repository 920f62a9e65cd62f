"""Folders of corpora: which form each is in, and where it comes from."""

from pathlib import Path

import pytest

from models.annotated import CorpusError
from models.corpora import read_corpora


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A corpus in each form, and a folder that holds none."""
    brat = tmp_path / "maccrobat2020_train"
    pubtator, table, other = (tmp_path / name for name in ("bc5cdr", "hospital", "ade"))
    for folder in (brat, pubtator, table, other):
        folder.mkdir()
    (brat / "1.txt").write_text("A man.", encoding="utf-8")
    (brat / "1.ann").write_text("T1\tSex 2 5\tman\n", encoding="utf-8")
    document = "7|t|Gout.\n7|a|A man.\n7\t0\t4\tGout\tDisease\tD1\n"
    for name in ("A.PubTator.txt", "B.PubTator.txt"):
        (pubtator / name).write_text(document, encoding="utf-8")
    (table / "train.tsv").write_text("gout\tB\n", encoding="utf-8")
    (other / "DRUG-AE.rel").write_text("1|x", encoding="utf-8")
    return tmp_path


def test_every_corpus_is_read_in_its_form_with_its_licence(corpora: Path) -> None:
    """A known one by the name of its folder; of another the licence is not known."""
    read = {corpus.name: corpus for corpus in read_corpora(corpora)}
    assert list(read) == ["bc5cdr", "hospital", "maccrobat2020_train"]
    assert read["maccrobat2020_train"].source.licence == "CC BY 4.0"
    assert read["maccrobat2020_train"].source.case_reports
    assert read["hospital"].source.licence == "not known: see the corpus"


def test_a_text_that_two_files_hold_is_read_once(corpora: Path) -> None:
    """The training set of one corpus holds another of its sets."""
    [corpus] = read_corpora(corpora / "bc5cdr")
    assert len(corpus.texts) == 1


def test_a_folder_without_annotated_texts_is_named(corpora: Path) -> None:
    """With the forms that are read."""
    with pytest.raises(CorpusError, match=r"ade holds no annotated texts: .*brat.*PubTator.*tsv"):
        list(read_corpora(corpora / "ade"))
