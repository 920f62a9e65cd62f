"""Sentences that say of a patient that no blood disorder is known.

"He had no known haematological disease"; not "no haematological malignancy was seen on biopsy",
not "rare without a blood disorder", not "no other haematological abnormality".
"""

from collections.abc import Iterator

from extract.grammar.phrase import compiled
from extract.text.reading import Sentence

_KIND = (
    r"(?:ha?ematolog\w+|ha?emopath\w*|ha?emat(?:o-)?oncolog\w+|blood|bone[\s-]marrow|marrow"
    r"|myeloproliferative|ha?emolytic|"
    r"ha?emoglobin)"
)
_DISORDER = (
    r"(?:diseases?|disorders?|conditions?|abnormalit(?:y|ies)|diagnos[ie]s|illness(?:es)?"
    r"|dyscrasias?|patholog(?:y|ies)|problems?|"
    r"disturbances?|anomal(?:y|ies)|causes?|ailments?|background|history)"
)
_QUALITY = (
    r"(?:(?:known|underlying|previous|prior|pre-?existing|predisposing|associated|apparent"
    r"|identifiable|demonstrable|discernible|"
    r"evident|obvious|clear|relevant|significant|such|chronic|concomitant|coexist\w+|causative"
    r"|contributory|personal|past|primary|"
    r"systemic|clinical|laboratory|biochemical|signs?|hint|indication|suggestion|symptoms?"
    r"|an(?:a)?emia|detectable|recogni[sz]ed|established|benign|clonal|or|and|medical|history|of"
    r"|evidence|an|a|any)[\s,]+)"
)
_FIND = (
    r"(?:reveal|show|disclos|detect|identif|demonstrat|uncover|find|found|establish|discover"
    r"|document|recogni[sz])"
)
_THING = (
    rf"(?:{_KIND}(?:\s*(?:/|,|or|and)\s*\w+)? {_DISORDER}|ha?emopath\w+"
    rf"|{_DISORDER} of (?:the |his |her )?(?:blood|bone[\s-]marrow|marrow|ha?emoglobin"
    rf"|ha?ematopoietic)\b(?! (?:vessel|supply|flow|pressure|sugar))"
    r"|(?:underlying|predisposing|causative|pre-?existing|associated) (?:\w+ ){0,2}?"
    r"(?:diseases?|disorders?|conditions?|causes?))"
)
_MASS = (
    r"(?:extramedullary|ha?ematopoie\w+|ha?emopoie\w+|EMH|mass(?:es)?|lesions?|tumou?rs?|deposits?)"
)
_CAUSE = r"(?:causes?|a?etiology|explanation|reason)"
_DENIAL = compiled(rf"""
    \b(?:no|without|absence of|nor(?: any| other)*|neither|denied|lack of|free (?:of|from)
    |not (?:have|had
    |known to have|suffer\w* from|associated with|due to|affected by|{_FIND}\w*)
    |never (?:had|suffered from|been (?:diagnosed with|found to have|told of|treated for))
    |(?:fail\w* to|unable to|could not|cannot|can not) {_FIND}\w*|negative for
    |(?:excluded|ruled out)
    |no(?:r|t)? [^.;,]{{1,40}} (?:n?or|and) any) {_QUALITY}{{0,6}}?{_THING}\b
    |\b{_THING} (?:was|were|has been|have been|had been|could) (?:\w+ly )?(?:(?:not
    |never) (?:be |been )?(?:\w+ly )?(?:{_FIND}\w*|known|present|apparent|evident|suspected)
    |excluded
    |ruled out
    |absent|lacking)\b
    |\b(?:no|not|fail\w* to|unable to|could not|cannot) (?:{_FIND}\w* )?(?:an?y? |the )?
    (?:\w+ )?{_CAUSE} (?:of|for|behind) (?:the |his |her |this |these )?(?:[\w-]+ ){{0,2}}?{_MASS}\b
    |\b{_CAUSE} (?:of|for|behind) (?:the |his |her |this |these )?(?:[\w-]+ ){{0,2}}?{_MASS}\b
    [^.;,]{{0,50}}? (?:remain\w*|was|were|is|could|has|had) (?:\w+ )?(?:obscure|unknown|unexplained
    |unclear|undetermined|uncertain|elusive|unidentified|a mystery
    |(?:not|never) (?:be |been )?(?:{_FIND}\w*|known|clear|apparent|explained|determined))\b
    |\bneither [^.;]{{3,90}}?(?:marrow|ha?emoglobin|blood)[^.;]{{0,60}}? {_FIND}\w* (?:any |an )?
    (?:abnormalit(?:y|ies)|disorders?|diseases?)\b
    |\bnothing (?:\w+ )?to (?:account for
    |explain) (?:the |his |her |this )?(?:[\w-]+ ){{0,2}}?(?:{_MASS}|marrow)\b
    |\b(?:unremarkable|normal|negative|blank|clear) ha?ematolog\w+ (?:histor(?:y|ies)|background
    |past)\b
    |\b(?:regarded|considered|classified|labell?ed|interpreted|taken|deemed) (?:as )?(?:to be )?
    (?:idiopathic|cryptogenic)\b
""")
_NOTHING_FOUND = compiled(rf"""
    \b(?:ha?ematolog\w+ (?:\w+ ){{0,2}}?(?:investigations?|work-?up|evaluations?|studies
    |assessments?
    |examinations?|tests?|testing|screening|survey)
    |(?:investigations?|work-?up|evaluations?|studies|tests?|testing|screen(?:ing)?
    |search\w*) for (?:an? |any |other |the )*(?:ha?ematolog\w+|ha?emoglobinopath\w+|blood
    |ha?emolytic
    |myeloproliferative|underlying|predisposing)(?:(?!(?:was|were|but
    |which)\b)[^.;,]){{0,60}}?)(?:, [^,.;]{{1,60}},)? (?:\w+ ){{0,3}}?(?:(?:was|were|proved|remained
    |proving) (?:\w+ly |all )?(?:unrevealing|unremarkable|negative|normal|non-?contributory
    |inconclusive)
    |(?:revealed|showed|disclosed|found|uncovered|detected|yielded) (?:nothing|no (?:cause
    |abnormalit(?:y|ies)
    |disorder|disease)))\b
    |\b(?:an?|in|this|was|were|is|are|be|being|otherwise) ha?ematologically (?:normal
    |healthy|well)\b
    (?! (?:marrow|tissue|cell|element)s?\b)
    |\bha?ematologically,? (?:he|she|the patient) (?:was|is) (?:\w+ )?(?:normal|healthy|well)\b
    |\bno (?:\w+ ){{0,2}}?{_CAUSE} (?:(?:for|of) (?:it|this
    |(?:the |his |her |this )?(?:[\w-]+ ){{0,2}}?
    {_MASS}) )?(?:was|could be|were|has been|is) (?:\w+ )?(?:found|identified|established|detected
    |discovered|determined|apparent|evident)\b
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

_ON_A_PICTURE = compiled(
    r"[^.;]{0,40}\b(?:MRI?|imaging|scans?|radiographs?|films?|vertebr\w+|spine|bod(?:y|ies))\b"
)
"""`No marrow abnormality was seen in the vertebrae`: of bones, not of blood."""

_NEAR, _SENTENCE = 60, 200


def denials(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Start and end of the words, in the sentence, that deny any blood disorder."""
    for pattern in (_DENIAL, _NOTHING_FOUND):
        for match in pattern.finditer(sentence.text):
            low, high = max(0, match.start() - _NEAR), match.end() + _NEAR
            if _OTHER_OR_MALIGNANT.search(match[0]) or _EXCEPT.match(sentence.text, match.end()):
                continue
            if "marrow" in match[0] and _ON_A_PICTURE.match(sentence.text, match.end()):
                continue
            if _NOT_OF_HIM.search(sentence.text, low, high) and not _OWN.search(
                sentence.text, max(0, low - _SENTENCE), high + _SENTENCE
            ):
                continue
            yield match.start(), match.end()
