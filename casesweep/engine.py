"""`casesweep run --engine dask`: parts of files to workers, records back in the order of the files.

Workers only read and extract; this process alone writes. What a worker does may be done again, so
one that dies, or a scheduler that is started anew, costs time and nothing else. A document that
kills whoever reads it is found by reading its neighbours one by one, and rejected.
"""

import logging
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import chain, islice
from typing import Self

from distributed import Client, Future, LocalCluster
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from cases.record import CaseRecord
from casesweep.parts import (
    Item,
    Part,
    PartRead,
    Work,
    documents_of,
    parts_of,
    read_one,
    read_part,
    work_for,
)
from casesweep.terminal import say
from corpus.article import Article
from corpus.documents import Givers
from corpus.errors import CasesweepError
from corpus.input_files import InputFile
from corpus.reject import Reject

LOCAL = "local"
_LOST = (CancelledError, CommClosedError, OSError)
_PATIENCE, _AT_FIRST = 600, 30
"""Seconds that a scheduler may be away, and may take to answer at first."""

_AHEAD = 3
"""Parts handed out to each worker before the first is written."""


class EngineError(CasesweepError):
    """The cluster cannot be reached, or does not come back."""


class Engine:
    """A connection to a scheduler, renewed when it is lost; `local` starts workers here.

    `left_out` counts the citations that the workers screened out.
    """

    def __init__(self, address: str, work: Work) -> None:
        self.left_out = 0
        self._work = work
        self._cluster = _local_cluster() if address == LOCAL else None
        self._target = self._cluster or address
        self._client = self._connect(_AT_FIRST)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster; one that was started here ends."""
        self._client.close()  # type: ignore[no-untyped-call]  # it is untyped
        if self._cluster:
            self._cluster.close()

    def items(self, files: Iterable[InputFile | Reject]) -> Iterator[Item]:
        """Every document of the files with its record, in order.

        Raises `EngineError` where the cluster is gone for good, `WrongUse` for workers of another
        version.
        """
        givers = Givers()
        for part, read in self._read(files):
            if isinstance(part, Reject):
                yield part, None
                continue
            self.left_out += read.left_out
            for document, record in read.items:
                once = givers.once(document, part.file)
                yield once, record if once is document else None

    def _read(
        self, files: Iterable[InputFile | Reject]
    ) -> Iterator[tuple[Part | Reject, PartRead]]:
        """What is given up at once, and each part with what came of it, in order."""
        waiting = chain.from_iterable(map(self._parts, files))
        handed: deque[tuple[Part | Reject, Future[PartRead] | None]] = deque()
        while True:
            room = max(0, self._ahead - len(handed))
            handed.extend((each, self._submit(each)) for each in islice(waiting, room))
            if not handed:
                return
            part, future = handed[0]
            try:
                read = self._result(part, future)
            except _LOST:
                self._renew()
                handed = deque((each, self._submit(each)) for each, _ in handed)
                continue
            handed.popleft()
            yield part, read

    @property
    def _ahead(self) -> int:
        return _AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _parts(self, file: InputFile | Reject) -> Iterable[Part | Reject]:
        if isinstance(file, Reject):
            return (file,)
        return parts_of(file, screened=self._work.screened)

    def _submit(self, part: Part | Reject) -> Future[PartRead] | None:
        if isinstance(part, Reject):
            return None
        return self._client.submit(read_part, part, work_for(part, self._work), pure=False)

    def _result(self, part: Part | Reject, future: Future[PartRead] | None) -> PartRead:
        if isinstance(part, Reject) or future is None:
            return PartRead([])
        try:
            read: PartRead = future.result()
        except KilledWorker:
            say(f"{part.file.name} ends whoever reads it; its documents are read one by one")
            return self._one_by_one(part)
        return read

    def _one_by_one(self, part: Part) -> PartRead:
        """The part, without any other work going on that could be taken for the cause."""
        study = self._work.settings.load_study()
        documents, left_out = documents_of(part, self._work, study)
        return PartRead([(each, self._alone(each)) for each in documents], left_out)

    def _alone(self, document: Article | Reject) -> CaseRecord | Reject | None:
        if isinstance(document, Reject):
            return None
        future = self._client.submit(read_one, document, self._work, pure=False)
        try:
            record: CaseRecord | Reject = future.result()
        except KilledWorker:
            reason = (
                f"{document.doc} ended every process that read it; the other documents are not "
                "touched by it: please report this with the document"
            )
            return Reject("extract", document.source, document.doc, reason)
        return record

    def _renew(self) -> None:
        say("the scheduler is away; what it had is handed out again when it is back")
        self._client.close(timeout=1)  # type: ignore[no-untyped-call]  # it is untyped
        self._client = self._connect(_PATIENCE)

    def _connect(self, patience: float) -> Client:
        """A client with at least one worker."""
        until = time.monotonic() + patience
        while True:
            try:
                client = Client(self._target, timeout=_AT_FIRST, set_as_default=False)  # type: ignore[no-untyped-call]  # it is untyped
                client.wait_for_workers(1, timeout=max(1.0, until - time.monotonic()))
            except OSError as error:
                if time.monotonic() > until:
                    raise EngineError(
                        f"no scheduler with a worker answers at {self._target}; start them and run "
                        "this again, it goes on from where it was"
                    ) from error
                time.sleep(1)
            else:
                return client


def _local_cluster() -> LocalCluster:
    return LocalCluster(  # type: ignore[no-untyped-call]  # it is untyped
        n_workers=os.cpu_count(),
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )
