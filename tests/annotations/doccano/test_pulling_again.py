"""What a pull asks for of documents that came before, and what it notices of them all the same."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from annotations.doccano.session import Doccano
from cases.db.history import history
from cases.db.schema.reviews import ReviewPull
from tests.annotations.annotator import Desk, Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow
DOCUMENTS = 6


@pytest.fixture
def made(doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """Documents that were pushed, confirmed and taken."""
    pulled = ward(doccano, tmp_path, monkeypatch, DOCUMENTS)
    pulled.push("nora")
    desk = pulled.at("nora")
    desk.tick(*desk.examples().values())
    assert pulled.pull() == 0
    return pulled


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The requests by the last word of their address."""
    words: Counter[str] = Counter()
    get = Doccano.get

    def counted(self: Doccano, resource: str, **more: Any) -> Any:
        words[resource.rpartition("/")[2]] += 1
        return get(self, resource, **more)

    monkeypatch.setattr(Doccano, "get", counted)
    return words


def pulls(made: Ward) -> int:
    """How many documents were taken, those taken twice counted twice."""
    with made.database.reading() as session:
        return session.scalar(select(func.count(ReviewPull.id))) or 0


def second(made: Ward) -> Desk:
    """A colleague who may work in the same project."""
    number = made.project("nora").number
    made.team.session("olaf")
    made.team.session().do(lambda client: client.add_member(number, "olaf", "annotator"))
    return Desk(made, made.team.session("olaf"), number)


def test_of_what_has_not_changed_nobody_is_asked_who_confirmed_it(
    made: Ward, asked: Counter[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks and lines only: Doccano does not tell when they were changed."""
    assert made.pull() == 0
    assert f"{DOCUMENTS} unchanged" in capsys.readouterr().out
    assert (asked["spans"], asked["relations"], asked["states"]) == (DOCUMENTS, DOCUMENTS, 0)
    assert pulls(made) == DOCUMENTS


def test_one_change_of_any_kind_is_noticed(made: Ward, asked: Counter[str]) -> None:
    """A label, a line, a comment, a mark: each takes its document again, and that one only."""
    desk = made.at("nora")
    docs = desk.examples()
    one, two, three = (docs[f"pmid:9100000{n}"] for n in (1, 2, 3))
    desk.relabel(one, desk.span(one, "outcome:improved", "improved"), "outcome:worsened")
    desk.comment(two, "1: follow_up_months 24")
    to = desk.span(three, "level:lesion", "L1-L3")
    desk.link(three, desk.span(three, "treatment:radiotherapy"), to, patient=2)
    asked.clear()
    assert made.pull() == 0
    assert asked["states"] == 3
    assert pulls(made) == DOCUMENTS + 3
    table = made.table()
    assert table["91000001-1"]["outcome_clinical"] == "worsened"
    assert table["91000002-1"]["follow_up_months"] == 24
    assert "radiotherapy" in table["91000003-2"]["treatments"]


def test_labels_that_two_documents_have_exchanged_are_noticed(made: Ward) -> None:
    """Though the project has as many of each as before."""
    desk = made.at("nora")
    docs = desk.examples()
    one, two = docs["pmid:91000001"], docs["pmid:91000002"]
    desk.relabel(one, desk.span(one, "sex:male", "man"), "sex:female")
    made.pull()
    desk.relabel(one, desk.span(one, "sex:female", "man"), "sex:male")
    desk.relabel(two, desk.span(two, "sex:male", "man"), "sex:female")
    assert made.pull() == 0
    table = made.table()
    assert (table["91000001-1"]["sex"], table["91000002-1"]["sex"]) == ("male", "female")


def test_what_somebody_else_has_confirmed_again_is_his(made: Ward) -> None:
    """Nothing else has changed: the number of those that each has confirmed tells it."""
    olaf = second(made)
    one = olaf.examples()["pmid:91000001"]
    olaf.tick(one)  # takes her tick away
    assert made.pull() == 0
    assert pulls(made) == DOCUMENTS
    olaf.tick(one)
    assert made.pull() == 0
    assert pulls(made) == DOCUMENTS + 1
    with made.database.reading() as session:
        sources = {p.source for p in history(session, "91000001-1") if p.closed_run_id is None}
        others = {p.source for p in history(session, "91000002-1") if p.closed_run_id is None}
    assert "human:olaf" in sources
    assert "human:olaf" not in others
    assert made.pull() == 0
    assert pulls(made) == DOCUMENTS + 1


def test_what_is_gone_from_the_server_and_what_is_not_ours_is_told(
    made: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are left as they are."""
    number = made.project("nora").number
    admin = made.team.session()
    one = made.at("nora").examples()["pmid:91000001"]
    admin.do(lambda client: client.delete_example(number, one["id"]))
    for text in ("not ours", "nor this"):
        admin.do(lambda client, t=text: client.create_example(number, t))  # type: ignore[misc]  # bound now
    before = made.table()
    assert made.pull() == 0
    told = capsys.readouterr().err
    assert "1 documents of" in told
    assert "has 2 documents that were not pushed from this database" in told
    assert made.table() == before
