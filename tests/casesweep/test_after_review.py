"""`casesweep review agreement`, `adjudicate`, `proposals` and `guideline`, without a server."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annotations.pages.guideline import guideline
from cases.db.database import create_database
from cases.record import Case
from casesweep.cli import app
from studies.study import load_study
from tests.annotations.confirmed import confirm
from tests.annotations.marked import marked
from tests.cases.papers import paper, record_of, take, url_of
from tests.conftest import ROOT

TEXT = "A 42-year-old man with Zebra anaemia, given laminectomy in 1990, was up and about."
TAGGED = (
    "A 42-year-old man with <disorder:gaucher_disease>Zebra anaemia</>, given "
    "<treatment:surgery (prior)>laminectomy</> in 1990, was <outcome:improved>up and about</>."
)
IMPROVED = Case(age_years=42, sex="male", outcome_clinical="improved")
RESOLVED = Case(age_years=42, sex="male", outcome_clinical="resolved")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A copy of the study, whose tables may be changed."""
    folder = tmp_path / "mine"
    shutil.copytree(
        ROOT / "studies" / "spinal_emh", folder, ignore=shutil.ignore_patterns("sample", "gold")
    )
    return folder


def review(study: Path, *words: str, db: bool = True) -> Result:
    """What a subcommand prints."""
    named = ("--db", url_of(study.parent)) if db else ()
    wide = {"COLUMNS": "200"}
    return CliRunner().invoke(app, ["review", *words, "--study", str(study), *named], env=wide)


def confirmed(study: Path, *readers: tuple[str, Case]) -> None:
    """One paper in the database of the study, confirmed by these people in turn."""
    database = create_database(url_of(study.parent), study=load_study(str(study)).name)
    article = paper("pmid:1", TEXT)
    take(database, (article, record_of(article, [])))
    for minute, (annotator, case) in enumerate(readers):
        document = marked(TAGGED, case, annotator=annotator)
        confirm(database, document, minute=minute)


def test_agreement_is_told_between_annotators_and_with_the_machine(study: Path) -> None:
    """As a table, and as JSON for other programs."""
    confirmed(study, ("anna", IMPROVED), ("ben", RESOLVED))
    done = review(study, "agreement")
    assert done.exit_code == 0, repr(done.exception)
    table = done.output
    assert "anna and ben: 1 documents" in table
    assert "anna and the machine (its marks shown): 1 documents" in table
    told = json.loads(review(study, "agreement", "--json").output)
    first = told["pairs"][0]
    assert (first["first"], first["second"]) == ("anna", "ben")
    assert first["fields"]["outcome_clinical"]["f1"] == 0
    assert first["fields"]["sex"]["f1"] == 1
    machine = next(p for p in told["pairs"] if p["second"].startswith("the machine"))
    assert machine["fields"]["sex"]["recall"] == 0  # it read nothing


def test_where_neither_reader_has_stated_anything_they_have_not_agreed(study: Path) -> None:
    """No ratio is shown for a field that nobody has filled in."""
    confirmed(study, ("anna", IMPROVED), ("ben", IMPROVED))
    first = json.loads(review(study, "agreement", "--json").output)["pairs"][0]["fields"]
    assert first["sex"]["f1"] == 1
    imaging = first["outcome_imaging"]
    assert [imaging[each] for each in ("precision", "recall", "f1")] == [None, None, None]
    [row] = [
        line.split()
        for line in review(study, "agreement").output.split("the machine")[0].splitlines()
        if line.strip().startswith("outcome_imaging")
    ]
    assert row == ["outcome_imaging", "1", "0", "0", "0"]


