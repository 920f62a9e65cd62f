"""A text to the ages in figures written in it, whoever's they are: `"A 14-year-old boy"` -> 14.

Whose age it is, and at which time of his life, is judged in `age_context.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.duration import Duration, durations
from extract.grammar.introduced import governed, in_introduction, is_several, named_last
from extract.grammar.number import Number, numbers
from extract.grammar.person import is_person

_OLDEST = 115.0


@lru_cache(maxsize=1024)
def age_mentions(text: str) -> tuple[AgeMention, ...]:
    """Every age in `text`, in order; spans of time and counts are not ages."""
    return tuple(sorted(_figures(text), key=lambda m: m.start))


def _figures(text: str) -> Iterator[AgeMention]:
    quantities = _quantities(text)
    for chain in _chains(text, quantities):
        found = [_mention(text, quantity) for quantity in chain]
        form = next((m.form for m in found if m and m.form in _LISTED_FORMS), None)
        if len(chain) > 1 and form:
            for index, (quantity, m) in enumerate(zip(chain, found, strict=True)):
                mention = m or _plain(quantity, form)
                yield replace(mention, form=form, index=index, size=len(chain))
        else:
            yield from (m for m in found if m)


_LISTED_FORMS = {Form.YEAR_OLD, Form.AGED, Form.NOUN_OF}

_Quantity = Duration | Number


def _quantities(text: str) -> list[_Quantity]:
    """Spans of time and bare numbers that an age could be; ranges are none."""
    spans = durations(text)
    covered = {at for span in spans for at in range(span.start, span.end)}
    found: list[_Quantity] = [s for s in spans if s.low == s.months and s.unit != "decade"]
    found += [
        n
        for n in numbers(text)
        if n.start not in covered
        and not _in_range(text, n)
        and not _is_label(text, n)
        and not _ILLEGIBLE.match(text, n.end)
    ]
    return sorted((q for q in found if 0 < _years(q) <= _OLDEST), key=lambda q: q.start)


_ILLEGIBLE = re.compile(r"[#~]|(?<![\d\w]\d)[?*]")
"""The second figure of a scanned age that could not be read: `aged 3#`."""
_RANGE_ON = re.compile(r"\s?(?:to|[-‐‑–−])\s?\d", re.IGNORECASE)
_RANGE_BACK = re.compile(r"\d\s?(?:to|[-‐‑–−])\s?$", re.IGNORECASE)


def _in_range(text: str, number: Number) -> bool:
    back = _RANGE_BACK.search(text[max(0, number.start - 6) : number.start])
    return bool(back or _RANGE_ON.match(text, number.end))


_LABELS = re.compile(r"\((?:patient|case|pt|no|nr)s?\.?\s(?:no\.?\s)?$", re.IGNORECASE)


def _is_label(text: str, number: Number) -> bool:
    """`33 (patient 2)`: the patient's number."""
    return bool(_LABELS.search(text[max(0, number.start - 14) : number.start]))


def _years(quantity: _Quantity) -> float:
    return quantity.years if isinstance(quantity, Duration) else quantity.value


_LINK = re.compile(
    r"(?:\s?[-‐‑–])?(?:\s?\([^()]{1,20}\))?\s?(?:,\s?(?:and|&)|,|and|&)\s?(?:an?\s)?",
    re.IGNORECASE,
)
_LAST_LINK = re.compile(r"and|&", re.IGNORECASE)


def _chains(text: str, quantities: Sequence[_Quantity]) -> Iterator[list[_Quantity]]:
    """Runs of numbers that a comma or "and" holds together; the last link must be an "and"."""
    chain: list[_Quantity] = []
    for quantity in quantities:
        if chain and not _LINK.fullmatch(text, chain[-1].end, quantity.start):
            yield from _checked(text, chain)
            chain = []
        chain.append(quantity)
    yield from _checked(text, chain)


def _checked(text: str, chain: list[_Quantity]) -> Iterator[list[_Quantity]]:
    whole = len(chain) > 1 and _LAST_LINK.search(text, chain[-2].end, chain[-1].start)
    if whole or len(chain) == 1:
        yield chain
    else:
        yield from ([quantity] for quantity in chain)


def _plain(quantity: _Quantity, form: Form) -> AgeMention:
    years = _years(quantity)
    return AgeMention(years, years, form, quantity.start, quantity.end)


