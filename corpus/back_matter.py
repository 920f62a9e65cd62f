"""Headings of the parts of a paper that tell nothing of patients."""

import re

_OF = r"(?: (?:of|and|for|to|by|from|statement|section|declaration)\b.*)?"
_BACK_MATTER = re.compile(
    r"(?:\W|\d)*(?:"
    + "|".join(
        (
            r"(?:list of )?abbreviations?(?: and acronyms)?(?: used)?|acronyms|glossary",
            r"acknowled?ge?ments?(?: and .*)?|thanks",
            r"(?:sources? of )?funding(?: .*)?|(?:sources? of |financial |grant )support",
            r"(?:authors?['’]?s?['’]? |individual )?contributions?|credit author.*",
            r"contributions? (?:of|by|from) (?:the |each |individual )?authors?",
            r"contributors?(?:hip)?",
            r"authors?['’]?s?['’]? (?:information|details|notes?|affiliations?)|authorship.*",
            rf"corresponding authors?|(?:financial )?(?:declarations?|disclosures?){_OF}",
            r"(?:potential )?(?:conflicts? of interests?|competing (?:financial )?interests?).*",
            rf"(?:research )?ethic(?:s|al)(?: .*)?|institutional review board{_OF}",
            rf"(?:(?:informed|written|patient(?:['’]s)?) )*consent{_OF}",
            r"(?:availability|accessibility) of .*|(?:data|code) (?:sharing|availability|access).*",
            r"(?:electronic )?supplement(?:ary|al) (?:materials?|information|data|files?)",
            r"supporting information|additional files?|associated data",
            r"publisher['’]?s? (?:note|disclaimer)|disclaimers?|open access|rights and permissions",
            r"copyright.*|licen[cs]e.*|(?:provenance and )?peer[ -]review(?:er)?s?.*|orcid.*",
            r"pre-?publication history|(?:how to )?cite this.*|how to cite.*|guarantor",
            r"(?:generative ai|use of ai|use of artificial|research registration).*",
        )
    )
    + r")\W*",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:references?|reference list|bibliography|literature cited|works cited|"
    r"references? and (?:notes|links)|cited literature|further reading|literaturverzeichnis|"
    r"refer[eê]ncias(?: bibliográficas)?|références|bibliograf[ií]a|引用文献|参考文献)"
    r"(?:\W*\(\d{1,3}\))?\W*",
    re.IGNORECASE,
)


def is_back_matter(heading: str) -> bool:
    """Whether the part under this heading is about the paper, not about patients.

    `Ethics approval`, `Competing interests`, `Abbreviations` … are; `Patient perspective` and
    `Informed consent discussion with the family` are not.
    """
    return bool(_BACK_MATTER.fullmatch(heading.strip()[:200]))


def is_references(heading: str) -> bool:
    """Whether a list of references follows this heading."""
    return bool(_REFERENCES.fullmatch(heading.strip()[:200]))
