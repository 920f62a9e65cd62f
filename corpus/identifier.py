"""The ids of a paper to the one id that its document goes by."""

import re
from pathlib import PurePath

from corpus.article import DocumentId

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")


def document_id(
    *, pmid: str | None = None, pmcid: str | None = None, doi: str | None = None, name: str
) -> DocumentId:
    """`pmid:…`, else `pmcid:PMC…`, else `doi:…`, else `file:` and the bare file name."""
    if pmid:
        return DocumentId(f"pmid:{pmid}")
    if pmcid:
        return DocumentId(f"pmcid:{pmcid}")
    if doi:
        return DocumentId(f"doi:{doi}")
    return DocumentId(f"file:{PurePath(name).name}")


def find_doi(text: str) -> str | None:
    """The first DOI in the text, without the full stop or bracket that may follow it."""
    match = _DOI.search(text)
    return match[0].rstrip(".,;:)]}'’”") if match else None
