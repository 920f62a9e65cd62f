"""A dispute from two annotators to the adjudicated value, with a real Doccano."""

from pathlib import Path

import pytest
from sqlalchemy import select

from annotations.readers.differences import READERS_DIFFER
from annotations.returned.kept import marked_documents
from cases.db.history import history
from cases.db.schema.patients import Flag
from casesweep.reviewing.adjudicate import push_disputes, show_disputes
from tests.annotations.annotator import Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow


def differing(made: Ward) -> None:
    """Two people confirm three documents; they differ in one outcome and over one patient."""
    made.push("anna", "ben", share=1.0)
    anna, ben = made.at("anna"), made.at("ben")
    docs = anna.examples()
    one, series = docs["pmid:91000001"], docs["pmid:91000003"]
    anna.relabel(one, anna.span(one, "outcome:improved", "improved"), "outcome:unchanged")
    anna.relabel(series, anna.span(series, "patient", "Patient 2"), "not a case")
    anna.tick(*docs.values())
    ben.tick(*ben.examples().values())
    assert made.pull() == 0


def in_doubt(made: Ward) -> set[str | None]:
    """The fields about which the case table says that readers differ."""
    query = select(Flag.field).where(
        Flag.closed_run_id.is_(None), Flag.reason.startswith(READERS_DIFFER)
    )
    with made.database.reading() as session:
        return set(session.scalars(query))


def test_what_is_in_dispute_is_decided_by_a_third_person_and_stands(
    doccano: Team,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Listed, pushed once, decided in Doccano, pulled; what the two agreed on stays as it was."""
    made = ward(doccano, tmp_path, monkeypatch, 3)
    before = made.table()
    differing(made)
    show_disputes(made.settings)
    listed = capsys.readouterr()
    assert "anna: unchanged; ben: improved" in listed.out
    assert "of 2 documents are in dispute" in listed.err
    doccano.session("clara")
    assert push_disputes(made.settings, "clara", round_="round 1") == 0
    assert "2 documents in dispute pushed" in capsys.readouterr().out
    assert push_disputes(made.settings, "clara", round_="round 1") == 0
    assert "nothing is in dispute that was not given" in capsys.readouterr().err

    clara = made.at("clara")
    docs = clara.examples()
    assert set(docs) == {"pmid:91000001", "pmid:91000003"}
    one, series = docs["pmid:91000001"], docs["pmid:91000003"]
    clara.delete(one, clara.span(one, "outcome:improved", "improved"))
    clara.tick(one, series)
    assert in_doubt(made) == {"outcome_clinical", None}  # one value, and one patient altogether
    assert made.pull() == 0
    assert in_doubt(made) == set()

    after = made.table()
    assert after["91000001-1"]["outcome_clinical"] == "unchanged"
    assert set(after) == set(before)  # Clara kept the second patient of the series
    for case, row in after.items():
        for key, value in row.items():
            if key not in {"doubts", "outcome_clinical"}:
                assert value == before[case][key], (case, key)
    with made.database.reading() as session:
        said = [p for p in history(session, "91000001-1") if p.field == "outcome_clinical"]
    assert ("unchanged", "adjudicated", "human:clara") in [
        (each.value, each.origin, each.source) for each in said
    ]
    [*decided] = marked_documents(made.database, purpose="adjudication")
    assert {each.annotator for each in decided} == {"clara"}
    show_disputes(made.settings)
    assert "0 fields of 0 documents are in dispute" in capsys.readouterr().err
