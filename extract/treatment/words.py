"""The words in which treatments are told: refusing, offering, giving, continuing, stopping.

General clinical English; written with `extract.grammar.phrase`, so a blank is any white space.
"""

from extract.grammar.phrase import phrase

COUNT = phrase(r"""
    \d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
    |(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty)(?:-\w+)?
    |several|some|many|(?:a )?few|a number of
""")
TIME = r"(?:years?|months?|decades?)"
AGO = phrase(
    rf"{COUNT}(?: and a half|\s*(?:to|or|-|–)\s*\w+)?[\s-]+{TIME}"
    r" (?:before|earlier|previously|ago|prior|back)"
)
_EARLY_LIFE = phrase(r"""
    birth|(?:early )?infancy|(?:early )?childhood|boyhood|girlhood|school age|adolescence|youth
    |teens|twenties|thirties|forties|fifties
""")
_AGE = phrase(r"""
    \d{1,2}(?!\d|\s*(?:[.,]\d|Gy|cGy|%|mg|weeks?|months?|days?|hours?|h\b|g\b|ml|fractions?|cm|mm
    |[×x/]|units?|sittings?|sessions?))|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
    |fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty
""")
AT_SOME_AGE = phrase(
    rf"(?:at|from|until|since|after) (?:the )?age (?:of )?{_AGE}"
    rf"|(?:when|since|until) (?:he|she) was (?:only |aged )?{_AGE}"
    rf"|\baged? {_AGE}|\bat {_AGE}(?! years?\b(?! of age| old))"
    rf"|\b(?:at|from|since|in|during) (?:his |her )?{_EARLY_LIFE}"
    r"|\bas an? (?:\w+ )?(?:child|boy|girl|newborn|neonate|baby|infant|teenager|adolescent)"
    rf"|{AGO}"
)
"""A time of life that is not now: `at the age of 9`, `in childhood`, `ten years earlier`."""

