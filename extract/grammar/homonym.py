"""What is written like a vertebral level and is none: MRI weighting, TNM, hormones, complement."""

import re

from extract.grammar.pattern import Pattern

_WEIGHTING_AFTER = Pattern(
    r"(?:\s*(?:-|–|−)?\s*(?:and|or|as well as|/|,|&|\+|-|–|−)\s*T[12lI]\s?\*?)?\s*(?:\*|"
    r"(?:\s|-|–|−|‐|‑|\+\s*/\s*-)*(?:weigh\w*|potentiat\w*|W\b|w\b|WIs?\b|W1\b|W[I1]?s?\b|WMRI|FSE|TSE|FS\b|SE\b|GRE\b|STIR|FLAIR|"
    r"(?:(?:sagittal|axial|coronal|high|low|fat|turbo|fast|gradient|slight|slightly|mixed|the)[\s-]){0,2}?(?:signal|intens\w*|hyper\w*|hypo\w*|iso\w*|image\w*|imaging|sequence\w*|scans?|MRI|MR\b|"
    r"relax\w*|mapping|maps?|values?|times?\b|contrast|gadolinium|Gd\b|fat[\s-]?sat\w*|fat[\s-]?supp\w*|spin(?:\b(?!al)|[\s-]echo)|turbo|bright\w*|"
    r"dark|low|high|intermediate|prolong\w*|shorten\w*|shine|sag\b|sagittal|axial|coronal|cor\b|ax\b|views?|black|grey|gray|"
    r"white|equal|series|phase)))",
)
_WEIGHTING_BEFORE = Pattern(
    r"(?:\b(?:on|in|both|using|potentiated\s+in)\s+(?:the\s+|both\s+)?"
    r"|(?:intens\w*|iso|hypo|hyper|signal|bright|dark|low|high|grey|gray|equal|white|black|sequences?|images?|weighted|MRI?|"
    r"sagittal|axial|coronal|sag|contrast|enhanced|sequence)[\s:,(-]*(?:(?:on|in|at|of|for)\s+)?(?:the\s+|both\s+)?"
    r"|\b(?:FSE|TSE|SE|FS|STIR|FLAIR)[\s,/]+|T[12]\*?\s*(?:,|/|=|and|or|&|\+)\s*)$",
    re.IGNORECASE,
)
_RUN_AFTER = Pattern(
    r"\s*(?:[-‐‑‒–—―−~/]{1,2}|(?:down\s+)?to|through|until)\s*(?:the\s+)?(?:mid-?)?"
    r"(?:(?:T|D|Th)?[\s.-]?(?:1[0-2]|[3-9])|[LS][\s.-]?[1-5])(?![A-Za-z0-9])"
    r"|(?<=2)(?:\s*,\s*(?:and\s+)?|\s+and\s+)T3(?![A-Za-z0-9])"
)
_STAGE_BEFORE = Pattern(
    r"(?:\b(?:stages?|staged|staging|category|TNM|clinical|pathological)\s*(?:(?:as|of|was|:)\s+)?|[pc])$",
    re.IGNORECASE,
)
_STAGE_AFTER = Pattern(
    r"\s*,?\s*N\s?[0-3xX](?![A-Za-z])|\s*N[0-3xX]\s*M"
    r"|\s+(?:(?:bladder|prostat\w+|breast|lung|gastric|rectal|colon|glottic|laryngeal|renal|invasive|ductal)\s+)?"
    r"(?:carcinoma|cancer|adenocarcinoma|melanoma)",
)
_MOLECULE_BEFORE = Pattern(
    r"(?:\b(?:free|total|serum|FT|TSH|thyrox\w*|T3|vitamin|vit\.?|cyclins?|days?|ha?emoglobin|Hb|anti|complements?|"
    r"components?|factor|fraction|heart sounds?|gallop|FAB|lymphocyt\w+|subtype|type)"
    r"[\s:,(-]*(?:levels?\s+(?:of\s+)?)?)$"
)
_HYPHENED_BEFORE = Pattern(r"(?:\b[A-Z]{2,4}|\b(?:non|IL|Hb|anti))-$")
_SPINE_ONLY = Pattern(r"L|T.*?(?<!\d)(?:[5679]|1[0-2])(?!\d)")
"""`L3`, `T5-T8`, `T10`: there is no such stage, hormone or cell."""
_MOLECULE_AFTER = Pattern(
    r"\s*(?:[:=]\s*\d|[\s,-]*(?:and\s+|,\s*)?(?:T[34]\s*,?\s*(?:and\s+)?)?TSH|(?:complement|component|inhibitor|esterase|convertase|"
    r"fragment|count|cells?\b|lymphocyt|uptake|toxicosis|thyrox|heart|gallop|sounds?\b|murmur|glomerul|nephrit|"
    r"(?<=C[134] )deposit(?:ion|s)\b|antigen|antibod|receptor|supplement|deficien|analog|positive|"
    r"negative|staining|wave|of\s+(?:life|treatment|therapy|admission|"
    r"hospital\w*|chemo\w*|cycle|the\s+(?:first|second|cycle))|dextrose)|levels?\s+(?:were|was)?\s*(?:low|normal|high|reduced|elevated|"
    r"decreased|increased))",
)
_DAY_BEFORE = Pattern(r"\b(?:on|until|by|since|till|before|post(?:op\w*)?)\s+$", re.IGNORECASE)
_STRONG_LOCATOR = Pattern(
    r"\b(?:at|levels?|levels?\s+of|opposite|vertebra[el]?|bod(?:y|ies)\s+of|lamina[e]?\s+of|above|below|behind|between|from|to|"
    r"beneath|involving|laminectom(?:y|ies)(?:\s+of)?|spanning|segments?|near|mass|lesion|compression)\s+"
    r"(?:the\s+|both\s+|about\s+)?$",
    re.IGNORECASE,
)
_BONE_AFTER = Pattern(
    r"[\s-]+(?:vertebra\w*|levels?\b|bod(?:y|ies)\b|lamin\w+|spinous|dermatome\w*|segment\w*|pedicle\w*|roots?\b|interspaces?\b|"
    r"epidural|extradural|mass\b|compression)",
    re.IGNORECASE,
)
_SPINE_AFTER = Pattern(
    r"[\s-]+(?:vertebra\w*|bod(?:y|ies)\b|lamin\w+|spinous|spinal|pedicle\w*|epidural|extradural"
    r"|para(?:spinal|vertebral))",
    re.IGNORECASE,
)
_LOOK = 40
_SINGLE = 4


