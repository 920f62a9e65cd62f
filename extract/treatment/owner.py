"""A treatment named in a sentence about a patient, to whether it is a treatment of his at all."""

from extract.grammar.person import KIN
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.people.kin import of_kin
from extract.text.clause import around
from extract.text.context import context
from extract.text.reading import Sentence, Zone
from extract.treatment.cue import Said
from extract.treatment.keys import (
    CHEMOTHERAPY,
    CORTICOSTEROID,
    LOCAL,
    OBSERVATION,
    SURGERY,
    TRANSFUSION,
    TRANSPLANT,
)
from extract.treatment.mention import Run

_TELLING = frozenset({Zone.CASE, Zone.TABLE, Zone.CAPTION})
_NEAR, _SENTENCE = 90, 300
_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


_LOST_BLOOD = compiled(r"""
    \b(?:(?:intra|peri|per)-?operative(?:ly)?|during (?:the )?(?:surgery|operation|procedure
    |intervention|laminectomy|decompression|resection|excision|removal)|at operation|blood loss
    |replace\w* (?:the |this |his |her )?(?:blood|loss(?:es)?)|(?:was|were) lost|losing
    |(?:lost|bled) (?:[\w.,]+ ){0,3}?(?:l|litres?|liters?|ml|cc)\b)
""")
_BLED = compiled(r"""
    \b(?:(?:intra|peri|per)-?operative|surgical|brisk|profuse|heavy|severe|massive
    |considerable|much) (?:bleeding|blood loss|ha?emorrhage|oozing)\b
    |\bcomplicat\w+[^.;]{0,40}?\b(?:ha?em(?:orrhage|atoma|othorax)|bleed\w*)\b
    |\b(?:laminectomy|operation|surgery|excision)\b(?:(?!\b(?:risk|fear|danger)\b)[^.;]){0,40}
    \b(?:bled|bleeding|ha?emorrhage|oozed|oozing|blood loss)\b
""")
"""Blood that is given for it in the rest of the sentence makes good what the operation lost."""

