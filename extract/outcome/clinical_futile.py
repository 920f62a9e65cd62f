"""A predicate to a treatment that was without effect: `to no avail`, `the result was nil`."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.clinical_change import NERVE
from extract.outcome.course import Clause
from extract.outcome.state import Clinical, State, Table, tell, words

HITHERTO = Pattern(
    r"(?:refractory|unresponsive|resistant) to (?:any|all|several|multiple|many|various|other"
    r"|conventional|standard|conservative|medical|previous|prior|initial|earlier|usual|routine"
    r"|first-line|symptomatic|pharmacolog\w+|\w+ and \w+)\b",
    re.IGNORECASE,
)
"""How a patient is introduced whom another treatment is to help."""
_UNDONE = Pattern(r"\b(?:would|could|might) (?:\w+ )?(?:have )?(?:\w+ )?$", re.IGNORECASE)


_OF_A_PROBE = Pattern(
    r"\b(?:attempts?|puncture|biops\w+|aspirat\w+|cannulat\w+|intubat\w+|catheterization)\b",
    re.IGNORECASE,
)
"""`The puncture was without success`: of a probe, not of a treatment."""


def _no_effect(clause: Clause, match: re.Match[str]) -> State | None:
    """`to no avail`; what would have been in vain was not done."""
    if _UNDONE.search(clause.text, 0, match.start()) or _OF_A_PROBE.search(
        clause.text, 0, match.start()
    ):
        return None
    if HITHERTO.match(clause.text, match.start()):
        return None
    return tell(match, Clinical.UNCHANGED, "no_effect")


def _disappointing(clause: Clause, match: re.Match[str]) -> State | None:
    """`The result was nil`: a verdict, used where nothing is described."""
    state = _no_effect(clause, match)
    return state and tell(match, Clinical.UNCHANGED, "no_effect", label=True)


_GOT_BETTER = (
    r"(?:changed|improved|recovered|responded|altered|resolved|relieved|benefited|helped|returned"
    r"|regained|affected|influenced)"
)
_FUTILE = words(
    r"(?:no|without|little|lack of) (?:(?!mass )\w+ ){0,3}(?:effect|benefit|success|response"
    r"|avail|gain|relief)",
    rf"(?:no|without|little) (?:\w+ ){{0,3}}return of (?:\w+ )?{NERVE}",
    r"(?:made|makes|making|produced|has made) (?:no|little|scarcely any|hardly any) (?:difference"
    r"|impression|impact|headway)|(?:has|have|had|did) not (?:done|do) so",
    r"to no avail|(?<!poiesis is )(?<!poiesis was )(?<!poiesis remains )ineffective|unresponsive"
    r"|unsuccessful(?:ly)?|in vain|futile|did nothing",
    r"(?:had|has|have) no (?:further )?(?:influence|impact)|(?:was|were) of no (?:use|help"
    r"|avail)",
    r"(?:was|is|proved|became|become|remained) (?:irreversible|permanent)",
    r"(?:did|does) not help|(?:came|was|were|proved|arrived) too late",
    r"(?:legs|limbs|lower limbs|feet|toes) (?:never|did not) (?:move|moved)(?: again)?",
    r"(?:did|does|do|has|have|had)(?: not|n['’]t) (?:\w+ly )?(?:influenced?|affect(?:ed)?"
    r"|modif(?:y|ied)|impact(?:ed)?)(?= (?:the|his|her|this) (?!(?:mass|tumou?r|lesion"
    r"|h(?:a?e)moglobin|bone|marrow|blood)\b))",
    r"(?:little|hardly any|scarcely any|minimal|negligible) (?:influence|impact) on (?:the|his"
    r"|her)",
    r"neither (?:[\w’'-]+ ){1,6}nor (?:[\w’'-]+ ){1,6}?(?:had|has|was of) (?:any )?(?:effect"
    r"|benefit|influence|avail|use|help)",
    r"no (?:\w+ )?(?:impact|influence) (?:up)?on (?:(?:the|his|her) )?(?:\w+ )?(?:weak|pain|para"
    r"|neurol"
    r"|symptom|gait|numb|sensory|motor|deficit)\w*",
    r"without (?:influencing|affecting|altering|improving|changing)(?= (?:the|his"
    r"|her) (?:\w+ ){0,2}"
    r"(?:neurolog|deficit|para|weakness|symptom|condition|pain|motor|power|gait|sensory))",
    rf"neither (?:[\w’'-]+ ){{1,6}}nor (?:[\w’'-]+ ){{1,6}}?{_GOT_BETTER}",
    rf"(?:neither|none) (?:of (?:\w+ ){{1,3}})?(?:was |were |has |have |had )?{_GOT_BETTER}",
)

FUTILE: Table = (
    (_FUTILE, _no_effect),
    (
        words(
            r"(?:results?|response|effects?|evolution)(?: (?:of|to) (?:\w+ ){0,2}\w+)? (?:was|were"
            r"|is|are|has been|proved) (?:\w+ )?(?:disappointing|nil|unsatisfactory|negligible"
            r"|minimal|discouraging|poor)",
        ),
        _disappointing,
    ),
)
