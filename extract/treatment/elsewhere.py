"""A treatment named in a sentence, to whether it is of another organ or for another disease."""

from extract.grammar.pattern import look
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.text.clause import around
from extract.treatment.keys import SURGERY
from extract.treatment.words import CANCER

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
    r"|metasta\w+|skull|brain|(?:temporal|frontal|parietal|occipital) lobe|intracranial"
    r"|cerebell\w+)"
)
_ORGAN_TREATED = compiled(rf"""
    \b{_ORGAN}(?: | (?:(?!\b(?:extramedullary|EMH|\w*spinal|\w*vertebral|epidural)\b)[^.;]){{0,70}}?
    (?:treated|managed|cured|controlled) (?:\w+ )?(?:with|by) (?:\w+ ){{0,6}})$
""")
_OTHER_KIND = compiled(r"""
    \b(?:\w*transplant\w*|organ|graft|by-?pass|open[\s-]?heart|cardio\w+|coronary|bariatric|dental|oral
    |cosmetic|plastic|elective|abdominal|bowel|sinus|nasal|ophthalmic|ear|squint|foot|hand|shoulder
    |elbow|wrist|dentofacial|orthognathic|gyn\w+|obstetric\w*|urologic\w*|vascular|biliary)[\s-]$
""")
"""`After organ transplant surgery`: no operation on the mass."""
_ORGAN_SUBJECT = compiled(rf"\b{_ORGAN}\b(?:(?!mass|tumou?r|lesion)[^.;]){{0,45}}$")
_FOR_ORGAN = compiled(rf"""
    \s*(?:\([^()]{{0,30}}\)\s*)?(?:(?:was|were|had been) )?(?:(?:performed|done|given
    |carried out|once|twice|thrice|\w+ times|electively|laparoscopically
    |in \d{{4}}) ){{0,2}}(?:for|of|to|on|from) (?:[\w-]+ ){{0,3}}?{_ORGAN}\b
""")
_SAMPLED = compiled(r"""
    \b(?:biops(?:y|ies|ied)|punctures?|punctured|samples?|sampled)\b[^.;]{0,40}\b(?:by|via|through
    |at|during) (?:[\w-]+ ){0,4}$
""")
"""`a biopsy by thoracotomy`: no operation on the mass."""

_FOR_A_SAMPLE = compiled(r"""
    \s*(?:with only|only with|only for|for) (?:\w+ ){0,2}?biops(?:y|ies)\b(?! (?:and|with
    |followed))
""")
_NOT_SPINAL = (
    r"(?:(?!\b(?:lamin\w+|spin\w+|cord|epidural|extradural|para\w+|mass(?:es)?|\w*ha?ematopoie\w+"
    r"|present\w*|develop\w*)\b)[^.;])"
)
_CANCER_TREATED = compiled(rf"""
    \b{CANCER}\b{_NOT_SPINAL}{{0,60}}?\b(?:treated|managed|cured|controlled|irradiated|operated)
    {_NOT_SPINAL}{{0,80}}$
    |\b(?:mast|lump|hyster|prostat|orchid?|thyroid|nephr|col|gastr|lob)ectomy\b
    (?:(?!\b(?:underwent|received|was|were|had)\b){_NOT_SPINAL}){{0,60}}$
""")
"""`breast cancer, treated with lumpectomy and adjuvant` radiotherapy."""

_CURED_OF = compiled(rf"""
    \b(?:cured of|treated for) (?:[\w-]+ ){{0,2}}?{CANCER}{_NOT_SPINAL}{{0,60}}$
""")
_TAKEN_FOR = compiled(r"""
    \b(?:believed|thought|taken|considered|presumed|suspected|supposed|mistaken|resembl\w+
    |simulat\w+|mimick\w+)\b
""")
"""`The mass, believed to be a lymphoma, was` irradiated."""
_NEEDED = compiled(r"""
    \b(?:gall[\s-]?bladder|gall\s?stones?|cholelith\w+|cholecyst(?!ect)\w+|appendi(?!cect)\w+
    |herni\w+|ulcers?|fibroids?|cataracts?|ha?emorrhoid\w*|polyps?|goit(?:er|re)|fractures?|torsion)\b[^.;]{0,60}?
    \b(?:requir\w+|need\w+|necessitat\w+|(?<!,\s)underwent|led to|for which
    |undergoing) (?:\w+ ){0,4}$
""")
"""`Gallstones, which required` surgical removal."""

_OF_A_DISC = compiled(r"""
    \s*(?:(?:and|with) (?:\w+ ){0,2}?dis[ck](?:s|ectomy|otomy)?\b
    |for (?:\w+ ){0,4}?(?:dis[ck]s?|herniat\w+|prolapse\w*|sciatica|stenosis|spondylo\w+)\b)
""")
"""`Laminectomy and disc removal`, before the mass was known."""

