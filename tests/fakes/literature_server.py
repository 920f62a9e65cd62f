"""A server on loopback that answers as E-utilities, PMC's cloud and Europe PMC do, and can fail.

`python -m tests.fakes.literature_server studies/spinal_emh/sample` serves the citations of files for
people to try sweeps on.
"""

import argparse
import json
import random
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fakes.library import Library


class Fault(StrEnum):
    """What a real server has been seen to do in the place of an answer."""

    TOO_MANY = "429 with JSON"
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    ERROR_IN_200 = "<ERROR> in a 200"
    HTML_PAGE = "HTML page"
    EMPTY_BODY = "empty body"
    CUT_WITH_LENGTH = "cut, Content-Length"
    CUT_WITHOUT_LENGTH = "cut, no Content-Length"
    RESET = "reset"
    SILENCE = "silence"
    DRIP = "slow drip"
    DUPLICATE_IDS = "duplicate ids"
    MISSING_IDS = "missing ids"
    WRONG_ORDER = "wrong order"


OF_THE_WIRE = tuple(Fault)[: tuple(Fault).index(Fault.DUPLICATE_IDS)]
"""Faults that spoil one answer as a whole."""

_STATUS = {Fault.INTERNAL: 500, Fault.BAD_GATEWAY: 502, Fault.UNAVAILABLE: 503}
_ERROR = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<eSearchResult><ERROR>Search Backend failed: '
    "Pubmed 2.0 search API: HTTP request returned 502 status.</ERROR></eSearchResult>"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as it came, and when (seconds of a clock that only grows)."""

    moment: float
    tool: str
    parameters: dict[str, str]
    method: str
    path: str


@dataclass(slots=True)
class World:
    """The library, what was asked of it, and what is to go wrong.

    `fault` is asked before each answer, with the number of the request. `per_second` is the limit
    beyond which requests are refused; `key` the only API key that is accepted, where there is one.
    """

    library: Library = field(default_factory=Library)
    fault: Callable[[int], Fault | None] = lambda _: None
    asked: list[Asked] = field(default_factory=list)
    per_second: float | None = None
    key: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, asked: Asked) -> Fault | None:
        """Write the request down; what is to go wrong with it."""
        with self.lock:
            recent = [each for each in self.asked if asked.moment - each.moment < 1]
            self.asked.append(asked)
            if self.per_second is not None and len(recent) >= self.per_second:
                return Fault.TOO_MANY
            return self.fault(len(self.asked) - 1)


class _Handler(BaseHTTPRequestHandler):
    world: ClassVar[World]
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """The tests' output is their own."""

    def do_GET(self) -> None:
        """The parameters stand in the address."""
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        """The parameters stand in the body."""
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def _answer(self, query: str) -> None:
        parameters = {name: values[-1] for name, values in parse_qs(query).items()}
        path = unquote(urlsplit(self.path).path)
        asked = Asked(
            time.monotonic(), path.rpartition("/")[2], parameters, self.command, self.path
        )
        fault = self.world.note(asked)
        key = parameters.get("api_key", "")
        if self.world.key and key not in {"", self.world.key}:
            said = {"error": "API key invalid", "api-key": key, "type": "api", "status": "unknown"}
            self._send(400, json.dumps(said).encode())
        elif fault in OF_THE_WIRE:
            self._fail(fault, path, parameters)
        else:
            self._send(*self._reply(path, parameters, fault))

    def _reply(
        self, path: str, parameters: dict[str, str], fault: Fault | None
    ) -> tuple[int, bytes]:
        library = self.world.library
        if path.endswith("esearch.fcgi"):
            found = library.search(
                parameters.get("term", ""),
                int(parameters.get("retmax", 20)),
                int(parameters.get("retstart", 0)),
                lambda page: self._spoilt(page, fault),
            )
            return 200, found.encode()
        if path.endswith("efetch.fcgi") and parameters.get("db") == "pubmed":
            return 200, library.fetch(self._spoilt(parameters["id"].split(","), fault)).encode()
        if path.endswith("efetch.fcgi"):
            return self._pmc(f"PMC{parameters['id']}")
        if path.startswith("/europepmc/"):
            return self._europepmc(path, parameters, fault)
        if "prefix" in parameters:
            keys = library.versions(parameters["prefix"])
            listed = "".join(f"<Contents><Key>{escape(key)}</Key></Contents>" for key in keys)
            xmlns = "http://s3.amazonaws.com/doc/2006-03-01/"
            return 200, f'<ListBucketResult xmlns="{xmlns}">{listed}</ListBucketResult>'.encode()
        return self._full_text(path.removeprefix("/cloud/"))

    def _europepmc(
        self, path: str, parameters: dict[str, str], fault: Fault | None
    ) -> tuple[int, bytes]:
        if path.endswith(("/search", "/searchPOST")):
            library = self.world.library
            found = library.search_europepmc(parameters, lambda page: self._spoilt(page, fault))
            return 200, found.encode()
        return self._full_text(f"europepmc:{path.split('/')[-2]}")

    def _full_text(self, key: str) -> tuple[int, bytes]:
        text = self.world.library.full_texts.get(key)
        return (200, text) if text is not None else (404, b"<Error><Code>NoSuchKey</Code></Error>")

    def _pmc(self, pmcid: str) -> tuple[int, bytes]:
        """EFetch gives an article without a body where the publisher refuses, and says so."""
        text = self.world.library.full_texts.get(f"pmc:{pmcid}")
        if text is None:
            text = (
                "<pmc-articleset><article><!--The publisher of this article does not allow "
                "downloading of the full text in XML form.--><front><article-meta>"
                f'<article-id pub-id-type="pmc">{pmcid}</article-id><title-group><article-title>T'
                "</article-title></title-group></article-meta></front></article></pmc-articleset>"
            ).encode()
        return 200, text

    def _spoilt(self, pmids: list[str], fault: Fault | None) -> list[str]:
        if fault is Fault.DUPLICATE_IDS:
            return pmids[:-1] + pmids[:1]
        if fault is Fault.MISSING_IDS:
            return pmids[1:]
        if fault is Fault.WRONG_ORDER:
            return self.world.chance.sample(pmids, len(pmids))
        return pmids

    def _fail(self, fault: Fault, path: str, parameters: dict[str, str]) -> None:
        self.close_connection = True
        if fault is Fault.TOO_MANY:
            said = {"error": "API rate limit exceeded", "count": "4", "limit": "3"}
            said["api-key"] = parameters.get("api_key", "127.0.0.1")
            self._send(429, json.dumps(said).encode(), {"Retry-After": "1"})
        elif fault in _STATUS:
            self._send(_STATUS[fault], b"<html><body>Backend fetch failed</body></html>")
        elif fault is Fault.ERROR_IN_200:
            self._send(200, _ERROR.encode())
        elif fault is Fault.HTML_PAGE:
            self._send(200, b"<!DOCTYPE html><html><body>We are down for maintenance</body></html>")
        elif fault is Fault.EMPTY_BODY:
            self._send(200, b"")
        else:
            self._break_off(fault, self._reply(path, parameters, None)[1])

    def _break_off(self, fault: Fault, body: bytes) -> None:
        if fault is Fault.RESET:
            # Closing with data unsent and no lingering sends RST in the place of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if fault is Fault.SILENCE:
            self.world.closing.wait(5)
            return
        length = {} if fault is Fault.CUT_WITHOUT_LENGTH else {"Content-Length": str(len(body))}
        self._head(200, length)
        if fault is Fault.DRIP:
            for byte in body:
                if self.world.closing.wait(0.01):
                    return
                self.wfile.write(bytes([byte]))
        else:
            self.wfile.write(body[: len(body) // 2])

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """Says nothing of clients that went away, as the tests make them do."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing."""

    def shutdown_request(self, request: object) -> None:
        """A connection that was reset is closed already."""
        with suppress(OSError):
            super().shutdown_request(request)  # type: ignore[arg-type]  # of a TCP server


@contextmanager
def serving(world: World, *, port: int = 0) -> Iterator[str]:
    """The address of a server of this world, while it is there. Port 0: one that is free."""
    handler = type("Handler", (_Handler,), {"world": world})
    server = _Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        world.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    """Serve files until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="PubMed XML files")
    parser.add_argument("--port", type=int, default=8079)
    given = parser.parse_args()
    world = World()
    files = sorted(path for path in given.folder.rglob("*.xml*") if path.is_file())
    world.library.add_files(files, datetime.now(UTC).date())
    with serving(world, port=given.port) as address, suppress(KeyboardInterrupt):
        said = f"{len(world.library.citations):,} citations at {address}; stop with Ctrl-C"
        print(said, flush=True)  # noqa: T201
        threading.Event().wait()


if __name__ == "__main__":
    main()
