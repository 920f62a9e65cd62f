"""Texts to sentences, zones and abbreviations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, DocumentId, Section, SectionKind, Table
from extract.people.patients import find_patients
from extract.text.pipeline import sentence_starts, tokenized
from extract.text.reading import Zone, read
from extract.text.sentences import sentences
from tests.bounded import bounded
from tests.extract.tagged import reading_of

NOT_CUT = [
    "The mass is shown in Fig. 2 and in Figs. 3 and 4.",
    "He was referred by Dr. Smith of St. Mary's Hospital.",
    "Chen et al. described a similar lesion, e.g. at T. 5 vs. T. 6.",
    "Cultures grew S. aureus and E. coli.",
    "A 2.5-Gy fraction was given approx. 10 times (total 25 Gy).",
    "No. 3 of the series was a 6-yr.-old boy with a 2-yr. history.",
    "The patient (a 45 y.o. man) took 4 mg b.i.d. for two weeks.",
    "J. R. Smith and A. B. Jones reported it.",
    "Haemoglobin was 7.1 g/dl; the platelets were 88 x 10.9/l; the spleen was large.",
    "Mr. K., a man born in 1931, was seen i.e. examined by us.",
    "The tissue was removed\nfrom the epidural space and\nsent for histology.",
    "Two masses were seen at Th. IX and D. XI of the film.",
    "The dose was 20 Gy (cf. Table 1), i.e. ten fractions of 2 Gy.",
]

CUT = [
    ["He had a mass at T4.", "She had none."],
    ["It was seen in 2009.", "The mass had gone."],
    ["Case 1.", "A man of 40."],
    ["He took vitamin C.", "He improved."],
    ["She was given vitamin D.", "I saw her again."],
    ["They were treated by Chen et al.", "The mass shrank."],
    ["It recovered after 2 yr.", "The patient was well."],
    ["What next?", "Surgery was chosen!", "It failed."],
    ["The mass was seen (Fig. 1).", "The cord was thin."],
    ["It is rare.12", "The spine is spared."],
    ["He walked.", "the mass had gone."],
    ["BACKGROUND: It is rare.", "CASE: A man was seen."],
    ["RT was given to D.", "(3) 70 y, myelofibrosis."],
    ["The T2* was 34 ms.", "He entered a trial."],
]
CUT_LINES = [
    ["## Case 1", "A man was seen.", "## Case 2", "A woman was seen."],
    ["• Dexamethasone 16 mg", "• Radiotherapy to T3-T7"],
    ["Introduction", "Haemoglobin E is common."],
    ["Case report", "Case 1", "44-year-old patient, chronic tobacco user."],
]


@pytest.mark.parametrize("text", NOT_CUT)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Abbreviations, initials, decimals, wrapped lines, semicolons."""
    assert [text[a:b] for a, b in sentences(text)] == [text]


@pytest.mark.parametrize("parts", CUT)
def test_a_stop_at_the_end_ends_it(parts: list[str]) -> None:
    """Also after a number, a letter, a citation, an abbreviation, before a small letter."""
    text = " ".join(parts)
    assert [text[a:b] for a, b in sentences(text)] == parts


@pytest.mark.parametrize("lines", CUT_LINES)
def test_headings_and_bullets_end_with_their_line(lines: list[str]) -> None:
    """Without any stop."""
    text = "\n".join(lines)
    assert [text[a:b] for a, b in sentences(text)] == lines


def test_a_stop_without_a_blank_ends_a_sentence_before_a_capital() -> None:
    """As where a reference was cut out."""
    text = "Blood was given.The mass shrank."
    assert [text[a:b] for a, b in sentences(text)] == ["Blood was given.", "The mass shrank."]


def test_lines_broken_by_blank_lines_run_on() -> None:
    """As some PDF texts are."""
    text = (
        "Para-vertebral hematopoiesis is an ectopic development of tissue \n\noutside the marrow."
    )
    assert len(list(sentences(text))) == 1


def zones(text: str) -> list[str]:
    """The zone of each sentence."""
    return [str(s.zone) for s in reading_of(text).sentences]


def test_headings_tell_the_zone() -> None:
    """In capitals with a colon, as a word with a stop, as a marked line."""
    text = (
        "OBJECTIVE AND IMPORTANCE: It is rare. CLINICAL PRESENTATION: A man could not walk. "
        "INTERVENTION: Laminectomy was done. CONCLUSION: It may help."
    )
    assert zones(text) == ["background", "case", "case", "conclusion"]
    text = "Objective. To report a case. Results. All walked. Conclusion. It helps."
    assert zones(text) == ["background", "background", "case", "case", "conclusion", "conclusion"]
    text = (
        "## Introduction\nIt is rare.\n## Case 1\nA man was seen.\n## Discussion\nTreatment: blood."
    )
    assert zones(text)[1::2] == ["background", "case", "discussion"]


