"""A treatment named in a sentence, to whether it was for another disease than the blood and mass.

Another disease of the patient ("prednisone for asthma"), a complication ("pneumonia was treated
with"), or a disease that he was wrongly thought to have ("for presumed transverse myelitis").
"""

from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.text.clause import around
from extract.treatment.keys import (
    CHEMOTHERAPY,
    CORTICOSTEROID,
    LOCAL,
    OBSERVATION,
    SPLENECTOMY,
    TRANSFUSION,
)
from extract.treatment.words import CANCER

_NEAR, _SENTENCE = 45, 160
_SUBORDINATE = compiled(
    r"\W*(?:because|since|as|given|in view|owing|considering|although|though)\b"
)
"""`Because he had had irradiation for prostate cancer, further` irradiation was ruled out."""
_ALWAYS_TOLD = LOCAL | {SPLENECTOMY, OBSERVATION}
"""What is done to the mass, whatever it was taken for; and a splenectomy is always told."""

_FOR_CANCER = compiled(rf"(?P<between>[^.;]{{0,90}}?)\bfor (?:[\w-]+ ){{0,5}}?{CANCER}\b")
_OTHER_DISEASE = compiled(r"""
    \b(?:hepatitis|polymyalgia|rheumatoid|arthritis|asthma|lupus|psoriasis|pustulosis|sarcoid\w*|colitis
    |crohn\w*|nephrotic|multiple sclerosis|osteoarthr\w+|(?:anti-?)?tubercul\w+|breast cancer
    |prostate cancer
    |menopaus\w*|bone (?:mineral )?density|hypogonad\w*|osteoporo\w*|beh[cç]et\w*|sj[oö]gren\w*
    |polymyositis|uveitis
    |scleroderma|myasthenia|pemphig\w+|retroperitoneal fibrosis)\b
""")
_COLONY_FACTOR = "other:granulocyte colony-stimulating factor"
_OF_A_GRAFT = frozenset(
    {
        *("other:tacrolimus", "other:cyclosporine", "other:mycophenolate mofetil"),
        *("other:azathioprine", "other:sirolimus", CORTICOSTEROID),
    }
)
_GRAFT = compiled(r"""
    \b(?:(?:kidney|renal|liver|hepatic|heart|cardiac|lung) (?:allo)?(?:graft|transplant)\w*
    |maintenance immunosuppressi\w+)\b[^.;]*$
""")
"""`Maintenance immunosuppression with tacrolimus and prednisone`: of a graft, not of the blood."""
_COUNTS = compiled(r"\b(?:neutro|leuko|leuco|pan|cyto)penia\b[^.;]{0,110}$")
"""The colony-stimulating factor that makes good what the treatment of the mass brought about."""
_VIRAL = compiled(r"""
    \b(?:hepatitis|HCV|ribavirin|telaprevir|boceprevir|sofosbuvir
    |anti-?viral (?:therapy|treatment|drugs?|agents?)|viral (?:load|response))\b
""")
"""Interferon is given for it, and not for the blood, wherever the sentence names it."""
_ILLNESS = phrase(rf"""
    (?:beh[cç]et\w*|sj[oö]gren\w*|\w*arteritis|\w*vasculitis|uveitis|iritis|scleroderma|graves\S*
    |thyr\w+|addison\w*|adrenal insufficiency|COPD|bronchitis|emphysema|eczema|dermat\w+|gout\w*
    |graft[\s-]versus[\s-]host|GVHD|rejection|pancreatitis|pericarditis|pleurisy|bell[’']?s
    |guillain|allerg\w+|urticaria|anaphyla\w+|covid\S*|pneumon\w+|infection\w*|sepsis|septic\w*
    |meningitis|herpes|zoster
    |shingles|ha?ematomas?|hydrocephalus|(?:wound|CSF) \w+|endocarditis|cellulitis|thrombosis
    |rash|nausea|vomiting|fever|delirium|seizures?
    |(?:heart|cardiac|renal|liver|hepatic|respiratory) failure|arrhythmia|hypertension|diabetes
    |hyperglyc\w+|hypercalc\w+|ileus|nephritis|glomerul\w+|acne|glaucoma|(?:transfusion|allergic
    |drug) reactions?|toxic\w+|pneumonitis|(?:myocardial|cerebral|pulmonary) infarct\w*
    |coronary \w+|(?:adrenal|ha?emolytic) cris[ie]s|o?esophagitis|mucositis|lumbago
    |spondyl\w+|rheumatism
    |osteoarth\w+|dis[ck]s?(?: (?:hernia\w*|prolapse|disease|protrusion))?
    |{CANCER})
""")
_TREATED = r"(?:treated|managed|controlled|cured|suppressed|cleared|palliated)"
_ILLNESS_TREATED = compiled(rf"""
    \b{_ILLNESS}(?:[’']s)?(?: disease| syndrome| reactions?| shock| cris[ie]s| infection| flare)?
    (?:\s\([^()]*\))?,?\s(?:(?:that|which) )?
    (?:(?:was|were|is|had been|has been|being) )?(?:\w+ly )?{_TREATED}
    (?: \w+){{0,2}}? (?:with|by|on)
    (?: (?!(?:was|were|had|has|underwent|received|who|which|presented|developed|now)\b)[^\s.;]+
    ){{0,8}} ?$
    |\btransplant\w* recipients?,? (?:(?:was|is|being) )?(?:on|taking|receiving|treated with
    |maintained on)(?: (?!(?:was|were|had|has|presented|developed)\b)[^\s.;]+){{0,5}} ?$
    |\b(?:managed|treated) as (?!an? (?:emergency|out-?patient|in-?patient)\b)(?:an? )?(?:case of )?
    (?:[\w-]+ ){{1,3}}?(?:with|by)(?: (?!(?:was|were|had|has|who|which)\b)[^\s.;]+){{0,6}} ?$
    |\b{_TREATED} for (?:an? |the |his |her )?(?:[\w-]+ ){{0,2}}?{_ILLNESS} (?:with|by)
    (?: (?!(?:was|were|had|has|underwent|received|who|which|presented|developed|now)\b)[^\s.;]+
    ){{0,8}} ?$
""")
_FOR_ILLNESS = compiled(rf"""
    (?: (?:therapy|treatment))?(?: (?:was|were) (?:given|started|begun|prescribed|used|required))?
    \sfor (?:an? |the |his |her |presumed |suspected |severe |chronic |acute )*
    (?:[\w-]+ )?{_ILLNESS}\b
""")
_FOR_WHICH = compiled(rf"""
    \b{_ILLNESS}(?: \([^()]*\))?,? for which (?:he|she|the patient|treatment)
    (?: (?!(?:presented|developed)\b)[^\s.;]+){{1,10}} $
""")
"""`Pneumonia, for which she received` dexamethasone; blood given for a crisis is of the blood."""
_BECAUSE_OF_ILLNESS = compiled(rf"""
    \b(?:for|because of|on account of|owing to|due to|in view of|against|to (?:treat|combat|control
    |counter|prevent|correct|cover)) (?:the |an? |his |her |this )?(?:[\w-]+ ){{0,2}}?{_ILLNESS}
    (?:,| (?!(?:and|or|but)\b)\w+){{0,4}},? (?:he |she |the patient |we |one )?
    (?:(?:was|were|had been|being)? ?(?:given|put on|placed on|treated with|started on|received|gave
    |took|required|needed|added) )?(?:(?!(?:and|or|but)\b)[\w-]+ ){{0,3}}$
""")
"""`For the toxicity of the solvent,` dexamethasone was injected."""

