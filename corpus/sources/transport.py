"""The one HTTP layer: a request in, a whole and checked reply out, however often it takes to ask.

Every request waits for its turn (`corpus.sources.pacing`), has a time-out for each step and one
for all, and follows no redirect, which could carry the key elsewhere or turn a POST into an empty
GET. The body is read to its announced end and checked before anyone parses it; what may pass is
asked for again after a pause that doubles, with jitter, or that the server names. Keys and e-mail
addresses stand in no message and in no kept request.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import cast
from urllib.error import URLError
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import (
    BaseHandler,
    HTTPErrorProcessor,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from corpus.sources.pacing import Clock, MachineClock, Pace
from corpus.sources.source import RefusedError, SourceError, TransientError, is_loopback

Check = Callable[[bytes], None]
"""Raises `TransientError` or `RefusedError` for a body that is not what was asked for."""

_SECRETS = ("api_key", "email")
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_FOUND = frozenset({404, 410})
_FINE = frozenset({200, 201, 202, 204})
"""The others are what a webhook may answer; a source that sends no body does not pass its check."""
_CHUNK = 1 << 16
_SHOWN_OF_AN_ERROR = 200
_LARGEST_REPLY = 500_000_000
_LONGEST_PAUSE_SECONDS = 60.0
_MARKUP = re.compile(r"<[^<>]*>|\s+")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to try.

    `step` bounds connecting and each wait for more bytes, `whole` one try from start to end,
    `pause` is the first pause between tries.
    """

    tries: int = 6
    step: float = 60.0
    whole: float = 600.0
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Reply:
    """A checked body, what was asked for it (without secrets), and when it came (UTC)."""

    body: bytes
    asked: str
    received: datetime


class NotFoundError(RefusedError):
    """The source does not hold what it was asked for (404, 410)."""


class _EveryStatus(HTTPErrorProcessor):
    """Lets replies of every status through: what they mean is decided here, in one place."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


@dataclass(frozen=True, slots=True)
class Transport:
    """Asks one server. `setting` names where its address can be changed, for messages."""

    pace: Pace
    setting: str
    patience: Patience = field(default_factory=Patience)
    clock: Clock = field(default_factory=MachineClock)
    chance: random.Random = field(default_factory=random.Random)

    def ask(self, request: Request, check: Check) -> Reply:
        """The reply. Raises `RefusedError`, or `TransientError` once all tries are used up."""
        tried = 1
        while True:
            try:
                body = self._try(request, check)
            except TransientError as error:
                message = _without_secrets(str(error), request)
                if tried >= self.patience.tries:
                    raise TransientError(f"{message} ({tried} tries)") from None
                self._pause(tried, error.retry_after)
                tried += 1
            except SourceError as error:
                raise type(error)(_without_secrets(str(error), request)) from None
            else:
                return Reply(body, shown(request), datetime.now(UTC))

    def _pause(self, tried: int, asked: float | None) -> None:
        """Between half and the whole of a span that doubles; all wait where the server says so."""
        span = min(self.patience.pause * 2 ** (tried - 1), _LONGEST_PAUSE_SECONDS)
        if asked is not None:
            self.pace.hold(asked)
        self.clock.sleep(max(span * self.chance.uniform(0.5, 1.0), 0.0))

    def _try(self, request: Request, check: Check) -> bytes:
        host = urlsplit(request.full_url).netloc
        try:
            with self.pace.turn():
                latest = self.clock.now() + self.patience.whole
                opened = _opener(request).open(request, timeout=self.patience.step)
            with opened as response:
                body = self._body(cast("HTTPResponse", response), latest)
        except URLError as error:
            advice = f"check the network, or {self.setting}"
            raise TransientError(f"{host} cannot be reached ({error.reason}); {advice}") from error
        except TimeoutError as error:
            raise TransientError(f"{host} fell silent") from error
        except (HTTPException, OSError) as error:
            said = str(error) or type(error).__name__
            raise TransientError(f"{host} broke off the reply ({said})") from error
        self._refuse_status(response.status, response.headers, body, host)
        check(body)
        return body

    def _body(self, response: HTTPResponse, latest: float) -> bytes:
        """The whole body, in the time and of the length that are allowed."""
        chunks, size = [], 0
        while chunk := response.read1(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > _LARGEST_REPLY:
                raise RefusedError(f"the reply is larger than {_LARGEST_REPLY:,} bytes")
            if self.clock.now() > latest:
                raise TransientError(f"the reply took more than {self.patience.whole:g} seconds")
        announced = response.headers.get("Content-Length", "")
        if announced.isdecimal() and size != int(announced):
            raise TransientError(f"the reply was cut off ({size:,} of {int(announced):,} bytes)")
        return b"".join(chunks)

    def _refuse_status(
        self, status: int, headers: Mapping[str, str], body: bytes, host: str
    ) -> None:
        if status in _FINE:
            return
        said = _MARKUP.sub(" ", body[:_CHUNK].decode("utf-8", "replace"))
        message = f"{host} answered with status {status}: {said.strip()[:_SHOWN_OF_AN_ERROR]}"
        if b"API key invalid" in body:
            raise RefusedError(f"{host} does not accept the API key; check NCBI_API_KEY")
        if status in _TRANSIENT:
            raise TransientError(message, retry_after=_retry_after(headers.get("Retry-After")))
        if status in _NOT_FOUND:
            raise NotFoundError(message)
        if "Location" in headers:
            message = f"{host} sends us elsewhere (status {status}), which is not followed"
        raise RefusedError(f"{message}; check {self.setting}")


def shown(request: Request) -> str:
    """What was asked, as an address, without key and e-mail; also where it went by POST."""
    address, _, query = request.full_url.partition("?")
    posted = request.data.decode() if isinstance(request.data, bytes) else ""
    asked = [pair for pair in _pairs(query, posted) if pair[0] not in _SECRETS]
    return f"{address}?{urlencode(asked)}" if asked else address


def _pairs(*queries: str) -> list[tuple[str, str]]:
    return [pair for query in queries for pair in parse_qsl(query, keep_blank_values=True)]


def _without_secrets(message: str, request: Request) -> str:
    """Servers repeat the key in what they say of it; so may the message of a library."""
    _, _, query = request.full_url.partition("?")
    posted = request.data.decode() if isinstance(request.data, bytes) else ""
    for name, value in _pairs(query, posted):
        if name in _SECRETS and value:
            message = message.replace(value, "***").replace(urlencode({"": value})[1:], "***")
    return message


def _opener(request: Request) -> OpenerDirector:
    """Proxies are as the environment says, but never for this machine itself."""
    handlers: list[BaseHandler] = [_EveryStatus()]
    if is_loopback(urlsplit(request.full_url).hostname):
        handlers.append(ProxyHandler({}))
    return build_opener(*handlers)


def _retry_after(header: str | None) -> float | None:
    """`120`, or the date of RFC 9110, as seconds from now."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
