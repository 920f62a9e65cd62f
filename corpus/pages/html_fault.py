"""Pages that a server sends instead of the article, to what they are."""

import re
from collections.abc import Sequence

_CAPTCHA = re.compile(
    r"captcha|are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human|just a moment"
    r"|checking your browser|unusual traffic|automated (?:access|requests)|attention required"
    r"|enable javascript and cookies|pardon our interruption|security check",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"access (?:to this (?:page|resource) )?(?:is |has been )?(?:denied|forbidden|blocked)"
    r"|403 forbidden|error 403|not authori[sz]ed|401 unauthori[sz]ed|request blocked"
    r"|you don.t have permission",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"\b404\b.{0,20}(?:not found|error)|error:? 404|^\W*404\b|no longer available"
    r"|page (?:could )?(?:not|cannot|can.t) (?:be )?found|(?:doi|item|article) not found"
    r"|invalid (?:pmid|id)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SERVER = re.compile(
    r"error:? 50[0234]|^\W*50[0234]\b|internal server error|bad gateway|gateway time-?out"
    r"|service (?:temporarily )?unavailable|temporarily unavailable|under maintenance"
    r"|too many requests|rate limit|(?:an|fatal) error (?:has )?occurred|error blocked",
    re.IGNORECASE | re.MULTILINE,
)
_LOGIN = re.compile(
    r"(?:sign|log) in to |please (?:sign|log) in|login required|subscribe to|get access"
    r"|purchase (?:access|pdf|article)|buy (?:this )?article|institutional access|password",
    re.IGNORECASE,
)
_FAULTS = {
    _CAPTCHA: "a test whether a person is reading (captcha)",
    _DENIED: "a notice that access is denied",
    _NOT_FOUND: "an error page, for the address leads to nothing",
    _SERVER: "an error page of the server, which may work later",
    _LOGIN: "a login page or paywall",
}
_PARAGRAPH = 250
_MUCH = 3000


def fault_of(title: str, lines: Sequence[str]) -> str | None:
    """What the page is, in a few words, where it is no article; None where it may be one.

    A page with much text, or with a paragraph worth the name, is suspected by its title only: an
    article may well speak of a captcha, and an abstract stand beside the offer to buy the rest.
    """
    has_text = sum(map(len, lines)) > _MUCH or any(len(line) >= _PARAGRAPH for line in lines)
    looked_at = title if has_text else "\n".join([title, *(line.lstrip("# ") for line in lines)])
    return next((what for words, what in _FAULTS.items() if words.search(looked_at)), None)
