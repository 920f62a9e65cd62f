"""What a patient needs, or needs no more, to what it tells: sticks, a catheter, pain killers.

A help given up is a gain, a help in use is a rest: `put his stick away`, `left on two sticks`.
"""

import re

from extract.outcome.course import Clause
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, has, tell, words

AIDS = (
    r"(?:(?:walking|elbow|axillary|quad|zimmer|forearm|tripod|indwelling|urinary|bladder|foley"
    r"|long|short|leg|thoracolumbar|rolling|four-?\w+) )?(?:sticks?|canes?|crutch(?:es)?|walkers?"
    r"|frames?|zimmer|rollator|wheel-?chairs?|brac(?:e|es|ing)|corsets?|call?ipers?|splints?"
    r"|orthos[ei]s|afos?|catheters?|urinals?|pads?|diapers?|stretcher|parallel bars)"
)
_DRUGS = (
    r"(?:(?:opioid|opiate|strong|oral|regular|pain|narcotic) )?(?:opioids?|opiates?|morphine"
    r"|narcotics?|analgesi(?:cs?|a)|pain-? ?killers?|pain (?:medication|relief|tablets|drugs)"
    r"|medication for pain|tramadol|codeine|pethidine|meperidine|fentanyl|oxycodone|methadone"
    r"|gabapentin|pregabalin|NSAIDs?|paracetamol|tablets)"
)
_DROPPED = (
    r"(?:discard(?:ed|s|ing)?|abandon(?:ed|s|ing)?|g[ai]v(?:en?|es|ing) (?:up|away|back)"
    r"|thrown?(?: away| aside)?|threw(?: away| aside)?|put(?:ting)? (?:away|aside|down|by)"
    r"|laid (?:aside|down|by)|lay(?:ing)? aside|dispens(?:e|ed|es|ing) with"
    r"|(?:did|does|done|do|doing|goes|went|managed|manages|walks|walked) without|got rid of"
    r"|hung up|left off|left (?:it |them )?(?:at home|behind|in)|parted (?:company )?with"
    r"|relinquish(?:ed|es)|retired|shed|exchang(?:ed|es)|swapp(?:ed|s)|traded(?: in)?|forsaken"
    r"|forsook|outgrown|outgrew|weaned (?:off|from)|wean(?:ed|ing)|handed (?:back|in)|sent back"
    r"|burn(?:ed|t)|stowed|no longer (?:needs?|uses?|requires?|needed|used|required|wears?|wore"
    r"|relies|relied|carries|carried|takes?|took|necessary|in use)"
    r"|(?:is|was|has been) (?:off|out of|free of|without|rid of|independent of))"
)
_LAID_OFF = (
    r"(?:discarded|abandoned|given (?:up|away|back)|thrown (?:away|aside)|put (?:away|aside|by)"
    r"|laid (?:aside|by)|dispensed with|discontinued|stopped|withdrawn|tapered(?: off| out)?|weaned"
    r"|halved|reduced|cut|dropped|omitted|removed|taken (?:out|away|off)|spared|out|off|let go"
    r"|returned(?! to)|exchanged|swapped|traded|replaced|hung up|no longer (?:needed|required|used"
    r"|necessary|worn|carried|in use|taken)|left behind|stored|idle|unused|lent|sold|donated"
    r"|superfluous|unnecessary|redundant|needless)"
)
_MAY_BE = r"(?:(?:could|can|was|were|is|are|has|have|had|be|been|soon|also|then|now|\w+ly) ){1,4}"
_BARE = r"(?:(?:of|by|the|his|her|both|all|one|two|any|a|an|second|other|last|for|their) )*"
_ON = r"(?:(?:two|one|a|an|his|her|the|pair of|aid of|help of|only|single) )*"
_LEAVES = (
    r"(?:left|leaves?|leaving|discharged|went home|sent home|go home|goes home|returned home"
    r"|came home|departed|dismissed|released|moves?|moving|moved|hobbles?|hobbled|hobbling|gets"
    r" about|got about|getting about|gets around|got around|comes|came|arrived|goes|went|stood"
    r"|standing|up)"
)
_USES = (
    r"(?:us(?:e|es|ed|ing)|need(?:s|ed|ing)?|requir(?:e|es|ed|ing)|wear(?:s|ing)?|wore"
    r"|carr(?:y|ies|ied|ying)|lean(?:s|ed|ing|t)? on|rel(?:y|ies|ied|ying) on|depend(?:s|ed)? on"
    r"|resort(?:s|ed)? to|keeps?|takes?)"
)


