"""A page as it came back to what it says: marks, lines, clicks, and what is not clear."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest

from annotations.pages.labels import labels
from annotations.pages.page import page_of
from annotations.returned.interpretation import Interpreted, Returned, Seen, interpret
from annotations.returned.ownership import Link
from annotations.returned.rebuild import article_of, rebuild, unheard
from cases.finding import FURTHER, Field
from cases.record import CaseRecord
from casesweep.reviewing.words import read_words
from studies.hierarchy import hierarchy
from studies.study import load_study

STUDY = load_study("spinal_emh")
KNOWN = labels(STUDY)
BODY = (
    "A 42-year-old man, later 43, had a mass at T5-T9. He had surgery and improved. "
    "A woman had radiotherapy."
)
SECTIONS = [
    {"label": "title", "kind": "title", "text": "Two patients"},
    {"label": "CASE", "kind": "abstract", "text": BODY},
]
PAGE = page_of(SECTIONS, 3)


class Marked:
    """A page with two patients, as pushed; then whatever the annotator does to it.

    Nothing is marked beforehand on a `blind` one.
    """

    def __init__(self, *, blind: bool = False) -> None:
        self.numbers = count(1)
        self.pushed: list[dict[str, Any]] = []
        self.spans: dict[int, Seen] = {}
        self.links: list[Link] = []
        self.comments: list[str] = []
        if blind:
            return
        for label, words, patient, value in (
            ("kind:case_series", "Two patients", None, "case_series"),
            ("relevant:yes", "Two patients", None, True),
            ("patient", "Patient 1", "1", None),
            ("patient", "Patient 2", "2", None),
            ("age", "42-year-old", "1", 42),
            ("sex:male", "man", "1", "male"),
            ("level:lesion", "T5-T9", "1", "T5-T9"),
            ("treatment:surgery", "surgery", "1", "surgery"),
            ("outcome:improved", "improved", "1", "improved"),
            ("sex:female", "woman", "2", "female"),
            ("treatment:radiotherapy", "radiotherapy", "2", "radiotherapy"),
        ):
            self.push(label, words, patient, value)

    def push(
        self, label: str, words: str, patient: str | None, value: object, **more: float
    ) -> None:
        """A mark of the extractor's; `rank` only where there is one, as in older rounds."""
        span = self.add(label, words)
        self.pushed.append(
            {
                "label": label,
                "start": span.start,
                "end": span.end,
                "patient": patient,
                "value": value,
                "confidence": 0.9,
                "span_id": span.span_id,
                **more,
            }
        )

    def add(self, label: str, words: str) -> Seen:
        """A mark on words that stand there."""
        at = PAGE.text.index(words)
        span = Seen(next(self.numbers), label, at, at + len(words))
        self.spans[span.span_id] = span
        return span

    def find(self, label: str) -> Seen:
        """The mark of that label."""
        [found] = [each for each in self.spans.values() if each.label == label]
        return found

    def relabel(self, label: str, new: str) -> None:
        """Another label on the same words."""
        old = self.find(label)
        self.spans[old.span_id] = Seen(old.span_id, new, old.start, old.end)

    def delete(self, label: str) -> None:
        """No mark."""
        del self.spans[self.find(label).span_id]

    def link(self, span: Seen, to: Seen, patient: int) -> None:
        """A line drawn by the annotator."""
        self.links.append(Link(span.span_id, to.span_id, f"patient {patient}", is_new=True))

    def said(self) -> Interpreted:
        """What it says."""
        spans = list(self.spans.values())
        page = Returned(PAGE, self.pushed, spans, self.links, self.comments, "anna")
        return interpret(page, KNOWN, read_words)

    def record(self) -> CaseRecord:
        """The record that follows; there must be nothing unclear."""
        said = self.said()
        assert said.problems == []
        article = article_of("pmid:1", "Two patients", 2014, SECTIONS)
        record = rebuild(said, article, cohort=None, hierarchy=hierarchy(STUDY))
        assert list(unheard(said, record)) == []
        return record

    def problems(self) -> Sequence[str]:
        """What is unclear."""
        return self.said().problems


@pytest.fixture
def page() -> Marked:
    """The page as it was pushed."""
    return Marked()


def test_what_is_left_as_it_was_is_kept(page: Marked) -> None:
    """Every value stands, with the person's name."""
    one, two = page.record().cases
    assert (one.age_years, one.sex, one.levels, one.treatments) == (
        42,
        "male",
        ("T5-T9",),
        ("surgery",),
    )
    assert (two.sex, two.treatments, two.levels) == ("female", ("radiotherapy",), ())
    assert {f.source for case in (one, two) for fs in case.findings.values() for f in fs} == {
        "human:anna"
    }
    assert {change.what for change in page.said().changes} == {"kept"}