_LEUKAEMIC = compiled(r"""
    \b(?:acute (?:\w+ ){0,2}?leuka?emia|AML|blast (?:crisis|phase)|blastic (?:phase|crisis)
    |(?:leuka?emic|blastic?) transformation|transformed (?:in)?to|(?:\d ?%|circulating|blood
    |excess of) blasts|blasts (?:\w+ )?(?:appeared|rose|increased|reached|were))\b[^.]{0,90}$
""")
"""What is given for a leukaemia that came later is not for the mass."""

_OF_THE_HEART = compiled(
    r"\b(?:heparin|clopidogrel|coronary|infarct\w*|stents?|angina|ticagrelor|enoxaparin)\b"
)
_MISTAKEN = phrase(r"""
    (?:presum\w+|suppos\w+|suspect\w+|suspicion|provisional|working|initial(?:ly)?|tentative
    |erroneous\w*|mistak\w+|wrong\w*|misdiagnos\w+|misinterpret\w+|putative
    |(?:thought|believed) to (?:have|be|suffer)|under the diagnosis of|empiric\w*)
""")
_TAKEN_FOR = phrase(r"""
    (?:\w*myelitis|\w*lymphoma\w*|tubercul\w+|pott\S*|metasta\w+|myeloma|plasm[ao]cytoma
    |neuroblastoma|guillain\S*|\w*neuropathy|demyelinat\w+|abscess|spond\w+|dis[ck]s?|\w*neuritis
    |schwannoma|neurofibroma|meningioma|hodgkin\S*|\w*carcinoma\w*|cancer|malignan\w+|infection
    |sarcoma|arthritis|vasculitis|discitis|multiple sclerosis)
""")
_WRONGLY = compiled(rf"""
    \b{_MISTAKEN}\b[^.;]{{0,60}}?\b{_TAKEN_FOR}\b
    |\b{_TAKEN_FOR}\b[^.;,]{{0,25}}? (?:was|were|had been) (?:\w+ )?(?:suspected|presumed|supposed
    |assumed|(?:diagnosed|thought|considered|made) (?:at )?(?:first|initially)
    |(?:the|an?) (?:first|initial|provisional|working|presumptive|tentative)\b)
""")
_SURELY_WRONG = compiled(r"\b(?:mistak|misdiagnos|erroneous|wrong|misinterpret)\w*")
_FOR_A_LOOKALIKE = frozenset(
    {"other:immunoglobulin", "other:plasmapheresis", "other:antibiotics", "other:rituximab"}
)
_CORD_SPARED = compiled(r"""
    \b(?:\w*lymphoma\w*|metasta\w+|myeloma|plasm[ao]cytoma|\w*carcinoma\w*|cancer|malignan\w+
    |schwannoma|meningioma|neurofibroma|neoplas\w+|sarcoma)\b
""")
"""Steroids given while a tumour was suspected were given for the compression."""


