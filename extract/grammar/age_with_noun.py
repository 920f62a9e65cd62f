"""A figure to the age it is beside a noun for a person: `a man of 46`, `a woman aged 65`."""

import re
from dataclasses import replace

from extract.grammar.age_figure import BOUND, LISTED, Quantity, in_years, is_whole, mention_of
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.duration import Duration
from extract.grammar.introduced import in_introduction, is_several, named_last
from extract.grammar.number import Number
from extract.grammar.pattern import Pattern
from extract.grammar.person import may_be_person

_EVENT = (
    r"(?:presentation|admission|referral|consultation|simulation|examination|hospitali[sz]ation"
    r"|work-?up|evaluation|assessment|enrol?lment|visit|onset|operation|irradiation|laminectomy)"
)
"""At what the mass brought a patient to, or what was done for it."""
_AGED = Pattern(
    r"\b(?:(?P<at>(?:at|since|from|until|till|by|before|after|to|under|over|below|above|between"
    r"|early|reached)\s(?:(?:the|an?|her|his|early|young|advanced)\s){0,2})?"
    r"(?<!of\s)(?P<age>ages?)(?:\s(?:of|was|is|were|being|as|given|stated|recorded|put"
    r"|(?:at|on|upon)\s(?:(?:the|time|of|his|her|first|initial)\s){0,4}(?P<event>[\w-]+)"
    r"(?:\sof\s(?:the|this|his|her)\s(?:\w+\s)?(?:mass(?:es)?|lesions?|tumou?r|EMH))?|at)){0,3}|(?P<aged>aged)|(?P<aet>(?:ae|æ)t(?:at(?:is)?)?\.?))"
    r"\s?[:,=]?\s?(?:about\s|only\s|just\s|now\s|around\s|~)?$",
    re.IGNORECASE,
)
_AGE_WORD = Pattern(r"age|æt|aet", re.IGNORECASE)
_LONGEST = 50
_OF_THE_MASS = Pattern(rf"{_EVENT}|diagnosis|treatment|surgery|radiotherapy", re.IGNORECASE)
"""`Her age at menarche was 13`: another event of her life."""
_HOLDS_AGED = Pattern(
    r"(?:(?:^|[(\[;:.•]|(?<!\w)(?:is|was|were|now|being|both|each|first|second|third|fourth|last|other|former"
    r"|latter|elder|older|eldest|oldest|younger|youngest|one|above|preceding|foregoing|(?:para|gravida)\s\d|[A-Z]\.|M(?:r|rs|s|iss)\.?\s\w+|(?:patient|case|sibling|twin)\s\w{1,3}))\s?,?|\([^()]{0,25},)\s*$",
    re.IGNORECASE,
)


