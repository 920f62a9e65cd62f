"""Is a body what was asked for? Looked at before it is parsed, as errors come with status 200 too.

NCBI answers `<ERROR>` inside a reply, JSON (`{"error": …}`), an HTML page, nothing at all or half
a file, all with status 200; a parser calls each of them something else.
"""

import re

from lxml import etree

from corpus.markup import local_name, tidy
from corpus.sources.source import RefusedError, TransientError
from corpus.sources.transport import Check
from corpus.xml import parse

_JSON_ERROR = re.compile(r'"error"\s*:\s*"([^"]{0,300})')
_ERROR = re.compile(r"<(ERROR|error)\b[^<>]*>([^<>]{0,500})</\1>")
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HEAD = 1 << 14
_OURS = re.compile(
    r"retstart|retmax|empty (?:id list|term|result)|invalid (?:db|uid)|id list is empty|"
    r"cannot be larger|can only retrieve",
    re.IGNORECASE,
)
"""What NCBI says of a request that is wrong in itself; all else may pass ("Backend failed")."""


def xml_of(*roots: str) -> Check:
    """A check that the body is one whole XML document with one of these root elements."""

    def check(body: bytes) -> None:
        refuse_error(body)
        try:
            root = local_name(parse(body))
        except etree.XMLSyntaxError as error:
            raise TransientError(f"the reply is damaged or was cut off: {error.msg}") from error
        if root not in roots:
            raise TransientError(f"the reply is <{root}>, not <{roots[0]}>")

    return check


def refuse_error(body: bytes) -> None:
    """Raise for an error in the place of a reply, in NCBI's own words where it has any."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise TransientError("the reply is empty")
    text = head.decode("utf-8", "replace")
    if head.startswith(b"{"):
        said = _JSON_ERROR.search(text)
        raise TransientError(f"the reply is JSON: {said[1] if said else text[:100]}")
    if _HTML.match(head):
        raise TransientError("the reply is an HTML page")
    if not head.startswith(b"<"):
        raise TransientError("the reply is no XML")
    errors = [tidy(error[2]) for error in _ERROR.finditer(text)]
    if errors:
        kind = RefusedError if any(_OURS.search(error) for error in errors) else TransientError
        raise kind(f"NCBI says: {'; '.join(errors)}")
