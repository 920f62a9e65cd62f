"""Real citations through a server that fails: what comes out is what reading the file gives."""

import random
from datetime import date
from pathlib import Path

from corpus.article import Article
from corpus.documents import read_documents
from tests.corpus.gatherings import gather, opened
from tests.fakes.library import Library
from tests.fakes.literature_server import Fault, World


def test_real_case_reports_come_through_faults_unchanged(shared: Path, tmp_path: Path) -> None:
    """443 of them: structured abstracts, inline markup, several languages."""
    file = shared / "data" / "pubmed_bulk" / "pubmed21n1298_case_reports_443.xml.gz"
    library = Library()
    library.add_files([file], date(2026, 1, 1))
    chance = random.Random(443)  # noqa: S311 - no secret
    quick = sorted(set(Fault) - {Fault.SILENCE, Fault.DRIP})
    world = World(library, lambda _: chance.choice(quick) if chance.random() < 0.4 else None)
    store, _ = opened(tmp_path)
    for _ in range(20):
        if gather(world, store, tmp_path).complete:
            break
    swept = {each.doc: each for each in store.articles() if isinstance(each, Article)}
    read = {each.doc: each for each in read_documents([file]) if isinstance(each, Article)}
    assert len(read) > 400
    assert swept == read
