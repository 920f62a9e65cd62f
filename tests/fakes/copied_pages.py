"""A report as plain text copied from where people find it; all that stands around it is invented."""

from textwrap import fill, wrap

AUTHORS = "Anna K Miller 1, Kwame B Owusu 2, Li-Wen Chang 1"
OTHERS = (
    (
        "Thoracic epidural extramedullary hematopoiesis at T4-T9 in a 45-year-old woman with sickle cell "
        "disease.J Spinal Stud. 2009 Aug;12(2):99-106. doi: 10.1000/jss.2009.12. PMID: 90000002 Review."
    ),
    (
        "Hydroxyurea in two brothers with hemoglobin E-beta thalassemia.Invent Hematol. 2003;26(1):111-7. "
        "PMID: 90000004 Free article."
    ),
)
REFERENCES = (
    "1. Smithers AB. Epidural hematopoiesis in a man with myelofibrosis. J Neurol 1978;28:118.",
    "2. Papadakis N, et al. Thalassemia intermedia: recovery after 20 Gy at T10. Spine 2006;37:12.",
)
_WORKPLACES = "1 Department of Hematology, University Hospital, Northtown.\n2 Clinic of Southtown."


def pubmed(title: str, text: str) -> str:
    """PubMed as it was until 2020, saved as text."""
    others = "".join(f"-\n{each}\n" for each in OTHERS)
    return (
        f"{title}\n- PMID: 90000001\n- DOI: 10.1000/abc.1\n{title}\nAbstract\n{text}\n"
        f"Similar articles\n{others}Cited by\n{others}Publication types\nMeSH terms\nLinkOut - more resources"
    )


def pubmed_of_today(title: str, text: str) -> str:
    """PubMed as it is, with the title twice."""
    return (
        "Skip to main page content\nU.S. flag\n\nDot gov\n\nThe .gov means it’s official.\n\nCase Reports"
        f"\n. 2012 Jun;19(6):871-8.\ndoi: 10.1000/s1.\n\n{title}\n\nAffiliations\nCase Reports\n\n{title}\n\n"
        f"Anna K Miller et al. Invent Spine J. 2012 Jun.\n\nAbstract\n\n{text}\n\nPubMed Disclaimer\n\n"
        f"Similar articles\n\n{OTHERS[0]}\n\nCited by\n\nReferences\n\n{REFERENCES[0]}\n\nMeSH terms"
    )


def journal(title: str, text: str) -> str:
    """A publisher's page, of which the abstract is free."""
    return (
        "Skip to main content\nLog in\nMenu\nSearch\nCart\n\nHome\nInventive Spine Journal\nArticle\n\n"
        f"{title}\n\nCase Report\nPublished: 13 October 2012\nVolume 19, pages 871–878, (2012)\n"
        f"Cite this article\n\nDownload PDF\n{AUTHORS}\n\n1481 Accesses\n12 Citations\n\nAbstract\n\n{text}\n\n"
        "This is a preview of subscription content, log in via an institution to check access.\n\n"
        f"Similar content being viewed by others\n\n{OTHERS[0]}\nArticle 22 November 2020\n\nReferences\n\n"
        f"{REFERENCES[1]}\n\nAuthor information\nAuthors and Affiliations\n\n{_WORKPLACES}\n\n"
        f"About this article\n\nCite this article\nMiller, A.K. {title}. Invent Spine J 19, 871 (2012).\n\n"
        "Keywords\nMyelofibrosis\nThalassemia"
    )


def journal_with_neighbours(title: str, text: str) -> str:
    """A page that names the papers before and after this one above it."""
    return (
        f"Next Article in Journal\n{OTHERS[0]}\nPrevious Article in Journal\n{OTHERS[1]}\n\nJournals\n"
        f"Sign In / Sign Up\nArticle Menu\nAbstract\nShare and Cite\n\nOpen AccessCase Report\n{title}\n\n"
        "by Anna K. Miller 1,*,\nKwame B. Owusu 2\n\n1\nDepartment of Hematology, Hospital, Northtown\n*\n"
        "Author to whom correspondence should be addressed.\n\nSpine 2012, 4(10), 353\n\n"
        f"Abstract\n\n{text}\n\nKeywords: myelofibrosis; thalassemia\n\nFig. 1.\nFig. 1\n"
        f"Open in a new tab\nAxial image.\n\nReferences\n\n{REFERENCES[0]}"
    )


