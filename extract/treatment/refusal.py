"""The words in which a treatment is refused, ruled out, or told to be beyond what one would risk.

General clinical English; written with `extract.grammar.phrase`, so a blank is any white space.
"""

from extract.grammar.phrase import phrase

_CONSENT = phrase(r"""
    accept|agree(?: to|d to)?|allow|consent(?: to)?|permit|want|wish(?: for| to)?|desire|afford
    |tolerate|undergo|receive|have|hear of|submit to|entertain|authori[sz]e|sanction|approve(?: of)?
    |proceed (?:to|with)|be (?:persuaded|convinced)|cover|fund|pay for|reimburse
""")
REFUSAL = phrase(rf"""
    (?:refus|declin|reject)(?:ed|es|s|ing)(?: (?:any|all|every|further|more|additional|other|such
    |form|kind|type|of))+
    |(?:refus|declin|reject|dismiss|spurn|rebuff|turn)(?:ed|es|s|ing)(?: (?:down|away))? (?:an?
    |the|his|her|our|every|any) (?:\w+ )?
    (?:idea|offer|suggestion|proposal|possibility|prospect|thought|advice|plan|recommendation
    |option)s?
    (?: (?:of|for|to (?:have|undergo|be)))?
    |refus(?:ed|es|ing|al)(?: (?:of|consent (?:for|to)|permission for|to (?:have|undergo|accept
    |consent to|be)))?|declin(?:ed|es|ing)(?: to (?:have|undergo|be|receive))?
    |(?<!graft\s)reject(?:ed|s|ing|ion)
    |with-?h(?:eld|old(?:ing)?)(?: (?:consent|permission) (?:for|to))?
    |contra-?indicat\w+|preclud\w+|prohibit\w+|forb[ai]d\w*|defer(?:red|ring|ral)|postpon\w+
    |cancel\w+|called off|call(?:ing)? off|turn(?:ed|ing) (?:(?:it|them|this|that
    |the \w+) )?down|recus\w+|renounc\w+|spurn\w+
    |shun(?:s|ned|ning)|eschew\w*|waived|omit\w*|drop(?:ped|ping)(?=\W*$)|shelved
    |(?:refrain|abstain|desist|recoil|backed? away|held? back|kept? away|st(?:ay
    |eer)(?:ed)? (?:away|clear)
    |turned aside|stopped? short|dissent)(?:ed|ing)? (?:from|of)|ba(?:u)?lk(?:ed|ing)? at|jibbed at
    |demurred (?:at|to)|fought shy of|(?:opt|back|pull)(?:ed|ing)? out of|set (?:his|her
    |their) (?:face|mind) against
    |said no to|thought better of|disapprov\w+ of|disallow\w*|frown\w* (?:up)?on|repudiat\w+
    |dread(?:ed|ing)
    |(?:had|with) (?:\w+ )?(?:misgivings|qualms|reservations|scruples|doubts) (?:about|over|as to)
    |w(?:ould|ill|anted|ished) (?:to )?(?:have )?(?:none of|no part of|nothing to do with|no)
    |(?:with|den)\w+ (?:his|her|their) consent (?:for|to)
    |(?:could|would) not be (?:persuaded|brought|prevailed upon|induced|moved|talked into|convinced)
    (?: (?:to (?:have|undergo|accept|agree to|consent to|submit to)|into|of))?
    |(?<!for\sand\s)against(?: (?:any|further|immediate|an?|the|such|another))*(?=\W*$)
    |out-?weigh\w* (?:(?:any|the|its|every|whatever|all|possible|potential|likely|expected
    |hoped-for) )*
    (?:benefits?|advantages?|gains?|merits?|good|usefulness)(?: (?:of|from|to be (?:\w+ )?(?:from
    |of|by)))?
    |sh(?:y|ies|ied|ying) away from|sh(?:r[aiu]nk|rinking) from
    |(?:unwilling\w*|reluctan\w+|hesita\w+|afraid|fear\w*|apprehensi\w+|averse|aversion|disinclin\w+
    |loath|wary) (?:to|of|about|towards?|for)(?: (?:undergo(?:ing)?|hav(?:e|ing)|receiv(?:e|ing)
    |accept(?:ing)?
    |consent to|submit to|be|being|have|risk|try))?
    |object(?:ed|s|ing) to|(?:resist|dissuad\w* from|discourag\w*)(?:ed|ing)?
    |(?:disqualif\w+|excluded|debarred|barred|rejected|turned (?:down|away)) (?:from|for)
    |(?:impossible|inadvisable|un(?:wise|safe|justifi(?:ed|able))|imprudent|foolhardy|dangerous
    |hazardous|risky|(?:not|never) (?:\w+ )?(?:possible|feasible|practicable|safe|advisable
    |justified|wise)) to
    (?: (?:perform|carry out|undertake|administer|give|offer|do|use|consider|risk|attempt|try|start
    |employ|proceed (?:to|with)))?(?=(?: an?| any)? (?:\w+ )?$)
    |difficult to(?: (?:perform|carry out|undertake|do)(?= an $)|(?: administer| give)?(?= $))
    |(?:which|this|that) (?:\w+ )?(?:excluded|barred|ruled out)
    |(?:asked|begged|pleaded|requested|insisted) (?:to|that (?:he|she|they)) be (?:spared|excused)
    |(?:would|could|might) (?:be|have been) (?:exceeded|endangered|jeopardi[sz]ed|harmed
    |compromised) by(?: (?:further|more|any|another|such))?
    |(?:kept|prevent\w*|deter\w*|stopped|held|restrained)
    (?: (?:us|him|her|them|it|the (?:\w+ )?\w+))? (?:back )?from
    (?: (?:having|undergoing|receiving|being|performing|giving|using|undertaking|attempting
    |offering))?
    |opposed(?: to)?|forg[eo]\w*|forwent
    |(?<!thereby\s)(?<!thus\s)(?<!therefore\s)(?<!be\s)avoid(?:ed|ing)
    |would not(?: \w+(?: (?:of|to))?)?
    |(?:advis|decid|opt|counsel|recommend|argu|sp[eo]|militat|warn|vot|elect|rul)\w* against
    |passed over|ruled out(?! and\b)
    |(?:held|kept|put|placed|left) (?:back|in abeyance|in suspense|on hold|on ice|off
    |aside)(?! from)
    |(?:set|laid|cast|thrust) aside|discarded|discounted|vetoed|countermanded
    |(?:want|wish|prefer|desir|anxious|keen|hop)\w* to (?:avoid|escape|be spared|do without)
    |(?:had|has|have) (?:still |as )?yet to (?:begin|start|initiate|undergo|receive|accept|agree to
    |have|commence)(?: any)?|fail\w* to (?:attend|turn up|return|appear|present (?:himself|herself)
    |show up|keep)(?: for)?
    |(?:prefer|cho|elect|decid|opt)\w* not to(?: (?:{_CONSENT}|be|give|use|perform|operate|start
    |add))?
    |(?:could|can)\s*(?:not|never) be(?: (?:given|offered|started on|put on|treated (?:with|by)
    |subjected to|exposed to|maintained on))?(?=\W*$)
    |(?:on no account|under no circumstances?|at no time|never|nor) (?:would|did
    |could) (?:\w+ ){{1,3}}?
    (?:agree(?: to)?|accept|consent(?: to)?|hear of|allow|undergo|permit|submit to)
    |(?:had|would) (?:not|never) (?:\w+ )?(?:agreed|consented|accepted|wanted|wished
    |allowed)(?: (?:to|for))?
    |but not (?:to|for)(?: (?:undergo|have|receive))?
    |(?:did|does|do|could|was|were|is|would)\s*(?:not|n[o’']t
    |never) (?:\w+ ){{0,2}}?(?:{_CONSENT}
    |willing|fit|eligible|amenable|suitable|consent\w*|agreed|an? (?:\w+ )?candidate)
    (?: (?:to|for)(?: (?:have|undergo|receive|be))?)?
    |never (?:agreed|consented) to
    |(?:poor|unsuitable|high[\s-]risk|no|not an?(?: \w+)?|inappropriate) candidates? for
    |(?:unfit|unsuitable|ineligible|inoperable|poor risk|high risk
    |too (?!(?:would|had|was|were|has|did|could)\b)\w+(?: \w+){{0,5}}?
    |no (?:indication|place|role|access|facilit\w+)) (?:for|to)(?: (?:undergo|have|receive|be
    |tolerate|withstand|stand|survive|permit|allow|risk|consider|attempt|justify))?
    |(?:not (?:(?:to be|considered|felt|thought|deemed|regarded as|judged|believed) )*an?(?: \w+)?
    |poor|unsuitable|unacceptable|bad|high|prohibitive|excessive)(?=\W*$)
    |(?:not|never|no one) (?:\w+ )?offer(?:ed|ing)
    |(?:died|expired|succumbed|absconded|lost to follow-?up|left)\b[^.;]{{0,40}}?\bbefore
    (?: (?:the|any|his|her|planned|scheduled|intended|further|a|an|definitive))*
    |(?:lack|absence|unavailability) of (?:access to |facilities for )?(?=\W*$)
""")
"""Both `refused surgery` and `surgery was refused`."""

