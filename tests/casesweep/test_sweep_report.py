"""What a sweep tells: proof, alerts, what is told twice, as text and as a page."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from casesweep.sweeping.page import page_of
from casesweep.sweeping.report import Part, SweepReport
from tests.casesweep.command import SAMPLE
from tests.casesweep.test_sweep import Desk, desk_in
from tests.corpus.europepmc_records import europepmc_record
from tests.fakes.mail_server import Mailbox, receiving_mail

PREPRINT = "PPR/PPR1"
LONG = "Extramedullary haematopoiesis " * 12


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The papers of the sample, entered long ago."""
    with desk_in(tmp_path) as made:
        yield made


def own_study(desk: Desk) -> Path:
    """A copy of the study that the user may change."""
    study = desk.folder / "spinal_emh"
    shutil.copytree(SAMPLE.parent, study, ignore=shutil.ignore_patterns("sample", "gold*"))
    return study


def test_a_preprint_that_only_europe_pmc_has_is_in_the_table(desk: Desk) -> None:
    """And leaves it when its paper is in PubMed; the report says both."""
    desk.world.library.europepmc[PREPRINT] = europepmc_record("PPR1", doi="10.1101/9")
    first = desk.sweep()
    assert first.exit_code == 0, first.output
    assert "1 new records that PubMed does not hold" in first.stdout
    [row] = [row for row in desk.table() if row["doc"] == "doi:10.1101/9"]
    assert (row["age_years"], row["sex"], row["levels"]) == ("33", "female", "C3-T9")
    pmid = desk.table()[0]["doc"].removeprefix("pmid:")
    citation = desk.world.library.citations[pmid]
    title = html.fromstring(citation.xml).findtext(".//articletitle")
    year = html.fromstring(citation.xml).findtext(".//pubdate/year")
    assert title
    desk.world.library.europepmc[PREPRINT] = europepmc_record(
        "PPR1", doi="10.1101/9", title=title, pubYear=year, authorList=None
    )
    second = desk.sweep()
    assert second.exit_code == 0, second.output
    assert "1 documents joined the paper that they are" in second.stdout
    assert "cases that left the table (1)" in second.stdout
    assert "doi:10.1101/9" not in {row["doc"] for row in desk.table()}
    assert f"the same as another document (pmid:{pmid}" in desk.show(row["case_id"])
    third = desk.sweep()
    assert "nothing changed" in third.stdout


def test_verifying_proves_that_nothing_is_missing(desk: Desk) -> None:
    """Counted by PubMed, listed, kept, and read: the same number four times."""
    done = desk.sweep("--verify")
    assert done.exit_code == 0
    number = len(desk.world.library.citations)
    [proof] = [line for line in done.stdout.splitlines() if line.startswith("verified")]
    assert re.findall(r"\d+", proof.replace("SHA-256", "")) == [str(number)] * 4


def test_verifying_finds_what_was_damaged_in_the_database(desk: Desk) -> None:
    """A reply whose bytes are no longer those that came, a paper that was not read."""
    assert desk.sweep().exit_code == 0
    with sqlite3.connect(desk.folder / "data" / "cases.sqlite") as database:
        database.execute("UPDATE sweep_replies SET hash = 'another'")
    done = desk.sweep("--verify")
    assert done.exit_code == 1
    assert "ALERT: not proven" in done.stdout
    assert "is damaged in the database; restore it from a backup" in done.stdout


def test_a_changed_query_that_drops_a_paper_of_the_table_raises_an_alert(desk: Desk) -> None:
    """Asked beforehand, or told by the first sweep; no paper is read again, none leaves."""
    study = own_study(desk)
    assert desk.sweep("--study", str(study)).exit_code == 0
    before = desk.table()
    toml = study / "study.toml"
    narrower = toml.read_text("utf-8").replace('version = "1"', 'version = "2"', 1)
    narrower = re.sub(r"pubmed = '''.*?'''", "pubmed = 'narrow'", narrower, flags=re.DOTALL)
    toml.write_text(narrower, encoding="utf-8")
    dropped = before[0]["doc"].removeprefix("pmid:")
    rest = desk.world.library.citations.keys() - {dropped}
    desk.world.library.only["narrow"] = frozenset(rest)

    preview = desk.sweep("--study", str(study), "--preview")
    assert preview.exit_code == 1
    assert f"ALERT: would no longer find PMID {dropped}" in preview.stdout
    assert "1 papers of the case table would be dropped" in preview.stdout

    told = desk.sweep("--study", str(study))
    assert told.exit_code == 0, told.output
    assert "ALERT: the changed query no longer finds papers of the case table" in told.stdout
    assert f"  PMID {dropped}  " in told.stdout
    assert f"({len(rest) + 1} of them known and skipped)" in told.stdout
    assert desk.table() == before
    later = desk.sweep("--study", str(study))
    assert "ALERT" not in later.stdout
    assert "1 papers of the case table are found by earlier queries only" in later.stdout


def test_the_query_and_its_hashes_stand_with_every_sweep(desk: Desk) -> None:
    """In the report and in the database, with the run that read the papers."""
    done = desk.sweep()
    with sqlite3.connect(desk.folder / "data" / "cases.sqlite") as database:
        [row] = database.execute("SELECT query_hash, question, counts, report FROM sweeps")
        lists = database.execute("SELECT query_hash, question FROM sweep_europepmc_lists")
        assert all(len(name) == 16 and question for name, question in lists)
    assert row[0] in done.stdout.splitlines()[0]
    assert "Thalassemia[MeSH Terms]" in row[1]
    assert '"run": 1' in row[2]
    assert row[3].splitlines() == done.stdout.splitlines()


