"""A sentence to everything in it that the rules' grammars and vocabularies name, whosoever it is.

Denied, an option, another patient's: it is all named here. The trained recogniser learns from this
what no person has marked, and is read through it: words that it marks and the rules do not know
may be something that no vocabulary lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.finding import Field, Value
from extract.demographics.sex_cue import Tells, sex_cues
from extract.grammar.age_mention import age_mentions
from extract.grammar.age_range import decades
from extract.grammar.vertebra import joined, mentions
from extract.grammar.vocabulary import NEEDS_CUE, study_vocabulary
from extract.outcome.clinical import states
from extract.outcome.course import clauses, words_of
from extract.outcome.imaging import pictures
from extract.people.label import labels
from extract.text.reading import Sentence
from extract.treatment.mention import runs
from models.labels import Label
from studies.study import Study


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a sentence that name a value; code points of the sentence.

    A patient's label (`Case 2`) has neither field nor value.
    """

    label: Label
    start: int
    end: int
    field: Field | None = None
    value: Value | None = None


def named(sentence: Sentence, abbreviations: Mapping[str, str], study: Study) -> Iterator[Named]:
    """What the sentence names, label by label; `abbreviations` are those the paper defines."""
    text = sentence.text
    for age in (*age_mentions(text), *decades(text)):
        value = age.low if age.low == age.high else None
        yield Named(Label.AGE, age.start, age.end, Field.AGE_YEARS, value)
    for cue in sex_cues(text):
        if cue.tells is not Tells.PRONOUN and text[cue.start : cue.end].isalpha():
            yield Named(Label.SEX, cue.start, cue.end, Field.SEX, cue.sex)
    for mention in mentions(text):
        for level in joined(mention):
            yield Named(Label.LEVEL, level.start, level.end, Field.LEVELS, str(level))
    for disorder in study_vocabulary(study, "disorder_terms").mentions(text, abbreviations):
        key = disorder.key.removesuffix(NEEDS_CUE)
        yield Named(Label.DISORDER, disorder.start, disorder.end, Field.DISORDERS, key)
    for run in runs(text, study, abbreviations):
        for one in run.mentions:
            yield Named(Label.TREATMENT, one.start, one.end, Field.TREATMENTS, one.key)
    for label in labels(text):
        yield Named(Label.PATIENT, label.start, label.end)
    yield from _outcomes(sentence, study)


def _outcomes(sentence: Sentence, study: Study) -> Iterator[Named]:
    for clause in clauses(sentence, words_of(study)):
        for field, told in (
            (Field.OUTCOME_CLINICAL, states(clause)),
            (Field.OUTCOME_IMAGING, pictures(clause)),
        ):
            for one in told:
                start, end = clause.start + one.start, clause.start + one.end
                yield Named(Label.OUTCOME, start, end, field, str(one.value))
