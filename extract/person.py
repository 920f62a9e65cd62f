"""Words for people: what a text calls a patient, with the sex the word tells, and his relatives.

General English, no words of a disease. The patterns are for `re.IGNORECASE`; `rn` for `m` and
`1` for `l` are read as scanners leave them.
"""

import re

_M = "(?:m|rn)"
MALE = (
    rf"(?:(?:gentle|fisher|police|fire|sales|business|post|sea|service|crafts|trades|work|camera"
    rf"|milk|door|dust|bar|choir|states|frontiers|lines|watch|noble|clergy|trades|yachts|lay"
    rf"|French|English|Irish|Dutch|Welsh)?{_M}an|(?:school|cow|farm|house)?boy|{_M}a[l1]e|lad"
    r"|schoolmaster|widower|bachelor|monk|waiter|actor|headmaster|bridegroom)"
)
FEMALE = (
    rf"(?:(?:gentle|police|sales|business|sports|needle|char|clergy|French|English|Irish|Dutch"
    rf"|Welsh)?wo{_M}an|(?:school)?girl|fe{_M}a[l1]e|(?:land|dinner)?lady|housewife|home-?maker"
    rf"|widow|nun|waitress|actress|seamstress|schoolmistress|headmistress|stewardess|ballerina"
    rf"|prima?igravida|pri{_M}igravida|multigravida|secundigravida|primipara|multipara"
    rf"|grande multipara|parturient)"
)
_NEUTRAL = (
    r"(?:patient|pt|person|subject|individual|adult|child|infant|baby|newborn|toddler|youth"
    r"|adolescent|teenager|youngster|case|proband|propositus|proposita|sufferer|smoker|non-smoker"
    r"|never-smoker|ex-smoker|citizen|native|resident|immigrant|refugee|migrant|pensioner|retiree"
    r"|Caucasian|African|Asian|Greek|Italian|Turk|Thai|Chinese|Indian|Witness|heterozygote"
    r"|homozygote|thalass?[ae]*mic|haemophiliac|diabetic|carrier)"
)
_WORK = (
    r"(?:accountant|baker|banker|bricklayer|builder|butcher|carpenter|cashier|chef|cleaner|clerk"
    r"|conductor|cook|dentist|docker|doctor|driver|electrician|employee|engineer|executive|farmer"
    r"|fellow|gardener|grower|guard|hairdresser|herder|janitor|joiner|journalist|keeper|labou?rer"
    r"|lawyer|lecturer|librarian|machinist|manager|mason|mechanic|merchant|miner|minister"
    r"|musician|nurse|officer|official|operator|organist|painter|pharmacist|physician|pianist"
    r"|pilot|plumber|potter|priest|professor|programmer|sailor|scientist|sculptor|secretary"
    r"|seller|shepherd|shoemaker|shopkeeper|singer|soldier|student|surgeon|tailor|teacher"
    r"|technician|therapist|trader|typist|vendor|veteran|violinist|weaver|welder|worker|writer"
    r"|\w{2,10}(?:ologist|maker|smith|worker|driver|player|keeper))"
)
KIN = (
    r"(?:mother|father|parent|sister|brother|sibling|twin|son|daughter|cousin|aunt|uncle|niece"
    r"|nephew|wife|husband|spouse|grand(?:mother|father|parent|son|daughter|child)|relative"
    r"|half-(?:sister|brother))"
)
PERSON = f"(?:{MALE}|{FEMALE}|{_NEUTRAL}|{_WORK}|{KIN})"
"""A noun for one person: `man`, `patient`, `docker`, `daughter`."""

PLURAL = (
    rf"(?:{_M}en|wo{_M}en|boys|girls|{_M}a[l1]es|fe{_M}a[l1]es|patients|pts|adults|children"
    r"|individuals|people|persons|subjects|infants|adolescents|cases|sisters|brothers|siblings"
    r"|twins|daughters|sons|cousins)"
)
"""A noun for several people."""

PERSON_NOUN = re.compile(rf"(?<![\w-]){PERSON}(?![\w])", re.IGNORECASE)
MALE_NOUN = re.compile(rf"(?<![\w-]){MALE}(?![\w])", re.IGNORECASE)
FEMALE_NOUN = re.compile(rf"(?<![\w-]){FEMALE}(?![\w])", re.IGNORECASE)
KIN_NOUN = re.compile(rf"(?<![\w-])(?:{KIN}|{KIN}s)(?![\w])", re.IGNORECASE)