def is_weighting(text: str, start: int, end: int, since: int = 0) -> bool:
    """Whether the `T1` or `T2` at these offsets is of an MRI: `T2 hyperintense`, not `in T2-T6`.

    What stands before `since` says nothing of it: a `T1` of the same list that was none.
    """
    if _RUN_AFTER.match(text, end) or _BONE_AFTER.match(text, end):
        return False
    before = _before(text, start, since)
    return bool(_WEIGHTING_AFTER.match(text, end) or _WEIGHTING_BEFORE.search(before))


def is_vertebra(text: str, start: int, end: int) -> bool:
    """Whether the words around say that `T1` or `T2` is a vertebra, for alone it is a weighting."""
    return bool(_BONE_AFTER.match(text, end) or _STRONG_LOCATOR.search(_before(text, start)))


def is_other(text: str, start: int, end: int) -> bool:
    """Whether a stage, molecule, sound or day is meant: `T3 N0`, `complement C4`, `on D5`."""
    letter, before = text[start], _before(text, start)
    if _HYPHENED_BEFORE.search(before):
        return True
    if _SPINE_ONLY.match(text, start, end) or _SPINE_AFTER.match(text, end):
        return False
    if _MOLECULE_BEFORE.search(before) or _MOLECULE_AFTER.match(text, end):
        return True
    is_low = letter == "T" and "8" not in text[start:end]
    if is_low and (_STAGE_BEFORE.search(before) or _STAGE_AFTER.match(text, end)):
        return True
    if _BONE_AFTER.match(text, end):
        return False
    return letter == "D" and end - start < _SINGLE and bool(_DAY_BEFORE.search(before))


def _before(text: str, start: int, since: int = 0) -> str:
    return text[max(since, start - _LOOK) : start]
