"""Words for people: what a text calls a patient, with the sex the word tells, and his relatives.

General English, no words of a disease. Sets hold single words in lower case, with the spellings
that scanners make of them (`wornan`, `ma1e`); patterns are for `re.IGNORECASE`. Nouns that no
ending gives away stand in `person_nouns.tsv`.
"""

import re
from functools import cache, lru_cache

from studies.table import packaged_rows


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
    *("schoolmaster", "headmaster", "widower", "bachelor", "monk", "waiter", "actor", "abbot"),
    *("friar", "bridegroom", "landlord", "duke", "baron", "prince", "butler", "houseboy", "bloke"),
    *("chap", "emigré", "divorcé", "fiancé", "postmaster", "altar-boy"),
)
FEMALE_WORDS = _scanned(
    *("woman", "girl", "female", "lady", "gentlewoman", "schoolgirl", "housewife", "homemaker"),
    *("widow", "nun", "waitress", "actress", "seamstress", "schoolmistress", "headmistress"),
    *("stewardess", "ballerina", "policewoman", "saleswoman", "businesswoman", "sportswoman"),
    *("clergywoman", "charwoman", "frenchwoman", "englishwoman", "irishwoman", "welshwoman"),
    *("landlady", "primigravida", "multigravida", "secundigravida", "primipara", "multipara"),
    *("parturient", "abbess", "governess", "princess", "duchess", "countess", "baroness"),
    *("laundress", "shepherdess", "priestess", "hostess", "heiress", "manageress", "postmistress"),
    *("barmaid", "milkmaid", "housemaid", "chambermaid", "maid", "matron", "bride", "spinster"),
    *(
        "soprano",
        "masseuse",
        "proposita",
        "filipina",
        "divorcée",
        "fiancée",
        "gravida",
        "nullipara",
        "lass",
    ),
    *("shopgirl", "midwife", "nursemaid", "washerwoman", "nanny"),
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
    r"(?:mother|father|parent|sister|brother|sibling|sib|twin|son|daughter|cousin|aunt|uncle|niece"
    r"|nephew|wife|husband|spouse|(?:great-)?grand(?:mother|father|parent|son|daughter|child)|relative"
    r"|half-(?:sister|brother))"
)
PERSON = f"(?:{MALE}|{FEMALE}|{_NEUTRAL}|{_WORK}|{KIN})"
"""A noun for one person: `man`, `patient`, `docker`, `daughter`."""

PLURAL = (
    rf"(?:{_any(MEN_WORDS)}|{_any(WOMEN_WORDS)}|patients|pts|adults|children|individuals|people|persons"
    r"|subjects|infants|adolescents|cases|siblings|sibs|twins|daughters|sons|cousins|participants"
    r"|volunteers|respondents|survivors|recipients|inpatients|outpatients|thalass?a?emics)"
)
"""A noun for several people."""


@cache
def _fields() -> dict[str, str]:
    rows = packaged_rows("extract.grammar", "person_nouns")
    return {word: row["field"] for row in rows for word in row["words"].split()}


_PERSON = re.compile(PERSON, re.IGNORECASE)
_MAN = re.compile(
    r"(?!(?:hu|ger|ro|nor|otto|talis|cai|sha|brah|mussul|dober|tur|isth|wo|\w+wo)man)[a-z-]{2,14}man"
)
_TRADE = re.compile(
    r"[a-z-]{2,14}(?:smith|wright|monger|maker|keeper|worker|driver|player|grower|seller|dealer"
    r"|herder|master|mistress|shearer|cutter|binder|blower|weaver|layer|setter|hand|ologist|iatrist)"
)
_ENDING = re.compile(
    r"[a-zà-ÿ-]{2,20}(?:er|or|ist|ian|eer|ee|(?<!n)ess|ese|ite|ard|ster|iac|aemic|emic|otic)"
)
_NO_PERSONS = frozenset(
    """
    number order layer border marker fever ulcer cancer disorder power tumor tumour bladder liver
    finger shoulder danger border centre center disaster factor vector sector error tremor rumor
    humor donor corridor color colour flavor labor vapor motor rotor sensor monitor filter meter
    litre liter diameter computer scanner catheter spacer transducer receptor inhibitor stapler
    register answer matter manner paper letter chapter cover corner counter encounter disaster
    summer winter september october november december water copper silver amber timber rubber
    fiber fibre buffer carrier-bag trigger thunder wonder wander wander gender tender under over
    after later other another either neither further rather whether together however never ever
    larger smaller greater lesser lower upper inner outer former latter elder older younger longer
    shorter higher wider deeper thicker thinner heavier earlier better worse superior inferior
    anterior posterior interior exterior major minor prior senior junior
    list mist twist wrist fist cyst assist consist persist exist resist
    consent content extent event percent moment segment fragment treatment improvement involvement
    movement department instrument experiment measurement ligament filament enlargement argument
    assessment agreement requirement management complement supplement element increment decrement
    implant transplant variant constant amount grant plant instant remnant infant-death descent
    ascent agent talent accent document present absent recent frequent apparent current component
    deficit granulocyte site white opposite composite definite infinite despite metabolite rite
    degree knee fee tree fee disagree pedigree three coffee committee
    process abscess access excess recess success weakness illness stiffness numbness fitness
    business awareness consciousness darkness happiness sickness thickness tightness
    median mean medial ovarian saharan standard hazard forward backward toward board card regard
    guard-rail yard record discharge antipsychotic antibiotic leukemic anemic-crisis
    doppler cluster disc-space power chamber member-state border quarter semester trimester
    laser ether ester polymer monomer dimer isomer primer tracer
    glucometer water-bed cylinder calendar angular popular regular particular
    """.split()  # noqa: SIM905 - words as running text
)
"""Words with the ending of a noun for a person that are none."""


@lru_cache(maxsize=8192)
def is_person(word: str) -> bool:
    """Whether a word in lower case is a noun for one person, whatever stands beside it."""
    return word in _fields() or bool(_PERSON.fullmatch(word)) or _by_trade(word)


def _by_trade(word: str) -> bool:
    return bool(_MAN.fullmatch(word) or _TRADE.fullmatch(word)) and word not in _NO_PERSONS


@lru_cache(maxsize=8192)
def is_trade(word: str) -> bool:
    """Whether a word in lower case names a person by work or stage of life, and nothing else.

    Peoples and conditions (`Thai`, `diabetic`) are adjectives as often as nouns, and are none.
    """
    return _fields().get(word) in {"trade", "life"} or _by_trade(word)


@lru_cache(maxsize=8192)
def may_be_person(word: str) -> bool:
    """Whether it may be one where an age stands with it: `a lamplighter of 54`, `a Balinese`."""
    return is_person(word) or (bool(_ENDING.fullmatch(word)) and word not in _NO_PERSONS)


@lru_cache(maxsize=8192)
def sex_of(word: str) -> str | None:
    """The sex that a noun in lower case tells: `patrolman` -> male, `policewoman` -> female."""
    if word in MALE_WORDS or (_MAN.fullmatch(word) and word not in _NO_PERSONS):
        return "male"
    if word in FEMALE_WORDS or (word.endswith("woman") and len(word) > len("woman")):
        return "female"
    return None
