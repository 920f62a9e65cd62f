"""Sentences that say of a patient that no blood disorder is known.

"He had no known haematological disease"; not "no haematological malignancy was seen on biopsy",
not "rare without a blood disorder", not "no other haematological abnormality".
"""

from collections.abc import Iterator

from extract.grammar.phrase import compiled
from extract.text.reading import Sentence

_KIND = (
    r"(?:ha?ematolog\w+|ha?emopath\w*|ha?emat(?:o-)?oncolog\w+|blood|bone[\s-]marrow|marrow|myeloproliferative|ha?emolytic|"
    r"ha?emoglobin)"
)
_DISORDER = (
    r"(?:diseases?|disorders?|conditions?|abnormalit(?:y|ies)|diagnos[ie]s|illness(?:es)?|dyscrasias?|patholog(?:y|ies)|problems?|"
    r"disturbances?|anomal(?:y|ies)|causes?|ailments?|background|history)"
)
_QUALITY = (
    r"(?:(?:known|underlying|previous|prior|pre-?existing|predisposing|associated|apparent|identifiable|demonstrable|discernible|"
    r"evident|obvious|clear|relevant|significant|such|chronic|concomitant|coexist\w+|causative|contributory|personal|past|primary|"
    r"systemic|detectable|recogni[sz]ed|established|benign|clonal|or|and|medical|history|of|evidence|an|a|any)[\s,]+)"
)
_DENIAL = compiled(rf"""
    \b(?:no|without|absence of|nor|neither|denied|lack of|free (?:of|from)|not (?:have|had
    |known to have|suffer\w* from|associated with|due to
    |affected by)) {_QUALITY}{{0,6}}?(?:{_KIND}(?:\s*(?:/|,|or|and)\s*\w+)? {_DISORDER}
    |ha?emopath\w+|(?:underlying|predisposing|causative|pre-?existing
    |associated) (?:\w+ ){{0,2}}?(?:diseases?|disorders?|conditions?|causes?))\b
""")
_NORMAL_PERSON = compiled(r"""
    \bha?ematologically (?:normal|healthy) (?:\w+ ){0,2}?(?:man|woman|male|female|patient|person
    |individual|adult|subject|boy|girl|host)\b
""")
_NOTHING_FOUND = compiled(r"""
    \bha?ematolog\w+ (?:\w+ ){0,2}?(?:investigations?|work-?up|evaluations?|studies|assessments?
    |examinations?|tests?|testing|screening|survey) (?:\w+ ){0,3}?(?:(?:was|were|proved|remained
    |proving) (?:\w+ly |all )?(?:unrevealing|unremarkable|negative|normal|non-?contributory
    |inconclusive)
    |(?:revealed|showed|disclosed|found|uncovered|detected|yielded) (?:nothing|no (?:cause
    |abnormalit(?:y|ies)
    |disorder|disease)))\b
    |\b(?:an?|was|were|is|are|be|being|otherwise) ha?ematologically (?:normal|healthy|well)\b
    (?! (?:marrow|tissue|cell|element)s?\b)
    |\bha?ematologically,? (?:he|she|the patient) (?:was|is) (?:\w+ )?(?:normal|healthy|well)\b
    |\bno (?:\w+ ){0,2}?(?:causes?|a?etiology|explanation|reason) (?:for (?:the |his |her |it
    |this )?(?:\w+ ){0,3})?(?:was|could be
    |were|has been|is) (?:\w+ )?(?:found|identified|established|detected|discovered|determined
    |apparent|evident)\b
""")
_NOT_OF_HIM = compiled(r"""
    \b(?:rare(?:ly)?|rarity|unusual(?:ly)?|uncommon(?:ly)?|can|may|often|usually|occasionally
    |sometimes|patients|cases|literature|series|reported in|exceptional\w*|few)\b
""")
_OWN = compiled(
    r"\b(?:we|our|this patient|report|describ\w+|present|he|she|his|her|two|three|four|five)\b"
)
_OTHER_OR_MALIGNANT = compiled(
    r"\b(?:other|further|additional|new|malignan\w+|neoplas\w+|toxicit\w+|complication\w*)\b"
)
_EXCEPT = compiled(r"[\s,]*(?:other than|except|apart from|besides|but for|save|aside from)\b")

_NEAR, _SENTENCE = 60, 200
_STEMS = (
    *("hematolog", "haematolog", "hemato-", "haemato-", "hemopath", "haemopath", "blood", "marrow"),
    *("myeloprolif", "hemolytic", "haemolytic", "hemoglobin", "haemoglobin", "underlying"),
    *("predisposing", "causative", "existing", "preexist", "associated"),
)
"""Looked for first, because that is quick."""


def denials(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Start and end of the words, in the sentence, that deny any blood disorder."""
    text = sentence.text.lower()
    if not any(stem in text for stem in _STEMS):
        return
    for pattern in (_DENIAL, _NORMAL_PERSON, _NOTHING_FOUND):
        for match in pattern.finditer(sentence.text):
            low, high = max(0, match.start() - _NEAR), match.end() + _NEAR
            if _OTHER_OR_MALIGNANT.search(match[0]) or _EXCEPT.match(sentence.text, match.end()):
                continue
            if _NOT_OF_HIM.search(sentence.text, low, high) and not _OWN.search(
                sentence.text, max(0, low - _SENTENCE), high + _SENTENCE
            ):
                continue
            yield match.start(), match.end()
