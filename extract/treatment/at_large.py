"""The words in which treatments are told of patients at large, or as what one might do."""

from extract.grammar.phrase import phrase

OPTION = phrase(r"""
    options?|allerg(?:y|ic) to|alternatives?(?! (?:\w+ )?(?:strateg|agent|drug|regimen|approach
    |therap|treatment|modality,|method,|option,))|modalit(?:y|ies)|possibilit(?:y|ies)|choices?|any
    |(?:choice|choos\w*|chose|decid\w*|select\w*|compar\w*|difference) between|whether|if|unless|how
    |(?:may|can|should|might|must|shall|will)(?: (?:be|have|also|then|now)){0,2}(?! been)
    |such as|responds? to|(?:chosen|preferred|favou?red) over|would(?! not)(?: (?:be|have))?
    |(?:some|others|many|most|several|various|guidelines?)(?: (?:authors?|experts?|surgeons
    |clinicians
    |physicians|cent(?:er|re)s|writers|workers|groups|investigators))? (?:(?:have|has|also|still
    |now) ){0,2}(?:advocat|favou?r|prefer|recommend|propos
    |suggest|advis)\w*|advocat\w+|(?:rel(?:y|ies)|hinges?|centers?|centres?) (?:up)?on
    |(?:treatment|management|therapy) (?:\w+ )?(?:consists of|includes|involves|comprises
    |is based on
    |remains)
    |(?:for|allow\w*|enabl\w*|helps?|number of|proportion of
    |percentage of) (?:[\w-]+ ){0,3}(?:patients|children|adults|individuals|people
    |candidates|survivors)(?: \w+ing| to(?: \w+ly)?(?: (?:undergo|receive|have|be))?)
    |emergency requiring
    |(?<!he\s)(?<!patient\s)(?<!now\s)(?<!still\s)(?<!who\s)(?<!man\s)(?<!girl\s)(?<!boy\s)(?:requires|necessitates
    |demands|calls for|warrants)
    |includes?|including|(?:roles?|place|efficacy|effectiveness|value|usefulness|advantages?|use
    |utility|risks?|merits?|benefits?|(?<!as\sa\s)(?<!was\sa\s)complications?
    |importance|indications?|results?|effects?|safety|question|literature|concept) (?:of|for|on)
    |(?:is|are) (?:usually|often|best|generally|commonly)?\s*(?:treated|managed) (?:by|with)
""")

GENERAL = phrase(r"""
    is|are|can|may|should|might|remains?|must|would(?! have been)|ha(?:s|ve) (?:an?|the|no|little
    |limited|some
    |its|their)
    |ha(?:s|ve) (?:all |each |both |also )?
    (?:been(?: \w+ly)?
    (?: reported| described| used| advocated| recommended| shown| suggested| proposed| considered
    | tried| employed)|been (?:the|an?) (?:\w+ ){0,3}?(?:treatment|therapy|mainstay|modality
    |choice|option|standard)s?|their|its|had|become)|seems?|appears?|offers?|provides?|plays?
    |allows?
    |results in|leads? to|raises?|removes?|acts?|helps?|represents?|constitutes?|deserves?|belongs?
    |depends?|carr(?:y|ies)|gives?
""")
"""Predicates of treatments in general: `is effective`, `has been reported`."""
