"""A push of many files: while one is imported the one before it is counted."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import annotations.doccano.push
import annotations.doccano.upload
from annotations.doccano.offsets import to_utf16
from annotations.doccano.session import DoccanoError
from cases.db.schema.reviews import ReviewBatch, ReviewDocument
from tests.annotations.annotator import Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow
DOCUMENTS, AT_ONCE = 100, 15


@pytest.fixture
def many(doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """Documents for seven files."""
    monkeypatch.setattr(annotations.doccano.push, "AT_ONCE", AT_ONCE)
    return ward(doccano, tmp_path, monkeypatch, DOCUMENTS)


def on_server(made: Ward) -> dict[int, str]:
    """The texts of the project by their numbers."""
    examples = made.team.session().pages(f"projects/{made.project('ida').number}/examples")
    return {each["id"]: each["text"] for each in examples}


def manifest(made: Ward) -> list[ReviewDocument]:
    """What was pushed."""
    with made.database.reading() as session:
        found = list(session.scalars(select(ReviewDocument)))
        session.expunge_all()
    return found


def files(made: Ward) -> tuple[int, int]:
    """How many were begun, how many were counted."""
    with made.database.reading() as session:
        begun = select(func.count(ReviewBatch.id), func.count(ReviewBatch.verified))
        return tuple(session.execute(begun).one())  # type: ignore[return-value]  # two counts


def test_every_mark_of_every_file_is_in_the_manifest_as_the_server_has_it(many: Ward) -> None:
    """Numbers, texts, ids and places of all spans; each document once."""
    assert many.push("ida") == 0
    pushed = manifest(many)
    assert {each.example_id: each.text for each in pushed} == on_server(many)
    assert len({each.document_id for each in pushed}) == len(pushed) == DOCUMENTS
    assert files(many) == (7, 7)
    number = many.project("ida").number
    told = many.team.session().get_all(
        [f"projects/{number}/examples/{each.example_id}/spans" for each in pushed]
    )
    for each, spans in zip(pushed, told, strict=True):
        places = {
            mark["span_id"]: [to_utf16(each.text, mark[end]) for end in ("start", "end")]
            for mark in each.spans
        }
        assert places == {s["id"]: [s["start_offset"], s["end_offset"]] for s in spans}


def spoil(patched: pytest.MonkeyPatch, number: int, words: str, by: str) -> None:
    """Let the file of that number leave with other words than it was written with."""
    whole = annotations.doccano.upload.lines_of
    sent: list[int] = []

    def lines_of(documents: Any) -> str:
        sent.append(len(documents))
        lines = whole(documents)
        return lines.replace(words, by) if len(sent) == number else lines

    patched.setattr(annotations.doccano.push, "lines_of", lines_of)


def test_of_a_push_that_fails_half_way_what_was_counted_stays(
    many: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fourth file is refused; the third is still counted; the next push doubles nothing."""
    many.team.session("ida")
    with monkeypatch.context() as patched:
        spoil(patched, 4, '"to_id": ', '"to_id": 99')
        with pytest.raises(DoccanoError, match=r"did not take .* removed; push again"):
            many.push("ida")
    assert (len(manifest(many)), len(on_server(many)), files(many)) == (45, 45, (4, 3))
    assert many.push("ida") == 0
    assert {each.example_id: each.text for each in manifest(many)} == on_server(many)
    assert len(manifest(many)) == DOCUMENTS


def test_a_file_that_is_found_short_takes_the_one_sent_meanwhile_with_it(
    many: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second lacks a mark, which shows while the third is on its way: both are removed."""
    many.team.session("ida")
    with monkeypatch.context() as patched:
        spoil(patched, 2, '"label": "relevant:yes"', '"label": ""')
        with pytest.raises(DoccanoError, match=r"removed; push again"):
            many.push("ida")
    assert len(manifest(many)) == len(on_server(many)) == AT_ONCE
    assert many.push("ida") == 0
    assert Counter(on_server(many).values()) == Counter(each.text for each in manifest(many))
    assert len(manifest(many)) == DOCUMENTS
