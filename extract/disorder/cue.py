"""The words around a disorder's name, to why it is not this patient's; None where it may be.

What `extract.text.context` knows of any mention (denied, an option, true at large) is asked first;
here is what is peculiar to diagnoses: only suspected, withdrawn, a relative's, one of a list of
causes.
"""

from extract.disorder.kin import is_of_kin
from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled
from extract.text.clause import around
from extract.text.context import context
from extract.text.reading import Sentence

_REACH, _SENTENCE = 90, 400
_WITHDRAWN = compiled(r"""
    \bmis-?diagnos\w+(?: (?:with|as(?: (?:having|an?))?))?|\bmis-?label\w+|\bmisinterpret\w+
    |\bmistook\b|\b(?:wrong|erroneous|false
    |incorrect|mistaken)(?:ly)?(?: (?:\w+ )?diagnos(?:ed|es|is)(?: of| as)?)?\b|\bmistak\w+
    |\bhitherto\b|\blabel (?:of|under)\b|\b(?:initial(?:ly)?|at first|first
    |original(?:ly)?|previous(?:ly)?|formerly|provisional(?:ly)?) (?:\w+ ){0,2}?(?:thought
    |believed|considered|taken|regarded|interpreted|labell?ed|held|treated|misread) (?:to (?:be
    |have)|as|for)\b|\b(?:considered|believed|thought) to have\b
    |\bwhat (?:was|were) (?:\w+ ){0,3}?(?:believed|thought|considered|taken|assumed|supposed|held
    |presumed) to be\b|\btreated (?:\w+ )?as\b
""")
_ONLY_THOUGHT_OF = compiled(r"""
    \b(?:differential|suspect\w*|suspicio\w+|presum\w+|mimic\w*|simulat\w+|resembl\w+
    |confus\w+ with|possib\w+|probab\w+|suggest\w*|quer(?:y|ied|ies)|concern for|fear(?:ed)?
    |consider(?:ed|ation|ing)|exclud\w+|rul(?:e|ed|ing) out|differentiat\w+|distinguish\w*
    |entertain\w*|think of|thought of|work-?up for|screen\w* for|tests? for|negative for
    |favou?r(?:ed|ing)|look(?:ed|ing) for|search(?:ed|ing) for|sought
    |(?:at first|initially|first|wrongly|erroneously|mistakenly|mis\w+) (?:\w+ )?(?:attributed
    |ascribed
    |imputed|put down|diagnosed|treated|labell?ed|interpreted|taken|regarded)
    |(?:attributed|ascribed|imputed|put down|diagnosed|labell?ed|interpreted) (?:at first|initially
    |first|wrongly|erroneously|mistakenly)|mis(?:diagnosed|taken|labell?ed|interpreted)
    |pre-?operative(?:ly)? (?:\w+ )?(?:diagnos[ei]s|impression)(?: (?:was|had been))?
    |(?:diagnosed|read|reported|interpreted|taken) (?:pre-?operatively|radiologically
    |before (?:the )?(?:operation|surgery)|on (?:imaging|MRI|CT|frozen section)) (?:as|for|to be)
    |not (?:confined|limited|restricted|peculiar|unique) to|beyond|absence of|no evidence of
    |such as|includ\w+|e\.\s?g\.|not due to|other than|unlike|in contrast (?:to|with)|as in(?! \d)
    |other (?:\w+ )?(?:instances|cases|examples|reports) (?:of|with|in)
    |distinct from|differ(?:s|ed|ent|ing) from|not (?:usual|typical) (?:for|of|in)
    |synonym\w* (?:for|of|with)|as opposed to|instead of|rather than|customary|typical of|like
    |\?)(?=[\s(:,?]|$)
""")
_OWN_LIST = compiled(r"""
    \b(?:histor(?:y|ies)|(?:co-?)?morbidit(?:y|ies)|background|antecedents?|problems?
    |diagnos[ei]s) (?:\w+ )?
    $
""")
"""What a history includes is the patient's."""