RISKY = phrase(r"""
    impossible|unthinkable|(?:un|in|im)feasible|unavailable|(?:un|in)advisable|dangerous|hazardous
    |reckless|risky|unsafe|unacceptabl\w+|inappropriate|too (?:\w+ )?\w+|no option|dismissed
    |excluded
    |(?<!proved\s)(?<!proving\s)(?:pointless|futile|useless)|premature|untimely|ill[\s-]advised
    |imprudent|perilous|foolhardy|inopportune|impractica\w+|unwise|unjustifi\w+|unsuitable
    |unwarranted|prohibitive|meaningless|(?:out of|beyond) (?:the )?(?:question
    |reach)|never (?:materiali[sz]ed|took place|happened)|did not (?:take place|materiali[sz]e
    |happen)|fell through
    |(?:not|never|no longer) (?!(?:generally|usually|routinely|commonly|normally|always|often
    |necessarily)\b)
    (?:\w+ ){0,3}?(?:possible|feasible|available|an option|advisable|advised|recommended
    |justified|safe|appropriate|agreed|accepted|acceptable|offered|pursued|tolerated|practicable
    |indicated|wished (?:for|by)|desired|entertained|taken (?:up|on)|proceeded to|affordable
    |accessible|suitable|obtainable|warranted|consented to|wanted|favou?red)
    |not (?:\w+ ){0,2}?(?:attractive|appealing|palatable|countenanced|entertained|contemplated
    |worth\w*
    |on offer|to be (?:had|thought of|risked|recommended|considered|contemplated)
    |within (?:\w+ )?reach
    |envisaged|sanctioned|allowed|permitted|approved|granted|agreeable)
    |(?:thought|felt|expected|believed|held|considered|judged|likely|unlikely) (?:to
    |that it would) (?:offer|promise|add|bring
    |be of|give|gain|help|achieve|do|serve) (?:\w+ )?(?:little|nothing|no\b|small)|(?:offered
    |promised|held out|had|stood) (?:but )?
    (?:little|no|small|slight|poor) (?:\w+ )?(?:hope|prospects?|chance|promise|benefit)
    |(?:\w+ ){0,3}?out-?weigh\w* (?:\w+ ){0,3}?(?:benefit|advantage|gain|merit)s?|came to nothing
    |never came (?:about|off)
    |had no place
    |not (?:\w+ )?(?:given|performed|undertaken|done|carried out|used|started|begun|administered
    |initiated|attempted|delivered|applied|proceeded with|pursued|made|carried|practi[sc]ed
    |resorted to|effected)[^.;]{0,30}?
    (?:\(|\b(?:because|due|owing|since|as|for (?:fear|the|his|her|reasons?)|in view|on account
    |by reason|for want
    |for lack|lest|given
    |considering|out of|in the light)\b)
    |(?:deliberately|purposely|intentionally|expressly|consciously|wilfully) not \w+
    |(?:carr\w+|involv\w+|meant|posed|entail\w+|bore|imposed) (?:\w+ ){0,2}?(?:unacceptable
    |high|great
    |considerable|prohibitive|excessive|significant|major|serious|grave|undue|substantial) (?:\w+ )?
    (?:peri\w+ )?risks?
    |never (?:taken|bought|started|begun|received|obtained|delivered|given because)
    |(?:could|can) (?:not|never) be (?:\w+ )?(?:given|performed|done|undertaken|carried|started
    |delivered|afforded|obtained|offered|applied|arranged|provided|used|accomplished|instituted
    |initiated|administered|procured|risked|recommended|considered|pursued|found|employed|attempted)
    |given in neither|not (?:\w+ )?(?:reimbursed|funded|approved|licensed|covered|authori[sz]ed)
    |would have (?:exceeded|endangered|jeopardi[sz]ed|harmed|compromised|meant|entailed)
    |had to (?:wait|be forgone)|(?:exceed\w*|(?:be|lie|lay) beyond) (?:\w+ ){0,4}?tolerance
""")
"""Behind a treatment only: `was considered too risky`, `was not given because`."""
