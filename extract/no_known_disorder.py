"""Sentences that say of a patient that no blood disorder is known.

"He had no known haematological disease"; not "no haematological malignancy was seen on biopsy",
not "rare without a blood disorder", not "no other haematological abnormality".
"""

import re
from collections.abc import Iterator

from extract.reading import Sentence

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
_DENIAL = re.compile(
    rf"\b(?:no|without|absence\s+of|nor|neither|denied|lack\s+of|free\s+(?:of|from)|not\s+(?:have|had|known\s+to\s+have|suffer\w*\s+from|"
    rf"associated\s+with|due\s+to|affected\s+by))\s+{_QUALITY}{{0,6}}?"
    rf"(?:{_KIND}(?:\s*(?:/|,|or|and)\s*\w+)?\s+{_DISORDER}|ha?emopath\w+|"
    rf"(?:underlying|predisposing|causative|pre-?existing|associated)\s+(?:\w+\s+){{0,2}}?(?:diseases?|disorders?|conditions?|causes?))\b",
    re.IGNORECASE,
)
_NORMAL_PERSON = re.compile(
    r"\bha?ematologically\s+(?:normal|healthy)\s+(?:\w+\s+){0,2}?(?:man|woman|male|female|patient|person|individual|adult|subject|boy|"
    r"girl|host)\b",
    re.IGNORECASE,
)
_NOT_OF_HIM = re.compile(
    r"\b(?:rare(?:ly)?|rarity|unusual(?:ly)?|uncommon(?:ly)?|can|may|often|usually|occasionally|sometimes|patients|cases|literature|"
    r"series|reported\s+in|exceptional\w*|few)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|our|this\s+patient|report|describ\w+|present|he|she|his|her|two|three|four|five)\b",
    re.IGNORECASE,
)
_OTHER_OR_MALIGNANT = re.compile(
    r"\b(?:other|further|additional|new|malignan\w+|neoplas\w+|toxicit\w+|complication\w*)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"[\s,]*(?:other\s+than|except|apart\s+from|besides|but\s+for|save|aside\s+from)\b",
    re.IGNORECASE,
)

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
    for pattern in (_DENIAL, _NORMAL_PERSON):
        for match in pattern.finditer(sentence.text):
            low, high = max(0, match.start() - _NEAR), match.end() + _NEAR
            if _OTHER_OR_MALIGNANT.search(match[0]) or _EXCEPT.match(sentence.text, match.end()):
                continue
            if _NOT_OF_HIM.search(sentence.text, low, high) and not _OWN.search(
                sentence.text, max(0, low - _SENTENCE), high + _SENTENCE
            ):
                continue
            yield match.start(), match.end()
