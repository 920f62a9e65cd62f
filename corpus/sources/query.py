"""A study's settings to what is asked of PubMed and Europe PMC, and the name of exactly that."""

import hashlib
from dataclasses import dataclass

from studies.study import Study, StudyError

_KEYS = ("version", "pubmed", "europepmc")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; runs of white space are one space, so that its layout does not count."""

    version: str
    pubmed: str
    europepmc: str

    @property
    def hash(self) -> str:
        """The name of exactly what PubMed is asked; `version` is the study's own."""
        return hash_of_question(self.pubmed)

    @property
    def europepmc_hash(self) -> str:
        """The name of exactly what Europe PMC is asked."""
        return hash_of_question(self.europepmc)


def hash_of_question(question: str) -> str:
    """The first 16 digits of its SHA-256."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def query_of(study: Study) -> Query:
    """The query of a study. Raises `StudyError` where `study.toml` has none, or not all of it."""
    given = study.settings.get("query")
    if not isinstance(given, dict):
        raise StudyError(f"{study.folder / 'study.toml'} has no [query]; a sweep needs one")
    for key in _KEYS:
        if not isinstance(given.get(key), str) or not given[key].strip():
            raise StudyError(f"{study.folder / 'study.toml'}: [query] needs {key}, as text")
    return Query(**{key: " ".join(given[key].split()) for key in _KEYS})
