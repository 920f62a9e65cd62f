"""A dose in a sentence to whether this patient got it for this mass.

`usual doses`, `20 Gy were refused`, `the spleen had been irradiated (6 Gy)` and `mean dose to the
bowel 6.1 Gy` are not his course.
"""

import re
from functools import lru_cache

from extract.grammar.dose_mention import Count, Dose
from extract.grammar.pattern import Pattern
from extract.people.literature import borrowed
from extract.text.clause import clause
from extract.text.context import context
from extract.text.reading import Sentence
from extract.treatment.past import is_of_old

_OF_OTHERS = Pattern(
    r"\b(?:customar\w+|recommend\w*|tolerance|literature|equivalent|equal\sto|biologic\w+"
    r"|(?-i:BED)|EQD2|α/β"
    r"|range[ds]?|var(?:y|ies|ied)|series|reports|(?<!the\s)authors|trials?|most\sof\sthe|others"
    r"|as\slow\sas)\b",
    re.IGNORECASE,
)
_OF_RULES = Pattern(
    r"\b(?:usual(?:ly)?|common(?:ly)?|generally|typically|suffices?"
    r"|(?:is|are|be|seems?|considered|thought|held) (?:\w+ )?sufficient|standard|optimal|optimum"
    r"|would"
    r"|should|could\shave|might|may)\b",
    re.IGNORECASE,
)
_GIVEN = Pattern(
    r"\b(?:received|given|delivered|administered|treated|irradiated|applied|underwent|completed)\b",
    re.IGNORECASE,
)
_NOT_DONE = Pattern(
    r"[^.;,]{0,40}\b(?:(?:was|were|has\sbeen)\s(?:\w+\s)?(?:not|never|planned|intended|aimed\sat"
    r"|booked|put\s(?:forward|off)|contemplated|considered|discussed|debated|weighed|envisaged"
    r"|thought\sof|kept\s(?:back|in\s(?:reserve|mind))|offered|advised|proposed|suggested"
    r"|recommended|refused|declined|rejected|cancel+ed"
    r"|deferred|postponed|withheld|contra-?indicated|abandoned)|but\s(?:was\s)?(?:refused"
    r"|declined))\b",
    re.IGNORECASE,
)
_STATISTIC = Pattern(
    r"\b(?:means?|medians?|average|maximum|max|d-?(?:max|mean|min)|constraint\w*|tolerance"
    r"|at risk|limit(?:ed)?|not (?:to )?exceed\w*|kept (?:below|under|to)|below|under|less than"
    r"|point dose|dose to the (?:cord|kidneys?|bowel|heart|lungs?|oesophagus|esophagus))\b"
    r"[\w\s,:=(]{0,25}$",
    re.IGNORECASE,
)
_OTHER_TARGET = Pattern(
    r"\b(?:spleen|splenic\s(?:ir)?radi\w+|breast|mastectom\w+|lumpectom\w+|prostat\w+"
    r"|whole[\s-]brain"
    r"|total[\s-]body|TBI|hemithora\w+|haemithora\w+|kidneys?|liver|hepatic|bowel|fetus|fetal"
    r"|cancer(?!\s(?:cent(?:er|re)|institut|hospital|unit|clinic|department|foundation"
    r"|society|network|agency|board|registry|service))|carcinoma|lymphoma|melanoma|sarcoma"
    r"|adenocarcinoma|seminoma|conditioning|tonsil\w*"
    r"|thyroid|cervix|uterine|lungs?|skull|ascites|plasmacytoma|brachytherapy|SABR"
    r"|stereotactic\s(?:\w+\s)?ablat\w+|T\d[abc]?N\d)\b",
    re.IGNORECASE,
)
_SPINE = Pattern(
    r"\b(?:the|thoracic|dorsal|lumbar|cervical|whole)\s(?:spine|spinal|epidural|para\w+|cord)\b",
    re.IGNORECASE,
)
"""Named last, it is what got the dose: `the spleen (5 Gy) and then the spine received 20 Gy`."""

_SHIELDED = Pattern(r"\b(?:spar|shield|protect|metasta|no\b|not\b|without)\w*", re.IGNORECASE)


