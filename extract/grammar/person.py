"""Words for people: what a text calls a patient, with the sex the word tells, and his relatives.

General English, no words of a disease. Sets hold single words in lower case, with the spellings
that scanners make of them (`wornan`, `ma1e`); patterns are for `re.IGNORECASE`.
"""


def _scanned(*words: str) -> frozenset[str]:
    """The words, and each with `rn` for `m` or `1` for `l`."""
    spoiled = {word.replace("m", "rn") for word in words}
    return frozenset({*words, *spoiled, *(word.replace("l", "1") for word in words)})


MALE_WORDS = _scanned(
    *("man", "boy", "male", "gentleman", "lad", "schoolboy", "farmboy", "cowboy", "choirboy"),
    *("fisherman", "policeman", "fireman", "salesman", "businessman", "postman", "seaman"),
    *("serviceman", "craftsman", "tradesman", "workman", "cameraman", "milkman", "doorman"),
    *("dustman", "barman", "sportsman", "lineman", "watchman", "nobleman", "clergyman"),
    *("yachtsman", "layman", "frenchman", "englishman", "irishman", "dutchman", "welshman"),
    *("schoolmaster", "headmaster", "widower", "bachelor", "monk", "waiter", "actor"),
)
FEMALE_WORDS = _scanned(
    *("woman", "girl", "female", "lady", "gentlewoman", "schoolgirl", "housewife", "homemaker"),
    *("widow", "nun", "waitress", "actress", "seamstress", "schoolmistress", "headmistress"),
    *("stewardess", "ballerina", "policewoman", "saleswoman", "businesswoman", "sportswoman"),
    *("clergywoman", "charwoman", "frenchwoman", "englishwoman", "irishwoman", "welshwoman"),
    *("landlady", "primigravida", "multigravida", "secundigravida", "primipara", "multipara"),
    *("parturient",),
)
MEN_WORDS = _scanned("men", "boys", "males", "gentlemen", "brothers", "schoolboys")
WOMEN_WORDS = _scanned(
    "women", "girls", "females", "ladies", "sisters", "housewives", "schoolgirls"
)


def _any(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


MALE = _any(MALE_WORDS)
FEMALE = _any(FEMALE_WORDS)
_NEUTRAL = (
    r"(?:patient|pt|person|subject|individual|adult|child|infant|baby|newborn|toddler|youth"
    r"|adolescent|teenager|youngster|case|proband|propositus|proposita|sufferer|smoker|non-smoker"
    r"|never-smoker|ex-smoker|citizen|native|resident|immigrant|refugee|migrant|pensioner|retiree"
    r"|Caucasian|African|Asian|Greek|Italian|Turk|Thai|Chinese|Indian|Witness|heterozygote"
    r"|homozygote|diabetic|carrier)"
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
    rf"(?:{_any(MEN_WORDS)}|{_any(WOMEN_WORDS)}|patients|pts|adults|children|individuals|people|persons"
    r"|subjects|infants|adolescents|cases|siblings|twins|daughters|sons|cousins)"
)
"""A noun for several people."""