_OLD = re.compile(
    r"(?:['’]s?)?\.?[\s\-‐‑–−]{0,3}(?:o[l1I]d(?!\w)|of\s(?:age|life)\b)", re.IGNORECASE
)
_Y_O = re.compile(r"\.?\s?[/-]?\s?o(?![\w/])\.?", re.IGNORECASE)
_YO = re.compile(r"[\s\-‐‑–]{0,2}y\.?\s?[/-]?\s?o(?![\w/])\.?", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:when|while|since|from|until|till|by|before|after|at|under|over|below|above|as)"
    r"(?:\s(?:he|she|the\s(?:patient|boy|girl|child)|only|just|about|around)){0,2}"
    r"(?:\s(?:was|is|turned|became))?\s(?:about\s|only\s|just\s|around\s|approximately\s)?$",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"(?:^\W*|[,()\[/.:;=♂♀–-]|(?:^|\W)(?:aged?|ages|aet|of|was|is|were|at|as|and|but|when|now|then"
    r"|about|just|only|some|nearly|almost|barely|being|turned|reached|still|already|around|perhaps"
    r"|[MF])\.?)\s*$",
    re.IGNORECASE,
)
_WINDOW = 60


def _mention(text: str, quantity: _Quantity) -> AgeMention | None:
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    old = _old(text, quantity)
    if old:
        form = Form.AT_AGE if _WHEN.search(before) else Form.YEAR_OLD
        return replace(_plain(quantity, form), end=old.end())
    code = _sex_after(text, before, quantity)
    if code:
        return code
    if not _TIED.search(before[-11:]):
        return None
    ties = (tie(text, before, quantity) for tie in (_aged, _sex_before, _noun_of, _beside, _was))
    return next((mention for mention in ties if mention), None)


def _old(text: str, quantity: _Quantity) -> re.Match[str] | None:
    if isinstance(quantity, Number):
        return _YO.match(text, quantity.end)
    short = _Y_O.match(text, quantity.end) if text[quantity.end - 1] in "yY" else None
    return short or _OLD.match(text, quantity.end)


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


