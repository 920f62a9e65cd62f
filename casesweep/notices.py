"""What was published about a paper later (retraction, concern, erratum) to its record.

The cases of a retracted or withdrawn paper leave the table, as do those of a document that turns
out to be another one's paper; the database keeps them, and what they said, in its history. Other
notices are reasons for a person to look.
"""

from collections.abc import Iterator
from dataclasses import replace

from cases.record import CaseRecord
from corpus.article import Article, Link
from corpus.store.documents import WITHDRAWN
from corpus.store.joining import SAME_PAPER

_RETRACTED = {
    "RetractionIn": "retracted",
    "RetractedandRepublishedIn": "retracted and published anew",
    WITHDRAWN: "withdrawn from PubMed",
    SAME_PAPER: "found to be the same as another document",
}
_NOTED = {
    "PartialRetractionIn": "retracted in part",
    "ExpressionOfConcernIn": "under an expression of concern",
    "ErratumIn": "corrected by an erratum",
    "CorrectedandRepublishedIn": "corrected and published anew",
    "UpdateIn": "updated",
}
_TYPE = "Retracted Publication"


def heed_notices(record: CaseRecord, article: Article) -> CaseRecord:
    """The record with the notices as flags, and without cases where the paper no longer counts."""
    flags = tuple(dict.fromkeys((*record.flags, *_flags(article))))
    if not is_retracted(article):
        return replace(record, flags=flags) if flags != record.flags else record
    return replace(record, relevant=False, cases=(), literature_cases=(), cohort=None, flags=flags)


def is_retracted(article: Article) -> bool:
    """By a notice, by its type, because PubMed has withdrawn it, or as it is another's paper."""
    kinds = {link.kind for link in article.links}
    return _TYPE in article.publication_types or bool(kinds & _RETRACTED.keys())


def _flags(article: Article) -> Iterator[str]:
    told = {**_RETRACTED, **_NOTED}
    found = [link for link in article.links if link.kind in told]
    for link in found:
        yield f"this paper was {told[link.kind]}{_where(link)}"
    if is_retracted(article) and not any(link.kind in _RETRACTED for link in found):
        yield "this paper was retracted"


def _where(link: Link) -> str:
    return f" (PMID {link.pmid})" if link.pmid else f" ({link.note})" if link.note else ""
