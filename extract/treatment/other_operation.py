"""Operations that are told beside the mass, or that only sampled it.

`She was delivered by caesarean section. … Four months after the operation`: the word means the one
told last. `At thoracotomy a soft mass was seen; it was biopsied and let alone`: nothing was
removed.
"""

from collections.abc import Iterator, Mapping, Sequence

from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.text.reading import Sentence
from extract.treatment.keys import EMBOLIZATION, SURGERY

OTHER_OPERATION = phrase(r"""
    (?:(?!lamin|hemilamin|corp|vertebr|costotransvers|facet|flav|metastas|tumor)[a-z]+ectom
    (?:y|ies|i[sz]ed)
    |by-?pass|arthroplast\w+|(?:joint|hip|knee|valve|shoulder) replacement|ca?esarean|delivery
    |transplant\w*|herniorrhaphy|hernia repair|osteosynthesis|amputation|curettage|lens extraction)
""")
_OTHER = compiled(rf"\b{OTHER_OPERATION}\b")
_LONG_AGO = compiled(r"""
    \b(?:previous\w*|prior|earlier|formerly|history|years? (?:ago|before)|ago|childhood|had (?:had
    |undergone)
    |at (?:the )?age|at \d{1,2}(?! weeks)|(?:19|20)\d\d)\b
""")
_BARE = compiled(r"(?:surgery|operations?|surgical procedures?|operated)")
_SPINAL = compiled(r"\b(?:spin\w+|back|cord|neuro\w*|decompressi\w+|vertebra\w*|thoracic) $")
_THE_SAME = compiled(r"\b(?:the|this|that|his|her|after|before|since|during|following|until) $")
_AFTER_THE = compiled(r"\b(?:after|since|following) (?:the |this |his |her )?$")
_APPROACH = compiled(r"""
    (?:\w+ )?(?:(?:mini-?)?thoracotom(?:y|ies)|\w*thoracoscop\w+|laparotomy|laparoscop\w+
    |exploration|video.{1,40}surgery)
""")
_SAMPLED = compiled(r"\b(?:biops\w+|sampled|samples?)\b")
_OPENED = compiled(r"(?:\w+ )?\w*laminotom(?:y|ies)")
_ONLY_SAMPLED = compiled(r"""
    \b(?:biops(?:y|ies)|sampling) (?:alone|only)\b
    |\b(?:only|merely|just) (?:an? |for )?(?:\w+ )?biops\w+
""")
_REMOVED = compiled(r"""
    \b(?:resect|excis|remov|enucleat|debulk|extirpat|decompress|shelled|evacuat|ablat|peeled
    |dissected|unresect|inoperab|irremovab|attempt)\w*
""")
_NEAR = 40

_Named = Sequence[tuple[Sentence, Mention]]


def other_operations(every: _Named, told: Mapping[int, Sentence]) -> Iterator[Mention]:
    """The mentions of an operation that was none on the mass; `told` are the case's sentences."""
    last_is_other = embolised = False
    seen = -1
    for sentence, one in every:
        if sentence.index not in told:
            continue
        for index in range(seen + 1, sentence.index):
            last_is_other = last_is_other or (index in told and _tells_another(told[index].text))
        seen = max(seen, sentence.index - 1)
        text = sentence.text
        if one.key == EMBOLIZATION:
            embolised = True
        if one.key != SURGERY:
            continue
        before = text[max(0, one.start - _NEAR) : one.start]
        bare = _BARE.fullmatch(text, one.start, one.end) and not _SPINAL.search(before)
        another = last_is_other or _tells_another(text[: one.start])
        meant = another and _THE_SAME.search(before)
        meant = meant or (embolised and _AFTER_THE.search(before))
        if (bare and meant) or _only_sampled(sentence, one, told):
            yield one
        else:
            last_is_other = embolised = False
            seen = sentence.index


def _tells_another(text: str) -> bool:
    return _OTHER.search(text) is not None and _LONG_AGO.search(text) is None


def _only_sampled(sentence: Sentence, one: Mention, told: Mapping[int, Sentence]) -> bool:
    following = told.get(sentence.index + 1)
    words = sentence.text + (" " + following.text if following else "")
    looked = _APPROACH.fullmatch(sentence.text, one.start, one.end) and _SAMPLED.search(words)
    opened = _OPENED.fullmatch(sentence.text, one.start, one.end)
    looked = looked or (opened and _ONLY_SAMPLED.search(sentence.text))
    return looked is not None and _REMOVED.search(words) is None
