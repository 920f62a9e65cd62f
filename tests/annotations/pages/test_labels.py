"""The labels that annotators choose from."""

import pytest

from annotations.pages.labels import CANNOT_TELL, NO_CASE, PATIENT, SOMEONE_ELSE, labels
from cases.contract import KEYS
from cases.finding import Field, Status
from studies.study import load_study

KNOWN = labels(load_study("spinal_emh"))
ENOUGH = 4.5
"""The contrast that WCAG 2.1 asks of small letters."""


def test_every_field_of_the_case_table_can_be_corrected() -> None:
    """Treatments as given, prior and not given; levels by what they are levels of."""
    fields = {str(label.field) for label in KNOWN.values() if label.field}
    shared = {"treatments_prior", "treatments_not_given", "level_basis"}
    assert fields | shared == {*KEYS, "kind", "relevant"}
    for field, statuses in {
        Field.TREATMENTS: {Status.GIVEN, Status.PRIOR, Status.NOT_GIVEN},
        Field.LEVELS: {Status.LESION, Status.TREATED, Status.NEUROLOGICAL},
    }.items():
        assert {label.status for label in KNOWN.values() if label.field is field} == statuses


def test_each_key_chooses_one_label_and_what_is_needed_most_has_one() -> None:
    """A letter or a digit: nothing else reaches the page."""
    keys = [label.key for label in KNOWN.values() if label.key]
    assert len(keys) == len(set(keys))
    assert all(len(key) == 1 and key.isalnum() and key.isascii() for key in keys)
    often = {PATIENT, NO_CASE, SOMEONE_ELSE, CANNOT_TELL, "age", "sex:female", "level:lesion"}
    assert all(KNOWN[text].key for text in often)


@pytest.mark.parametrize("colour", sorted({label.colour for label in KNOWN.values()}))
def test_white_letters_can_be_read_on_every_colour(colour: str) -> None:
    """By the contrast of the Web Content Accessibility Guidelines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    assert 1.05 / (luminance + 0.05) >= ENOUGH


def test_a_label_fits_into_what_doccano_keeps() -> None:
    """A hundred letters."""
    assert max(map(len, KNOWN)) <= 100
