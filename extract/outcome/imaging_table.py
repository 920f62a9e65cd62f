"""The words that tell of a mass on scans, and what reads each of them."""

from extract.outcome import imaging_change as change_of
from extract.outcome import imaging_growth as growth_of
from extract.outcome import imaging_response as response_of
from extract.outcome import imaging_rest as rest_of
from extract.outcome import imaging_same as same_of
from extract.outcome import imaging_size as size_of
from extract.outcome.imaging_words import BODY, KIND, NOT_SHOWING, PLAIN, REST, SEE, SHOWING, SIZE
from extract.outcome.lexicon import change
from extract.outcome.picture import Table
from extract.outcome.state import words

_FRACTION = (
    r"(?:\d+(?:\.\d+)?\s?%|half|one[- ]half|a third|one[- ]third|two[- ]thirds|a quarter"
    r"|three[- ]quarters|a fraction)"
)
_WAS = (
    r"(?:its|their|what|the (?:size|volume|former|original|previous|initial|baseline"
    r"|pre-?treatment)|(?:original|former|previous|initial|baseline))"
)
TABLE: Table = (
    (change("gone"), change_of.gone),
    (
        words(
            rf"(?P<seen>(?:no longer|nowhere|no more)(?: be| to be)? (?:\w+ )?{SEE}"
            rf"|not(?: be| to be)? (?:\w+ )?{PLAIN}|not (?:\w+ )?{SEE} any (?:more|longer)"
            rf"|(?:could|can) (?:no longer|not) be (?:\w+ )?{SEE}|cannot be {SEE}"
            rf"|ceased to be {SEE}|{SEE} no (?:longer|more)|(?:un|in|non-?)(?:detectable"
            r"|discernible|traceable|visible|apparent)|imperceptible|invisible"
            r"|(?:was|were|is|are|now|entirely|wholly|completely) (?:absent|missing|lacking)"
            r"|left no traces?|(?:is|was|are|were) no more(?! than))"
        ),
        change_of.gone,
    ),
    (
        words(
            NOT_SHOWING,
        ),
        change_of.not_shown,
    ),
    (
        words(
            r"(?:cleared|abolished|eliminated|normali[sz]ed) (?:the|all|his|her) (?:\w+ ){0,2}?"
            r"(?:MRI?|CT|imaging|magnetic resonance(?: imaging)?|radiolog\w+) "
            r"(?:findings?|abnormalit\w+|changes|lesions?)"
        ),
        response_of.cleared,
    ),
    (change("smaller"), change_of.less),
    (
        words(
            rf"lost (?:\w+ ){{0,2}}{_FRACTION}|{_FRACTION} (?:of )?(?:the size of )?{_WAS}",
            r"[−–-]\s?\d+\s?%|(?:less|lower) than half|by (?:about |more than )?half",
        ),
        change_of.less,
    ),
    (words(r"respon(?:se|ded|d)"), response_of.responds),
    (
        words(
            r"improv(?:ed|ement|es)(?: was (?:seen|noted"
            r"|observed))?,?(?: both)? (?:clinically (?:and|as well as)"
            r" (?:radiolog\w+|on (?:the )?(?:MRI?|CT|imaging|scans?))|radiolog\w+ and clinical\w*"
            r"|clinical (?:and|as well as) radiologic(?:al)?\b)",
            r"(?:clinical(?:ly)?|neurological(?:ly)?|symptomatic) (?:and"
            r"|as well as) (?:radiolog\w+|imaging|MRI?) improvement",
        ),
        response_of.improved_too,
    ),
    (
        words(
            r"(?:neither|no|without) (?:any )?clinical (?:n?or) (?:radiolog\w+|imaging"
            r"|MRI) (?:evidence|signs?) of (?:\w+ )?(?:disease|mass|tumou?r|lesion|EMH)",
        ),
        response_of.cleared,
    ),
    (
        words(r"improv(?:ed|ements?|ing)|relie(?:f|ved)|decompressed|alleviat(?:ed|ion)"),
        response_of.better,
    ),
    (change("same", "steady", "again"), same_of.same),
    (
        words(
            r"(?:no|without|nor) (?:\w+ ){0,2}(?:changes?|differences?|alterations?|modifications?"
            r"|variations?|evolution|movement)|(?:not|never|hardly|scarcely|barely"
            r"|little) (?:\w+ ){0,2}(?:changed|altered|modified|varied|moved|evolved|different)",
            r"(?:nothing|neither|none)(?: [\w-]+){0,12}? (?:has|had|have|was|were) (?:\w+ )?"
            r"(?:changed|altered|varied|affected|different)",
            rf"(?:not|never) (?:\w+ ){{0,2}}?(?:influence|affect|alter|change|modify"
            rf"|reduce)d? (?:the|its|their) {SIZE}",
            r"(?:no|without|little) (?:\w+ ){0,2}?(?:effect|influence|impact) (?:up)?on"
            rf" (?:the |its |their )?(?:\w+ ){{0,3}}?(?:{SIZE}|{BODY})",
            rf"(?:same|identical|constant|similar|comparable|equal) (?:\w+ )?{SIZE}",
            r"(?:comparable|similar|equal|equivalent|identical|corresponding) (?:in \w+ )?(?:to"
            r"|with) (?:that|those|the (?:first|previous|initial|former|earlier|original|last"
            r"|pre\w*)|before|what)",
            r"measure[sd]? (?:exactly |just |still )?(?:what it|the same"
            r"|as (?:much|before|it did))",
            r"(?:kept|keeps?|keeping|retain\w*|maintain\w*|preserv\w*|h[eo]ld\w*|conserv\w*)"
            rf" (?:its|their|the same|the)(?: \w+)? {SIZE}",
            r"(?:exactly|just|quite) as (?:large|big|extensive|long)",
            r"as (?:large|big|extensive|bulky) as (?:before|ever|it (?:was|had)|at)",
            r"(?:neither|no|not) (?:larger|bigger|greater|more) (?:n?or|and no) "
            r"(?:smaller|less|fewer)",
            r"(?:neither|no|not) (?:smaller|less) (?:n?or|and no) (?:larger|bigger|greater|more)",
            r"neither (?:grown|grew|increased|enlarged) nor (?:shrunk|shrank|decreased|diminished)",
            r"neither (?:shrunk|shrank|decreased|diminished) nor (?:grown|grew|increased|enlarged)",
            rf"still {SEE}|(?:was|were) (?:present|visible) (?:\w+ ){{1,3}}later",
            r"(?:remain(?:ed|s|ing)|stayed|kept) (?:at )?(?:about |around |approximately )?\d+"
            r"(?:[.,]\d+)?(?: ?[x×] ?\d+(?:[.,]\d+)?){0,2} ?(?:mm|cm|ml|cc)|constant",
            r"superimposable|persist(?:ed|s|ence|ent|ing)|remain(?:s|ed|ing) (?:in place|in situ"
            r"|there|visible|present|evident|demonstrable|detectable)",
        ),
        same_of.same,
    ),
    (change("larger"), growth_of.more),
    (
        words(
            r"as large again|(?:twice|double) (?:its|the) (?:\w+ )?size",
            r"larger than (?:before|it was|ever|at)|extend\w* (?:further|higher|lower|beyond)",
        ),
        growth_of.more,
    ),
    (
        words(
            rf"(?:new|fresh|further|second|third|fourth|additional) (?:\w+ ){{0,2}}{BODY} "
            r"(?:(?:had|has|have|was|were|became) )?(?:also )?(?:appeared|come up|developed|arisen"
            rf"|formed|emerged|sprung up|{SEE})",
            rf"{SHOWING} (?:an? |the appearance of )?(?:new|additional|recurrent) "
            rf"(?:\w+ ){{0,2}}{BODY}",
            r"(?:appearance|development|emergence|occurrence|formation|detection) of (?:an? |some "
            r"|several )?(?:new|additional|further|fresh|other|multiple|numerous|several)"
            rf" (?:\w+ ){{0,3}}{BODY}",
            rf"{BODY}(?: [\w-]+){{0,3}},? (?:not|un|never)[ -]?(?:(?:previously|hitherto|formerly"
            r"|earlier) (?:seen|present|visible|noted|known|there)|(?:seen|present|visible|noted"
            r"|there) (?:before|previously|earlier|(?:at|on|in) the (?:first|previous|initial"
            r"|earlier)))",
            r"(?:a )?new ones? (?:had |has |have )?(?:also )?(?:appeared|developed|come up|arisen"
            r"|formed|emerged)",
        ),
        growth_of.new,
    ),
    (
        words(
            rf"{SHOWING} (?:a |the )?(?:complete|total|gross[- ]total|full) (?:\w+ )?"
            r"(?:removal|excision|resection|extirpation|ablation)"
        ),
        response_of.removed,
    ),
    (
        words(
            rf"(?:no|without|free (?:of|from)|clear of|devoid of|empty of|rid of|negative for"
            rf"|absence of"
            r"|nothing)\s+"
            rf"(?:{KIND}\s+){{0,5}}{BODY}"
            r"(?! (?:recur|relapse|regrowth|growth|progress|enlarge|increase|change|respon"
            r"|was (?:made|given)))",
            r"(?:tumou?r|lesion|mass)-free",
            r"(?:epidural|extradural) space (?:is|was|to be) (?:\w+ )?(?:clear|free|empty"
            r"|normal)(?! of fat)",
            r"(?:no|without|free of)(?: any)? (?:residual|remnants?|residue|residuum)"
            r"(?! (?:\w+ )?(?:weak|defici|symptom|pain|neuro|sens|motor|sign|impair|disab))",
            rf"(?:no|without)(?: {KIND})* {REST} of (?:\w+ ){{0,2}}{BODY}",
            r"(?:no|without|not an?)(?: longer)?(?: any| a)? (?:traces?|vestiges?|remains)"
            r" (?:of (?:it|them)|(?:was|were|is|are) (?:left|seen|found))",
            r"nothing (?:at all |more )?(?:(?:was|is|has been|had been"
            r"|could be|to be) )?(?:left|seen|found|remain\w*|visible)(?! (?:but|except|other))",
        ),
        rest_of.none_left,
    ),
    (
        words(
            r"(?:no|without|absence of|relief of|release of)\s+(?:(?:any|residual|remaining"
            r"|further|significant|evidence of|the|spinal|cord|thecal sac|canal|medullary"
            r"|neural)\s+){0,5}(?:compression|stenosis|compromise|block|obstruction|encroachment)",
            r"free (?:flow|passage|subarachnoid space)|(?:pass|flow"
            r"|r[au]n)\w* (?:\w+ ){0,3}?(?:freely|unhindered|unimpeded|unobstructed"
            r"|without (?:hindrance|obstruction|delay|hold-?up|block|interruption))"
            r"|(?:patency|re-?opening|re-?expansion) of (?:the )?(?:\w+ )?(?:canal|space|sac|cord)"
            r"|(?:subarachnoid space|spinal canal|canal|thecal sac|cord) (?:is|was) (?:now |again "
            r"|\w+ly )?(?:free|patent|open)(?! (?:of|from)\b)|no longer (?:\w+ )?(?:compress"
            r"|indent|displac|deform|flatten|distort|encroach)\w*",
        ),
        rest_of.no_compression,
    ),
    (
        words(rf"{SHOWING} (?:\w+ ){{0,3}}(?:decompression|re-?expansion|release)"),
        response_of.decompressed,
    ),
    (
        words(
            r"(?:residual|remnant|remaining|minimal|small|tiny|thin|some|faint|little|slight|scanty"
            rf"|mere|narrow|negligible)\s+(?:[\w/-]+\s+){{0,2}}(?:{BODY}|{REST})",
            rf"fatty {REST}",
            r"(?:remnant|residuum|residue)s?|fibro-?(?:fatty|adipose|lipid) (?:\w+)",
            r"(?:only|just|merely|nothing but) (?:[\w-]+ ){0,2}(?:fat\w*|scar\w*|fibro\w+"
            r"|gliosis|atrophy)",
            rf"(?:trace|vestige|hint|suggestion|shadow|{REST}) of (?:\w+ ){{0,2}}"
            rf"(?:{BODY}|it|fat)",
            r"(?:an?|only|the)\s+(?:[\d.]+\s*(?:mm|cm)\s+)?(?:[\w-]+ ){0,2}?(?:rim|scar|plaque"
            r"|crescent)",
            rf"(?:part|portion|piece|fragment|amount)s? of (?:\w+ ){{0,3}}{BODY} (?:(?:had|has"
            r"|have|was|were|is|are) )?(?:been )?(?:\w+ )?(?:left|remain\w*|persist\w*|visible"
            r"|present)",
            rf"(?:an?|the|some) (?:[\w-]+ ){{0,3}}{REST} (?:(?:is|was) (?:all )?(?:that )?"
            r"(?:left|remain\w*)|(?:still )?remain\w*|persist\w*|was all)",
        ),
        rest_of.rest,
    ),
    (
        words(
            r"(?:an?|the) (?:much |markedly |considerably |slightly |somewhat )?(?:smaller|thinner"
            rf"|reduced|shrunken|diminished) (?:[\w-]+ ){{0,2}}{BODY}",
        ),
        rest_of.smaller_one,
    ),
    (size_of.PAIR, size_of.sizes),
    (
        words(r"clean|clear(?! cell)|normal(?:i[sz](?:ed|ation))?|negative|unremarkable"),
        rest_of.normal,
    ),
)