CANCER = phrase(r"""
    cancers?|\w*carcinomas?|carcinoids?|\w*sarcomas?|melanomas?|seminomas?|hodgkin\S*|\w*lymphomas?
    |neuroblastomas?|teratomas?|medulloblastomas?|astrocytomas?|glio\w+|wilms\S*|nephroblastomas?
    |retinoblastomas?
""")
OFFER = phrase(r"""
    (?:schedul|plan|prepar|expect|suppos|intend|book|wait)\w* to (?:undergo|have
    |receive|be given|start|begin)|(?:was|were) (?:about |due |going )?to (?:undergo|have|receive
    |be given)
    |(?:given|offered|left|put) (?:him |her |them )?(?:the|a) choice (?:of|between)
    |offer(?:ed|ing)?|propos(?:ed|ing|al)|suggest(?:ed|ion|ing)?|recommend(?:ed|ation|ing)?
    |advi[sc](?:ed|ing|e)|plan(?:ned|s|ning)?(?: for)?|schedul(?:ed|ing)(?: for)?
    |consider(?:ed|ing|ation)?|discuss(?:ed|ion|ing)?|contemplat\w+|request(?:ed|ing)?|booked
    |listed for|await(?:s|ed|ing)|pending|debated|envisaged|candidates? for|lean\w* towards?
    |prepar\w+ for|in preparation (?:for|of)|on the table|consent (?:for|to)|floated|raised with
    |put (?:forward|to (?:him|her|them|the \w+)|before (?:him|her|them|the \w+))|brought up
    |weighed(?: up)?|deliberated|mooted|entertained|intended|ordered|arranged
    |(?:fixed|set|timed) for|sought|asked for|would have (?:accepted|agreed to|consented to)
    |decided upon
    |(?:evaluat|assess|work\w*[\s-]up|prepar|wait)\w* (?:\w+ ){0,2}?(?:prior to|before|for)
    |(?:held|kept|borne) in (?:reserve|mind)|as a bridge to|(?:possibility|option|idea|question
    |matter) of
    |spoken of|thought of|on the cards|in the offing|under consideration|in prospect|had in mind
    |(?:counsel+ed|approached|consulted|informed|spoken to|canvassed) (?:for|about|on|regarding
    |concerning|with a view to)|urg(?:ed|ing)|press(?:ed|ing) (?:for|upon)|slated for|earmarked for
    |insisted (?:up)?on|pleaded for|pondered|broached|tendered|toyed with|on (?:the
    |a) (?:\w+ )?waiting list for|in line for
    |date for|invited to (?:undergo|have)
""")
GIVE = phrase(r"""
    (?<!past\s)(?<!previous\s)(?<!current\s)(?<!prior\s)(?<!drug\s)(?:treatment|therapy|management
    |intervention|Rx)s?\s?:
    |under(?:went|go(?:ne|ing)?)|taken(?! (?:off|for|as|from|into)\b)|receiv(?:ed|es|ing)
    |(?:re)?treated (?:\w+ly |him |her |them |the \w+ )?(?:with|by|using)
    |given|gave|got|(?:beg[au]n|start(?:ed|ing)|commenced|resumed|took up) (?:taking|receiving
    |using|having)
    |(?:re)?start(?:ed|ing)(?: on)?|beg[au]n(?: on)?|(?:re-?)?commenc(?:ed|ing)(?: on)?
    |(?:re-?)?initiat(?:ed(?: on)?|ing|ion of)|(?:loaded|covered|flooded) with|perform(?:ed|ing)
    |managed (?:\w+ly )?(?:with|by)|done|instead(?! of)
    |administ(?:ered|ering|ration of)|respon(?:ded|ding|se) (?:\w+ )?to
    |(?:beneficial|good|excellent|dramatic|favou?rable|marked|striking|prompt|rapid
    |gratifying) (?:effects?|responses?|results?) (?:of|to|with|from)
    |(?:not|did|failed to) respond to|prescribed
    |(?:improve[sd]?|eased?|settled?|subsided?|resolved?|abated?|clear(?:ed)?|receded?|disappeared?
    |vanish(?:ed)?|regress(?:ed)?|recover(?:ed)?|lessen(?:ed)?|overcome|combated|arrested|checked
    |diminish(?:ed)?|remit(?:ted)?|abolished|alleviated|ameliorated)
    (?:, [^,.;]{1,40},)? (?:\w+ ){0,2}?
    (?:after|with
    |following|on|under|by)
    |(?:well|asymptomatic|symptom-?free|pain-?free|free of (?:symptoms|pain)|ambulatory|walking
    |in remission) (?:\w+ )?(?:on|under|with)(?= |$)|preceded(?! by)|yielded to|by means of
    |(?:not|never) (?:\w+ )?(?:returned|recurred|reappeared|relapsed) (?:again |since )?(?:on|under
    |with|after|since)
    |(?:were|was) continued (?:\w+ )?(?:with|alongside)
    |(?:treatment|therapy|management) (?:\w+ )?(?:with|by|consisted of|included|was|comprised)
    |(?:course|policy|approach|attitude|strategy|line|regimen) (?:\w+ )?(?:was )?(?:adopted|chosen
    |taken|followed|pursued) (?:with|of|using|by)
    |consist(?:ed|ing) of|included|elected|opted for|chose\w*(?! over)
    |(?:put|placed|kept|back) (?:back |him |her |the \w+ )?(?:on(?:to)?|at|under|upon)
    |enter(?:ed|ing) (?:him |her )?(?:on|into|in|upon)|embark(?:ed|ing) (?:up)?on|taken (?:on
    |into)|launch(?:ed|ing)
    |su(?:bjected|bmitted) to|referred (?:for|to)
    |(?:discharged|transferred|moved|sent|released) (?:home )?to(?: (?:an?|the|inpatient|acute))*
    (?=\W*$)
    |add(?:ed|ing|ition of)|carried out
    |combin(?:ed|ing|ation) (?:of|with)|(?:re-?)?introduc(?:ed|ing|tion of)|institut(?:ed|ing
    |ion of)
    |applied|complet(?:ed|ion of)|cured (?:of (?:\w+ ){1,4}?)?(?:by|with)|reliev\w+ (?:by|with
    |after)
    |controlled (?:by|with)|followed by|employed|us(?:ed|ing)|resum(?:ed|ing|ption of)
    |increas(?:ed|ing)|intensif\w+|stepped up|(?:switch|cross|chang|convert|shift|transition|mov
    |rotat)\w* (?:\w+ )?to
    |(?:up-?titrat|escalat|doubl|optimi[sz]|maximi[sz]|reinforc|hasten|expedit)\w+|re-?institut\w+
    |(?:now|presently|thereafter|subsequently) (?:on|tak\w+|receiv\w+|maintained on|using)
    |(?:improve|respon|effect|benefit|relie[fv]|recover|deteriorat|worsen|progress
    |success)\w* (?:\w+ )?(?:on|under|despite)
    |(?:discharged?|sent home|went home|dismissed) (?:\w+ ){0,3}?(?:on|with|under)
    |failed|failure of|failing|(?:refractory|resistant|unresponsive) to
    |deliver(?:ed|y of)|operated|decided (?:to \w+|on|for)|success(?:ful|fully)|accepted
    |(?:consented|agreed) to|enrol+ed|regress\w* (?:\w+ )?(?:after|with|on|under|following)
    |required|needed|favou?red|under cover of|via|through|brought|raised|kept|readmitted for
    |taken to
    |in favou?r of|despite|in spite of|maintained on
""")
EARLIER = phrase(rf"""
    (?:par[ae]\w+|compression|mass(?:es)?|ha?ematopoie\w+|EMH|event|deterioration|weakness)
    [^.;]{{0,90}}? (?:caused|induced|provoked|precipitated|triggered|brought on) by(?: an?| the)?
    |(?:recurr|relaps|present|regr[eo]w)\w*[^.;]{{0,90}}? since (?:he|she|the patient) (?:was
    |had been|had)(?: (?:first|last|previously|initially))?
    |(?:current |regular |usual |home |present |her |his )?medications?
    (?: (?:included?|consisted of|were|was|comprised))
    |(?:earlier|previous|prior|past|former) (?:\w+ ){{0,2}}?(?:treatment|therap|medication)\w*
    (?: (?:with|was|were|included|consisted of|had been))?
    |histor(?:y|ies) (?:\w+ ){{0,2}}?(?:of|for|includ\w+|was|with|showed|revealed)(?: an?)?
    |(?:precipitated|provoked|triggered) by(?: an?| the| previous)?
    |previous(?:ly)?|prior(?! to)|past|earlier|formerly|status post|s/p|antecedents?|already
    |(?:background|antecedents?) (?:\w+ )?(?:included|comprised|consisted of|showed|revealed)
    |background|(?:in)?toleran(?:t|ce) (?:of|to)|pre-?treated(?: with)?
    |(?:inadequate|insufficient|irregular|infrequent|sporadic|erratic|sub-?optimal|interrupted
    |deficient|missed|lapsed|haphazard|scanty)(?:ly)?(?=\W*$)
    |(?:interruption|lapses?|gaps?|irregularit\w+|inadequacy|insufficiency|default\w*|missing
    |skipping|delays?) (?:of|in|with|from|on)(?: (?:his|her|their|the|regular|routine))*(?=\W*$)
    |(?:switch|chang|convert|shift)\w* from
    |(?<!is\s)(?<!are\s)(?<!now\s)being (?:treated|managed|maintained|given|supported) (?:with
    |by|on)?
    |(?:was|were) being(?: \w+ly)?(?=\W*$)
    |under (?:treatment|therapy) (?:with|by)|(?:chronic|long[\s-]term|ongoing) (?:treatment
    |therapy) with
    |for (?:\w+ ){{0,2}}?(?:months|years) (?:treated|managed|maintained) (?:with|by|on)
    |(?:treated|managed|maintained|supported) (?:(?:since|from) \S+|for (?:\S+ ){{1,3}}?(?:years?
    |months?)|over (?:the |many |several )(?:\w+ )?years|in the past|elsewhere|long[\s-]term
    |chronically|intermittently) (?:with|by|on)
    |(?:treated|managed|maintained|controlled) (?:with|by|on) (?:long[\s-]term|chronic|maintenance
    |life-?long)
    |(?:(?:not|poorly|never) (?:been )?)?(?:non-?|in)?(?:compl(?:ian|y|ied)|adher)\w* (?:to|with)
    |(?:since|until) (?:19|20)\d\d,? when
    |(?:who|he|she|patient|which) was(?: (?:still|then|also|already))? (?:receiving|having
    |using)
    |(?:went|gone|going) without|taking|took|takes|depend(?:ent|ed) on
    |(?:had|having) (?:(?!(?:not|never|he|she|they|it|we)\b)\w+ ){{0,3}}?(?:undergone|received
    |been|required|needed|had
    |taken|used|got|tried|relieved|sustained)
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
    |(?:develop|appear|occur|present|ar[io]s|emerg|diagnos)\w*[^.;]{{0,60}}?\s
    (?:while|whilst|despite)(?: (?:he|she) was)? (?:receiving|taking|under
    |being treated with|treatment with|undergoing)
    |(?:develop|appear|occur|ar[io]s|emerg)\w*(?:(?!improv|recover|resol|relie
    |regress)[^.;]){{0,90}}?\s
    (?:after|following|upon) (?:previously |the )?(?:undergoing|receiving|taking
    |being treated with|(?:addition
    |initiation|introduction|start|commencement|institution|administration|infusion
    |injection)s? of)
""")
CONTINUE = phrase(r"""
    continu(?:ed|es|ing)(?: (?:on|with|to receive))?
    (?! (?:during|until|till|throughout|through|after|up to|for|at|alongside|despite|before)\b)
    |(?:kept|maintained|left|stayed) on (?:his|her|the|their)(?: own)? (?:usual|previous|regular
    |established|former|existing|same|customary|home)|remain(?:ed|s) on|still (?:on|tak\w+
    |receiv\w+)
    |(?:added|in addition|addition) to (?:his|her|their|existing|ongoing|current|established)
    |(?:went|gone|goes|going|carried|carries) on with|persist(?:ed|s) with|persevered with
    |on top of|(?:while |whilst )?maintaining(?: (?:the|his|her))?(?=\W*$)
""")
STOP = phrase(r"""
    stop(?:ped|ping)?|abandon\w*|discontinu\w+|withdr[ae]w\w*|interrupt\w*|ceased|cessation of
    |br[eo]ak\w* off|broke off|cut short
    |g[ai]v\w+ up(?! to \d)|(?:c[ao]m\w+|taken|weaned|being) off
""")
NOT_SO = phrase(r"""
    (?:no|without|any|negative) (?:\w+ ){0,3}?histor(?:y|ies)(?: of)?
    |no(?! (?:\w+ )?(?:improve|respon|effect|benefit|change|recover|longer))|neither|none
    |nobody|nor|without
    |never|not(?! only)|\w+n[’']t|(?:instead of|in place of|rather than)(?: (?:undergo(?:ing)?
    |hav(?:e|ing)
    |receiv(?:e|ing)|be(?:ing)?(?: treated (?:with|by))?|start(?:ing)?|giv(?:e|ing)))?|in lieu of
    |except(?! (?:for )?(?:the (?:first|second|third|last)|patients? \d|cases? \d))
    |avoid(?:ed|ing)
    |spar(?:ed|ing)|obviat\w+
    |(?:could|can|to) (?:be )?(?:avoid|spare|obviate|dispense with)(?:ed)?
    |unnecessary|untreated|need (?:for|of)|as an alternative to|non(?=\W*$)
""")
DONE = phrase(r"""
    performed|done|carried out|undertaken|given|administered|delivered|started|begun|commenced
    |initiated|(?:re-?)?instituted|re-?instated|re-?introduced|added|employed|used|applied
    |completed|executed|accomplished|made|effected
    |prescribed|resumed|restarted|re-?established|increased|intensified|repeated|followed
    |transfused|directed|chosen|effective|successful|uneventful|restored|stepped up
    |raised(?! with)|injected|tried|enough|stopped after|optimi[sz]ed|preferred|favou?red
    |selected|elected|adopted|(?:decided|settled|relied|embarked) (?:up)?on|opted for|settled
    |(?:resorted|turned|reverted) to
    |had recourse to|fallen back on|proceeded (?:to|with)|agreed (?:to|upon)|consented to|accepted
    |gone ahead with|introduced|substituted|set up|put in(?:to)? (?:place|effect)
    |established|approved
""")
"""Behind `was`."""

