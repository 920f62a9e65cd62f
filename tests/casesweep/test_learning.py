"""`casesweep train`: a challenger from all that was said, adopted only if it is better."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casesweep.cli import app
from casesweep.learning.versions import lock_of
from casesweep.settings import Settings
from corpus.sole import sole
from models.registry import Version, open_registry, save
from tests.annotations.confirmed import confirm
from tests.annotations.marked import marked
from tests.cases.papers import database_in, paper, record_of, take, url_of
from tests.casesweep.test_train import document
from tests.models.ruled import ruled_model

TRAINED = range(20, 50)
FROZEN = range(50, 80)
Train = Callable[..., Result]


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Train:
    """The command in an empty folder, with thirty gold documents and thirty frozen ones."""
    monkeypatch.chdir(tmp_path)
    for name, ages in (("gold", TRAINED), ("frozen", FROZEN)):
        lines = "\n".join(map(document, ages))
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")

    def command(*more: str) -> Result:
        files = ("--gold", "gold.jsonl", "--frozen", "frozen.jsonl")
        return CliRunner().invoke(app, ["train", *files, *more])

    return command


def test_one_that_is_no_better_is_kept_and_not_used(train: Train, tmp_path: Path) -> None:
    """Two steps teach nothing; the packaged recogniser stays in use."""
    done = train("--steps", "2")
    assert done.exit_code == 0, done.output
    assert "learning without corrections and silver" in done.output
    assert "is not adopted: not surely better" in done.output
    registry = open_registry(tmp_path / "data" / "recognisers")
    [version] = registry.versions
    assert (version.adopted, version.corrected, registry.champion) == (False, 0, "packaged")
    card = (registry.folder / version.name / "README.md").read_text(encoding="utf-8")
    assert "**Not adopted**: not surely better" in card
    assert "| frozen gold documents, which nothing learns from | own | 0 | 0 | 0 | 60 |" in card
    report = (registry.folder / version.name / "report.html").read_text(encoding="utf-8")
    assert "Champion and challenger" in report
    assert "<svg" in report
    assert "http" not in report.replace("http://www.w3.org/2000/svg", "")
    assert {row.split(" | ")[0] for row in done.output.splitlines() if row.startswith("|")} >= {
        "| AGE",
        "| OUTCOME",
        "| all",
    }


@pytest.mark.slow
def test_one_that_is_better_is_adopted_and_can_be_taken_back(train: Train, tmp_path: Path) -> None:
    """The champion marks nothing that is there; what was adopted is what extract uses."""
    folder = tmp_path / "data" / "recognisers"
    folder.mkdir(parents=True)
    ruled_model(folder, {"AGE": ["nothing"]}).rename(folder / "1")
    weak = Version(
        "1", "2026-11-21", adopted=True, reason="", corrected=0, frozen="", scores={"all": 0.0}
    )
    save(open_registry(folder).with_version(weak))
    done = train("--steps", "300")
    assert done.exit_code == 0, done.output
    assert "is adopted: better (F1 0.000 before" in done.output
    registry = open_registry(folder)
    newest = registry.versions[-1]
    assert registry.champions == ("1", newest.name)
    study = Settings(recogniser="adopted").load_study()
    assert study.settings["recogniser"] == {"model": str(Path("data/recognisers") / newest.name)}
    listed = CliRunner().invoke(app, ["model", "list"])
    assert f"in use: {newest.name}" in listed.output
    for name in ("1", "packaged"):
        back = CliRunner().invoke(app, ["model", "rollback"])
        assert back.output.startswith(f"in use: {name} (was ")
    again = CliRunner().invoke(app, ["model", "rollback"])
    assert again.exit_code == 1
    assert "there is none before it" in again.output
    assert (folder / newest.name / "config.cfg").exists()


def test_every_correction_and_what_nobody_has_read_are_learnt_from(
    train: Train, tmp_path: Path
) -> None:
    """Both stand in the card with their licence; a frozen document is left out."""
    database = database_in(tmp_path)
    texts = [f"A {age}-year-old man had thalassemia." for age in range(20, 40)]
    for number, text in enumerate(texts):
        article = paper(f"pmid:{number}", text)
        take(database, (article, record_of(article, [])))
        if number < 15:
            tagged = f"A <age>{text[2:13]}</> man had thalassemia."
            confirm(database, marked(tagged, doc=f"pmid:{number}"))
    first = json.loads(document(FROZEN[0]))
    article = paper(first["doc"], first["text"])
    take(database, (article, record_of(article, [])))
    confirm(database, marked(first["text"], doc=first["doc"]))
    done = train("--steps", "1", "--db", url_of(tmp_path))
    assert done.exit_code == 0, done.output
    registry = open_registry(tmp_path / "data" / "recognisers")
    [version] = registry.versions
    assert version.corrected == 15
    card = (registry.folder / version.name / "README.md").read_text(encoding="utf-8")
    counts = {
        row.split(" | ")[0].strip("| "): [int(cell) for cell in row.strip(" |").split(" | ")[2:]]
        for row in card.splitlines()
        if row.startswith("| documents")
    }
    corrected = counts["documents that annotators have confirmed"]
    silver = counts["documents that nobody has confirmed, marked by the rules (silver)"]
    assert (corrected[0] + corrected[3], corrected[2]) == (15, 4)
    assert (silver[0] + silver[3], silver[2]) == (10, 4)  # five abstracts and their titles


def test_gold_that_is_frozen_is_not_learnt_from(train: Train) -> None:
    """Documents that name no split belong to every one; here all are frozen, so none is left."""
    done = train("--steps", "1", "--frozen", "gold.jsonl")
    assert done.exit_code == 1
    assert "there are no mentions to train on" in done.output
    assert not [path for path in Path("data/recognisers").iterdir() if path.is_dir()]


def test_without_frozen_documents_nothing_can_be_compared(tmp_path: Path) -> None:
    """A study of one's own has none at first."""
    (tmp_path / "study.toml").write_text('name = "mine"\n', encoding="utf-8")
    paths = ("--study", str(tmp_path), "--models", str(tmp_path / "models"))
    done = CliRunner().invoke(app, ["train", *paths])
    assert done.exit_code == 2
    assert "name some with --frozen" in done.output


def test_while_a_training_is_at_work_nothing_else_changes_the_registry(tmp_path: Path) -> None:
    """Neither a second one nor a way back, which the first would undo."""
    models = ("--models", str(tmp_path))
    with sole(lock_of(Settings(models=str(tmp_path))), what="training"):
        for command in (["train", *models], ["model", "rollback", *models]):
            done = CliRunner().invoke(app, command)
            assert done.exit_code == 1
            assert "another training is at work" in done.output


def test_the_adopted_recogniser_is_the_packaged_one_at_first(tmp_path: Path) -> None:
    """So that --recogniser adopted always works."""
    study = Settings(recogniser="adopted", models=str(tmp_path)).load_study()
    assert study.settings["recogniser"]["model"].endswith("default")
