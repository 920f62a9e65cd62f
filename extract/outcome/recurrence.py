"""A sentence to whether the disease has come back, as far as it speaks of that.

A symptom or a mass may come back, and a new spinal deposit elsewhere is a recurrence too
(contract, "Recurrence"). Purposes, risks and rates are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.outcome.degree import any_of
from extract.outcome.told import Told


@dataclass(frozen=True, slots=True)
class Return:
    """The disease came back, or is said not to have, between two offsets of the sentence."""

    value: bool
    name: str
    start: int
    end: int


def returns(text: str) -> Iterator[Return]:
    """What the sentence says of recurrence; a denial is read as a whole before its words are."""
    denials = [
        m
        for m in _DENIED.finditer(text)
        if not _of_another_illness(text, m) and not _OF_FUNCTION.search(text[: m.start()][-60:])
    ]
    for match in denials:
        yield Return(value=False, name="none", start=match.start(), end=match.end())
    for match in _AGAIN.finditer(text):
        if not any(d.start() <= match.start() < d.end() for d in denials):
            yield from _of_word(text, match)
    for match in (*_BACK.finditer(text), *_anew(text)):
        inside = any(d.start() < match.end() and match.start() < d.end() for d in denials)
        if not inside and not _NO.search(text, max(0, match.start() - 30), match.end()):
            yield Return(value=True, name="back", start=match.start(), end=match.end())


def final_return(course: Sequence[Told[Return]]) -> Told[Return] | None:
    """Whether it ever came back: once is enough."""
    true = [told for told in course if told.what.value]
    return next(iter(true or course), None)


def _anew(text: str) -> Iterator[re.Match[str]]:
    """Ill again, or a deposit elsewhere, at a time that is told to be later."""
    if _LATER.search(text):
        yield from _ILL_AGAIN.finditer(text)
        yield from _NEW_DEPOSIT.finditer(text)


def _of_word(text: str, match: re.Match[str]) -> Iterator[Return]:
    """`recurred`, `relapse`, as what stands around it says."""
    before, after = text[: match.start()], text[match.end() :]
    if _of_another_illness(text, match):
        return
    if match[0].lower() in {"relapses", "recurs"} and _AS_A_RULE.search(before[-40:]):
        return
    adjective = match[0].lower() in {"recurrent", "relapsing"}
    if (adjective and not _OURS.match(after)) or _OF_FUNCTION.search(before[-40:]):
        return
    if adjective and _TROUBLE.match(after) and not _SINCE_THEN.search(text):
        return  # "presented with recurrent back pain"
    if adjective:
        before = _FOR.sub("", before)
    if _NEGATED.search(before[-90:]) or _NOT_SEEN.match(after):
        yield Return(value=False, name="denied", start=match.start(), end=match.end())
    elif _CAME.match(after) or not (_SUPPOSED.search(before[-60:]) or _RATE.match(after)):
        yield Return(value=True, name="told", start=match.start(), end=match.end())


def _of_another_illness(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    cancers = [m.end() for m in _CANCER.finditer(text, 0, match.start())]
    cancer = cancers and not _MASS.search(text, cancers[-1], match.start())
    other = cancer or _ANOTHER.search(before) or _OF_ANOTHER.match(text, match.end())
    return bool(other)


def _compiled(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE)


_AGAIN = _compiled(
    any_of(
        r"recurr(?:ed|ences?|ent|ing)|recurs?|re[l1]apse[sd]?|relapsing|reappear(?:ed|ance|s)?",
        r"re-?gr(?:ew|own?|owth)|recidiv\w+|re-?accumulat\w+",
    )
)
_NO = _compiled(r"\b(?:no|not|never|without|nor)\b")
_NEGATED = _compiled(
    r"\b(?:no|not|never|without|nor|neither|free (?:of|from)|absence of|nothing|nil|none|any)\b"
    r"(?:[\s,]+[\w’'/-]+){0,8}[\s,]*$"
)
_SUPPOSED = _compiled(
    r"\b(?:avoid\w*|to (?:prevent|reduce|detect|exclude|minimi[sz]e)|prevent\w*|risk of|chance of"
    r"|rate of|in case of|if|should|may|might|can|could|possib\w+|potential|likelihood|high"
    r"|fear of|suspected|suggest\w*|monitor\w* for|question of|(?<!accounted )for|when"
    r"|treatment of|propensity|tendency|leads? to|before|against)\b(?:\s+[\w’'-]+){0,4}\s*$|\?\s*$"
)
_CAME = _compiled(r"\s+(?:\w+ )?(?:came|occurred|ensued|supervened|set in|developed)\b")
_AS_A_RULE = _compiled(
    r"\b(?:it|which|that|mass|lesion|tumou?r|disease|EMH|tissue|easily|often|frequently|usually"
    r"|rarely|seldom|sometimes|commonly|always|generally)\s*$"
)
"""`It relapses after stopping`: in the present tense it is told of all."""
_RATE = _compiled(
    r"\s*\?|(?: of (?:the |his |her )?[\w-]+)?\s*(?:(?:was|were|had) (?:to be |been )?(?:\w+ )?"
    r"(?:suspected|considered|feared|queried|discussed|dreaded|apprehended|anticipated|expected)"
    r"|(?:was|were) (?:recorded|seen|observed|noted|found|excluded|ruled out) in (?:up to )?\d+"
    r"|remains? possible|(?:had|has) to be (?:excluded|ruled out|feared)|(?:was|were) (?:excluded"
    r"|ruled out)|rates?|risk|free|is|are|may|can|occurs|after \w+ is|in up to|was reported"
    r"|has been)\b"
)
_ILLNESS = (
    r"(?:h(?:a?e)moly\w+|infections?|fever|pneumonia|stroke|cancer|carcinoma|leuk\w+|lymphoma"
    r"|bleeding|h(?:a?e)mothorax|an(?:a?e)mia|effusions?|thrombo\w+|melanoma|myeloma|crisis|crises"
    r"|ulcers?|hernia\w*|\w+itis|seizures?|emboli\w*)"
)
_ANOTHER = _compiled(
    rf"\b{_ILLNESS}\W+(?:(?!or\b|without\b|with\b|and\b|no\b|at\b|after\b|since\b)\w+\W+){{0,4}}$"
)
_CANCER = _compiled(
    r"\b(?:cancer|carcinoma|melanoma|lymphoma|seminoma|sarcoma|malignan\w+|breast|prostate)\b"
)
_MASS = _compiled(
    r"\b(?:mass\w*|lesions?|deposits?|tissue|EMH|h\w{1,4}mat?opoi\w+|symptoms?|pain|weakness"
    r"|spinal|epidural|paraspinal|paravertebral|cord|compression)\b"
)
_OF_ANOTHER = _compiled(rf"\s+of (?:the |his |her )?(?:\w+ ){{0,2}}?{_ILLNESS}\b")
_FOR = _compiled(r"\bfor\s*(?:an?\s*|the\s*|his\s*|her\s*)?$")
_OF_FUNCTION = _compiled(
    r"\b(?:jerks?|reflex\w*|functions?|sensation|sensibility|power|movements?|strength|control)"
    r"(?:\s+(?:of|in|to)\s+(?:(?:the|his|her|both|all)\s+)*\w+)?\s+(?:\w+\s+)?$"
)
_NOT_SEEN = _compiled(
    r"\s*(?:of (?:\w+ ){1,4})?(?:was|were|is|has been|have been|had been|has|have|had|did|could be"
    r"|could) (?:not|never|n[o']t)\b"
)
_LATER = _compiled(
    r"\b(?:later|after|following|since|follow-?up|thereafter|subsequently|despite|months?|years?"
    r"|when|then|(?:third|fourth|fifth) (?:deposit|mass|lesion|nodule))\b"
)
_DISABLED = (
    r"(?:para\w+|weak\w*|pain\w*|numb\w*|symptom\w*|ill|unsteady|incontinen\w+|deficits?|unable"
    r"|stiff\w*|deteriorat\w+|worse\w*|myelopath\w+|compress\w+)"
)
_ILL_AGAIN = _compiled(
    rf"\bagain (?:\w+ ){{0,3}}?(?:developed|became|noticed|felt|presented|complained|had|suffered"
    rf"|experienced|admitted|lost|deteriorated|worsened)\b(?! (?:able|free|well|ambul\w+|normal))"
    rf"|\b{_DISABLED}[^.;,]{{0,20}} (?:again|once more|anew|a second time)\b(?! (?:improv"
    rf"|disappear|resol|subsid|recover|abol|clear|regress|relie|settl|yield|respon|walk))"
    rf"|\b(?:return|recrudescence|resurgence) of (?:\w+ ){{0,3}}?(?:{_DISABLED}|mass|tumou?r"
    rf"|lesion)|\b{_DISABLED} (?:was|were) back\b"
    r"|\bonce more (?:para\w+|weak|unable|stiff|unsteady|symptomatic)\b"
    r"|\bagain (?:occupied|filled|obliterated|encased|compressed|narrowed|invaded) by\b"
    r"|\b(?:legs?|limbs?|gait|arms?|hands?|bladder|feet) (?:had )?(?:failed|weakened|gave way"
    r"|worsened|deteriorated) (?:once )?(?:again|once more)\b"
)
_NEW_DEPOSIT = _compiled(
    r"(?<!no )\b(?:new|another|fresh|second|third|fourth|fifth|similar"
    r"|further) (?:[\w-]+ ){0,4}?(?:mass(?:es)?|lesions?|deposits?|nodules?|locali[sz]ations?"
    r"|foc(?:us|i)|ones?|tumou?rs?)\b[^.;]{0,60}?\b(?:appear\w*|develop\w*|aris\w+|arose|emerg\w*"
    r"|formed)\b|(?<!no )\b(?:new|fresh) (?:[\w-]+ ){0,3}?(?:mass(?:es)?|lesions?|deposits?"
    r"|nodules?|tumou?rs?) (?:was|were) (?:\w+ )?(?:found|detected|seen|identified|discovered"
    r"|demonstrated|noted|present)|\b(?:mass|lesion|deposit|nodule|tumou?r)(?:es"
    r"|s)? of the same (?:nature|kind|sort) (?:had |has |then )?(?:appeared|developed|arose|arisen"
    r"|formed)|\b(?:appear\w*|develop\w*|reveal\w*|show\w*|disclos\w*"
    r"|discovery) (?:of )?an? (?:new|fresh|second) (?:[\w-]+ ){0,3}?(?:mass|lesion|deposit|nodule"
    r"|locali[sz]ation|focus|tumou?r)\b"
)
_OURS = _compiled(
    r"\s+(?:\w+\s+){0,3}(?:mass\w*|tumou?rs?|lesions?|EMH|h\w{1,4}mat?opoi\w+|compression"
    r"|paraparesis|paraplegia|symptoms?|weakness|deficits?|pain|disease|deposits?|myelopathy"
    r"|extramedullary)\b"
)
_SINCE_THEN = _compiled(
    r"\b(?:later|after|following|since|thereafter|subsequently|follow-?up|despite)\b"
)
_TROUBLE = _compiled(r"\s+(?:\w+\s+){0,3}(?:para\w+|symptoms?|weakness|pain|myelopathy)\b")
_DENIED = _compiled(
    any_of(
        r"(?<!have )(?<!has )(?<!be )prevented (?:any |further |a )?(?:relapses?|recurrences?"
        r"|re-?growth)",
        r"(?:recurrence|relapse|disease)-free",
        r"(?:no|without|free (?:of|from)) (?:any )?(?:local|in-field|local-regional) failure",
        r"(?:has|have|had|did|does|do)(?:n['’]t| not| never) (?:\w+ )?(?:recur\w*|relaps\w*"
        r"|return(?:ed|s|ing)?\b(?! (?:for|to|of)\b)|come back|reappear\w*|regrow\w*)",
        r"(?:no|none|nothing|neither) (?:[\w-]+ ){0,5}?(?:symptoms?|pain|signs?|weakness"
        r"|complaints?|deficits?|mass(?:es)?|tumou?rs?|lesions?|deposits?|tissue) (?:has |have "
        r"|had |ever )*"
        r"(?:returned(?! to)|recurred|relapsed|came back|come back|reappeared|regrew|regrown)",
        r"no (?:further|more|new) (?:[\w-]+ ){0,2}?(?:symptoms?|complaints?|back pain|sciatica"
        r"|neurologic\w* (?:events?|problems?|deficits?|episodes?)|trouble)",
        r"no (?:sign of a )?comeback",
        r"neither (?:[\w’'-]+ ){1,6}nor (?:[\w’'-]+ ){1,6}?(?:has|have|had) (?:\w+ )?(?:come back"
        r"|returned(?! to)|recurred|reappeared|relapsed)",
        r"no other (?:\w+ ){0,2}?(?:deposits?|mass(?:es)?|lesions?) (?:has|have|had) "
        r"(?:arisen|formed|developed|appeared)",
        r"no(?: second| further| new| additional)\s+(?:\w+ ){0,2}?(?:deposits?|mass(?:es)?"
        r"|lesions?|manifestations?|episodes?|attacks?)(?= (?:has|have|had|was|were|occurred"
        r"|developed|appeared|arisen|formed|of|at|on|during|in)\b|\s*[.,;]|\s*$)",
        r"no (?:\w+ ){0,2}?(?:episodes?|attacks?|return(?! of (?:\w+ )?(?:motor|function|power"
        r"|strength|sens|sphincter)))(?= (?:has|have|had|was|were|occurred|developed|appeared"
        r"|arisen|formed|of|at|on|during|in)\b|\s*[.,;]|\s*$)",
        r"never (?:again )?(?:returned|recurred|relapsed|reappeared|regrew|came back)",
        r"nothing (?:has |had )?(?:regrown|returned|recurred|come back)|never (?:come|came) back",
        r"nor\b[^.;]{0,40}\b(?:had|has) anything (?:returned|regrown|recurred)",
    )
)
_BACK = _compiled(
    r"\b(?:symptoms?|pain|weakness|parapares\w+|parapleg\w+|mass(?:es)?|lesions?|tumou?r|tissue"
    r"|deficits?|numbness|complaints?)\b(?:(?! and | but |, )[^.;]){0,40}?\b(?:came back|come back"
    r"|was back|filled again|returned(?! to\b)(?! for\b))\b|\b(?:second|another|new|further"
    r"|similar) (?:\w+ ){0,2}(?:episode|attack|relapse|recurrence)\b"
    r"|\b(?:similar|same) (?:\w+ ){0,2}(?:episode|illness|symptoms|complaints|story"
    r"|attack) (?:\w+ ){0,3}(?:ago|before|earlier|previously|later)\b"
    r"|\b(?:months?|years?) later\b[^.;]{0,60}\b(?:again|once more)\b"
    r"|\bfor (?:a|the) (?:first|second) relapse\b|\b(?:he|she|patient) (?:has )?now (?:returned"
    r"|re-?presented|came back|comes back|presents again) (?:with|because"
    r"|for)\b(?! (?:follow|review|check|routine|control))|\b(?:response|remission|relief|benefit"
    r"|effect|improvement) (?:to \w+ )?(?:was|proved|were) (?:only )?(?:transient|temporary"
    r"|short-?lived|brief|fleeting|not (?:sustained|durable))\b|\b(?:operation|surgery|laminectomy"
    r"|resection|excision|irradiation|radiotherapy|course) for (?:the "
    r"|a )?(?:local )?(?:re-?growth|recurrence|relapse)\b|\bremained (?:\w+ )?(?:asymptomatic|well"
    r"|symptom-?free|stable|in remission|free of \w+) until\b(?= [^.;]*\bwhen\b)"
    r"|\b(?:presented|admitted|seen|returned|came|consulted|referred"
    r"|hospitali[sz]ed) again\b[^.;]{0,40}\b(?:with|because of|for)\b (?!follow|review|check"
    r"|routine|control)|\bwith (?:identical|the same|similar|recurrent) (?:neurologic\w* "
    r"|motor )?(?:symptoms|complaints|deficits?|picture|weakness"
    r"|pain)\b(?=[^.;]*\b(?:again|new|second|relaps|later))"
)
