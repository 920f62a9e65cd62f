"""What becomes of a treatment that was offered, planned or considered.

It is turned down or comes to nothing ("but neither he nor his wife gave consent", "the operation
could not be held for want of funds", "he has yet to begin"), turns out not to be needed, or is
taken up. Who decides, the denial and what is denied are read apart, and may stand in the sentence
of the offer or open the next one.
"""

from extract.grammar.phrase import compiled, phrase
from extract.treatment.refusal import REFUSAL, RISKY

_WHO = phrase(r"""
    (?:the )?(?:patient|he|she|they|we|it|this|these|which|who|his|her|family|parents?|relatives
    |both|mother|father|was|were|\w*surgeons?|an(?:a?e)?sth\w+|radiotherapists?|cardiologists?
    |h(?:a?e)matologists?|guardians?|wife|husband|son|daughter|kin|team|board|mass|condition
    |platelets?|(?:wo)?man|boy|girl|lady|gentleman|operations?|procedures?|treatments?|plans?
    |interventions?|ideas?|proposals?|offers?|machines?|funds?|consent|accelerator|theatre
    |insur\w+|pregnancy|lesion|weakness)
""")
_CAME_ABOUT = phrase(r"""
    (?:accept|agree|consent|compl[yi]|undergo|follow|proceed|pursue|perform|carr(?:y|ied)|implement
    |initiate|institute|commence|deliver|undertak|obtain|grant|arrange|procure|rais|afford|pa(?:y
    |id)
    |start|beg[iu]n|attend|return|appear|material|eventuat|happen|forthcoming|operat|approv|fund
    |given?\b|gave consent|giv(?:e|ing) (?:\w+ )?consent|done?\b|do (?:so|it|this)|take(?:n)?\b
    |get\b|have (?:it|this|any)|hold\b|held\b|turn up|show|c[oa]me?\b|go (?:ahead|through)|find
    |found|spare|travel|meet|bear|available|feasible|possible|materiali)\w*
""")
_DENIED = phrase(rf"""
    (?:not|never|neither|nobody|none|no one|nor|no longer|yet to|unable to|\w+n[’']t)
    (?: (?!(?:and|but)\b)[\w’'-]+){{0,7}}? {_CAME_ABOUT}
""")
_OVER = phrase(r"""
    said no|(?:decided|thought|chose|opted|ruled|willed it) otherwise|preferred|wanted|chose|opted
    |never \w+|unfit|died|absconded|demurred|ba(?:u)?lked
    |hesitated
    |given up|abandoned|dropped|scrapped|revoked|changed (?:his|her|their) mind|thought better of
    |backed out|got cold feet|lost to follow
    |discharged (?:him|her)self|left (?:the )?hospital|took (?:his|her) discharge|withdrew
    |(?:was|were) (?:down|out of (?:order|service|action)|broken|under repair|being repaired
    |lacking|short|exhausted|full)
""")
DECLINED = compiled(rf"""
    \b(?:but|and|which|who|however|although|yet|though|then)?,?\s*(?:{_WHO}\b[^.;]{{0,50}}?
    \b(?:{REFUSAL}|{RISKY}|{_DENIED}|{_OVER})
    |(?:did|could|would) {_DENIED}|no (?:\w+ ){{0,3}}?(?:available|possible|consent|donors?|funds?
    |machine|surgeon)
    |for want of|for lack of|(?:so far |as yet |hitherto )?(?:in vain|to no avail)
    |(?:he|she|they|the \w+)\b[^.;]{{0,30}}? (?:would|wanted|wished|took|had|chose|accepted)
    (?: (?:for|have|to have))? (?:neither|none)\b
    |(?:neither|none)(?: of (?:them|these|those|the (?:two|three)))? (?:was|were|has been
    |had been|could be|came)
    |to which (?:neither|no ?(?:one|body)|none)\b)
""")
"""What turns an offer down, in the rest of the sentence or at the start of the next."""

TAKEN_UP = compiled(r"""
    [^.;]*?\b(?:(?:after|on|following|upon|at|before|since) (?:its|the|their) (?:completion|end
    |start|conclusion|administration)|(?:which|and|this|these)
    (?: (?!(?:not|never|neither|no|nor|refus\w+|declin\w+|reject\w+)\b)\w+){0,4}? (?:takes|taking
    |took
    |accepted|agreed|consented|accomplished|carried out|performed|done|given(?! up)|completed|led to
    |begun|started|initiated|instituted|delivered|applied|commenced|complied|resulted|relieved
    |improved|brought|produced|abolished|took place|underwent|received
    |followed))\b
""")
"""What tells that an offer was accepted: `radiotherapy was advised, and after its completion …`."""

BUT = compiled(r",?\s*(?:but|however)\b")

HAD_BEEN_OFFERED = compiled(r"""
    ,? (?:both (?:of )?|all of )?(?:which|these|them) (?:\w+ )?(?:had been|was|were
    |having been) (?:\w+ ){0,2}?
    (?:scheduled|planned|advised|offered|proposed|considered|suggested|recommended|arranged
    |contemplated|discussed
    |intended|prepared)\b
""")
"""`Neither laminectomy nor irradiation, both of which had been scheduled, was carried out`."""

NEITHER_CAME = compiled(r"""
    \b(?:neither|none)(?: of (?:them|these|those|the (?:two|three)))? (?:was|were|has been
    |had been) (?:\w+ )?
    (?:carried out|done|performed|undertaken|given|pursued|begun|started|required|used|adopted
    |resorted to)\b
""")
"""`Laminectomy had been advised. … Neither was carried out`."""

NO_NEED = compiled(r"""
    [^.;]{0,60}?,? (?:but|and|yet) (?:\w+ )?(?:proved|was|were|became
    |turned out(?: to be)?) (?:\w+ )?(?:unnecessary
    |superfluous|not (?:needed|required|necessary|called for)|never (?:needed|required))\b
""")
"""`Was held in reserve but proved unnecessary`: an option left open."""
