"""What was published about a paper later, and what it does to its cases."""

import pytest

from cases.record import Case, CaseRecord, Kind
from casesweep.notices import heed_notices, is_retracted
from corpus.article import Article, DocumentId, Link
from corpus.store.documents import WITHDRAWN

DOC = DocumentId("pmid:1")
RECORD = CaseRecord(DOC, "T", 2020, Kind.CASE_REPORT, relevant=True, cases=(Case(),))


def article(*links: Link, types: tuple[str, ...] = ()) -> Article:
    """A paper with these notices."""
    return Article(DOC, "T", (), links=links, publication_types=types)


@pytest.mark.parametrize("kind", ["RetractionIn", "RetractedandRepublishedIn", WITHDRAWN])
def test_cases_of_a_retracted_paper_leave(kind: str) -> None:
    """With the reason."""
    heeded = heed_notices(RECORD, article(Link(kind, "9", "")))
    assert (heeded.relevant, heeded.cases) == (False, ())
    assert len(heeded.flags) == 1
    assert "PMID 9" in heeded.flags[0]


def test_the_publication_type_alone_suffices() -> None:
    """The link to the notice may come later."""
    heeded = heed_notices(RECORD, article(types=("Case Reports", "Retracted Publication")))
    assert heeded.flags == ("this paper was retracted",)
    assert not heeded.relevant


@pytest.mark.parametrize("kind", ["ExpressionOfConcernIn", "ErratumIn", "PartialRetractionIn"])
def test_other_notices_are_reasons_to_look(kind: str) -> None:
    """The cases stay."""
    heeded = heed_notices(RECORD, article(Link(kind, None, "Spine. 2021")))
    assert heeded.cases == RECORD.cases
    assert "(Spine. 2021)" in heeded.flags[0]


@pytest.mark.parametrize("kind", ["CommentIn", "RetractionOf", "ErratumFor", "CommentOn"])
def test_comments_and_the_notices_themselves_change_nothing(kind: str) -> None:
    """`RetractionOf` stands in the notice, which is a paper of its own."""
    paper = article(Link(kind, "9", ""))
    assert heed_notices(RECORD, paper) == RECORD
    assert not is_retracted(paper)