def _given_up(clause: Clause, match: re.Match[str]) -> State | None:
    """`the stick was put away`, `morphine could be stopped`: a gain."""
    if negated(clause.text, match.start()) or has(r"\b(?:not|never|cannot|until)\b", match[0]):
        return None
    return tell(match, Clinical.IMPROVED, "aid_given_up")


def _in_use(clause: Clause, match: re.Match[str]) -> State | None:
    """`left us on two sticks`: better, and not well; in a wheelchair, no better."""
    if negated(clause.text, match.start()) or has(r"wheel-?chair|stretcher|catheter", match[0]):
        return None
    told = clause.sentence.text[: clause.start + match.start()]
    at_last = has(
        r"^(?:uses?|needs?|requires?|wears?|carr(?:y|ies)|leans? on|relies|depends)\b", match[0]
    )
    despite = has(r"\b(?:but|though|although|still|however|yet)\b[^.;]{0,25}$", told)
    return tell(match, Clinical.IMPROVED, "aid_in_use", residue=at_last or despite)


AID: Table = (
    (
        words(
            rf"{_DROPPED} {_BARE}(?:{AIDS}|{_DRUGS})",
            rf"(?:{AIDS}|{_DRUGS}) {_MAY_BE}(?:\w+ly )?{_LAID_OFF}",
            rf"(?:{_DRUGS})(?: (?:were|was))? (?:\w+ly )?(?:discontinued|stopped|withdrawn|tapered"
            r"|halved)",
            rf"(?:cut(?:ting)? (?:down|back)(?: on)?|halv(?:ed|ing)|taper(?:ed|ing)(?: off)?"
            rf"|reduc(?:ed?|ing)|stopp(?:ed|ing)(?: taking| using)?) (?:his |her "
            rf"|the )?(?:{_DRUGS})",
            rf"(?:removal|withdrawal|discontinuation|weaning|cessation|tapering) of (?:the |his "
            rf"|her |all )?(?:{AIDS}|{_DRUGS})",
            rf"(?:need(?:s|ed)?|requir(?:es|ed)|us(?:es|ed)|take[sn]?|took|wears?|wore) (?:now "
            rf"|then )?(?:none(?! of)|(?:(?:far|much|many) )?(?:no|neither|less|fewer"
            rf"|half the) (?:more |further |longer )?(?:{AIDS}|{_DRUGS}|help|support|aids?"
            rf"|assistance|nursing))",
            rf"(?:no|less|fewer) (?:more |further |longer )?(?:{_DRUGS}) (?:(?:is|was|are|were) )?"
            r"(?:needed|required|necessary|taken)",
            rf"g[ai]ve[ns]? (?:his|her|the) {AIDS} to|catheter came out|gathers? dust",
            rf"(?:requirements?|needs?|intake|consumption|doses?|use) (?:for|of) (?:{_DRUGS})"
            rf" (?:\w+ )?"
            r"(?:fell|dropped|decreased|declined|diminished|halved|reduced|went down|ceased)",
            r"(?:need(?:s|ed)?|required|requires|took|takes) (?:no more than|nothing (?:more"
            r"|stronger|but)"
            r"(?: than)?|only) (?:\w+ )?(?:paracetamol|acetaminophen|aspirin|simple analgesics?)",
            r"out of (?:his|her) (?:chair|bed|wheel-?chair|cast|corset)",
        ),
        _given_up,
    ),
    (
        words(
            rf"{_LEAVES} (?:(?!not\b)[\w’'-]+ ){{0,4}}?(?:on|with|using|in|behind|by) {_ON}{AIDS}",
            rf"{_USES} (?:only )?(?:an? |one |two |his |her |the )?(?:\w+ )?(?:stick|cane|crutch"
            r"|walker|frame|brace|orthosis|splint|call?iper|zimmer|rollator)(?:e?s)?",
        ),
        _in_use,
    ),
)
