"""The report: counted as the database has it, one file, well formed, the same on every figure."""

import base64
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html
from PIL import Image

from cases.codebook import codebook
from cases.db.changes import last_changes
from cases.db.database import create_database, open_database
from cases.db.duplicates import decide, propose
from cases.db.intake import Versions
from cases.db.review import Review, save_review
from cases.db.typed_rows import typed_rows
from cases.finding import Field
from cases.measure.flow import flow
from cases.measure.summary import (
    age_group_of,
    by_span,
    by_treatment,
    by_vertebra,
    disorder_group,
    sex_of,
    table_one,
)
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.report import write_report
from corpus.sources.query import query_of
from corpus.sources.search import Listing, Span, Window
from corpus.store.documents import open_store
from corpus.store.log import Listed, listed, searches
from corpus.store.schema import EuropePmcListRow, EuropePmcRow
from studies.study import load_study
from tests.cases.findings import found, level, said
from tests.cases.papers import paper, record_of, take
from tests.fakes.browser import DESK, PHONE, Browser, browser

STUDY = load_study("spinal_emh")
BOOK = codebook(STUDY)


def row(**values: object) -> dict[str, object]:
    """A typed row that states only these values."""
    empty: dict[str, object] = {
        column.name: [] if column.form == "any of" else None for column in BOOK
    }
    return {**empty, **values}


