"""Pages saved from a browser."""

import pytest

from corpus.article import Article, SectionKind
from corpus.pages.html import read_html
from corpus.reject import Reject
from tests.bounded import bounded

ABSTRACT = (
    "A 40-year-old man with thalassaemia had a paraparesis. MRI showed an epidural mass from T4 to "
    "T8. It was irradiated with 20 Gy in 10 fractions, and at six months he walked without help. "
    "We think that irradiation is to be tried first, for no operation was needed in this man."
)

PUBMED = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Marrow of a healthy man - PubMed</title>
<meta name="citation_title" content="Marrow of a healthy man">
<meta name="citation_pmid" content="90000123"><meta name="citation_doi" content="10.9999/abc.1">
<meta name="citation_journal_title" content="J Nothing"><meta name="citation_date" content="2011 Jun">
<link rel="canonical" href="https://pubmed.ncbi.nlm.nih.gov/90000123/"></head><body>
<header class="ncbi-header"><a>Log in</a></header>
<main class="article-details" id="article-details">
<header class="heading"><span class="publication-type">Case Reports</span>
<h1 class="heading-title">Marrow of a healthy man</h1><div class="authors-list">Jane Roe <sup>1</sup></div>
<ul id="full-view-identifiers"><li>PMID: 90000123</li><li>DOI: 10.9999/abc.1</li></ul></header>
<div class="abstract" id="abstract"><h2 class="title">Abstract</h2>
<p><strong>Case:</strong> {ABSTRACT}</p></div>
<div class="similar-articles" id="similar"><h2 class="title">Similar articles</h2>
<ul><li>A woman of 70 with a mass at L1. PMID: 90000124</li></ul></div>
<div id="citedby"><h2>Cited by</h2><p>Another man, T10.</p></div>
<div class="refs-list" id="references"><h2>References</h2><ol><li>Roe J. A boy of 3.</li></ol></div>
<div class="mesh-terms" id="mesh-terms"><h2>MeSH terms</h2><ul><li>Aged</li></ul></div></main>
<footer>NCBI</footer></body></html>"""

FULL = f"""<html><head><meta charset="utf-8"><title>Two brothers | Journal of Marrow</title></head><body>
<nav><ul><li>Home</li><li>References</li></ul></nav><div class="cookie-banner">We use cookies.</div>
<article class="table-of-contents-page"><h1>Two brothers</h1><p class="author">J. Roe</p>
<section><h2>Abstract</h2><p>{ABSTRACT}</p></section>
<section><h2>2. Case presentation</h2><h3>The first brother</h3><p>A man of 40.<sup><a href="#ref1">1</a></sup>
Platelets 250 x 10<sup>9</sup>/L, HbA<sub>2</sub> 5%.</p><h3>The second brother</h3><p>A man of 38.</p>
<div class="table-wrap"><p>Table 1. The brothers</p><div class="table-box"><table><thead><tr><th rowspan="2">Case</th>
<th colspan="2">Outcome</th></tr><tr><th>Clinical</th><th>Imaging</th></tr></thead>
<tbody><tr><td>1</td><td>well</td><td>smaller</td></tr><tr><td>2</td><td colspan="2">not told</td></tr></tbody></table></div>
<div class="tw-foot"><p>All by MRI.</p></div></div>
<figure><figcaption>Figure 1. MRI of the first brother.</figcaption></figure></section>
<section><h2>Discussion</h2><h3>Cases of others</h3><p>A woman of 70 is told of.</p></section>
<section><h2>Funding</h2><p>None.</p></section>
<section class="ref-list"><h2>References</h2><p>Roe J. A boy of 3.</p></section></article></body></html>"""


def read(page: str | bytes) -> Article:
    """The article of the page."""
    article = read_html(page if isinstance(page, bytes) else page.encode(), name="a.html")
    assert isinstance(article, Article), article
    return article


def texts(article: Article) -> dict[str, str]:
    """Label to text."""
    return {section.label: section.text for section in article.sections}


def test_a_pubmed_page_gives_title_ids_and_abstract_only() -> None:
    """Other people's articles around it are left out."""
    article = read(PUBMED)
    assert (article.doc, article.pmid, article.doi) == (
        "pmid:90000123",
        "90000123",
        "10.9999/abc.1",
    )
    assert (article.title, article.journal, article.year) == (
        "Marrow of a healthy man",
        "J Nothing",
        2011,
    )
    assert texts(article) == {"Abstract": f"Case: {ABSTRACT}"}
    assert article.sections[0].kind is SectionKind.ABSTRACT


