"""A pipeline made to read faster marks what it marked before."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from models.quick import KnownVectors, load, one_by_one, quickened
from models.registry import PACKAGED
from tests.models.ruled import ruled_model

GOLD = Path(__file__).parents[2] / "studies" / "spinal_emh" / "gold" / "hard.jsonl"
WORDS = ["man", "thalassemia", "T4-T9", "", "man", "x" * 300, "患者"]


@pytest.fixture(scope="module")
def plain() -> Language:
    """The packaged model as spaCy loads it."""
    return spacy.load(PACKAGED)


def marks(nlp: Language, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """What it marks in each text."""
    return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in nlp.pipe(texts)]


def test_it_marks_what_it_marked_before(plain: Language) -> None:
    """Fifty reports, read as a whole and again when their words are known."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    before = marks(plain, texts)
    quick = load(PACKAGED)
    assert sum(map(len, before)) > 500
    assert marks(quick, texts) == before
    assert marks(quick, texts[::-1]) == before[::-1]


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_vectors_of_known_words_are_those_of_spacy(plain: Language, most: int) -> None:
    """However many are kept; a word by itself, by its hash, again, in another order."""
    vectors = plain.vocab.vectors
    known = KnownVectors(vectors, most)
    for words in (WORDS[:2], WORDS, WORDS[::-1], [""], WORDS[1:4]):
        for word in words:
            plain.vocab.strings.add(word)
        hashes = np.array([plain.vocab.strings[word] for word in words], dtype=np.uint64)
        right = vectors.get_batch(words)
        assert np.array_equal(known.get_batch(words), right)
        assert np.array_equal(known.get_batch(hashes), right)


def test_what_was_given_is_not_changed_by_what_is_read_later(plain: Language) -> None:
    """The rows that are kept are used anew when there are too many; those given out are copies."""
    known = KnownVectors(plain.vocab.vectors, 2)
    given = known.get_batch(["man", "woman"])
    before = given.copy()
    known.get_batch(["mass", "cord"])
    assert np.array_equal(given, before)


def test_the_tokenizer_is_the_saved_one(plain: Language) -> None:
    """Nothing of the language's own rules is missing, nor is anything of them left."""
    ours, saved = load(PACKAGED).tokenizer, plain.tokenizer
    assert isinstance(ours, Tokenizer)
    assert isinstance(saved, Tokenizer)
    assert ours.to_bytes(exclude=["vocab"]) == saved.to_bytes(exclude=["vocab"])


def test_pipes_that_mark_nothing_are_left_out_beside_a_trained_recogniser() -> None:
    """A model of scispaCy has a tagger, a parser and a lemmatizer beside its recogniser."""
    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"):
        nlp.add_pipe(name)
    assert quickened(nlp).pipe_names == ["tok2vec", "ner"]


def test_pipes_that_patterns_may_ask_are_kept(tmp_path: Path) -> None:
    """Words may be marked by their part of speech."""
    nlp = spacy.load(ruled_model(tmp_path, {"DISORDER": ["gout"]}))
    nlp.add_pipe("sentencizer", first=True)
    assert quickened(nlp).pipe_names == ["sentencizer", "entity_ruler"]


def test_docs_are_read_on_one_thread_and_threads_are_given_back() -> None:
    """Also where nobody asks for the rest of the docs."""

    def threads() -> set[int]:
        found = ThreadpoolController().select(user_api="blas").info()
        return {each["num_threads"] for each in found}

    seen = []

    def docs() -> Iterator[Doc]:
        for text in ("a", "b"):
            seen.append(threads())
            yield nlp.make_doc(text)

    before, nlp = threads(), spacy.blank("en")
    reading = one_by_one(docs())
    assert next(reading).text == "a"
    assert threads() == before
    assert [doc.text for doc in reading] == ["b"]
    assert seen == [{1}, {1}]
    assert threads() == before
