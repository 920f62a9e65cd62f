"""Whole and checked replies, or an error that says what is wrong, and never a secret."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.request import Request

import pytest

from corpus.errors import WrongUse
from corpus.sources.entrez import Entrez
from corpus.sources.pacing import Pace
from corpus.sources.source import RefusedError, TransientError, base_url
from corpus.sources.transport import NotFoundError, Transport, _retry_after, shown
from tests.corpus.pubmed_records import record
from tests.corpus.sources import EMAIL, IMPATIENT, KEY, SHORT_OF_HEARING, entrez, transport
from tests.fakes.clock import FakeClock
from tests.fakes.library import Library
from tests.fakes.literature_server import OF_THE_WIRE, Fault, World, serving


def world(faults: dict[int, Fault]) -> World:
    """One citation, and what goes wrong with which request."""
    library = Library()
    library.add(90000001, record(), date(2026, 1, 1))
    return World(library, faults.get)


@pytest.fixture
def clock() -> FakeClock:
    """One for the whole test."""
    return FakeClock()


@pytest.mark.parametrize("fault", OF_THE_WIRE)
def test_what_may_pass_is_asked_for_again(fault: Fault, tmp_path: Path, clock: FakeClock) -> None:
    """After each fault of the wire the second try gives the whole reply."""
    there = world({0: fault})
    with serving(there) as address:
        patience = SHORT_OF_HEARING if fault is Fault.SILENCE else IMPATIENT
        client = entrez(address, tmp_path, clock, patience=patience)
        if fault is Fault.DRIP:
            client = entrez(address, tmp_path, _Hasty())
        reply = client.fetch(["90000001"])
    assert b"90000001" in reply.body
    assert reply.body.rstrip().endswith(b"</PubmedArticleSet>")
    assert len(there.asked) == 2


class _Hasty(FakeClock):
    """Every look at the clock is ten seconds later: a drip soon takes too long."""

    def now(self) -> float:
        self.moment += 200 if self.moment < 2500 else 0
        return self.moment


@pytest.mark.parametrize("fault", sorted({*OF_THE_WIRE} - {Fault.DRIP}))
def test_what_does_not_pass_is_told_after_a_few_tries(
    fault: Fault, tmp_path: Path, clock: FakeClock
) -> None:
    """With the number of tries and without a secret."""
    there = world(dict.fromkeys(range(9), fault))
    with (
        serving(there) as address,
        pytest.raises(TransientError, match=r"\(4 tries\)") as told,
    ):
        entrez(address, tmp_path, clock).fetch(["90000001"])
    assert len(there.asked) == IMPATIENT.tries
    assert KEY not in str(told.value)
    assert EMAIL not in str(told.value)


def test_retry_after_holds_the_pace_of_all(tmp_path: Path, clock: FakeClock) -> None:
    """The fake says 1 second; without it the next turn would come after 0.37."""
    with serving(world({0: Fault.TOO_MANY})) as address:
        entrez(address, tmp_path, clock).fetch(["90000001"])
    assert sum(clock.slept) == pytest.approx(1.0, abs=0.01)


def test_pauses_double_and_differ(tmp_path: Path) -> None:
    """Each between half and the whole of a span that doubles; not the same for every process."""
    slept = []
    for seed in (1, 2):
        clock = FakeClock()
        with (
            serving(world(dict.fromkeys(range(9), Fault.INTERNAL))) as address,
            pytest.raises(TransientError),
        ):
            entrez(address, tmp_path / ".", clock, seed=seed).fetch(["90000001"])
        pauses = [pause for pause in clock.slept if pause <= 0.04]
        assert all(0.005 * 2**n <= pause <= 0.01 * 2**n for n, pause in enumerate(pauses))
        slept.append(pauses)
    assert slept[0] != slept[1]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), (" 7 ", 7), ("soon", None), (None, None), ("-3", None)],
)
def test_retry_after_is_seconds_or_nothing(header: str | None, seconds: float | None) -> None:
    """What is neither a number nor a date says nothing."""
    assert _retry_after(header) == seconds


def test_retry_after_may_be_a_date() -> None:
    """As RFC 9110 allows; one that is past is now."""
    future = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert 0 < (_retry_after(future) or 0) <= 100
    assert _retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0


def test_a_wrong_key_is_told_at_once(tmp_path: Path, clock: FakeClock) -> None:
    """In one sentence that names the setting and not the key."""
    there = world({})
    there.key = "another"
    with serving(there) as address, pytest.raises(RefusedError, match="NCBI_API_KEY") as told:
        entrez(address, tmp_path, clock).search("marrow")
    assert KEY not in str(told.value)
    assert len(there.asked) == 1


def test_what_is_not_there_is_not_asked_for_again(tmp_path: Path, clock: FakeClock) -> None:
    """404 is an answer."""
    there = world({})
    with serving(there) as address, pytest.raises(NotFoundError, match="404"):
        transport(tmp_path, clock).ask(Request(f"{address}/cloud/none"), lambda _: None)  # noqa: S310
    assert len(there.asked) == 1


def test_no_server_is_one_sentence_that_says_what_to_check(
    tmp_path: Path, clock: FakeClock
) -> None:
    """The network, or the address that was set."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = entrez(f"http://127.0.0.1:{port}", tmp_path, clock)
    with pytest.raises(TransientError, match="check the network, or CASESWEEP_EUTILS_URL"):
        client.search("marrow")


def test_what_was_asked_is_kept_without_secrets() -> None:
    """Neither key nor address of the person, by GET or by POST."""
    query = f"db=pubmed&id=1&email=a%40b.c&api_key={KEY}"
    for request in (
        Request(f"https://host/efetch.fcgi?{query}"),
        Request("https://host/efetch.fcgi", data=query.encode()),
    ):
        assert shown(request) == "https://host/efetch.fcgi?db=pubmed&id=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
        "http://127.0.0.1:8079",
        "http://localhost/x",
        "http://[::1]:80",
    ],
)
def test_https_anywhere_and_http_on_this_machine(url: str) -> None:
    """The slash at the end goes."""
    assert base_url(url, setting="X") == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://eutils.ncbi.nlm.nih.gov",
        "ftp://host",
        "host/path",
        "",
        "https://",
        "https://user:word@host",
        "https://host/?q=1",
        "http://127.0.0.1.evil.example",
    ],
)
def test_no_other_address_is_used(url: str) -> None:
    """The setting is named."""
    with pytest.raises(WrongUse, match="CASESWEEP_EUTILS_URL"):
        base_url(url, setting="CASESWEEP_EUTILS_URL")


@pytest.mark.soak
def test_the_server_never_sees_more_than_the_allowed_requests_a_second(tmp_path: Path) -> None:
    """Three clients at once, with the machine's own clock; the fake refuses a fourth in a second."""
    there = world({})
    there.per_second = 3

    def ask(address: str) -> None:
        wire = Transport(Pace("fake", 3, tmp_path), "CASESWEEP_EUTILS_URL", IMPATIENT)
        client = Entrez(wire, f"{address}/entrez/eutils", EMAIL)
        for _ in range(6):
            client.search("marrow", at_most=0)

    with serving(there) as address, ThreadPoolExecutor(3) as clients:
        for done in [clients.submit(ask, address) for _ in range(3)]:
            done.result()
    assert len(there.asked) == 18
