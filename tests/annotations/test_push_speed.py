"""How long a large push takes; on request only."""

import json
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cases.review_schema import ReviewDocument
from casesweep.run import run_study
from tests.annotations.annotator import documents, ward
from tests.fakes.doccano import Team

DOCUMENTS = 5000
SECONDS = 120


@pytest.mark.soak
def test_five_thousand_documents_are_pushed_in_two_minutes(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marked, uploaded, counted and in the manifest, on two cores."""
    made = ward(doccano, tmp_path, monkeypatch, 0)
    lines = [json.dumps(each, ensure_ascii=False) for each in documents(DOCUMENTS)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    run_study(made.settings, [str(tmp_path / "many.jsonl")])
    doccano.session("ida")
    begun = time.monotonic()
    assert made.push("ida") == 0
    took = time.monotonic() - begun
    with made.database.reading() as session:
        assert session.scalar(select(func.count(ReviewDocument.id))) == DOCUMENTS
    assert took < SECONDS, f"it took {took:.0f} s"