REFUSED = "treatment:surgery (not given)"


def test_a_further_operation_refused_stays_in_both_lists(page: Marked) -> None:
    """As the extractor has it, where nobody corrects it."""
    page.push(REFUSED, "improved", "1", "surgery", rank=FURTHER)
    one = page.record().cases[0]
    assert (one.treatments, one.treatments_not_given) == (("surgery",), ("surgery",))


def test_what_was_refused_and_then_given_is_given(page: Marked) -> None:
    """The extractor saw no operation but a refusal; the annotator marks that it was done later."""
    page.push("treatment:transfusion (not given)", "mass", "1", "transfusion")
    page.link(page.add("treatment:transfusion", "improved"), page.find("sex:male"), patient=1)
    one = page.record().cases[0]
    assert (set(one.treatments), one.treatments_not_given) == ({"surgery", "transfusion"}, ())


def test_a_blind_annotator_who_marks_a_further_refusal_keeps_it() -> None:
    """Nothing was marked beforehand: both marks are his, and both lists have the treatment."""
    page = Marked(blind=True)
    page.add("kind:case_report", "Two patients")
    page.add("relevant:yes", "Two patients")
    page.add("patient", "Patient 1")
    page.add("treatment:surgery", "surgery")
    page.add(REFUSED, "improved")
    [one] = page.record().cases
    assert (one.treatments, one.treatments_not_given) == (("surgery",), ("surgery",))


def test_an_annotator_adds_a_further_refusal_to_what_the_extractor_found(page: Marked) -> None:
    """The extractor saw the operation alone; the mark of the refusal is the annotator's."""
    page.link(page.add(REFUSED, "improved"), page.find("sex:male"), patient=1)
    one = page.record().cases[0]
    assert (one.treatments, one.treatments_not_given) == (("surgery",), ("surgery",))


def test_a_refusal_given_another_label_is_the_annotators(page: Marked) -> None:
    """It stands beside the same treatment given; of the operation nothing is refused any more."""
    page.push(REFUSED, "improved", "1", "surgery", rank=FURTHER)
    page.relabel(REFUSED, "treatment:radiotherapy (not given)")
    page.link(page.add("treatment:radiotherapy", "mass"), page.find("sex:male"), patient=1)
    one = page.record().cases[0]
    assert set(one.treatments) == {"surgery", "radiotherapy"}
    assert one.treatments_not_given == ("radiotherapy",)


def test_a_comment_states_a_further_refusal(page: Marked) -> None:
    """Where no words could be marked for it."""
    page.comments.append("1: treatments_not_given surgery")
    one = page.record().cases[0]
    assert (one.treatments, one.treatments_not_given) == (("surgery",), ("surgery",))


def test_changes_are_told_by_span(page: Marked) -> None:
    """Kept, corrected, rejected, added."""
    page.relabel("outcome:improved", "outcome:died")
    page.delete("level:lesion")
    page.link(page.add("age from", "43"), page.find("sex:male"), patient=1)
    told = {(each.what, each.before, each.after) for each in page.said().changes}
    assert told >= {
        ("corrected", "outcome:improved", "outcome:died"),
        ("rejected", "level:lesion", ""),
        ("added", "", "age from"),
        ("kept", "sex:male", "sex:male"),
    }


def test_the_annotators_value_counts_over_what_he_left(page: Marked) -> None:
    """Who marks another age need not delete the extractor's."""
    page.link(page.add("age", "43"), page.find("sex:male"), patient=1)
    assert page.record().cases[0].age_years == 43


def test_two_values_of_his_own_are_asked_about(page: Marked) -> None:
    """For a field that has one."""
    for label in ("outcome:died", "outcome:resolved"):
        page.link(page.add(label, "improved"), page.find("sex:male"), patient=1)
    [problem] = page.problems()
    assert problem == "patient 1 has outcome_clinical died and resolved; delete all but one"


def test_a_line_gives_a_mark_to_another_patient(page: Marked) -> None:
    """The name of the line counts, wherever at the patient it leads."""
    page.link(page.find("treatment:surgery"), page.find("sex:female"), patient=2)
    one, two = page.record().cases
    assert one.treatments == ()
    assert set(two.treatments) == {"surgery", "radiotherapy"}


def test_a_line_may_be_drawn_from_the_patient(page: Marked) -> None:
    """People click in either order."""
    anchor = page.spans[4]
    assert anchor.label == "patient"
    page.link(anchor, page.add("compartment:epidural", "mass"), patient=2)
    assert page.record().cases[1].compartments == ("epidural",)


