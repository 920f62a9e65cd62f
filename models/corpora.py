"""A folder of annotated corpora to their texts, each corpus with its source and licence.

A corpus is a folder that holds brat stand-off (`.txt` beside `.ann`), PubTator files
(`*.PubTator.txt`) or tables of token and tag (`.tsv`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.annotated import Annotated, CorpusError, read_brat, read_iob, read_pubtator


@dataclass(frozen=True, slots=True)
class Source:
    """Where texts come from and under which terms, as a model card says it.

    `case_reports`: they are of the kind that the recogniser is for.
    """

    title: str
    licence: str
    case_reports: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts of one corpus; `name` is that of its folder."""

    name: str
    source: Source
    texts: tuple[Annotated, ...]


_KNOWN = {
    "maccrobat": Source(
        "MACCROBAT 2020 (Caufield et al., figshare 9764942): case reports",
        "CC BY 4.0",
        case_reports=True,
    ),
    "bc5cdr": Source(
        "BioCreative V CDR (Li et al., Database 2016:baw068): diseases and chemicals",
        "United States Government work, public domain",
    ),
    "ncbi_disease": Source(
        "NCBI disease corpus (Doğan et al., J Biomed Inform 2014;47:1)",
        "United States Government work, public domain",
    ),
}
"""By the beginning of the folder's name."""


def read_corpora(folder: Path) -> Iterator[Corpus]:
    """Every corpus in the folder, or the folder itself where it is one; in order of their names.

    Folders in none of the three forms are passed over. Raises `CorpusError` where nothing is left,
    and for a file that is not what its name says.
    """
    folders = [folder, *sorted(path for path in folder.glob("*") if path.is_dir())]
    read = [corpus for each in folders if (corpus := _read(each)).texts]
    if not read:
        message = (
            f"{folder} holds no annotated texts: name a folder of corpora, each in a folder with "
            ".txt and .ann files (brat), *.PubTator.txt files, or .tsv tables of token and tag"
        )
        raise CorpusError(message)
    yield from read


def _read(folder: Path) -> Corpus:
    known = (source for start, source in _KNOWN.items() if folder.name.startswith(start))
    unknown = Source(f"{folder.name}", "not known: see the corpus")
    return Corpus(folder.name, next(known, unknown), _once(_texts(folder)))


def _texts(folder: Path) -> Iterator[Annotated]:
    if any(folder.glob("*.ann")):
        yield from read_brat(folder)
    for path in sorted(folder.glob("*.PubTator.txt")):
        yield from read_pubtator(path)
    for path in sorted(folder.glob("*.tsv")):
        yield from read_iob(path)


def _once(texts: Iterable[Annotated]) -> tuple[Annotated, ...]:
    """Each text once: a corpus may hold one in two of its files."""
    return tuple({annotated.text: annotated for annotated in texts}.values())
