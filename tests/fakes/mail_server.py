"""A mail server and a webhook on loopback that keep what they are sent."""

import json
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, TCPServer, ThreadingTCPServer
from typing import Any, ClassVar


@dataclass(slots=True)
class Mailbox:
    """The messages that came, who logged in with what, and what the server says to each message."""

    answer: str = "250 OK"
    messages: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)


class _Mail(StreamRequestHandler):
    """As much of SMTP (RFC 5321, AUTH PLAIN of RFC 4616) as a client that sends a message needs."""

    mailbox: ClassVar[Mailbox]

    def handle(self) -> None:
        """One connection."""
        self._say("220 mail.example ESMTP")
        for line in self.rfile:
            verb, _, rest = line.decode().strip().partition(" ")
            match verb.upper():
                case "EHLO":
                    self._say("250-mail.example")
                    self._say("250 AUTH PLAIN")
                case "AUTH":
                    given = b64decode(rest.partition(" ")[2]).decode()
                    self.mailbox.logins.append(given.strip("\0"))
                    self._say("235 OK")
                case "DATA":
                    self._say("354 Go on")
                    self._keep()
                    self._say(self.mailbox.answer)
                case "QUIT":
                    self._say("221 Bye")
                    return
                case _:
                    self._say("250 OK")

    def _keep(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        body = b"".join(line.removeprefix(b".") for line in lines)
        self.mailbox.messages.append(message_from_bytes(body, policy=default))

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def receiving_mail(mailbox: Mailbox) -> Iterator[str]:
    """The server's host and port, while it is there."""
    handler = type("Handler", (_Mail,), {"mailbox": mailbox})
    with _while_there(ThreadingTCPServer(("127.0.0.1", 0), handler)) as port:
        yield f"127.0.0.1:{port}"


@dataclass(slots=True)
class Hook:
    """What was posted, and the status that each gets in turn; 204 when these are used up."""

    statuses: list[int] = field(default_factory=list)
    posted: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def receiving_posts(hook: Hook) -> Iterator[str]:
    """The webhook's address, while it is there."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """The tests' output is their own."""

        def do_POST(self) -> None:
            """Keep it."""
            hook.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(hook.statuses.pop(0) if hook.statuses else 204)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()

    with _while_there(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/services/T0/SECRET"


@contextmanager
def _while_there(server: TCPServer) -> Iterator[int]:
    """The port of a server that is at work."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
