"""What a worker does: a part of one file to the records of its documents. Pure, so safe to repeat.

A file of many documents is read where the command runs and dealt out some documents at a time, so
that all workers are busy to the end, and what comes first is written while the rest is extracted.
Reading is dear for files of one paper, and where citations are screened: those go out whole.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cases.db.intake import Versions, fingerprint
from cases.record import CaseRecord
from casesweep.extract import record_of
from casesweep.notices import heed_notices
from casesweep.screening import only_wanted, screening_of
from casesweep.settings import Settings
from casesweep.version import versions
from corpus.article import Article, Section
from corpus.documents import kind_of, read_input
from corpus.errors import WrongUse
from corpus.file_kind import FileKind
from corpus.input_files import InputFile
from corpus.reject import Reject
from studies.study import Study

_MANY = frozenset(
    {FileKind.PUBMED, FileKind.JSONL, FileKind.MEDLINE, FileKind.PUBMED_TEXT, FileKind.RIS}
)
"""Kinds of file that hold many documents, each of them read in a moment."""

_MOST, _LONGEST = 50, 1_000_000
"""Documents of a part, and characters of text; a single document may be longer."""

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
    """Documents of the file that were read; None where the worker is to read the whole file."""

    file: InputFile
    documents: tuple[Article | Reject, ...] | None = None


@dataclass(frozen=True, slots=True)
class PartRead:
    """What came of a part, in the order of the file; `left_out` counts what was screened out."""

    items: list[Item]
    left_out: int = 0


def parts_of(file: InputFile, *, screened: bool) -> Iterator[Part]:
    """The file dealt out. Standard input is read here, since no worker can.

    Raises `WrongUse` where it is to be screened, which workers do.
    """
    if screened and file.path is None:
        raise WrongUse("workers cannot screen standard input; name files, or leave out --engine")
    if screened or (file.path is not None and kind_of(file) not in _MANY):
        yield Part(file)
        return
    part: list[Article | Reject] = []
    length = 0
    for document in read_input(file):
        size = sum(len(text.text) for text in _texts(document))
        if part and (len(part) == _MOST or length + size > _LONGEST):
            yield Part(file, tuple(part))
            part, length = [], 0
        part.append(document)
        length += size
    if part:
        yield Part(file, tuple(part))


def _texts(document: Article | Reject) -> Iterable[Section]:
    return document.texts() if isinstance(document, Article) else ()


def read_part(part: Part, work: Work) -> PartRead:
    """Read and extract. Raises `WrongUse` where this worker has another version of casesweep."""
    study = _study(work.settings)
    if _versions(work.settings) != work.versions:
        raise WrongUse("a worker has another version of casesweep or the study; update it")
    documents, left_out = documents_of(part, work, study)
    return PartRead([(each, record_for(each, work, study)) for each in documents], left_out)


def work_for(part: Part, work: Work) -> Work:
    """The work without what is known of other documents than the part's, where these are read."""
    if part.documents is None or not work.known:
        return work
    articles = (each for each in part.documents if isinstance(each, Article))
    marks = {mark(each.doc, fingerprint(each)) for each in articles}
    return replace(work, known=work.known & marks)


def documents_of(part: Part, work: Work, study: Study) -> tuple[Sequence[Article | Reject], int]:
    """The documents of the part, and how many citations the screening left out of it."""
    if part.documents is not None:
        return part.documents, 0
    if not work.screened:
        return list(read_input(part.file)), 0
    screening = screening_of(study, set(work.keep))
    read = only_wanted(read_input(part.file, screening=screening), screening, study)
    return list(read), screening.left_out


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


@lru_cache(maxsize=2)
def _study(settings: Settings) -> Study:
    return settings.load_study()


@lru_cache(maxsize=2)
def _versions(settings: Settings) -> Versions:
    """As they were when this worker began: what it has loaded does not change any more."""
    return versions(_study(settings))