def _sex_after(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`30/F`, `34 M`, `45-year male`; counts (`5 M, 3 F`) and molarities are none."""
    if isinstance(quantity, Duration):
        end = quantity.end + text.startswith("-", quantity.end)  # "32-year-F"
        after = _SEX_AFTER.match(text, quantity.end) or _CODE_AFTER.match(text, end)
    else:
        after = _CODE_AFTER.match(text, quantity.end)
        counted = _COUNT.match(text, quantity.end) or _COUNTED.search(before[-12:])
        if after and (counted or not _CODE_START.search(before)):
            return None
    return replace(_plain(quantity, Form.CODE), end=after.end()) if after else None


_AGED = re.compile(
    r"\b(?:(?P<at>(?:at|since|from|until|till|by|before|after|to|under|over|below|above|between"
    r"|early|reached)\s(?:(?:the|an?|her|his|early|young|advanced)\s){0,2})?"
    r"(?<!of\s)(?P<age>ages?)(?:\s(?:of|was|is|were|being|as|given|stated|recorded|put|at\s\w+|at)){0,3}|(?P<aged>aged)|(?P<aet>(?:ae|æ)t(?:at)?\.?))"
    r"\s?[:,=]?\s?(?:about\s|only\s|just\s|now\s|around\s)?$",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"age|æt|aet", re.IGNORECASE)
_HOLDS_AGED = re.compile(
    r"(?:(?:^|[(\[;:.•]|(?<!\w)(?:is|was|were|now|being|first|second|third|fourth|last|other|former"
    r"|latter|one|(?:para|gravida)\s\d|[A-Z]\.))\s?,?|\([^()]{0,25},)\s*$",
    re.IGNORECASE,
)


def _aged(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`a woman aged 65`; after a verb (`splenectomised aged 5`) it is the age of that event."""
    lead = _AGED.search(before) if _AGE_WORD.search(before[-22:]) else None
    if not lead or _SINCE.match(text, quantity.end):
        return None
    held = not lead["at"] and (not lead["aged"] or _is_held(before[: lead.start()]))
    form = Form.AGED if held else Form.AT_AGE
    start = quantity.start - (len(before) - lead.start()) if lead["aged"] or lead["aet"] else None
    return replace(_plain(quantity, form), start=quantity.start if start is None else start)


_SINCE = re.compile(r"\s(?:after|before|later|earlier|ago|previously|following|since)\b")


def _is_held(before: str) -> bool:
    """Whether `aged` stands with a person: `outpatients aged 21`; not `splenectomised aged 5`."""
    noun = named_last(before)
    if governed(noun) or is_several(noun):
        return True
    return bool(_HOLDS_AGED.search(before)) or in_introduction(before)


_SEX_BEFORE = re.compile(
    r"(?:(?P<noun>(?i:\b(?:fe)?male|\b(?:wo)?man|\bboy|\bgirl|\bgentleman|\blady))\s?[,/;(-]\s?"
    r"|(?:(?<![\w.'’+-])[MF]|[♂♀])(?:\s?[,/;:]\s?|\s)?)(?:(?i:aged?)[:,]?\s)?$"
)
_BOUND = re.compile(r"\s?(?:[,;:)\]/]|\.(?!\d)|$)|\s(?:with|who|was|had|presented|from|and)\b")
_LISTED = re.compile(r"\s?(?:,|and)\s\d")  # "female, 1, 2 and 5 male": numbers of patients
_ITEM = re.compile(
    r"^\W*(?:(?:case|patient|pt|observation|no)\.?\s)?\(?\w{1,3}\)?\s?[.:)–-]?\s?$|^\W*$",
    re.IGNORECASE,
)


def _sex_before(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`F/30`, `M, 34`, `male, 19 years`; and an item that begins with its age, `(1) 19 y, …`."""
    unit = quantity.unit if isinstance(quantity, Duration) else ""
    bound = _BOUND.match(text, quantity.end)
    sex = None if _LISTED.match(text, quantity.end) else _SEX_BEFORE.search(before)
    if sex and (unit in {"year", "month"} or bound):
        start = quantity.start if sex["noun"] else quantity.start - (len(before) - sex.start())
        return replace(_plain(quantity, Form.CODE), start=start)
    item = unit == "year" and bound and bound[0].strip() in {",", ";", "."}
    return (
        _plain(quantity, Form.CODE)
        if item and quantity.start < _WINDOW and _ITEM.search(before)
        else None
    )


_NOUN_OF = re.compile(
    r"(?<![\w-])(?:(?P<one>one|carrier|case|other|former|latter|first|second|third)"
    r"|(?P<noun>[^\W\d_][\w’'-]*))"
    r"\sof\s(?:about\s|only\s|some\s|just\s|nearly\s|almost\s|barely\s|now\s|around\s|perhaps\s)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s(?:\w+\s)?$", re.IGNORECASE)
_PARENT_OF = re.compile(r"\b(?:mother|father|parent|case)\sof\s$", re.IGNORECASE)
_NO_AGE_AFTER = re.compile(
    r"[\s-]?(?:%|mg|g\b|gm|kg|ml|mm|cm|m\b|Gy|cGy|rad|fl|/|×|x\s?\d|µ|μ|°|patients|cases|men\b"
    r"|women\b|units?|children|sons|daughters|sisters|brothers|siblings|of\s|fractions|sessions|to\s\d|[-–]\s?\d)",
    re.IGNORECASE,
)


def _noun_of(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`a man of 46`; a mother of three and a total of 46 are none."""
    noun = _NOUN_OF.search(before) if _OF.search(before[-12:]) else None
    if not noun or _NO_AGE_AFTER.match(text, quantity.end):
        return None
    bound = _BOUND.match(text, quantity.end)
    if noun["one"] and not bound:
        return None  # "one of 58 with", not "one of 58 responded"
    if not isinstance(quantity, Duration) and not _whole(quantity):
        return None
    if noun["noun"] and not _has_age(noun["noun"].lower(), text, quantity):
        return None
    if _PARENT_OF.search(before) and not isinstance(quantity, Duration):
        return None
    return _plain(quantity, Form.NOUN_OF)


_PERSONAL_AFTER = re.compile(
    r"\s?[,;)]{0,2}\s(?:who|whose|whom|in\swhom|presented|complained|consulted|attended|noticed"
    r"|came|suffered|developed|with|had|has|sought|entered|walked|fell|could|lost"
    r"|(?:was|is|were)\s(?:first\s|then\s|recently\s)?(?:admitted|referred|seen|sent|brought|taken"
    r"|carried|transferred|hospitali[sz]ed|under|known|investigated|examined|operated|struck))\b"
)


def _has_age(noun: str, text: str, quantity: _Quantity) -> bool:
    """Whether the noun before `of 54` is a person's: known, or shown to be by what follows."""
    if governed(noun):
        return True
    if is_several(noun):
        return _BOUND_LIST.match(text, quantity.end) is not None
    personal = _PERSONAL_AFTER.match(text, quantity.end)
    return personal is not None and personal[0].split()[-1] in _OF_PEOPLE


_BOUND_LIST = re.compile(r"\s?(?:,|and|&)\s?(?:and\s)?\d|\s?(?:years|yrs|[,;.)])|$")
_OF_PEOPLE = {"who", "whose", "presented", "complained", "consulted", "attended", "sought"}
_BESIDE = re.compile(
    r"(?:\b(?:first|second|third|fourth|fifth|last|other|former|latter)(?:\spatient|\scase|\sone)?"
    r"|\bM(?:r|rs|s|iss)\.?\s[A-Z]\w*\.?|\b[A-Z]\.-?\s?[A-Z]\.)"
    r"\s?(?:,|\((?:aged?\s?:?|now|then)?)\s?(?:now\s|then\s|only\s|just\s|about\s)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?P<mark>,|\((?:aged?\s?:?|now|then)?)\s?(?:now\s|then\s|only\s|just\s|about\s|some\s)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s?(?:[,;)]|\.(?:\s|$)|$)|\s(?:with|who|was|had|has)\b")
_AT_EVENT = re.compile(
    r"\s?(?:years?\s)?(?:at|on|by|when)\s(?:(?:the|her|his|this|time|day|moment|of|first|initial"
    r"|hospital|present)\s){0,5}"
    r"(?:(?:transplant|pre-?transplant|surgical|clinical)\s)?(?:presentation|admission|referral"
    r"|consultation|simulation|examination|hospitali[sz]ation|work-?up|evaluation|assessment"
    r"|enrol?lment|visit|onset|operation|irradiation|laminectomy)",
    re.IGNORECASE,
)
_BEFORE_EVENT = re.compile(
    r"(?:,|\b(?:he|she|who|patient|man|woman|boy|girl)(?:\s(?:was|is))?)\s?$", re.IGNORECASE
)


def _beside(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`the patient, 66, a piano teacher`, `a woman (38 years)`, `44 at referral`."""
    whole = _years(quantity) >= 1 and _years(quantity).is_integer()
    if not isinstance(quantity, Duration) or quantity.unit == "year":
        if whole and _AT_EVENT.match(text, quantity.end) and _BEFORE_EVENT.search(before):
            return _plain(quantity, Form.AT_PRESENTATION)
        listed = isinstance(quantity, Number) and _LISTED.match(text, quantity.end)
        if not listed and _CLOSED.match(text, quantity.end) and _is_beside(text, before, quantity):
            return _plain(quantity, Form.BESIDE)
    return None


def _is_beside(text: str, before: str, quantity: _Quantity) -> bool:
    """Whether the age stands behind a person's name or noun, or ends the phrase of one."""
    if _BESIDE.search(before):
        return True
    mark = _APPOSED.search(before)
    if not mark:
        return False
    head = _PLACE.sub("", before[: mark.start()])
    if governed(named_last(head)):
        return True
    far = mark["mark"] == "," and _years(quantity) >= _NO_COUNT
    personal = far and _PERSONAL_AFTER.match(text, quantity.end)
    return bool(personal) and in_introduction(text[: quantity.start - len(before) + mark.start()])


_PLACE = re.compile(r"\s(?:from|in|of)(?:\s[\w-]+){1,2}\s?$")
_NO_COUNT = 13
"""A bare number below is as likely a count of something."""


_WAS = re.compile(
    r"(?:(?<![\w-])(?P<who>[^\W\d_][\w’'-]*)(?:\s\d)?(?:,[^,.;]{1,40},)?\s"
    r"(?:was|is|being|(?:had\s)?(?:just\s)?turned|had\s(?:just\s)?reached|(?:was\s)?nearing)"
    r"(?:\s(?:then|now|only|just|already|still|about|barely|nearly|almost|by\snow)){0,2}"
    r"|(?:^|[,;.]\s|\b(?:man|woman|boy|girl)\s)(?:now|then|just\sturned|was\sthen)(?:\saged)?)\s$",
    re.IGNORECASE,
)
_PRESENTED_AT = re.compile(
    r"\b(?:present|admit|refer|seen|came|consult|hospitali)\w*\s(?:[a-z]+\s){0,3}?at\s$",
    re.IGNORECASE,
)
_BARE_AT = re.compile(
    r"(?:(?:^|[,;.:(]\s?|\b(?:and|but|then|he|she|who|patient|that|which|only|until|died|died,|married"
    r"|menopause|menarche|stroke|out|there|first|again|later|himself|herself|(?:19|20)\d\d|\w{2,}(?:ed|omy|is|ic|own))\s)"
    r"(?:at|when|aged))\s(?:about\s|only\s|just\s|around\s|nearly\s)?$",
    re.IGNORECASE,
)
_NO_BARE_AT = re.compile(
    r"\b(?:stood|kept|held|maintained|stable|fixed|fell|rose|cut|set|level\w*|block\w*|graded?|stopped"
    r"|ended|begin\w*|scored|rated|measured|haemoglobin|hemoglobin|count|ferritin)\s(?:at|aged)\s$",
    re.IGNORECASE,
)
_AND_WHEN = re.compile(r"(?:,|\band|\bbut)\s$")
_WHEN_NEXT = re.compile(r"\s(?:years?\s)?(?:when|as|at\sthe\stime)\s(?:he|she|his|her|the)\b")
_AFTER_WAS = re.compile(
    r"\s?(?:[,;)]|\.(?:\s|$)|$|years?(?![\w-])|\s?and\b)|\s(?:when|and|at|on|he|she|the|during|but|while|or|in\s(?:19|20)\d\d|a\s(?:week|month|day))\b"
)
_BEFORE_VERB = re.compile(
    r"(?:,\s?|\s)(?:he|she|his|her|(?:the|this|our)\s(?:patient|boy|girl|child|man|woman|lady|legs?))\b"
    r"|\sthe\s(?:youngest|oldest|eldest)|,?\s(?:when|because|for|with|after|on\saccount|while|he|she|but|and(?!\s\d))\b|\s?[,;.)]",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:when|then|since|until)\s(?:[\w']+\s){0,4}$", re.IGNORECASE)
_WHEN_AFTER = re.compile(r"\s(?:years?\s)?(?:when|at\sthe\stime)\b")


def _was(text: str, before: str, quantity: _Quantity) -> AgeMention | None:
    """`the patient was 42`, `now 9`; `he was 42 when …` and `at 15 he …` belong to an event."""
    if isinstance(quantity, Number):
        if _BARE_AT.search(before) and not _NO_BARE_AT.search(before):
            event = _BEFORE_VERB.match(text, quantity.end)
            return _plain(quantity, Form.AT_AGE) if event and _whole(quantity) else None
        if _AND_WHEN.search(before) and _WHEN_NEXT.match(text, quantity.end):
            return _plain(quantity, Form.AT_AGE)
    if _PRESENTED_AT.search(before) and _years(quantity) >= 1:
        bound = isinstance(quantity, Duration) or _BEFORE_VERB.match(text, quantity.end)
        return _plain(quantity, Form.AT_AGE) if bound else None
    was = _WAS.search(before)
    if was and _is_of_person(was["who"]) and _AFTER_WAS.match(text, quantity.end):
        when = _WHEN_AFTER.match(text, quantity.end) or _THEN.search(before)
        return _plain(quantity, Form.AT_AGE if when else Form.WAS)
    return None


def _is_of_person(word: str | None) -> bool:
    return word is None or word.lower() in _STANDS_FOR_PERSON or is_person(word.lower())


_STANDS_FOR_PERSON = frozenset(
    """
    he she who but and first second third fourth fifth last other former latter elder younger eldest
    youngest oldest one
    """.split()  # noqa: SIM905 - words as running text
)


def _whole(quantity: _Quantity) -> bool:
    return _years(quantity).is_integer() and _years(quantity) >= 1
