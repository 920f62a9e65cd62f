"""What a patient does again to what it tells: he climbs stairs, keeps house, is back at his lathe.

A deed is a verb of daily life in a frame that says that he can (`is able to dress`), does
(`cooks`), or does it again (`took up fishing again`); or it is a place or a calling that he went
back to. Verbs that mean much else (`take`, `go`) are deeds with what makes them so.
"""

import re

from extract.outcome.clinical_gait import walks
from extract.outcome.course import Clause
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, has, tell, words

_MOVES = (
    "walk stand step climb kneel squat crouch crawl hop jump run jog march stroll limp hobble"
    " shuffle toddle totter ambulate rise sit mobilise mobilize travel ascend mount wriggle wiggle"
    " flex straighten propel weight-bear stir"
)
_LIVES = (
    "dress wash feed bathe shower shave comb button fasten thread grip grasp write urinate void"
    " micturate defecate ejaculate cook bake clean sweep scrub iron sew knit garden dig weed shop"
    " mop"
)
_WORKS = (
    "work teach drive plough plow milk fish farm herd paint study sail ride cycle preach perform"
    " operate lecture swim ski dance row skate hike train hunt bowl play wrestle box"
)
_BASES = tuple(f"{_MOVES} {_LIVES} {_WORKS}".split())


