"""PubMed's dates to a year and a date that sorts: `1976 Nov-Dec` -> 1976, `1976-11`."""

import re

from lxml import etree

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}


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
    parts = {child.tag: child.text.strip() for child in element if child.text}
    printed = parts.get("MedlineDate", "")
    year = _YEAR.search(parts.get("Year") or printed)
    if not year:
        return ""
    month = _month(parts.get("Month") or printed[year.end() :])
    if not month:
        return year[0]
    day = parts.get("Day", "")
    return f"{year[0]}-{month:02}-{int(day):02}" if day.isdigit() else f"{year[0]}-{month:02}"


def _month(text: str) -> int | None:
    """`Feb`, `February`, `02`; of `Nov-Dec` the first."""
    name = text.strip().lower()
    if name.isdigit():
        return int(name) if 1 <= int(name) <= len(_MONTHS) else None
    return _MONTHS.get(name[:3])
