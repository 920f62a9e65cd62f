"""Records of Europe PMC in the shape that its search gives them in (`resultType=core`, JSON)."""

from typing import Any

CASE = (
    "<h4>Background</h4>Marrow outside bone is rare.<h4>Case</h4>A 33-year-old woman with "
    "beta-thalassaemia major had paraparesis. MRI showed an epidural mass from C3 to T9. Biopsy "
    "proved extramedullary haematopoiesis."
)


def europepmc_record(
    number: str, *, source: str = "PPR", title: str = "", **more: Any
) -> dict[str, Any]:
    """One record; `more` replaces or adds members."""
    return {
        "id": number,
        "source": source,
        "title": title or f"Marrow in the spine of a woman, told for the time number {number}.",
        "authorString": "Okafor N, Lindqvist P.",
        "authorList": {
            "author": [
                {
                    "fullName": "Okafor N",
                    "lastName": "Okafor",
                    "initials": "N",
                    "authorAffiliationDetailsList": {
                        "authorAffiliation": [
                            {"affiliation": "Department of Surgery, Marienlund Hospital, Visby."}
                        ]
                    },
                },
                {"collectiveName": "Spine Marrow Group"},
            ]
        },
        "pubYear": "2024",
        "abstractText": CASE,
        "language": "eng",
        "pubTypeList": {"pubType": ["Preprint"]},
        "bookOrReportDetails": {"publisher": "Archive of Preprints", "yearOfPublication": 2024},
        "isOpenAccess": "N",
        "citedByCount": 0,
        "license": "cc by",
        "firstPublicationDate": "2024-05-02",
        **more,
    }
