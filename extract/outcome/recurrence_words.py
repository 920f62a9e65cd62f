"""The words in which authors tell that a disease came back, or did not."""

from extract.grammar.phrase import compiled

_ILL = (
    r"(?:(?:para|tetra|quadri|mono|hemi)(?:pleg|pares|lys)\w*|par(?:a)?esthes\w*|weak\w*|pains?"
    r"|painful|\w*aches?|numb\w*|symptom\w*|complaints?|deficits?|stiff\w*|myelopath\w*"
    r"|radiculopath\w*|compress(?:ion|ed)\w*|sciatica|lumbago|claudication|incontinen\w*|retention"
    r"|unstead\w*|spastic\w*|disabilit\w*|difficult\w*|ataxi\w*|troubles?|disturbances?|illness"
    r"|paralysed|paralyzed|(?:cord|neurologic\w*|motor|sensory) (?:signs?|syndromes?|problems?"
    r"|events?|effects?|attacks?|manifestations?|incidents?))"
)
_MAJOR = (
    r"(?:(?:para|tetra|quadri)(?:pleg|pares|lys)\w*|weakness|myelopath\w*|compression"
    r"|neurologic\w*)"
)
"""What does not come and go from the beginning, as pain does."""
_DEPOSIT = (
    r"(?:mass(?:es)?|tumou?rs?|lesions?|deposits?|nodules?|tissue|EMH|foc(?:us|i)|formations?"
    r"|locali[sz]ations?|swellings?|growths?|manifestations?|h(?:a?e)m(?:at)?opoi\w+|process"
    r"|disease|infiltrat\w+|collections?)"
)
_GOOD = (
    r"(?:able|free|well|ambul\w+|normal\w*|improv\w*|disappear\w*|resol\w*|subsid\w*|recover\w*"
    r"|abol\w*|clear\w*|regress\w*|relie\w*|settl\w*|yield\w*|respon\w*|walk\w*|vanish\w*|good"
    r"|better)"
)
_AGAIN = r"(?:(?:once )?again|once more|anew|afresh|(?:for )?(?:a|the) (?:second|third) time)"
_WORSE = (
    r"(?:deteriorat\w*|worsen\w*|failed|gave way|weakened|relapsed|bedridden|chair-?bound"
    r"|wheelchair\w*|unable|compress\w*)"
)
_ILLNESS = (
    r"(?:h(?:a?e)moly\w+|infections?|fevers?|pneumonia|strokes?|cancer|carcinoma|leuk\w+|lymphoma"
    r"|bleeding|h(?:a?e)mothorax|an(?:a?e)mia|effusions?|thrombo\w+|melanoma|myeloma|cris[ie]s"
    r"|ulcers?|hernia\w*|\w+itis|seizures?|emboli\w*|gout|h(?:a?e)morrhages?|h(?:a?e)matomas?"
    r"|cytopenias?|pancytopenia|splenomegaly|ascites|sepsis|abscess\w*|gallstones|vomiting)"
)
RECUR = compiled(r"""
    (?<![\w-])(?:recurr(?:ed|ences?|ent|ing)|recurs?|re[l1]apse[sd]?|relapsing|reappear(?:ed|ance
    |s)?
    |re-?gr(?:ew|own?|owth|owing)|gr(?:ew|own) back|recidiv\w+|re-?accumulat\w+|re-?form(?:ed
    |ation)
    |re-?compress\w+|recrudesc\w+|re-?emerg\w+|renewed|comeback)
    (?![\w-])
""")
BACK = compiled(r"""
    \b(?:(?:came|come|comes|was|were|is|are|been|crept) back(?! (?:on|at|into|in (?:his|her|action
    |good|full)) )|filled again
    |return(?:ed|s|ing)(?= to (?:its|their|his|her) (?:former|previous|old|original
    |pre\w*) (?:intensity|severity|level)|(?! (?:to|for|home|of)\b))
    |set in (?:again|anew)|resurfaced|re-?establish\w* (?:itself|themselves)
    |flared(?: up)?|made (?:its|their) re-?appearance|manifest\w* (?:itself )?again)\b
""")
RETURN_OF = compiled(rf"""
    \b(?:return|resurgence|re-?occurrence|reinstatement
    |repetition) of (?:[\w-]+ ){{0,3}}?(?:{_ILL}|{_DEPOSIT})\b
""")
NAMED = compiled(rf"""
    \b(?:(?P<ours>{_ILL}|{_DEPOSIT}|nothing|neither|none|anything|condition|problem|signs)
    |(?P<function>jerks?|reflex\w*|functions?|sensation|sensibility|power|movements?|strength
    |control
    |ability|continence|appetite|colou?r|tone|gait|counts?|h(?:a?e)moglobin|vision|potency)
    |(?P<person>he|she|they|patient|man|woman|boy|girl|child|who|we)
    |(?P<it>it)|(?P<other>{_ILLNESS}))\b
""")
"""What may be said to come back, in the order in which it is named."""
PARTED = compiled(r"[;:]|\bdespite\b|\bafter which\b")
ILL_AGAIN = compiled(rf"""
    \b{_AGAIN} (?:[\w-]+ ){{0,3}}?(?:developed|became|noticed|felt|complained|had (?!(?:no
    |a normal|full)\b)
    |suffered|experienced|lost|deteriorated|worsened|{_ILL}|{_WORSE})\b(?! {_GOOD})
    |\b(?:{_ILL}|{_WORSE})[^.;,]{{0,20}} {_AGAIN}\b(?! {_GOOD}\b)
    |\bagain (?:occupied|filled|obliterated|encased|compressed|narrowed|invaded) by\b
    |\b(?:legs?|limbs?|gait|arms?|hands?|bladder|feet|condition) (?:had )?(?:{_AGAIN} )?(?:failed
    |weakened
    |gave way|worsened|deteriorated)(?: {_AGAIN})\b
    |\b(?:months?|years?) later\b[^.;]{{0,60}}\b(?:again|once more)\b(?! {_GOOD})
    |\b(?:was|were) back(?= (?:again|with the same))
""")
SEEN_AGAIN = compiled(rf"""
    \b(?:(?:presented|admitted|seen|returned|came|consulted|referred|hospitali[sz]ed
    |operated on) (?:again|once more|a second time)
    |re-?admitted|re-?hospitali[sz]ed|re-?presented|re-?presents|now (?:returned|came back
    |comes back|presents again|presents)
    |came back(?= (?:with|because)|[^.;]*(?:\bmonths?\b|\byears?\b
    |\bat \d\d\b))(?! to (?:his|her|work|normal|full)))\b(?!\s(?:the )?(?:next|following) (?:day
    |morning))
    [^.;]{{0,60}}?\b(?:with|because of|because|for|due to|by|owing to) (?!follow|review|check
    |routine|control)
    (?:[\w-]+ ){{0,4}}?(?:{_ILL}|(?:same|similar|identical|recurrent
    |renewed) (?:[\w-]+ ){{0,2}}?(?:picture|findings|condition|signs|state|story|problem)
    |{_DEPOSIT})\b
    |\b(?:twice[ -](?:operated|irradiated|resected)|(?:operated|irradiated
    |resected)(?: on| upon)? twice)\b(?=[^.;]*\byears\b)
    |\bwith (?:identical|the same|similar) (?:neurologic\w* |motor )?(?:{_ILL}|picture
    |findings)\b(?=[^.;]*\b(?:again|new|second|relaps|later))
""")
EPISODE = compiled(rf"""
    \b(?:(?:second|third|fourth|another|new|further|fresh|similar|subsequent|renewed)
    \s(?:[\w-]+ ){{0,3}}?(?:episodes?|attacks?|bouts?|spells?|exacerbations?|flares?
    |crises)(?! of (?:care|treatment))
    |(?:second|third|another|new|fresh|renewed) (?:(?:severe|sudden|acute|progressive|spastic
    |complete|partial|transient|flaccid) )?(?:para|tetra|quadri)(?:plegi|pares)\w+
    |(?:previous|prior|earlier|former|past|first|multiple|several|two|three|four|five|numerous
    |repeated)
    \s(?:[\w-]+ ){{0,2}}?(?:episodes?|attacks?|bouts?
    |spells?) of (?:[\w-]+ ){{0,3}}?['’"“‘]?(?:[\w-]+ ){{0,2}}?{_MAJOR}
    |(?:similar|same) (?:\w+ ){{0,2}}(?:episode|illness|symptoms|complaints|story|attack)
    \s(?:\w+ ){{0,3}}(?:ago|before|earlier|previously|later))\b
""")
OF_OLD = compiled(r"""
    \b(?:similar|same|previous|prior|earlier|former|past|first|multiple|several|two|three)\b
""")
"""Of the time before: its denial says nothing of what came after treatment."""
NEW_DEPOSIT = compiled(rf"""
    \b(?:(?P<new>new|fresh)|another|second|third|fourth|fifth|similar|further) (?:(?!of\b
    |in\b)[\w-]+ ){{0,4}}?(?:{_DEPOSIT}|ones?|compression)\b
""")
ARISES = compiled(r"""
    [^.;]{0,60}?\b(?:appear\w*|develop\w*|aris\w+|arose|emerg\w*|formed|occurred
    |(?:was|were) (?:\w+ )?(?:found|detected|seen|identified|discovered|demonstrated|noted|present
    |diagnosed))\b
""")
SHOWN = compiled(r"""
    \b(?:appear|develop|emerg|occur|form|reveal|show|disclos|discover|demonstrat|detect|identif
    |document|depict|found|due|caused)
    \w*(?: of| to| by)?(?: an?| some| several| two| the)?\s$
""")
SHORT_LIVED = compiled(r"""
    \b(?:responses?|remission|relief|benefits?|effects?|improvement|recovery|gains?|success
    |condition)
    (?: to \w+| of \w+ \w+)?,?(?: however,?| though,?| unfortunately,?)?
    (?: (?:was|proved|were|is) (?:only |to be |but )?(?:of (?:\w+ )?(?:brief|short) duration
    |transient|transitory|temporary
    |short-?lived|brief|fleeting|ephemeral|passing|of (?:\w+ )?(?:brief|short) duration
    |not (?:sustained|durable|lasting|maintained))
    |,? (?:did|does)(?:,? however,?)? not (?:last|persist|hold|endure)(?! to)|(?: was)? (?:lasted
    |persisted|held|sustained|maintained) (?:for )?(?:only|no more than|but|a mere|just)\b)
""")
WELL_UNTIL = compiled(r"""
    \b(?:remained|been|kept|stayed) (?:\w+ )?(?:asymptomatic|well|symptom-?free|stable|in remission
    |free of \w+) until\b(?=[^.;]*\bwhen\b)
""")
ANY_MORE = compiled(rf"""
    (?<=no\s)(?:(?:further|more|new) (?:(?!of\b|in\b)[\w-]+ ){{0,2}}?(?!compress){_ILL}
    |(?:further|more|new|other|additional|second) (?:(?!of\b
    |in\b)[\w-]+ ){{0,2}}?{_DEPOSIT})(?! (?:treat|interven|therap|investig|progress|gain|improv
    |deter|recover))\b
    |(?<=no\s)(?:(?:\w+ ){{0,2}}?(?:episodes?|attacks?)|(?:return
    |sign of a comeback)(?! of (?:\w+ )?(?:motor|function|power|strength|sens|sphincter)))
    (?= (?:has|have|had|was|were|occurred|developed|appeared|arisen|formed|of|at|on|during|in)\b
    |\s*[.,;]|\s*$)
""")
"""What is spoken of only where it is denied: `no further trouble`."""
FREE = compiled(r"""
    (?<!have\s)(?<!has\s)(?<!be\s)\bprevented (?:any |further |a )?(?:relapses?|recurrences?
    |re-?growth)\b
    |\b(?:recurrence|relapse|disease)[- ]free\b
    |\b(?:no|without|free (?:of|from)) (?:any )?(?:local|in-field|local-regional) failure\b
    |\bnor\b[^.;]{0,40}\b(?:had|has) anything (?:returned|regrown|recurred)\b
""")
NEGATED = compiled(r"""
    (?:\b(?:no|not|never|without|nor|neither|free (?:of|from)|absence of|lack of|nothing|nil|none
    |spared|hardly|rarely|nobody|negative for
    |fail(?:ed|s|ing)? to (?:show|reveal|demonstrate|disclose|detect))\b|n['’]t\b)
    (?:(?!\s(?:but|although|though|until|when|because|despite|unless|who|which|whereas|while
    |and (?:the|his|her|he|she|it|an?))\s)
    [\s,]+[\w’'/-]+){0,8}[\s,]*$
""")
NOT_SEEN = compiled(r"""
    \s*(?:of (?:\w+ ){1,4})?(?:(?:was|were|is|has been|have been|had been|has|have|had|did
    |could be|could)
    (?: not| never|n[o']t)\b)|-free\b|\s?[:=(–—-]\s?(?:none|no|nil|absent|negative|not|0)\b
    |(?: of (?:\w+ ){1,3})? (?:is|was|were) (?:absent|lacking|nil)\b
""")
RULED_OUT = compiled(r"""
    (?<!to\s)\b(?:exclud(?:ed|es|ing)|ruled out|rul(?:es|ing) out) (?:[\w-]+ ){0,4}$
""")
IS_RULED_OUT = compiled(r"""
    (?: of (?:\w+ ){1,4})? ?(?:was|were|has been|could be|is) (?:excluded|ruled out)\b
""")
FEARED = compiled(r"""
    (?:\b(?:avoid\w*|to (?:prevent|reduce|detect|exclude|minimi[sz]e|forestall)|prevent\w*|(?:risk
    |chance|rate|fears?|danger|probability|question) of
    |in case of|if|should|may|might|can|could|would|possib\w+|potential|likelihood|unless|whether
    |lest
    |against
    |(?:monitor|watch)\w* for|surveillance for|propensity|tendency|capable of|prone to|(?:capacity
    |ability) (?:to|of|for)|leads? to)
    \b(?:\s+[\w’'-]+){0,4}|\?)\s*$
""")
HELD_OFF = compiled(r"""
    [^.;,]{0,25}\b(?:was|were) (?:\w+ )?(?:inhibited|prevented|averted|avoided|forestalled)\b
""")
OPEN = compiled(r"""
    \b(?:high|suspected|suggest\w*|(?<!accounted\s)for|when|treatment of|before
    |signs? of)\b(?:\s+[\w’'-]+){0,4}\s*$
""")
"""What leaves it open whether a recurrence that is named has come."""
TREATED_FOR = compiled(r"""
    \b(?:operat\w+|surgery|laminectomy|resection|excision|\w*irradiat\w+|radiotherapy|course
    |treated|given|re-?admitted
    |admitted|needed|required|performed|necessary|done
    |time)(?:(?!reserved|recommended|indicated|considered|advised
    |useful)[^.;,]){0,30} for (?:an? |the |his |her |local |first |second |third )*$
""")
CAME = compiled(r"""
    \s(?:\w+ )?(?:came|occurred|ensued|supervened|set in|developed|took place|happened
    |followed)\b(?! in \d)
""")
AS_A_RULE = compiled(r"""
    \b(?:it|which|that|mass|lesion|tumou?r|disease|EMH|tissue|easily|often|frequently|usually
    |rarely|seldom|sometimes|commonly|always|generally)\s*$
""")
"""`It relapses after stopping`: in the present tense it is told of all."""
RATE = compiled(r"""
    \s*\?|(?: of (?:the |his |her )?[\w-]+)?\b\s*(?:(?:was|were|had) (?:to be |been )?(?:\w+ )?
    (?:suspected|considered|feared|queried|discussed|dreaded|apprehended|anticipated|expected)
    |(?:was|were) (?:recorded|seen|observed|noted|found|excluded|ruled out) in (?:up to )?\d+
    |remains? possible|(?:had|has) to be (?:excluded|ruled out|feared)|(?:was|were) (?:excluded
    |ruled out)
    |in (?:about |up to |some )?\d+(?:\.\d+)?\s?%
    |rates?|risk|free|is|are|may|can|occurs|after \w+ is|in up to|was reported|has been
    |(?:\w+ ){0,3}(?:might|could|would|should)\b)\b
""")
HAS = compiled(r"\s(?:has|have|had)\b")
ANOTHER = compiled(rf"""
    \b{_ILLNESS}\W+(?:(?!or\b|without\b|with\b|and\b|no\b|at\b|after\b|since\b)\w+\W+){{0,4}}$
""")
CANCER = compiled(r"""
    \b(?:cancer|carcinoma|melanoma|lymphoma|seminoma|sarcoma|malignan\w+|breast|prostate)\b
""")
MASS = compiled(r"""
    \b(?:mass\w*|lesions?|deposits?|tissue|EMH|h\w{1,4}mat?opoi\w+|symptoms?|pain|weakness
    |spinal|epidural|paraspinal|paravertebral|cord|compression)\b
""")
OF_ANOTHER = compiled(rf"""
    (?:-free)?\s(?:(?:episodes?|attacks?|bouts?|return) )?(?:(?:of
    |from) (?:the |his |her )?)?(?:(?!in\b|at\b|with\b|and\b|after\b|by\b|on\b|of\b|or\b
    |nor\b)[\w-]+ ){{0,2}}?(?!{_ILL}){_ILLNESS}\b
""")
OF_FUNCTION = compiled(r"""
    \b(?:jerks?|reflex\w*|functions?|sensation|sensibility|power|movements?|strength|control)
    (?: (?:of|in|to) (?:(?:the|his|her|both|all) )*\w+)? (?:\w+ )?$
""")
OURS = compiled(rf"\s(?:[\w-]+ ){{0,3}}(?:{_DEPOSIT}|{_ILL}|extramedullary|extension)\b")
MERE_SYMPTOM = compiled(r"""
    \b(?:symptoms?|weakness|pains?|\w*aches?|numbness|sciatica|par\w*esthes\w*|lumbago|complaints?
    |disease|difficult\w*|retention|claudication)$
""")
"""Such come and go from the beginning: `presented with recurrent back pain`."""
SINCE_THEN = compiled(r"""
    \b(?:later|after|following|since|thereafter|subsequently|follow-?up|despite)\b
""")
LATER = compiled(r"""
    \b(?:later|after|following|since|follow-?up|thereafter|subsequently|despite|months?|years?
    |when|then|within|(?:third|fourth|fifth) (?:deposit|mass|lesion|nodule))\b
""")
