"""JATS full texts: what becomes of the parts of a paper."""

import gzip
from pathlib import Path

import pytest

from corpus.article import Article, SectionKind
from corpus.jats.paper import read_jats
from corpus.reject import Reject

FRONT = """<front><journal-meta><journal-title-group><journal-title>Spine Letters</journal-title>
</journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="pmid">90000900</article-id><article-id pub-id-type="pmc">99000900</article-id>
<article-id pub-id-type="doi">10.9999/sl.1</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Case Report</subject></subj-group></article-categories>
<title-group><article-title>Marrow beside the <italic>cord</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane</given-names></name>
<xref ref-type="aff">1</xref></contrib></contrib-group>
<pub-date pub-type="epub"><day>3</day><month>6</month><year>2014</year></pub-date>
<pub-date pub-type="ppub"><month>7</month><year>2015</year></pub-date>
<permissions><license license-type="open-access" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Free.</license-p></license></permissions>
<related-article related-article-type="retraction-forward" ext-link-type="pmid" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="90000901"/>
{front}</article-meta></front>"""


def article(body: str, *, front: str = "", after: str = "", kind: str = "case-report") -> Article:
    """The article read from this body (inner XML)."""
    (only,) = read(body, front=front, after=after, kind=kind)
    assert isinstance(only, Article), only
    return only


def read(
    body: str, *, front: str = "", after: str = "", kind: str = "case-report"
) -> list[Article | Reject]:
    """Everything read from an article with this body."""
    xml = (
        f'<article article-type="{kind}" xml:lang="en">{FRONT.format(front=front)}'
        f"<body>{body}</body>{after}</article>"
    )
    return list(read_jats(xml.encode(), name="a.xml"))


def texts(paper: Article) -> dict[str, str]:
    """Label to text of its sections."""
    return {section.label: section.text for section in paper.sections}


def test_front_gives_ids_title_dates_licence_and_links() -> None:
    """What is known of the paper comes from its front, in PubMed's terms."""
    paper = article("<p>Text.</p>")
    assert (paper.doc, paper.pmid, paper.pmcid) == ("pmid:90000900", "90000900", "PMC99000900")
    assert paper.doi == "10.9999/sl.1"
    assert paper.title == "Marrow beside the cord"
    assert (paper.journal, paper.year, paper.date) == ("Spine Letters", 2015, "2015-07")
    assert paper.authors == ("Roe Jane",)
    assert paper.publication_types == ("Case Reports", "Case Report")
    assert paper.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert paper.languages == ("eng",)
    assert [(link.kind, link.pmid) for link in paper.links] == [("RetractionIn", "90000901")]


def test_sections_keep_their_order_and_get_unique_joined_labels() -> None:
    """Nested titles are joined, repeated ones numbered, numbering of headings is left out."""
    paper = article(
        "<p>First.</p><sec><title>1. Case report</title><p>A.</p>"
        "<sec><title>1.1 Case 1</title><p>B.</p></sec><p>C.</p></sec>"
        "<sec><label>2</label><title>Case report:</title><p>D.</p></sec>"
    )
    assert list(texts(paper).items()) == [
        ("body", "First."),
        ("Case report", "A."),
        ("Case report > Case 1", "B."),
        ("Case report #2", "C."),
        ("Case report #3", "D."),
    ]


def test_abstract_sections_are_labelled_apart_from_the_body() -> None:
    """The abstract's `Background` is not the body's."""
    front = "<abstract><sec><title>Background</title><p>Rare.</p></sec></abstract>"
    paper = article("<sec><title>Background</title><p>Known.</p></sec>", front=front)
    assert [(s.label, s.kind) for s in paper.sections] == [
        ("abstract > Background", SectionKind.ABSTRACT),
        ("Background", SectionKind.BODY),
    ]


