"""A drug named in a sentence, to whether it is told to have brought the mass about.

What was stopped as a suspect is no treatment of the patient, whatever it had been given for.
"""

from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention

_BEFORE = 160
_MASS = phrase(r"""
    (?:extramedullary|\w*EMH|\w*ha?ematopoie\w+|\w*ha?emopoie\w+|epidural|\w*spinal|\w*vertebral
    |cord|compression|mass(?:es)?|par[ae]pleg\w+|par[ae]par\w+|lesions?)
""")
_BROUGHT = compiled(rf"""
    [\s-](?:induced|associated|related|triggered|provoked|mediated) (?:[\w-]+ ){{0,2}}?{_MASS}\b
    |[^.;]{{0,90}}? (?:was|were|is|being|been) (?:\w+ )?(?:blamed|suspected|incriminated|implicated
    |accused|(?:held|considered|thought|deemed|believed|felt)(?: to be)? (?:\w+ )?responsible)\b
    |[^.;]{{0,60}}? as (?:an?|the) (?:[\w-]+ )?(?:trigger|culprit|suspect|offender|precipitant
    |cause)\b
    |[^.;]{{0,60}}? (?:was|is) the (?:\w+ ){{0,2}}?(?:suspected drug|suspect|culprit|offending)\b
""")
_BY_IT = compiled(rf"""
    \b{_MASS}[^.;]{{0,90}}? (?:(?:linked|attribut\w+|ascribed|imputed|secondary|due|related
    |owing) to
    |(?:induced|caused|provoked|triggered|precipitated|brought (?:on|about)) by
    |(?:complication|consequence|side[\s-]effect|adverse (?:drug )?(?:effect|event|reaction)) of)
    (?: (?:the|his|her|long-term|standard|recombinant|high-dose))*
    (?: (?:use|administration|intake|injection) of)? $
""")


_GIVEN_UP = (
    r"(?:was|were|has been|had been|being) (?:\w+ ){0,2}?(?:stopped|discontinued|withdrawn|halted"
    r"|ceased|abandoned|suspended|given up)\b"
)
_IT_WAS_GIVEN_UP = compiled(rf"[^.]{{0,120}}?[;,.]? \b(?:which|it|this|and) {_GIVEN_UP}")
_THE_DRUG_WAS_GIVEN_UP = compiled(
    rf"\b(?:the|this|that) (?:drug|agent|hormone|medication|compound|preparation"
    rf"|injections?) {_GIVEN_UP}"
)


def is_given_up(text: str, mention: Mention) -> bool:
    """`Luspatercept had been begun in March; it was stopped`: of the mention, in its sentence."""
    end = mention.end
    return bool(_IT_WAS_GIVEN_UP.match(text, end) or _THE_DRUG_WAS_GIVEN_UP.search(text, end))


def gives_up_the_drug(text: str) -> bool:
    """`The drug was discontinued`: the one that the sentences before name."""
    return _THE_DRUG_WAS_GIVEN_UP.search(text) is not None


def is_blamed(text: str, mention: Mention) -> bool:
    """`Eltrombopag-induced haematopoiesis`, `the mass was attributed to romiplostim`."""
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    return bool(_BROUGHT.match(text, mention.end) or _BY_IT.search(before))


_RESUMED = compiled(
    r"[^.]*\b(?:resum|restart|re-?start|re-?introduc|recommenc|re-?institut|reinstat)\w*"
)


def is_resumed(text: str, mention: Mention) -> bool:
    """`Epoetin was stopped for a month and resumed at half the dose`."""
    return _RESUMED.match(text, mention.end) is not None
