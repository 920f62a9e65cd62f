"""How papers write the figures of a group: ages, sexes and counts of people."""

import re

from extract.grammar.number import UNDER_100
from extract.grammar.pattern import Pattern

_AGE = r"\d{1,3}(?:[.·]\d{1,2})?"
_WITHIN = r"(?:(?!\bmedian\b)(?:[^.;]|\.\d)){0,90}?"
_ABOUT = r"(?:(?!\b(?:mean|average)\b)(?:[^.]|\.\d)){0,60}?"
"""Brackets hold semicolons: `aged 14-58 years; mean, 29 years`."""
_NO_YEARS = r"(?:HU?|Hounsfield|c?Gy|rads?|mm|cm|mg|g|ml|kg|months?|weeks?|days?|fractions?)"
"""Units of what is no age."""
_YEARS = r"(?:years?|yrs?\.?|y)?"
MEAN = Pattern(
    rf"\b(?:mean|average)(?: \w+)? age\b[^.;]{{0,40}}?(?P<age>{_AGE})"
    r"(?!\d|\.\d|\s+(?:\w+ )?(?:patients|cases))"
    rf"|\baged?:? (?:was |of )?(?P<plus>{_AGE})(?: years)?\s*(?:±|\+\s?/?\s?-)"
    rf"|\bage\b[^.;]{{0,20}}\b(?:mean|average)\b[^.;\d]{{0,15}}?(?P<later>{_AGE})"
    rf"|\bage[ds]?\b{_ABOUT}\b(?:mean|average)(?:,| of|:| was| =)?"
    rf" (?P<last>{_AGE})(?!\d|\.\d)(?!\s*(?:%|{_NO_YEARS}\b))",
    re.IGNORECASE,
)
MEDIAN = Pattern(
    rf"\bmedian(?: \w+)? age\b[^.;]{{0,40}}?(?P<age>{_AGE})"
    r"(?!\d|\.\d|\s+(?:\w+ )?(?:patients|cases))"
    rf"|\bage[ds]?\b{_WITHIN}\bmedian\b(?: of|,|:)? (?P<later>{_AGE})",
    re.IGNORECASE,
)
AGES = Pattern(
    rf"\b(?:age[ds]?\b(?:\W{{1,3}}|{_WITHIN}(?:\b(?:rang\w+|between|from)\b[^\d.;]{{0,12}}|\())"
    r"|\bages?\b[^().;]{0,40};\s(?:\w+\s)?range[:,]?\s(?:of\s)?"
    rf"|rang(?:e|ed|ing) from )(?<![±\d.])(?P<low>{_AGE})"
    rf"\s*{_YEARS}\s*(?:-|–|—|−|to|through|(?<=between \d\d )and|(?<=between \d )and)"
    rf"\s*(?P<high>{_AGE})(?!\d|\.\d)(?!\s*(?:%|{_NO_YEARS}\b))",
    re.IGNORECASE,
)
_NUMBER = rf"[\dlIO]{{1,4}}|{UNDER_100}"
MALE = r"(?:males?|men|boys?|man|(?-i:M))\b"
_FEMALE = r"(?:females?|women|girls?|woman|(?-i:F))\b"
_THEN = r"(?: patients)?,?(?:;| and|,)? "
_PERCENT = r"\(?\d{1,3}(?:[.·]\d{1,2})?\s?%\)?"
_WERE = rf"(?:(?:patients|cases) )?(?:{_PERCENT} )?(?:of (?:them|whom|these) )?(?:were |are |was )?"
BOTH = Pattern(
    rf"\b(?P<male>{_NUMBER}) {_WERE}{MALE}(?: {_PERCENT})?{_THEN}"
    rf"(?P<female>{_NUMBER}) {_WERE}{_FEMALE}"
    rf"|\b(?P<female2>{_NUMBER}) {_WERE}{_FEMALE}(?: {_PERCENT})?{_THEN}"
    rf"(?P<male2>{_NUMBER}) {_WERE}{MALE}",
    re.IGNORECASE,
)
TO_ONE_ANOTHER = Pattern(
    r"\b(?:m|males?|men)\s?(?:[:/]|to)\s?(?:f|females?|women)\b(?: ratio)?[\s:=,(]{0,3}"
    r"(?:was |of )?(?P<male>\d{1,3})\s?(?:[:/]|to)\s?(?P<female>\d{1,3})(?![.\d])",
    re.IGNORECASE,
)
"""`M:F = 11:7`: the counts where they add up to the group, else a ratio."""
ONE_SEX = Pattern(
    rf"\(\s*(?P<count>\d{{1,4}})(?![\d.]|\s*%)\s*(?:\(?\d{{1,3}}\s*%\)?\s*)?(?P<sex>{MALE}|{_FEMALE})"
    rf"|(?<![\d.])\b(?P<count2>{_NUMBER}) (?:{_PERCENT} (?:were )?|(?:of (?:them|whom) )?were )"
    rf"(?P<sex2>{MALE}|{_FEMALE})"
    rf"|\bthere were (?P<count3>{_NUMBER}) (?P<sex3>{MALE}|{_FEMALE})",
    re.IGNORECASE,
)
OF_WHOM = Pattern(
    rf"\b(?P<n>\d{{1,4}})(?: (?:patients|cases|subjects))?(?: {_PERCENT})?,? (?:of|in) whom\b"
    rf"(?! (?:were |was )?(?:{MALE}|{_FEMALE}))",
    re.IGNORECASE,
)
"""The group is the one of which some are told apart: `46 (41 %), of whom 27 were men`."""
SHARE = Pattern(
    rf"\b(?P<percent>\d{{1,3}}(?:[.·]\d)?)\s?%(?: of (?:the |all )?(?:patients|cases))?"
    rf"(?: (?:were|was))?,? (?P<sex>{MALE}|{_FEMALE})",
    re.IGNORECASE,
)
ROUNDED = 0.6
"""A percentage is rounded to a whole or a tenth."""
PERSONS = Pattern(
    r"(?:\s+(?!\d|(?:years?|yrs?|months?)\b)[\w/β-]+){0,4}?\s+(?:patients?|cases|subjects|individuals|adults|children|persons"
    r"|people|men|women|males?|specimens|thalass?a?emics|participants|examples)\b",
    re.IGNORECASE,
)
FOUND_AMONG = Pattern(
    rf"\b(?:among|amongst|of|out of|in)\s(?:[\w-]+\s){{0,3}}?\d[\d,]*\s[^.;]{{0,140}}?,?\s"
    rf"(?P<n>{_NUMBER})\s(?:patients\s)?(?P<share>{_PERCENT},?\s)?"
    r"(?:had|developed|were found|showed|suffered|presented|were diagnosed|experienced)\b",
    re.IGNORECASE,
)
FOUND_IN = Pattern(
    r"\b(?:found|noted|seen|present|identified|detected|diagnosed|observed|occurred|demonstrated)\b"
    rf"[^.;]{{0,90}}?\bin (?P<n>{_NUMBER})(?: {_PERCENT})?(?:,? (?:of|out of|among) | \(|[,.;]|$)"
    rf"|\b(?P<part>{_NUMBER})(?: {_PERCENT})? (?:of|out of) (?:\w+ )?\d[\d,]* (?:\w+ ){{0,3}}?"
    r"(?:patients|cases|subjects)\b[^.;]{0,90}? (?:had|developed|showed)\b",
    re.IGNORECASE,
)
"""Of a register (`in 18 of 200 patients`), where the sentence names the tissue."""
TOTAL = Pattern(r"\b(?:altogether|in all|a total of),? (?P<n>\d{1,4})\b(?! (?:Gy|cGy|rad))")
N = Pattern(r"\bn\s*=\s*(?P<n>\d{1,4})\b", re.IGNORECASE)
