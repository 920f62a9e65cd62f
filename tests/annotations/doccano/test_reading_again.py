"""What is asked again when a server fails, what never is, and by which way it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from annotations.doccano.session import Doccano, DoccanoError


@contextmanager
def failing(times: int) -> Iterator[tuple[str, list[str]]]:
    """A server that logs in anybody and then fails so often; its address, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            self.rfile.read(size)
            in_login = "auth" in self.path or self.path.endswith("/me")
            if not in_login:
                asked.append(f"{self.command} {self.path}")
            self.send_response(500 if not in_login and len(asked) <= times else 200)
            self.send_header("Set-Cookie", "csrftoken=x")
            self.end_headers()
            self.wfile.write(b'{"id": 1, "username": "ann"}')

        do_GET = do_POST = answer  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_that_the_server_fails_to_read_is_asked_for_again() -> None:
    """As where its SQLite file is being written to."""
    with failing(2) as (address, asked):
        assert Doccano(address, "ann", "x").get("projects/1")["id"] == 1
    assert asked == ["GET /v1/projects/1"] * 3


def test_a_server_that_goes_on_failing_is_told_of() -> None:
    """After three times."""
    with failing(9) as (address, asked), pytest.raises(DoccanoError, match=r"refused ann \(500\)"):
        Doccano(address, "ann", "x").get("projects/1")
    assert len(asked) == 3


def test_what_writes_is_never_sent_again() -> None:
    """It may have been done."""
    with failing(1) as (address, asked), pytest.raises(DoccanoError, match=r"refused ann \(500\)"):
        Doccano(address, "ann", "x").do(lambda client: client.create_user("ben", "long-password"))
    assert len(asked) == 1


def test_a_server_behind_a_proxy_is_asked_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the environment says, which is looked up once."""
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/of/the/hospital.pem")
    with failing(0) as (address, asked):
        monkeypatch.setenv("http_proxy", address)
        session = Doccano("http://doccano.invalid", "ann", "x")
        monkeypatch.delenv("http_proxy")
        assert session.get("projects/1")["id"] == 1
    assert asked == ["GET http://doccano.invalid/v1/projects/1"]
    assert session.client._base_repository._session.verify == "/of/the/hospital.pem"
