"""What a worker does: a part of one file to the records of its documents. Pure, so safe to repeat.

A large file of many documents is dealt out in stretches, so that what comes first is written while
the rest is read.
"""

import hashlib
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
from corpus.documents import read_input
from corpus.errors import WrongUse
from corpus.extent import about_how_many
from corpus.input_files import InputFile
from corpus.reject import Reject
from studies.study import Study

_MOST, _FEWEST, _ENOUGH = 4_000, 25, 8
"""Documents of a part. A file is dealt out in eight parts, so that one of some hundred papers keeps
all workers busy too, but in fewer rather than in smaller ones, and in more rather than in larger
ones: each part reads the file anew up to its end."""

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
    """The documents of the file from number `start` to before `stop`; None: to the end."""

    file: InputFile
    start: int = 0
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class PartRead:
    """What came of a part, in the order of the file; `left_out` counts what was screened out."""

    items: list[Item]
    left_out: int = 0


def parts_of(file: InputFile, *, screened: bool) -> list[Part]:
    """The file dealt out; whole where hardly anything of it will be extracted.

    How many documents it holds is known roughly: the last part goes on to the end.
    """
    count = 1 if screened else about_how_many(file)
    number = max(1, min(count // _FEWEST, _ENOUGH), count // _MOST)
    starts = [count * part // number for part in range(number)]
    stops = [*starts[1:], None]
    return [Part(file, *both) for both in zip(starts, stops, strict=True)]


def read_part(part: Part, work: Work) -> PartRead:
    """Read and extract. Raises `WrongUse` where this worker has another version of casesweep."""
    study = _study(work.settings)
    if versions(study) != work.versions:
        raise WrongUse("a worker has another version of casesweep or the study; update it")
    documents, left_out = documents_of(part, work, study)
    return PartRead([(each, record_for(each, work, study)) for each in documents], left_out)


def documents_of(part: Part, work: Work, study: Study) -> tuple[list[Article | Reject], int]:
    """The documents of the part, and how many citations the screening left out of it."""
    if not work.screened:
        return list(islice(read_input(part.file), part.start, part.stop)), 0
    screening = screening_of(study, set(work.keep))
    read = only_wanted(read_input(part.file, screening=screening), screening, study)
    return list(islice(read, part.start, part.stop)), screening.left_out


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
