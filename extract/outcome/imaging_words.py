"""The word fields in which scans are told of: what shows, what is seen, and what is looked for."""

import re

from extract.grammar.pattern import Pattern

BODY = (
    r"(?:mass(?:es)?|lesions?|tumou?rs?|tissue|deposits?|nodules?|EMH|remnants?|disease|component"
    r"|h\w{1,4}mat?opoi\w+(?: tissue| mass\w*| foc\w+| lesion\w*)?|abnormalit(?:y|ies)|opacit\w+"
    r"|shadows?|enhancement|residue|filling defects?|swellings?|lumps?|portions?|collections?"
    r"|foc(?:us|i)"
    r"|infiltrat(?:e|es|ion)|densit(?:y|ies)|formations?|localisations?|localizations?)"
)
"""What the mass is called."""
KIND = (
    r"(?:any|more|residual|recurrent|persistent|or|and|remaining|visible|obvious|significant"
    r"|detectable|evidence of|signs? of|hint of|vestige of|suspicion of|indication of|discernible"
    r"|traces? of|epidural|extradural|paraspinal|paravertebral|intraspinal|spinal|pathological"
    r"|abnormal|soft|h\w{1,4}mat?opoietic|extramedullary|remnant|further|of|the|such|left|longer)"
)
"""Words between a denial and what is denied."""
SEE = (
    r"(?:visible|seen|detect(?:ed|able)|present|found(?! to\b| that\b)|identif\w+|demonstra\w+"
    r"|discern\w+|apparent|evident|made out|recogni[sz]\w+|perceptible|perceived|traceable|traced"
    r"|visuali[sz]\w+|observed|noted|noticeable|depict(?:ed|able)|shown|imaged|appreciated"
    r"|appreciable|distinguish\w+|delineated|displayed|in evidence|in sight|there|disclosed"
    r"|revealed|encountered|picked up|spotted|measurable)"
)
"""What is said of a thing that one can see."""
PLAIN = (
    r"(?:visible|seen|detect(?:ed|able)|present|found(?! to\b| that\b)|identif\w+|demonstra\w+"
    r"|discern\w+|apparent|evident|made out|recogni[sz]\w+|perceptible|traceable|visuali[sz]\w+"
    r"|distinguish\w+)"
)
"""The same behind a mere `not`, with which much is said to be absent that never was there."""
_SHOW = (
    r"(?:reveal|show|demonstrat|disclos|detect|document|depict|confirm|prov|display|exhibit"
    r"|identif|visuali[sz]|uncover|evidenc|attest|disc[eo]r[nv]|delineat|record|verif|establish"
    r"|indicat|objectif|outlin|testif|picture)"
)
SHOWING = rf"(?:{_SHOW}\w*|found|finds)"
"""What a scan does to a thing, in any form of the verb."""
NOT_SHOWING = (
    r"(?:fail(?:s|ed|ing)? to|(?:did|does|do|could|can|would) (?:no longer|not)|cannot|didn[’']t"
    r"|no longer|ceas(?:es|ed) to|(?:was|were|is) unable to) (?:\w+ly )?"
    rf"(?:{_SHOW}\w*|f[io]u?nd)"
    r"|neither (?:the |an? )?(?:[\w-]+ ){0,6}?(?:MRI?|CT|imaging|scan\w*|myelogra\w+|radiogra\w+)"
    rf"(?: [\w-]+){{0,6}}? {_SHOW}\w*"
)
"""What a scan does that shows it no more."""
SIZE = (
    r"(?:size|dimensions?|volume|extent|appearance|contours?|density|shape|aspect|measurements"
    r"|proportions|diameters?|bulk|outlines?|form|thickness|length|configuration|calib(?:re|er))"
)
"""What of a mass stays or changes."""

REST = (
    r"(?:rims?|remnants?|residues?|residuum|plaques?|scars?|scarring|strips?|streaks?|crescents?"
    r"|films?|layers?|sheets?|bands?|sleeves?|ribbons?|strands?|fringes?|shells?|islands?"
    r"|nubbins?|stumps?|slivers?|threads?|cuffs?|linings?|thickenings?|bits?)"
)
"""What is left of a mass."""
ANOTHER_ORGAN = Pattern(
    r"\b(?:MRI?|CT|scan|imaging|tomography|radiographs?|films?) of (?:the |his |her )?(?:\w+ )?"
    r"(?:brain|head|heart|liver|spleen|hips?|knees?|shoulders?|orbits?|skull|sinuses|neck|kidneys?"
    r"|hands?|feet|pituitary)\b|\b(?:brain|cranial|cerebral|cardiac|hepatic|renal|head|sinus"
    r"|coronary|pulmonary|liver|splenic|MIBG|bone|gallium|thyroid|ventilation\S*|DE?XA|echocardiographic)"
    r" (?:MRI?|CT|scan|imaging|tomography|magnetic|computed|angiogra\w+)",
    re.IGNORECASE,
)
"""What a scan was made of, where it was not the spine."""