def is_for_another_disease(text: str, mention: Mention) -> bool:
    """`prednisolone for polymyalgia`, `chemotherapy for lymphoma`: whatever the treatment."""
    before, after = around(text, mention.start, mention.end, reach=_NEAR)
    if _SUBORDINATE.match(text):
        before = before.rpartition(", ")[2]
    named = _OTHER_DISEASE.search(before) or _OTHER_DISEASE.search(after)
    against_a_virus = mention.key == "interferon" and _VIRAL.search(text)
    low = max(0, mention.start - _SENTENCE)
    for_counts = mention.key == _COLONY_FACTOR and _COUNTS.search(text, low, mention.start)
    for_a_graft = mention.key in _OF_A_GRAFT and _GRAFT.search(text, low, mention.start)
    against_a_virus = against_a_virus or for_counts or for_a_graft
    if (named and mention.key != SPLENECTOMY) or against_a_virus:
        return True
    cancer = _FOR_CANCER.match(text, mention.end)
    if cancer and (len(cancer["between"]) < _NEAR or mention.key == CHEMOTHERAPY):
        return True
    if mention.key in _ALWAYS_TOLD:
        return False
    long_before = text[max(0, mention.start - _SENTENCE) : mention.start]
    if _ILLNESS_TREATED.search(long_before) or _FOR_ILLNESS.match(after):
        return True
    for_which = mention.key != TRANSFUSION and _FOR_WHICH.search(long_before)
    if (
        for_which
        or _BECAUSE_OF_ILLNESS.search(long_before)
        or _is_of_a_later_illness(text, mention)
    ):
        return True
    return _is_by_mistake(text, mention)


def _is_of_a_later_illness(text: str, mention: Mention) -> bool:
    """Whether it is given for a leukaemia that came later, or for the heart."""
    if mention.key in {CHEMOTHERAPY, "other:venetoclax"}:
        return _LEUKAEMIC.search(text, 0, mention.start) is not None
    return mention.key == "other:aspirin" and _OF_THE_HEART.search(text) is not None


def _is_by_mistake(text: str, mention: Mention) -> bool:
    """`Methylprednisolone for presumed transverse myelitis`; what the blood needs is never that."""
    if mention.key not in {CORTICOSTEROID, CHEMOTHERAPY, *_FOR_A_LOOKALIKE}:
        return False
    low, high = max(0, mention.start - _SENTENCE), mention.end + _SENTENCE
    wrongly = _WRONGLY.search(text, low, high)
    if wrongly is None:
        return False
    surely = _SURELY_WRONG.search(wrongly[0]) or mention.key == CHEMOTHERAPY
    return bool(surely or not _CORD_SPARED.search(wrongly[0]))