def aged(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`a woman aged 65`; that of `splenectomised aged 5`, `age at menarche` is of the event."""
    lead = _AGED.search(before) if _AGE_WORD.search(before[-_LONGEST:]) else None
    if not lead or _SINCE.match(text, quantity.end):
        return None
    other = lead["at"] or (lead["event"] and not _OF_THE_MASS.fullmatch(lead["event"]))
    held = not other and (not lead["aged"] or _is_held(before[: lead.start()]))
    form = Form.AGED if held else Form.AT_AGE
    start = quantity.start - (len(before) - lead.start()) if lead["aged"] or lead["aet"] else None
    return replace(mention_of(quantity, form), start=quantity.start if start is None else start)


_SINCE = Pattern(r"\s(?:after|before|later|earlier|ago|previously|following|since)\b")


def _is_held(before: str) -> bool:
    """Whether `aged` stands with a person: `outpatients aged 21`; not `splenectomised aged 5`."""
    noun = named_last(before)
    if may_be_person(noun) or is_several(noun):
        return True
    return bool(_HOLDS_AGED.search(before)) or in_introduction(before)


_NOUN_OF = Pattern(
    r"(?<![\w-])(?:(?P<one>one|carrier|case|other|former|latter|first|second|third)"
    r"|(?P<noun>[^\W\d_][\w’'-]*))"
    r"\sof\s(?:about\s|only\s|some\s|just\s|nearly\s|almost\s|barely\s|now\s|around\s|perhaps\s)?$",
    re.IGNORECASE,
)
_OF = Pattern(r"\bof\s(?:\w+\s)?$", re.IGNORECASE)
_PARENT_OF = Pattern(r"\b(?:mother|father|parent)\sof\s$|\bcase\sof\s$", re.IGNORECASE)
_MOST_CHILDREN = 20
_NO_AGE_AFTER = Pattern(
    r"[\s-]?(?:%|mg|g\b|gm|kg|ml|mm|cm|m\b|Gy|cGy|rad|fl|/|×|x\s?\d|µ|μ|°|patients|cases|men\b"
    r"|women\b|units?|children|sons|daughters|sisters|brothers|siblings|of\s|fractions|sessions|to\s\d|[-–]\s?\d)",
    re.IGNORECASE,
)


def noun_of(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`a man of 46`; a mother of three and a total of 46 are none."""
    noun = _NOUN_OF.search(before) if _OF.search(before[-12:]) else None
    if not noun or _NO_AGE_AFTER.match(text, quantity.end):
        return None
    bound = BOUND.match(text, quantity.end)
    if noun["one"] and not bound:
        return None  # "one of 58 with", not "one of 58 responded"
    if not isinstance(quantity, Duration) and not _counts_years(text, quantity):
        return None
    if noun["noun"] and not _has_age(noun["noun"].lower(), text, quantity):
        return None
    few = in_years(quantity) < _MOST_CHILDREN and not isinstance(quantity, Duration)
    if few and _PARENT_OF.search(before):
        return None
    return mention_of(quantity, Form.NOUN_OF)


def _counts_years(text: str, number: Number) -> bool:
    """Whole years, or with a fraction as children's are told: `a boy of 4½`, `of 2 3/12`."""
    return is_whole(number) or bool(_FRACTION.search(text[number.start : number.end]))


_FRACTION = Pattern(r"[¼½¾⅓⅔]|/12$|\d[ -][13]/[24]$|\band\b")
_PERSONAL_AFTER = Pattern(
    r"\s?[,;)]{0,2}\s(?:who|whose|whom|in\swhom|presented|complained|consulted|attended|noticed"
    r"|came|suffered|developed|with|had|has|sought|entered|walked|fell|could|lost"
    r"|(?:was|is|were)\s(?:first\s|then\s|recently\s)?(?:admitted|referred|seen|sent|brought|taken"
    r"|carried|transferred|hospitali[sz]ed|under|known|investigated|examined|operated|struck))\b"
)


def _has_age(noun: str, text: str, quantity: Quantity) -> bool:
    """Whether the noun before `of 54` is a person's: known, or shown to be by what follows."""
    if may_be_person(noun):
        return True
    if is_several(noun):
        each = isinstance(quantity, Duration) and _TWINS.search(text, 0, quantity.start)
        return bool(each or _BOUND_LIST.match(text, quantity.end))
    personal = _PERSONAL_AFTER.match(text, quantity.end)
    return personal is not None and personal[0].split()[-1] in _OF_PEOPLE


_TWINS = Pattern(r"\btwins?\s(?:\w+\s)?of\s$", re.IGNORECASE)
_BOUND_LIST = Pattern(r"\s?(?:,|and|&)\s?(?:and\s)?\d|\s?(?:years|yrs|[,;.)])|$")
_OF_PEOPLE = {"who", "whose", "presented", "complained", "consulted", "attended", "sought"}
_BESIDE = Pattern(
    r"(?:\b(?:first|second|third|fourth|fifth|last|other|former|latter|elder|older|eldest|oldest"
    r"|younger|youngest)(?:\spatient|\scase|\sone)?"
    r"|\bM(?:r|rs|s|iss)\.?\s[A-Z]\w*\.?|\b[A-Z]\.-?\s?[A-Z]\."
    r"|\b(?:patient|case|sibling|twin|brother|sister|proband)\s(?:no\.?\s?)?(?:\d|[A-H]|I{1,3})"
    r"|\bs?he(?:\s(?:him|her)self)?)"
    r"\s?(?:,|\((?:aged?\s?:?|now|then)?)\s?(?:now\s|then\s|only\s|just\s|about\s)?$",
    re.IGNORECASE,
)
_APPOSED = Pattern(
    r"(?P<mark>,|\((?:aged?\s?:?|now|then)?)\s?(?:now\s|then\s|only\s|just\s|about\s|some\s)?$",
    re.IGNORECASE,
)
_CLOSED = Pattern(
    r"\s?(?:[,;)]|\.(?:\s|$)|$)|\s(?:with|who|was|had|has)\b"
    r"|\sand\s(?:not|also|still|otherwise|well|healthy|(?:the|an?)\s(?:mother|father)|\w+ed)\b"
)
_AT_EVENT = Pattern(
    r"\s?(?:years?\s)?(?:at|on|by|when)\s(?:(?:the|her|his|this|time|day|moment|of|first|initial"
    r"|hospital|present)\s){0,5}"
    rf"(?:(?:transplant|pre-?transplant|surgical|clinical)\s)?{_EVENT}",
    re.IGNORECASE,
)
_BEFORE_EVENT = Pattern(
    r"(?:,|\b(?:he|she|who|patient|man|woman|boy|girl)(?:\s(?:was|is))?)\s?$", re.IGNORECASE
)


def beside(text: str, before: str, quantity: Quantity) -> AgeMention | None:
    """`the patient, 66, a piano teacher`, `a woman (38 years)`, `44 at referral`."""
    if not isinstance(quantity, Duration) or quantity.unit == "year":
        if (
            is_whole(quantity)
            and _AT_EVENT.match(text, quantity.end)
            and _BEFORE_EVENT.search(before)
        ):
            return mention_of(quantity, Form.AT_PRESENTATION)
        listed = isinstance(quantity, Number) and LISTED.match(text, quantity.end)
        if not listed and _CLOSED.match(text, quantity.end) and _is_beside(text, before, quantity):
            return mention_of(quantity, Form.BESIDE)
    return None


def _is_beside(text: str, before: str, quantity: Quantity) -> bool:
    """Whether the age stands behind a person's name or noun, or ends the phrase of one."""
    if _BESIDE.search(before) or (
        isinstance(quantity, Duration) and _INITIALS.search(text, 0, quantity.start)
    ):
        return True
    mark = _APPOSED.search(before)
    if not mark:
        return False
    head = _PLACE.sub("", before[: mark.start()])
    if may_be_person(named_last(head)):
        return True
    far = mark["mark"] == "," and in_years(quantity) >= _NO_COUNT
    personal = far and _PERSONAL_AFTER.match(text, quantity.end)
    return bool(personal) and in_introduction(text[: quantity.start - len(before) + mark.start()])


_INITIALS = Pattern(
    r"(?:^|[.:]\s)(?:(?:pt|patient|case)\.?\s)?"
    r"(?!(?:MRI?|CT|PET|HU|RT|DFO|BP|ESR|WBC|PMF|TM|TI|PV|ET|MF|Hb|II+|IV|VI*)\b)"
    r"[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?,\s?$"
)
"""`JM, 20 yrs, TM`: initials that open a sentence."""
_PLACE = Pattern(r"\s(?:from|in|of)(?:\s[\w-]+){1,2}\s?$")
_NO_COUNT = 13
"""A bare number below is as likely a count of something."""
