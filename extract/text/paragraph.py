"""Where the paragraphs of a reading end: what is told of one time seldom runs over that."""

from itertools import pairwise

from extract.text.reading import Reading, Zone


def paragraph_ends(reading: Reading) -> frozenset[int]:
    """Indices of the sentences behind which a paragraph or a section ends.

    Empty for a text of one paragraph, which says nothing of where its parts end.
    """
    texts = {section.label: section.text for section in reading.article.texts()}
    return frozenset(
        one.index
        for one, following in pairwise(reading.sentences)
        if one.zone is not Zone.TITLE
        and (
            one.section != following.section
            or "\n\n" in texts[one.section][one.end : following.start]
        )
    )
