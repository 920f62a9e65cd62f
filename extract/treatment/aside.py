"""Treatments that a report tells of beside the mass: of a cancer of years ago, of a bleeding.

What a sentence says of them is read in `extract.treatment.other_disease`; here is what follows
from the sentence before: "At 40 she had breast cancer. She underwent six cycles of chemotherapy",
"The biopsy was followed by a haematoma. Two units of blood were given".
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.text.reading import Reading, Sentence, Zone
from extract.treatment.flashback import SPINAL
from extract.treatment.keys import (
    CHEMOTHERAPY,
    CORTICOSTEROID,
    RADIOTHERAPY,
    SURGERY,
    TRANSFUSION,
    TRANSPLANT,
)
from extract.treatment.other_operation import other_operations
from extract.treatment.words import CANCER

_OF_CANCER = frozenset(
    {SURGERY, RADIOTHERAPY, CHEMOTHERAPY, TRANSPLANT, CORTICOSTEROID, "interferon"}
)
_OF_LEUKAEMIA = frozenset({CHEMOTHERAPY, "other:venetoclax", "other:midostaurin"})
_CANCER = compiled(rf"\b(?:{CANCER}|malignant tumou?r of)\b")
_LONG_AGO = compiled(r"""
    \b(?:\w+ (?:years?|decades?) (?:ago|earlier|before|previously|prior|back)|at (?:the )?age
    |at \d{1,2}\b|when (?:he|she) was|in (?:19|20)\d\d|history of|previous(?:ly)?|formerly|earlier
    |in (?:child|boy|girl)hood|survivor|cured|had (?:had|been|undergone|received|suffered)
    |months (?:ago|earlier|before|previously))\b
""")
"""What tells that it lies behind him; a cancer in question is what the mass was taken for."""

_TREATED = compiled(rf"""
    \b(?:(?:breast|rect\w+|colon\w*|colorectal|prostat\w+|thyroid|gastric|stomach|o?esophag\w+
    |pancrea\w+|ovarian|uterine|endometrial|kidney|renal|bladder|laryn\w+|testicular|bronchial
    |tongue|skin) (?:tumou?rs?|primary|neoplasms?|growths?|lesions?)|{CANCER}) (?:was|were|had been)
    (?: \w+)? (?:resected|excised|removed|operated|irradiated|treated|extirpated)\b
""")
"""`The rectal tumour was resected and chemoradiation given`: beside the mass, whenever it was."""

_NOT_SO = compiled(r"""
    \b(?:suspect\w*|suspicio\w*|possib\w+|probab\w+|differential|exclu\w+|rule\w* out|consistent
    |suggest\w*|mimic\w*|simulat\w+|resembl\w+|thought|believed|taken for|fear\w*|presum\w+
    |mistak\w+|likely|metasta\w+|no|not|without|negative|denie[sd]|never|mother|father|sister|brother|uncle
    |aunt|family|screening|instead)\b
""")
_GOES_ON = compiled(r"""
    \b(?:initial(?:ly)?|adjuvant|neo-?adjuvant|chemo\w+|cycles?|mastectomy|lumpectomy|hysterectomy
    |orchi\w+|nephrectomy|(?:whole-?)?breast|axillary|pelvic|abdominal|consolidat\w+|regimen|hormon\w+
    |tamoxifen|letrozole|anastrozole|radio-?iodine|complete remission|cured|cancer|tumou?r-?free
    |had (?:then |also |subsequently )?(?:been|received|undergone))\b
""")
_OF_THE_SPINE = compiled(r"""
    \b(?:lamin\w+|[CTDL]\.?\d{1,2}|spin\w+|cord|(?:epi|extra)dural|para(?:spinal|vertebral)|mass(?:es)?
    |\w*ha?ematopoie\w+|MRI?|now|weak\w*|numb\w*)\b
""")
_TRANSFORMED = compiled(r"""
    \b(?:later|after|subsequently|eventually|months?|years?|transform\w*|supervened|evolved|turned)\b
    [^.;]{0,80}?\b(?:acute (?:\w+ ){0,2}?leuka?emia|AML|blast(?:ic)? (?:crisis|phase|transformation)
    |leuka?emic transformation|\d+ ?% (?:of )?(?:myelo)?blasts)\b
""")
"""What is given for a leukaemia that came later is not for the mass."""
_BLEEDS = compiled(r"""
    \b(?:ha?emorrhag\w+|bleed\w*|bled|ha?ematomas?|ha?emothorax|ha?emoperitoneum|ha?emorrhagic shock
    |hypotens\w+|melena|melaena|ha?ematemesis|lacerations?)\b
