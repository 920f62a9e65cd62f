"""A text that is not in English is said to be unread; it is no review because nobody was found."""

import pytest

from cases.record import Kind
from corpus.article import Article, DocumentId, Section, SectionKind
from extract.extract import extract
from extract.paper.language import other_language
from studies.study import load_study

FOREIGN = {
    "French": "Nous rapportons le cas d'un homme de 34 ans atteint de thalassémie intermédiaire, chez qui une compression médullaire était due à une hématopoïèse extramédullaire épidurale. Le patient a été traité par radiothérapie avec une récupération complète.",
    "Spanish": "Se presenta el caso de una mujer de 45 años con mielofibrosis y paraparesia por hematopoyesis extramedular epidural. La paciente fue tratada con radioterapia y recuperó la marcha.",
    "German": "Wir berichten über einen 52-jährigen Patienten mit Osteomyelofibrose, bei dem eine extramedulläre Hämatopoese im Spinalkanal zu einer Paraparese führte. Nach der Bestrahlung kam es zur Rückbildung der Symptome.",
    "Turkish": "Talasemi intermedia olan 25 yaşında bir erkek hasta bacaklarda güçsüzlük ile başvurdu. Bu olgu, ekstramedüller hematopoez için radyoterapi sonrası iyileşen bir hasta olarak sunuldu.",
    "a script other than Latin": "患者，男，30岁。因双下肢无力1个月入院。磁共振示硬膜外肿块。",
}
ENGLISH = [
    "A 34-year-old man with thalassaemia intermedia had an epidural mass of extramedullary haematopoiesis. He was irradiated and recovered.",
    "M/34. Thal intermedia. Paraparesis 3/12. MRI T4-T8 epidural mass. Rx 20 Gy. Full recovery, 12/12 f/u.",
    "Extramedullary hematopoiesis.",
    "",
]


def paper(text: str, kind: SectionKind = SectionKind.ABSTRACT) -> Article:
    """A paper with an English title and one section."""
    title = "[Spinal extramedullary hematopoiesis]"
    return Article(DocumentId("test:1"), title, (Section("Abstract", text, kind),))


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_text_in_another_language_is_flagged_and_no_review(language: str, text: str) -> None:
    """The flag names the language and says what to do."""
    record = extract(paper(text), load_study("spinal_emh"))
    assert record.kind is not Kind.REVIEW
    assert record.flags == (
        f"the text is in {language}, and only English is read: read its cases by hand",
    )


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_to_tell_is_not_flagged(text: str) -> None:
    """Telegraphic reports have few function words, and are English all the same."""
    assert other_language(paper(text)) is None


def test_a_translation_beside_an_english_abstract_counts_for_nothing() -> None:
    """PubMed gives it as another abstract, which is not read."""
    assert other_language(paper(FOREIGN["French"], SectionKind.OTHER_ABSTRACT)) is None
