"""A drug named where the patient is brought in: what he is on by then lies before the episode.

"A man of 51 with leukaemia in remission on imatinib underwent laminectomy", "a woman with
myelofibrosis, refractory to busulfan, developed paraparesis": the drug is part of the noun, or of
a clause put into it, and what happens to him comes behind.
"""

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.treatment.flashback import SPINAL

_REACH = 260
_NOUN = compiled(r"""
    \b(?:man|woman|boy|girl|male|female|lady|gentleman|patient|child|youth|housewife|farmer|teacher
    |[\w-]+[\s-]years?[\s-]olds?|aged \d+|m[ae]n of \d+|of \d+)\b
""")
_FINITE = compiled(r"""
    \b(?:was|were|is|are|had|has|have|underwent|received|presented|developed|required|needed|became|began|got|came
    |noticed|noted|complained|consulted|sought|lost|suffered|experienced|improved|responded|showed
    |he|she|it|they|we)\b
""")
_PUT_IN = compiled(r"\b(?:who|whose|which|(?:in|of|for|to) whom|that)\b")
_HAPPENED = compiled(r"""
    presented|developed|underwent|required|needed|became|began|noticed|noted|complained|came|consulted
    |sought|lost|suffered|experienced|received
    |had (?:an? |the )?(?:[\w-]+ ){0,4}?(?:excis\w+|resect\w+|remov\w+|lamin\w+|decompress\w+|mass)
    |was (?:\w+ )?(?:admitted|referred|operated|irradiated|seen|found|hospitali[sz]ed|brought
    |investigated|examined|evaluated|taken)
""")


def is_part_of_noun(text: str, mention: Mention) -> bool:
    """Whether the drug is told of him in the words that bring him in, before what happened."""
    low = max(0, mention.start - _REACH)
    nouns = list(_NOUN.finditer(text, low, mention.start))
    if not nouns:
        return False
    between = text[nouns[0].end() : mention.start]
    if SPINAL.search(text, low, mention.start) or ";" in between or ". " in between:
        return False
    verb = _FINITE.search(text, mention.end, mention.end + _REACH)
    if verb is None or not _HAPPENED.match(text, verb.start()):
        return False
    behind = text[mention.end : verb.start()]
    if SPINAL.search(behind) or ";" in behind or ". " in behind:
        return False
    put_in = _PUT_IN.search(between)
    if put_in is None:
        return _FINITE.search(between) is None
    closed = "," in behind or between.lstrip().startswith(",")
    return closed and _FINITE.search(between[: put_in.start()]) is None
