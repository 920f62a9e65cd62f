"""The report of a sweep to people: mailed, posted, and never at the price of a secret."""

from dataclasses import replace
from pathlib import Path

import pytest

from casesweep.settings import Settings
from casesweep.sweeping.notify import mail_server, notify, notify_failure
from casesweep.sweeping.report import Part, SweepReport
from corpus.errors import WrongUse
from tests.fakes.mail_server import Hook, Mailbox, receiving_mail, receiving_posts

PASSWORD = "correct horse"  # noqa: S105 - of nobody
REPORT = SweepReport(
    sweep=7,
    study="spinal_emh",
    heading="sweep 7 of spinal_emh; query version 1 (0123456789abcdef)",
    summary="sweep complete: 12 papers listed and held, 1 new",
    complete=True,
    facts=("whole query: PubMed counts 12",),
    parts=(Part("new cases", ("24429645-1  Marrow <b>β</b> & spine",)),),
)
QUIET = replace(REPORT, parts=())


@pytest.fixture(autouse=True)
def own_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file by which processes agree is the test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_report_is_mailed_as_text_and_as_page() -> None:
    """To everyone named, from the address that NCBI is given where no other is set."""
    mailbox = Mailbox()
    with receiving_mail(mailbox) as host:
        settings = Settings(
            mail_host=host,
            mail_to="a@clinic.example, b@clinic.example",
            ncbi_email="me@x.example",
            mail_user="sweeps",
            mail_password=PASSWORD,
        )
        assert notify(settings, REPORT)
    assert mailbox.logins == [f"sweeps\0{PASSWORD}"]
    [message] = mailbox.messages
    assert message["Subject"] == "casesweep spinal_emh: sweep 7 complete"
    assert message["From"] == "me@x.example"
    assert message["To"] == "a@clinic.example, b@clinic.example"
    text, page = message.iter_parts()
    assert "24429645-1  Marrow <b>β</b> & spine" in text.get_content()
    assert "Marrow &lt;b&gt;β&lt;/b&gt; &amp; spine" in page.get_content()


def test_what_has_to_be_done_stands_in_the_subject() -> None:
    """An incomplete sweep, an alert, a sweep that failed before it had a report."""
    mailbox = Mailbox()
    alert = Part("missing", ("PMID 1: left out",), alert=True)
    with receiving_mail(mailbox) as host:
        settings = Settings(mail_host=host, mail_to="a@x.example", mail_from="s@x.example")
        notify(settings, replace(REPORT, complete=False, parts=(alert,)))
        notify_failure(settings, "the disk is full")
    assert [message["Subject"] for message in mailbox.messages] == [
        "casesweep spinal_emh: sweep 7 INCOMPLETE, ALERT",
        "casesweep spinal_emh: sweep FAILED",
    ]
    assert mailbox.messages[1].get_content().strip() == "the disk is full"


def test_nothing_is_sent_where_nothing_is_set(tmp_path: Path) -> None:
    """Nor where only news are wanted and there are none."""
    assert notify(Settings(), REPORT)
    mailbox = Mailbox()
    with receiving_mail(mailbox) as host:
        news = Settings(mail_host=host, mail_to="a@x.example", report_when="news")
        waiting = Part("probably the same", ("1  patient  1-1 = 2-1",), waits=True)
        assert notify(news, QUIET)
        assert notify(news, replace(QUIET, parts=(waiting,)))
        assert mailbox.messages == []
        assert notify(news, replace(QUIET, complete=False))
    assert len(mailbox.messages) == 1


def test_a_report_is_posted() -> None:
    """As JSON with a text, after a server that was busy once."""
    hook = Hook(statuses=[503])
    with receiving_posts(hook) as url:
        assert notify(Settings(webhook_url=url), REPORT)
    assert hook.posted[0] == hook.posted[1]
    posted = hook.posted[1]
    assert (posted["study"], posted["sweep"], posted["complete"]) == ("spinal_emh", 7, True)
    assert posted["text"].startswith(REPORT.summary)


def test_a_report_that_cannot_be_sent_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """By each way; no password and no address of a webhook stands in it."""
    hook, mailbox = Hook(statuses=[404]), Mailbox(answer=f"554 No, not with {PASSWORD}")
    with receiving_posts(hook) as url, receiving_mail(mailbox) as host:
        settings = Settings(
            mail_host=host,
            mail_to="a@x.example",
            mail_from="s@x.example",
            mail_password=PASSWORD,
            webhook_url=url,
        )
        assert not notify(settings, REPORT)
    mailed, posted = capsys.readouterr().err.splitlines()
    assert "could not be mailed" in mailed
    assert "CASESWEEP_MAIL_HOST" in mailed
    assert "could not be posted" in posted
    assert "CASESWEEP_WEBHOOK_URL" in posted
    assert PASSWORD not in mailed
    assert "SECRET" not in posted
    assert len(hook.posted) == 1


@pytest.mark.parametrize("to", ["nobody", "a@x.example\nBcc: b@x.example", "<>", ","])
def test_an_address_that_is_none_is_one_sentence(
    to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is smuggled into the head of the message."""
    mailbox = Mailbox()
    with receiving_mail(mailbox) as host:
        notify(Settings(mail_host=host, mail_to=to, mail_from="s@x.example"), REPORT)
    said = capsys.readouterr().err.splitlines()
    assert len(said) == (0 if mailbox.messages else 1)
    assert not any(message["Bcc"] for message in mailbox.messages)


def test_a_server_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody listens at port 9."""
    settings = Settings(mail_host="127.0.0.1:9", mail_to="a@x.example", mail_from="s@x.example")
    assert not notify(settings, REPORT)
    [line] = capsys.readouterr().err.splitlines()
    assert "127.0.0.1:9" in line
    assert "kept in the table sweeps" in line


def test_no_secret_is_shown_with_the_settings() -> None:
    """In a traceback, say."""
    shown = repr(Settings(mail_password=PASSWORD, webhook_url="https://h.example/SECRET"))
    assert PASSWORD not in shown
    assert "SECRET" not in shown


@pytest.mark.parametrize("url", ["http://hooks.example/x", "ftp://h", "file:///etc/passwd"])
def test_a_webhook_elsewhere_is_asked_by_https_only(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says so and not the address."""
    assert not notify(Settings(webhook_url=url), REPORT)
    [line] = capsys.readouterr().err.splitlines()
    assert "https://" in line
    assert url not in line


@pytest.mark.parametrize(
    ("setting", "server"),
    [("smtp.x.example", ("smtp.x.example", 587)), ("smtp.x.example:465", ("smtp.x.example", 465))],
)
def test_a_mail_server_is_named_with_or_without_a_port(
    setting: str, server: tuple[str, int]
) -> None:
    """587 is that of submission."""
    assert mail_server(setting) == server


@pytest.mark.parametrize("setting", ["", ":25", "host:smtp"])
def test_a_mail_server_that_is_none_is_named(setting: str) -> None:
    """The setting too."""
    with pytest.raises(WrongUse, match="CASESWEEP_MAIL_HOST"):
        mail_server(setting)