_ONLY = Pattern(r"\bonly\s(?:\w+\s)?$", re.IGNORECASE)
"""`24 Gy were planned, but only` 16 Gy could be given."""


_YET_GIVEN = Pattern(
    r"[^.;]{0,60}?(?:,|\band)\s(?:was\s|were\s|then\s)?(?:completed|delivered|given|finished"
    r"|carried\sout|administered)\b",
    re.IGNORECASE,
)
"""`Radiotherapy was planned to 20 Gy in 10 fractions and completed`."""


def is_given(sentence: Sentence, dose: Dose | Count) -> bool:
    """Whether this patient got the dose for this mass."""
    meant = context(sentence, dose.start, dose.end)
    thought_of = meant.hypothetical and not (
        _ONLY.search(sentence.text, 0, dose.start) or _YET_GIVEN.match(sentence.text, dose.end)
    )
    if meant.negated or meant.general or thought_of or meant.historical:
        return False
    return not (
        _is_elsewhere(sentence.text, dose)
        or _is_of_others(sentence.text, dose)
        or borrowed(sentence.text, dose.start)
        or (is_of_old(sentence.text, dose.start) and not _is_of_now(sentence.text, dose.start))
    )


def _is_of_now(text: str, start: int) -> bool:
    """`This time 20 Gy were given`; `one month earlier`, which is of the same illness."""
    return any(cue.search(text, 0, start) is not None for cue in (_THIS_TIME, _SHORTLY))


_THIS_TIME = Pattern(r"\b(?:this time|on this occasion|now|the present)\b", re.IGNORECASE)
_SHORTLY = Pattern(
    r"\b(?:an?|one|two|three|four|five|six|some|few|several|[1-6]) (?:days?|weeks?|months?)"
    r" (?:earlier|ago|before|previously)\b",
    re.IGNORECASE,
)


def _is_of_others(text: str, dose: Dose | Count) -> bool:
    """`usual doses`, `20 Gy were refused`, an option, `mean dose to the bowel 6.1 Gy`."""
    return bool(
        _is_of_rules(text, *_own_clause(text, dose))
        or _OPTIONS.search(text, 0, dose.start)
        or _READY.search(text, 0, dose.start)
        or _NOT_DONE.match(text, dose.end)
        or _STATISTIC.search(text[max(0, dose.start - 40) : dose.start])
    )


def _own_clause(text: str, dose: Dose | Count) -> tuple[int, int]:
    """`Although others gave 35 Gy, our patient responded to 15 Gy`: from `our` on."""
    start, end = clause(text, dose.start, dose.end)
    ours = [match.end() for match in _OURS.finditer(text, start, dose.start)]
    return max(ours, default=start), end


_OURS = Pattern(r",\s(?=(?:in\s)?(?:our|we|this|the\spresent)\b)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _is_of_rules(text: str, start: int, end: int) -> bool:
    """Whether a clause tells of others or of custom; asked for each of its doses."""
    if _OF_OTHERS.search(text, start, end):
        return True
    return bool(_OF_RULES.search(text, start, end)) and not _GIVEN.search(text, start, end)


_REACH_OF_TARGET = 100
_SENTENCE_PART = Pattern(r"[;:]\s|\.\s")
_PHRASE_END = Pattern(r"[,;:.]\s|$")
_READY = Pattern(
    r"\b(?:ready|prepared|willing|on\sstandby|standing\sby|stood\sby)\s(?:\w+\s)?to\s"
    r"(?:give|deliver|apply|irradiate|add|start)\b[^.;,]*$",
    re.IGNORECASE,
)
_OPTIONS = Pattern(r"\boptions?\b", re.IGNORECASE)


def _is_elsewhere(text: str, dose: Dose | Count) -> bool:
    """Given to another organ or for another disease: `the spleen had been irradiated (6 Gy)`."""
    before = _SENTENCE_PART.split(text[max(0, dose.start - _REACH_OF_TARGET) : dose.start])[-1]
    end = _PHRASE_END.search(text, dose.end)
    around = before + text[dose.start : end.start() if end else len(text)]
    others = list(_OTHER_TARGET.finditer(around))
    if not others or _SHIELDED.search(around):
        return False
    return not _SPINE.search(around, others[-1].end(), max(len(before), others[-1].end()))
