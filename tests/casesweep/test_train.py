"""`casesweep train`: from annotated documents to a model that loads, with its card."""

import json
import warnings
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from casesweep.cli import app
from extract.vote.vote import recogniser_of
from models.labels import Label
from studies.study import Study

AGES = (12, 23, 34, 45, 56, 67, 78)
TITLE = "Cord compression in thalassemia"


def document(age: int) -> str:
    """A gold document as people annotate them: only the patient's own values are marked."""
    text = (
        f"A {age}-year-old man with thalassemia had a mass at T4-T6. He was given radiotherapy. "
        "Radiotherapy is safe."
    )
    words = {"man": "SEX", f"{age}-year-old": "AGE", "radiotherapy": "TREATMENT"}
    spans = [
        {"start": text.index(word), "end": text.index(word) + len(word), "label": label}
        for word, label in words.items()
    ]
    named = {"doc": f"x:{age}", "title": TITLE, "text": text}
    return json.dumps({**named, "spans": spans, "title_spans": []})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Seven documents."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(document, AGES)), encoding="utf-8")
    return path


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A corpus of seven texts in which diseases are marked."""
    folder = tmp_path / "corpora" / "ncbi_disease"
    folder.mkdir(parents=True)
    rows = "".join(f"Case\tO\n{age}\tO\nhad\tO\ngout\tB\n\n" for age in AGES)
    (folder / "train.tsv").write_text(rows, encoding="utf-8")
    return folder.parent


def test_a_few_steps_give_a_model_that_loads_and_a_card(
    tmp_path: Path, gold: Path, corpora: Path
) -> None:
    """With the vectors of the packaged model; no path and no text of the training is left in it."""
    out = tmp_path / "mine"
    paths = ("--gold", str(gold), "--corpora", str(corpora), "-o", str(out))
    done = CliRunner().invoke(app, ["train", *paths, "--steps", "3"])
    assert done.exit_code == 0, done.output
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nlp = spacy.load(out)
    assert {*nlp.pipe_labels["ner"]} <= {*Label}
    assert {*nlp.config["paths"].values()} == {None}
    assert str(tmp_path) not in (out / "config.cfg").read_text(encoding="utf-8")
    assert (out / "vocab" / "strings.json").read_text(encoding="utf-8") == "[]\n"
    card = (out / "README.md").read_text(encoding="utf-8")
    assert card.startswith("# Recogniser “mine”")
    for words in ("gold documents of the study | own", "NCBI disease corpus", "public domain"):
        assert words in card
    study = Study("any", tmp_path, {"recogniser": {"model": str(out)}})
    recogniser = recogniser_of(study)
    assert recogniser is not None
    assert recogniser.name.startswith("mine-20")


def test_what_is_left_unmarked_is_learnt_too(tmp_path: Path, gold: Path) -> None:
    """The level, the disorder, the treatment of a general sentence: the grammars mark them."""
    done = CliRunner().invoke(
        app, ["train", "--gold", str(gold), "-o", str(tmp_path / "mine"), "--steps", "1"]
    )
    assert done.exit_code == 0, done.output
    labels = {line.split()[-5] for line in done.output.splitlines() if line.startswith("gold")}
    assert {"AGE", "SEX", "LEVEL", "DISORDER", "TREATMENT", "all"} <= labels


def test_nothing_to_train_on_is_said(tmp_path: Path) -> None:
    """One sentence, and no folder."""
    done = CliRunner().invoke(app, ["train", "-o", str(tmp_path / "mine")])
    assert done.exit_code == 1
    assert "there are no mentions to train on" in done.output
    assert not (tmp_path / "mine").exists()


def test_a_folder_with_other_things_is_not_written_to(tmp_path: Path, gold: Path) -> None:
    """Wrong use; nothing is trained."""
    done = CliRunner().invoke(app, ["train", "--gold", str(gold), "-o", str(tmp_path)])
    assert done.exit_code == 2
    assert "holds something else than a model" in done.output


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    """With its line."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text("{}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "--gold", str(gold), "-o", str(tmp_path / "mine")])
    assert done.exit_code == 1
    assert "gold.jsonl:1: no gold document with spans" in done.output