def test_the_status_tells_the_pace_with_marks_and_without_and_what_is_in_dispute(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the database alone, where the server cannot be asked."""
    monkeypatch.setenv("CASESWEEP_DOCCANO_PASSWORD", "x")
    database = create_database(url_of(study.parent), study=load_study(str(study)).name)
    for number, (minute, blind) in enumerate([(0, False), (4, False), (10, True), (26, True)]):
        text = f"{TEXT} It was the year {number}."
        article = paper(f"pmid:{number + 1}", text)
        take(database, (article, record_of(article, [])))
        document = marked(
            f"{TAGGED} It was the year {number}.", IMPROVED, doc=f"pmid:{number + 1}", blind=blind
        )
        confirm(database, document, minute=minute)
    document = marked(f"{TAGGED} It was the year 0.", RESOLVED, annotator="ben")
    confirm(database, document, minute=40)
    done = review(study, "status", "--server", "http://127.0.0.1:9")
    assert done.exit_code == 0, done.output
    assert "minutes a document, ann, with marks beforehand: 4.0 (median of 1 of 2)" in done.output
    assert "minutes a document, ann, without marks beforehand: 11.0" in done.output
    assert "in dispute: 1 fields of 1 documents" in done.output
    assert "what is confirmed on the server is not known" in done.output


def test_nothing_confirmed_is_said(study: Path) -> None:
    """With what to do."""
    confirmed(study)
    done = review(study, "agreement")
    assert done.exit_code == 2
    assert "fetch them with: casesweep review pull" in done.output


def test_disputes_are_listed_until_they_are_adjudicated(study: Path) -> None:
    """Who said what; an adjudicated document is in dispute no more."""
    confirmed(study, ("anna", IMPROVED), ("ben", RESOLVED))
    listed = review(study, "adjudicate").output
    assert "anna: improved; ben: resolved" in listed
    assert "1 fields of 1 documents are in dispute" in listed
    database = create_database(url_of(study.parent), study=load_study(str(study)).name)
    confirm(database, marked(TAGGED, RESOLVED, annotator="clara"), purpose="adjudication")
    assert "0 fields of 0 documents are in dispute" in review(study, "adjudicate").output


def test_proposals_are_listed_and_taken_only_by_a_person(study: Path) -> None:
    """A term goes into the vocabulary with who took it, from which paper; then it is known."""
    confirmed(study, ("anna", IMPROVED))
    tables = {path: path.read_bytes() for path in study.rglob("*.tsv")}
    listed = review(study, "proposals").output
    assert tables == {path: path.read_bytes() for path in study.rglob("*.tsv")}
    assert "1 terms and 2 sentences proposed" in listed
    [term] = (row.split() for row in listed.splitlines() if " disorder_terms " in row)
    done = review(
        study, "proposals", "--accept", term[0], "--by", "clara", "--words", "zebra anemia"
    )
    assert done.exit_code == 0, done.output
    last = load_study(str(study)).rows("disorder_terms")[-1]
    assert (last["key"], last["term"]) == ("gaucher_disease", "zebra anemia")
    assert last["note"].startswith("clara, 20")
    assert last["note"].endswith(", pmid:1")
    again = review(study, "proposals").output
    assert " disorder_terms " not in again
    assert " examples/disorders " not in again


def test_a_sentence_is_taken_in_ones_own_words_only(study: Path) -> None:
    """A published one is its publisher's; afterwards it is not proposed again."""
    confirmed(study, ("anna", IMPROVED))
    listed = review(study, "proposals").output
    [row] = (line.split() for line in listed.splitlines() if " examples/outcome_clinical " in line)
    refused = review(study, "proposals", "--accept", row[0], "--by", "clara")
    assert refused.exit_code == 2
    assert "tell it in your own words with --words" in refused.output
    own = "After irradiation he was up and about again."
    done = review(study, "proposals", "--accept", row[0], "--by", "clara", "--words", own)
    assert done.exit_code == 0, done.output
    last = load_study(str(study)).rows("examples/outcome_clinical")[-1]
    assert (last["text"], last["expected"]) == (own, '"improved"')
    assert " examples/outcome_clinical " not in review(study, "proposals").output


def test_a_proposal_that_is_none_is_named_and_nobody_accepts_without_a_name(study: Path) -> None:
    """Wrong use, both."""
    confirmed(study, ("anna", IMPROVED))
    unknown = review(study, "proposals", "--accept", "nothing", "--by", "clara")
    assert (unknown.exit_code, "there is no proposal nothing" in unknown.output) == (2, True)
    assert review(study, "proposals", "--accept", "nothing").exit_code == 2


def test_the_guideline_is_written_where_it_is_wanted(study: Path) -> None:
    """As the study's own is."""
    out = study / "new.md"
    done = review(study, "guideline", "-o", str(out), db=False)
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8") == guideline(load_study(str(study)))