TABLE = [
    row(age_years=40, sex="male", levels=["T3-T5", "T4"], treatments=["surgery", "other:x"]),
    row(age_years=30, levels=["T5"], treatments=["surgery"], outcome_clinical="resolved"),
    row(sex="male"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample."""
    made = Settings(db=f"sqlite:///{tmp_path_factory.mktemp('report')}/cases.sqlite")
    assert run_study(made, []) == 0
    return made


def test_table_one_tells_what_is_missing() -> None:
    """Of every field: in how many cases it is reported and in how many not, and what it says."""
    lines = {line.label: line for line in table_one(BOOK, TABLE)}
    age, sex = lines["Age"], lines["Sex"]
    assert (age.reported, age.missing) == (2, 1)
    assert age.values == ("median 35 years (range 30 to 40)",)
    assert (sex.reported, sex.missing, sex.values) == (2, 1, ("male: 2 (100 %)",))
    assert lines["Follow-up"].values == ()
    assert lines["Treatments"].values == ("surgery: 2 (100 %)", "other: x: 1 (50 %)")


def test_a_vertebra_counts_once_a_case() -> None:
    """However many of the case's levels cover it."""
    bones = by_vertebra(TABLE, sex_of)
    assert {bone: dict(counts) for bone, counts in bones.items()} == {
        "T3": {"male": 1},
        "T4": {"male": 1},
        "T5": {"male": 1, "unknown": 1},
    }


@pytest.mark.parametrize(
    ("values", "group"),
    [
        ({"age_years": 17.9}, "under 18"),
        ({"age_years": 18}, "18 to 39"),
        ({"age_low": 60, "age_high": 69}, "60 and over"),
        ({"age_low": 40}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_an_age_has_its_group(values: dict[str, object], group: str) -> None:
    """A decade by its middle; half a range is no age."""
    assert age_group_of(row(**values)) == group


def test_a_disorder_counts_for_the_first_group_it_is_within() -> None:
    """A narrower name for the wider; what is in none of the groups is other."""
    part = disorder_group(["thalassemia", "anemia"], {"beta": {"thalassemia", "anemia"}})
    assert part(row(disorders=["beta"])) == "thalassemia"
    assert part(row(disorders=["gaucher_disease", "anemia"])) == "anemia"
    assert part(row(disorders=["gaucher_disease"])) == "other"
    assert part(row()) == "unknown"


def test_a_figure_is_counted_within_its_span() -> None:
    """Up to the upper bound; what is not stated is not counted."""
    table = [row(follow_up_months=each, outcome_clinical="died") for each in (3, 3.1, 60, 61)]
    spans = by_span([*table, row()], "follow_up_months", (3, 12, 60), "outcome_clinical")
    assert {name: counts.total() for name, counts in spans.items()} == {
        "up to 3": 1,
        "over 3 to 12": 1,
        "over 12 to 60": 1,
        "over 60": 1,
    }


def test_a_case_counts_for_each_of_its_treatments() -> None:
    """Also where no outcome is told."""
    assert by_treatment(TABLE, "outcome_clinical") == {
        "surgery": {"not told": 1, "resolved": 1},
        "other": {"not told": 1},
    }


def test_the_page_tells_what_the_database_holds(settings: Settings, tmp_path: Path) -> None:
    """Flow, Table 1 and the tables below the figures; nothing is fetched from elsewhere."""
    out = tmp_path / "report.html"
    assert write_report(settings, str(out), tmp_path / "figures") == 0
    text = out.read_text("utf-8")
    page = html.fromstring(text)
    with open_database(settings.db).reading() as session:
        table = list(typed_rows(session, BOOK))
        counted = flow(session, table)
    numbers = [int(each.text or "") for each in page.iter("b")]
    assert numbers == [
        counted.screened,
        counted.rejected,
        counted.included,
        counted.excluded,
        len(table),
        counted.without_cases,
    ]
    assert counted.screened == counted.excluded + counted.included
    [one] = (each for each in page.iter("table") if each.get("class") == "one")
    lines = [
        [cell.text for cell in line.iter("td") if cell.get("class")] for line in one.iter("tr")
    ]
    assert all(int(line[0] or "") + int(line[1] or "") == len(table) for line in lines[1:])
    assert len(lines) == len(table_one(BOOK, table)) + 1
    assert not re.search(r'(?:src|href)="[^#]|url\(', text)
    targets = {each.get("id") for each in page.iter() if each.get("id")}
    assert {link.get("href", "")[1:] for link in page.iter("a")} <= targets
    assert "<script" not in text
    names = {"outcome_clinical", "outcome_imaging", "doses", "follow_up", "years"}
    names |= {"spine_sex", "spine_age", "spine_disorder"}
    assert {each.name for each in (tmp_path / "figures").iterdir()} == {
        f"{name}.{form}" for name in names for form in ("svg", "png")
    }


def test_every_figure_is_well_formed_and_can_be_read_aloud(
    settings: Settings, tmp_path: Path
) -> None:
    """A title, a description, and a label for each of the vertebrae from C1 to S5."""
    write_report(settings, str(tmp_path / "report.html"), tmp_path)
    for path in tmp_path.glob("*.svg"):
        drawn = etree.fromstring(path.read_bytes())
        assert drawn.get("role") == "img"
        assert {each.tag.partition("}")[2] for each in list(drawn)[:2]} == {"title", "desc"}
    labels = re.findall(r">([CTLS]\d+)</text>", (tmp_path / "spine_sex.svg").read_text("utf-8"))
    assert (labels[0], labels[-1], len(labels)) == ("C1", "S5", 29)


def test_svg_and_png_are_the_same_figure(settings: Settings, tmp_path: Path) -> None:
    """Each bar of the SVG stands in the PNG, in its colour, three dots a unit."""
    write_report(settings, str(tmp_path / "report.html"), tmp_path)
    for path in tmp_path.glob("*.svg"):
        drawn = etree.fromstring(path.read_bytes())
        with Image.open(path.with_suffix(".png")) as picture:
            assert picture.width == 3 * float(drawn.get("viewBox", "").split()[2])
            for bar in drawn.iter("{*}rect"):
                x, y, width, height = (
                    float(bar.get(name, "")) for name in ("x", "y", "width", "height")
                )
                middle = (3 * (x + width / 2), 3 * (y + height / 2))
                found = picture.getpixel((int(middle[0]), int(middle[1])))
                assert isinstance(found, tuple)
                assert "#%02x%02x%02x" % found == bar.get("fill"), path  # noqa: UP031 - of a tuple


def test_what_the_last_run_changed_is_told(database_url: str) -> None:
    """And what people changed since: what counts now against what counted before."""
    database = create_database(database_url, study="test")
    article, other, third = paper(), paper("pmid:102"), paper("pmid:103")
    ages = [record_of(article, [said(article, Field.AGE_YEARS, age, "42")]) for age in (42, 40)]
    with database.reading() as session:
        assert last_changes(session) is None
    man = record_of(other, [said(other, Field.SEX, "male", "man")])
    take(database, (article, ages[0]), (other, man))
    later = Versions("study-1", "rules-2")
    new = record_of(third, [said(third, Field.SEX, "male", "man")])
    take(database, (article, ages[1]), (other, record_of(other)), (third, new), versions=later)
    save_review(database, Review("101-1", "anna", {"sex": "female"}))
    save_review(database, Review("101-1", "anna", {"age_years": 41}))
    with database.reading() as session:
        changes = last_changes(session)
    assert changes is not None
    assert (changes.new, changes.gone) == (("103-1",), ("102-1",))
    assert [(each.field, each.before, each.now, each.whose) for each in changes.changed] == [
        ("age_years", "42", "41", "human: anna"),
        ("sex", None, "female", "human: anna"),
    ]


def test_what_people_say_of_a_paper_counts_in_the_flow(database_url: str) -> None:
    """A case that a person has judged stays, and its paper is included with it."""
    database = create_database(database_url, study="spinal_emh")
    article, other = paper(), paper("pmid:102")
    man = record_of(article, [said(article, Field.SEX, "male", "man")])
    take(database, (article, man), (other, record_of(other, relevant=False)))
    save_review(database, Review("101-1", "anna", {"sex": "male"}))
    gone = record_of(article, relevant=False)
    take(database, (article, gone), versions=Versions("study-1", "rules-2"))
    with database.reading() as session:
        counted = flow(session, list(typed_rows(session, BOOK)))
    assert (counted.screened, counted.excluded, counted.included, counted.cases) == (2, 1, 1, 1)


def test_the_page_tells_what_was_judged_to_be_told_twice(tmp_path: Path) -> None:
    """Of the papers and of the patients; the case table keeps both."""
    made = Settings(db=f"sqlite:///{tmp_path}/cases.sqlite")
    database = create_database(made.db, study="spinal_emh")
    for number in (1, 2):
        article = replace(paper(f"pmid:{number}"), pmid=str(number), authors=("Okafor N",))
        article = replace(article, title="Marrow beside the cord in a man with thalassaemia")
        told = [said(article, Field.SEX, "male", "man"), found(Field.AGE_YEARS, 42)]
        take(database, (article, record_of(article, [*told, level("T5-T9")])))
    for pair in propose(database):
        decide(database, pair.id, same=True, person="anna")
    write_report(made, str(tmp_path / "report.html"), None)
    page = html.fromstring((tmp_path / "report.html").read_text("utf-8"))
    boxes = [
        "".join(map(str, each.itertext()))
        for each in page.iter("p")
        if each.get("class") in {"on", "off"}
    ]
    assert "1 papers included" in boxes
    assert any(each.endswith("; 1 judged by a person to be a paper told twice") for each in boxes)
    assert "2 cases, of 1 patients as people have judged" in boxes


def test_the_search_log_is_told(settings: Settings, tmp_path: Path) -> None:
    """Each list with its day, what the source counted and what came."""
    copy = tmp_path / "cases.sqlite"
    shutil.copy(settings.db.removeprefix("sqlite:///"), copy)
    database = open_database(f"sqlite:///{copy}")
    store = open_store(database)
    query = query_of(STUDY)
    sweep = store.begin(query)
    window = Window(Span.WHOLE, date(1900, 1, 1), date(2026, 11, 21))
    store.take_listing(sweep, query, Listing(window, 3, ("1", "2", "3")))
    write_report(Settings(db=f"sqlite:///{copy}"), str(tmp_path / "r.html"), None)
    page = html.fromstring((tmp_path / "r.html").read_text("utf-8"))
    [log] = (each for each in page.iter("table") if "Found" in "".join(map(str, each.itertext())))
    [line] = [[cell.text for cell in row.iter("td")] for row in log.iter("tr")][1:]
    assert [*line[1:3], *line[4:]] == ["PubMed", "all years", "3", "3", "complete"]
    numbers = [int(each.text or "") for each in page.iter("b")]
    assert numbers[:2] == [3, 3]
    with database.writing() as session:
        listing = EuropePmcListRow(
            sweep_id=sweep, query_hash="q", question="q", count=3, received=3
        )
        listing.complete = True
        session.add(listing)
        session.flush()
        for key, pmid, same in (
            ("MED/1", "1", None),
            ("PPR/2", None, "pmid:2"),
            ("AGR/3", None, None),
        ):
            row = EuropePmcRow(key=key, pmid=pmid, list_id=listing.id, same_as=same)
            session.add(row)
    with database.reading() as session:
        assert listed(session) == Listed(records=5, duplicates=1, not_retrieved=5)
        assert [each.source for each in searches(session)] == ["PubMed", "Europe PMC"]


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A page of a real browser, where there is one."""
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_can_be_read_on_a_phone_and_at_a_desk(
    settings: Settings, tmp_path: Path, screen: Browser, width: int
) -> None:
    """It never scrolls sideways, and no letter of a figure is smaller than 10 pixels."""
    out = tmp_path / "report.html"
    write_report(settings, str(out), None)
    screen.open(out.as_uri(), width=width)
    assert screen.ask("document.querySelector('h1').innerText") == STUDY.settings["title"]
    assert screen.ask("document.documentElement.scrollWidth") <= width
    letters = "[...document.querySelectorAll('svg text')].map(e => e.getBoundingClientRect())"
    boxes = screen.ask(f"{letters}.map(box => [box.left, box.right, box.height])")
    assert min(height for _, _, height in boxes) >= 10
    assert min(left for left, _, _ in boxes) >= 0
    assert max(right for _, right, _ in boxes) <= width


@pytest.mark.slow
def test_the_page_can_be_read_aloud(settings: Settings, tmp_path: Path, screen: Browser) -> None:
    """What Chromium tells a screen reader: headings, each figure with name and sense, tables."""
    out = tmp_path / "report.html"
    write_report(settings, str(out), None)
    screen.open(out.as_uri(), width=DESK)
    spoken = screen.spoken()
    headings = [name for role, name in spoken if role == "heading"]
    images = [name for role, name in spoken if role in {"image", "img"}]
    assert len(images) == 8
    for image in images:
        assert any(image.startswith(heading) for heading in headings), image
        assert "Most: " in image
    assert ("navigation", "Contents") in spoken
    columns = [name for role, name in spoken if role == "columnheader"]
    assert {"n reported", "n missing"} <= set(columns)
    assert screen.ask("document.documentElement.lang") == "en"
    unnamed = "[...document.querySelectorAll('th')].filter(e => !e.scope).length"
    assert screen.ask(unnamed) == 0


@pytest.mark.slow
def test_the_page_prints(settings: Settings, tmp_path: Path, screen: Browser) -> None:
    """On paper of A4: the flow, Table 1 and every figure's title; links and buttons are left out."""
    out = tmp_path / "report.html"
    write_report(settings, str(out), None)
    screen.open(out.as_uri(), width=DESK)
    printed = base64.b64decode(screen.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    with pypdfium2.PdfDocument(printed) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) <= 12
    for heading in ("PRISMA 2020 flow", "Table 1", "Spine map", "Follow-up (months)"):
        assert heading in text
    assert "The same as a table" not in text