_NO_RED_CELLS = compiled(r"""
    \b(?:platelets?|plasma|FFP|cryoprecipitate|albumin|granulocytes)(?: concentrates?)?
    (?: was| were| had been| being) (?:\w+ly )?$
""")
_KEPT_READY = compiled(r"""
    (?: of \w+(?: \w+)?)? (?:was|were|had been) (?:\w+ )?(?:cross-?\s?matched|kept (?:ready
    |available|in reserve
    |at hand)|made (?:ready|available)|arranged|reserved|prepared|on hand|available|grouped)\b
""")
"""`Six units were kept ready`."""
_BLOOD_LOSS = compiled(
    r"\W*(?:the )?(?:(?:estimated|total|operative|intraoperative|overall) )*blood loss\b"
)
_CONDITIONING = compiled(
    r"\bcondition(?:ing|ed (?:with|by))\b|\b(?:myeloablati|lymphodeplet|mobili[sz]ation with)\w*"
)
_FOR_THE_GRAFT = compiled(r"""
    [^.;]{0,60}?\b(?:received|underwent|was given|had|got|infused
    |transfused) (?:[\w-]+ ){0,6}?(?:marrow|graft
    |(?:allo|auto)?transplant\w*|stem cells?|progenitors?)\b
""")
"""`After fludarabine and melphalan he received the marrow of his brother`."""
_AFTER = compiled(r"\b(?:after|following) [^.;]{0,60}$")
_DONOR = compiled(r"\b(?:from|donor|identical|matched|related|sibling)\b")
_QUESTION = compiled(r"\?\s*$|\b(?:versus|vs\.?|or) ")
_DECIDES = compiled(
    r"\b(?:parents?|family|mother|father|wife|husband|relatives|guardians?|spouse|surgeons?"
    r"|an(?:a?e)?sth\w+|cardiologists?|radiotherapists?)\b"
)
_WHICH_HE_DECLINED = compiled(
    r"\W*(?:which|but) (?:the|this|our) (?:patient|man|woman) (?:\w+ )?"
    r"(?:declined|refused|rejected)\b"
)
_THE_ONE = compiled(r"\b(?:the|our|this) (?:patient|man|woman|boy|girl|child|lady|gentleman)\b")
_TO_KIN = compiled(rf"[^.;,]{{0,40}}\b(?:to|for|in|of) (?:\w+[’']?s? ){{0,4}}?{KIN}\b")
_GROUP = compiled(rf"""
    \b(?:\d+|{_NUMBER}|most|some|many|few|several|half|majority) (?:of (?:the(?:m|se|se)? )?(?:\d+
    |{_NUMBER}|these(?! (?:\w+ )?(?:\w*factors?|features?|symptoms?|signs|findings|drugs|measures
    |years|months|weeks|days|levels|segments|agents|conditions)\b)|them|patients|cases|reports
    |others)|(?:(?:other|earlier|further|such|reported
    |published) )*(?:patients|cases|reports|subjects|instances|pregnancies))\b
    |\bothers (?:have|had|were|used)\b
    |\b(?:\d{{1,2}}|{_NUMBER}|some|many|most) (?:had|have|were|received|underwent)\b
""")
_IN_SO_MANY = compiled(
    rf"\b(?:in|by) (?:\d+|{_NUMBER}|half|most) of (?:the )?"
    rf"(?:\d+|{_NUMBER}|them|these|those|patients|cases)\b"
)
_IN_PERCENT = compiled(
    r"\s(?:\w+ ){0,3}?(?:in|by) (?:about |over |some |nearly )?\d+(?:\.\d+)?\s?(?:%|per cent)"
)
_AT_LARGE = compiled(r"""
    [^.;]{0,40}?\bin (?:all|most|some|many|such) (?:of the )?(?:\w+ )?(?:patients|children|cases
    |adults)\b
    |[^.;]{0,80}?\b(?:by|among|in the hands of) (?:(?:different|various|other|several|some|many|most
    |earlier|previous|certain) (?:authors?|workers|groups|investigators|surgeons|writers|observers
    |cent(?:re|er)s
    |clinicians|physicians|teams)|others)\b
    |[^.;]{0,80}?\b(?:none|few|all|most|some|many) of (?:these|those|the) (?:patients|cases)\b
""")
"""Of a paper with one patient: `radiotherapy in all patients with cord compression`."""
_OF_PATIENTS = compiled(
    r"^(?!.*\b(?:he|she|his|her|our|the patient|this (?:patient|man|woman|case))\b)"
    r".*\b(?:in|of|for) (?:the )?(?:\w+ ){0,3}?(?:patients|cases|children|adults|individuals)\b"
)
"""Watching in a sentence of patients in general."""
_SO_FAR = compiled(r"""
    \W*(?:so far|to date|until now|up to now|hitherto|historically|traditionally|currently)\b
    (?!.*\b(?:no treatment|no therapy|patient|he|she|his|her|we|our|case)\b)
""")
"""What is known of the disease, where nobody is spoken of."""
_WOULD_HAVE = compiled(
    r"\bwould (?:\w+ ){0,2}?(?:have (?:\w+ )?(?:been|exceeded|meant|carried|entailed)"
    r"|be exceeded)\b"
)
"""`Surgery would have been hazardous`: of what was not done here."""
_IN_THE_SPINE = compiled(r"""
    \b(?:lamin\w+|decompress\w*|mass(?:es)?|tumou?rs?|lesions?|spin\w+|cord|epidural|extradural
    |para(?:spinal|vertebral)|canal|thora\w+|vertebr\w+|[CTDL]\d{1,2}|block|compression|tissue
    |presacral|mediastin\w+|neurosurg\w+)\b
""")


def is_of_patient(
    sentence: Sentence, mention: Mention, told: Said, *, count: int, of_all: bool
) -> bool:
    """Whether it is the patient's treatment.

    `count` is the number of the paper's patients, `of_all` where it is said of all it has. Not a
    relative's, a group's, blood that an operation lost, drugs that prepare a transplant, an
    earlier operation elsewhere; and in a discussion or a title only what is said to be given.
    """
    alone = count == 1
    zones = _TELLING | {Zone.TITLE} if alone else _TELLING
    if told is Said.UNTOLD and (sentence.zone not in zones or _is_a_question(sentence)):
        return False
    of_others = _SO_FAR.match(sentence.text) or _IN_PERCENT.match(sentence.text, mention.end)
    if of_others or _serves_another(sentence.text, mention):
        return False
    if alone and _is_a_relatives(sentence.text, mention, told):
        return False
    at_large = _AT_LARGE.match(sentence.text, mention.end)
    if mention.key == OBSERVATION:
        at_large = at_large or _OF_PATIENTS.search(sentence.text)
    if (alone and at_large) or (of_all and _is_a_groups(sentence.text, mention, count)):
        return False
    meant = context(sentence, mention.start, mention.end)
    if told in {Said.NOT_GIVEN, Said.GIVEN, Said.PRIOR, Said.STOPPED, Said.CONTINUED}:
        his = alone and _is_his_watching(sentence.text, mention)
        not_done = alone and told is Said.NOT_GIVEN and _WOULD_HAVE.search(sentence.text)
        return bool(not meant.general or his or not_done)
    return not (meant.general or meant.negated or meant.hypothetical)