def test_a_publishers_page_gives_nested_sections_without_references() -> None:
    """Headings nest as the page nests them; raised citations go, exponents are marked."""
    article = read(FULL)
    assert article.title == "Two brothers"
    found = texts(article)
    found.pop("body", None)
    assert found == {
        "Abstract": ABSTRACT,
        "Case presentation > The first brother": "A man of 40. Platelets 250 x 10⁹/L, HbA2 5%.",
        "Case presentation > The second brother": "A man of 38.",
        "Figure 1": "MRI of the first brother.",
        "Discussion > Cases of others": "A woman of 70 is told of.",
    }


def test_tables_are_grids_with_caption_and_footnote() -> None:
    """A table stands beside the text, not in it."""
    (table,) = read(FULL).tables
    assert (table.label, table.caption) == ("Table 1", "The brothers")
    assert table.header == ("Case", "Outcome / Clinical", "Outcome / Imaging")
    assert table.rows == (("1", "well", "smaller"), ("2", "not told", "not told"))
    assert table.footnotes == ("All by MRI.",)


def test_any_other_page_gives_its_text() -> None:
    """A page without marks of any kind is read whole, without its menus and forms."""
    page = f"<title>Cases</title><form>Search</form><script>x=1</script><div>{ABSTRACT}</div>"
    article = read(page)
    assert article.doc == "file:a.html"
    assert texts(article) == {"body": ABSTRACT}


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_encoding_is_the_one_the_page_names(encoding: str) -> None:
    """A page in an old encoding keeps its accents."""
    named = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    text = f"<html><head>{named if encoding != 'utf-16' else ''}</head><body><p>Lasègue’s sign. {ABSTRACT}</p>"
    page = text.replace("’", "'").encode(encoding)
    assert "Lasègue's sign" in texts(read(page))["body"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<title>404 Not Found</title><h1>Not Found</h1>", "leads to nothing"),
        ("<title>Just a moment...</title><p>Checking your browser</p>", "captcha"),
        ("<h1>Access Denied</h1><p>Reference #18.2</p>", "access is denied"),
        ("<title>503 Service Unavailable</title>", "server"),
        ("<h1>Welcome</h1><p>Please sign in with your institution</p><p>Password</p>", "login"),
        ("<html><body><div id='app'></div></body></html>", "without text"),
        (
            "<main><a class='docsum-title'>A man</a><a class='docsum-title'>A boy</a></main>",
            "search results",
        ),
        ("", "without any content"),
    ],
)
def test_pages_that_are_no_article_are_rejected_as_what_they_are(page: str, words: str) -> None:
    """The reason names the file and what the page is."""
    reject = read_html(page.encode(), name="bad.html")
    assert isinstance(reject, Reject)
    assert reject.reason.startswith("bad.html is ")
    assert words in reject.reason


def test_an_abstract_beside_an_offer_to_buy_is_read() -> None:
    """A paywall below an abstract does not make the abstract worthless."""
    page = f"<main><h1>Marrow</h1><h2>Abstract</h2><p>{ABSTRACT}</p><p>Purchase access: log in to go on</p></main>"
    assert ABSTRACT in texts(read(page))["Abstract"]


def test_hostile_pages_take_bounded_time() -> None:
    """Depth and size cost neither the stack nor minutes."""
    with bounded(20):
        read_html(b"<div>" * 100_000 + b"x", name="deep.html")
        read_html(
            b"<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<td>c<td>d" * 50, name="t.html"
        )
        read_html(b"<p>" + b"a " * 500_000, name="long.html")
