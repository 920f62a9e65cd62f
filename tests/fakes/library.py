"""A small PubMed and PMC in memory: citations with their dates, answers as the real ones give them."""

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from operator import attrgetter
from pathlib import Path
from typing import Any

from corpus.pubmed.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed.record_stream import Damage, RecordStream

LIST_LIMIT = 9_999
_WINDOW = re.compile(
    r'^\((.*)\) AND \("(\d{4}/\d\d/\d\d)"\[(EDAT|MDAT)\] : "(\d{4}/\d\d/\d\d)"\[(?:EDAT|MDAT)\]\)$'
)
_IN_PUBMED = re.compile(r"^\((.*)\) (AND|NOT) \(SRC:MED\)$")
_LARGEST_PAGE = 1000
_SEARCH_START = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC '
    '"-//NLM//DTD esearch 20060628//EN" '
    '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n'
)
_FETCH_START = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC '
    '"-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A record and when it was entered and last modified."""

    pmid: str
    xml: str
    entered: date
    modified: date


@dataclass(slots=True)
class Library:
    """What there is. `only` narrows a query (without its dates) to some PMIDs; others match all.

    `europepmc` holds Europe PMC's records (`resultType=core`) by source and id.
    """

    citations: dict[str, Citation] = field(default_factory=dict)
    europepmc: dict[str, dict[str, Any]] = field(default_factory=dict)
    full_texts: dict[str, bytes] = field(default_factory=dict)
    only: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, pmid: int | str, xml: str, entered: date, modified: date | None = None) -> None:
        """A new citation, or a new text of an old one."""
        self.citations[str(pmid)] = Citation(str(pmid), xml, entered, modified or entered)

    def add_files(self, files: Iterable[Path], entered: date) -> None:
        """The records of real files, all entered on one day."""
        from lxml import etree  # noqa: PLC0415 - for real files only

        for path in files:
            with path.open("rb") as opened:
                for record in RecordStream(unpacked(ByteStream(opened), Limits())):
                    if not isinstance(record, Damage) and record.tag == "PubmedArticle":
                        pmid = record.findtext("MedlineCitation/PMID") or ""
                        self.add(pmid, etree.tostring(record, encoding="unicode"), entered)

    def matching(self, term: str) -> list[str]:
        """The PMIDs that match, newest first."""
        window = _WINDOW.search(term)
        question = window[1] if window else term
        asked = self.only.get(question, self.citations.keys())
        found = [c for c in self.citations.values() if c.pmid in asked]
        if window:
            first, last = (date(*map(int, window[day].split("/"))) for day in (2, 4))
            dated = attrgetter("entered" if window[3] == "EDAT" else "modified")
            found = [c for c in found if first <= dated(c) <= last]
        return [c.pmid for c in sorted(found, key=lambda c: (c.entered, int(c.pmid)), reverse=True)]

    def search(
        self,
        term: str,
        retmax: int,
        retstart: int,
        spoil: Callable[[list[str]], list[str]] = list,
    ) -> str:
        """ESearch's answer, with its ceiling of 9,999 and the error beyond; `spoil` a page of it."""
        if retstart >= LIST_LIMIT:
            return _SEARCH_START + (
                "<eSearchResult><ERROR>Search Backend failed: Exception:\n'retstart' cannot be larger "
                "than 9998. For PubMed, ESearch can only retrieve the first 9,999 records matching "
                "the query.</ERROR></eSearchResult>"
            )
        found = self.matching(term)
        page = spoil(found[retstart : min(retstart + retmax, LIST_LIMIT)])
        ids = "\n".join(f"<Id>{pmid}</Id>" for pmid in page)
        return (
            f"{_SEARCH_START}<eSearchResult><Count>{len(found)}</Count><RetMax>{len(page)}</RetMax>"
            f"<RetStart>{retstart}</RetStart><IdList>\n{ids}\n</IdList><TranslationSet/>"
            f"<QueryTranslation>{escape(term)}</QueryTranslation></eSearchResult>"
        )

    def fetch(self, pmids: Iterable[str]) -> str:
        """EFetch's answer: what is not held is left out without a word."""
        held = [self.citations[pmid].xml for pmid in pmids if pmid in self.citations]
        return f"{_FETCH_START}<PubmedArticleSet>\n{''.join(held)}\n</PubmedArticleSet>"

    def search_europepmc(
        self, parameters: dict[str, str], spoil: Callable[[list[str]], list[str]] = list
    ) -> str:
        """Europe PMC's answer: one page, naming the next by a mark as long as there is one."""
        question, size = parameters["query"], int(parameters.get("pageSize", 25))
        mark = parameters.get("cursorMark", "*")
        narrowed = _IN_PUBMED.search(question)
        asked = self.only.get(narrowed[1] if narrowed else question, self.europepmc.keys())
        found = sorted(
            key
            for key in self.europepmc
            if key in asked and (not narrowed or key.startswith("MED/") == (narrowed[2] == "AND"))
        )
        start = 0 if mark == "*" else int(base64.b64decode(mark))
        end = start + min(size, _LARGEST_PAGE)
        kind = parameters.get("resultType", "lite")
        page = [_shortened(self.europepmc[key], kind) for key in spoil(found[start:end])]
        told: dict[str, Any] = {"version": "6.9", "hitCount": len(found)}
        if page:
            told["nextCursorMark"] = base64.b64encode(str(end).encode()).decode()
        request = {"queryString": question, "resultType": kind, "cursorMark": mark}
        return json.dumps({**told, "request": request, "resultList": {"result": page}})

    def versions(self, prefix: str) -> Iterator[str]:
        """The keys of PMC's cloud that begin so."""
        return (key for key in sorted(self.full_texts) if key.startswith(prefix))


def _shortened(record: dict[str, Any], kind: str) -> dict[str, Any]:
    ids = ("id", "source", "pmid", "pmcid")
    return record if kind == "core" else {name: record[name] for name in ids if name in record}
