"""A paper to whether it is about other people's patients: a review, a guideline, a pooling."""

import re

from corpus.article import Article
from extract.grammar.announcing import ANNOUNCE, ANNOUNCE_NOW
from extract.grammar.pattern import Pattern
from extract.people.mention import Role
from extract.people.people import mentions
from extract.people.telling import tells_what_happened
from extract.people.word_class import word_class
from extract.text.reading import Reading, Zone

_TITLE = Pattern(
    r"\b(?:systematic|scoping|narrative|critical|practical|pictorial|clinical|mini|umbrella|topical)"
    r"[\s-]*(?:\w+ )?(?:review|reading|essay)\b|\boverview\b|\bmeta-?analysis\b|\bpooled analysis\b"
    r"|\bindividual[\s-](?:patient|participant)[\s-]data\b|\bguidelines?\b|\bconsensus\b"
    r"|\brecommendations? (?:on|for|of|from)\b|\b(?:panel|society|group)(?:'s)? recommendations\b"
    r"|\b(?:review|survey|summary|analysis) of (?:the )?(?:all )?"
    r"(?:\d+ |recent(?:ly)? |published |reported )*"
    r"(?:case reports|reported cases|published (?:cases|reports))\b"
    r"|\b(?:position|discussion) (?:paper|statement)\b|\bstate of the art\b|\bprimer\b"
    r"|\bwhat (?:the|every) \w+ (?:needs|should|ought)\b",
    re.IGNORECASE,
)
_LITERATURE = (
    r"(?:(?:the |all |english[\w-]* |published |medical |world )*"
    r"(?:literature|reports|papers|articles)"
    r"|(?:electronic |bibliographic |\w+ )?databases|pubmed|medline|embase|scopus|cochrane|lilacs"
    r"|web of science|google scholar|reference lists)\b"
)
_SEARCH = Pattern(
    rf"\bsearch(?:ed|ing)? (?:of |in |for |through |was |made |performed |conducted )*{_LITERATURE}"
    rf"|\b{_LITERATURE}[^.]{{0,90}}?\b(?:was|were|been) (?:\w+ )?(?:hand-?)?searched\b"
    r"|\b(?:we|authors|of us) (?:\w+ ){0,2}(?:searched|queried|screened)\b[^.]{0,40}?"
    rf"{_LITERATURE}"
    r"|\b(?:patients|cases|reports|examples) (?:\w+ )?(?:collected|gathered|assembled|compiled"
    r"|culled|drawn|pooled|retrieved|taken|found|identified|published|available) (?:from|in|out of)"
    rf" {_LITERATURE}[^.]{{0,40}}\b(?:had|were|was|showed|have|presented|received)\b"
    r"|\bPRISMA\b|\bPROSPERO\b|\bJBI\b"
    r"|\b(?:patients|cases|individuals) (?:\w+ )?(?:from|in|out of) (?:the )?[\w-]+ (?:published )?"
    r"(?:reports|papers|articles|publications|studies) (?:were|was)\b",
    re.IGNORECASE,
)
_OWN_TITLE = Pattern(
    r"\bcase (?:report\b(?!s)|presentation|study|illustration)"
    r"|^case reports\b|[:.] (?:\w+ )?case reports\b"
    r"|\b(?:two|three|four|2|3|4) (?:new )?case reports\b"
    r"|\b(?:report|presentation) of (?:a|an|one|two|three|four|our|\d+)\b"
    r"|\b(?:a|one|two|three|new|own|illustrative|index) (?:\w+ )?cases?\b"
    r"|\bour (?:case|patient|experience)|\bcases? and (?:\w+ )*review"
    r"|\bsingle[\s-](?:cent(?:er|re)|institution)\b"
    r"|\bfrom an? (?:[\w-]+ ){0,2}(?:cent(?:er|re)|hospital)\b"
    r"|\b(?:retrospective|chart|institutional) (?:\w+ )?review\b"
    r"|\breview of (?:\w+ ){0,2}(?:operated|treated|irradiated|consecutive|surgical|our|own)\b",
    re.IGNORECASE,
)
"""That the paper tells of its authors' own patients."""
_OWN_TEXT = Pattern(
    rf"{ANNOUNCE_NOW}"
    r"(?! (?:the |our )?(?:evidence|literature|results|data|recommendations|guidelines))"
    r"|\bthis (?:paper|report|article|communication) (?:reports|describes|presents|documents|adds) "
    r"(?:\w+ ){0,2}?(?:further|new|additional|own|more|other) (?:\w+ )?(?:cases?|patients?)\b"
    r"|\bour (?:own )?(?:patient|case)\b|\bcase (?:presentation|description|summary)\b"
    r"|\bcase report\b(?!s)|^\W*case reports\s*[:.]"
    r"|\b(?:is|are) (?:reported|described|presented)\b(?: here(?:in)?)?\.",
    re.IGNORECASE,
)
_OWN_BODY = Pattern(
    rf"{ANNOUNCE}"
    r"|\b(?:our|this|the) (?:\w+ )?patient\b"
    r"|\bcase (?:report|presentation|description|summary)\b"
    r"|\b(?:is|are|was|were) (?:reported|described|presented)(?: here)?\.",
    re.IGNORECASE,
)
_BARE_TITLE = Pattern(
    r"^(?:an? )?(?:\w+ )?review\b|[:.-] ?(?:an? )?(?:\w+ ){0,2}review\b"
    r"|\bpathogenesis\b|\bpathophysiology\b",
    re.IGNORECASE,
)
"""More of a review's, where nothing says that the paper tells of patients of its own."""

