"""What may go wrong between us and a source of the literature, and where sources may stand."""

import ipaddress
from urllib.parse import urlsplit

from corpus.errors import CasesweepError, WrongUse


class SourceError(CasesweepError):
    """A source of the literature did not give what it was asked for."""


class TransientError(SourceError):
    """It may well give it when it is asked again.

    `retry_after` are the seconds that the source itself asks us to wait; None where it says none.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RefusedError(SourceError):
    """It would say the same again: asking anew is no use before something is changed."""


def base_url(url: str, *, setting: str) -> str:
    """The address without a slash at its end. Raises `WrongUse`, naming the setting.

    What we send (queries, key, e-mail) goes over https; plain http only to this machine.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
    if not (secure and parts.hostname) or parts.query or parts.fragment or "@" in parts.netloc:
        raise WrongUse(
            f"{setting} is {url!r}; write https://HOST/PATH (http only for 127.0.0.1 and localhost)"
        )
    return url.rstrip("/")


def is_loopback(host: str | None) -> bool:
    """Whether the host is this machine, by its name or number."""
    if not host or host == "localhost":
        return host == "localhost"
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
