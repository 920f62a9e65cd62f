"""A stream of PubMed XML (baseline, update file, efetch reply) to articles, deletions, rejects.

Reads what real files hold: `http://` DOCTYPEs or none, no XML declaration, several versions of a
PMID, book chapters, and blocks of deleted PMIDs. No DTD is loaded. Memory stays flat.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.article import Article
from corpus.pubmed.byte_stream import Readable
from corpus.pubmed.citation import CitationError, read_citation, read_pmid
from corpus.pubmed.record_stream import Damage, RecordStream
from corpus.pubmed.thinning import Thinned
from corpus.reject import Reject


@dataclass(frozen=True, slots=True)
class Deletion:
    """NLM withdraws this citation: what earlier files said of the PMID no longer counts."""

    pmid: str
    version: int


def read_pubmed(stream: Readable, *, name: str) -> Iterator[Article | Deletion | Reject]:
    """The records in order. `name` is the file's, for messages.

    Give it an unpacked stream (`corpus.pubmed.byte_stream.unpacked`). Never raises for what is in
    the file: a record that cannot be read is a `Reject` naming its PMID or its number, and the rest
    goes on; a file that is cut gives what stands before the cut and then one `Reject`.
    """
    records = RecordStream(Thinned(stream))
    for record in records:
        if isinstance(record, Damage):
            yield _damaged(record, name, records.count)
        elif record.tag == "DeleteCitation":
            yield from _deletions(record, name)
        else:
            try:
                yield read_citation(record)
            except CitationError as error:
                yield _refused(error, name, records.count)


def _deletions(block: etree._Element, name: str) -> Iterator[Deletion | Reject]:
    for element in block.iterchildren("PMID"):
        try:
            yield Deletion(*read_pmid(element))
        except CitationError:
            reason = f"{name} deletes a citation without a number ({element.text!r})"
            yield Reject("parse", name, "DeleteCitation", reason)


def _refused(error: CitationError, name: str, number: int) -> Reject:
    record = f"PMID {error.pmid}" if error.pmid else f"record {number}"
    return Reject("parse", name, _id(error.pmid, number), f"{name}: {record} {error}")


def _damaged(damage: Damage, name: str, count: int) -> Reject:
    place = f"at PMID {damage.pmid}" if damage.pmid else f"after record {count}"
    reason = f"{name} {damage.reason} ({place})"
    return Reject("parse", name, _id(damage.pmid, count + 1), reason)


def _id(pmid: str | None, number: int) -> str:
    return f"pmid:{pmid}" if pmid else f"record {number}"
