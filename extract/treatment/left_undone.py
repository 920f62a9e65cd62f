"""What tells that a treatment that was not done was left undone on purpose."""

from extract.grammar.phrase import compiled

REASON = compiled(
    r"\b(?:because|given|due to|owing to|in view of|in light of|considering|since|as|for fear of"
    r"|on account of)\b[^.;]*,\s*(?:\w+ ){0,3}$"
    r"|,?\b(?:so|therefore|hence|consequently|accordingly|for (?:this|that|these) reasons?),?\s"
    r"(?:that )?(?:\w+ ){0,3}$"
    r"|\b(?:because|since|as) (?:he|she|the \w+|of)\b[^.;,]{8,}? (?:he|she|we|the patient)"
    r" (?:\w+ ){0,3}$"
    r"|\b(?:at|by|on|in accordance with|in deference to) (?:his|her|their|the (?:\w+ )?\w+)"
    r" (?:own |express )?(?:request|wish(?:es)?|insistence|choice|desire)\b[^.;]*$"
    r"|^\W*with (?:the|his|her|our|this|these|so|such)\b[^.;]* (?:we|it was|the \w+) (?:\w+ ){0,3}$"
)
"""Before what was not done: `Because of his poor condition, laminectomy was not performed`."""

CARED_FOR = compiled(r"""
    ^\W*(?:because of|given|due to|owing to|in view of|considering|in light of)\b[^.;]*,[^.;,]*
    \b(?:follow\w*|observ\w+|manag\w+|conservative\w*|watch\w*|monitor\w*)\b[^.;,]{0,60}
    \bwithout (?:\w+ )?$
""")
"""`Considering his cirrhosis, we followed the lesion without` surgery: with a reason for it."""

NOT_THEN = compiled(r"\b(?:was|were|did) not (?:be )?(?:\w+ )?$")
"""Before what was not done now: `she was not irradiated`, not `had never been`."""

WE_DID_NOT = compiled(
    r"\b(?:we|I|surgeons?|neurosurgeons?|radiotherapists?) (?:\w+ )?did not (?:\w+ ){0,2}$"
)
REASON_BEHIND = compiled(r"""
    [^.;]{0,60}?\b(?:because|since (?:he|she|it|the|this|there)|as (?:he|she|it|the|this|there)
    |owing to|due to
    |in view of|on account of|for (?:fear|want|lack)|lest|out of (?:fear|concern)|given (?:the|his
    |her))\b
""")
"""`Was not irradiated, as she was pregnant`."""

SINCE_THEN = compiled(
    r"since (?:(?!(?:he|she|it|the|this|there|they|we)\b)\w+ ){0,3}(?:\w+)?,\s*(?:\w+ )?never $"
)
"""`Anaemic since military service, never` transfused: a time, no reason."""
