"""The words in which treatments are told: refusing, offering, giving, continuing, stopping.

General clinical English; written with `extract.phrase`, so a blank is any white space.
"""

from extract.grammar.phrase import phrase

_COUNT = phrase(r"""
    \d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen
    |twenty|several|some|many|few
""")
AGO = phrase(
    _COUNT
    + r"(?: and a half|\s*(?:to|or|-|–)\s*\w+)?[\s-]+(?:years?|months?|decades?)"
    + r" (?:before|earlier|previously|ago|prior|back)"
)
_EARLY_LIFE = phrase(r"""
    birth|(?:early )?infancy|(?:early )?childhood|boyhood|girlhood|school age|adolescence|youth
    |teens
""")
_AGE = phrase(r"""
    \d{1,2}(?!\d|\s*(?:[.,]\d|Gy|cGy|%|mg|weeks?|months?|days?|hours?|h\b|g\b|ml|fractions?|cm|mm
    |[×x/]|units?|sittings?|sessions?))|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
    |fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty
""")
AT_SOME_AGE = phrase(
    rf"(?:at|from|until|since|after) (?:the )?age (?:of )?{_AGE}"
    rf"|(?:when|since|until) (?:he|she) was (?:only |aged )?{_AGE}"
    rf"|\baged? {_AGE}|\bat {_AGE}(?! years?(?! of age| old))"
    rf"|\b(?:at|from|since|in|during) (?:his |her )?{_EARLY_LIFE}"
    r"|\bas an? (?:\w+ )?(?:child|boy|girl|newborn|neonate|baby|infant|teenager|adolescent)"
    rf"|{AGO}"
)
"""A time of life that is not now: `at the age of 9`, `in childhood`, `ten years earlier`."""

REFUSAL = phrase(r"""
    refus(?:ed|es|ing|al)|declin(?:ed|es|ing)|reject(?:ed|s|ing|ion)|with-?h(?:eld|old(?:ing)?)
    |contra-?indicat\w+|preclud\w+|prohibit\w+|forb[ai]d\w*|defer(?:red|ring|ral)|postpon\w+
    |cancel\w+|renounc\w+|omit\w*|(?:unwilling|reluctan\w+) to \w+|object(?:ed|s|ing) to
    |opposed to|forg[eo]\w*|forwent
    |(?<!could\sbe\s)(?<!thereby\s)(?<!thus\s)avoid(?:ed|ing)|would not(?: \w+(?: (?:of|to))?)?
    |(?:advis|decid|opt|counsel|recommend|argu|sp[eo]|militat)\w* against|passed over|ruled out
    |held back|discarded|vetoed|(?:put|set) (?:off|aside)|(?:held|kept) in reserve
    |(?:did|does|do|could|was|were|is)\s*(?:not|n[o’']t) (?:\w+ )?(?:wish|want|agree|consent|accept
    |willing|allow|permit|tolerate|afford|undergo|receive|fit|eligible|amenable|suitable
    |an? (?:\w+ )?candidate)(?: (?:to|for)(?: (?:have|undergo|receive|be))?)?
    |(?:poor|unsuitable|high[\s-]risk|no|not an?(?: \w+)?) candidates? for
    |(?:unfit|unsuitable|ineligible) for|(?:not an?|poor|unsuitable)(?=\W*$)
    |(?:not|never|no one) (?:\w+ )?offer(?:ed|ing)
""")
"""Both `refused surgery` and `surgery was refused`."""

RISKY = phrase(r"""
    impossible|unthinkable|(?:un|in)feasible|unavailable|(?:un|in)advisable|dangerous|hazardous|reckless|risky
    |unsafe|unacceptabl\w+|inappropriate|too (?:\w+ )?\w+|no option|dismissed|excluded
    |not (?:\w+ ){0,3}?(?:possible|feasible|available|an option|advisable|advised|recommended
    |justified|safe|appropriate|agreed|accepted|offered|pursued|tolerated|practicable|indicated)
    |not (?:\w+ )?(?:given|performed|undertaken|done|carried out|used|started|begun|administered
    |initiated|attempted)[^.;]{0,30}?\b(?:because|due|owing|since|as|for fear|in view|on account
    |by reason)|(?:carr\w+|involv\w+|meant|posed) (?:\w+ ){0,2}?(?:unacceptable|high|great
    |considerable|prohibitive|excessive|significant|major|serious|grave) (?:\w+ )?risks?
    |never (?:taken|bought|started|begun|received|obtained)
    |could not be (?:\w+ )?(?:given|performed|done|undertaken|carried|started|delivered|afforded
    |obtained|offered)
""")
"""Behind a treatment only: `was considered too risky`, `was not given because`."""

