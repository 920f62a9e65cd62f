"""The words around a disorder's name, to whether it is a relative's and not the patient's own."""

from extract.grammar.phrase import compiled

_KIN = (
    r"(?:mother|father|parents?|brothers?|sisters?|siblings?|twin|cousins?|sons?|daughters?"
    r"|children|aunt|uncle|nephew|niece|"
    r"wife|husband|spouse|grand(?:mother|father|parents?|son|daughter)|relatives?)"
)
_HIMSELF_AGAIN = (
    r"(?:himself|herself|so that|leading to|led to|(?:he|she) (?:too|also|had|has|was|is)"
    r"|(?:and|but|while|whereas) (?:he|she|(?:the|our|this) patient|in (?:him|her)))"
)
"""`Whose daughter had gallstones, so that` spherocytosis was diagnosed: in the patient."""
_OF_KIN = compiled(rf"""
    \b(?:famil(?:y|ial) history|(?:his|her|whose|the|a|an|one|two|both|younger|elder|older
    |maternal|paternal|three) (?:\w+ ){{0,2}}?{_KIN})\b
    (?! of an? (?:[a-z]+ )?\d[^.;,]{{0,50}} with\s)(?:(?!\b{_HIMSELF_AGAIN}\b)[^.;:]){{0,70}}$
""")
_AMONG_KIN = compiled(
    rf"\bone of (?:the )?(?:\w+ ){{0,3}}?{_KIN} (?:\w+ ){{0,2}}?with (?:\w+ ){{0,3}}$"
)
_HIMSELF_TOO = compiled(r"[\s,]{0,2}(?:and |as |who )?(?:was |is )?(?:himself|herself)\b")
_IN_KIN = compiled(
    rf"^(?![^.;,]{{0,20}}\b(?:inherited|transmitted|handed down|passed on)\b)"
    rf"[^.;,]{{0,30}}\b(?:in|of|from|by) (?:\w+ ){{0,3}}?{_KIN}\b|^[^.;,]{{0,12}}\bin the family\b"
)
_INHERITED = compiled(r"\binherit(?:ed|ing)\b[^.;]{0,30}$")
"""`Who had inherited` thalassaemia from both parents."""


def is_of_kin(before: str, after: str) -> bool:
    """Whose sister has it; not `one of five siblings with thalassaemia`, who has it as well."""
    of_kin = _OF_KIN.search(before) and not _AMONG_KIN.search(before)
    if _HIMSELF_TOO.match(after):
        return False
    return bool(of_kin or (_IN_KIN.search(after) and not _INHERITED.search(before)))


def shared(text: str, start: int, end: int) -> bool:
    """Whether he has what his family has: `one of three siblings with`, `and himself affected`."""
    low = max(0, start - _NEAR)
    before = _HIMSELF.search(text, low, start) or _AMONG_KIN.search(text, low, start)
    return bool(before or _HIMSELF_TOO.match(text, end))


_NEAR = 80
_HIMSELF = compiled(r"\b(?:himself|herself)\b[^.;]*$")