_NOTHING_ELSE = compiled(r"""
    \b(?:no|nil|nothing|without|negative|unremarkable|uneventful|non-?contributory|normal|healthy
    |well|fit)\b[^.;]{0,70}$
""")
"""`No significant history other than` haemolytic anaemia: that he has."""

_STANDS_AFTER_ALL = compiled(r"""
    \b(?:known|diagnos(?:ed|is)|histor(?:y|ies)|confirm\w*|establish\w*|prov(?:ed|en|ing)
    |in the (?:course|setting|context) of|complicating|on the (?:basis|background) of
    |reveal\w*|show(?:ed|ing|n)|disclos\w*|demonstrat\w*|identif\w*|found|turned out|suffer\w*
    |with|had|has|carries|affected by|due to|secondary to|because of|in (?:a|an|this|our|the)\b
    |in addition to|on top of|besides|along with|as well as|long-?standing|pre-?existing)
""")
_JOINED = compiled(r"(?:,|\band|\bbut|\bwhile|\bthen) (?:(?:an?|the|instead|only) )?(?:\w+ )?$")
_FOUND_ITSELF = compiled(r"""
    ^\s+(?:was|were)\s+(?:\w+ly\s+|then\s+|instead\s+|indeed\s+|in\s+fact\s+)?(?:diagnosed|found
    |confirmed|established|identified|demonstrated|proven|discovered|detected|documented|revealed)\b
""")
"""`Tested for possible leukaemia, and refractory anaemia was diagnosed`."""
_TO_BLAME = compiled(r"""
    [^.;]{0,60}? (?:may|might|could|must|can) (?:well |also |thus )?(?:be|have been|have) (?:\w+ )?
    (?:responsible|to blame|the cause|a cause|contributed|caused|led|predisposed|triggered)\b
    [^.;]{0,80}? (?:this|our|the present|the reported|his|her) (?:\w+ ){0,2}?(?:patients?|case
    |woman|man|boy|girl|child|mass(?:es)?|tumou?rs?|symptoms|para(?:plegia|paresis))\b
""")
"""`Haemoglobin E/beta-thalassaemia may be responsible for the mass in this patient`: he has it."""
_BEARER = compiled(r"""
    \b(?:m[ae]n|wom[ae]n|(?:fe)?males?|patients?|boys?|girls?|child|children|lady|gentleman
    |infant|\d|brother|sister) (?:with|suffering from|affected by|who (?:has|had)|known for)
    (?: (?:an?|the|known|severe|\w+(?:ic|al|ary|ed|ive|ing)))*\s+$
""")
_GIVEN = compiled(r"""
    \b(?:in view|because|on account|in the light) of (?:(?:the|his|her|this|known|underlying) )*$
""")
"""`In view of the known` thalassaemia the tissue was considered most likely."""
_PLANNED = compiled(r"""
    (?: \([^()]*\))? (?:was|were|is|had been) (?:\w+ly |then )?(?:scheduled|considered|planned
    |listed|proposed|offered|advised|recommended|discussed|evaluated) (?:for|to|as an?|at|in)\b
""")
"""`A woman with` myelofibrosis `was scheduled for laminectomy`: that alone is a plan."""
_IN_RELATIVE = compiled(r", (?:which|who|whom|whose) [^,;.]*$")
"""`An interaction of the drug, which she took for` myelofibrosis, `was considered`."""
_TESTS_SUGGEST = compiled(r"""
    \b(?:marrow|electrophoresis|blood|film|smear|trephine|genetic|molecular|ha?emoglobin
    |laboratory)\b
    [^.;]*\b(?:suggest|indicat)\w*(?: of)?(?: an?| the)?(?: \w+)?\s*$
""")
_SET_ASIDE = compiled(r"""
    ^\s*\?|^[^.;]{0,50}?\b(?:(?:was|were|is|are|been|being|be) (?:\w+ly |all |both |also |then\s+
    |first |at first )?(?:exclud\w+|ruled out|considered|suspected|discussed|unlikely
    |likely(?! (?:to be |to have been )?(?:the )?(?:\w+ )?(?:cause|reason|explanation|origin))
    |absent|discarded
    |dismissed|withdrawn|negative|looked for|sought|searched for|feared|queried|entertained
    |favou?red|thought of|listed|out of (?:the )?question|untenable
    |not (?:found|present|confirmed|detected|seen|demonstrated))|had been (?:exclud\w+|ruled out
    |suspected|presumed|considered|feared|assumed|supposed|entertained)
    |(?:was|were) (?:\w+ )?(?:the|our|my|his|their) (?:initial|first|provisional
    |working|leading|differential)\b|(?:being
    |having been) (?:feared|suspected|excluded|ruled out))
""")
_UNDONE = compiled(r"""
    [^.;]{0,80}? (?:had (?:long )?been|was) the (?:\w+ )?(?:diagnosis|label|assumption)
    (?: \w+)? (?:until then|(?:up )?to then|till then|before|previously|hitherto|so far)\b
    |^(?: in \d{4})?,?\s*(?:which|but this|but it|this) (?:\w+ ){0,2}?(?:could not be \w+
    |not (?!(?:been )?(?:\w+ )?(?:suspect|recogni|diagnos|known|detect|identif|notic))\w+|exclud\w+
    |ruled out|wrong|incorrect|withdrawn|discarded|proved (?:wrong|false))
    |^(?: in \d{4})?(?:\s(?:was|had been|has been) (?:\w+ )?(?:diagnosed|assumed|suggested
    |made))?[,;]?\s*(?:an? (?:diagnosis|label) |(?:(?:which|that|but|and|it|this
    |(?:an?|the) (?:diagnosis|label)) ){0,3}(?:was|were|had been|has been|had to be) )(?:(?:\w+ly
    |later|then
    |afterwards?|since|soon|now) )?(?:revised
    |changed|corrected|amended|re-?classified|overturned|refuted|rejected|abandoned|superseded
    |replaced|altered|rectified|modified|re-?named|relabell?ed|disproved|retracted)\b
""")
_REVISED_TO = compiled(r"""
    \b(?:diagnosis|label|it)\b[^.;]{0,40}?\b(?:was|were|been|being) (?:\w+ )?(?:revised|changed
    |corrected|amended|altered|modified|re-?classified|rectified)\b[^.;]{0,30} (?:to|into|as
    |in favou?r of)(?: (?:that of|an?|the|probable|pre-?fibrotic|early|congenital|\w+))?\s+$
""")
"""`The diagnosis was revised to`: what was named before was wrong."""
_AT_LARGE_BEFORE = compiled(r"""
    \b(?:patients|people|persons|individuals|subjects|children|adults|women|men|cases|reports
    |instances|examples|sufferers|those) (?:\w+ ){0,2}?(?:with|of|suffering from|affected by
    |having|who have|who had|in|from) (?:\S+ ){0,4}$|\b(?:complications?|manifestations?|causes?
    |features?|management|treatment|therapy|pathogenesis|literature|prevalence|incidence|frequency
    |occurrence) (?:of|in|for) (?:\w+ ){0,3}$|\b(?:commonly|common|commonest|usually|usual|often
    |frequent(?:ly)?|rare(?:ly)?|typical(?:ly)?|mostly|mainly|occasionally|well[\s-]known
    |generally|always|exceptionally|chiefly|especially|particularly|regularly|daily|everyday
    |every day|classically|traditionally|primarily|predominantly|sporadically
    |seldom|infrequently|repeatedly|most often) (?!(?:\w+ ){0,3}?(?:us|smok|drink
    |attend|visit)ers?\b)
    (?:\w+ ){0,3}(?:in|with|from
    |of|by|to|for|is|are) (?:\S+ ){0,3}$
    |\b(?:has|have) (?:\w+ ){0,2}?been (?:\w+ly )?(?:associated|linked|reported|described|observed
    |seen|shown|used|tried|recorded|noted|documented|implicated|advocated|recommended|approved)
    (?! here\b) [^.;,]{0,70}?\b(?:in|with|for|of) (?:\w+ )?$
    |\b(?:pathognomonic|peculiar|unique|exclusive) (?:for|of|to|in) (?:\w+ ){0,3}$
    |\buse of (?:\S+ ){1,4}?(?:to treat|in|for) (?!an? |this |our |the )(?:\S+ ){0,3}$
    |\b(?:introduced|licen[sc]ed|approved|registered|useful|popular) (?:\w+ ){0,2}(?:for
    |in) (?:\w+ ){0,3}$
    |(?:^|[.:;]\s)In $
    |\b(?:other|some|several|many|various|recent|earlier|previous|most|emerging) (?:(?:published
    |clinical|such|case) )?(?:reports|data|authors|investigators|publications|papers|articles|trials
    |evidence|researchers)\b[^.;]*$
    |\b(?:other|recent|many|most|clinical|case|published|experimental
    |epidemiologic\w*) studies\b[^.;]*$
""")
_SHOWS = compiled(r"\bwith (?:\w+ ){0,4}features of (?:\w+ ){0,3}$")
"""`A woman with clinical and laboratory features of` it has it."""
_AT_LARGE_AFTER = compiled(r"""
    ^\s*(?:patients|sufferers|individuals|children|adults|populations?)\b|^[^.;,]{0,20}\b(?:is
    |are) (?:carried|present) (?:by|in) (?:\w+ ){0,4}?(?:%|per cent|population|\d)|^\s*(?:is
    |are) (?!known to be\b)(?:an?|the|one|rare|common|usually|often|characteri[sz]ed|associated
    |caused|known|frequently|generally)\b
""")
_OWN = compiled(r"""
    \b(?:(?:we|authors?|paper|article|report|note|study|letter) (?:\w+ ){0,3}?(?:report|describ
    |present|document
    |saw|treat|encounter|observ|follow)\w*|our (?:\w+ )?(?:patient|case|experience|observation)s?
    |(?:this|these|two|three|four|five|six|both|the following) (?:\w+ ){0,2}?(?:patient|case|brother
    |sister|sibling|boy|girl|m[ae]n|wom[ae]n|adult|child)\w*
    |(?:is|are|was|were) (?:here )?(?:reported|described|presented)(?! (?:\w+ly|often|mostly|most
    |every day|in the literature)\b)|one (?:\w+ )?(?:patient|case
    |child|boy|girl|man|woman) (?:has|had|was|is)|(?:is|was|are|were) the (?:most )?(?:likely
    |probable
    |presumed|apparent|underlying|sole|only) (?:cause|reason|explanation))\b
""")
_DIAGNOSED = compiled(r"""
    \b(?:known|diagnos(?:ed|is|tic)|history|confirm\w*|establish\w*|reveal\w*|disclos\w*|prov(?:ed
    |en)|suffer\w*|case of|treated for|treatment (?:of|for)|under treatment|background|remission
    |(?:receiving|taking|received|given) (?:[\w-]+ ){1,4}?for|dialys\w+
    |(?:consolidation|induction|chemotherapy|transplant\w*|maintenance) (?:\w+ )?(?:for|of|in)
    |underlying|due to|secondary to|associated with|(?:man|woman|male|female|patient|boy
    |girl|gentleman|lady|\d) (?:\w+ ){0,3}?with|on account of|autograft\w*\W.{0,40}for)\b
""")


