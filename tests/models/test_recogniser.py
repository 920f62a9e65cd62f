"""Recognisers of ours and of others: what they mark, and what is said of those that do not."""

import warnings
from pathlib import Path

import pytest
import spacy

from models.labels import Label
from models.recogniser import Mention, ModelError, load_recogniser
from models.registry import PACKAGED
from tests.models.ruled import ruled_model

TEXT = (
    "A 42-year-old man with beta-thalassemia intermedia presented with paraparesis. MRI showed an "
    "epidural mass from T4 to T9. He underwent laminectomy followed by radiotherapy."
)


def test_the_packaged_model_loads_with_spacy_alone_and_without_a_warning() -> None:
    """Whoever has spaCy can use it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nlp = spacy.load(PACKAGED)
    assert {*nlp.pipe_labels["ner"]} == {*Label}


def test_the_packaged_model_is_small_and_holds_no_path() -> None:
    """Under 30 MB; no folder of the machine it was trained on."""
    files = [path for path in PACKAGED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30_000_000
    for name in ("config.cfg", "meta.json", "README.md"):
        text = (PACKAGED / name).read_text(encoding="utf-8")
        assert "/tmp" not in text  # noqa: S108 - looked for, not used
        assert "/home" not in text


def test_a_plain_report_is_marked() -> None:
    """Age, sex, disorder, levels and treatments of a sentence as most are written."""
    read = load_recogniser().mentions(TEXT)
    found = {(TEXT[mention.start : mention.end], mention.label) for mention in read}
    assert {("42-year-old", Label.AGE), ("man", Label.SEX)} <= found
    assert ("beta-thalassemia intermedia", Label.DISORDER) in found
    assert {("laminectomy", Label.TREATMENT), ("radiotherapy", Label.TREATMENT)} <= found


def test_texts_of_any_kind_are_read() -> None:
    """Empty, blank, in another script, with an emoji: offsets are true."""
    texts = ["", "  \n", "患者は男性。", "A 🩸 man", "x" * 5000]
    for text, mentions in zip(texts, load_recogniser().pipe(texts), strict=True):
        assert all(0 <= m.start < m.end <= len(text) for m in mentions)


def test_labels_of_other_models_are_taken_for_ours(tmp_path: Path) -> None:
    """Diseases and chemicals of a BC5CDR model; labels that mean nothing here are left out."""
    folder = ruled_model(tmp_path, {"DISEASE": ["gout"], "CHEMICAL": ["aspirin"], "GENE": ["HBB"]})
    recogniser = load_recogniser(str(folder))
    assert recogniser.mentions("HBB, gout, aspirin") == (
        Mention(Label.DISORDER, 5, 9),
        Mention(Label.TREATMENT, 11, 18),
    )
    assert recogniser.tells_kinds


def test_a_model_that_marks_only_entities_may_mean_disorders_or_treatments(tmp_path: Path) -> None:
    """As scispaCy's general models do."""
    recogniser = load_recogniser(str(ruled_model(tmp_path, {"ENTITY": ["gout"]})))
    assert {mention.label for mention in recogniser.mentions("gout")} == {
        Label.DISORDER,
        Label.TREATMENT,
    }
    assert not recogniser.tells_kinds


def test_a_model_that_marks_nothing_of_ours_is_refused(tmp_path: Path) -> None:
    """With what it marks."""
    folder = ruled_model(tmp_path, {"GENE": ["HBB"]})
    with pytest.raises(ModelError, match=r"marks none of AGE.*it has GENE"):
        load_recogniser(str(folder))


def test_a_model_that_is_not_there_is_one_sentence() -> None:
    """What to do stands in it."""
    with pytest.raises(ModelError, match=r"no_such_model cannot be loaded .*casesweep train"):
        load_recogniser("no_such_model")


def test_a_broken_model_is_one_sentence(tmp_path: Path) -> None:
    """A folder with half a config."""
    (tmp_path / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_recogniser(str(tmp_path))