def test_a_patient_told_under_background_or_summary_is_the_case() -> None:
    """Where no heading is the case's; a summary after the case closes the paper."""
    told = (
        "A 63-year-old man with myeloma had a mass at T4. He was irradiated and could walk again."
    )
    text = f"PURPOSE: It is rare. SUMMARY: {told} CONCLUSION: It helped."
    assert zones(text) == ["background", "case", "case", "conclusion"]
    text = f"OBJECTIVE: To report a case. BACKGROUND: {told} DISCUSSION: It is rare."
    assert zones(text) == ["background", "case", "case", "discussion"]
    text = f"CASE REPORT: {told} SUMMARY: It helped."
    assert zones(text) == ["case", "case", "conclusion"]


@pytest.mark.parametrize(
    ("labels", "second"),
    [
        (("OBJECTIVE", "BACKGROUND", "DISCUSSION"), "case"),
        (("OBJECTIVE", "BACKGROUND", "CASE SUMMARY"), "background"),
        (("OBJECTIVE", "BACKGROUND", "TREATMENT"), "background"),
        (("OBJECTIVE", "BACKGROUND", "unlabelled"), "background"),
    ],
)
def test_a_case_under_the_label_background_is_one_where_no_other_part_tells_it(
    labels: tuple[str, ...], second: str
) -> None:
    """In the parts of an abstract, as PubMed gives them."""
    texts = (
        "To report a case.",
        "A 63-year-old man with a mass at T4 was irradiated.",
        "It is rare.",
    )
    parts = tuple(
        Section(label, text, SectionKind.ABSTRACT)
        for label, text in zip(labels, texts, strict=True)
    )
    found = read(Article(DocumentId("pmid:1"), "", parts)).sentences
    assert found[1].zone == second


def test_a_minor_heading_does_not_end_a_discussion() -> None:
    """`Treatment:` inside it speaks of treatment at large."""
    text = "Discussion: It is rare. Treatment: options are many. Follow-up: MRI is advised."
    assert zones(text) == ["discussion"] * 3
    text = "Discussion: It is rare. Background: Marrow grows. Outcome: Most are irradiated."
    assert zones(text) == ["discussion"] * 3


def test_an_abstract_without_headings_is_parted_by_its_words() -> None:
    """General sentences at the opening and at the close."""
    text = (
        "Extramedullary hematopoiesis is a rare cause of cord compression. "
        "A 34-year-old man presented with paraparesis. MRI showed a mass at T4. He recovered. "
        "Radiotherapy should be considered in patients with thalassemia."
    )
    assert zones(text) == ["background", "case", "case", "case", "conclusion"]


def test_an_aim_at_the_head_does_not_swallow_the_case() -> None:
    """`Purpose: …` in front of a text without further headings."""
    text = "Purpose: to document a result. A man of 40 was irradiated. He recovered within a week."
    assert zones(text) == ["background", "case", "case"]


def test_labels_of_sections_tell_the_zone() -> None:
    """Unknown ones go on with the zone before them, except after the introduction."""
    sections = tuple(
        Section(label, "The mass was removed.")
        for label in (
            "Introduction", "A word before", "Case report", "Imaging", "Discussion", "Pathogenesis",
            "Conclusions", "Funding",
        )
    )  # fmt: skip
    found = read(Article(DocumentId("file:x"), "", sections)).sentences
    assert [str(s.zone) for s in found] == [
        "background", "case", "case", "case", "discussion", "discussion", "conclusion", "back_matter",
    ]  # fmt: skip


def test_captions_tables_and_the_title_have_their_own_zones() -> None:
    """A table is read line by line."""
    table = Table("Table 1", "Patients", ("Age", "Level"), (("34", "T4"), ("40", "T8")))
    caption = Section("Figure 1", "MRI of the spine. A mass is seen.", SectionKind.CAPTION)
    paper = Article(DocumentId("file:x"), "A case. With a subtitle", (caption,), (table,))
    found = [str(s.zone) for s in read(paper).sentences]
    assert found == ["title", "caption", "caption", "table", "table", "table", "table"]


def test_abbreviations_are_found_in_both_orders() -> None:
    """Long form (short form), with more in the bracket, and the other way round."""
    text = (
        "Primary myelofibrosis (PMF) and hemoglobin H (HbH) disease with extramedullary "
        "hematopoiesis (EMH; Fig. 1) were found. PV (polycythemia vera) was excluded."
    )
    found = reading_of(text).abbreviations
    assert found["PMF"] == "Primary myelofibrosis"
    assert found["HbH"] == "hemoglobin H"
    assert found["EMH"] == "extramedullary hematopoiesis"
    assert found["PV"] == "polycythemia vera"


def test_a_bracket_that_explains_nothing_is_no_abbreviation() -> None:
    """Figures, values, references."""
    text = "The mass (Fig. 1) was large (8 cm), and the cord (T4) was thin (arrow)."
    assert reading_of(text).abbreviations == {}


