"""What goes wrong between a team and its Doccano: nothing lost, nothing doubled, one sentence."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import annotations.doccano.push
import annotations.doccano.upload
from annotations.doccano.server import is_healthy
from annotations.doccano.session import Doccano, DoccanoError
from cases.db.schema.patients import CaseValue
from cases.db.schema.reviews import ReviewBatch, ReviewDocument, ReviewPull
from casesweep.reviewing import review
from casesweep.reviewing.review import PASSWORD
from corpus.errors import CasesweepError, WrongUse
from corpus.sole import AtWorkError
from tests.annotations.annotator import Ward, ward
from tests.fakes.doccano import Team, team

pytestmark = pytest.mark.slow
DOCUMENTS = 6


@pytest.fixture
def made(doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """A few documents, not yet pushed."""
    return ward(doccano, tmp_path, monkeypatch, DOCUMENTS)


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[Team]:
    """A server of the test's own, to be killed."""
    with team(tmp_path / "server") as running:
        yield running


def on_server(made: Ward, annotator: str) -> int:
    """How many documents the annotator's project has."""
    admin = made.team.session()
    return sum(1 for _ in admin.pages(f"projects/{made.project(annotator).number}/examples"))


def count(made: Ward, table: type[Any]) -> int:
    """The rows of a table."""
    with made.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def kill(made: Ward, *names: str) -> None:
    """`kill -9` of the server's processes and all their children."""
    for name in names:
        pid = int((made.team.server.folder / f"{name}.pid").read_text("utf-8"))
        os.killpg(pid, signal.SIGKILL)


def then(call: Callable[..., Any], act: Callable[[], None]) -> Callable[..., Any]:
    """The call with something happening right before it."""

    def both(*args: Any, **more: Any) -> Any:
        act()
        return call(*args, **more)

    return both