EFFECT = phrase(r"""
    resulted|lasted|led|brought|produced|relieved|improved|abolished|achieved|yielded|revealed
    |disclosed
    |showed|confirmed|restored|lifted|reduced|raised|followed|allowed|left|provided|began|started
    |corrected|cured|normali[sz]ed|eliminated|diminished|alleviated|eased|ameliorated
    |halted|slowed|stabili[sz]ed|delayed|retarded|checked|reversed|stemmed|contained|sufficed
    |succeeded|worked|helped
    |caused|induced|made|arrested|dried|shrank|ended|went on|failed|gave|proved|permitted|took
    |had (?:no|little|an?) \w+|removed|released|decompressed
""")
"""What a treatment that was given did."""

IN_VAIN = phrase(r"""
    (?:of|to|with|without) (?:no |any )?(?:use|avail|help|benefit|effect|value|success)|fruitless
    |in vain|futile|useless|unavailing|unsuccessful\w*|ineffect\w+|inefficacious
""")
"""Behind `was`: of what was given all the same."""

OF_NO_HELP = phrase(r"""
    (?:\w+ ){0,2}?(?:successful\w*|effective|efficacious|beneficial|helpful|able to|curative
    |sufficient|enough|adequate|followed|accompanied
    |of (?:any |much |great |real )*(?:help|use|benefit|avail|value|effect))\b
""")
"""What was not successful was given."""
