"""A figure to the age it is in what a clause tells: `the patient was 42`, `at 15 he fell`."""

import re

from extract.grammar.age_figure import Quantity, in_years, is_whole, mention_of
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.duration import Duration
from extract.grammar.number import Number
from extract.grammar.pattern import Pattern
from extract.grammar.person import is_person

_WAS = Pattern(
    r"(?:(?<![\w-])(?P<who>[^\W\d_][\w’'-]*)(?:\s(?:\d|[A-H]|I{1,3}))?(?:,[^,.;]{1,40},)?\s"
    r"(?:was|is|being|(?:ha[sd]\s)?(?:just\s|recently\s)?turned|ha[sd]\s(?:just\s)?reached|(?:was\s)?nearing)"
    r"(?:\s(?:then|now|only|just|already|still|about|barely|nearly|almost|by\snow)){0,2}"
    r"|(?:^|[,;.]\s|\b(?:man|woman|boy|girl)\s)(?:now|then|just\sturned|was\sthen)(?:\saged)?)\s$",
    re.IGNORECASE,
)
_PRESENTED_AT = Pattern(
    r"\b(?:present|admit|refer|seen|came|consult|hospitali)\w*\s(?:[a-z]+\s){0,3}?at\s$",
    re.IGNORECASE,
)
_BARE_AT = Pattern(
    r"(?:(?:^|[,;.:(]\s?|\b(?:and|but|then|he|she|who|patient|that|which|only|until|died,"
    r"|menopause|menarche|stroke|out|there|first|again|later|himself|herself|(?:19|20)\d\d|\w{2,}(?:ed|omy|is|ic|own))\s)"
    r"(?:at|when|aged))\s(?:about\s|only\s|just\s|around\s|nearly\s)?$",
    re.IGNORECASE,
)
_NO_BARE_AT = Pattern(
    r"\b(?:stood|kept|held|maintained|stable|fixed|fell|rose|cut|set|level\w*|block\w*|graded?|stopped"
    r"|ended|begin\w*|scored|rated|measured|haemoglobin|hemoglobin|count|ferritin)\s(?:at|aged)\s$",
    re.IGNORECASE,
)
_AND_WHEN = Pattern(r"(?:,|\band|\bbut)\s$")
_WHEN_NEXT = Pattern(r"\s(?:years?\s)?(?:when|as|at\sthe\stime)\s(?:he|she|his|her|the)\b")
_AFTER_WAS = Pattern(
    r"\s?(?:[,;)]|\.(?:\s|$)|$|years?(?![\w-])|\s?and\b)|\s(?:when|at|on|he|she|the|during|but|while|or|in\s(?:19|20)\d\d|a\s(?:week|month|day))\b"
)
_BEFORE_VERB = Pattern(
    r"(?:,\s?|\s)(?:he|she|his|her|(?:the|this|our)\s(?:patient|boy|girl|child|man|woman|lady|legs?))\b"
    r"|\sthe\s(?:youngest|oldest|eldest)|,?\s(?:when|because|for|with|after|on\saccount|while|but|and(?!\s\d))\b|\s?[,;.)]",
    re.IGNORECASE,
)
_THEN = Pattern(r"\b(?:when|then|since|until)\s(?:[\w']+\s){0,4}$", re.IGNORECASE)
_WHEN_AFTER = Pattern(r"\s(?:years?\s)?(?:when|at\sthe\stime)\b")


def was(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`the patient was 42`, `now 9`; `he was 42 when …` and `at 15 he …` belong to an event."""
    if isinstance(quantity, Number):
        if _BARE_AT.search(before) and not _NO_BARE_AT.search(before):
            event = _BEFORE_VERB.match(text, quantity.end)
            return mention_of(quantity, Form.AT_AGE) if event and is_whole(quantity) else None
        if _AND_WHEN.search(before) and _WHEN_NEXT.match(text, quantity.end):
            return mention_of(quantity, Form.AT_AGE)
    if _PRESENTED_AT.search(before) and in_years(quantity) >= 1:
        bound = isinstance(quantity, Duration) or _BEFORE_VERB.match(text, quantity.end)
        return mention_of(quantity, Form.AT_AGE) if bound else None
    if _is_now(text, before, quantity):
        return mention_of(quantity, Form.WAS)
    was = _WAS.search(before)
    if was and _is_of_person(was["who"]) and _AFTER_WAS.match(text, quantity.end):
        when = _WHEN_AFTER.match(text, quantity.end) or _THEN.search(before[: was.start()])
        return mention_of(quantity, Form.AT_AGE if when else Form.WAS)
    return None


def _is_now(text: str, before: str, quantity: Quantity) -> bool:
    """Whether it is of the subject that stands far before, or goes on an age of another."""
    if _STILL_SAID.search(text, 0, quantity.start):
        return _AFTER_WAS.match(text, quantity.end) is not None
    gapped = isinstance(quantity, Number) and is_whole(quantity) and _GAPPED.search(before)
    return bool(gapped and _ENDS.match(text, quantity.end))


_STILL_SAID = Pattern(
    r"^\W*(?:He|She|(?:(?:The|Our|This|A)\s)(?:[\w-]+\s)?(?:patient|man|woman|boy|girl|lady))\b"
    r"(?:,[^;]{3,140},|\s(?:who|whose|in\swhom)\s[^;]{3,140})\s(?:was|is)\s(?:now|then|by\sthen)\s(?:aged\s)?$"
)
"""`The patient, a widow in whom …, was now 50`."""
_GAPPED = Pattern(
    r"\b(?:was|is|being|aged)\s(?:then\s)?\d\d?\b[^.;\d]{0,50}?(?:,|\band|\bwhile)\s(?:and\s)?(?:the|his|her)\s"
    r"(?:(?:fe)?male|(?:wo)?man|boy|girl|former|latter|other|second|third|elder|older|younger"
    r"|brother|sister|mother|father|son|daughter|husband|wife)\s$",
    re.IGNORECASE,
)
"""`The female was 40 and the male 43`."""
_ENDS = Pattern(r"(?:\syears?)?(?:\s?(?:[,;.)]|$)|\s(?:when|at the time)\b)")


def _is_of_person(word: str | None) -> bool:
    return word is None or word.lower() in _STANDS_FOR_PERSON or is_person(word.lower())


_STANDS_FOR_PERSON = frozenset(
    """
    he she who but and first second third fourth fifth last other former latter elder younger eldest
    youngest oldest one
    """.split()  # noqa: SIM905 - words as running text
)
