"""The bytes of a text file to its text, whatever they were written in."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from charset_normalizer import from_bytes

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


class UnknownEncodingError(ValueError):
    """Bytes that are text in no encoding that we know."""


def text_of(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]] | Reject:
    """The text, its lines ended by line feeds, and notes as of `decode`; else why it has none."""
    try:
        text, notes = decode(data)
    except UnknownEncodingError:
        reason = f"{name} is text in an encoding that cannot be told; save it as UTF-8"
        return Reject("parse", name, "", reason)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


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