_A_DISC_WAS = compiled(r"\bdis[ck]s? (?:had |has |was |were |been |\w+ly ){1,4}$")
_COLLECTED_FOR = compiled(r"""
    \b(?:collection|harvest\w*|mobili[sz]\w+|\w*apheresis|work-?up|typing)(?: [\w-]+){0,3}? for
    (?: [\w-]+){0,4} $
""")
_OTHER_GRAFT = compiled(r"""
    \b(?:renal|kidney|liver|hepatic|heart|cardiac|lung|pancrea\w+|islet|intestin\w+|bowel|\w*visceral
    |organ|cornea\w*|limbal|hair|skin|tooth|teeth|root|nerve|tendon|muscle|fat|fascia\w*|veins?
    |arter\w+|valve|dura\w*|uter\w+|ovar\w+|fibula\w*|iliac|cadaver\w*|menisc\w+|cartilage
    |chondrocyte|fa?ecal|microbiota|hepatocyte|amniotic|membrane|bone(?! marrow))\b
    (?:[\s-]?(?:allo|auto)?(?:graft|transplant)|[^.;]{0,90}\b(?:graft|transplant))\w*
    |\b(?:graft|transplant)\w* (?:of|for) (?:an? |the |his |her )?(?:[\w-]+ ){0,2}?(?:kidney|liver
    |heart|lung|tooth|teeth|root|skin|cornea|nerve|tendon|bone(?! marrow)|fibula|rib|muscle|fat)\b
""")

_RELIEVED_BY = compiled(r"""
    \s(?:by|with|using|via|through|following|after) (?:[\w-]+ ){0,2}?(?:\w*radi\w+|SBRT|EBRT|RT
    |hydroxy\w+|\w*transfusions?|drugs|medical|chemotherapy|steroids|ruxolitinib)\b
""")
"""`To obtain cord decompression by` irradiation: an aim, no operation."""

_RADIATES = compiled(r"""
    (?:ir)?radiat\w+ (?:in|on|down|up)?(?:to|into|towards?)? ?(?:(?:the|both|his|her|either|one|all
    |left|right|lower|upper|posterior|anterior|lateral|inner|outer) ){1,3}(?:thighs?|legs?|limbs?
    |arms?|buttocks?|groins?|feet|foot|shoulders?|knees?|calf|calves|extremit\w+|flanks?|abdomen
    |hands?|heels?|toes)\b
""")
"""`Pain irradiating to both thighs`."""

_BY_HEAT = compiled(
    r"\b(?:radio-?frequency|thermal|laser|microwave|ethanol|alcohol|catheter|marrow) $|\bcryo-?$"
)
_A_WARD = compiled(r"""
    \s(?:units?|departments?|services?|wards?|teams?|clinics?|consult\w*|colleagues?|cent(?:er|re)s?
    |residents?|opinion|review|outpatient\w*|follow-?up)\b
""")
"""`Referred to the neurosurgery unit`."""
_ONLY_LOOKED = compiled(r"""
    (?:diagnostic|exploratory|explorative)?\s?(?:thoracotomy|thoracoscopy|mini-?thoracotomy
    |laparotomy|laparoscopy|mediastinoscopy|exploration)
""")
_WITH_A_SAMPLE = compiled(r"""
    (?: was (?:performed|done|carried out))?,? (?:and|with|for)(?: an?)? (?:\w+ ){0,2}?biops(?:y
    |ies)\b(?!,? (?:and|with|followed))
""")
"""`Exploratory thoracotomy with biopsy`; but a laminectomy with biopsy has opened the canal."""


def is_elsewhere(text: str, mention: Mention) -> bool:
    """`a melanoma was excised`, `irradiation for breast cancer`: of no concern here."""
    before, after = around(text, mention.start, mention.end, reach=2 * _NEAR)
    look(before)
    look(after)
    sampled = _SAMPLED.search(before) or _FOR_A_SAMPLE.match(after)
    ablated = text.startswith("ablat", mention.start) and _BY_HEAT.search(before)
    radiates = _RADIATES.match(text, mention.start) is not None
    if (
        radiates
        or text[: mention.start].lower().endswith("pre-")  # "the pre-radiotherapy CT"
        or _A_WARD.match(text, mention.end)
        or ablated
        or (_RELIEVED_BY.match(after) and text[: mention.end].endswith("decompression"))
    ):
        return True
    if text.startswith(("surg", "operation"), mention.start) and _OTHER_KIND.search(before):
        return True
    looked = _ONLY_LOOKED.fullmatch(text, mention.start, mention.end)
    sampled = sampled or (looked and _WITH_A_SAMPLE.match(after))
    if mention.key.startswith(SURGERY) and sampled:
        return True
    treated = _ORGAN_TREATED.search(before) or _CANCER_TREATED.search(before)
    treated = treated or _CURED_OF.search(before)
    needed = _NEEDED.search(text, max(0, mention.start - 2 * _NEAR), mention.start)
    if treated or needed or _FOR_ORGAN.match(after):
        return True
    if mention.key == SURGERY and (_OF_A_DISC.match(after) or _A_DISC_WAS.search(before)):
        return True
    verb = text[mention.end - 2 : mention.end] == "ed"
    taken_for = _TAKEN_FOR.search(before)
    return verb and taken_for is None and bool(_ORGAN_SUBJECT.search(before))


def is_of_another_graft(text: str, mention: Mention) -> bool:
    """`A kidney transplant`, `the root of a tooth was transplanted`: not of marrow.

    Nor are cells collected for a graft one.
    """
    if _COLLECTED_FOR.search(text, 0, mention.start):
        return True
    found = _OTHER_GRAFT.search(text)
    return bool(found and found.start() < mention.end)