def test_english_abstract_of_a_foreign_paper_is_read() -> None:
    """A translated abstract counts where the paper itself is in another language."""
    front = (
        "<abstract><p>Resumen.</p></abstract>"
        '<trans-abstract xml:lang="en"><p>Summary.</p></trans-abstract>'
    )
    assert texts(article("<p>Text.</p>", front=front)) == {"abstract": "Resumen.", "body": "Text."}
    xml = f'<article xml:lang="es">{FRONT.format(front=front)}<body><p>T.</p></body></article>'
    (spanish,) = read_jats(xml.encode(), name="a.xml")
    assert isinstance(spanish, Article)
    assert texts(spanish) == {"abstract": "Resumen.", "abstract #2": "Summary.", "body": "T."}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("platelets 250 x 10<sup>9</sup>/L", "platelets 250 x 10⁹/L"),
        ("a 5 cm<sup>2</sup> mass", "a 5 cm² mass"),
        ("from the 5<sup>th</sup> to 7<sup>th</sup>", "from the 5th to 7th"),
        ("at T<sub>4</sub>, HbA<sub>2</sub> 5%", "at T4, HbA2 5%"),
        ("aged 45<sup>a</sup>", "aged 45^a"),
        ("37<sup>o</sup>C", "37°C"),
        ("T2<sup>*</sup>-weighted", "T2*-weighted"),
        ("30&#160;Gy in&#8201;10 frac&#173;tions", "30 Gy in 10 fractions"),
        ("Hb &lt;7 g/dL", "Hb <7 g/dL"),
        ("a <bold>\n  bold \n</bold>, word", "a bold, word"),
    ],
)
def test_raised_and_lowered_letters_make_no_false_numbers(markup: str, text: str) -> None:
    """Superscripts and subscripts stay, readable; white space is one space."""
    assert texts(article(f"<p>{markup}</p>")) == {"body": text}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('relieved pain.<sup><xref ref-type="bibr">2</xref></sup> Then', "relieved pain. Then"),
        ('pain<xref ref-type="bibr"><sup>2,3</sup></xref>.', "pain."),
        ('pain <sup><xref ref-type="bibr">2</xref>-<xref ref-type="bibr">4</xref></sup>.', "pain."),
        ('for 6 months<xref ref-type="bibr">12</xref>.', "for 6 months [12]."),
        (
            'reports <xref ref-type="bibr">1</xref>, <xref ref-type="bibr">3</xref> say',
            "reports [1, 3] say",
        ),
        ('known [<xref ref-type="bibr">1</xref>].', "known [1]."),
        ('known (<xref ref-type="bibr">Roe 2001</xref>).', "known (Roe 2001)."),
        ('see <xref ref-type="fig">Fig. 2</xref>', "see Fig. 2"),
    ],
)
def test_citations_leave_no_numbers_that_could_be_values(markup: str, text: str) -> None:
    """Raised citations go, bare numbers get brackets, the others stay as printed."""
    assert texts(article(f"<p>{markup}</p>")) == {"body": text}


def test_raised_citations_without_links_are_told_from_exponents() -> None:
    """Where no citation is marked up, a raised number after a full stop or a word is one."""
    markup = "<p>Pain went.<sup>12</sup> No relapse<sup>3,4</sup> in 10<sup>9</sup> cells/m<sup>2</sup>.</p>"
    assert texts(article(markup)) == {"body": "Pain went. No relapse in 10⁹ cells/m²."}


def test_lists_quotations_definitions_and_formulas_are_paragraphs() -> None:
    """Nothing that stands between paragraphs is lost."""
    markup = (
        "<p>We saw:<list><list-item><label>1.</label><p>a mass</p></list-item>"
        "<list-item><p>weakness</p></list-item></list>and more.</p>"
        "<disp-quote><p>She said no.</p></disp-quote>"
        "<def-list><def-item><term>CR</term><def><p>complete response</p></def></def-item></def-list>"
        "<disp-formula><label>(1)</label><mml:math xmlns:mml='http://www.w3.org/1998/Math/MathML'>"
        "<mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math></disp-formula>"
        "<p>End<fn><p>A note.</p></fn>.</p>"
    )
    assert texts(article(markup))["body"].split("\n\n") == [
        "We saw:",
        "1. a mass",
        "weakness",
        "and more.",
        "She said no.",
        "CR: complete response",
        "a/b (1)",
        "End.",
        "A note.",
    ]


