"""Where patients are told of: in an article's abstract and again in its body, and in a sentence.

What the two count is not added up, and where they give one patient two ages, he is still one.
"""

import re

from corpus.article import Article, SectionKind
from extract.grammar.pattern import Pattern
from extract.text.context import Context
from extract.text.reading import Zone
from extract.text.statement import generality

TELLING = frozenset({Zone.TITLE, Zone.CASE})
"""The parts of a paper that tell its cases."""

_GENERAL = 0.4
_ABSTRACT = Pattern(r"\W*(?:structured\s)?(?:abstract|summary|synopsis)\b", re.IGNORECASE)


def abstract_sections(article: Article) -> frozenset[str]:
    """The labels of the sections of the abstract; empty where the article is nothing else."""
    body = [s for s in article.sections if s.kind is SectionKind.BODY]
    inside = {s.label for s in article.sections if s.kind is SectionKind.ABSTRACT}
    inside |= {s.label for s in body[:1] if _ABSTRACT.match(s.label)}
    return frozenset(inside) if any(s.label not in inside for s in body) else frozenset()


def is_particular(text: str) -> bool:
    """Whether a sentence tells of somebody, and does not speak of patients at large."""
    return generality(text) < _GENERAL


def is_fact(meant: Context) -> bool:
    """Whether words so meant state what is or was: neither denied, nor possible, nor general."""
    return not (meant.negated or meant.hypothetical or meant.general)


def tells_what_happened(text: str) -> bool:
    """Whether a sentence tells what happened to somebody, named or not, rather than what happens.

    `Epidural tissue caused paraplegia in two patients`; not `Cord compression is rare`.
    """
    general = generality(text)
    if general <= _HAPPENED:
        return True
    return general <= _HARDLY and _PAST.search(text) is not None and not _PRESENT.search(text)


def tells_the_past(text: str) -> bool:
    """The same, where only a verb in the past will do: `A mass was removed at T8`."""
    if not tells_what_happened(text):
        return False
    return _WAS.search(text) is not None or bool(_PAST.search(text) and not _PRESENT.search(text))


_HAPPENED, _HARDLY = 0.5, 0.8
_WAS = Pattern(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_PAST = Pattern(
    r"\b(?:was|were|had|did|became|began|led|gave|took|came|went|grew|underwent|rose|fell|lay|saw|shrank"
    r"|(?!(?:need|seed|indeed|exceed|proceed|succeed)\b|unrelated|associated|based|related|limited)\w{3,}ed)\b",
    re.IGNORECASE,
)
_PRESENT = Pattern(
    r"\b(?:is|are|be|can|may|might|could|should|must|will|would|has|have|occurs?|remains?|represents?"
    r"|requires?|includes?|depends?|usually|often|commonly|generally|frequently)\b",
    re.IGNORECASE,
)
CLINICAL = Pattern(
    r"\b(?:laminectom|decompress|operat|surg|remov|excis|resect|biops|autops|necrops|irradiat"
    r"|radiotherap|transfus|treat|therap|recover|improv|regress|remission|reliev|relief|respon[ds]"
    r"|parapleg|parapares|paraly|weakness|pain|symptom|sign|deficit|function|myelogra|imag|radiogra"
    r"|tomogra|scan|scintigra|film|examination|aspirat|cytolog|histolog|microscop|diagnos|admi|present"
    r"|develop|mass|tumou?r|lesion|deposit|compress|block|anaemia|anemia|thoracotom|puncture|splen"
    r"|haemato|hemato|haemopo|hemopo|sciatica|retention|myelopath)\w*|\b(?:MRI?|CT)\b",
    re.IGNORECASE,
)
"""What happens to a patient, and what is found in him."""
