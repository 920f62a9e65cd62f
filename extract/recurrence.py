"""A sentence to whether the disease has come back, as far as it speaks of that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Return:
    """The disease came back, or is said not to have, between two offsets of the sentence."""

    value: bool
    name: str
    start: int
    end: int


_AGAIN = (
    r"(?:recurr(?:ed|ence|ences|ent|ing|s)|recur|re1?lapse[sd]?|re[l1]aps(?:ing|e|es|ed)|reappear(?:ed|ance|s)?|regr(?:ew|own|owth)"
    r"|re-?grow(?:n|th)?|re-?growth|recidiv\w+|re-?accumulat\w+)"
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|nor|neither|free (?:of|from)|absence of|nothing|nil|none|any)\b"
    r"(?:[\s,]+[\w’'/-]+){0,8}[\s,]*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:to (?:prevent|avoid|reduce|detect|exclude|minimi[sz]e)|prevent\w*|risk of|chance of|rate of|in case of|"
    r"if|should|may|might|can|could|possib\w+|potential|likelihood|high|fear of|suspected|monitor\w* for|"
    r"question of|for|when|treatment of|propensity|tendency|leads? to|before|against)\b(?:\s+[\w’'-]+){0,4}\s*$|\?\s*$",
    re.IGNORECASE,
)
_RATE = re.compile(r"^\s*(?:rates?|risk|free|is|are|may|can|occurs|after \w+ is|in up to|was reported|has been)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:h(?:a?e)moly\w+|infection|fever|pneumonia|stroke|cancer|carcinoma|leuk\w+|lymphoma|bleeding|h(?:a?e)mothorax|anemia|anaemia|effusion|thrombo\w+|melanoma)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:mass\w*|tumou?rs?|lesions?|EMH|h\w{1,4}mat?opoi\w+|compression|paraparesis|paraplegia"
    r"|symptoms?|weakness|pain|disease|deposits?|myelopathy|extramedullary)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?:recurrence|relapse)-free\b|\bdisease-free\b"
    r"|\b(?:has|have|had|did|does|do)(?:n't| not| never) (?:\w+ )?(?:recur\w*|relaps\w*|return\w*|come back|reappear\w*|regrow\w*)\b"
    r"|\bno(?:r has anything| second| further| new| other| additional)?\s+(?:\w+ ){0,2}?(?:episodes?|attacks?|deposits?|manifestations?|mass(?:es)?|lesions?|return(?:ed)?)\b(?: (?:has|have|had|was|were|occurred|developed|appeared|arisen|formed|of)\b|[.,;]|$| at| on| during| in)"
    r"|\bnothing (?:has |had )?(?:regrown|returned|recurred|come back)\b|\bnever (?:come|came) back\b|\bnor\b[^.;]{0,40}\b(?:had|has) anything (?:returned|regrown|recurred)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:symptoms?|pain|weakness|parapares\w+|parapleg\w+|mass(?:es)?|lesions?|tumou?r|tissue|deficits?|numbness|she|he|complaints?)\b[^.;]{0,40}?"
    r"\b(?:came back|come back|(?<!not )returned(?! to\b)(?! for\b)|was back|reappeared|filled again|had returned)\b"
    r"|\b(?:second|another|new|further|similar) (?:\w+ ){0,2}(?:episode|attack|relapse|recurrence)\b"
    r"|\b(?:similar|same) (?:\w+ ){0,2}(?:episode|illness|symptoms|complaints|story|attack) (?:\w+ ){0,3}(?:ago|before|earlier|previously|later)\b"
    r"|\b(?:months?|years?) later\b[^.;]{0,60}\b(?:again|once more)\b|\bfor (?:a|the) (?:first|second) relapse\b",
    re.IGNORECASE,
)
_WORD = re.compile(rf"\b{_AGAIN}\b", re.IGNORECASE)


def returns(text: str) -> Iterator[Return]:
    """What the sentence says of recurrence, in order of the words."""
    taken: list[tuple[int, int]] = []
    for match in _FREE.finditer(text):
        if _OTHER.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        taken.append(match.span())
        yield Return(False, "none", match.start(), match.end())
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        before, after = text[: match.start()], text[match.end() :]
        if _OTHER.search(before[-60:]):
            continue
        if match[0].lower() in {"recurrent", "relapsing"} and not _OURS.match(after):
            continue
        if _NEGATED.search(before[-90:]):
            yield Return(False, "denied", match.start(), match.end())
        elif not (_SUPPOSED.search(before[-60:]) or _RATE.match(after)):
            yield Return(True, "told", match.start(), match.end())
    for match in _BACK.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if not re.search(r"\b(?:no|not|never|without|nor)\b", text[max(0, match.start() - 30) : match.end()]):
            yield Return(True, "back", match.start(), match.end())
