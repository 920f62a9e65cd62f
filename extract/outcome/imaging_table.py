"""The words that tell of a mass on scans, and what reads each of them."""

from extract.outcome import imaging_change as change_of
from extract.outcome import imaging_growth as growth_of
from extract.outcome import imaging_rest as rest_of
from extract.outcome.lexicon import change
from extract.outcome.picture import Table
from extract.outcome.state import compiled, words

_BODY = (
    r"(?:mass(?:es)?|lesions?|tumou?rs?|tissue|deposits?|nodules?|EMH|remnants?|disease|component"
    r"|h\w{1,4}mat?opoi\w+(?: tissue| mass\w*| foc\w+| lesion\w*)?|abnormalit(?:y|ies)|opacit\w+"
    r"|shadows?|enhancement|residue)"
)
_KIND = (
    r"(?:any|more|residual|recurrent|persistent|or|and|remaining|visible|obvious|significant"
    r"|detectable|evidence of|signs? of"
    r"|traces? of|epidural|extradural|paraspinal|paravertebral|intraspinal|spinal|pathological"
    r"|abnormal|soft|h\w{1,4}mat?opoietic|extramedullary|remnant|further|of|the|such)"
)
_SEE = (
    r"(?:visible|seen|detect\w+|present|found(?! to\b| that\b)|identif\w+|demonstra\w+"
    r"|discern\w+|apparent"
    r"|evident|made out|recogni[sz]\w+|perceptible|traceable)"
)
_FRACTION = (
    r"(?:\d+(?:\.\d+)?\s?%|half|one[- ]half|a third|one[- ]third|two[- ]thirds|a quarter"
    r"|three[- ]quarters|a fraction)"
)
_WAS = (
    r"(?:its|their|what|the (?:size|volume|former|original|previous|initial|baseline"
    r"|pre-?treatment)|(?:original|former|previous|initial|baseline))"
)
_UNIT = r"\s*(?:mm(?!\s?/|\s?Hg|\s+(?:per|in\s+(?:the\s+)?(?:first|1|one))\b)|cm|ml|cc)"
_MEASURES = r"(?:measure[sd]|was|is|had) (?:only )?"
_SHOWING = r"(?:reveal|show|demonstrat|disclos|detect|document|depict|confirm|prov)\w*"
TABLE: Table = (
    (change("gone"), change_of.gone),
    (
        words(
            rf"(?P<seen>(?:no longer|not|nowhere)(?: be| to be)? (?:\w+ )?{_SEE}"
            rf"|(?:could|can) (?:no longer|not) be (?:\w+ )?{_SEE}|invisible"
            r"|(?:un|in)(?:detectable|discernible|traceable)|imperceptible"
            r")"
        ),
        change_of.gone,
    ),
    (
        words(
            r"(?:failed to|(?:did|does) not|no longer) (?:show|reveal|demonstrate|detect)(?:s"
            r"|ed)?"
        ),
        change_of.not_shown,
    ),
    (
        words(
            r"(?:cleared|abolished|eliminated|normali[sz]ed) (?:the|all|his|her) (?:\w+ ){0,2}?"
            r"(?:MRI?|CT|imaging|magnetic resonance(?: imaging)?|radiolog\w+) "
            r"(?:findings?|abnormalit\w+|changes|lesions?)"
        ),
        change_of.cleared,
    ),
    (change("smaller"), change_of.less),
    (
        words(
            rf"lost (?:\w+ ){{0,2}}{_FRACTION}|{_FRACTION} (?:of )?(?:the size of )?{_WAS}",
            r"[−–-]\s?\d+\s?%|(?:less|lower) than half|by (?:about |more than )?half",
        ),
        change_of.less,
    ),
    (words(r"respon(?:se|ded|d)"), change_of.responds),
    (
        words(
            r"improv(?:ed|ement|es)(?: was (?:seen|noted"
            r"|observed))?(?: both)? (?:clinically (?:and|as well as)"
            r" (?:radiolog\w+|on (?:the )?(?:MRI?|CT|imaging|scans?))|radiolog\w+ and clinical\w*)",
            r"improv(?:ed|ement)(?: was (?:seen|noted))? both clinically(?=$)",
            r"(?:clinical(?:ly)?|neurological(?:ly)?|symptomatic) (?:and"
            r"|as well as) (?:radiolog\w+|imaging"
            r"|MRI?) improvement",
        ),
        change_of.improved_too,
    ),
    (
        words(
            r"(?:neither|no|without) (?:any )?clinical (?:n?or) (?:radiolog\w+|imaging"
            r"|MRI) (?:evidence|signs?)"
            r" of (?:\w+ )?(?:disease|mass|tumou?r|lesion|EMH)",
        ),
        change_of.cleared,
    ),
    (
        words(r"improv(?:ed|ements?|ing)|relie(?:f|ved)|decompressed|alleviat(?:ed|ion)"),
        change_of.better,
    ),
    (change("same", "steady", "again"), change_of.same),
    (
        words(
            r"(?:no|without) (?:\w+ ){0,2}(?:change|difference|alteration)s?"
            r"|not (?:\w+ )?(?:changed"
            r"|altered)",
            r"(?:same|identical|constant) (?:\w+ )?(?:size|dimensions?|volume|extent|appearance"
            r"|contours?|density|shape|aspect|measurements|proportions|diameters?|bulk)",
            r"(?:exactly|just|quite) as (?:large|big|extensive|long)",
            r"as (?:large|big|extensive|bulky) as (?:before|ever|it (?:was|had)|at)",
            r"(?:neither|no|not) (?:larger|bigger|greater|more) (?:n?or|and no) "
            r"(?:smaller|less|fewer)",
            r"(?:neither|no|not) (?:smaller|less) (?:n?or|and no) (?:larger|bigger|greater|more)",
            r"neither (?:grown|grew|increased|enlarged) nor (?:shrunk|shrank|decreased|diminished)",
            r"neither (?:shrunk|shrank|decreased|diminished) nor (?:grown|grew|increased|enlarged)",
            rf"still {_SEE}|(?:was|were) (?:present|visible) (?:\w+ ){{1,3}}later",
            r"(?:remain(?:ed|s|ing)|stayed|kept) (?:at )?(?:about |around |approximately )?\d+"
            r"(?:[.,]\d+)?(?: ?[x×] ?\d+(?:[.,]\d+)?){0,2} ?(?:mm|cm|ml|cc)|constant",
            r"superimposable|persist(?:ed|s|ence|ent|ing)|kept its size",
        ),
        change_of.same,
    ),
    (change("larger"), growth_of.more),
    (words(r"as large again|(?:twice|double) (?:its|the) (?:\w+ )?size"), growth_of.more),
    (
        words(
            rf"(?:new|fresh|further|second|third|fourth|additional) (?:\w+ ){{0,2}}{_BODY} "
            r"(?:(?:had|has|have|was|were) )?(?:appeared|come up|developed|arisen|formed|seen"
            r"|found|detected)",
            rf"{_SHOWING} (?:an? |the appearance of )?(?:new|additional) (?:\w+ ){{0,2}}{_BODY}",
            r"(?:appearance|development|emergence|occurrence|formation|detection) of (?:an? |some "
            r"|several )?"
            rf"(?:new|additional|further|fresh|other) (?:\w+ ){{0,3}}{_BODY}",
            r"(?:a )?new ones? (?:had |has |have )?(?:also )?(?:appeared|developed|come up|arisen"
            r"|formed|emerged)",
        ),
        growth_of.new,
    ),
    (
        words(
            rf"{_SHOWING} (?:a |the )?(?:complete|total|gross[- ]total|full) (?:\w+ )?"
            r"(?:removal|excision|resection|extirpation|ablation)"
        ),
        change_of.removed,
    ),
    (
        words(
            rf"(?:no|without|free of|clear of|negative for|absence of|nothing)\s+"
            rf"(?:{_KIND}\s+){{0,5}}{_BODY}"
            r"(?! (?:recur|relapse|regrowth|growth|progress|enlarge|increase|change|respon"
            r"|was (?:made|given)))",
            r"(?:tumou?r|lesion|mass)-free",
            r"(?:no|without|free of)(?: any)? (?:residual|remnants?|residue|residuum)"
            r"(?! (?:\w+ )?(?:weak|defici|symptom|pain|neuro|sens|motor|sign|impair|disab))",
            r"nothing (?:was|is|has been) (?:left|seen|found)",
        ),
        rest_of.none_left,
    ),
    (
        words(
            r"(?:no|without|absence of|relief of|release of)\s+(?:(?:any|residual|remaining"
            r"|further"
            r"|significant|evidence of|the|spinal|cord|thecal sac|canal|medullary"
            r"|neural)\s+){0,5}"
            r"(?:compression|stenosis|compromise|block|obstruction|encroachment)",
            r"free (?:flow|passage|subarachnoid space)|(?:subarachnoid space|spinal canal"
            r"|canal) (?:is|was)"
            r" (?:now |again |\w+ly )?(?:free|patent|open)|no longer (?:\w+ )?(?:compress|indent"
            r"|displac|deform|flatten"
            r"|distort|encroach)\w*",
        ),
        rest_of.no_compression,
    ),
    (
        words(rf"{_SHOWING} (?:\w+ ){{0,3}}(?:decompression|re-?expansion|release)"),
        change_of.decompressed,
    ),
    (
        words(
            r"(?:residual|remnant|remaining|minimal|small|tiny|thin|some|faint|little)\s+"
            rf"(?:\w+\s+){{0,2}}(?:{_BODY}|rim|remnant|residue|plaque|scar|strip|streak"
            rf"|crescent)",
            r"(?:remnant|residuum)s?",
            r"(?:only|just|merely) (?:\w+ ){0,2}(?:fat\w*|scar\w*|fibro\w+|gliosis|atrophy)",
            r"(?:trace|sliver|vestige|hint|thread) of (?:\w+ ){0,2}"
            rf"(?:{_BODY}|it)",
            r"(?:an?|only|the)\s+(?:[\d.]+\s*(?:mm|cm)\s+)?(?:rim|scar|plaque|crescent)",
        ),
        rest_of.rest,
    ),
    (
        compiled(
            rf"(?:from|of)\s+(?P<was>\d+(?:\.\d+)?)(?:{_UNIT})?[^.;\d]{{0,20}}?\bto\s+(?:\w+ )?"
            rf"(?P<now>\d+(?:\.\d+)?){_UNIT}\b"
            rf"|(?P<now2>\d+(?:\.\d+)?){_UNIT},?\s*"
            r"(?:formerly|previously|initially|instead of|versus|vs\.?|compared (?:with|to)"
            rf"|against|as opposed to|rather than)\s+(?P<was2>\d+(?:\.\d+)?)(?:{_UNIT}\b|(?!\w))"
            rf"|(?:initially|originally|previously"
            rf"|formerly)\W+(?:\w+ )?(?P<was3>\d+(?:\.\d+)?)[^.;]{{0,25}}?"
            rf"{_UNIT}[³23]?,? (?:and )?(?:later |now |then )?{_MEASURES}(?P<now3>\d+(?:\.\d+)?)"
            rf"|(?P<was4>\d+(?:\.\d+)?){_UNIT}[³23]? (?:at (?:the )?(?:outset|start|beginning"
            rf"|diagnosis"
            rf"|presentation)|initially|originally|before \w+),? {_MEASURES}(?P<now4>\d+(?:\.\d+)?)"
        ),
        rest_of.sizes,
    ),
    (
        words(r"clean|clear(?! cell)|normal(?:i[sz](?:ed|ation))?|negative|unremarkable"),
        rest_of.normal,
    ),
)
