"""The words around a disorder's name, to why it is not this patient's; None where it may be.

What `extract.context` knows of any mention (denied, an option, true at large) is asked first; here
is what is peculiar to diagnoses: only suspected, withdrawn, a relative's, one of a list of causes.
"""

import re

from extract.clause import around
from extract.context import context
from extract.phrase import compiled
from extract.reading import Sentence

_REACH, _SENTENCE = 90, 400
_WITHDRAWN = re.compile(
    r"\bmis-?diagnos\w+|\bmistak\w+|\bmis-?label\w+|\bmisinterpret\w+|\b(?:wrong|erroneous|false|incorrect)(?:ly)?\b"
    r"|\bhitherto\b|\blabel\s+(?:of|under)\b"
    r"|\b(?:initial(?:ly)?|at\s+first|first|original(?:ly)?|previous(?:ly)?|formerly|provisional(?:ly)?)\s+"
    r"(?:\w+\s+){0,2}?(?:thought|believed|considered|taken|regarded|interpreted|labell?ed|held|treated|misread)\s+"
    r"(?:to\s+(?:be|have)|as|for)\b|\b(?:considered|believed|thought)\s+to\s+have\b|\btreated\s+(?:\w+\s+)?as\b",
    re.IGNORECASE,
)
_ONLY_THOUGHT_OF = re.compile(
    r"\b(?:differential|suspect\w*|suspicio\w+|presum\w+|mimic\w*|simulat\w+|resembl\w+|confus\w+\s+with|possib\w+|"
    r"probab\w+|suggest\w*|quer(?:y|ied|ies)|concern\s+for|fear(?:ed)?|consider(?:ed|ation|ing)|exclud\w+|rul(?:e|ed|ing)\s+out|"
    r"differentiat\w+|distinguish\w*|entertain\w*|think\s+of|thought\s+of|work-?up\s+for|screen\w*\s+for|tests?\s+for|"
    r"negative\s+for|not\s+(?:confined|limited|restricted|peculiar)\s+to|absence\s+of|no\s+evidence\s+of|such\s+as|includ\w+|e\.\s?g\.|not\s+due\s+to|other\s+than|unlike|"
    r"in\s+contrast\s+(?:to|with)|as\s+in|as\s+opposed\s+to|instead\s+of|rather\s+than|customary|typical\s+of|like|\?)"
    r"(?=[\s(:,?]|$)",
    re.IGNORECASE,
)
_STANDS_AFTER_ALL = re.compile(
    r"\b(?:known|diagnos(?:ed|is)|histor(?:y|ies)|confirm\w*|establish\w*|prov(?:ed|en|ing)|reveal\w*|show(?:ed|ing|n)|disclos\w*|"
    r"demonstrat\w*|identif\w*|found|turned\s+out|suffer\w*|with|had|has|carries|affected\s+by|due\s+to|secondary\s+to|"
    r"because\s+of|in\s+(?:a|an|this|our|the)\b)",
    re.IGNORECASE,
)
_TESTS_SUGGEST = compiled(r"""
    \b(?:marrow|electrophoresis|blood|film|smear|trephine|genetic|molecular|ha?emoglobin|laboratory)\b
    [^.;]*\b(?:suggest|indicat)\w*(?: of)?(?: an?| the)?(?: \w+)?\s*$
""")
_SET_ASIDE = re.compile(
    r"^[^.;]{0,50}?\b(?:(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+|all\s+|both\s+|also\s+|then\s+|first\s+)?(?:exclud\w+|"
    r"ruled\s+out|considered|suspected|discussed|(?:un)?likely|absent|discarded|dismissed|withdrawn|negative|feared|queried|"
    r"entertained|favou?red|thought\s+of|listed|not\s+(?:found|present|confirmed|detected|seen|demonstrated))|"
    r"had\s+been\s+(?:exclud\w+|ruled\s+out|suspected|presumed|considered|feared)|"
    r"(?:was|were)\s+(?:\w+\s+)?(?:the|our|my|his|their)\s+(?:initial|first|provisional|working|leading|differential)\b|"
    r"(?:being|having\s+been)\s+(?:feared|suspected|excluded|ruled\s+out))",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"^,?\s*(?:which|but\s+this|but\s+it|this)\s+(?:\w+\s+){0,2}?(?:could\s+not\s+be\s+\w+|not\s+\w+|exclud\w+|ruled\s+out|wrong|"
    r"incorrect|revised|withdrawn|discarded|proved\s+(?:wrong|false))",
    re.IGNORECASE,
)
_KIN = (
    r"(?:mother|father|parents?|brothers?|sisters?|siblings?|twin|cousins?|sons?|daughters?|children|aunt|uncle|nephew|niece|"
    r"wife|husband|spouse|grand(?:mother|father|parents?|son|daughter)|relatives?)"
)
_OF_KIN = re.compile(
    rf"\b(?:famil(?:y|ial)\s+history|(?:his|her|whose|the|a|an|one|two|both|younger|elder|older|maternal|paternal|three)\s+"
    rf"(?:\w+\s+){{0,2}}?{_KIN})\b[^.;:]{{0,70}}$",
    re.IGNORECASE,
)
_IN_KIN = re.compile(
    rf"^[^.;,]{{0,30}}\b(?:in|of|from|by)\s+(?:\w+\s+){{0,3}}?{_KIN}\b|^[^.;,]{{0,12}}\bin\s+the\s+family\b",
    re.IGNORECASE,
)
_AT_LARGE_BEFORE = re.compile(
    r"\b(?:patients|people|persons|individuals|subjects|children|adults|women|men|cases|reports|instances|examples|sufferers|those)"
    r"\s+(?:\w+\s+){0,2}?(?:with|of|suffering\s+from|affected\s+by|having|who\s+have|who\s+had|in|from)\s+(?:\S+\s+){0,4}$"
    r"|\b(?:complications?|manifestations?|causes?|features?|management|treatment|therapy|pathogenesis|literature|prevalence|"
    r"incidence|frequency|occurrence)\s+(?:of|in|for)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:commonly|common|commonest|usually|usual|often|frequent(?:ly)?|rare(?:ly)?|typical(?:ly)?|mostly|mainly|mostly|"
    r"occasionally|well[\s-]known|generally|always|exceptionally|chiefly|especially|particularly)\s+(?:\w+\s+){0,3}"
    r"(?:in|with|from|of|by|to|for|is|are)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_AT_LARGE_AFTER = re.compile(
    r"^\s*(?:patients|sufferers|individuals|children|adults|populations?)\b|^[^.;,]{0,20}\b(?:is|are)\s+(?:carried|present)\s+(?:by|in)\s+(?:\w+\s+){0,4}?(?:%|per\s+cent|population|\d)|^\s*(?:is|are)\s+(?!known\s+to\s+be\b)(?:an?|the|one|rare|"
    r"common|usually|often|characteri[sz]ed|associated|caused|known|frequently|generally)\b",
    re.IGNORECASE,
)
_OWN = compiled(r"""
    \b(?:(?:we|authors?|paper|article|report|note) (?:\w+ ){0,3}?(?:report|describ|present|document
    |saw|treat|encounter|observ|follow)\w*|our (?:\w+ )?(?:patient|case|experience)s?
    |(?:this|these|two|three|four|five|six|both|the following) (?:\w+ ){0,2}?(?:patient|case|brother
    |sister|sibling|boy|girl|m[ae]n|wom[ae]n|adult|child)\w*
    |(?:is|are|was|were) (?:here )?(?:reported|described|presented))\b
""")
_DIAGNOSED = re.compile(
    r"\b(?:known|diagnos(?:ed|is|tic)|history|confirm\w*|establish\w*|reveal\w*|disclos\w*|prov(?:ed|en)|suffer\w*|case\s+of|"
    r"treated\s+for|treatment\s+(?:of|for)|under\s+treatment|background|remission|dialys\w+|underlying|due\s+to|secondary\s+to|associated\s+with|"
    r"(?:man|woman|male|female|patient|boy|girl|gentleman|lady|\d)\s+(?:\w+\s+){0,3}?with|on\s+account\s+of|autograft\w*\W.{0,40}for)\b",
    re.IGNORECASE,
)


