"""A pattern that knows its necessary words finds what the expression alone finds."""

import gc
import re

import pcre2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extract import RULES
from extract.grammar.familiar import is_familiar
from extract.grammar.necessary import common, necessary
from extract.grammar.pattern import WORTH_IT, Pattern, look
from extract.grammar.scout import Scout
from extract.grammar.subject import subject_of
from extract.outcome.course import words_of
from extract.text.sentences import sentences
from studies.study import load_study
from tests.conftest import ROOT

STUDY = ROOT / "studies" / "spinal_emh"


def patterns_of_the_rules() -> list[Pattern]:
    """Every pattern there is once the rules and the study's words are loaded."""
    study = load_study("spinal_emh")
    assert RULES
    subject_of(study)
    words_of(study)
    found = [thing for thing in gc.get_objects() if isinstance(thing, Pattern)]
    assert len(found) > 300
    return found


def look_often() -> None:
    """Look at so many texts that from the next on patterns say what they need."""
    for number in range(WORTH_IT):
        look(str(number))


def pieces(*words: str) -> frozenset[str]:
    """The words, `#` where they end, in the form in which scans confuse nothing."""
    return frozenset(map(common, words))


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"\bno\b", [pieces("#no#")]),
        (r"improv\w*", [pieces("improv")]),
        (r"(?:im|de)prov\w*\s+gait", [pieces("improv", "deprov"), pieces("#gait")]),
        (r"(?<!\w)(?:cord|mass(?:es)?)(?!\w)", [pieces("#cord#", "#mass#", "#masses#")]),
        (r"c[ao]st", [pieces("cast", "cost")]),
        (r"(?:(?:m|rn)[o0]de[l1I!])", [pieces("model")]),
        (r"left arteries", [pieces("#arteries")]),
        (r"gait|", []),
        (r"(?:gait)?\d+", []),
        (r"naïve", [pieces("na"), pieces("ve")]),
        (r"[a-z]+ed\b", [pieces("ed#")]),
        (r"(?!gait)walks", [pieces("walks")]),
    ],
)
def test_an_expression_needs_these_pieces(expression: str, needs: list[frozenset[str]]) -> None:
    """The rarest first; nothing where it can match without a word."""
    assert set(necessary(expression)) == set(needs)


def test_a_text_that_was_looked_at_is_searched_where_it_holds_what_is_needed() -> None:
    """The words are found in capitals, beside signs, and as a scan misread them."""
    pattern = Pattern(r"\b(?:m|rn)ass(?:es)?\b", re.IGNORECASE)
    look_often()
    for text in ("A MASS.", "a rnass", "two masses/cysts", "no lesion of this name"):
        look(text)
        assert bool(pattern.search(text)) == ("lesion" not in text)
    assert pattern.may_be_in("a MASS was seen, unlooked")
    assert not pattern.may_be_in("no lesion of this name")


def test_the_end_of_a_search_counts_as_the_end_of_a_word() -> None:
    """`masses` searched in its first four letters is `mass`, though the text holds no such word."""
    pattern = Pattern(r"\bmass\b")
    look_often()
    look("masses")
    assert pattern.search("masses") is None
    assert pattern.search("masses", 0, 4)


@pytest.mark.parametrize("sign", ["İ", "ı", "ſ", "\u212a"])
def test_letters_that_ignoring_case_takes_for_latin_ones_hide_nothing(sign: str) -> None:
    """The dotless i, the long s and the sign of kelvin match letters of ASCII."""
    pattern = Pattern("i|s|k", re.IGNORECASE)
    look_often()
    look(sign)
    assert pattern.search(sign)


def test_where_a_scout_says_that_a_match_begins_it_begins() -> None:
    """With a place to begin and to end, with none, and where the scout gives up."""
    search = Scout(r"\b(?:masses|tumou?rs?|deposits?)\b", re.IGNORECASE).begin
    assert search("Two MASSES and β-deposits") == 4
    assert search("Two masses and β-deposits", 5) == 17
    assert search("Two masses and β-deposits", 5, 20) is None
    assert search("no lesion") is None
    assert search("a lone surrogate \ud800") == 0


def test_an_expression_on_which_pcre2_gives_up_is_searched_all_the_same() -> None:
    """It reaches the limit of its stack where `re` still finds."""
    text = "ab" * 200_000
    expression = r"(?:(?:a|b)(?:a|b|c))*+(?:d|e)?$"
    assert Scout(expression, 0).begin(text) == 0
    assert Pattern(expression).search(text)


def test_both_engines_take_familiar_characters_for_the_same() -> None:
    """Letters, digits, blanks and capitals, of every character of Unicode by itself."""
    strange = 0
    kinds = [r"\w", r"\d", r"\s", "[a-z]", "[à-öø-ÿ]", "β", "i", "s", "k", "µ"]
    engines = [
        (re.compile(k, re.IGNORECASE), pcre2.compile(k, flags=pcre2.IGNORECASE)) for k in kinds
    ]
    for number in (*range(0xD800), *range(0xE000, 0x11000)):
        character = chr(number)
        if not is_familiar(character):
            strange += 1
            continue
        for ours, theirs in engines:
            assert bool(ours.search(character)) == bool(theirs.search(character)), hex(number)
    assert strange > 1000


@pytest.mark.parametrize("table", ["levels", "outcome_clinical", "treatments", "follow_up_months"])
def test_no_pattern_of_the_rules_misses_a_word_of_the_examples(table: str) -> None:
    """Where a pattern says without searching that it is not there, searching finds nothing."""
    text = (STUDY / "examples" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line.partition("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    check(list(dict.fromkeys(lines))[::9])


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted(path.name for path in (STUDY / "gold").glob("*.jsonl")))
def test_no_pattern_of_the_rules_misses_a_word_of_the_gold_set(table: str) -> None:
    """The same on whole documents, sentence by sentence, as they were printed and in capitals."""
    text = (STUDY / "gold" / table).read_text(encoding="utf-8")
    parts = [text[start:end] for start, end in sentences(text[:12_000])]
    check([*parts, *(part.upper() for part in parts[::5])])


def check(texts: list[str]) -> None:
    """Every pattern against every text."""
    patterns = patterns_of_the_rules()
    scouts = [Scout(pattern.pattern, pattern.flags) for pattern in patterns]
    plain = [re.compile(pattern.pattern, pattern.flags) for pattern in patterns]
    look_often()
    skipped = 0
    for text in texts:
        look(text)
        for pattern, scout, expression in zip(patterns, scouts, plain, strict=True):
            found = expression.search(text)
            if not pattern.may_be_in(text):
                skipped += 1
                assert not found, (pattern.pattern, text)
            if is_familiar(text):
                begin = scout.begin(text)
                assert begin == (found.start() if found else None) or begin == 0, pattern.pattern
    assert skipped > len(texts) * len(patterns) / 4


@given(st.text(alphabet="amlo01irn-! éſ", max_size=12))
def test_signs_between_letters_hide_nothing(text: str) -> None:
    """Words of any letters, figures and signs, and expressions with classes, repeats and edges."""
    look_often()
    for expression in (r"\b(?:m|rn)a[l1I!]", r"(?<!\w)ol?(?!\w)", r"[i1l!]n?\s*[-!]a", r"o[^a]r"):
        look(text)
        found = re.search(expression, text, re.IGNORECASE)
        assert bool(Pattern(expression, re.IGNORECASE).search(text)) == bool(found)
