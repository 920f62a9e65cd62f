"""What the study could learn from marks that the rules missed."""

from dataclasses import replace

from annotations.learning.proposals import Names, Proposal, proposals
from annotations.pages.labels import labels
from cases.record import Case
from studies.study import load_study
from tests.annotations.marked import marked

KNOWN = labels(load_study("spinal_emh"))
MAN = Case(age_years=42, outcome_clinical="improved")


def reader(text: str) -> Names:
    """Knows gaucher disease and surgery, and sentences that end with a full stop."""
    words = {"Gaucher disease": "gaucher_disease", "laminectomy": "surgery"}
    spans = [
        (text.index(word), text.index(word) + len(word), key)
        for word, key in words.items()
        if word in text
    ]
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    return Names(tuple(zip([0, *ends[:-1]], ends, strict=True)), tuple(spans))


def proposed(tagged: str, *cases: Case, machine: str | None = None) -> list[Proposal]:
    """From one document."""
    return proposals([marked(tagged, *(cases or (MAN,)), machine=machine)], KNOWN, reader)


def test_words_that_the_vocabulary_lacks_are_proposed_for_it() -> None:
    """With the sentence, the paper and who marked them."""
    [term] = proposed("He came. He had <disorder:gaucher_disease>Gaucher's</>.")
    assert term.is_term
    assert (term.table, term.value, term.words) == (
        "disorder_terms",
        "gaucher_disease",
        "Gaucher's",
    )
    assert term.sentence == "He had Gaucher's."
    assert (term.docs, term.people) == (("pmid:1",), ("ann",))


def test_words_that_the_machine_marked_too_are_not_proposed() -> None:
    """Under the same label; a mark that a person moved by a word is the same."""
    tagged = "He had <disorder:gaucher_disease>a Gaucher</>."
    assert proposed(tagged, machine="He had a <disorder:gaucher_disease>Gaucher</>.") == []
    other = "He had a <disorder:thalassemia>Gaucher</>."
    assert len(proposed(tagged, machine=other)) == 1


def test_known_words_that_a_rule_did_not_take_are_proposed_as_a_sentence() -> None:
    """A pattern is missing, no term; a treatment given before belongs to that table."""
    [example] = proposed("After <treatment:surgery (prior)>laminectomy</> in 1990 he was well.")
    assert not example.is_term
    assert (example.table, example.value) == ("examples/treatments_prior", ["surgery"])


def test_a_value_that_the_machine_read_elsewhere_needs_no_sentence() -> None:
    """But a name that the vocabulary lacks is worth having."""
    tagged = "He improved. He <outcome:improved>was up</>, <disorder:gaucher_disease>GD</> or not."
    machine = "He <outcome:improved>improved</>. He was up, <disorder:gaucher_disease>G</>D or not."
    assert proposed(tagged, machine=machine) == []
    elsewhere = (
        "<disorder:gaucher_disease>He</> <outcome:improved>improved</>. He was up, GD or not."
    )
    assert [each.words for each in proposed(tagged, machine=elsewhere)] == ["GD"]


def test_a_field_without_vocabulary_is_proposed_as_a_sentence() -> None:
    """Its value is the label's, or that of the one patient."""
    [outcome] = proposed("He <outcome:improved>was up and about</>.")
    assert (outcome.table, outcome.value) == ("examples/outcome_clinical", "improved")
    [age] = proposed("He came <age>in his 43rd year</>.")
    assert (age.table, age.value) == ("examples/age_years", 42)
    assert proposed("He came <age>in his 43rd year</>.", MAN, MAN) == []  # whose is it?


def test_what_is_said_of_nobody_proposes_nothing() -> None:
    """A mark that is linked to no patient is no value."""
    document = marked("He had <disorder:gaucher_disease>Gaucher's</>.", MAN)
    [mark] = document.marks
    alone = replace(document, marks=(replace(mark, patient=None),))
    assert proposals([alone], KNOWN, reader) == []


def test_a_name_without_key_and_labels_without_field_propose_nothing() -> None:
    """There is no line to write."""
    assert (
        proposed("He had <disorder:other>bad blood</>, <cannot tell>perhaps</> <patient>he</>.")
        == []
    )


def test_the_same_words_in_several_papers_are_one_proposal_and_come_first() -> None:
    """Its id stays the same whatever else is found."""
    tagged = "He had <disorder:gaucher_disease>{}</>."
    documents = [
        marked(tagged.format("Gaucher's"), doc="pmid:1"),
        marked(tagged.format("GD"), doc="pmid:2"),
        marked(tagged.format("gaucher's"), doc="pmid:3", annotator="ben"),
    ]
    first, second = proposals(documents, KNOWN, reader)
    assert (first.docs, first.people) == (("pmid:1", "pmid:3"), ("ann", "ben"))
    assert second.words == "GD"
    assert first.id == proposals(documents[2:], KNOWN, reader)[0].id
