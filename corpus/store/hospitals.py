"""The kept replies to the hospitals and universities that the authors of papers give as theirs."""

import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from corpus.article import Article
from corpus.sources.europepmc_record import read_record
from corpus.store.documents import Sessions
from corpus.store.same_paper import letters
from corpus.store.schema import EuropePmcRow, PaperRow, ReplyRow
from corpus.xml import parse

_PLACE = re.compile(
    r"hospi|hôpital|ospedale|krankenhaus|clinic|klinik|infirmary|universi|institut|medical cent",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:departments?|dept|divisions?|units?|sections?|school|faculty|service|servicio|services)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;.]\s+|[;,]")


def hospitals_of(sessions: Sessions, docs: Collection[str]) -> dict[str, dict[str, str]]:
    """By document, the places as written, by their letters; none for one that no reply holds."""
    found: dict[str, dict[str, str]] = {}
    for doc, affiliation in _affiliations(sessions, set(docs)):
        places = found.setdefault(doc, {})
        for place in places_in(affiliation):
            places.setdefault(letters(place), place)
    return found


def places_in(affiliation: str) -> list[str]:
    """`Department of Surgery, St Mary Hospital, Khon Kaen, Thailand` -> `St Mary Hospital`."""
    parts = (part.strip() for part in _BETWEEN.split(affiliation))
    return [part for part in parts if _PLACE.search(part) and not _PART.search(part)]


def _affiliations(sessions: Sessions, docs: set[str]) -> Iterator[tuple[str, str]]:
    with sessions.reading() as session:
        pmids = [doc.removeprefix("pmid:") for doc in docs if doc.startswith("pmid:")]
        cited = session.scalars(select(PaperRow.reply_id).where(PaperRow.pmid.in_(pmids)))
        records = session.scalars(select(EuropePmcRow.reply_id))
        replies = sorted({reply for reply in (*cited, *records) if reply is not None})
    for reply in replies:
        with sessions.reading() as session:
            body = zlib.decompress(session.get_one(ReplyRow, reply).body)
        told = _of_records(body) if body.lstrip().startswith(b"{") else _of_citations(body)
        yield from ((doc, affiliation) for doc, affiliation in told if doc in docs)


def _of_citations(body: bytes) -> Iterator[tuple[str, str]]:
    for record in parse(body).iterchildren("PubmedArticle"):
        pmid = (record.findtext("MedlineCitation/PMID") or "").strip()
        for affiliation in record.iterfind("MedlineCitation/Article/AuthorList//Affiliation"):
            yield f"pmid:{pmid}", affiliation.text or ""


def _of_records(body: bytes) -> Iterator[tuple[str, str]]:
    for record in json.loads(body)["resultList"]["result"]:
        read = read_record(record)
        if isinstance(read, Article):
            with suppress(AttributeError, TypeError):  # in another shape: no hospital is known
                yield from [(read.doc, affiliation) for affiliation in _told(record)]


def _told(record: dict[str, Any]) -> Iterable[str]:
    yield str(record.get("affiliation") or "")
    for author in (record.get("authorList") or {}).get("author") or ():
        details = author.get("authorAffiliationDetailsList") or {}
        for each in details.get("authorAffiliation") or ():
            yield str(each.get("affiliation") or "")
