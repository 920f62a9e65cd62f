"""Texts of pages: the article in them, and nothing else."""

from pathlib import Path

from corpus.article import SectionKind
from corpus.pages.parts import Page, split_page_text

ABSTRACT = "A 40-year-old man had an epidural mass from T4 to T8. It was removed and he recovered."

TITLE = "Marrow in the canal of a healthy man"

PUBMED = f"""Skip to main page content
U.S. flag
Case Reports
. 2011 Jun;19(6):871-8.
doi: 10.9999/abc.1. Epub 2011 Mar 5.
Marrow in the canal of a healthy man
Affiliations
Department of Nothing, Nowhere
Marrow in the canal of a healthy man
Jane Roe et al. J Nothing. 2011 Jun.
- PMID: 90000123
- DOI: 10.9999/abc.1
Abstract
{ABSTRACT}
PubMed Disclaimer
Figures
Fig. 1
MRI of the mass.
Similar articles
-
A woman of 70 with a mass at L1.Roe R. J Other. 1999. PMID: 90000124
Cited by
Another man, T10.
References
Roe J. A boy of 3. J Kids 1980.
MeSH terms
LinkOut - more resources"""


def by_label(page: Page) -> dict[str, str]:
    """Label to text."""
    return {section.label: section.text for section in page.sections}


def test_a_pubmed_page_gives_its_own_article_only() -> None:
    """Title, ids and abstract are the page's; what follows belongs to others."""
    page = split_page_text(PUBMED)
    assert page.title == "Marrow in the canal of a healthy man"
    assert (page.pmid, page.doi, page.year) == ("90000123", "10.9999/abc.1", 2011)
    assert by_label(page) == {"Abstract": ABSTRACT, "Fig. 1": "MRI of the mass."}
    assert [s.kind for s in page.sections] == [SectionKind.ABSTRACT, SectionKind.CAPTION]


def test_findings_by_name_stay_in_a_page_and_other_lines_go() -> None:
    """A case on a teaching site; its buttons are no text."""
    page = split_page_text(
        f"Log in\nDownload PDF\n{TITLE}\nCase presentation\n{ABSTRACT}\nTreatment: radiotherapy, 20 Gy\n"
        "Quiz of the week\nReferences\nRoe J. A boy of 3. J Kids 1980."
    )
    assert by_label(page) == {"Case presentation": f"{ABSTRACT}\n\nTreatment: radiotherapy, 20 Gy"}


def test_a_page_with_sentences_is_never_left_empty() -> None:
    """Rather too much than nothing: all of it stands below a list of others."""
    page = split_page_text(f"Log in\nDownload PDF\nSimilar articles\n{ABSTRACT}")
    assert by_label(page) == {"body": ABSTRACT}


def test_names_of_parts_in_a_menu_do_not_end_the_article() -> None:
    """A list of links at the top names the same parts as the page."""
    menu = "Abstract\nSimilar articles\nCited by\nReferences\n"
    page = split_page_text(
        f"{menu}Marrow of a healthy man\n{menu}Abstract\n{ABSTRACT}\nReferences\nX."
    )
    assert by_label(page) == {"Abstract": ABSTRACT}


def test_an_article_in_plain_text_is_cut_at_its_headings() -> None:
    """References and the parts about the paper go, captions stand apart."""
    page = split_page_text(
        "Two patients with marrow masses\n\nINTRODUCTION\nIt is rare.\n\nCASE REPORT\nCase 1\n"
        "A man of 40.\n\nFigure 1: Mass at T4.\n\nFigure 1 shows the mass.\n\nCase 2\nA woman of 30.\n\n"
        "DISCUSSION\nSo it goes.\n\nCompeting interests\nNone.\n\nREFERENCES\n1. Roe. A boy of 3.\n"
    )
    assert page.title == "Two patients with marrow masses"
    assert by_label(page) == {
        "INTRODUCTION": "It is rare.",
        "Case 1": "A man of 40.\n\nFigure 1 shows the mass.",
        "Figure 1": "Mass at T4.",
        "Case 2": "A woman of 30.",
        "DISCUSSION": "So it goes.",
    }