def _is_a_question(sentence: Sentence) -> bool:
    """`Management of paraspinal haematopoiesis: surgery or radiotherapy?`."""
    return sentence.zone is Zone.TITLE and bool(_QUESTION.search(sentence.text))


def is_for_the_patient(sentence: Sentence, mention: Mention, told: Said) -> bool:
    """`His parents withheld consent for laminectomy`: theirs is the refusal, not the operation."""
    before, after = around(sentence.text, mention.start, mention.end, reach=_NEAR)
    decided = _DECIDES.search(before) or _DECIDES.search(after)
    decided = decided or _WHICH_HE_DECLINED.match(sentence.text, mention.end)
    closes = told is Said.NOT_GIVEN and sentence.zone in {Zone.CASE, Zone.CONCLUSION}
    not_done = closes and _WOULD_HAVE.search(sentence.text)
    if not_done or _is_his_watching(sentence.text, mention):
        return True
    return bool(decided) and (told is Said.NOT_GIVEN or mention.key == OBSERVATION)


def _is_his_watching(text: str, mention: Mention) -> bool:
    """`The patient is being followed`, at the end of a paper on one."""
    before, _ = around(text, mention.start, mention.end, reach=_NEAR)
    return mention.key == OBSERVATION and _THE_ONE.search(before) is not None


def is_operation_elsewhere(sentence: Sentence, mention: Mention) -> bool:
    """Of an earlier operation, whether nothing tells that it was on the spine."""
    low, high = max(0, mention.start - _SENTENCE), mention.end + _SENTENCE
    return mention.key == SURGERY and not _IN_THE_SPINE.search(sentence.text, low, high)


def _serves_another(text: str, mention: Mention) -> bool:
    """Whether it belongs to another treatment: blood for an operation, drugs for a transplant."""
    if mention.key == TRANSFUSION:
        before, after = around(text, mention.start, mention.end, reach=_NEAR)
        if _NO_RED_CELLS.search(before) or _KEPT_READY.match(text, mention.end):
            return True
        lost = _LOST_BLOOD.search(before) or _LOST_BLOOD.search(after)
        return bool(lost or _BLED.search(text, max(0, mention.start - _SENTENCE), mention.start))
    low, high = max(0, mention.start - _SENTENCE), mention.end + _SENTENCE
    prepares = mention.key not in {TRANSPLANT, *LOCAL}
    if prepares and mention.key.startswith((CHEMOTHERAPY, "other:", CORTICOSTEROID)):
        first = _AFTER.search(text, max(0, mention.start - _NEAR), mention.start)
        if first and _FOR_THE_GRAFT.match(text, mention.end):
            return True
    return prepares and bool(_CONDITIONING.search(text, low, high))


def is_blood_of_operation(run: Run, following: str) -> bool:
    """`Six units were transfused. Blood loss was 2.8 l`: `following` is the next sentence."""
    blood = all(mention.key == TRANSFUSION for mention in run.mentions)
    return blood and _BLOOD_LOSS.match(following) is not None


def _is_a_relatives(text: str, mention: Mention, told: Said) -> bool:
    """`whose daughter had undergone splenectomy`; a graft from a brother is the patient's.

    What parents refuse is the patient's as well.
    """
    if _TO_KIN.match(text, mention.end):
        return True
    if told in {Said.NOT_GIVEN, Said.OFFERED} or mention.key == OBSERVATION:
        return False
    donated = _DONOR.search(text, max(0, mention.start - _NEAR), mention.start)
    return of_kin(text, mention.start) and not donated


def _is_a_groups(text: str, mention: Mention, count: int) -> bool:
    """`ten of the eleven were treated by laminectomy`, `five had been splenectomised`.

    As many as the paper has are its own: `two patients were treated with chemotherapy`.
    """
    before, after = around(text, mention.start, mention.end, reach=2 * _NEAR)
    own = {str(count), *_NUMBER.split("|")[count - 2 : count - 1]}
    group = _GROUP.search(before)
    others = group is not None and group[0].split()[0].lower() not in own
    return bool(others or _IN_SO_MANY.search(after))
