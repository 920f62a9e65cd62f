"""What a worker does: a part of one file to the records of its documents. Pure, so safe to repeat.

A large file of many documents is dealt out: of `turns` parts each takes every so-manieth one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from cases.db.intake import Versions, fingerprint
from cases.record import CaseRecord
from casesweep.extract import record_of
from casesweep.notices import heed_notices
from casesweep.screening import only_wanted, screening_of
from casesweep.settings import Settings
from casesweep.version import versions
from corpus.article import Article
from corpus.documents import kind_of, read_input
from corpus.errors import WrongUse
from corpus.file_kind import FileKind
from corpus.input_files import InputFile
from corpus.reject import Reject
from studies.study import Study

_LARGE, _SMALL, _ENOUGH = 2_000_000, 100_000, 8
"""Bytes of a file, as it is packed, to a part: some thousand citations. Up to so many parts they
are smaller, so that a file of some hundred papers keeps all workers busy too; each part costs one
more reading of the whole file."""

_SINGLE = frozenset({FileKind.PDF, FileKind.HTML, FileKind.TEXT})
"""Kinds of file that hold one document, however large."""

Item = tuple[Article | Reject, CaseRecord | Reject | None]
"""A document and its record; None where the database has it already."""


@dataclass(frozen=True, slots=True)
class Work:
    """What all workers need to know. `known` are the marks of texts that were extracted before.

    `screened`: citations of PubMed that name nothing of the study are left out, unless their PMID
    is one of `keep`.
    """

    settings: Settings
    versions: Versions
    known: frozenset[int] = frozenset()
    screened: bool = False
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of the file whose number, less `turn`, `turns` divides."""

    file: InputFile
    turn: int = 0
    turns: int = 1


@dataclass(frozen=True, slots=True)
class PartRead:
    """What came of a part, in the order of the file; `left_out` counts what was screened out."""

    items: list[Item]
    left_out: int = 0


def parts_of(file: InputFile, *, screened: bool) -> list[Part]:
    """The file dealt out by its size; whole where hardly anything of it will be extracted."""
    turns = 1 if screened else _turns(file)
    return [Part(file, turn, turns) for turn in range(turns)]


def _turns(file: InputFile) -> int:
    kind = kind_of(file)
    if file.path is None or kind in _SINGLE:
        return 1
    size = file.path.stat().st_size
    few = 0 if kind is FileKind.JATS else min(size // _SMALL, _ENOUGH - 1)  # most hold one article
    return 1 + max(size // _LARGE, few)


def read_part(part: Part, work: Work) -> PartRead:
    """Read and extract. Raises `WrongUse` where this worker has another version of casesweep."""
    study = _study(work.settings)
    if versions(study) != work.versions:
        raise WrongUse("a worker has another version of casesweep or the study; update it")
    documents, left_out = documents_of(part, work, study)
    return PartRead([(each, record_for(each, work, study)) for each in documents], left_out)


def documents_of(part: Part, work: Work, study: Study) -> tuple[list[Article | Reject], int]:
    """The documents of the part, and how many citations the screening left out of the file.

    The count is that of the whole file, and given once, with its first part.
    """
    if not work.screened:
        return list(_dealt(read_input(part.file), part)), 0
    screening = screening_of(study, set(work.keep))
    read = only_wanted(read_input(part.file, screening=screening), screening, study)
    documents = list(_dealt(read, part))
    return documents, screening.left_out if part.turn == 0 else 0


def record_for(document: Article | Reject, work: Work, study: Study) -> CaseRecord | Reject | None:
    """The record of a document that the database does not have."""
    if isinstance(document, Reject) or mark(document.doc, fingerprint(document)) in work.known:
        return None
    return noticed_record(document, study)


def mark(doc: str, text: str) -> int:
    """A number for a document and its text; two that agree by chance are extracted here."""
    return int.from_bytes(hashlib.sha256(f"{doc} {text}".encode()).digest()[:8])


def noticed_record(article: Article, study: Study) -> CaseRecord | Reject:
    """The record of an article, with what was published about it later."""
    record = record_of(article, study)
    return record if isinstance(record, Reject) else heed_notices(record, article)


def read_one(article: Article, work: Work) -> CaseRecord | Reject:
    """As `read_part`, for a document by itself."""
    return noticed_record(article, _study(work.settings))


def _dealt(documents: Iterable[Article | Reject], part: Part) -> Iterator[Article | Reject]:
    return islice(documents, part.turn, None, part.turns)


@lru_cache(maxsize=2)
def _study(settings: Settings) -> Study:
    return settings.load_study()
