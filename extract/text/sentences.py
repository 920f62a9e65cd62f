"""A text to its sentences, as offsets.

Newlines inside a wrapped paragraph do not end a sentence; headings, bullets, blank lines and the
end of a line that reads like a heading do. Neither do the full stops of `Fig. 2`, `et al.`,
`S. aureus`, `6-yr. history`, `Dr. X.` and `2.5-Gy`. A semicolon never does.
"""

import re
from collections.abc import Iterator

_BULLET = r"[•●▪◦‣∙·*]\s|[-–—]\s+[A-Z]"
_LABEL = (
    r"#|(?:case|patient|pt|observation)s?\.?\s*(?:no\.?\s*)?(?:\d|[A-H]\b|[IVX]+\b)"
    r"|\(?\d{1,2}[.)]\s|\(\d{1,2}\)|\t"
)
_OPENS_BLOCK = re.compile(rf"\s*(?:{_BULLET}|{_LABEL})", re.IGNORECASE)
_OPENS_LOWER = re.compile(r"\s*[a-zß-öø-ÿ,;)]")
_ENDS_LINE = re.compile(r"[.?!:;][\"”’')\]]{0,9}$")
_HEADING_LINE = re.compile(r"\s*(?:#.*|[A-Z0-9][^.?!;\t]{0,70})\s*$")
_WRAPPED_WIDTH = 45
"""A line at least this wide and without a stop at its end goes on in the next one."""

_STOP = re.compile(
    r"(?<![.?!…])(?P<mark>[.?!…]++)(?P<close>[\"”’'»)\]]*+)"
    r"(?:(?<=[a-zé)\]]{2}\.)(?P<citation>\d{1,3}(?:[,–-]\d{1,3}){0,9}|\[[\d,– -]{1,20}\]))?"
    r"(?P<gap>\s+|(?<=[a-zé)\]]{2}\.)(?=[A-Z][a-z])|(?<=\d\.)(?=[A-Z][a-z]{2}))"
)
_WORD_BEFORE = re.compile(r"([^\s(\[“\"‘/]+)$")
_WORD_AFTER = re.compile(r"[\"“‘'(\[«]*([^\s,;:.)\]]+)")

# SIM905 is ignored below: sixty words are read, and compared with a dictionary, as running text.
_NEVER_LAST = frozenset(
    """
    fig figs dr drs mr mrs ms prof vs v e.g i.e eg ie cf viz approx ca c resp ref refs nos vol vols
    pp p st messrs incl eq tab chap sect dept univ spp sp subsp var ver vers aet aetat æt ætat
    """.split()  # noqa: SIM905
)
_TITLES = frozenset({"dr", "drs", "mr", "mrs", "ms", "prof", "st", "no"})
_MAY_BE_LAST = frozenset(
    """
    al etc yr yrs y y.o yo y/o mo mos wk wks hr hrs h min mins sec secs d pt pts b.d b.i.d o.d q.d
    t.i.d t.d.s q.i.d a.m p.m i.v s.c i.m p.o inc ltd co jr sr ed eds mg kg g ml dl l cm mm m.d ph.d
    u.s u.k no in ft lb oz wt ht temp hb max lat med ant post sup inf neg pos rt lt
    """.split()  # noqa: SIM905
)
_STARTERS = frozenset(
    """
    ln lt lf ls
    the a an he she his her it its they their this that these those there in on at after before by
    from for with within without during under since while when although because if as however
    moreover furthermore therefore thus our we all both neither no not one two three four five six
    seven eight nine ten some most many several each only surgery laminectomy radiotherapy
    radiation treatment follow-up following physical neurological histology histological pathology
    biopsy magnetic computed plain spinal imaging laboratory postoperatively patient patients case
    cases to and but or unfortunately subsequently finally initially
    """.split()  # noqa: SIM905
)
_LETTER_NOUNS = frozenset(
    """
    type stage grade class group case patient vitamin hepatitis hemoglobin haemoglobin hb factor
    category frankel asia option panel protein child figure grades types ig nurick
    """.split()  # noqa: SIM905
)
_SHORTEST_LAST_WORD = 4
"""A sentence that goes on in lower case is cut only after a word of so many letters."""
_ORDINAL_WIDTH = 2
_VERTEBRA = re.compile(r"(?:T[hH]|[TDLCS])\.\s(?!I\b)[IVX]{1,4}\b|T[hH]\.\sI\b")
"""`Th. IX`, `D. XII`."""
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_ITEM = re.compile(r"\((?:\d{1,3}|[a-h]|[ivx]{1,4}|[IVX]{1,4})\)\s")
_RUN_ON_HEADING = re.compile(
    r"(?<=[a-z0-9)\]%])\s+(?=(?:(?:CASE|PATIENT)S?(?:\s(?:REPORT|PRESENTATION|DESCRIPTION|SUMMARY"
    r"|HISTORY|\d{1,2}|[IVX]{1,4}|[A-H]))?|Case\s(?:1|I)|BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|METHODS?"
    r"|RESULTS?|DISCUSSION|CONCLUSIONS?|OBSERVATIONS?|LESSONS?|INTERVENTIONS?|OUTCOMES?):\s)"
)
_LONGEST_ROW = 10_000
"""Characters."""
_UNIT_AFTER = re.compile(r"\d{1,2}\s?(?:gy|cgy|cm|mm|mg|g|years?|months?|%)", re.IGNORECASE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order, without the white space around it."""
    for block_start, block_end in _headed_blocks(text):
        start = block_start
        for stop in _STOP.finditer(text, block_start, block_end):
            if stop.end() < block_end and _ends_sentence(text, start, stop):
                yield from _trimmed(text, start, stop.start("gap"))
                start = stop.end()
        yield from _trimmed(text, start, block_end)


def _headed_blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks, cut before a heading that runs on: `after splenectomy CASE 1: A man …`."""
    for block_start, block_end in _blocks(text):
        start = block_start
        for gap in _RUN_ON_HEADING.finditer(text, block_start, block_end):
            yield start, gap.end()
            start = gap.end()
        yield start, block_end


def table_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds anything: the sentences of a table.

    A line longer than any row, into whose cell a text has slipped, is cut into its sentences.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) > _LONGEST_ROW:
            yield from ((start + a, start + b) for a, b in sentences(line))
        else:
            yield from _trimmed(text, start, start + len(line))
        start += len(line)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = text[start:end]
    if body.strip():
        yield start + len(body) - len(body.lstrip()), start + len(body.rstrip())


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of lines that run on into each other."""
    start = end = 0
    last, blank = "", False
    for line in text.splitlines(keepends=True):
        if not line.strip():
            blank = True
        elif last and _breaks(last, line, blank=blank):
            yield start, end
            start, last, blank = end, line, False
        else:
            last, blank = line, False
        end += len(line)
    yield start, end


def _breaks(above: str, below: str, *, blank: bool) -> bool:
    """Whether a new block begins between two neighbouring lines (`blank`: an empty one between)."""
    if _OPENS_BLOCK.match(below) or "\t" in above:
        return True
    if _OPENS_LOWER.match(below):
        return above.lstrip().startswith("#")
    if _ENDS_LINE.search(above.rstrip()[-10:]):
        return blank
    if blank:
        return len(above.rstrip()) < _WRAPPED_WIDTH or not above.rstrip(" \n").endswith(
            (",", "the")
        )
    return bool(_HEADING_LINE.match(above)) and len(above.rstrip()) < _WRAPPED_WIDTH


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether this stop is the end of the sentence that began at `start`."""
    after = _WORD_AFTER.match(text, stop.end(), stop.end() + 60)
    if not after:
        return False
    following = after[1]
    if _ITEM.match(text, stop.end()):
        return True
    if stop["mark"][0] in "?!…" or stop["citation"] or stop["close"]:
        return not following[0].islower() and following[0] not in "–—-"
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 40), stop.start("mark"))
    if not before:
        return following[0].isupper()
    return _stop_after_word(text, start, before, following, stop)


