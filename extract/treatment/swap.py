"""Two treatments of which one took the other's place, to which of them went and which came.

"Was switched from hydroxyurea to ruxolitinib", "after substituting HU with ruxolitinib",
"interferon was substituted for anagrelide", "transfusions gave way to luspatercept". The verb
decides the order; what the mass is treated with itself (an operation) goes and comes in no swap.
"""

from collections.abc import Iterator, Sequence

from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.treatment.cue import Said
from extract.treatment.keys import RADIOTHERAPY, SPLENECTOMY, SURGERY

_NEVER = frozenset({SURGERY, RADIOTHERAPY, SPLENECTOMY, "embolization"})
_REACH = 70
_ANY = compiled(r"""
    \b(?:switch|chang|convert|transition|cross|shift|mov|rotat|exchang|swap|replac|substitut|trad
    |supplant|supersed|in favou?r|g[ai]ve? (?:place|way)|made way|place of|in exchange|succeed)
""")
_DOSE = phrase(r"(?:\)? \(?\d[^\s;()]*\)?(?: [^\s;,()]+){0,4}?)?")
_SOME = phrase(r"(?: (?!(?:and|then|but|or)\b)[\w-]+){0,3}?")
_CHANGE = r"(?:switch|chang|convert|transition|cross|shift|mov|rotat|exchang|swap|trad)\w{0,4}"
_FROM = compiled(rf"""
    \b(?:{_CHANGE}(?: over)?(?:{_SOME} from)?|(?:replac|supplant)\w*) (?:the |his |her |this )?
    (?:(?:the|his|her|this|previous|existing|current|long-term|regular|daily|oral) ){{0,3}}$
""")
_SUBSTITUTE = compiled(
    r"\bsubstitut(?:e|ed|ing|ion|ion of) (?:(?:the|his|her|regular|oral) ){0,2}$"
)
_TO = compiled(rf"""
    {_DOSE}(?: \([^()]*\))?(?: (?:alone|only|therapy|treatment|monotherapy))?,?
    {_SOME} (?:to|for|with|by|onto|into|in favou?r of){_SOME}?\s?
""")
_OFTEN = r"(?: (?:every|each|per|once|twice|on|of|in)(?: [\w-]+){1,2}?)?"
_BE = phrase(r"(?:was|were|is|has been|had been|being|having been|be)")
_WENT = compiled(rf"""
    {_DOSE}(?: \([^()]*\))?,?(?: (?:which|that|it|and))?{_OFTEN}(?: {_BE})?(?: (?!(?:not|never
    |but)\b)\w+){{0,3}}?
    (?: (?:replaced|supplanted|superseded|succeeded|substituted) (?:\w+ )?(?:by|with)
    |(?: {_BE}(?: (?!not\b)\w+)?)? (?:exchanged|swapped|switched|changed|converted|traded) (?:\w+ )?
    (?:to|for|with|into)
    |(?: (?:stopped|abandoned|discontinued|dropped|given up|withdrawn|replaced))? in favou?r of
    | g[ai]ve? (?:place|way) to| made way for){_SOME}?\s?
""")
_CAME = compiled(rf"""
    {_DOSE}(?: \([^()]*\))?,?(?: (?:which|that|it|and))?{_OFTEN}(?: {_BE})?
    (?: (?:then|soon|later|subsequently|has|had))?
    (?: replac(?:ed|ing)| supplanted| superseded|(?: {_BE})?(?: (?!not\b)\w+)? substituted for
    | took the place of
    |(?: \w+){{0,3}}? in (?:place|exchange|substitution) (?:of|for)
    |(?: \w+)? as an? (?:substitute|replacement|alternative) (?:for|to)){_SOME}?\s?
""")
_PUT_IN = compiled(r"""
    , (?:which|taken|given|used|begun|started) [^,;.]{1,90},\s
    |\s(?:which|that) (?:he|she|the patient) (?:had|was) [^,;.]{1,60}?\s(?=(?:was|were)\b)
""")
_HAD = compiled(r"\b(?:had|having)(?: (?!(?:a|an|the)\b)\w+){0,3} $")
_BY_THEN = compiled(r"""
    \b(?:(?:days?|weeks?|months?|years?|shortly|soon) (?:after|following|since)|after|following
    |since|upon)(?: (?:the|being|having been|his|her|\w+ing))? $
""")
_FELL_ILL = compiled(r"""
    [^.;]{0,120}?\b(?:developed|appeared|occurred|emerged|presented|noticed|complained|set in|arose
    |became (?:weak|paraparetic|paraplegic|unable)|began to
    |(?:was|were) (?:\w+ )?(?:documented|found|detected|discovered|diagnosed|seen|disclosed))\b
""")
"""`One month after switching ruxolitinib to hydroxyurea, a mass was documented`."""


def swapped(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, Said]]:
    """Each mention that went or came, by its number, with what that says of it.

    What was left for another of its kind is prior; of what else was left, the rest of the story
    says whether it belongs to the episode.
    """
    if not _ANY.search(text):
        return
    for number in range(len(mentions) - 1):
        old, new = number, number + 1
        order = _order(text, mentions[number], mentions[number + 1])
        if order is None or {mentions[old].key, mentions[new].key} & _NEVER:
            continue
        if order is _CAME:
            old, new = new, old
        alike = mentions[old].key == mentions[new].key
        yield old, Said.PRIOR if alike else Said.STOPPED
        yield new, _when_it_came(text, mentions[number], mentions[number + 1])


def is_between(text: str, first: Mention, second: Mention) -> bool:
    """Whether the two are a swap, and no list of treatments given in one breath."""
    return any(swapped(text, (first, second)))


def _order(text: str, first: Mention, second: Mention) -> object:
    """`_WENT` where the first was left for the second, `_CAME` where it took its place."""
    head = text[max(0, first.start - _REACH) : first.start]
    gap = _PUT_IN.sub(" ", text[first.end : second.start])
    if len(gap) > _REACH:
        return None
    substituted = _SUBSTITUTE.search(head)
    if _TO.fullmatch(gap) and (substituted or _FROM.search(head)):
        came = substituted and gap.rstrip().rpartition(" ")[2] == "for"
        return _CAME if came else _WENT
    if _WENT.fullmatch(gap):
        return _WENT
    return _CAME if _CAME.fullmatch(gap) else None


def _when_it_came(text: str, first: Mention, second: Mention) -> Said:
    head = text[max(0, first.start - _REACH) : first.start]
    verb = _FROM.search(head) or _SUBSTITUTE.search(head)
    before = verb is not None and _BY_THEN.search(head[: verb.start()])
    if verb and _HAD.search(head, 0, verb.start()):
        return Said.PRIOR
    return Said.PRIOR if before and _FELL_ILL.match(text, second.end) else Said.GIVEN