_TREATED_FOR = compiled(r"""
    \b(?:under(?:going|went|go)?|receiv\w+|complet\w+|start\w+|beg[au]n|commenc\w+|had|has|having
    |on|part of|course of|during|while in|after|following|his|her|maintenance
    |induction) (?:[\w-]+ ){0,4}?
    (?:treatment|therapy|management) (?:of|for) (?:[\w-]+ ){0,3}$
    |\b(?:he|she|who) (?:(?:was|were|had|has|been|is|already|also|now) ){1,3}(?:taking|taken|on
    |using|given|prescribed|receiving|received|treated|under) (?:[\w-]+ ){1,5}?(?:for|in) (?:the )?
    (?:treatment|management|therapy|control) of (?:[\w-]+ ){0,3}$
""")
"""`A girl under treatment for` leukaemia; not `the treatment of` it."""

AT_LARGE = "at large"
"""The reason that nobody in particular is said to have it; in a title the patient may."""

WITHDRAWN = "withdrawn"
"""The reason that it was a wrong diagnosis."""


def not_the_patients(sentence: Sentence, start: int, end: int, *, alone: bool = True) -> str | None:
    """Why the disorder named from `start` to `end` is not one that the patient has, or None.

    `alone` where the paper has no other patient: a brother is then a relative and not a patient.
    """
    said = context(sentence, start, end)
    before, after = around(sentence.text, start, end, reach=_REACH)
    found = bool(_JOINED.search(before) and _FOUND_ITSELF.match(after))
    found = found or _TO_BLAME.match(sentence.text, end) is not None
    known = _BEARER.search(before) and _PLANNED.match(sentence.text, end)
    known = known or _GIVEN.search(before)
    sure = found or known or _TESTS_SUGGEST.search(before)
    if said.negated or (said.hypothetical and not sure):
        return "context"
    if known or (after.startswith(",") and _IN_RELATIVE.search(before)):
        after = ""
    low = max(0, start - _SENTENCE)
    if said.general and not _OWN.search(sentence.text, low, start + _SENTENCE):
        return AT_LARGE
    if _reaches(_WITHDRAWN, before) or _UNDONE.match(sentence.text[end : end + 2 * _REACH]):
        return WITHDRAWN
    if (not found and _reaches(_ONLY_THOUGHT_OF, before)) or _SET_ASIDE.search(after):
        return "only thought of"
    if alone and is_of_kin(before, after):
        return "a relative's"
    return AT_LARGE if _is_at_large(sentence.text, start, before, after) else None


