"""What of a PubMed record becomes what of an article."""

import pytest

from corpus.article import Link, SectionKind
from corpus.reject import Reject
from tests.corpus.pubmed_records import file_of, read, read_one, record


def title(text: str, *, vernacular: str = "") -> str:
    """The title read from an `ArticleTitle` with this text."""
    other = f"<VernacularTitle>{vernacular}</VernacularTitle>" if vernacular else ""
    return read_one(record(title=f"<ArticleTitle>{text}</ArticleTitle>", article=other)).title


def sections(abstract: str, *, citation: str = "") -> dict[str, str]:
    """Label to text of every section."""
    article = read_one(record(abstract=abstract, citation=citation))
    return {section.label: section.text for section in article.sections}


def test_every_field_is_read_from_its_place() -> None:
    """Ids, journal, authors, dates, MeSH, types, keywords, licence and links of one record."""
    article = read_one(
        record(
            17,
            version=3,
            date="<Year>2012</Year><Month>Dec</Month><Day>5</Day>",
            abstract="<Abstract><AbstractText>Text.</AbstractText>"
            "<CopyrightInformation>© 2012 Nobody.</CopyrightInformation></Abstract>",
            article="<AuthorList><Author><LastName>Roe</LastName><ForeName>Jane B</ForeName>"
            "<Initials>JB</Initials><Suffix>Jr</Suffix></Author>"
            '<Author ValidYN="N"><LastName>Ro</LastName></Author>'
            "<Author><CollectiveName>Marrow Group</CollectiveName></Author></AuthorList>"
            "<Language>eng</Language><Language>fre</Language><PublicationTypeList>"
            "<PublicationType>Case Reports</PublicationType></PublicationTypeList>",
            citation="<DateRevised><Year>2019</Year><Month>2</Month><Day>11</Day></DateRevised>"
            "<CommentsCorrectionsList>"
            '<CommentsCorrections RefType="Cites"><PMID>99</PMID></CommentsCorrections>'
            '<CommentsCorrections RefType="RetractionIn"><RefSource>Spine. 2020</RefSource>'
            '<PMID Version="1">98</PMID><Note>by the editor</Note></CommentsCorrections>'
            '<CommentsCorrections RefType="ErratumIn"><RefSource>Spine. 2013</RefSource>'
            "</CommentsCorrections></CommentsCorrectionsList><MeshHeadingList><MeshHeading>"
            "<DescriptorName>Spinal Cord Compression</DescriptorName>"
            "<QualifierName>etiology</QualifierName></MeshHeading></MeshHeadingList>"
            "<SupplMeshList><SupplMeshName>Thalassemia intermedia</SupplMeshName></SupplMeshList>"
            "<KeywordList><Keyword>marrow</Keyword></KeywordList>",
            data='<ArticleIdList><ArticleId IdType="pubmed">17</ArticleId>'
            '<ArticleId IdType="pmc">PMC123</ArticleId><ArticleId IdType="doi">10.9999/a.1</ArticleId>'
            "</ArticleIdList><ReferenceList><Reference><ArticleIdList>"
            '<ArticleId IdType="doi">10.9999/other</ArticleId></ArticleIdList></Reference></ReferenceList>',
        )
    )
    assert (article.doc, article.pmid, article.version) == ("pmid:17", "17", 3)
    assert (article.pmcid, article.doi) == ("PMC123", "10.9999/a.1")
    assert (article.journal, article.year, article.date) == ("Spine letters", 2012, "2012-12-05")
    assert article.authors == ("Roe JB Jr", "Marrow Group")
    assert article.languages == ("eng", "fre")
    assert article.publication_types == ("Case Reports",)
    assert article.mesh == ("Spinal Cord Compression", "Thalassemia intermedia")
    assert article.keywords == ("marrow",)
    assert article.licence == "© 2012 Nobody."
    assert article.revised == "2019-02-11"
    assert article.links == (
        Link("RetractionIn", "98", "Spine. 2020; by the editor"),
        Link("ErratumIn", None, "Spine. 2013"),
    )


def test_ids_of_references_are_never_the_papers() -> None:
    """A record without a DOI of its own has none, whatever its references and corrections hold."""
    article = read_one(
        record(
            5,
            citation='<CommentsCorrectionsList><CommentsCorrections RefType="CommentOn">'
            "<PMID>6</PMID></CommentsCorrections></CommentsCorrectionsList>",
            data="<ReferenceList><Reference><ArticleIdList>"
            '<ArticleId IdType="doi">10.9999/other</ArticleId></ArticleIdList></Reference></ReferenceList>',
        )
    )
    assert (article.pmid, article.doi, article.pmcid) == ("5", None, None)


