"""One person's session on a Doccano server: what is asked, answered or refused, in our words.

Reading is tried again where the line breaks or the server fails, writing never: what a broken write
has left is found by listing. A session that has ended is begun anew, once a call.
"""

import json
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import requests
from doccano_client import DoccanoClient
from doccano_client.models.data_upload import Task
from requests.adapters import HTTPAdapter

from corpus.errors import CasesweepError, WrongUse

T = TypeVar("T")
_AT_ONCE = 1000
_LINES = 4
_TRIES = 3
_PAUSE_SECONDS = 0.5
_IMPORT_SECONDS = 300
_POLL_SECONDS = 0.2
_LOGGED_OUT = 403
_NOT_FOUND = 404
_SERVER_FAULT = 500

Json = dict[str, Any]


class DoccanoError(CasesweepError):
    """The server could not be asked, or did not do what it was asked for."""


class GoneError(DoccanoError):
    """The server does not have what was asked for."""


class Doccano:
    """A session. Every method raises `DoccanoError`; one that logs in, `WrongUse` too.

    `import_seconds` is how long one file may take: a worker that was killed never answers.
    """

    def __init__(
        self, url: str, user: str, password: str, *, import_seconds: float = _IMPORT_SECONDS
    ) -> None:
        self.url = url.rstrip("/")
        self.user = user
        self.client = DoccanoClient(self.url)
        self._password = password
        self._import_seconds = import_seconds
        self._http = self.client._base_repository  # noqa: SLF001 - its models drop times and users
        _hasten(self._http._session, self.url)  # noqa: SLF001
        self._login()

    def get(self, resource: str, **parameters: Any) -> Any:
        """The JSON of a resource, below `/v1/`."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self._tried(lambda: self._http.get(f"{resource}{query}").json(), again=True)

    def get_all(self, resources: Sequence[str]) -> list[Any]:
        """The JSON of many resources, a few at a time, in order."""
        with ThreadPoolExecutor(_LINES) as pool:
            return list(pool.map(self.get, resources))

    def pages(
        self, resource: str, *, first: int = 0, most: int | None = None, **parameters: Any
    ) -> Iterator[Json]:
        """The members of a list of many pages, from a place in it on, at most so many."""
        at, end = first, None if most is None else first + most
        while True:
            size = _AT_ONCE if end is None else min(_AT_ONCE, end - at)
            page = self.get(resource, limit=size, offset=at, **parameters)
            yield from page["results"]
            at += len(page["results"])
            if not page["next"] or at == end:
                return

    def do(self, call: Callable[[DoccanoClient], T]) -> T:
        """What a method of the client answers; not tried again but after a session has ended."""
        return self._tried(lambda: call(self.client), again=False)

    def upload_labels(self, project: int, labels: Sequence[Json]) -> None:
        """Make these labels of spans, in this order, in one step."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "labels.json"
            path.write_text(json.dumps(labels), "ascii")
            self.do(lambda client: client.upload_label_type(project, str(path), "span"))

    def upload(self, project: int, name: str, lines: str) -> None:
        """Import a file of that name, and wait for it. Raises `DoccanoError` if any line failed.

        What an import that failed leaves behind is still to be removed: `remove`.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_text(lines, "ascii")
            task = self.do(lambda client: _ingest(client, project, path))
        status = self._await(task)
        said = (status.get("result") or {}).get("error") or status.get("error")
        if said:
            raise DoccanoError(f"{self.url} did not take the upload {name}: {said}")

    def remove(self, project: int, upload_names: Collection[str]) -> int:
        """Delete the examples of these files from a project; how many there were."""
        ids = [
            each["id"]
            for each in self.pages(f"projects/{project}/examples")
            if each["upload_name"] in upload_names
        ]
        if ids:  # an empty list would delete all
            self.do(lambda client: client.bulk_delete_examples(project, ids))
        return len(ids)

    def _await(self, task: str) -> Json:
        end = time.monotonic() + self._import_seconds
        while time.monotonic() < end:
            status: Json = self.get(f"tasks/status/{task}")
            if status["ready"]:
                return status
            time.sleep(_POLL_SECONDS)
        raise DoccanoError(
            f"{self.url} did not finish an import within {self._import_seconds:.0f} s; its worker "
            "may have stopped: look at casesweep review server up, then push again"
        )

    def _login(self) -> None:
        try:
            self.client.login(self.user, self._password)
        except requests.HTTPError as error:
            if error.response is not None and error.response.status_code < _SERVER_FAULT:
                raise WrongUse(
                    f"{self.url} does not know {self.user} with this password; give the right one "
                    "in CASESWEEP_DOCCANO_PASSWORD, or at the prompt"
                ) from error
            raise self._refused(error) from error
        except requests.RequestException as error:
            raise self._silent() from error

    def _tried(self, call: Callable[[], T], *, again: bool) -> T:
        for left in reversed(range(_TRIES)):
            try:
                return call()
            except requests.HTTPError as error:
                if left and _logged_out(error):
                    self._login()
                    continue
                if not (again and left and _failed(error)):
                    raise self._refused(error) from error
            except requests.RequestException as error:
                if not (again and left):
                    raise self._silent() from error
            except ValueError as error:  # the client's own, of what it was given
                raise DoccanoError(f"{self.url} refused: {error}") from error
            time.sleep(_PAUSE_SECONDS)
        raise self._silent()

    def _refused(self, error: requests.HTTPError) -> DoccanoError:
        code = error.response.status_code if error.response is not None else 0
        kind = GoneError if code == _NOT_FOUND else DoccanoError
        said = " ".join(str(error).split())[:300]
        return kind(f"{self.url} refused {self.user} ({code}): {said}")

    def _silent(self) -> DoccanoError:
        return DoccanoError(
            f"{self.url} does not answer; start it with casesweep review server up, or name yours "
            "with --server, then run this again: what was done is kept"
        )


def _hasten(session: requests.Session, url: str) -> None:
    """Let several lines be open, and proxy and certificates of the environment be looked up once.

    Looking them up took a third of our time for a request.
    """
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=_LINES + 1))
    found = session.merge_environment_settings(url, {}, None, None, None)
    session.proxies, session.verify = found["proxies"], found["verify"]
    session.trust_env = False


def _ingest(client: DoccanoClient, project: int, path: Path) -> str:
    files = client.data_import._data_upload_repository  # noqa: SLF001 - the client would wait an hour
    uploaded = files.upload(str(path))
    task = Task.RELATION_EXTRACTION
    return str(files.ingest(project, [uploaded], task, "JSONL", column_data="text"))


def _failed(error: requests.HTTPError) -> bool:
    """Whether it was the server's fault: an SQLite file that is being written to, say."""
    return error.response is not None and error.response.status_code >= _SERVER_FAULT


def _logged_out(error: requests.HTTPError) -> bool:
    response = error.response
    if response is None or response.status_code != _LOGGED_OUT:
        return False
    return "credentials were not provided" in response.text or "CSRF" in response.text
