"""Doccano for one team: on loopback, with its own key, and no password anywhere."""

import socket
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotations.doccano.environment import ServerError, backend_of
from annotations.doccano.server import HOST, Server, back_up, down, is_healthy, prepare, up
from annotations.doccano.session import Doccano
from casesweep.reviewing.command import app
from casesweep.reviewing.review import PASSWORD
from corpus.errors import WrongUse
from tests.fakes.doccano import ADMIN, Team, installed, team

pytestmark = pytest.mark.slow


def pid_of(running: Team, name: str) -> int:
    """The process of that name."""
    return int((running.server.folder / f"{name}.pid").read_text("utf-8"))


def test_it_listens_on_loopback_only(doccano: Team) -> None:
    """Doccano's own command would listen everywhere."""
    wanted = f":{doccano.server.port:04X}"
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    assert [each for each in listening if each.endswith(wanted)] == [f"0100007F{wanted}"]


def test_no_password_is_in_a_file_a_log_or_a_process(
    doccano: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database holds its hash; the processes are not told ours."""
    doccano.session("anna")
    secret = doccano.password.encode()
    for path in doccano.server.folder.rglob("*"):
        assert not path.is_file() or secret not in path.read_bytes(), path
    for name in ("web", "worker"):
        pid = pid_of(doccano, name)
        for what in ("environ", "cmdline"):
            told = Path(f"/proc/{pid}/{what}").read_bytes()
            assert secret not in told
            assert PASSWORD.encode() not in told


def test_the_queue_of_tasks_stands_before_any_process_starts(tmp_path: Path) -> None:
    """Web server and worker would both make it, and the second would die of its name's being taken."""
    server = Server(tmp_path, installed())
    for _ in range(2):
        prepare(server)
    with closing(sqlite3.connect(server.database)) as database:
        assert database.execute("SELECT name FROM kombu_queue").fetchall() == [("celery",)]


def test_the_secret_key_is_its_own(doccano: Team) -> None:
    """For its owner's eyes; Doccano's default is public."""
    path = doccano.server.folder / "home" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text("utf-8")) > 40
    assert path.read_text("utf-8") in Path(
        f"/proc/{pid_of(doccano, 'web')}/environ"
    ).read_bytes().decode().split("SECRET_KEY=")[1].split("\0")


def test_a_list_has_more_than_five_on_a_page(doccano: Team) -> None:
    """Doccano's own default makes twenty times as many requests."""
    admin = doccano.session()
    project = admin.do(lambda c: c.create_project("pages", "SequenceLabeling", "of a list"))
    for number in range(6):
        admin.do(lambda c, n=number: c.create_example(project.id, f"text {n}"))  # type: ignore[misc]  # bound now
    assert len(admin.get(f"projects/{project.id}/examples")["results"]) == 6


def test_labels_are_shown_whole_and_the_text_has_room(doccano: Team) -> None:
    """`treatment:surgery (prior)`, not `treatment:su...`; also what is served compressed."""
    scripts = {
        path: path.read_text("utf-8")
        for path in backend_of(doccano.server.environment).rglob("_nuxt/*.js")
    }
    drawing = {path: text for path, text in scripts.items() if "maxLabelLength:" in text}
    assert drawing
    for path, text in drawing.items():
        assert "maxLabelLength:12" not in text
        assert "this.maxLineWidth-Math.min(this.maxLabelWidth,200)" in text
        assert not path.with_name(f"{path.name}.gz").exists()


def test_a_stop_and_a_start_keep_everything(tmp_path: Path) -> None:
    """Accounts, projects, even sessions; a second start does nothing."""
    with team(tmp_path / "server") as running:
        session = running.session("anna")
        assert not up(running.server, admin=ADMIN, password=running.password[::-1])
        assert down(running.server)
        assert not is_healthy(running.server)
        assert not down(running.server)
        running.start()
        assert session.get("me")["username"] == "anna"
        Doccano(running.server.url, ADMIN, running.password)


def test_a_backup_of_a_running_server_holds_what_people_did(doccano: Team, tmp_path: Path) -> None:
    """One file, an SQLite database, whole."""
    doccano.session("berta")
    back_up(doccano.server, tmp_path / "doccano.sqlite")
    copy = sqlite3.connect(tmp_path / "doccano.sqlite")
    users = {name for (name,) in copy.execute("SELECT username FROM auth_user")}
    copy.close()
    assert {"admin", "berta"} <= users
    assert [each.name for each in tmp_path.iterdir()] == ["doccano.sqlite"]


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """Somebody else's server would look like ours."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = Server(tmp_path / "server", installed(), other.getsockname()[1])
        with pytest.raises(ServerError, match=r"port \d+ is taken; name another with --port"):
            up(taken, admin=ADMIN, password=tmp_path.name)


def test_without_a_server_there_is_no_backup(tmp_path: Path) -> None:
    """And nothing is written."""
    with pytest.raises(WrongUse, match="there is no Doccano"):
        back_up(Server(tmp_path, tmp_path), tmp_path / "doccano.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_command_starts_copies_and_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the words of the documentation."""
    monkeypatch.setenv(PASSWORD, "a-Password-4-tests")
    place = ["--folder", str(tmp_path / "doccano"), "--environment", str(installed())]
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = str(probe.getsockname()[1])
    try:
        done = CliRunner().invoke(app, ["server", "up", *place, "--port", port])
        assert done.exit_code == 0, done.output
        assert f"Doccano runs at http://127.0.0.1:{port}, on this machine only" in done.output
        backup = str(tmp_path / "backup.sqlite")
        done = CliRunner().invoke(app, ["server", "backup", backup, *place[:2]])
        assert (done.exit_code, done.output) == (0, f"backup: {backup}\n")
    finally:
        done = CliRunner().invoke(app, ["server", "down", *place])
    assert (done.exit_code, done.output) == (0, "Doccano was stopped\n")
