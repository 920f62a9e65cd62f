"""A sentence to what an operation takes out of the patient, and the treatment that it then is.

"The mass was lifted away", "they excised the spleen", "removal of five laminae": objects and keys
are the study's (`removal_objects.tsv`); nothing is said of what stands in no row (a gallbladder).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extract.grammar.pattern import Pattern
from extract.grammar.vocabulary import Mention
from extract.treatment.elsewhere import is_elsewhere
from extract.treatment.keys import SURGERY
from studies.study import Study

_AWAY = r"\s+(?:away|off|out|free|down)"
_REMOVED = (
    r"(?:removed|excised|resected|extirpated|debulked|enucleated|exsected|uprooted|sacrificed"
    r"|(?:shelled|taken|scooped|lifted|teased|rolled|spooned|dug|cut|gouged|winkled|plucked|scraped"
    r"|nibbled|drilled|chiselled|chiseled|ronguered|rongeured|broken|shaved|picked|pulled|brushed"
    rf"|ablated){_AWAY})"
)
_CLEARED = (
    r"(?:peeled|sucked|cleared|evacuated|decompressed|stripped|curetted|ablated|attacked|unroofed"
    r"|rongeured|nibbled|drilled|debrided|lifted|teased|scraped|reduced\s+surgically"
    rf"|dissected{_AWAY}|dissected\s+from|delivered\s+(?:in\s+|through|en\s+bloc|whole|piece))"
)
"""What the mass does itself (`the deficit cleared`), or has done to it."""

_DONE_TO_IT = r"(?:evacuated|stripped|curetted|ablated|dissected\s+(?:off|out|away|free|from))"
_REMOVAL = (
    r"(?:removal|resection|excision|extirpation|debulking|evacuation|clearance|exeresis|ablation"
    r"|enucleation|exsection|sacrifice|taking\s+out|stripping)"
)
_REMOVE = (
    r"(?:(?:remov|excis|resect|debulk|extirpat|enucleat|evacuat|exsect|sacrific|ablat)(?:ed|es|e|ing)"
    r"|(?:take|took|taking|cut|cutting|scoop\w*|shell(?:ed|ing)|lift(?:ed|ing)|teas(?:ed|ing)"
    r"|peel(?:ed|ing)|spoon(?:ed|ing)|dug|dissect(?:ed|ing)|nibbl(?:ed|ing)|rongeured"
    r"|clear(?:ed|ing)|strip(?:ped|ping)|shav(?:ed|ing)|scrap(?:ed|ing))\s+(?:out|away|off|down))"
)
_RID = r"(?:(?:relieved|deprived|rid|freed|robbed|divested)\s+of|parted\s+with)"
_PRONOUN = r"(?:it|they|which|these|this)"
_TO_BE = r"(?:was|were|is|been|being|be)"
_BY_SURGEONS = r"(?:neuro)?surgeons?\s+(?:(?:then|had|promptly|at\s+once|also|subsequently)\s+)?"


@cache
def _removal(study: Study) -> tuple[Pattern, Mapping[str, str]]:
    """What finds removals, and the treatment each object makes of them.

    Between the thing and its verb stands no other thing, and no new subject: `the spleen was large
    and the mass was removed`.
    """
    rows = study.rows("removal_objects")
    objects = {row["object"].lower(): row["key"] for row in rows}
    things = "|".join(map(re.escape, sorted(objects, key=len, reverse=True)))
    thing = rf"(?P<thing{{}}>{things})(?:s|es)?"
    word = rf"\s+(?!(?:{things})(?:s|es)?\b|and\s+(?:the|his|her|its|an?)\s)(?:[^\s.;:]|\.(?=\d))+"
    return Pattern(
        rf"\b{thing.format(1)}\b,?(?:{word}){{0,13}}?\s+(?:(?:{_TO_BE}\s+)?(?:\w+ly\s+|then\s+|also\s+"
        rf"|all\s+|both\s+)?{_REMOVED}|{_TO_BE}\s+(?:\w+\s+){{0,2}}?{_CLEARED}"
        rf"|(?:and|then)\s+(?:\w+ly\s+)?{_DONE_TO_IT})\b"
        rf"|\b{_REMOVAL}\s+of\s+(?:[\w-]+\s+){{0,6}}?{thing.format(2)}\b"
        rf"|\b{_REMOVE}\s+(?:[\w-]+,?\s+){{1,6}}?{thing.format(3)}\b"
        rf"|\b{_RID}\s+(?:his|her|the|an?|its)\s+(?:[\w-]+,?\s+){{0,3}}?{thing.format(4)}\b"
        rf"|\b{_PRONOUN}\s+(?:was|were|had\s+been)\s+(?:\w+\s+){{0,2}}?(?:{_REMOVED}|{_CLEARED})\b"
        rf"|\b{_BY_SURGEONS}(?:{_REMOVED}|cleared|evacuated|opened|explored|intervened)\b",
        re.IGNORECASE,
    ), objects


def removals(text: str, study: Study) -> Iterator[Mention]:
    """Each removal, as a mention of the treatment that it is."""
    pattern, objects = _removal(study)
    for match in pattern.finditer(text):
        thing = next((match[f"thing{n}"] for n in range(1, 5) if match[f"thing{n}"]), None)
        key = objects[thing.lower()] if thing else SURGERY
        mention = Mention(key, match.start(), match.end())
        if key != SURGERY or not is_elsewhere(text, mention):
            yield mention