def _third(verb: str) -> str:
    """`goes`, `carries`, `walks`."""
    if re.search(r"(?:[sxz]|[sc]h|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _gerund(verb: str) -> str:
    """`riding`, `running`, `walking`."""
    if verb in {"run", "jog", "dig", "swim", "sit", "shop", "hop", "mop", "knit", "grip", "step"}:
        return verb + verb[-1] + "ing"
    return (verb.removesuffix("e")) + "ing"


_DOES = tuple(_third(base) for base in (*_BASES, "attend", "keep"))
_DOING = tuple(_gerund(base) for base in (*_BASES, "attend", "keep"))
_HIS = r"(?:(?:his|her|a|an|the|its|their|some|light|heavy|all|most|own|usual|normal|every|any) )*"
_OF_THE_HOUSE = (
    r"(?:house-?work|household|chores?|errands?|laundry|shopping|cooking|farm-?work|gardening"
    r"|house|stairs?|flights?|steps?|walks?|water|urine|balance|child\w*|baby|bucket\w*|loads?"
    r"|basket\w*|shopping bags?|ladders?|sacks?|family|field-?work|exercises?|street|road|room"
    r"|ward|corridor|courses|paces|met(?:er|re)s|yards|miles?|kilomet\w+|km|m|blocks?)"
)
_WITH_OBJECT = (
    rf"(?:do|manage|carry|take|keep|pass|hold|cross|negotiate|tackle|cover|lift|pick up|run"
    rf"|complete|make|perform|handle|pace|retain) (?:(?:[\w½,.-]+ ){{0,3}}?){_OF_THE_HOUSE}"
)
_PHRASES = (
    r"(?:get|go|move|turn|roll|sit|stand|come|pull (?:him|her)self) (?:up|out|about|around|over"
    r"|down|downstairs|upstairs|back|from|in and out|to and fro)\b"
    r"|(?:look after|care for|fend for) (?:him|her|his|the|\w+self)"
    rf"|go (?:to )?(?:{_HIS})?(?:work|school|toilet|lavatory|bathroom|market|mosque|church|pub"
    rf"|fields?"
    r"|town|shops?|alone|shopping|fishing|hunting)|(?:live|manage) (?:alone|independently|without)"
    r"|lie (?:flat|down|on (?:his|her)|supine)|sleep|bear (?:\w+ )?weight|make (?:his"
    r"|her) (?:own )?way|empty (?:his|her) bladder"
    r"|(?:move|raise|lift|bend|stir|flex|extend|wiggle|use) (?:\w+ ){0,3}?(?:legs?|toes?|feet|foot"
    r"|limbs?|heels?|knees?|ankles?|hips?|thighs?|hands?|fingers?)|keep up with|join in|hold|turn"
)
_ABLE = (
    r"(?:(?:can|could)(?! (?:not|no longer|never|hardly|scarcely|barely)\b)"
    r"|(?:able|fit|free|well enough|strong enough|in a position|allowed|permitted|sufficient(?:ly)?"
    r"|enough|sufficiently to|sufficient for (?:him|her)|enough for (?:him|her)|managed|manages"
    r"|began|begun|started|learnt|learned|enabled (?:him|her|the patient)"
    r"|allowed (?:him|her|the patient)|permitted (?:him|her|the patient)) to|help(?:ed|s) (?:him"
    r"|her) to)"
    r" (?:(?:again|now|once more|already|even|also|then|just|independently|\w+ly) )*"
)
_WHO = r"(?:he|she|patient|boy|girl|man|woman|child|and|now|who|again|already) (?:(?:now|again) )?"
_AGAIN = (
    r"(?:resum(?:ed|es)|(?:has |had )?(?:taken|took|takes) (?:to|up)|(?:went|goes|gone) back to"
    r"|returned to|is back(?: to)?|was back|came back to|is again|was again|capable of"
    r"|to the point of)"
)
_CALLING = (
    r"(?:(?:\w+)?work\w*|jobs?|duty|duties|school|college|university|classes|class|lectures"
    r"|teaching|training|track|practice|sports?|foot-?ball|soccer|tennis|cricket|hobb\w+|trade"
    r"|business|shop|farm\w*|fields?|office|factory|employment|occupation|profession|career"
    r"|regiment|ship|sea|house-?work|household|kitchen|activit\w+|routine|daily life|studies"
    r"|kindergarten|nursery|parish|pulpit|bench|lathe|loom|desk|counter|plough|saddle|boat|mine"
    r"|pit|quarry|yard|kiln|forge|stall|workshop|workplace|studio|schoolroom|classroom|scaffold\w*"
    r"|dock\w*|garden|orchard|vineyard|flock|herd)"
)
_NO_PLACE = (
    r"(?:normal|baseline|pre\w+|usual|previous|former|pain|hospital|wards?|clinic|out-?patients?"
    r"|department|theatre|operating|emergency|unit|bed|intensive|wheel-?chair|centre|center"
    r"|same|us|initial|start|beginning|mean\w*|past|first|last|next|second|early|late"
    r"|legs?|thighs?|front|its|size|original|follow|care|level|time|treatment|drug|dose|table"
    r"|admission|weak\w*)"
)
_BACK = (
    rf"(?:is|was|been|went|gone|got|goes|getting) (?:now |again |already )?back"
    rf" (?:at|in|on|to|behind|among|aboard|under|into) (?:(?:his|her|the|full|full-time"
    rf"|part-time|light|old|own|usual) )*(?!{_NO_PLACE}\b)[a-z]{{3,}}"
)
_RETURNED = (
    r"(?:return(?:ed|s|ing)?|resum(?:ed|es|ing)|went back|gone back|re-?join(?:ed|s)|re-?enter\w+"
    r"|came back|come back|re-?started|took up|taken up|picked up)(?: again)? "
    r"(?:to |at |in |on )?(?:(?!the (?:hospital|clinic)|after|following|when|where|with|within|for"
    r"|baseline|and|but|normal (?!\w*(?:work|dut|school|activ|daily|life|job)))[\w’'-]+"
    rf" ){{0,3}}?{_CALLING}"
)
_AT_IT = (
    rf"(?:is|was|has been|had been|are|again|works?|worked) (?:now |again )?(?:at|on|in|behind)"
    rf" (?:(?:his|her|the) )?(?:sea|{_CALLING})"
)


def _one_of(forms: tuple[str, ...]) -> str:
    return rf"(?:{'|'.join(forms)})"


_SLEEP = (
    r"(?:sleeps?|slept|sleeping) (?:well|soundly|undisturbed|peacefully|(?:again|now) through"
    r"|through|the whole night|without)"
)


def _at_it(clause: Clause, match: re.Match[str]) -> State | None:
    """`was at sea again`, `has been at his bench since Easter`: what he does again."""
    after = clause.text[match.end() : match.end() + 40]
    back = has(r"\b(?:again|since|full-?time|once more|every day|daily|today)\b", match[0] + after)
    return walks(clause, match) if back else None


def _sleeps(clause: Clause, match: re.Match[str]) -> State | None:
    """`sleeps through the night`: better."""
    if negated(clause.text, match.start()):
        return None
    return tell(match, Clinical.IMPROVED, "sleeps")


DEEDS: Table = (
    (
        words(
            rf"{_ABLE}(?:{_one_of(_BASES)}|{_WITH_OBJECT}|{_PHRASES})",
            rf"{_WHO}{_one_of(_DOES)}",
            rf"{_AGAIN} {_HIS}{_one_of(_DOING)}",
            _BACK,
            _RETURNED,
            rf"(?<=no longer ){_one_of(_BASES)}|(?<=unable to ){_one_of(_BASES)}",
            rf"(?<=could not ){_one_of(_BASES)}|(?<=cannot ){_one_of(_BASES)}",
            r"(?:gets?|got|goes|been|gone|out|manages|ventures?|ventured) (?:out )?(?:as far as"
            r"|to) (?:the|his|her) (?:local |nearby |village |tube |railway |bus )?(?:pub|shops?"
            r"|station|church|market|mosque|temple|corner|garden|gate|post|toilet|lavatory"
            r"|bathroom|village|town|fields?|park|beach|caf[eé]|stop|street|neighbou?rs?|library"
            r"|bakery|well|river|harbou?r)",
            r"(?:gets?|got|getting|goes|went|moves?|moved|moving) (?:about|around)(?! (?:the"
            r" (?:cord|mass))| to\b)",
        ),
        walks,
    ),
    (words(_AT_IT), _at_it),
    (words(_SLEEP), _sleeps),
)