def test_a_doi_given_only_as_location_is_found() -> None:
    """`ELocationID` stands in for a missing `ArticleId`, unless it is marked as wrong."""
    wrong = '<ELocationID EIdType="doi" ValidYN="N">10.9999/wrong</ELocationID>'
    right = '<ELocationID EIdType="doi" ValidYN="Y">10.9999/right</ELocationID>'
    assert read_one(record(article=wrong + right)).doi == "10.9999/right"
    assert read_one(record(article=wrong)).doi is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("[Marrow in the spine. A case report].", "Marrow in the spine. A case report"),
        ("[Is it marrow?]", "Is it marrow?"),
        ("[Uptake of [99mTc] colloid by marrow].", "Uptake of [99mTc] colloid by marrow"),
        (
            "[14C]amino acids and [3H]leucine in marrow.",
            "[14C]amino acids and [3H]leucine in marrow.",
        ),
        ("[A] and [B].", "[A] and [B]."),
        ("Marrow in the spine.", "Marrow in the spine."),
    ],
)
def test_only_brackets_around_a_whole_title_go(given: str, expected: str) -> None:
    """Brackets mark a translated title; those of an isotope are part of it."""
    assert title(given) == expected


@pytest.mark.parametrize(
    "given", ["", "[Not Available].", "[Not Available]", "[In Process Citation]"]
)
def test_the_vernacular_title_stands_in_for_none(given: str) -> None:
    """A placeholder is no title."""
    assert title(given, vernacular="Moelle et rachis.") == "Moelle et rachis."
    assert title(given) == ""


def test_a_translated_title_is_kept_before_the_vernacular() -> None:
    """The translation is what the rules can read."""
    assert title("[Marrow].", vernacular="Moelle.") == "Marrow"


def test_parts_of_a_structured_abstract_are_sections() -> None:
    """By their label, else their category; the same label twice is told apart; empty ones go."""
    assert sections(
        "<Abstract><AbstractText>Before.</AbstractText>"
        '<AbstractText Label="CASE REPORT" NlmCategory="UNASSIGNED">A man.</AbstractText>'
        '<AbstractText Label="CASE REPORT">A woman.</AbstractText>'
        '<AbstractText Label="UNLABELLED" NlmCategory="RESULTS">Well.</AbstractText>'
        '<AbstractText Label="METHODS"/></Abstract>'
    ) == {
        "abstract": "Before.",
        "CASE REPORT": "A man.",
        "CASE REPORT #2": "A woman.",
        "RESULTS": "Well.",
    }


def test_another_abstract_is_kept_apart() -> None:
    """A translation is a section of its own kind and says what it is; it never comes first."""
    other = (
        '<OtherAbstract Type="Publisher" Language="spa"><AbstractText Label="CASO">Un hombre.'
        '</AbstractText></OtherAbstract><OtherAbstract Type="plain-language-summary" Language="eng">'
        "<AbstractText>In short.</AbstractText></OtherAbstract>"
    )
    article = read_one(record(citation=other))
    assert [(s.label, s.kind) for s in article.sections] == [
        ("abstract", SectionKind.ABSTRACT),
        ("other abstract (Publisher, spa): CASO", SectionKind.OTHER_ABSTRACT),
        ("other abstract (plain-language-summary, eng)", SectionKind.OTHER_ABSTRACT),
    ]


def test_an_english_abstract_of_another_kind_serves_where_there_is_no_other() -> None:
    """Old records have their only abstract there (PIP, NASA); a foreign one is no substitute."""
    pip = (
        '<OtherAbstract Type="PIP" Language="{}"><AbstractText>Text.</AbstractText></OtherAbstract>'
    )
    (english,) = read_one(record(abstract="", citation=pip.format("eng"))).sections
    assert (english.label, english.kind) == ("other abstract (PIP, eng)", SectionKind.ABSTRACT)
    (french,) = read_one(record(abstract="", citation=pip.format("fre"))).sections
    assert french.kind is SectionKind.OTHER_ABSTRACT


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Hb &lt;7 g/dL &amp; <i>HBB</i> mutation", "Hb <7 g/dL & HBB mutation"),
        ("WBC 10<sup>9</sup>/L", "WBC 10⁹/L"),
        ("1.73 m<sup>2</sup>", "1.73 m²"),
        ("the 4<sup>th</sup> vertebra", "the 4th vertebra"),
        ("CD34<sup>+</sup> cells", "CD34⁺ cells"),
        ("T2<sup>*</sup>", "T2*"),
        ("HbA<sub>2</sub> and T<sub>4</sub>", "HbA2 and T4"),
        ("log<sub>10</sub>5", "log₁₀5"),
        ("a <b>bold <i>and</i></b> word", "a bold and word"),
        ("broken\n            line, <i>and</i>\n  more", "broken line, and more"),
        (
            '<m:math xmlns:m="x"><m:msup><m:mn>10</m:mn> <m:mn>9</m:mn></m:msup></m:math>/L',
            "10⁹/L",
        ),
        ("before <!-- note --> after", "before after"),
        ("<![CDATA[a < b & c]]>", "a < b & c"),
    ],
)
def test_inline_markup_is_kept_as_text(markup: str, text: str) -> None:
    """No sign is lost, and no digits are joined to a number that nobody wrote."""
    abstract = f"<Abstract><AbstractText>{markup}</AbstractText></Abstract>"
    assert sections(abstract) == {"abstract": text}


