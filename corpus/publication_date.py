"""PubMed's dates to a year and a date that sorts: `1976 Nov-Dec` -> 1976, `1976-11`."""

import re

from lxml import etree

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def publication_date(
    printed: etree._Element | None, electronic: etree._Element | None
) -> tuple[int | None, str]:
    """The year, and the date as far as it is known, of the issue, else of the electronic paper.

    Of a range the beginning counts (`1976 Dec-1977 Jan` -> 1976); seasons give the year alone.
    """
    for element in (printed, electronic):
        date = iso_date(element)
        if date:
            return year_of(date), date
    return None, ""


def year_of(date: str) -> int | None:
    """The year at the head of an ISO date."""
    return int(date[:4]) if date else None


def iso_date(element: etree._Element | None) -> str:
    """`2012-12-05`, `2012-12` or `2012` of Year, Month and Day, or of a MedlineDate; else ``."""
    if element is None:
        return ""
    parts = {child.tag: (child.text or "").strip() for child in element}
    year = _YEAR.search(parts.get("Year", "") or parts.get("MedlineDate", ""))
    if not year:
        return ""
    month = _month(parts.get("Month", "") or parts.get("MedlineDate", "")[year.end() :])
    day = parts.get("Day", "")
    return "-".join(
        [
            year[0],
            *([f"{month:02}"] if month else []),
            *([f"{int(day):02}"] if month and day.isdigit() else []),
        ]
    )


def _month(text: str) -> int | None:
    name = text.strip().lower()
    if name.isdigit() and 1 <= int(name) <= len(_MONTHS):
        return int(name)
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else None