""")
_CAUSED = compiled(r"""
    \b(?:biops\w+|puncture|aspiration|procedure|operation|surgery|laminectomy|post-?operative\w*
    |needle|catheter|complicat\w+|followed by|day \w+|later|gastr\w+|ulcers?|duoden\w+|varice\w*
    |intestin\w+|rectal|retroperitoneal|pelvic|wound|uterine|vaginal|nasal|melena|melaena
    |ha?ematemesis)\b
""")
"""What it comes of; a bleeding of the mass itself is treated with the mass."""

_DRY = compiled(r"""
    \b(?:no|without|little|minimal|risk of|avoid\w*|prevent\w*|fear of|tendency|epidural|subdural
    |intra-?(?:spinal|medullary|tumou?ral|lesional)|subarachnoid|ha?emothorax
    |bleeding (?:mass|tumou?r|lesion))\b
""")
_LASTING = compiled(r"""
    \b(?:regular\w*|hyper-?transfus\w*|weekly|monthly|every|program\w*|regimen\w*|scheme|chronic\w*
    |maintain\w*|repeated\w*|keep|ha?emoglobin (?:above|over|level|of)|Hb)\b
""")
"""A scheme of transfusions is for the mass or the blood disease, and not for a loss of blood."""

_AT_A_TIME = compiled(r"\b(?:after|following|since|before|post|prior to) (?:[\w-]+ ){0,2}$")
_NEAR = 60
_MOST, _BLED_BEFORE = 4, 3


@dataclass(frozen=True, slots=True)
class _Asides:
    """Where a reading tells of a cancer's treatment and of a loss of blood.

    `cancers` are places (sentence, offset) with the index of the last sentence that they govern.
    """

    cancers: Sequence[tuple[int, int, int]]
    bleedings: Collection[int]
    leukaemias: Collection[int]

    def hold(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the treatment is told of one of them."""
        if mention.key == TRANSFUSION:
            near = range(sentence.index - _BLED_BEFORE, sentence.index)
            bled = any(index in self.bleedings for index in near)
            return bled and not _LASTING.search(sentence.text) and not SPINAL.search(sentence.text)
        if mention.key in _OF_LEUKAEMIA and sentence.index - 1 in self.leukaemias:
            return SPINAL.search(sentence.text) is None
        if mention.key not in _OF_CANCER:
            return False
        return any(
            (first, offset) < (sentence.index, mention.start) and sentence.index <= last
            for first, offset, last in self.cancers
        )


def told_aside(
    reading: Reading, named: Sequence[tuple[Sentence, Sequence[Mention]]]
) -> Collection[int]:
    """The identities of the mentions that are of a cancer's treatment, or of blood that was lost.

    With them go those that only name such a treatment as a time: `17 years after chemotherapy`.
    """
    told = [one for one in reading.sentences if one.zone is Zone.CASE]
    bleedings = {one.index for one in told if _bleeds(one.text)}
    leukaemias = {one.index for one in told[1:] if _TRANSFORMED.search(one.text)}
    found = _Asides(tuple(_cancers(told)), bleedings, leukaemias)
    every = [(sentence, one) for sentence, mentions in named for one in mentions]
    aside: set[int] = set()
    for sentence, one in every:
        if found.hold(sentence, one):
            aside.add(id(one))
            bleedings |= {sentence.index} if one.key == TRANSFUSION else set()
    keys = {one.key for _, one in every if id(one) in aside} - {TRANSFUSION}
    later = {id(one) for sentence, one in every if one.key in keys and _is_a_time(sentence, one)}
    others = other_operations(every, {one.index: one for one in told})
    return aside | later | {id(one) for one in others}


def _is_a_time(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.text[max(0, mention.start - _NEAR) : mention.start]
    return _AT_A_TIME.search(before) is not None


def _bleeds(text: str) -> bool:
    caused = _BLEEDS.search(text) is not None and _CAUSED.search(text) is not None
    return caused and _DRY.search(text) is None


def _cancers(told: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Each cancer told as a fact, with the last sentence in which its treatment is told."""
    for number, sentence in enumerate(told):
        cancer = _CANCER.search(sentence.text)
        treated = _TREATED.search(sentence.text)
        if treated and not _NOT_SO.search(sentence.text):
            yield sentence.index, treated.start(), sentence.index
        if not cancer or _NOT_SO.search(sentence.text) or not _LONG_AGO.search(sentence.text):
            continue
        last = sentence.index
        spinal = _OF_THE_SPINE.search(sentence.text, cancer.end())
        for later in told[number + 1 : number + 1 + _MOST] if not spinal else ():
            if _OF_THE_SPINE.search(later.text) or not _GOES_ON.search(later.text):
                break
            last = later.index
        if not spinal:
            yield sentence.index, cancer.end(), last
