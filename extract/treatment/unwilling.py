"""A sentence to the treatments that those who give them would not give, named or not.

`The surgeon stood down`, `neurosurgical advice was to wait`, `the radiotherapist was reluctant to
treat the same segment again`: who decides tells what it is about. `The mass was inoperable`.
"""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.treatment.keys import RADIOTHERAPY, SURGERY, TRANSFUSION, TRANSPLANT

_WHO = phrase(r"""
    (?P<surgery>(?:spin\w+ |ortho\w+ |thoracic |consultant )?(?:neuro-?)?surg(?:eons?|ery)\b
    |(?:neuro-?)?surgical(?= (?:opinion|advice|team|colleagues?|service|consult|department|unit
    |view|side
    |judg|assessment|review|board))
    |an(?:a?e)?sth(?:etist|esist|esiologist|esia|etic)s?\b)
    |(?P<radiotherapy>(?:radio-?therapist|radiation (?:oncolog(?:ist|y)|therapist))s?\b
    |radiotherapy (?:team|department|colleagues))
    |(?P<transplant>transplant(?:ation)? (?:team|board|physicians?|cent(?:re|er)|unit|committee))
""")
_ACT = phrase(r"""
    (?:operat\w+|interven\w+|proceed\w*|interfer\w+|decompress\w*|explor\w+|treat\w*|re-?treat\w*
    |act
    |go (?:on|ahead|in)|risk|touch|attempt|take (?:him|her|it|this|the (?:patient|case)) on|embark
    |irradiat\w+|re-?irradiat\w+|transplant\w*|anaesthe\w+|anesthe\w+|put (?:him|her) under
    |undertake|remov\w+|resect\w*|excis\w+|do (?:so|anything|it)|be (?:drawn|persuaded|moved
    |tempted))
""")
_HIM = phrase("him|her|the (?:patient|boy|girl|man|woman|child|case|mass|lesion|risk|odds)")
_UNFIT = phrase(r"""
    (?:too \w+|(?:an? )?(?:very |extremely |prohibitively )?(?:bad|poor|high|unacceptable
    |prohibitive|great)
    (?:[ -](?:surgical|operative|an(?:a?e)?sthetic))?[ -](?:risks?|candidate)|unfit|inoperable
    |unsuitable
    |not (?:operable|fit|suitable|resectable|a (?:surgical )?candidate)|unresectable
    |beyond (?:help|surgery|them))
""")
_UNWILLING = phrase(rf"""
    (?:was|were|is|are|being|seemed|felt|remained|proved) (?:\w+ ){{0,2}}?(?:unwilling
    |reluctant|loath|disinclined|averse|hesitant|unable|afraid|wary|not (?:\w+ )?(?:willing
    |prepared|inclined|keen|happy|ready
    |in favou?r)|against (?!the (?:wall|clock)))
    |(?:would|could|did|do|does) not (?:\w+ ){{0,2}}?(?:{_ACT}|recommend|advise|favou?r|support
    |offer
    |feel (?:able|justified)|think (?:it )?(?:fit|right|wise|proper|safe|advisable)|see (?:any
    |an?) (?:role|place
    |indication|benefit)|(?:consider|find|think|deem|judge|regard
    |hold) (?:{_HIM} )?(?:(?:to be|as) )?(?:fit|suitable|appropriate|operable
    |an? (?:\w+ )?(?:candidate|case|subject))|want|wish|dare
    |agree
    |hear of)
    |(?:declin|refus)(?:ed|es|ing)(?! (?:by|consent|the (?:offer|idea)))
    |(?:decided|decides|elected|chose|preferred|opted|agreed|advised|advises|recommended|resolved
    |thought it
    (?:better|best|wiser|wise|right|prudent|safer)|counselled|voted|ruled|spoke|felt it (?:better
    |best|wiser)
    |warned|argued|pleaded) (?:us )?
    (?:not (?:to )?|against|to (?:wait|hold|watch|stand|defer|postpone|refrain|abstain|leave
    |observe|do nothing)
    |waiting|observation|conservative)
    |st(?:oo|an)d(?:s|ing)? (?:down|aside|back|off)\b|h(?:e|o)ld(?:s|ing)? (?:off|back|(?:his|her
    |their) hands?)
    |backed (?:out|off|away)|withdrew|shr[aiu]nk (?:from|back)|drew back|demurred|hesitated|balked
    |baulked
    |shook (?:his|her|their) heads?|recoiled|abstained|refrained|fought shy|thought better of
    |turned {_HIM} (?:down|away)|turned (?:down|away) {_HIM}|sent {_HIM} (?:back|away)
    |rejected {_HIM}
    |(?:discarded|dismissed|rejected|vetoed|excluded|ruled out|contraindicated|deferred|postponed
    |set aside
    |considered against|cancelled|discouraged|dissuaded us from
    |opposed) (?:any |the |an? |his |her |all |further
    |surgical |operative |immediate |acute |emergency |urgent )*
    (?:intervention|operation|procedure|treatment|surgery|decompression|irradiation|indication
    |idea|option
    |possibility|an(?:a?e)?sth\w+)
    |(?:saw|found|had|felt there was|there was|could see|considered there (?:was|to be)
    |believed there was) (?:no|nothing|little)
    (?:\w+ ){{0,2}}?(?:place|role|indication|reason|point|sense|merit|scope|need to (?:operate
    |intervene)
    |to (?:offer|gain|do)|benefit
    |surgical (?:option|target|role|indication)|for (?:surgery|operation|intervention)
    |(?:surgical )?target|in favou?r)
    |(?:considered|thought|judged|deemed|found|felt|regarded|held|declared|pronounced|assessed
    |graded|classed
    |called) (?:that )?(?:{_HIM}(?: was| were)?(?: to be| as| for)?) {_UNFIT}
""")
_ITS_VIEW = phrase(r"""
    (?:opinion|advice|view|team|colleagues?|service|consult\w*|department|unit|side|judg\w+
    |assessment
    |review|board|decision|recommendation|verdict)
""")
_SAID = phrase(r"""
    (?:was|is|had been|went|came out) (?:\w+ ){0,2}?(?:against|negative|unfavou?rable|not (?:to
    |in favou?r|for)
    |to (?:wait|hold|watch|defer|postpone|refrain|abstain|leave|avoid|treat (?:conservatively
    |medically))
    |(?:for|in favou?r of) (?:waiting|conservative|non-?operative|medical|observation|watching
    |delay)
    |that (?:[\w-]+ ){0,8}?(?:not|too|risk\w*|hazard\w*|danger\w*|futile|inadvisable|inoperable
    |no)\b)
    |(?:was|were) of (?:the )?opinion (?:to (?:wait|defer|hold|watch|refrain|leave)
    |that (?:[\w-]+ ){0,8}?(?:not|too
    |risk\w*|hazard\w*|danger\w*|inoperable))
    |\s?: (?:not (?:for|a candidate|suitable|operable|fit)|no (?:operation|surgery|intervention
    |indication|role|surgical|place)
    |declined|conservative|inoperable|unfit|too \w+)
    |(?:felt|considered|thought|believed|concluded|judged|feared|argued|held
    |decided) (?:that )?(?:it|(?:the|an?|any) (?:[\w-]+ ){1,5}?)
    ?(?:was |were |would be |to be )?(?:not (?:to be )?(?:operable|resectable|amenable|indicated
    |advisable|safe|justified|worth)
    |inoperable|unresectable|too (?:\w+ )?\w+|(?:out)?weigh\w* (?:against )?)
""")
_SAY_NO = compiled(
    rf"\b(?:{_WHO})(?: {_ITS_VIEW})?(?:,? (?:who|which))?(?: \([^()]{{1,40}}\))?"
    rf"(?: (?:(?!(?:was|were|is|had|did|would|could|and|but|or|that)\b)[\w-]+)){{0,4}}?"
    rf"(?:,[^,.;]{{3,60}},)?"
    rf"(?: (?:was|were|had been) (?:\w+ )?(?:consulted|asked|called|contacted|approached),?"
    rf" (?:and|but|who)(?: (?:he|she|they))?)?"
    rf"(?: had| also| therefore| then| too| again| both| all)*\s?(?:(?<=\s)|(?=:))"
    rf"(?P<no>{_UNWILLING}|{_SAID})"
)
_MEANS = phrase(r"""
    (?P<radiotherapy>(?:(?:radiotherapy|radiation|irradiation|cobalt|teletherapy|telecobalt|x-ray
    therapy)[ -](?:machine|facilit(?:y|ies)|unit|equipment|apparatus|department|service|source
    |centre|center|bunker)s?|linear accelerators?|linac))
    |(?P<surgery>neuro-?surg(?:ery|ical (?:facilit(?:y|ies)|service|unit|department|theatre))
    |neuro-?surgeons?|operating (?:theatre|room))
    |(?P<transfusion>(?:compatible|suitable|matched|matching) (?:units? of )?(?:blood|units
    |red (?:blood )?cells|donor blood)|blood compatible)
""")
_NO_MEANS = compiled(rf"""
    \b{_MEANS}(?: (?!(?:and|but|or)\b)[\w-]+){{0,5}}? (?:was|were|is|being|lay)
    (?: (?:\w+ly|then|still|at the time|also))? (?:down|broken|unavailable|defunct|inoperative
    |out of (?:service|order|action|commission|use)|under (?:repair|maintenance)|non-?functional
    |far away|too far|(?:\w+ ){{1,3}}away
    |not (?:\w+ )?(?:available|working|functioning|functional|operational|in operation|to be had))\b
    |\b{_MEANS.replace("(?P<", "(?P<un_")}(?: [\w-]+){{0,5}}? could not be (?:found|obtained
    |procured
    |had|supplied|got)\b
    |\b(?:there (?:was|were|being)|had) no (?:\w+ )?{_MEANS.replace("(?P<", "(?P<no_")}
    |\b(?:no|neither)(?: [\w-]+){{0,5}}? {_MEANS.replace("(?P<", "(?P<nor_")}
    (?: [\w-]+){{0,2}}? (?:existed|(?:was|were|being) (?:\w+ )?(?:available|at hand|accessible
    |within reach|to be had|found|obtained|procured))\b
    |\bno(?: [\w-]+){{0,3}}? {_MEANS.replace("(?P<", "(?P<none_")}
    (?: [\w-]+){{0,4}}? could be (?:found|obtained|procured|had|supplied|got)\b
""")
"""`The only radiotherapy machine of the region was down`."""
_INOPERABLE = compiled(r"""
    \b(?P<verb>(?:was|were|is|being|be|proved|considered|judged|deemed|thought|declared|felt|found
    |seemed)
    (?: (?:\w+ly|to be|as|technically|therefore|thus)){0,3}) (?:inoperable|unresectable
    |not (?:operable|resectable))\b
    |\bnot for (?:operation|surgery|intervention|surgical)\b
""")
_YET = Pattern(
    r"[^.;]{0,120}\b(?:but|yet|nevertheless|nonetheless|until|at\sfirst|initially"
    r"|still)\b[^.;]{0,80}"
    r"\b(?:operat|laminectom|decompress|perform|remov|excis|resect|explor|agree|irradiat"
    r"|carried\sout)",
    re.IGNORECASE,
)
"""`The surgeon was reluctant at first, but laminectomy was performed`."""
_OF = {
    "surgery": SURGERY,
    "radiotherapy": RADIOTHERAPY,
    "transplant": TRANSPLANT,
    "transfusion": TRANSFUSION,
}


def unwilling(text: str) -> Iterator[Mention]:
    """The treatments that were not given for those who should have given them would not."""
    for match in _SAY_NO.finditer(text):
        if not _YET.match(text, match.end()):
            who = next(name for name in _OF if match[name])
            yield Mention(_OF[who], match.start(), match.end())
    for match in _NO_MEANS.finditer(text):
        who = next(name for name in match.groupdict() if match[name])
        yield Mention(_OF[who.rpartition("_")[2]], match.start(), match.end())
    for match in _INOPERABLE.finditer(text):
        if not _YET.match(text, match.end()):
            yield Mention(SURGERY, match.start(), match.end())
