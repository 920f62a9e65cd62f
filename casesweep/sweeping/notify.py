"""The report of a sweep to people: by mail and to a webhook, where the settings name any.

A report that cannot be sent is one sentence beside the output, and the sweep ends with 1; it is
kept in the database all the same. No password and no webhook address, which is a secret too, stands
in any message.
"""

import json
import smtplib
import ssl
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlsplit
from urllib.request import Request

from casesweep.settings import Settings
from casesweep.sweeping.page import page_of
from casesweep.sweeping.report import SweepReport
from casesweep.terminal import say
from corpus.errors import CasesweepError, WrongUse
from corpus.sources.pacing import Pace
from corpus.sources.source import is_loopback
from corpus.sources.transport import Patience, Transport

_TIMEOUT_SECONDS = 30.0
_SMTPS, _SUBMISSION = 465, 587
_PATIENCE = Patience(tries=3, step=_TIMEOUT_SECONDS, whole=_TIMEOUT_SECONDS)
_PER_SECOND = 1
_CHECK_WEBHOOK = "check CASESWEEP_WEBHOOK_URL"


class SendError(CasesweepError):
    """A report that could not be sent; the message says by which way, why, and what to check."""


def notify(settings: Settings, report: SweepReport) -> bool:
    """Send the report in every way that is set; whether all of them worked."""
    if settings.report_when == "news" and not report.news:
        return True
    state = "complete" if report.complete else "INCOMPLETE"
    alert = ", ALERT" if any(part.alert for part in report.parts) else ""
    subject = f"casesweep {report.study}: sweep {report.sweep} {state}{alert}"
    text = "\n".join([report.summary, "", *report.lines()[:-1]])
    told = {"study": report.study, "sweep": report.sweep, "complete": report.complete}
    return _send(settings, subject, text, page_of(report), told)


def notify_failure(settings: Settings, sentence: str) -> None:
    """Say that a sweep has failed before it had anything to report."""
    subject = f"casesweep {settings.study}: sweep FAILED"
    told = {"study": settings.study, "sweep": None, "complete": False}
    _send(settings, subject, sentence, None, told)


def _send(
    settings: Settings, subject: str, text: str, page: str | None, told: Mapping[str, object]
) -> bool:
    def post() -> None:
        _post(settings.webhook_url, {**told, "subject": subject, "text": text})

    def mail() -> None:
        _mail(settings, subject, text, page)

    ways: list[tuple[str, Callable[[], None]]] = [
        (settings.mail_to, mail),
        (settings.webhook_url, post),
    ]
    tried = [_tried(way) for wanted, way in ways if wanted]
    return all(tried)


def _tried(way: Callable[[], None]) -> bool:
    try:
        way()
    except CasesweepError as error:
        say(f"casesweep: {error}; the report is kept in the table sweeps")
        return False
    return True


def _message(settings: Settings, subject: str, text: str, page: str | None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = settings.mail_from or settings.ncbi_email or settings.mail_to.split(",")[0]
    message["To"] = settings.mail_to
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain="casesweep.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html")
    return message


def _mail(settings: Settings, subject: str, text: str, page: str | None) -> None:
    """By TLS, except to this machine itself."""
    host, port = mail_server(settings.mail_host)
    try:
        message = _message(settings, subject, text, page)
        with _server(host, port) as server:
            if settings.mail_user:
                server.login(settings.mail_user, settings.mail_password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError, IndexError) as error:  # no address, say
        said = str(error) or type(error).__name__
        if settings.mail_password:
            said = said.replace(settings.mail_password, "***")
        raise SendError(
            f"the report could not be mailed by {host}:{port} ({said}); check CASESWEEP_MAIL_HOST, "
            "CASESWEEP_MAIL_TO, CASESWEEP_MAIL_USER and CASESWEEP_MAIL_PASSWORD"
        ) from error


def _server(host: str, port: int) -> smtplib.SMTP:
    if port == _SMTPS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, port, timeout=_TIMEOUT_SECONDS)
    if not is_loopback(host):
        server.starttls(context=ssl.create_default_context())
    return server


def mail_server(setting: str) -> tuple[str, int]:
    """`smtp.clinic.example:465` -> host and port; without a port 587. Raises `WrongUse`."""
    host, _, port = setting.partition(":")
    if not host or not (port or str(_SUBMISSION)).isdecimal():
        raise WrongUse(
            f"CASESWEEP_MAIL_HOST is {setting!r}; write the mail server as HOST or HOST:PORT"
        )
    return host, int(port or _SUBMISSION)


def _post(url: str, told: Mapping[str, object]) -> None:
    """As JSON; `text` is what Slack, Mattermost and others show."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise WrongUse(
            "CASESWEEP_WEBHOOK_URL must begin with https:// (http:// for this machine only)"
        )
    request = Request(  # noqa: S310 - checked above
        url,
        data=json.dumps(told).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "casesweep"},
        method="POST",
    )
    pace = Pace(parts.netloc, _PER_SECOND)
    try:
        Transport(pace, "CASESWEEP_WEBHOOK_URL", _PATIENCE).ask(request, lambda _: None)
    except CasesweepError as error:
        reason = str(error).replace(url, "***").rstrip(": ")
        raise SendError(f"the report could not be posted: {reason}; {_CHECK_WEBHOOK}") from error
