"""Words of a sentence to whether the patient is ill of the mass, found by chance, or dead."""

import re

from extract.grammar.pattern import Pattern


def tells_of_illness(text: str) -> bool:
    """Whether it tells of symptoms, or of what does not go without them."""
    return _SYMPTOMS.search(_DENIAL.sub("", text)) is not None


def tells_of_cord(text: str) -> bool:
    """Whether it names cord, legs or canal as those of the ill, and not as normal."""
    told = _DENIAL.sub("", text)
    return _CORD.search(told) is not None and not _NORMAL.search(told)


def tells_of_chance(text: str) -> bool:
    """Whether it tells that the mass was found in somebody without symptoms."""
    return _BY_CHANCE.search(text) is not None


def tells_of_death(text: str) -> bool:
    """Whether it tells of a death, which counts before any treatment too."""
    return _DEATH.search(text) is not None


_BY_CHANCE = Pattern(
    r"\b(?:(?:found|discovered|detected|seen) (?:during|on|at"
    r"|by) (?:an? )?(?:annual )?(?:physical|medical)"
    r" (?:examination|check)|incidental\w*|by chance|check-?ups?|health examination|by accident"
    r"|accidental\w*"
    r"|clinically silent|fortuitous\w*"
    r"|(?<!became )(?<!become )(?<!rendered )(?<!becoming )asymptomatic|routine"
    r"|screening|(?:no|without) (?:\w+ ){0,2}(?:symptoms?|complaints?))\b",
    re.IGNORECASE,
)
_SYMPTOMS = Pattern(
    r"(?<!no )(?<!no back )(?<!without )(?<!chest )(?<!pleuritic )(?<!abdominal )"
    r"\b(?:pain\w*|(?:back-?|low-back )?ach(?:es?|ing)|weak\w*|(?:\w+-?)?(?:pares[ie]s|paretic"
    r"|plegi[ac]|paralys\w*)|numb|numbness"
    r"|tingl\w*|par[ae]*sthesi\w*|hyp\w{0,2}[ae]sthesia|sensory (?:\w+ )?(?:level|loss|dis\w+"
    r"|defici\w+"
    r"|change\w*)|unable|difficult\w*(?= (?:(?:in|with|of|to|on) )?(?:\w+ )?(?:walk|ambul|stand"
    r"|climb"
    r"|gait|urin|micturi|void|mov|ris|us|gett|pass|balanc|leg|lower|run|lift|bladder|defec|sit))|claudicat\w*|sciatic\w*|lumbago"
    r"|radicul\w*"
    r"|incontinen\w*|retention|urgency|sphincter\w*|spastic\w*|clonus|babinski\w*|stiff\w*"
    r"|unstead\w*|ataxi\w*"
    r"|stumbl\w*|heaviness|g(?:i|a)ven? way|bed-?ridden|wheel-?chair|myelopath\w*|compress\w*"
    r"|deficits?"
    r"|symptomatic|laminectom\w*|irradiat\w*|radiother(?!apeutic)\w*|ha?emothora\w*|ruptured"
    r"|rupture into)\b",
    re.IGNORECASE,
)
_CORD = Pattern(
    r"\b(?:gait|cord|neurologic\w*|legs?|limbs?|epidural|extradural|intraspinal)\b", re.IGNORECASE
)
_NORMAL = Pattern(r"\b(?:normal(?:ly)?|unremarkable|intact|non-?focal)\b", re.IGNORECASE)
_DENIAL = Pattern(
    r"\b(?:no|without|denie[sd])\b(?:(?!\b(?:but|who|had|was|were)\b)[^.;]){0,160}?\bn?or\b[^.,;]*"
    r"|\b(?:no|without|never had|(?<!maintained )(?<!kept )free (?:of|from)|absence of|denie[sd]"
    r"|nor|neither)\b[^.,;]*?"
    r"(?=[.,;]|\bbut\b|$)",
    re.IGNORECASE,
)
"""What he is said not to have, which is no illness."""
_DEATH = Pattern(
    r"\b(?:died|death|dead|fatal|expired|succumbed|survive|autops|necrops|post-?mortem"
    r"|live to|carried off|killed|breathed (?:his|her) last|demise|decease|life)",
    re.IGNORECASE,
)
