"""A study to the labels that annotators choose from: one for each value of a category.

Figures and levels have one label a field; their value is read from the words. The names of a
study's disorders and treatments come from its tables.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase, digits

from cases.contract import BASES, CLINICAL, COMPARTMENTS, IMAGING, REGIONS, SEXES
from cases.finding import Field, Status, Value
from cases.record import Kind
from studies.study import Study

PATIENT = "patient"
NO_CASE = "not a case"
SOMEONE_ELSE = "another patient"
CANNOT_TELL = "cannot tell"
RELATION = re.compile(r"patient (\d+)")
"""The kinds of relation, one for each patient: the line drawn on the page says whose words are."""

OTHER = "other"
"""A name that the study's table does not have: it is what the words say."""

_STATUSES = {
    Status.GIVEN: "",
    Status.PRIOR: " (prior)",
    Status.NOT_GIVEN: " (not given)",
}
_COLOURS = {
    PATIENT: "#1a237e",
    NO_CASE: "#b71c1c",
    SOMEONE_ELSE: "#b71c1c",
    CANNOT_TELL: "#424242",
    Field.KIND: "#4e342e",
    Field.RELEVANT: "#4e342e",
    Field.AGE_YEARS: "#00695c",
    Field.AGE_LOW: "#00695c",
    Field.AGE_HIGH: "#00695c",
    Field.SEX: "#00838f",
    Field.LEVELS: "#6a1b9a",
    Field.REGIONS: "#8e24aa",
    Field.COMPARTMENTS: "#ad1457",
    Field.DISORDERS: "#bf360c",
    Field.NO_KNOWN_DISORDER: "#bf360c",
    Field.TREATMENTS: "#1565c0",
    Field.RADIOTHERAPY_DOSE_GY: "#1565c0",
    Field.RADIOTHERAPY_FRACTIONS: "#1565c0",
    Field.OUTCOME_CLINICAL: "#2e7d32",
    Field.OUTCOME_IMAGING: "#33691e",
    Field.RECURRENCE: "#6d6413",
    Field.FOLLOW_UP_MONTHS: "#37474f",
}
_KEYS = {
    PATIENT: "p",
    NO_CASE: "n",
    SOMEONE_ELSE: "x",
    CANNOT_TELL: "q",
    "age": "a",
    "sex:male": "m",
    "sex:female": "f",
    "level:lesion": "l",
    "level:treated": "t",
    "compartment:epidural": "e",
    "compartment:paraspinal": "v",
    "dose": "g",
    "fractions": "c",
    "follow-up": "u",
    "outcome:resolved": "1",
    "outcome:improved": "2",
    "outcome:unchanged": "3",
    "outcome:worsened": "4",
    "outcome:died": "5",
    "imaging:resolved": "6",
    "imaging:reduced": "7",
    "imaging:unchanged": "8",
    "imaging:progressed": "9",
    "recurrence:yes": "y",
}
_WORDS_DECIDE: Mapping[str, Field] = {
    "age": Field.AGE_YEARS,
    "age from": Field.AGE_LOW,
    "age to": Field.AGE_HIGH,
    "dose": Field.RADIOTHERAPY_DOSE_GY,
    "fractions": Field.RADIOTHERAPY_FRACTIONS,
    "follow-up": Field.FOLLOW_UP_MONTHS,
}
_CLOSED: Mapping[str, tuple[Field, Sequence[str]]] = {
    "sex": (Field.SEX, sorted(SEXES, reverse=True)),
    "compartment": (Field.COMPARTMENTS, sorted(COMPARTMENTS)),
    "region": (Field.REGIONS, sorted(REGIONS)),
    "outcome": (
        Field.OUTCOME_CLINICAL,
        sorted(CLINICAL, key=["resolved", "improved", "unchanged", "worsened", "died"].index),
    ),
    "imaging": (
        Field.OUTCOME_IMAGING,
        sorted(IMAGING, key=["resolved", "reduced", "unchanged", "progressed"].index),
    ),
}
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Label:
    """`text` is what the annotator sees.

    `field` is None for `patient`, `not a case`, `another patient` and `cannot tell`. `value` is
    None where the words say it. `key` is the letter that chooses it, empty for most.
    """

    text: str
    field: Field | None = None
    value: Value | None = None
    status: Status = Status.STATED
    key: str = ""

    @property
    def colour(self) -> str:
        """By field, dark enough for white letters."""
        return _COLOURS[self.field or self.text]

    @property
    def of_document(self) -> bool:
        """Whether it is said of the paper, not of a patient."""
        return self.field in {Field.KIND, Field.RELEVANT}


def labels(study: Study) -> dict[str, Label]:
    """All labels of a study by their text, the ones needed most first."""
    made = {label.text: label for label in _labels(study)}
    taken = set(_KEYS.values())
    free = iter([key for key in ascii_lowercase + digits if key not in taken])
    for text, label in made.items():
        plain_treatment = label.field is Field.TREATMENTS and label.status is Status.GIVEN
        key = _KEYS.get(text) or (next(free, "") if plain_treatment else "")
        made[text] = replace(label, key=key)
    return made


def relation_of(patient: str) -> str:
    """What a line is called that leads to the words of a patient: `patient 2`."""
    return f"patient {patient}"


def label_of(field: Field, value: Value, status: Status, known: Mapping[str, Label]) -> str:
    """The text of the label for a value; of a name that the study does not know, `…:other`."""
    return next(
        label.text
        for label in known.values()
        if label.field is field
        and (label.status is status or field not in {Field.LEVELS, Field.TREATMENTS})
        and label.value in {None, value}
    )


def _labels(study: Study) -> Iterator[Label]:
    yield from (Label(text) for text in (PATIENT, NO_CASE, SOMEONE_ELSE, CANNOT_TELL))
    for text, field in _WORDS_DECIDE.items():
        yield Label(text, field)
    for basis in sorted(BASES, key=["lesion", "treated", "neurological"].index):
        yield Label(f"level:{basis}", Field.LEVELS, status=Status(basis))
    for stem, (field, values) in _CLOSED.items():
        yield from (Label(f"{stem}:{value}", field, value) for value in values)
    for said, so in _YES_NO.items():
        yield Label(f"recurrence:{said}", Field.RECURRENCE, so)
    for status, end in _STATUSES.items():
        for key in (*_keys(study, "treatments"), OTHER):
            value = None if key == OTHER else key
            yield Label(f"treatment:{key}{end}", Field.TREATMENTS, value, status)
    for key in (*_keys(study, "disorders"), OTHER):
        yield Label(f"disorder:{key}", Field.DISORDERS, None if key == OTHER else key)
    yield Label("no known disorder", Field.NO_KNOWN_DISORDER, value=True)
    yield from (Label(f"kind:{kind}", Field.KIND, str(kind)) for kind in Kind)
    for said, so in _YES_NO.items():
        yield Label(f"relevant:{said}", Field.RELEVANT, so)


def _keys(study: Study, table: str) -> list[str]:
    keys = [row["key"] for row in study.rows(table)]
    return [key for key in keys if not key.startswith(f"{OTHER}:")]
