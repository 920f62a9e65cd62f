"""A sentence to the words that tell an embolization by what was shut: `the feeders were coiled`."""

from collections.abc import Iterator

from extract.grammar.phrase import compiled

_VESSEL = r"(?:feeders?|feeding|(?:arter|vascularit)(?:y|ies)|arterial|vessels?|pedicles?|supply)"
_SHUT = r"(?:occluded|blocked|obliterated|coiled|plugged|shut off|closed)"
_WITH = r"""
    (?:(?:platinum |micro-?|multiple |detachable )*coils?|glue|onyx|gel-?foam|spongostan|particles?
    |polyvinyl|PVA|microspheres?|embospheres?|plugs?|beads)
"""
_OCCLUDED = compiled(rf"""
    \b{_VESSEL}\b(?: [^\s.;:]+){{0,8}}? (?:was|were) (?:\w+ ){{0,3}}?{_SHUT}\b
    (?:(?: [^\s.;:]+){{0,3}}? (?:with|by|using) (?:[\w-]+ ){{0,3}}?{_WITH}\b)
    |\b(?:feeders?|feeding (?:arter(?:y|ies)|vessels?|pedicles?)|supplying (?:arter(?:y|ies)
    |vessels?))\b(?: [^\s.;:]+){{0,6}}? (?:was|were) (?:\w+ ){{0,3}}?{_SHUT}\b
    |\b(?:was|were) (?:\w+ ){{0,3}}?{_SHUT} (?:with|by|using) (?:[\w-]+ ){{0,3}}?{_WITH}\b
""")


def occlusions(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such stretch."""
    yield from (match.span() for match in _OCCLUDED.finditer(text))
