"""A substance of the body named in a sentence, to whether it was measured or lost and not given."""

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.treatment.keys import CORTICOSTEROID, TRANSFUSION

_NEAR = 180
_OF_THE_BODY = frozenset(
    {
        *("other:androgens", "other:folic acid", "other:vitamin b12", "other:iron"),
        *("erythropoietin", CORTICOSTEROID, "other:immunoglobulin"),
    }
)
_LEVEL_OF = compiled(r"""
    \b(?:levels?|concentrations?|values?|titres?|titers?|assays?|measurements?|determinations?
    |deficienc(?:y|ies)|lack|tests?|stores) (?:of|for|in)
    (?: (?!(?:was|were|he|she|treated|given|started|received)\b)[^\s.;]+){0,16} $
    |\b(?:serum|plasma|urinary|endogenous|adrenal) $
""")
_ITS_LEVEL = compiled(r"""
    [\s-](?:secreting|producing|releasing)\b|(?:\s?\(\w+)?\)?,?\s*(?:stimulation|levels?|concentrations?|deficien\w+|values?|receptors?
    |genes?|assay|production|(?:was|were|of|at|=|:)? ?<?\d[\d.,]* ?(?:m|µ|μ|k)?(?:IU|U|g|mol|mg|ng
    |pg|nmol|pmol|mmol)/(?:m|d)?l\b|(?:was|were) (?:low
    |normal|high|elevated|decreased|undetectable|within
    |(?:below|above) (?:\w+ ){0,2}?(?:range|limits?|normal)))\b
    |\sin (?:the |his |her )?(?:serum|plasma|blood|urine)\b
""")


_IN_BLOOD = compiled(r"\b(?:plasma|serum|blood|high|elevated|low) $")
_CONCENTRATION = compiled(r"\s(trough )?(?:levels?|concentrations?)\b")
"""`Elevated plasma mercaptopurine concentration`, `the tacrolimus trough level`."""

_CAME_OUT = compiled(
    r"\s(?:was|were|had been) (?:\w+ ){0,2}?(?:lost|drained|drawn|aspirated|evacuated|collected"
    r"|sent|sampled|let|passed|vomited)\b"
)
"""`Two pints of blood were drained`."""

_FIELD = compiled(
    r"\s(?:fields?|areas?|regions?|sites?|volumes?|zones?|bones?|marrow|vertebrae|tissues?|portals?)\b"
)


def is_field(text: str, mention: Mention) -> bool:
    """`A new mass in the irradiated field`: a place."""
    return text.startswith("irradiated", mention.start) and bool(_FIELD.match(text, mention.end))


def is_measured(text: str, mention: Mention) -> bool:
    """`Decreased levels of haptoglobin, folate and testosterone`; `blood was drawn`."""
    if mention.key == TRANSFUSION:
        return _CAME_OUT.match(text, mention.end) is not None
    before = text[max(0, mention.start - _NEAR) : mention.start]
    if mention.key not in _OF_THE_BODY:
        concentration = _CONCENTRATION.match(text, mention.end)
        return bool(concentration and (concentration[1] or _IN_BLOOD.search(before)))
    return bool(_LEVEL_OF.search(before) or _ITS_LEVEL.match(text, mention.end))