def not_the_patients(sentence: Sentence, start: int, end: int, *, alone: bool = True) -> str | None:
    """Why the disorder named from `start` to `end` is not one that the patient has, or None.

    `alone` where the paper has no other patient: a brother is then a relative and not a patient.
    """
    said = context(sentence, start, end)
    before, after = around(sentence.text, start, end, reach=_REACH)
    if said.negated or (said.hypothetical and not _TESTS_SUGGEST.search(before)):
        return "context"
    low = max(0, start - _SENTENCE)
    if said.general and not _OWN.search(sentence.text, low, start + _SENTENCE):
        return "context"
    reasons = {
        "withdrawn": _reaches(_WITHDRAWN, before)
        or _UNDONE.match(sentence.text[end : end + _REACH]),
        "only thought of": _reaches(_ONLY_THOUGHT_OF, before) or _SET_ASIDE.search(after),
        "a relative's": alone and (_OF_KIN.search(before) or _IN_KIN.search(after)),
        "at large": _is_at_large(sentence.text, start, before, after),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def diagnosed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words of diagnosis or history stand with the name, as for a disorder one suspects."""
    before, after = around(sentence.text, start, end, reach=_REACH)
    return bool(_DIAGNOSED.search(before) or _DIAGNOSED.search(after))


def _reaches(cue: re.Pattern[str], before: str) -> bool:
    """Whether a cue stands before the name with nothing between that ends its reach.

    What the marrow or the blood suggests is a diagnosis.
    """
    last = None
    for match in cue.finditer(before):
        last = match
    if last is None or _STANDS_AFTER_ALL.search(before, last.end()):
        return False
    return not _TESTS_SUGGEST.search(before)


def _is_at_large(text: str, start: int, before: str, after: str) -> bool:
    """`common in patients with thalassemia`; not `we report three patients with thalassemia`."""
    low = max(0, start - _SENTENCE)
    if _AT_LARGE_BEFORE.search(before):
        return not _OWN.search(text, low, start)
    return bool(_AT_LARGE_AFTER.search(after)) and not _OWN.search(text, low, start + _SENTENCE)
