"""A treatment told as the lot of a blood disease: `polycythemia vera treated with busulfan`.

It was given before the episode, wherever the sentence stands. What is said of the extramedullary
tissue in one breath with the disease is left to the rest of the sentence.
"""

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention, study_vocabulary
from studies.study import Study

_NEAR = 110
_TREATED_WITH = compiled(r"""
    \s*(?:\([^()]*\))?,?\s*(?:(?:which|that) (?:was|had been|has been) )?
    (?:(?!(?:was|were|is|had|has)\b)\w+ )??(?:treated|managed|controlled|maintained
    |palliated|supported|under treatment|on treatment|on therapy)
    (?: \w+ly)? (?:with|by|on|using)
    (?: (?!(?:was|were|had|has|who|which|presented|developed|underwent)\b)[^\s.;]+){0,8}\s*
""")
_BEING_TREATED = compiled(r"""
    \b(?:treated|managed|controlled|maintained|supported|taking|took|receiving|received|on)
    (?: (?:with|by|on))?(?: (?!(?:was|were|had|has|he|she)\b)[^\s.;]+){0,4}\s*$
""")
_FOR = compiled(r"""
    (?: \([^()]{1,40}\))?(?: (?:therapy|treatment))?(?: for (?:\w+ )?(?:years?|months?))?
    (?:\sfor|\sas (?:an? |the |his |her )?(?:\w+ ){0,2}(?:treatment|therapy) (?:for|of))
    \s(?:an? |the |his |her |known |long-standing |severe |underlying |primary )*
""")
_AT_DIAGNOSIS = compiled(r"""
    \b(?:at|on|upon|since|after|following) (?:the )?(?:time of )?(?:the )?
    (?:initial |first |original )?diagnosis of (?:the |his |her )?(?:\w+ )?$
""")
_AT_ITS = compiled(
    r"\b(?:at|on|upon|since|after|following) (?:the |his |her )?(?:initial |first )?$"
)
_DIAGNOSIS = compiled(r"(?:\s\([^()]{1,20}\))?[\s-]diagnosis\b")
_OF_THE_TISSUE = compiled(r"""
    \b(?:extramedullary|EMH|\w*ha?ematopoie\w+|compression|mass(?:es)?|tumou?rs?|lesions?|par[ae]\w+)\b
""")


def is_of_disorder(text: str, mention: Mention, study: Study) -> bool:
    """Whether the treatment is told of a disorder of the study."""
    low = max(0, mention.start - _NEAR)
    if "diagnosis" in text[low : mention.start] and _is_at_diagnosis(text, mention, study):
        return True
    before = text[low : mention.start]
    behind = _FOR.match(text, mention.end)
    for_it = behind is not None and _BEING_TREATED.search(before)
    if not for_it and "ed" not in before and "treatment" not in before:
        return False
    named = study_vocabulary(study, "disorder_terms").mentions(text)
    if for_it and behind and any(one.start == behind.end() for one in named):
        return True
    return any(
        _TREATED_WITH.fullmatch(text, one.end, mention.start)
        and not _OF_THE_TISSUE.search(text, low, one.start)
        for one in named
        if low <= one.start and one.end < mention.start
    )


def _is_at_diagnosis(text: str, mention: Mention, study: Study) -> bool:
    """`At diagnosis of her myelofibrosis`, `at PMF diagnosis`: before the tissue was."""
    low = max(0, mention.start - _NEAR)
    return any(
        _AT_DIAGNOSIS.search(text, low, one.start)
        or (_AT_ITS.search(text, low, one.start) and _DIAGNOSIS.match(text, one.end))
        for one in study_vocabulary(study, "disorder_terms").mentions(text)
        if low <= one.start and one.end < mention.start
    )
