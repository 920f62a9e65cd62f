"""What of a study's relevance table the bytes of PubMed's files are screened for."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from corpus.article import Article
from corpus.documents import Givers, read_input
from corpus.input_files import find_files
from corpus.pubmed.screen import Screening
from corpus.pubmed.screen_terms import Screen
from corpus.reject import Reject
from extract.paper.sieve import may_be_relevant
from studies.study import Study

_ROLES = (("tissue", "site", "spine", "sign"), ("tissue", "histology", "blood"))
"""As `extract.paper.sieve.may_be_relevant` asks: a text holds a term of every group.

The tissue alone is enough, and is therefore in both.
"""


def screening_of(study: Study, keep: set[str]) -> Screening:
    """The screening of a study; `keep` are the PMIDs that pass in any case."""
    return Screening(_screen(study.name, study.folder), keep)


def screened_documents(
    inputs: Iterable[str], screening: Screening, study: Study
) -> Iterator[Article | Reject]:
    """The documents behind the inputs without the citations that name nothing of the study."""
    givers = Givers()
    for file in find_files(inputs):
        if isinstance(file, Reject):
            yield file
            continue
        for each in only_wanted(read_input(file, screening=screening), screening, study):
            yield givers.once(each, file)


def only_wanted(
    documents: Iterable[Article | Reject], screening: Screening, study: Study
) -> Iterator[Article | Reject]:
    """The documents of a file without the citations that bytes alone could not tell to be useless.

    What has been said before of a paper that went on is corrected by what is said later.
    """
    passed = set(screening.keep)
    for each in documents:
        if isinstance(each, Article) and each.source == "pubmed" and each.pmid not in passed:
            if not may_be_relevant(each, study):
                screening.left_out += 1
                continue
            passed.add(each.pmid or "")
        yield each


def groups_of(study: Study) -> list[list[str]]:
    """Terms of the relevance table; of every group a relevant text holds one."""
    rows = study.rows("relevance")
    return [[row["term"] for row in rows if row["role"] in roles] for roles in _ROLES]


@lru_cache(maxsize=1)
def _screen(name: str, folder: Path) -> Screen:
    return Screen(groups_of(Study(name, folder, {})))
