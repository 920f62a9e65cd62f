"""Ages of patients, in years."""

from collections.abc import Iterator

from cases.finding import Finding
from extract.patients import Patients
from extract.reading import Reading
from studies.study import Study


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Every finding of this field in the reading."""
    yield from ()
