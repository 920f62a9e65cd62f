"""How fast one recogniser is, alone and within the extraction. Prints one line of JSON.

`python -m benchmarks.recogniser_speed [MODEL]`, in a process of its own, so that nothing is known
to it from another: a quarter of the gold documents of the study to warm up, another against the
clock. Beside it, on the same texts, spaCy's own small network (width 96, four layers, untrained,
as spaCy multiplies), which says how fast the machine is at the moment. Without MODEL, rules alone.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import spacy
from spacy.language import Language
from threadpoolctl import threadpool_limits

from benchmarks.extraction import articles, words
from corpus.article import Article
from extract.extract import extract
from extract.vote.vote import NONE, recogniser_of
from models.labels import Label
from models.tokenizer import tokenizer
from studies.study import Study, load_study


def clocked(work: Callable[[Article], object], found: Iterable[Article]) -> float:
    """Seconds of the processor for all of them."""
    start = time.process_time()
    for article in found:
        work(article)
    return time.process_time() - start


def drained(pipe: Callable[[Iterable[str]], Iterable[object]], found: Iterable[Article]) -> float:
    """Seconds to read the sections of all, in batches."""
    start = time.process_time()
    for _ in pipe(section.text for article in found for section in article.sections):
        pass
    return time.process_time() - start


def small_network() -> Language:
    """The `ner` of spaCy as it comes, with our labels and tokenizer; it has learnt nothing."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp)
    ner = nlp.add_pipe("ner")
    for label in Label:
        ner.add_label(label)  # type: ignore[attr-defined]  # the factory's return type is a callable
    nlp.initialize()
    return nlp


def measured(study: Study) -> dict[str, float]:
    """Words a second of each: the network of spaCy, the recogniser alone, the whole extraction."""
    found = articles()
    known, new = found[1::4], found[::4]
    yardstick = small_network()
    ways: dict[str, Callable[[list[Article]], float]] = {
        "spacy": lambda some: drained(yardstick.pipe, some),
        "extraction": lambda some: clocked(lambda article: extract(article, study), some),
    }
    if recogniser := recogniser_of(study):
        ways["alone"] = lambda some: drained(recogniser.pipe, some)
    for way in ways.values():
        way(known)
    seconds = {name: way(new) for name, way in ways.items()}
    if recogniser:
        seconds |= batched(recogniser.nlp, new)
    return {name: words(new) / each for name, each in seconds.items()}


def batched(nlp: Language, found: Sequence[Article]) -> dict[str, float]:
    """Seconds for the same texts, their words known by now, in batches of several sizes."""

    def way(some: Sequence[Article], size: int) -> float:
        return drained(lambda texts: nlp.pipe(texts, batch_size=size), some)

    long_last = sorted(found, key=lambda article: len(article.sections[0].text))
    seconds = {f"batches of {size}": way(found, size) for size in (1, 8, 64, 512)}
    return {**seconds, "batches of 64, by length": way(long_last, 64)}


def main() -> None:
    """`[MODEL]`: the folder of one, `default`, or none for rules alone."""
    study = load_study("spinal_emh")
    model = sys.argv[1] if len(sys.argv) > 1 else NONE
    study = replace(study, settings={**study.settings, "recogniser": {"model": model}})
    with threadpool_limits(1):
        print(json.dumps(measured(study)))  # noqa: T201 - a script


if __name__ == "__main__":
    main()
