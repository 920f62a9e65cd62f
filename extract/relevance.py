"""What kind of paper it is, whether it counts for the study, and its aggregate figures."""

from collections.abc import Sequence

from cases.assembly import Judgement
from cases.finding import Finding
from cases.record import Kind
from extract.patients import Patients
from extract.reading import Reading
from studies.study import Study


def judge(
    reading: Reading, patients: Patients, findings: Sequence[Finding], study: Study
) -> Judgement:
    """Kind, relevance and cohort of the document, with the findings they rest on."""
    return Judgement(kind=Kind.CASE_REPORT, relevant=True, cohort=None)
