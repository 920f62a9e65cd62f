"""How fast the rules read, on one core, and where their time goes. On request, some minutes.

`python -m benchmarks.extraction` reads the study's gold set: half of it to warm up, the other half,
which no cache has seen, against the clock. Times are of the processor. Beside it, on the same
texts, spaCy's bare tokenizer, which says how fast the machine is at the moment. The breakdown is
sampled by a timer, so it costs nothing between samples. Of 4,000 words are papers put together
from cases of the gold set.
"""

import json
import signal
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Self

import spacy

from corpus.article import Article, DocumentId, Section
from extract.extract import cases_of, extract
from studies.study import Study, load_study

GOLD = Path(__file__).parent.parent / "studies" / "spinal_emh" / "gold"
WORDS = 270
"""Words of an abstract."""

LONG = 4000
"""Words of a full text."""

_EVERY = 0.002
_PACKAGES = ("grammar/pattern", "grammar/scout", "pcre2")


def articles() -> list[Article]:
    """The documents of the gold set, each as one section."""
    lines = [line for path in sorted(GOLD.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [
        Article(DocumentId(row["doc"]), row["title"], (Section("text", row["text"]),))
        for row in map(json.loads, lines)
        if "text" in row  # the records of full texts have theirs in files
    ]


def words(found: list[Article]) -> int:
    """How many words the sections hold."""
    return sum(len(section.text.split()) for article in found for section in article.sections)


def full_texts(found: list[Article]) -> list[Article]:
    """The documents put together to papers of some 4,000 words, a section each."""
    papers: list[Article] = []
    sections: list[Section] = []
    for number, article in enumerate(found):
        sections.append(Section(f"Case {number}", article.sections[0].text))
        if sum(len(section.text.split()) for section in sections) >= LONG:
            papers.append(Article(DocumentId(f"paper:{number}"), article.title, tuple(sections)))
            sections = []
    return papers


def tokens_alone(found: list[Article]) -> float:
    """Seconds that spaCy's own tokenizer takes."""
    tokenizer = spacy.blank("en").tokenizer
    start = time.process_time()
    for article in found:
        tokenizer(article.sections[0].text)
    return time.process_time() - start


def seconds(found: list[Article], study: Study) -> float:
    """Seconds that the rules take."""
    start = time.process_time()
    for article in found:
        extract(article, study)
    return time.process_time() - start


class Breakdown:
    """How often a timer found each package of the rules at work, the innermost counting."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()

    def __enter__(self) -> Self:
        signal.signal(signal.SIGPROF, self._note)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _note(self, _: int, frame: FrameType | None) -> None:
        while frame:
            path = frame.f_code.co_filename
            if any(package in path for package in _PACKAGES):
                self.times["searching patterns"] += 1
                return
            for package in ("spacy", "scispacy"):
                if f"/{package}/" in path:
                    self.times["spaCy and scispaCy"] += 1
                    return
            if "/extract/" in path:
                self.times[f"extract.{path.partition('/extract/')[2].split('/')[0]}"] += 1
                return
            frame = frame.f_back

    def lines(self) -> list[str]:
        """Shares of the whole, the greatest first."""
        total = sum(self.times.values())
        return [f"{number / total:6.1%}  {name}" for name, number in self.times.most_common()]


def main() -> None:
    """Measure, and print."""
    study, found = load_study("spinal_emh"), articles()
    seconds(found[1::2], study)
    new = found[::2]
    bare, ours = tokens_alone(new), seconds(new, study)
    papers = full_texts(new)
    start = time.process_time()
    for paper in papers:
        cases_of(paper, study)
    taken = time.process_time() - start
    with Breakdown() as breakdown:
        seconds(new, study)
    lines = [
        f"{words(new) / bare / WORDS:7.0f}  of {WORDS} words a second, spaCy's tokenizer alone",
        f"{words(new) / ours / WORDS:7.0f}  of {WORDS} words a second, rules",
        f"{words(papers) / taken / LONG:7.1f}  of {LONG} words a second, rules",
        *breakdown.lines(),
    ]
    print("\n".join(lines))  # noqa: T201 - a script


if __name__ == "__main__":
    main()
