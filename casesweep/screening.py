"""What of a study's relevance table the bytes of PubMed's files are screened for."""

from functools import lru_cache
from pathlib import Path

from corpus.screen import Screen, Screening
from studies.study import Study

_ROLES = (("tissue", "site", "spine", "sign"), ("tissue", "histology", "blood"))
"""As `extract.paper.relevance.may_be_relevant` asks: a text holds a term of every group.

The tissue alone is enough, and is therefore in both.
"""


def screening_of(study: Study, keep: set[str]) -> Screening:
    """The screening of a study; `keep` are the PMIDs that pass in any case."""
    return Screening(_screen(study.name, study.folder), keep)


@lru_cache(maxsize=1)
def _screen(name: str, folder: Path) -> Screen:
    rows = Study(name, folder, {}).rows("relevance")
    return Screen([[row["term"] for row in rows if row["role"] in roles] for roles in _ROLES])
