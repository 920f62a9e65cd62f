"""An article to whether it is worth reading; needs nothing of what reads sentences, so it is quick.

Whoever screens PubMed's files asks this of every paper, and loads no language pipeline for it.
"""

import re

from corpus.article import Article
from extract.grammar.pattern import Pattern
from extract.grammar.subject import subject_of
from studies.study import Study


def may_be_relevant(article: Article, study: Study) -> bool:
    """Whether the paper is worth reading: it names the tissue, or blood and a place of the spine.

    A coarse sieve that looks at title and sections only; what fails it has no case.
    """
    subject = subject_of(study)
    text = "\n".join([article.title, *(section.text for section in article.sections)])
    if subject.tissue.search(text):
        return True
    if not any(p.search(text) for p in (subject.site, subject.spine, subject.sign, _AT_LEVEL)):
        return False
    return any(p.search(text) for p in (subject.histology, subject.blood))


_AT_LEVEL = Pattern(
    r"\b(?:at|beside|alongside|opposite|next to|adjacent to|left of|right of|side of|level of)\s"
    r"(?:the\s)?(?:bod(?:y|ies)\sof\s)?(?:D|Th?|L|C)[.\s-]{0,2}\d",
    re.IGNORECASE,
)
"""`A shadow beside D9`."""