@pytest.mark.parametrize(
    ("parts", "year", "date"),
    [
        ("<Year>1976</Year>", 1976, "1976"),
        ("<Year>1976</Year><Month>03</Month>", 1976, "1976-03"),
        ("<Year>2015</Year><Season>Summer</Season>", 2015, "2015"),
        ("<MedlineDate>1976 Nov-Dec</MedlineDate>", 1976, "1976-11"),
        ("<MedlineDate>1976 Dec-1977 Jan</MedlineDate>", 1976, "1976-12"),
        ("<MedlineDate>1976-1977</MedlineDate>", 1976, "1976"),
        ("<MedlineDate>Fall 2003</MedlineDate>", 2003, "2003"),
        ("<MedlineDate>1977 Apr 15-30</MedlineDate>", 1977, "1977-04"),
        ("<MedlineDate>no date</MedlineDate>", None, ""),
        ("", None, ""),
    ],
)
def test_dates_are_as_exact_as_given(parts: str, year: int | None, date: str) -> None:
    """Of a range the beginning counts; nothing is made up."""
    article = read_one(record(date=parts))
    assert (article.year, article.date) == (year, date)


def test_the_electronic_date_serves_where_the_issue_has_none() -> None:
    """A paper ahead of print."""
    electronic = "<ArticleDate><Year>2021</Year><Month>06</Month><Day>01</Day></ArticleDate>"
    assert read_one(record(date="", article=electronic)).date == "2021-06-01"


def test_a_chapter_of_a_book_is_an_article() -> None:
    """The book stands where a journal would."""
    article = read_one(
        '<PubmedBookArticle><BookDocument><PMID Version="1">20301546</PMID><ArticleIdList>'
        '<ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList><Book>'
        "<BookTitle>Gene<sup>®</sup></BookTitle><PubDate><Year>1993</Year></PubDate></Book>"
        "<ArticleTitle>Thalassemia</ArticleTitle><Language>eng</Language>"
        "<AuthorList><Author><LastName>Roe</LastName><Initials>J</Initials></Author></AuthorList>"
        "<PublicationType>Review</PublicationType><Abstract>"
        '<AbstractText Label="DIAGNOSIS">By blood.</AbstractText></Abstract></BookDocument>'
        "<PubmedBookData/></PubmedBookArticle>"
    )
    assert (article.doc, article.title, article.journal) == (
        "pmid:20301546",
        "Thalassemia",
        "Gene®",
    )
    assert (article.year, article.authors) == (1993, ("Roe J",))
    assert article.publication_types == ("Review",)
    assert [section.label for section in article.sections] == ["DIAGNOSIS"]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<PubmedArticle/>", "record 2 has no MedlineCitation"),
        (record("none"), "record 2 has no PMID"),
        (
            record(7).replace("Article>", "Paper>").replace("PubmedPaper>", "PubmedArticle>"),
            "PMID 7",
        ),
        ("<PubmedBookArticle/>", "record 2 has no BookDocument"),
    ],
)
def test_a_record_that_makes_no_article_is_named(xml: str, said: str) -> None:
    """By its PMID or its number in the file; the records around it are read."""
    first, bad, last = read(file_of(record(1), xml, record(3)))
    assert isinstance(bad, Reject)
    assert said in bad.reason
    assert [getattr(first, "pmid", ""), getattr(last, "pmid", "")] == ["1", "3"]


def test_an_entity_of_a_dtd_that_is_not_loaded_is_no_silent_gap() -> None:
    """`&beta;` would vanish from the text: the record is rejected by name."""
    (bad,) = read(file_of(record(8, title="<ArticleTitle>&beta;-thalassaemia</ArticleTitle>")))
    assert isinstance(bad, Reject)
    assert bad.id == "pmid:8"
    assert "&beta;" in bad.reason


def test_a_citation_without_any_text_is_an_article() -> None:
    """Old records have neither title nor abstract; that is no fault of the file."""
    article = read_one(record(title="<ArticleTitle/>", abstract=""))
    assert (article.title, article.sections) == ("", ())