def test_a_line_that_contradicts_itself_is_told(page: Marked) -> None:
    """Called after one patient, leading to the line of the other."""
    page.link(page.add("compartment:epidural", "mass"), page.spans[3], patient=2)
    assert "a line called patient 2 leads to patient 1" in page.problems()[0]


def test_a_mark_on_a_patients_line_is_a_value_without_words(page: Marked) -> None:
    """It needs no line, and has no evidence."""
    page.add("outcome:died", "Patient 2")
    case = page.record().cases[1]
    assert case.outcome_clinical == "died"
    assert case.findings["outcome_clinical"][0].evidence == ()


def test_not_a_case_takes_a_patient_away(page: Marked) -> None:
    """With all that is said of him."""
    anchor = page.spans[3]
    page.spans[3] = Seen(3, "not a case", anchor.start, anchor.end)
    said = page.said()
    assert (said.patients, said.dismissed) == (["2"], ["1"])
    assert [case.sex for case in page.record().cases] == ["female"]


def test_a_patients_mark_deleted_takes_him_away_too(page: Marked) -> None:
    """It is the same wish."""
    del page.spans[3]
    assert page.said().dismissed == ["1"]
    assert len(page.record().cases) == 1


def test_another_patient_is_a_value_of_nobody(page: Marked) -> None:
    """Said of a relative, or in another paper."""
    page.relabel("level:lesion", "another patient")
    case = page.record().cases[0]
    assert (case.levels, case.regions) == ((), ())


def test_who_cannot_tell_leaves_the_field_to_others(page: Marked) -> None:
    """Neither a value nor that there is none."""
    page.relabel("outcome:improved", "cannot tell")
    assert page.said().undecided == {("1", Field.OUTCOME_CLINICAL)}
    assert page.said().problems == []


def test_a_third_patient_is_marked_on_the_spare_line(page: Marked) -> None:
    """And his values linked to it."""
    new = page.add("patient", "Patient 3")
    page.link(page.add("compartment:epidural", "mass"), new, patient=3)
    assert page.said().patients == ["1", "2", "3"]
    assert page.record().cases[2].compartments == ("epidural",)


def test_a_value_for_a_line_that_nobody_marked_is_told(page: Marked) -> None:
    """Perhaps the mark of the patient was forgotten."""
    page.add("sex:male", "Patient 3")
    assert "whose line is not marked as patient; mark it" in page.problems()[0]


def test_words_are_read_as_the_extractor_reads_them(page: Marked) -> None:
    """Levels, figures; what gives no value is told."""
    page.relabel("sex:male", "dose")
    assert "dose: “man” cannot be read" in page.problems()[0]
    other = Marked()
    other.link(other.add("treatment:other", "He had"), other.find("sex:male"), patient=1)
    assert other.record().cases[0].treatments == ("other:he had", "surgery")


def test_a_level_may_change_its_basis(page: Marked) -> None:
    """The words stay."""
    page.relabel("level:lesion", "level:treated")
    case = page.record().cases[0]
    assert (case.levels, case.level_basis) == (("T5-T9",), "treated")


def test_regions_in_words_come_beside_those_of_levels(page: Marked) -> None:
    """Marking one does not take the others away."""
    page.link(page.add("region:lumbar", "mass"), page.find("sex:male"), patient=1)
    assert set(page.record().cases[0].regions) == {"thoracic", "lumbar"}


def test_a_comment_states_what_no_words_give(page: Marked) -> None:
    """It counts over marks of the same field."""
    page.comments = ["1: age_years 44", "2: levels L1-L3", "1: outcome_clinical none"]
    one, two = page.record().cases
    assert (one.age_years, one.outcome_clinical) == (44, None)
    assert (two.levels, two.regions) == (("L1-L3",), ("lumbar",))


def test_kind_and_relevance_are_asked_for(page: Marked) -> None:
    """On the title, each once."""
    page.delete("kind:case_series")
    page.add("relevant:no", "Two patients")
    page.delete("relevant:yes")
    assert page.problems() == ["kind is not marked, on the title"]


def test_words_across_two_sections_are_told(page: Marked) -> None:
    """They could be evidence in neither."""
    span = Seen(99, "compartment:epidural", PAGE.title[0], PAGE.text.index("man"))
    page.spans[99] = span
    page.link(span, page.find("sex:male"), patient=1)
    assert "is not inside one section" in page.problems()[0]


def test_a_patients_words_may_be_marked_and_linked_to_his_line(page: Marked) -> None:
    """They are the same patient; without a line it is not clear who they are."""
    words = page.add("patient", "A woman")
    assert "“A woman” has no line to a patient; draw one" in page.problems()[0]
    page.link(words, page.spans[4], patient=2)
    assert page.said().patients == ["1", "2"]
    assert len(page.record().cases) == 2
