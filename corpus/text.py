"""A plain text file to an article: its first line where that is a title, then the text.

The text is kept as the file has it, but for what every editor hides: a byte-order mark is dropped
and each line end becomes one line feed. Nothing is normalised (no NFC): offsets count code points
of the section as it is stored.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from itertools import takewhile

from charset_normalizer import from_bytes

from corpus.article import Article, Section
from corpus.identifier import document_id
from corpus.reject import Reject

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# What medical texts that are not UTF-8 come in; offered more, the guess is worse (cp1250 for é).
_LEGACY = ["cp1252", "cp1254", "cp1253", "cp1251", "gb18030", "cp932", "cp949", "big5",
           "mac_roman", "cp1255", "cp1256", "koi8_r"]  # fmt: skip
_WIDE = ["utf_16_le", "utf_16_be"]
_GOOD_SIGNS = 5  # to each broken one

_SHORTEST_TITLE = 10
_LONGEST_TITLE = 300
_WRAPPED_LINES = 3
_NOT_A_TITLE = re.compile(
    r"\W*(?:\b(?:abstract|summary|case|cases|report|reports|presentation|introduction|background|"
    r"objectives?|patients?|methods?|results?|discussion|conclusions?|keywords?|references|text|"
    r"full|review|article|original|research|letter|to|editor|open|access|and|of|the|a|page|\d+)\b"
    r"\W*)+|skip to .*|\W*(?:https?://|www\.|doi\b|pmid\b).*",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[;,:]\W*$|[.?!]\s+[A-Z]")
_FULL_STOP = re.compile(r"\.\W*$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|presented|developed|underwent|we|may|can)\b", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"(?:\b(?:an?|the|of|in|on|at|by|for|from|to|with|without|and|or|as|due|secondary|after)|[-–—,])$",
    re.IGNORECASE,
)


class UnknownEncodingError(ValueError):
    """Bytes that are text in no encoding that we know."""


def read_text(data: bytes, *, name: str) -> Article | Reject:
    """The article, with the file name as its id; a `Reject` where the bytes are no text."""
    try:
        text, notes = decode(data)
    except UnknownEncodingError:
        reason = f"{name} is text in an encoding that cannot be told; save it as UTF-8"
        return Reject("parse", name, "", reason)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title, rest = split_title(text)
    return Article(
        doc=document_id(name=name),
        title=title,
        sections=(Section("text", rest),) if rest.strip() else (),
        source="text",
        notes=notes,
    )


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a note where its encoding had to be guessed or a sign was lost.

    Raises `UnknownEncodingError`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding).removeprefix("\ufeff"), ()
    if b"\x00" in data:  # UTF-16 without a mark: no other text holds a NUL
        return _guessed(data, _WIDE)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _guessed(data, _LEGACY)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError from error


def _mostly_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text where a few signs are broken among many good ones, as in a cut file."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if sum(not character.isascii() for character in text) <= _GOOD_SIGNS * lost:
        return None
    return text, (f"{lost} broken signs were replaced by \ufffd",)


def _guessed(data: bytes, encodings: list[str]) -> tuple[str, tuple[str, ...]]:
    guess = from_bytes(data, cp_isolation=encodings).best()
    if guess is None:
        raise UnknownEncodingError
    return data.decode(guess.encoding), (f"read as {guess.encoding}, for it is not UTF-8",)


def split_title(text: str) -> tuple[str, str]:
    """The title that a text begins with, and what follows it; no title where none is seen.

    A title is a first line, or a first paragraph of two or three wrapped lines, that is no
    sentence, no heading (`Case report`) and no link of a web page.
    """
    start = len(text) - len(text.lstrip())
    lines = text[start : start + 4 * _LONGEST_TITLE].split("\n")
    paragraph = list(takewhile(str.strip, lines))
    count = 1
    if len(paragraph) > 1 and _runs_on(paragraph[0], paragraph[1]):
        count = len(paragraph)
    title = " ".join(line.strip() for line in paragraph[:count])
    body = text[start + len("\n".join(lines[:count])) :].lstrip("\n")
    apart = count < len(lines) and not lines[count].strip()
    if count <= _WRAPPED_LINES and body.strip() and _is_title(title, apart=apart):
        return title, body
    return "", text


def _runs_on(line: str, following: str) -> bool:
    return following.lstrip()[:1].islower() or bool(_UNFINISHED.search(line.rstrip()))


def _is_title(line: str, *, apart: bool) -> bool:
    """Whether the line reads as one; `apart` where an empty line follows, as after no sentence."""
    stopped = _FULL_STOP.search(line)
    return (
        _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE
        and not line[0].islower()
        and not _SENTENCES.search(line)
        and not (stopped and (not apart or _VERB.search(line)))
        and not _NOT_A_TITLE.fullmatch(line)
    )
