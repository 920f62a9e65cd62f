"""A treatment named in a sentence, to whether it is of another organ or for another disease."""

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.text.clause import around

SURGERY = "surgery"

_NEAR = 45
_ORGAN = (
    r"(?:prostat\w+|melanoma\w*|carcinoma\w*|cancers?|adenocarcinoma|gall[\s-]?bladder"
    r"|gall\s?stones?|cholelith\w+|cholecyst\w+|"
    r"appendi\w+|breasts?|uter\w+|ovar\w+|hystere\w+|colon|colonic|stomach|gastric|thyroid"
    r"|hips?|knees?|pelvi\w+|"
    r"cataracts?|herni\w+|kidneys?|renal|bladder|lungs?|heart|cardiac|valve|aort\w+|varicose"
    r"|ha?emorrhoid\w*|"
    r"ca?esarean|tonsil\w*|adrenal|pituitary|femor\w*|fractures?|lymph\s+nodes?|polyps?|cysts?"
    r"|fibroids?|"
    r"ulcers?|eyes?|retin\w+|mastectomy|lumpectomy|liver|hepat\w+|leuk\w+|lymphoma|seminoma"
    r"|metasta\w+|skull|brain)"
)
_ORGAN_TREATED = compiled(rf"""
    \b{_ORGAN}(?: | [^.;]{{0,70}}?(?:treated|managed|cured|controlled) (?:\w+ )?(?:with
    |by) (?:\w+ ){{0,6}})$
""")
_ORGAN_SUBJECT = compiled(rf"\b{_ORGAN}\b(?:(?!mass|tumou?r|lesion)[^.;]){{0,45}}$")
_FOR_ORGAN = compiled(rf"""
    \s*(?:\([^()]{{0,30}}\)\s*)?(?:(?:was|were|had been) )?(?:(?:performed|done|given
    |carried out) )?(?:for|of|to|on) (?:[\w-]+ ){{0,3}}?{_ORGAN}\b
""")
_SAMPLED = compiled(r"""
    \b(?:biops(?:y|ies|ied)|punctures?|punctured|samples?|sampled)\b[^.;]{0,40}\b(?:by|via|through
    |at|during) (?:\w+ ){0,2}$
""")
"""`a biopsy by thoracotomy`: no operation on the mass."""

_FOR_A_SAMPLE = compiled(r"""
    \s*(?:with only|only with|only for|for) (?:\w+ ){0,2}?biops(?:y|ies)\b(?! (?:and|with
    |followed))
""")
_CANCER = r"""
    (?:cancers?|\w*carcinomas?|\w*sarcomas?|melanomas?|seminomas?|hodgkin\S*|lymphomas?
    |neuroblastomas?|teratomas?)
"""
_NOT_SPINAL = (
    r"(?:(?!\b(?:lamin\w+|spin\w+|cord|epidural|extradural|para\w+|mass(?:es)?|\w*ha?ematopoie\w+"
    r"|present\w*|develop\w*)\b)[^.;])"
)
_CANCER_TREATED = compiled(rf"""
    \b{_CANCER}\b{_NOT_SPINAL}{{0,60}}?\b(?:treated|managed|cured|controlled|irradiated|operated)
    {_NOT_SPINAL}{{0,80}}$
    |\b(?:mast|lump|hyster|prostat|orchid?|thyroid|nephr|col|gastr|lob)ectomy\b{_NOT_SPINAL}{{0,60}}$
""")
"""`breast cancer, treated with lumpectomy and adjuvant` radiotherapy."""

_FOR_CANCER = compiled(r"""
    [^.;]{0,40}?\bfor (?:[\w-]+ ){0,5}?(?:lymphoma|carcinoma|cancer|seminoma|melanoma|hodgkin\S*
    |adenocarcinoma|neuroblastoma|osteosarcoma)\b
""")
_OTHER_DISEASE = compiled(r"""
    \b(?:hepatitis|polymyalgia|rheumatoid|arthritis|asthma|lupus|psoriasis|sarcoid\w*|colitis
    |crohn\w*|nephrotic|multiple sclerosis|osteoarthr\w+|tubercul\w+|breast cancer|prostate cancer
    |menopaus\w*|hypogonad\w*|osteoporo\w*)\b
""")


def is_for_another_disease(text: str, mention: Mention) -> bool:
    """`prednisolone for polymyalgia`, `chemotherapy for lymphoma`: whatever the treatment."""
    before, after = around(text, mention.start, mention.end, reach=_NEAR)
    other = _OTHER_DISEASE.search(before) or _OTHER_DISEASE.search(after)
    return bool(other or _FOR_CANCER.match(text, mention.end))


def is_elsewhere(text: str, mention: Mention) -> bool:
    """`a melanoma was excised`, `irradiation for breast cancer`: of no concern here."""
    before, after = around(text, mention.start, mention.end, reach=2 * _NEAR)
    sampled = _SAMPLED.search(before) or _FOR_A_SAMPLE.match(after)
    if mention.key.startswith(SURGERY) and sampled:
        return True
    treated = _ORGAN_TREATED.search(before) or _CANCER_TREATED.search(before)
    if treated or _FOR_ORGAN.match(after):
        return True
    verb = text[mention.end - 2 : mention.end] == "ed"
    return verb and bool(_ORGAN_SUBJECT.search(before))