_REVIEW_TEXT = Pattern(
    r"\b(?:this|present|our) (?:\w+ )?(?:article|paper|review|chapter|overview|essay|exhibit)"
    r" (?:\w+ )?(?:reviews?|illustrates|summari[sz]es?|discusses|aims"
    r"|provides|outlines|focus\w*|highlights)\b"
    r"|\bin this (?:\w+ )?(?:review|overview|chapter)\b|\b(?:systematic|narrative) review\b"
    r"|\bwe (?:\w+ )?(?:review|reviewed|searched|collected|pooled) (?:the |all |published )*"
    r"(?:literature|cases|reports|evidence|PubMed|MEDLINE)\b"
    r"|\b(?:cases|patients) (?:were )?(?:reported|published|collected)\b[^.]{0,40}\b(?:19|20)\d\d",
    re.IGNORECASE,
)
AGED = Pattern(r"\b(?:years?|yrs?|months?)[\s-]{0,3}old\b|\baged \d", re.IGNORECASE)
"""A person of told age."""

_REVIEW_LABEL = Pattern(r"(?:^|\n)(?:Review|Review article)[ \t]*(?:\n|$)", re.IGNORECASE)
"""The publication type as a page of PubMed or a journal prints it."""


def is_about_others(reading: Reading) -> bool:
    """Whether the paper says that it is a review and adds no patient of its own.

    True also where it retells a patient to illustrate: such a one is quoted, not reported. A
    report "and review of the literature" reports, and so does the chart review of a hospital.
    """
    title = reading.article.title
    if _OWN_TITLE.search(title):
        return False
    told = [s.text for s in reading.sentences if s.zone not in {Zone.TITLE, Zone.DISCUSSION}]
    if any(_OWN_TEXT.search(text) for text in told):
        return False
    return bool(_TITLE.search(title)) or _searches(reading)


def pools(reading: Reading) -> bool:
    """Whether the literature was searched for patients by a method, so that they can be counted.

    A narrative review that quotes how many are known has counted nobody.
    """
    return bool(_BY_METHOD.search(reading.article.title)) or _searches(reading)


_BY_METHOD = Pattern(
    r"\b(?:systematic|scoping|umbrella)[\s-]*(?:\w+ )?review\b|\bmeta-?analys[ie]s\b"
    r"|\bpooled analysis\b|\bindividual[\s-](?:patient|participant)[\s-]data\b",
    re.IGNORECASE,
)


def _searches(reading: Reading) -> bool:
    """Whether the literature was searched for patients, none of its own being told before."""
    for sentence in reading.sentences:
        if sentence.zone not in {Zone.TITLE, Zone.DISCUSSION} and _SEARCH.search(sentence.text):
            return True
        people = mentions(sentence.text)
        told = any(m.role is Role.SOME and (m.age or _is_patient(m.noun)) for m in people)
        told = told and not any(m.role is Role.OTHERS for m in people)
        if told and sentence.zone is Zone.CASE and tells_what_happened(sentence.text):
            return False
    return False


def _is_patient(noun: str) -> bool:
    kind = word_class(noun)
    return kind.person and not kind.staff and noun != "case"


def calls_itself_review(article: Article, body: str, *, own: bool) -> bool:
    """Whether title, text or PubMed call it one; `own` says that it tells of its own patients.

    A report with a review of the literature tells of its own.
    """
    if _REVIEW_LABEL.search(body):
        return True
    if _OWN_TITLE.search(article.title):
        return False
    if "Review" in article.publication_types:  # PubMed's word for a report with a review, too
        return not (own and AGED.search(body))
    of_title = _TITLE.search(article.title) or _BARE_TITLE.search(article.title)
    return not own and bool(of_title or _REVIEW_TEXT.search(body))


def tells_its_own(body: str) -> bool:
    """Whether a text says that it tells of its authors' own patients."""
    return _OWN_BODY.search(body) is not None