def test_references_and_back_matter_are_never_text() -> None:
    """What is about the paper, and what others wrote, is left out; an appendix is not."""
    paper = article(
        "<sec><title>Case</title><p>Told.</p></sec><sec><title>Ethics approval</title><p>Yes.</p></sec>"
        "<sec><title>Patient perspective</title><p>I walk.</p></sec>",
        after="<back><ack><p>Thanks.</p></ack><sec><title>Funding</title><p>None.</p></sec>"
        "<app-group><app><title>Appendix</title><p>Case 3.</p></app></app-group>"
        "<ref-list><ref><mixed-citation>Roe: a man of 70.</mixed-citation></ref></ref-list></back>",
    )
    assert texts(paper) == {
        "Case": "Told.",
        "Patient perspective": "I walk.",
        "Appendix": "Case 3.",
    }


def test_captions_follow_the_body_and_pictured_tables_keep_theirs() -> None:
    """A caption is a section of its own, wherever the figure stands."""
    paper = article(
        "<sec><title>Case</title><fig><label>Fig. 1</label><caption><title>MRI.</title><p>Mass T4.</p>"
        "</caption></fig><p>After.</p></sec>",
        after="<floats-group><table-wrap><label>Table 1</label><caption><p>Patients</p></caption>"
        "<graphic/></table-wrap></floats-group>",
    )
    assert [(s.label, s.text, s.kind) for s in paper.sections[1:]] == [
        ("Fig. 1", "MRI. Mass T4.", SectionKind.CAPTION),
        ("Table 1", "Patients", SectionKind.CAPTION),
    ]
    assert texts(paper)["Case"] == "After."


def test_reviewers_and_replies_never_become_case_text() -> None:
    """A report on the paper is no paper."""
    report = (
        '<sub-article article-type="reviewer-report"><front-stub/><body><p>A man of 70 died.</p>'
        '</body></sub-article><response response-type="reply"><front-stub/><body><p>No.</p></body>'
        "</response>"
    )
    assert texts(article("<p>Own.</p>", after=report)) == {"body": "Own."}


def test_a_container_of_abstracts_gives_many_papers() -> None:
    """Each abstract of a supplement is a document, with the container's id and its own."""
    part = (
        '<sub-article id="s{n}" article-type="abstract"><front-stub><title-group><article-title>P{n}'
        "</article-title></title-group></front-stub><body><p>Patient {n}.</p></body></sub-article>"
    )
    xml = f"<article>{FRONT.format(front='')}{part.format(n=1)}{part.format(n=2)}</article>"
    papers = [p for p in read_jats(xml.encode(), name="a.xml") if isinstance(p, Article)]
    assert [(p.doc, p.title, texts(p)["body"]) for p in papers] == [
        ("pmid:90000900#s1", "P1", "Patient 1."),
        ("pmid:90000900#s2", "P2", "Patient 2."),
    ]
    assert {p.journal for p in papers} == {"Spine Letters"}
    assert {p.pmid for p in papers} == {None}


def test_a_paper_without_body_says_so() -> None:
    """The abstract is used, and the publisher's refusal is told to the reader."""
    refusal = (
        "The publisher of this article does not allow downloading of the full text in XML form."
    )
    front = FRONT.format(front="<abstract><p>A boy.</p></abstract>")
    (paper,) = read_jats(f"<article><!--{refusal}-->{front}</article>".encode(), name="a.xml")
    assert isinstance(paper, Article)
    assert texts(paper) == {"abstract": "A boy."}
    assert paper.notes == (f"no full text: {refusal}",)