OFFER = phrase(r"""
    offer(?:ed|ing)?|propos(?:ed|ing|al)|suggest(?:ed|ion|ing)?|recommend(?:ed|ation|ing)?
    |advi[sc](?:ed|ing|e)|plan(?:ned|s|ning)?(?: for)?|schedul(?:ed|ing)(?: for)?
    |consider(?:ed|ing|ation)?|discuss(?:ed|ion|ing)?|contemplat\w+|request(?:ed|ing)?|booked
    |listed for|awaiting|debated|envisaged|candidates? for|lean\w* towards?|favou?red
    |prepar\w+ for|on the table|consent (?:for|to)
""")
GIVE = phrase(r"""
    under(?:went|go(?:ne|ing)?)|(?:re)?treated (?:\w+ly )?(?:with|by|using)|receiv(?:ed|es|ing)
    |given|gave|got|(?:re)?start(?:ed|ing)(?: on)?|beg[au]n|commenc(?:ed|ing)(?: on)?
    |initiat(?:ed|ing|ion of)|perform(?:ed|ing)|managed (?:\w+ly )?(?:with|by)|done|instead(?! of)
    |administ(?:ered|ering|ration of)|respon(?:ded|ding|se) (?:\w+ )?to
    |(?:not|did|failed to) respond to|prescribed
    |improved (?:\w+ ){0,2}?(?:after|with|following|on|under|by)|by means of
    |(?:treatment|therapy|management) (?:\w+ )?(?:with|by|consisted of|included|was|comprised)
    |consist(?:ed|ing) of|included|elected|opted for|chose\w*(?! over)
    |(?:put|placed|kept|back) (?:back )?on(?:to)?
    |su(?:bjected|bmitted) to|referred (?:for|to)|add(?:ed|ing|ition of)|carried out
    |combin(?:ed|ing|ation) (?:of|with)|introduc(?:ed|ing|tion of)|institut(?:ed|ing|ion of)
    |applied|complet(?:ed|ion of)|cured (?:by|with)|reliev\w+ (?:by|with|after)
    |controlled (?:by|with)|followed by|employed|us(?:ed|ing)|resum(?:ed|ing|ption of)
    |increas(?:ed|ing)|intensif\w+|stepped up|switch(?:ed|ing)? (?:\w+ )?to|changed to
    |deliver(?:ed|y of)|operated|decided (?:to \w+|on|for)|success(?:ful|fully)|accepted
    |(?:consented|agreed) to|enrol+ed|regress\w* (?:\w+ )?(?:after|with|on|under|following)
    |required|needed|under cover of|via|through|brought|raised|kept|readmitted for|taken to
    |in favou?r of|despite|in spite of|maintained on|(?:replaced|substituted) (?:by|with)
""")
EARLIER = phrase(rf"""
    (?:current |regular |usual |home |present |her |his )?medications?
    (?: (?:included?|consisted of|were|was|comprised))
    |(?:earlier|previous|prior|past|former) (?:\w+ ){{0,2}}?(?:treatment|therap|medication)\w*
    (?: (?:with|was|were|included|consisted of|had been))?
    |histor(?:y|ies) (?:\w+ ){{0,2}}?(?:of|for|includ\w+|was|with|showed|revealed)(?: an?)?
    |previous(?:ly)?|prior(?! to)|past|earlier|formerly|status post|s/p|antecedents?|already
    |background|after failure of|refractory to|resistant to|unresponsive to
    |intoleran(?:t|ce) (?:of|to)
    |taking|took|takes|depend(?:ent|ed) on
    |(?:had|having) (?:(?!not\b|never\b)\w+ ){{0,3}}?(?:undergone|received|been|required|needed|had
    |taken|used|got|failed|tried|relieved|sustained)
    |(?:controlled|stable|while|whilst|currently|regularly|was|is|and|patient|he|she|man|woman|boy
    |girl|male|female|been|[,(])\s*\bon(?! (?:day|the|exam|admission|arrival|account|MR|CT|T[12]
    |imaging|\d|this|that|his|her|follow|discharge|both|a back|presentation|physical|neurolog|plain
    |contrast|chest|ultraso))(?: (?:regular|irregular|occasional|chronic|intermittent|monthly
    |periodic|frequent|daily|oral|long[\s-]term))?
    |(?<!based\s)(?<!effect\s)(?<!focus\s)(?<!impact\s)(?<!influence\s)(?<!review\s)(?<!report\s)on
    (?: (?:regular|irregular|occasional|chronic|intermittent|monthly|periodic|frequent|daily|oral
    |blood|long[\s-]term|maintenance|a|an))*(?=\W*$)
    |(?:recurr|relaps)\w*[^.;]{{0,40}}? despite
    |since (?:\w+ ){{0,2}}?(?:{_EARLY_LIFE}|age|\d{{4}}|diagnosis|then)
""")
CONTINUE = phrase(r"continu(?:ed|es|ing)(?: (?:on|with|to receive))?|remain(?:ed|s) on")
STOP = phrase(r"stopp(?:ed|ing)|abandon\w*|discontinu\w+|withdr[ae]w\w*|interrupt\w*|ceased")
NOT_SO = phrase(r"""
    (?:no|without|any|negative) (?:\w+ ){0,3}?histor(?:y|ies)(?: of)?
    |no(?! (?:\w+ )?(?:improve|respon|effect|benefit|change|recover|longer))|neither|nor|without
    |never|not(?! only)|\w+n[’']t|instead of|rather than|in lieu of|spar(?:ed|ing)|obviat\w+
    |unnecessary|except|untreated|need for|as an alternative to|non(?=\W*$)
""")
OPTION = phrase(r"""
    options?|alternatives?|modalit(?:y|ies)|possibilit(?:y|ies)|choices?|any|between|whether|if
    |unless|how|(?:may|can|should|might|must|shall|will)(?: (?:be|have|also|then|now)){0,2}(?! been)
    |such as|responds? to|(?:chosen|preferred|favou?red) over|would(?! not)(?: (?:be|have))?
    |includes?|including|(?:role|place|efficacy|effectiveness|value|usefulness|advantages?|use|utility|risks?|merits?|benefits?|complications?
    |importance|indications?|results?|effects?|safety|question|literature|concept) (?:of|for|on)
    |(?:is|are) (?:usually|often|best|generally|commonly)?\s*(?:treated|managed) (?:by|with)
""")
DONE = phrase(r"""
    performed|done|carried out|undertaken|given|administered|delivered|started|begun|commenced
    |initiated|instituted|added|employed|used|applied|completed|executed|accomplished|made|effected
    |prescribed|resumed|restarted|re-?established|increased|intensified|repeated|followed
    |transfused|directed|chosen|effective|successful|uneventful|restored|stepped up|raised
    |injected|tried|enough|stopped after|optimi[sz]ed
""")
"""Behind `was`."""

EFFECT = phrase(r"""
    resulted|led|brought|produced|relieved|improved|abolished|achieved|yielded|revealed|disclosed
    |showed|confirmed|restored|lifted|reduced|raised|followed|allowed|left|provided|began|started
    |caused|induced|made|arrested|dried|shrank|ended|went on|failed|gave|proved|permitted|took
    |had (?:no|little|an?) \w+|removed|released|decompressed
""")
"""What a treatment that was given did."""

GENERAL = phrase(r"""
    is|are|can|may|should|might|remains?|must|would|ha(?:s|ve) (?:all |each |both |also )?
    (?:been(?: \w+ly)?
    (?: reported| described| used| advocated| recommended| shown| suggested| proposed| considered
    | tried| employed)|their|its|had|become)|seems?|appears?|offers?|provides?|plays?|allows?
    |results in|leads? to|raises?|removes?|acts?|helps?|represents?|constitutes?|deserves?|belongs?
    |depends?|carr(?:y|ies)|gives?
""")
"""Predicates of treatments in general: `is effective`, `has been reported`."""
