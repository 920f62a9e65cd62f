"""Annotated corpora to texts with labelled spans: brat, PubTator, IOB tables, our own gold."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.errors import CasesweepError
from models.labels import BC5CDR, MACCROBAT, OWN, Label


class CorpusError(CasesweepError):
    """A file of annotations that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with its mentions: `(start, end, label)` in code points."""

    name: str
    text: str
    spans: tuple[tuple[int, int, Label], ...]


def read_brat(folder: Path, labels: Mapping[str, Label] = MACCROBAT) -> Iterator[Annotated]:
    """Every `.txt` of a folder with the text-bound lines of its `.ann`.

    A discontinuous mention (`18 27;31 40`) is taken from its first to its last character.
    """
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = path.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
        found = (re.match(r"T\d+\t(\S+) (\d+) (?:\d+;\d+ )*(\d+)\t", line) for line in lines)
        spans = ((int(m[2]), int(m[3]), labels[m[1]]) for m in found if m and m[1] in labels)
        yield Annotated(path.stem, text, tuple(sorted(spans)))


def read_pubtator(path: Path, labels: Mapping[str, Label] = BC5CDR) -> Iterator[Annotated]:
    """The documents of a PubTator file: title and abstract joined by one space."""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    for block in blocks:
        title, abstract, *rows = block.split("\n")
        pmid = title.split("|", 1)[0]
        text = f"{title.split('|t|', 1)[1]} {abstract.split('|a|', 1)[1]}"
        # A row is pmid, start, end, words, type and concept; relations have fewer cells.
        found = (re.match(r"\d+\t(\d+)\t(\d+)\t[^\t]*\t(\w+)\t", row) for row in rows)
        spans = {(int(m[1]), int(m[2]), labels[m[3]]) for m in found if m and m[3] in labels}
        yield Annotated(pmid, text, tuple(sorted(spans)))


def read_iob(path: Path, label: Label = Label.DISORDER) -> Iterator[Annotated]:
    """A table of token and tag, an empty line after each sentence; tokens are joined by spaces."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    sentences = (list(group) for filled, group in groupby(rows, key=bool) if filled)
    for number, sentence in enumerate(sentences, 1):
        yield _from_tags(f"{path.stem}:{number}", sentence, label)


def _from_tags(name: str, sentence: list[list[str]], label: Label) -> Annotated:
    text, spans = "", list[tuple[int, int, Label]]()
    for token, tag in (row[:2] for row in sentence):
        start = len(text) + bool(text)
        text = f"{text} {token}".lstrip()
        if tag.startswith("I") and spans:
            spans[-1] = (spans[-1][0], len(text), label)
        elif tag != "O":
            spans.append((start, len(text), label))
    return Annotated(name, text, tuple(spans))


def read_own(path: Path, split: str | None = "train") -> Iterator[Annotated]:
    """Our own gold documents of one split (None: all), title and text as two texts.

    Raises `CorpusError` for a line that is no such document.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            doc = json.loads(line)
            if split is not None and doc["split"] != split:
                continue
            for part, key in (("title", "title_spans"), ("text", "spans")):
                yield Annotated(f"{doc['doc']}:{part}", doc[part], _own_spans(doc[key]))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise CorpusError(f"{path}:{number}: no gold document with spans ({error})") from error


def _own_spans(spans: Iterable[Mapping[str, object]]) -> tuple[tuple[int, int, Label], ...]:
    own = (
        (int(str(span["start"])), int(str(span["end"])), OWN[str(span["label"])])
        for span in spans
        if span["label"] in OWN
    )
    return tuple(sorted(set(own)))
