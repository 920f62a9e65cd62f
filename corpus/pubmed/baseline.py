"""A folder of PubMed's own files (baseline and daily updates) to the citations of a study.

NLM puts an MD5 sum beside each file; a file that does not agree with it is not read. Later files
say again what has changed, and withdraw citations, so the files are taken in the order of their
numbers and the last word on a PMID counts.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from corpus.article import Article
from corpus.pubmed.byte_stream import ByteStream, DamagedFileError, Limits, unpacked
from corpus.pubmed.citation import CitationError, read_citation, read_pmid
from corpus.pubmed.record_stream import Damage, RecordStream
from corpus.pubmed.screen import Screened, Screening
from corpus.reject import Reject

_NAME = re.compile(r"pubmed\d\dn\d{4}\.xml\.gz")
_SUM = re.compile(r"\b[0-9a-fA-F]{32}\b")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A citation that is to be kept: its ids, and its XML as a set of one."""

    pmid: str
    pmcid: str | None
    xml: bytes


@dataclass(slots=True)
class FileContent:
    """What one file says: how many citations it holds, those to be kept, PMIDs withdrawn."""

    name: str
    md5: str
    citations: int = 0
    chosen: dict[str, Chosen] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    rejects: list[Reject] = field(default_factory=list)


def baseline_files(folder: Path) -> list[Path]:
    """The files of a folder in the order of their numbers: `pubmed26n0001.xml.gz` and so on."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def missing_numbers(files: list[Path]) -> Iterator[str]:
    """Names of files between the first and the last of a year that are not there."""
    there = {path.name for path in files}
    for year in sorted({name[:9] for name in there}):
        numbers = [int(name[9:13]) for name in there if name.startswith(year)]
        for number in range(min(numbers), max(numbers)):
            name = f"{year}{number:04}.xml.gz"
            if name not in there:
                yield name


def check_sum(path: Path) -> str:
    """The MD5 sum of the file. Raises `DamagedFileError` where it is not the one beside it."""
    beside = path.with_name(f"{path.name}.md5")
    try:
        given = _SUM.search(beside.read_text(encoding="ascii", errors="replace"))
        with path.open("rb") as file:
            found = hashlib.file_digest(
                file, lambda: hashlib.md5(usedforsecurity=False)
            ).hexdigest()
    except OSError as error:
        raise DamagedFileError(f"cannot be checked ({error.strerror}: {error.filename})") from error
    if given is None:
        raise DamagedFileError(f"has no sum in {beside.name}; get both again")
    if given[0].lower() != found:
        raise DamagedFileError(f"does not agree with {beside.name}; get it again")
    return found


def read_file(
    path: Path, md5: str, *, choose: Callable[[Article], bool], screening: Screening | None = None
) -> FileContent:
    """What the file says of the citations that `choose` takes, of each PMID the last word.

    Only what passes the screening is parsed; it must pass all that `choose` would take.
    """
    content = FileContent(path.name, md5)
    before = screening.left_out if screening else 0
    with path.open("rb") as opened:
        file = unpacked(ByteStream(opened), Limits())
        stream = RecordStream(Screened(file, screening) if screening else file)
        for record in stream:
            if isinstance(record, Damage):
                reason = f"{path.name} {record.reason} (after record {stream.count})"
                content.rejects.append(Reject("parse", path.name, record.pmid or "", reason))
            elif record.tag == "DeleteCitation":
                _delete(content, record)
            else:
                content.citations += 1
                _take(content, record, choose)
    content.citations += screening.left_out - before if screening else 0
    return content


def _delete(content: FileContent, block: etree._Element) -> None:
    for element in block.iterchildren("PMID"):
        pmid, _ = read_pmid(element)
        content.deleted.add(pmid)
        content.chosen.pop(pmid, None)


def _take(content: FileContent, record: etree._Element, choose: Callable[[Article], bool]) -> None:
    try:
        article = read_citation(record)
    except CitationError as error:
        reason = f"{content.name}: record {content.citations} {error}"
        content.rejects.append(Reject("parse", content.name, error.pmid or "", reason))
        return
    if article.pmid and (article.pmid in content.chosen or choose(article)):
        record.tail = None
        xml = b"<PubmedArticleSet>" + etree.tostring(record) + b"</PubmedArticleSet>"
        content.deleted.discard(article.pmid)
        content.chosen[article.pmid] = Chosen(article.pmid, article.pmcid, xml)
