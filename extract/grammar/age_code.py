"""A figure to the age it is beside a code or a noun of sex: `F/30`, `34 M`, `male, 19 years`."""

import re
from dataclasses import replace

from extract.grammar.age_figure import BOUND, LISTED, WINDOW, Quantity, mention_of
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.duration import Duration

_CODE_AFTER = re.compile(r"\.?\s?[,/;]?\s?(?:[MF]|♂|♀)(?=[\s,;.)/:]|$)")
_SEX_AFTER = re.compile(
    r"\.?[\s-]?[,/;]?\s?(?:(?:fe)?male|(?:wo)?man|boy|girl)(?!\w)", re.IGNORECASE
)
_COUNT = re.compile(r"\s?[,/;-]?\s?[MF][,;:]?\s?(?:and\s|to\s)?\d{1,3}(?:\s?[MF]\b|\s?\))")
_COUNTED = re.compile(r"\d\s?[MF]\s?[,;/]?\s?(?:and\s|to\s)?$")
_CODE_START = re.compile(
    r"(?:^|[,(\[;:.–-]|\b(?:case|patient|no|pt|age|sex)\.?(?:\s?\w{1,3}[.:,)]?)?)\s*$",
    re.IGNORECASE,
)


def before_sex(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`30/F`, `34 M`, `45-year male`; counts (`5 M, 3 F`) and molarities are none."""
    if isinstance(quantity, Duration):
        end = quantity.end + text.startswith("-", quantity.end)  # "32-year-F"
        after = _SEX_AFTER.match(text, quantity.end) or _CODE_AFTER.match(text, end)
    else:
        after = _CODE_AFTER.match(text, quantity.end)
        counted = _COUNT.match(text, quantity.end) or _COUNTED.search(before[-12:])
        if after and (counted or not _CODE_START.search(before)):
            return None
    return replace(mention_of(quantity, Form.CODE), end=after.end()) if after else None


_SEX_BEFORE = re.compile(
    r"(?:(?P<noun>(?i:\b(?:fe)?male|\b(?:wo)?man|\bboy|\bgirl|\bgentleman|\blady))\s?[,/;(-]\s?"
    r"|(?:(?<![\w.'’+-])[MF]|[♂♀])(?:\s?[,/;:]\s?|\s)?)(?:(?i:aged?)[:,]?\s)?$"
)
_ITEM = re.compile(
    r"^\W*(?:(?:case|patient|pt|observation|no)\.?\s)?\(?(?!(?:at|by|in|for|on|to|now)\b)\w{1,3}\)?"
    r"\s?[.:)–-]?\s?$|^\W*$",
    re.IGNORECASE,
)


def after_sex(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`F/30`, `M, 34`, `male, 19 years`; and an item that begins with its age, `(1) 19 y, …`."""
    unit = quantity.unit if isinstance(quantity, Duration) else ""
    bound = BOUND.match(text, quantity.end)
    sex = None if LISTED.match(text, quantity.end) else _SEX_BEFORE.search(before)
    if sex and (unit in {"year", "month"} or bound):
        start = quantity.start if sex["noun"] else quantity.start - (len(before) - sex.start())
        return replace(mention_of(quantity, Form.CODE), start=start)
    item = unit == "year" and bound and bound[0].strip() in {",", ";", "."}
    return (
        mention_of(quantity, Form.CODE)
        if item and quantity.start < WINDOW and _ITEM.search(before)
        else None
    )