def revised(sentence: Sentence, start: int) -> bool:
    """Whether the name is what an earlier diagnosis was revised to."""
    return _REVISED_TO.search(sentence.text, max(0, start - _REACH), start) is not None


def diagnosed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words of diagnosis or history stand with the name, as for a disorder one suspects."""
    before, after = around(sentence.text, start, end, reach=_REACH)
    return bool(_DIAGNOSED.search(before) or _DIAGNOSED.search(after))


def _reaches(cue: Pattern, before: str) -> bool:
    """Whether a cue stands before the name with nothing between that ends its reach.

    What the marrow or the blood suggests is a diagnosis.
    """
    last = None
    for match in cue.finditer(before):
        owned = _OWN_AFTER_ALL.get(match[0].lower()[:6])
        if owned is None or not owned.search(before, 0, match.start()):
            last = match
    if last is None or _STANDS_AFTER_ALL.search(before, last.end()):
        return False
    return not _TESTS_SUGGEST.search(before)


_OWN_AFTER_ALL = {"includ": _OWN_LIST, "other ": _NOTHING_ELSE}
"""Words that begin a list of examples, to what stands before them where the list is his."""


def _is_at_large(text: str, start: int, before: str, after: str) -> bool:
    """`common in patients with thalassemia`; not `we report three patients with thalassemia`."""
    low = max(0, start - _SENTENCE)
    his = _SHOWS.search(before) or _TREATED_FOR.search(before)
    if _AT_LARGE_BEFORE.search(before) and not his:
        return not _OWN.search(text, low, start)
    return bool(_AT_LARGE_AFTER.search(after)) and not _OWN.search(text, low, start + _SENTENCE)