def test_a_server_killed_during_a_push_leaves_nothing_doubled(
    fragile: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All has arrived, and the server dies before it could be counted; the next push cleans up."""
    made = ward(fragile, tmp_path, monkeypatch, DOCUMENTS)
    fragile.session("anna")
    with monkeypatch.context() as patched:
        dying = then(annotations.doccano.push._verified, lambda: kill(made, "web", "worker"))
        patched.setattr(annotations.doccano.push, "_verified", dying)
        with pytest.raises(DoccanoError, match=r"does not answer; start it .* when you push again"):
            made.push("anna")
    assert (count(made, ReviewDocument), count(made, ReviewBatch)) == (0, 1)
    fragile.start()
    assert on_server(made, "anna") == DOCUMENTS
    assert made.push("anna") == 0
    assert (on_server(made, "anna"), count(made, ReviewDocument)) == (DOCUMENTS, DOCUMENTS)
    desk = made.at("anna")
    desk.tick(*desk.examples().values())
    assert made.pull() == 0
    assert count(made, ReviewPull) == DOCUMENTS


def test_a_server_killed_during_a_pull_is_pulled_to_the_end_later(
    fragile: Team,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was taken is kept and not taken again."""
    made = ward(fragile, tmp_path, monkeypatch, DOCUMENTS)
    made.push("anna")
    desk = made.at("anna")
    desk.tick(*desk.examples().values())
    monkeypatch.setattr("annotations.doccano.pull._AT_ONCE", 2)
    asked = Doccano.get_all
    batches: list[int] = []

    def dying(self: Doccano, resources: list[str]) -> list[Any]:
        batches.append(len(resources))
        if len(batches) == 4:  # the first two documents' marks, lines and ticks are there
            kill(made, "web")
        return asked(self, resources)

    with monkeypatch.context() as patched:
        patched.setattr(Doccano, "get_all", dying)
        assert made.pull() == 1
    assert "does not answer; start it with casesweep review server up" in capsys.readouterr().err
    assert count(made, ReviewPull) == 2
    fragile.start()
    assert made.pull() == 0
    assert count(made, ReviewPull) == DOCUMENTS
    made.table()


def test_a_worker_killed_during_an_import_ends_the_push_with_a_sentence(
    fragile: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The task is never answered; once the worker is back, what it may still import is removed."""
    made = ward(fragile, tmp_path, monkeypatch, DOCUMENTS)
    fragile.session("anna")
    kill(made, "worker")
    assert not is_healthy(fragile.server)
    patient = Doccano(fragile.server.url, "admin", fragile.password, import_seconds=3)
    with monkeypatch.context() as patched:
        patched.setattr(review, "connect", lambda _: patient)
        with pytest.raises(DoccanoError, match=r"within 3 s; its worker may have stopped"):
            made.push("anna")
    assert count(made, ReviewDocument) == 0
    fragile.start()
    assert made.push("anna") == 0
    made.pull()
    assert (on_server(made, "anna"), count(made, ReviewDocument)) == (DOCUMENTS, DOCUMENTS)


def test_an_import_that_fails_is_cleaned_up(made: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """Doccano tries it four times and keeps the documents of every time."""
    made.team.session("anna")
    whole = annotations.doccano.upload.lines_of

    def lines_of(documents: Any) -> str:
        return whole(documents).replace('"to_id": ', '"to_id": 99')

    with monkeypatch.context() as patched:
        patched.setattr(annotations.doccano.push, "lines_of", lines_of)
        with pytest.raises(DoccanoError, match=r"did not take .* removed; push again"):
            made.push("anna")
    assert (on_server(made, "anna"), count(made, ReviewDocument)) == (0, 0)
    assert made.push("anna") == 0
    assert on_server(made, "anna") == DOCUMENTS


def test_marks_that_do_not_arrive_are_noticed(made: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """Doccano drops what it does not like without a word."""
    made.team.session("anna")
    right = annotations.doccano.upload.lines_of

    def lines_of(documents: Any) -> str:
        return right(documents).replace('"label": "dose"', '"label": ""')

    monkeypatch.setattr(annotations.doccano.push, "lines_of", lines_of)
    with pytest.raises(DoccanoError, match=r"push again"):
        made.push("anna")
    assert (on_server(made, "anna"), count(made, ReviewDocument)) == (0, 0)


def test_a_session_that_has_ended_is_begun_anew(made: Ward) -> None:
    """As after two weeks, or when the password was set again."""
    session = made.team.session()
    session.client._base_repository._session.cookies.clear()
    assert session.get("me")["username"] == "admin"
    session.client._base_repository._session.cookies.clear()
    assert session.do(lambda client: client.get_profile()).username == "admin"


def test_a_wrong_password_is_wrong_use(made: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the password is in no message."""
    monkeypatch.setenv(PASSWORD, "not-this-one")
    with pytest.raises(WrongUse, match=r"does not know admin with this password") as told:
        made.pull()
    assert "not-this-one" not in str(told.value)


def test_of_two_pushes_at_once_the_second_leaves(
    made: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each document is on the server once."""
    made.team.session("anna")
    begun, go_on = threading.Event(), threading.Event()
    real = annotations.doccano.push.push

    def slow(*args: Any, **more: Any) -> int:
        begun.set()
        go_on.wait(60)
        return real(*args, **more)

    monkeypatch.setattr(review, "push", slow)
    first = threading.Thread(target=made.push, args=("anna",))
    first.start()
    assert begun.wait(60)
    try:
        with pytest.raises(AtWorkError, match=r"another review of spinal_emh is at work"):
            made.push("anna")
    finally:
        go_on.set()
        first.join(60)
    made.push("anna")
    assert (on_server(made, "anna"), count(made, ReviewDocument)) == (DOCUMENTS, DOCUMENTS)


def test_a_project_renamed_on_the_server_is_still_ours(
    made: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is known by its number; the new name is told once."""
    made.push("anna")
    number = made.project("anna").number
    desk = made.at("anna")
    desk.tick(*desk.examples().values())
    made.team.session().do(lambda client: client.update_project(number, name="Anna's own"))
    assert made.pull() == 0
    told = capsys.readouterr().err
    assert f"“spinal_emh {made.round}: anna” is now called “Anna's own”" in told
    assert made.push("anna") == 0
    assert (made.project("anna").number, on_server(made, "anna")) == (number, DOCUMENTS)
    made.pull()
    assert "is now called" not in capsys.readouterr().err


def test_a_project_deleted_on_the_server_is_told(
    made: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was taken stays."""
    made.push("anna")
    desk = made.at("anna")
    desk.tick(*desk.examples().values())
    made.pull()
    before = made.table()
    number = made.project("anna").number
    made.team.session().do(lambda client: client.delete_project(number))
    assert made.pull() == 1
    assert f"no longer has the project “spinal_emh {made.round}: anna”" in capsys.readouterr().err
    assert made.table() == before


def test_a_text_changed_on_the_server_is_refused(
    made: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    """That document only; the others are taken."""
    made.push("anna")
    desk = made.at("anna")
    docs = desk.examples()
    changed = docs["pmid:91000002"]
    text = changed["text"].replace("21-year-old", "22-year-old")
    assert text != changed["text"]
    made.team.session().do(lambda c: c.update_example(desk.project, changed["id"], text=text))
    desk.tick(*docs.values())
    assert made.pull() == 1
    told = capsys.readouterr().err
    assert f"pmid:91000002 in “spinal_emh {made.round}: anna”: its text was changed" in told
    assert count(made, ReviewPull) == DOCUMENTS - 1
    assert made.table()["91000002-1"]["age_years"] == 21


def test_a_mark_that_belongs_to_nobody_is_asked_about(
    made: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document waits; nothing of it is taken, and nothing is guessed."""
    made.push("anna")
    desk = made.at("anna")
    series = desk.examples()["pmid:91000003"]
    desk.add(series, "treatment:splenectomy", "radiotherapy")
    desk.add(series, "age", "mass")
    desk.tick(series)
    human = count(made, CaseValue)
    assert made.pull() == 1
    told = capsys.readouterr().err
    assert "“radiotherapy” belongs to no patient; draw a line from it to one" in told
    assert "age: “mass” cannot be read" in told
    assert count(made, CaseValue) == human


def test_a_document_that_is_not_ticked_is_not_taken(made: Ward) -> None:
    """Also where its marks were changed."""
    made.push("anna")
    desk = made.at("anna")
    one = desk.examples()["pmid:91000001"]
    before = made.table()
    desk.relabel(one, desk.span(one, "outcome:improved"), "outcome:died")
    assert made.pull() == 0
    assert made.table() == before


def test_a_foreign_project_of_the_same_name_is_left_alone(
    made: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a database was lost: nothing is pushed into what is not known."""
    made.push("hugo")
    (tmp_path / "other").mkdir()
    other = ward(made.team, tmp_path / "other", monkeypatch, 1)
    with pytest.raises(WrongUse, match=rf"“spinal_emh {made.round}: hugo” that is not in this"):
        other.push("hugo", round_=made.round)
    assert other.push("hugo") == 0


def test_without_a_server_the_sentence_says_what_to_do() -> None:
    """Where nothing answers at the address."""
    with pytest.raises(CasesweepError, match=r"does not answer; start it with casesweep review"):
        Doccano("http://127.0.0.1:9", "admin", "x")
