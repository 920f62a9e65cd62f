"""Annotated corpora to texts with labelled spans: brat, PubTator, IOB tables, our own gold."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from corpus.errors import CasesweepError
from models.labels import BC5CDR, MACCROBAT, OWN, Label


class CorpusError(CasesweepError):
    """A file of annotations that cannot be read; the message names file and line."""


_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})

Span = tuple[int, int, Label]
"""Start and end in code points of the text, and what stands there."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with its mentions, in order."""

    name: str
    text: str
    spans: tuple[Span, ...]


Reader = Callable[[str], Iterable[Span]]
"""A text to mentions in it: what a grammar or a vocabulary finds."""


def completed(annotated: Annotated, reader: Reader) -> Annotated:
    """The text with what `reader` finds beside the mentions that a person marked.

    A corpus marks some labels only, our own gold only its own patients' values; a recogniser that
    learns from the gaps unlearns what the next text teaches it.
    """
    gold = annotated.spans
    found = (
        new
        for new in reader(annotated.text)
        if not any(new[0] < end and start < new[1] for start, end, _ in gold)
    )
    return replace(annotated, spans=tuple(sorted({*gold, *found})))


def read_brat(folder: Path, labels: Mapping[str, Label] = MACCROBAT) -> Iterator[Annotated]:
    """Every `.txt` of a folder with the text-bound lines of its `.ann`.

    A discontinuous mention (`18 27;31 40`) is taken from its first to its last character. Raises
    `CorpusError` for a text without annotations and for mentions outside it.
    """
    for path in sorted(folder.glob("*.txt")):
        beside = path.with_suffix(".ann")
        if not beside.exists():
            continue  # a README
        text, lines = _content(path), _content(beside).splitlines()
        found = (re.match(r"T\d+\t(\S+) (\d+) (?:\d+;\d+ )*(\d+)\t", line) for line in lines)
        spans = ((int(m[2]), int(m[3]), labels[m[1]]) for m in found if m and m[1] in labels)
        yield _checked(beside, Annotated(path.stem, text, tuple(sorted(spans))))


def read_pubtator(path: Path, labels: Mapping[str, Label] = BC5CDR) -> Iterator[Annotated]:
    """The documents of a PubTator file: title and abstract joined by one space.

    Raises `CorpusError` for a document without these.
    """
    for block in re.split(r"\n\s*\n", _content(path).strip()):
        head = re.match(r"(\d+)\|t\|(.*)\n\1\|a\|(.*)", block)
        if not head:
            raise CorpusError(f"{path}: no title and abstract in {block[:40]!r} (PubTator form)")
        # A row is pmid, start, end, words, type and concept; relations have fewer cells.
        rows = block[head.end() :].splitlines()
        found = (re.match(r"\d+\t(\d+)\t(\d+)\t[^\t]*\t(\w+)\t", row) for row in rows)
        spans = {(int(m[1]), int(m[2]), labels[m[3]]) for m in found if m and m[3] in labels}
        yield _checked(path, Annotated(head[1], f"{head[2]} {head[3]}", tuple(sorted(spans))))


def read_iob(path: Path, label: Label = Label.DISORDER) -> Iterator[Annotated]:
    """A table of token and tag, an empty line after each sentence; tokens are joined by spaces.

    Raises `CorpusError` for a row that is no token with a tag.
    """
    rows = list(csv.reader(_content(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        if row and (len(row) < 2 or row[1][:1] not in "BIO"):  # noqa: PLR2004 - token and tag
            raise CorpusError(f"{path}:{number}: {row} is no token with a tag (B, I or O)")
    sentences = (list(group) for filled, group in groupby(rows, key=bool) if filled)
    for number, sentence in enumerate(sentences, 1):
        yield _from_tags(f"{path.stem} {number}", sentence, label)


def _from_tags(name: str, sentence: list[list[str]], label: Label) -> Annotated:
    text, spans = "", list[Span]()
    for token, tag in (row[:2] for row in sentence):
        start = len(text) + bool(text)
        text = f"{text} {token}".lstrip()
        if tag.startswith("I") and spans:
            spans[-1] = (spans[-1][0], len(text), label)
        elif tag != "O":
            spans.append((start, len(text), label))
    return Annotated(name, text, tuple(spans))


def read_own(path: Path, split: str = "train") -> Iterator[Annotated]:
    """Our own gold documents of one split, title and text as two texts.

    A document that names no split belongs to every one. Raises `CorpusError` for a line that is no
    such document.
    """
    for number, line in enumerate(_content(path).splitlines(), 1):
        try:
            doc = json.loads(line)
            if doc.get("split", split) != split:
                continue
            for part, key in (("title", "title_spans"), ("text", "spans")):
                spans = _own_spans(doc[part], doc[key])
                yield _checked(path, Annotated(f"{doc['doc']}:{part}", doc[part], spans))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(f"{path}:{number}: no gold document with spans ({error})") from error


def _own_spans(text: str, spans: Iterable[Mapping[str, object]]) -> tuple[Span, ...]:
    own = (
        (int(str(span["start"])), int(str(span["end"])), OWN[str(span["label"])])
        for span in spans
        if span["label"] in OWN
    )
    return tuple(sorted({s for s in own if learnable(text, s)}))


def learnable(text: str, span: Span) -> bool:
    """Not where `she` is marked for the sex: she is so once, and a hundred times she is not."""
    start, end, label = span
    return label is not Label.SEX or text[start:end].lower() not in _PRONOUNS


def _checked(path: Path, annotated: Annotated) -> Annotated:
    """The text as it is; raises `CorpusError` for a mention that does not lie in it."""
    for start, end, label in annotated.spans:
        if not 0 <= start < end <= len(annotated.text):
            raise CorpusError(f"{path}: {label} {start} to {end} is not in {annotated.name}")
    return annotated


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}") from error