def network(title: str, text: str) -> str:
    """A site of scientists, with its own names for the parts."""
    return (
        f"Article\n\n{title}\n\nApril 2012\nInventive Spine Journal 84(7):87-91\nDOI:10.1000/s1\nAuthors:\n\n"
        "Anna K. Miller\nThis person is not on ResearchGate, or hasn't claimed this research yet.\n\n"
        f"Citations (4)\nReferences (32)\nFigures (2)\n\nAbstract and Figures\n\n{text}\n\n"
        f"Discover the world's research\n25+ million members\n\nCitations (23)\n\n{OTHERS[1]}\nView\n"
        f"Show abstract\n\nReferences (8)\n\n{REFERENCES[0]}\n\nCompany\nAbout us\nNews"
    )


def meeting(title: str, text: str) -> str:
    """An abstract of a congress, without a heading."""
    return (
        f"{title}\n\nBlood (2015) 126 (23): 4599.\n\nhttps://doi.org/10.1000/blood.1\n\n{text}\n\n"
        "Disclosures\n\nNo relevant conflicts of interest to declare.\n\nAuthor notes\n\n*\n\n"
        "Asterisk with author names denotes non-ASH members.\n\nSign in via your Institution"
    )


def mail(title: str, text: str) -> str:
    """A citation as PubMed mails it."""
    return (
        f"1. Marrow Rev. 2017 Jun 21;10(4):26-32. doi: 10.1000/marrow.2017.1.\n\n{fill(title, 70)}\n\n"
        f"Miller AK(1), Owusu KB(2).\n\nAuthor information: \n(1)Department of Hematology, Northtown.\n\n"
        f"{fill(text, 70)}\n\nDOI: 10.1000/marrow.2017.1\nPMID: 90000001  [Indexed for MEDLINE]"
    )


def pdf_in_a_column(title: str, text: str) -> str:
    """A PDF's first page: broken lines, a page's end amid the text, a footnote."""
    lines = wrap(text, 58)
    head = "J Invent Spine 2012; 19: 871–878\nPage 872"
    foot = "* Address for correspondence: Dr A. Miller, Hospital\nof Northtown. E-mail: m@example.org\n"
    body = "\n".join([*lines[:3], head, *lines[3:6], "", foot, *lines[6:]])
    return (
        f"Open Access Case Report\n\n{fill(title, 50)}\n\nAnna K Miller1*, Kwame B Owusu2\n\n{_WORKPLACES}\n"
        f"Received: 12 May 2009; Accepted: 12 January 2010\n\nA B S T R A C T\n{body}\n"
        f"Keywords: thalassemia; myelofibrosis\n\nReferences\n{fill(REFERENCES[0], 58)}"
    )


def pdf_line_by_line(title: str, text: str) -> str:
    """A PDF copied with an empty line after each line."""
    lines = ["Case Report", *wrap(title, 50), "Miller AK, Owusu KB", " Abstract ", *wrap(text, 55)]
    return "\n\n".join([*(f"{line} " for line in lines), "REFERENCES", *wrap(REFERENCES[1], 55)])


def pdf_with_ligatures(title: str, text: str) -> str:
    """A PDF whose letters are drawn together, its abstract in a box."""
    drawn = text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("tion", "t\u00adion")
    box = "\n".join(f"| {line:60} |" for line in ["ABSTRACT", *wrap(drawn, 60)])
    return f"{fill(title.upper(), 50)}\n\nAnna K Miller1, Kwame B Owusu2\n\n+{'-' * 62}+\n{box}\n+{'-' * 62}+"


PAGES = (
    pubmed,
    pubmed_of_today,
    journal,
    journal_with_neighbours,
    network,
    meeting,
    mail,
    pdf_in_a_column,
    pdf_line_by_line,
    pdf_with_ligatures,
)
