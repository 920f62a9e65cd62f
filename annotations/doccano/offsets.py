"""Places in a text as Python counts them (code points) and as Doccano's page does (UTF-16)."""


def to_utf16(text: str, place: int) -> int:
    """Code units before the code point at `place`: of `😀 T5` the T stands at 3, for us at 2."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, place: int) -> int | None:
    """Code points before the code unit at `place`; None inside a pair, or beyond the text."""
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= 2 * place <= len(units):
        return None
    try:
        return len(units[: 2 * place].decode("utf-16-le"))
    except UnicodeDecodeError:
        return None
