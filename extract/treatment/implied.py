"""Sentences to the words that tell of an operation without naming it: `the postoperative course`.

They count only where the story has no other operation that they may speak of.
"""

from collections.abc import Iterator

from extract.grammar.phrase import compiled
from extract.text.reading import Reading, Sentence, Zone

_AROUND_IT = compiled(r"""
    \b(?:(?:post|intra|per)[\s-]?operative(?:ly)?(?! (?:mortality|complications? (?:is|are|may))\b)
    |(?:operative|surgical) (?:findings?|field|specimens?|site|wound|bed))\b
""")
_OTHER_OPERATION = compiled(r"""
    \b(?:(?!lamin|hemilamin|corp|vertebr|costotransvers|facet|flav|metastas|tumor)[a-z]+ectom
    (?:y|ies|i[sz]ed)
    |bypass|arthroplast\w+|joint replacement|valve replacement|ca?esarean|delivery|transplant\w*
    |emboli[sz]\w+|endovascular|biops(?:y|ies|ied)|herniorrhaphy|hernia repair|osteosynthesis
    |amputation|curettage)\b
""")


def implied_operations(reading: Reading) -> Iterator[tuple[Sentence, int, int]]:
    """Sentence, start and end of each such word in the telling of the case."""
    told = [one for one in reading.sentences if one.zone is Zone.CASE]
    found = [(one, match.span()) for one in told for match in _AROUND_IT.finditer(one.text)]
    titled = [one for one in reading.sentences if one.zone is Zone.TITLE]
    if not found or any(_OTHER_OPERATION.search(one.text) for one in (*titled, *told)):
        return
    yield from ((one, start, end) for one, (start, end) in found)