def test_an_abbreviation_made_of_initials_takes_all_its_words() -> None:
    """`EE` is not all of `extension`, and a plain word before a bracket is no short form."""
    text = (
        "A mass with epidural extension (EE) was seen. Two masses (T5 in a man with anemia) grew."
    )
    assert reading_of(text).abbreviations == {"EE": "epidural extension"}


def test_a_number_that_opens_a_sentence_is_no_abbreviation() -> None:
    """`Irradiated and improved. (II)` numbers the next patient."""
    text = "He was irradiated and improved. (II) A man of 45 had masses at L3-L4."
    assert reading_of(text).abbreviations == {}


PIECES = [
    "Case 1. ",
    "He ",
    "his mother, 51, ",
    "Dr. ",
    "T4",
    "\u200f",
    "🩻",
    " (",
    ") ",
    ". ",
    "; ",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=6)), max_size=60
).map("".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_sentences_are_true_slices_in_order(text: str) -> None:
    """Whatever the text: emoji, right-to-left marks, lone surrogates."""
    section = Section("Abstract", text, SectionKind.ABSTRACT)
    reading = read(Article(DocumentId("file:x"), "", (section,)))
    last = 0
    for sentence in reading.sentences:
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        assert last <= sentence.start < sentence.end
        last = sentence.end
    kept = "".join(s.text for s in reading.sentences)
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_every_offset_has_people(text: str) -> None:
    """Whatever the text, somebody or nobody is meant at each place."""
    section = Section("Abstract", text, SectionKind.ABSTRACT)
    found = find_patients(read(Article(DocumentId("file:x"), "", (section,))))
    known = {p.id for p in found.all} | {"someone_else", "nobody"}
    for sentence in found.reading.sentences:
        for offset in range(len(sentence.text)):
            assert set(found.experiencers(sentence, offset)) <= known


LONG = {
    "brackets": "(" * 300_000,
    "words without end": "a" * 1_000_000,
    "dots": "." * 1_000_000,
    "ellipses": "... " * 250_000,
    "short brackets": "x (y) " * 160_000,
    "ordinary sentences": "He was given 20 Gy to T4-T9, and his mother (51) is well. " * 17_000,
    "one sentence": "and the mass was seen at T4, " * 30_000,
    "blank lines": " \n" * 300_000,
    "quotes": "\"' " * 300_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_long_texts_are_read_in_bounded_time(name: str) -> None:
    """Up to a megabyte; the limit is wide because machines differ, quadratic time is hours."""
    with bounded(60):
        reading = reading_of(LONG[name])
        find_patients(reading)


@pytest.mark.slow
def test_ten_thousand_patients_are_found_in_bounded_time() -> None:
    """A label each."""
    text = " ".join(f"Case {n}. A {20 + n % 60}-year-old man had a mass." for n in range(1, 10_001))
    with bounded(60):
        found = find_patients(reading_of(text))
        assert len(found.all) == 10_000
        assert found.experiencers(found.reading.sentences[-1], 5) == ("10000",)


def test_zones_are_a_closed_set() -> None:
    """Rules may name each of them."""
    assert {str(z) for z in Zone} == {
        "title", "background", "case", "discussion", "conclusion", "table", "caption", "back_matter",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        (
            "To report two patients after splenectomy CASE 1: A man of 28 was paraparetic.",
            "CASE 1:",
        ),
        ("This is rare in adults METHODS: Charts were read.", "METHODS:"),
        ("We saw it twice (Table 1) CONCLUSION: Irradiation helps.", "CONCLUSION:"),
    ],
)
def test_a_heading_that_runs_on_from_the_text_opens_a_sentence(text: str, opens: str) -> None:
    """Line breaks and full stops before headings are lost in many abstracts."""
    assert text[[start for start, _ in sentences(text)][1] :].startswith(opens)


def test_a_word_like_a_heading_within_a_sentence_opens_none() -> None:
    """Without a colon, or in small letters, it is a word."""
    text = "The results: power was 4/5 in case 1, and METHODS of others were not tried."
    assert len(list(sentences(text))) == 1


@given(
    st.lists(
        st.sampled_from(
            [
                "A man",
                "aged 45.",
                "T4-T8.",
                " ",
                "\n",
                "\n\n",
                "\t",
                "\u00a0",
                "\u2028",
                "He",
                "et al.",
                "walks.The",
                "1.",
                "Case 2:",
                "‘",
                "”",
                "-",
                "…",
                ";",
                "don't",
                "a.m.",
                "10 Gy",
                ":-)",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_without_brackets_sentences_begin_where_tokens_say(text: str) -> None:
    """Where tokens are not asked, they would have given the same beginnings."""
    starts = sentence_starts(text)
    assert starts is None or starts == tokenized(text)[1]


def test_tokens_are_asked_where_a_sentence_begins_inside_a_word_or_a_bracket_opens() -> None:
    """`legs.The` is one word to white space, and a bracket may define an abbreviation."""
    assert sentence_starts("He walks. She runs.") == [0, 10]
    assert sentence_starts("It spared the legs.The arms were weak.") is None
    assert sentence_starts("The mass (EMH) shrank.") is None