def test_a_patient_told_twice_is_reported_and_judged(desk: Desk) -> None:
    """The same case by the same author and hospital under another PMID."""
    citations = desk.world.library.citations
    desk.sweep()
    pmid = next(
        row["doc"].removeprefix("pmid:")
        for row in desk.table()
        if row["age_years"] and row["sex"] and row["levels"] and row["kind"] == "case_report"
    )
    shutil.rmtree(desk.folder / "data")
    authored = citations[pmid].xml.replace("</Abstract>", AUTHORED, 1)
    desk.world.library.add(pmid, authored, citations[pmid].entered)
    again = authored.replace(f">{pmid}<", ">90000990<")
    desk.world.library.add("90000990", again, citations[pmid].entered)
    done = desk.sweep()
    assert "probably the same, to be looked at (casesweep duplicates)" in done.stdout
    listed = desk.casesweep("duplicates")
    pairs = listed.stdout.splitlines()
    [told] = [pair for pair in pairs if f"patient  {pmid}-1 = 90000990-1" in pair]
    assert told.endswith(
        "an author in common (okafor n); a hospital in common (Marienlund Hospital)"
    )
    for pair in pairs:
        number = pair.split()[0]
        assert desk.casesweep("duplicates", "--same", number, "--by", "A. Reader").exit_code == 0
    assert desk.casesweep("duplicates").stdout == ""
    assert "[same, A. Reader]" in desk.casesweep("duplicates", "--all").stdout
    assert len([row for row in desk.table() if row["doc"] == "pmid:90000990"]) == 1


AUTHORED = (
    "</Abstract><AuthorList><Author><LastName>Okafor</LastName><Initials>N</Initials>"
    "<AffiliationInfo><Affiliation>Marienlund Hospital, Visby.</Affiliation></AffiliationInfo>"
    "</Author></AuthorList>"
)


def test_a_judgement_that_is_none_is_one_sentence(desk: Desk) -> None:
    """Exit status 2, and what is lacking."""
    desk.sweep()
    for options, words in (
        (("--same", "1"), "--by NAME"),
        (("--by", "A. Reader"), "--same NUMBER"),
        (("--same", "1", "--different", "2", "--by", "A"), "one of them"),
        (("--same", "99", "--by", "A"), "no pair 99"),
    ):
        done = desk.casesweep("duplicates", *options)
        assert done.exit_code == 2
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_a_sweep_that_fails_is_mailed_too(desk: Desk) -> None:
    """Here before it began; the sentence is the same as beside the output."""
    mailbox = Mailbox()
    (desk.folder / "data").write_text("", encoding="utf-8")
    with receiving_mail(mailbox) as host:
        mail = {"CASESWEEP_MAIL_HOST": host, "CASESWEEP_MAIL_TO": "a@clinic.example"}
        done = desk.casesweep("sweep", **mail)
    assert done.exit_code == 1
    [message] = mailbox.messages
    assert message["Subject"].endswith("sweep FAILED")
    assert message.get_content().strip() in done.stderr


def test_a_sweep_whose_report_cannot_be_mailed_ends_with_1(desk: Desk) -> None:
    """Everything else is done."""
    mail = {"CASESWEEP_MAIL_HOST": "127.0.0.1:9", "CASESWEEP_MAIL_TO": "a@clinic.example"}
    done = desk.casesweep("sweep", **mail)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1].startswith("sweep complete")
    assert "could not be mailed" in done.stderr
    assert desk.table()


def test_the_page_says_what_the_text_says(desk: Desk) -> None:
    """Every line of it, and nothing from elsewhere."""
    page = desk.folder / "sweep.html"
    done = desk.sweep("--page", str(page))
    text = "".join(map(str, html.document_fromstring(page.read_bytes()).itertext()))
    for line in done.stdout.splitlines():
        words = line.strip().partition(" (")[0] if line.endswith("):") else line.strip()
        assert words[1:] in text
    assert not re.search(r"(?:src|href)=|@import|url\(", page.read_text("utf-8"))


def test_what_a_paper_says_is_text_on_the_page() -> None:
    """Markup in a title is shown, not obeyed."""
    entry = "1-1  <script>alert(1)</script> & \x1b[31mred"
    report = SweepReport(1, "s", "h", "sum", True, (), (Part("new cases", (entry,)),))  # noqa: FBT003
    page = page_of(report)
    assert "<script>" not in page
    assert "\x1b" not in page


@pytest.mark.slow
@pytest.mark.parametrize("width", [500, 1280])
def test_nothing_is_wider_than_the_screen(tmp_path: Path, width: int) -> None:
    """In a real browser, where there is one: the page never scrolls sideways."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    entries = tuple(f"9000000{number}-1  {LONG}" for number in range(30))
    parts = (Part("missing", (LONG.replace(" ", ""),), alert=True), Part("new cases", entries))
    report = SweepReport(1, "spinal_emh", LONG, LONG, False, (LONG,), parts)  # noqa: FBT003
    out = tmp_path / "sweep.html"
    probe = "<script>document.title='w'+document.documentElement.scrollWidth</script></body>"
    out.write_text(page_of(report).replace("</body>", probe), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/chrome"]
    done = subprocess.run(
        [browser, *options, f"--window-size={width},900", "--dump-dom", out.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found = re.search(r"<title>w(\d+)</title>", done.stdout)
    assert found is not None
    assert int(found[1]) <= width
