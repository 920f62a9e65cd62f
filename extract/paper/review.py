"""A reading to whether it is about other people's patients: a review, a guideline, a pooling."""

import re

from extract.text.reading import Reading, Zone

_TITLE = re.compile(
    r"\b(?:systematic|scoping|narrative|critical|practical|pictorial|clinical|mini|umbrella|topical)"
    r"[\s-]*(?:\w+ )?(?:review|reading|essay)\b|\boverview\b|\bmeta-?analysis\b|\bpooled analysis\b"
    r"|\bindividual[\s-](?:patient|participant)[\s-]data\b|\bguidelines?\b|\bconsensus\b"
    r"|\brecommendations? (?:on|for|of|from)\b|\b(?:panel|society|group)(?:'s)? recommendations\b"
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
_SEARCH = re.compile(
    rf"\bsearch(?:ed|ing)? (?:of |in |for |through |was |made |performed |conducted )*{_LITERATURE}"
    rf"|\b{_LITERATURE}[^.]{{0,90}}?\b(?:was|were|been) (?:\w+ )?(?:hand-?)?searched\b"
    r"|\b(?:we|authors|of us) (?:\w+ ){0,2}(?:searched|queried|screened)\b[^.]{0,40}?"
    rf"{_LITERATURE}"
    r"|\bPRISMA\b|\bPROSPERO\b|\bJBI\b"
    r"|\b(?:patients|cases|individuals) (?:\w+ )?(?:from|in|out of) (?:the )?[\w-]+ (?:published )?"
    r"(?:reports|papers|articles|publications|studies) (?:were|was)\b",
    re.IGNORECASE,
)
_OWN_TITLE = re.compile(
    r"\bcase (?:report|presentation|study|illustration)"
    r"|\b(?:report|presentation) of (?:a|an|one|two|three|four|our|\d+)\b"
    r"|\b(?:a|one|two|three|new|own|illustrative|index) (?:\w+ )?cases?\b"
    r"|\bour (?:case|patient|experience)|\bcases? and (?:\w+ )*review"
    r"|\bsingle[\s-](?:cent(?:er|re)|institution)\b"
    r"|\bfrom an? (?:[\w-]+ ){0,2}(?:cent(?:er|re)|hospital)\b"
    r"|\b(?:retrospective|chart|institutional) (?:\w+ )?review\b",
    re.IGNORECASE,
)
_OWN_TEXT = re.compile(
    r"\b(?:we|the authors?|I) (?:here |herein |now |also |hereby |further ){0,2}"
    r"(?:report|describe|present|document|add|saw|share|treated|encountered|operated)\b"
    r"(?! (?:the |our )?(?:evidence|literature|results|data|recommendations|guidelines))"
    r"|\bour (?:own )?(?:patient|case)\b|\bcase (?:report|presentation|description|summary)\b"
    r"|\b(?:is|are) (?:reported|described|presented)\b(?: here(?:in)?)?\.",
    re.IGNORECASE,
)


def tells_of_its_own(title: str) -> bool:
    """Whether a title says that the paper tells of its authors' own patients."""
    return _OWN_TITLE.search(title) is not None


def is_about_others(reading: Reading) -> bool:
    """Whether the paper says that it is a review and adds no patient of its own.

    True also where it retells a patient to illustrate: such a one is quoted, not reported. A
    report "and review of the literature" reports, and so does the chart review of a hospital.
    """
    title = reading.article.title
    if tells_of_its_own(title):
        return False
    told = [s.text for s in reading.sentences if s.zone not in {Zone.TITLE, Zone.DISCUSSION}]
    if any(_OWN_TEXT.search(text) for text in told):
        return False
    return bool(_TITLE.search(title)) or any(_SEARCH.search(text) for text in told)