@pytest.mark.parametrize(
    "wrapping",
    [
        "<pmc-articleset>{}</pmc-articleset>",
        (
            '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><metadata>{}'
            "</metadata></record></GetRecord></OAI-PMH>"
        ),
    ],
)
def test_wrappers_and_namespaces_do_not_matter(wrapping: str) -> None:
    """A set, or an OAI-PMH reply with a namespace, reads as the bare article does."""
    bare = f"<article>{FRONT.format(front='')}<body><p>Text.</p></body></article>"
    spaced = bare.replace(
        "<article>", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/">'
    )
    (expected,) = read_jats(bare.encode(), name="a.xml")
    assert list(read_jats(wrapping.format(spaced).encode(), name="a.xml")) == [expected]


def test_entities_of_a_dtd_that_is_not_loaded_become_their_signs() -> None:
    """Old files name Greek letters by entities."""
    doctype = '<!DOCTYPE article PUBLIC "x" "http://nowhere.invalid/x.dtd">'
    (known,) = read_jats(
        f"{doctype}<article><body><p>&beta;-thal</p></body></article>".encode(), name="a"
    )
    assert isinstance(known, Article)
    assert texts(known) == {"body": "β-thal"}
    (unknown,) = read_jats(
        f"{doctype}<article><body><p>&nonsense;</p></body></article>".encode(), name="a"
    )
    assert isinstance(unknown, Reject)
    assert "&nonsense;" in unknown.reason


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<article><body><p>cut", "damaged or cut short"),
        (b"<html/>", "holds no JATS article, but <html>"),
        (b"", "damaged or cut short"),
        (b"<a>" * 400 + b"</a>" * 400, "damaged or cut short"),
    ],
)
def test_what_is_no_article_is_rejected_with_a_reason(data: bytes, words: str) -> None:
    """Nothing in a file raises."""
    (reject,) = read_jats(data, name="bad.xml")
    assert isinstance(reject, Reject)
    assert "bad.xml" in reject.reason
    assert words in reject.reason


def test_deep_nesting_is_read_to_the_bottom() -> None:
    """Sections as deep as the parser allows do not exhaust the stack."""
    deep = "<sec><title>S</title>" * 100 + "<p>Bottom.</p>" + "</sec>" * 100
    assert list(texts(article(deep)).values()) == ["Bottom."]
    bold = "<bold>" * 200 + "x" + "</bold>" * 200
    assert texts(article(f"<p>{bold}</p>")) == {"body": "x"}


def real(path: Path) -> list[Article | Reject]:
    """A real file, read."""
    data = path.read_bytes()
    return list(read_jats(gzip.decompress(data) if path.suffix == ".gz" else data, name=path.name))


def test_a_real_case_report_reads_in_order(shared: Path) -> None:
    """A namespaced OAI-PMH reply of a case report in full."""
    (paper,) = real(shared / "data/pmc/oai_illumination-k/PMC7500000.xml")
    assert isinstance(paper, Article)
    assert paper.pmcid == "PMC7500000"
    assert [s.label for s in paper.sections if s.kind is SectionKind.BODY] == [
        "Background",
        "Case presentation",
        "Discussion",
        "Conclusion",
    ]
    assert "A 50-year-old female was diagnosed" in texts(paper)["Case presentation"]


def test_a_real_container_gives_its_abstracts(shared: Path) -> None:
    """52 meeting abstracts in one file are 52 documents."""
    papers = real(shared / "data/pmc/jcore/PMC3747765.nxml.gz")
    assert len({paper.doc for paper in papers if isinstance(paper, Article)}) == 52


def test_every_real_file_reads_without_a_reject(shared: Path) -> None:
    """All real articles at hand parse, and their labels are unique."""
    for path in sorted((shared / "data/pmc").glob("*/PMC*")):
        for paper in real(path):
            assert isinstance(paper, Article), path
            labels = [section.label for section in paper.texts()]
            assert len(labels) == len(set(labels)), path