def _stop_after_word(
    text: str, start: int, before: re.Match[str], following: str, stop: re.Match[str]
) -> bool:
    word = before[1]
    plain = word.lower()
    if _never_ends(word) or following[0] in "–—-+=×<>" or _VERTEBRA.match(text, before.start()):
        return False
    if following[0].islower():
        return (
            len(plain) >= _SHORTEST_LAST_WORD
            and plain.isalpha()
            and following in _STARTERS
            and not (
                plain in _MAY_BE_LAST or following in {"in", "to", "and", "or", "of", "with", "as"}
            )
        )
    if _INITIALS.match(word):
        return _ends_after_letter(text, start, before, following)
    if plain in _MAY_BE_LAST or _DOTTED.match(word):
        return following[0].isupper() and (plain != "no" or following.lower() in _STARTERS)
    if word.isdigit():
        return _ends_after_number(text, start, before, stop)
    return True


def _never_ends(word: str) -> bool:
    """`Fig`, `vs`, `Dr` and `c` (circa); not the milliseconds `ms` and the vitamin `C`."""
    if len(word) == 1 or word.lower() in _TITLES:
        return word.lower() in _NEVER_LAST and word[0].isupper() == (word.lower() in _TITLES)
    return word.lower() in _NEVER_LAST


def _ends_after_letter(text: str, start: int, before: re.Match[str], following: str) -> bool:
    """`vitamin C. He` ends; `J. Smith`, `T. 5` and `S. Aureus` do not."""
    if not following[0].isupper():
        return False
    if following.lower() in _STARTERS or (following.isupper() and len(following) > 1):
        return True
    previous = _WORD_BEFORE.search(
        text, max(start, before.start() - 20), max(start, before.start() - 1)
    )
    return previous is not None and previous[1].lower() in _LETTER_NOUNS


def _ends_after_number(text: str, start: int, before: re.Match[str], stop: re.Match[str]) -> bool:
    """`in 2009. He` and `Case 1. Male` end; `1. Introduction` and `2. 5 Gy` (a scan) do not."""
    if not text[start : before.start()].strip(" #(["):
        return False
    return not (len(before[1]) <= _ORDINAL_WIDTH and _UNIT_AFTER.match(text, stop.end()))