def test_tables_in_the_text_are_set_apart() -> None:
    """Rows of a PDF's table are no sentences of this paper; a sentence about the table is."""
    page = split_page_text(
        "DISCUSSION\nThe cases of others are collected in the table, and they were like ours in most\n"
        "of what they had and in what was done for them by their surgeons.\n"
        "Table 1. Cases of others\nAuthor Age/Sex Level Treatment\nRoe 1980 45/M T4-T8 Laminectomy\n"
        "Doe 1990 39/F T10 Radiotherapy\nThey were all of them well at the end of the time that they\n"
        "were seen for, and none of the masses had come back.\n"
        "Table 2 shows the doses that were given to the masses of these patients by others.\n"
    )
    found = by_label(page)
    assert found["Table 1"].splitlines()[-1] == "Doe 1990 39/F T10 Radiotherapy"
    assert [s.kind for s in page.sections if s.label == "Table 1"] == [SectionKind.TABLE]
    assert "Laminectomy" not in found["DISCUSSION"]
    assert found["DISCUSSION"].endswith("given to the masses of these patients by others.")


def test_marked_headings_nest() -> None:
    """Markdown, and pages of HTML, say how deep a heading is; what is left out takes its parts along."""
    page = split_page_text(
        "# Report\nIt is rare.\n## Our second patient\nA man of 40.\n### Imaging\nA mass.\n"
        "## Funding\nNone.\n### Grants\nNone.\n## Last words\nWell.\n"
    )
    assert by_label(page) == {
        "Report": "It is rare.",
        "Report > Our second patient": "A man of 40.",
        "Report > Our second patient > Imaging": "A mass.",
        "Report > Last words": "Well.",
    }


def test_a_text_without_headings_is_one_body() -> None:
    """Nothing is guessed: no title, one section, the words unchanged."""
    page = split_page_text(f"{ABSTRACT}\n{ABSTRACT}")
    assert (page.title, by_label(page)) == ("", {"body": f"{ABSTRACT}\n\n{ABSTRACT}"})
    assert by_label(split_page_text("A man with a mass")) == {"body": "A man with a mass"}
    assert split_page_text("").sections == ()


def test_a_title_may_end_with_a_full_stop() -> None:
    """As in PubMed; a first sentence, or a line above another short one, is none."""
    told = f"{ABSTRACT} {ABSTRACT}"
    title = "Spinal cord compression in myelofibrosis."
    assert split_page_text(f"{title}\n\n{told}").title == title
    assert split_page_text(f"{title}\nAnother line.").title == ""
    assert split_page_text(f"He had myelofibrosis of the spine.\n{told}").title == ""


def test_another_papers_ids_are_not_taken() -> None:
    """A DOI or PMID below the article is somebody else's."""
    page = split_page_text(f"Marrow of a man\n\nAbstract\n{ABSTRACT}\nReferences\nPMID: 90000125\n")
    assert (page.pmid, page.doi) == (None, None)


def test_the_real_seeds(shared: Path) -> None:
    """Five texts as users have them."""
    texts = {path.name[:3]: path.read_text() for path in (shared / "seeds").glob("*.txt")}
    pages = {name: split_page_text(text) for name, text in texts.items()}
    assert by_label(pages["000"])["body"].endswith("with polycythemia vera.")
    assert (pages["001"].pmid, list(by_label(pages["001"]))) == ("23330877", ["Abstract"])
    assert by_label(pages["002"])["Case 1"].startswith("44-year-old patient, chronic tobacco user")
    assert "acute cholecystitis complicated by" in by_label(pages["002"])["Case 2"]
    assert "T11-T12" not in by_label(pages["002"])["Case 2"]
    assert by_label(pages["004"])["Abstract"].endswith(
        "an individualized approach should be entertained."
    )
    assert pages["004"].title.startswith("Paraspinal extramedullary")
    assert not any("Weatherall" in section.text for section in pages["004"].sections)
