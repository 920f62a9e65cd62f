"""The database in a browser: served to this machine alone, every cell as the case table has it."""

import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cases.cells import Words
from cases.codebook import codebook
from cases.db.database import create_database, open_database
from cases.db.review import Review, save_review
from cases.db.typed_rows import typed_rows
from cases.exchange.browsing import write_browsing
from cases.finding import Field, Status
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.passages import passages, sentences_of, whole_sections
from corpus.article import Section
from studies.hierarchy import hierarchy
from studies.study import load_study
from tests.cases.findings import found, level, said
from tests.cases.papers import paper, record_of, take
from tests.casesweep.command import COMMAND, environment
from tests.fakes.browser import DESK, PHONE, Browser, browser

STUDY = load_study("spinal_emh")
BOOK = codebook(STUDY)
NASTY = "<script>document.title='taken'</script>"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample, with a person's value and a paper whose title is a program."""
    made = Settings(db=f"sqlite:///{tmp_path_factory.mktemp('browse')}/cases.sqlite")
    assert run_study(made, []) == 0
    database = open_database(made.db)
    save_review(database, Review("90000001-1", "anna", {"sex": "male"}))
    nasty = paper("doi:10.1/x", f"A man of {NASTY} had a mass.")
    nasty = type(nasty)(nasty.doc, f"On {NASTY}", nasty.sections)
    value = said(nasty, Field.DISORDERS, f"other:{NASTY}", NASTY)
    take(database, (nasty, record_of(nasty, [value])))
    return made


@contextmanager
def served(settings: Settings, folder: Path, how: signal.Signals = signal.SIGINT) -> Iterator[str]:
    """The command, running; yields its address, and ends it as a person does, by Ctrl-C.

    It ends with status 0.
    """
    folder.mkdir(exist_ok=True)
    command = [*COMMAND, "browse", "--port", "0", "--db", settings.db]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(TMPDIR=str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(how)
            assert process.wait(timeout=60) == 0


@pytest.fixture(scope="module")
def address(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it is served."""
    with served(settings, tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A page of a real browser, where there is one."""
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def ask(address: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of a page."""
    request = urllib.request.Request(address, headers={"Host": host} if host else {})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310 - our own server
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def browsing_file(url: str, path: Path) -> sqlite3.Connection:
    """The file that is served, written and opened."""
    with open_database(url).reading() as session:
        write_browsing(session, path, BOOK, hierarchy(STUDY).broader)
    return sqlite3.connect(path)


def rows_of(url: str) -> list[dict[str, Any]]:
    """The case table with its types."""
    with open_database(url).reading() as session:
        return list(typed_rows(session, BOOK))


def test_the_file_holds_every_value_with_its_words(database_url: str, tmp_path: Path) -> None:
    """The values that count and those before them, from either database."""
    database = create_database(database_url, study="spinal_emh")
    article = paper(body="A 42-year-old man had a mass at T5-T9.")
    levels = said(article, Field.LEVELS, "T5-T9", "T5-T9", Status.LESION)
    findings = [said(article, Field.AGE_YEARS, 42, "42"), levels]
    disorder = found(Field.DISORDERS, "beta_thalassemia_intermedia", words="man", at=17)
    take(database, (article, record_of(article, findings)))
    save_review(database, Review("101-1", "anna", {"age_years": 44, "sex": None}))
    other = paper("pmid:102")
    take(database, (other, record_of(other, [disorder, level("T8")], relevant=True)))
    file = browsing_file(database_url, tmp_path / "b.db")
    values = file.execute(
        "SELECT field, value, origin, counts FROM case_values WHERE case_id = '101-1' "
        "AND field IN ('age_years', 'levels', 'sex') ORDER BY id"
    ).fetchall()
    assert values == [
        ("age_years", "42", "machine", 0),
        ("levels", "T5-T9", "machine", 1),
        ("age_years", "44", "human", 1),
        ("sex", None, "human", 1),
    ]
    words = "SELECT text, section FROM words JOIN case_values ON id = value_id WHERE counts"
    assert ("T5-T9", "Abstract") in file.execute(words).fetchall()
    at_t8 = "SELECT case_id FROM case_vertebrae WHERE vertebra = 'T8' ORDER BY case_id"
    assert file.execute(at_t8).fetchall() == [("101-1",), ("102-1",)]
    within = file.execute("SELECT within FROM disorder_within").fetchall()
    assert {("thalassemia",), ("beta_thalassemia_intermedia",)} <= set(within)
    file.close()


def test_evidence_is_marked_where_it_stands() -> None:
    """In its sentence and in its section; what goes on beyond the sentence is cut off there."""
    text = "A man was seen. He was 42 years old. He left."
    section = Section("Case", text)
    [word] = said(paper(body=text), Field.AGE_YEARS, 42, "42 years old. He").evidence
    words = [Words(None, "Case", word.start, word.end, word.text, "rule", 1.0)]
    [passage] = passages(words, sentences_of([section]))
    assert [(part.text, part.marked) for part in passage.parts] == [
        ("He was ", False),
        ("42 years old.", True),
    ]
    [whole] = whole_sections(words, [section])
    assert "".join(part.text for part in whole.parts) == text
    assert [part.text for part in whole.parts if part.marked] == [word.text]


def test_only_this_machine_is_answered(address: str) -> None:
    """A name of the web that points here (DNS rebinding) is refused; nothing can be written."""
    assert ask(address)[0] == 200
    assert ask(address, "evil.example:80")[0] == 403
    status, said_so = ask(f"{address}spinal_emh?sql=delete+from+cases")
    assert (status, "Statement must be a SELECT" in said_so) == (400, True)


def test_what_is_not_there_is_said(address: str) -> None:
    """A case that never was, and a field that a case never had."""
    for path in ("nobody-1", "90000001-1/colour"):
        status, text = ask(f"{address}-/case/{path}")
        assert (status, "no such case" in text) == (404, True)


def test_a_port_that_is_taken_is_named(settings: Settings, tmp_path: Path) -> None:
    """With what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "browse", "--port", port, "--db", settings.db],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert f"port {port} of this machine cannot be used" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_when_it_ends(
    settings: Settings, tmp_path: Path, how: signal.Signals
) -> None:
    """The copy is gone with the command, by Ctrl-C or when the machine goes down."""
    with served(settings, tmp_path / "tmp", how) as address:
        assert ask(address)[0] == 200
        assert [each.name[:10] for each in (tmp_path / "tmp").iterdir()] == ["casesweep-"]
    assert list((tmp_path / "tmp").iterdir()) == []
    shutil.rmtree(tmp_path / "tmp")


CELLS = """
[...document.querySelectorAll('.rows-and-columns tbody tr')].map(row =>
  Object.fromEntries([...row.querySelectorAll('td')].map(cell =>
    [cell.className.replace(/ *type-\\w+/, '').replace('col-', ''), cell.innerText.trim()])))
"""


@pytest.mark.slow
def test_the_page_shows_every_cell_of_the_case_table(
    settings: Settings, address: str, page: Browser
) -> None:
    """In a real browser, cell by cell; a title that is a program is only shown."""
    page.open(f"{address}spinal_emh/cases?_size=1000&_nofacet=1", width=DESK)
    shown = {row["case_id"]: row for row in page.ask(CELLS)}
    table = rows_of(settings.db)
    assert len(shown) == len(table) > 60
    for row in table:
        for name, value in row.items():
            plain = value
            if isinstance(value, list):
                plain = "; ".join(value).replace("_", " ")
            elif isinstance(value, bool):
                plain = "yes" if value else "no"
            expected = "" if plain is None else str(plain)
            assert shown[row["case_id"]][name] == expected, (row["case_id"], name)
    assert page.ask("document.title") != "taken"


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_each_value_leads_to_its_sentence(
    settings: Settings, address: str, page: Browser, width: int
) -> None:
    """From the table by a click to the words, marked; no page is wider than the screen."""
    for path in ("", "spinal_emh", "spinal_emh/cases", "spinal_emh/by_level?vertebra=T6"):
        page.open(f"{address}{path}", width=width)
        assert page.ask("document.querySelector('h1').innerText")
        assert page.ask("document.documentElement.scrollWidth") <= width, path
    link = page.ask("document.querySelector('td.col-levels a').href")
    page.open(link, width=width)
    [marked, *_] = page.ask("[...document.querySelectorAll('mark')].map(each => each.innerText)")
    case_id, field = (urllib.parse.unquote(part) for part in link.split("/")[-2:])
    assert field == "levels"
    words = (
        "SELECT evidence.text FROM evidence JOIN case_values v ON v.id = value_id WHERE case_id = ?"
    )
    file = sqlite3.connect(settings.db.removeprefix("sqlite:///"))
    assert (marked,) in file.execute(words, (case_id,)).fetchall()
    file.close()
    assert page.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_search_and_saved_queries_find_cases(address: str, page: Browser) -> None:
    """Words of the paper; a narrower disorder; a vertebra inside a range; outcome by treatment."""

    def cases(path: str) -> list[str]:
        page.open(f"{address}spinal_emh/{path}", width=DESK)
        found: list[str] = page.ask(
            "[...document.querySelectorAll('td.col-case_id')].map(each => each.innerText)"
        )
        return found

    assert "90000002-1" in cases("by_level?vertebra=d6")
    broad = cases("by_disorder_and_treatment?disorder=Thalassemia&treatment=radiotherapy")
    narrow = cases(
        "by_disorder_and_treatment?disorder=thalassemia+intermedia&treatment=radiotherapy"
    )
    assert set(narrow) < set(broad)
    assert 0 < len(cases("cases?_search=splenectomy")) < 66
    assert cases("said_by_people") == ["90000001-1"]
    page.open(f"{address}spinal_emh/outcome_by_treatment", width=DESK)
    counts = page.ask(CELLS)
    assert all(int(row["cases"]) == sum(int(row[name]) for name in list(row)[2:]) for row in counts)
    page.open(f"{address}spinal_emh/cases", width=DESK)
    facets = page.ask("[...document.querySelectorAll('.facet-info-name')].map(e => e.innerText)")
    assert {re.sub(r"\W.*", "", each, flags=re.DOTALL) for each in facets} >= {"disorders", "sex"}


@pytest.mark.slow
def test_a_case_tells_a_persons_value_and_its_past(address: str, page: Browser) -> None:
    """Who said so, and what the machine had read; a paper's own markup is only text."""
    page.open(f"{address}-/case/90000001-1/sex", width=PHONE)
    text = page.ask("document.body.innerText")
    assert "human: anna" in text
    assert "female" in text
    page.open(f"{address}-/case/doi~3A10~2E1~2Fx-1", width=PHONE)
    assert NASTY in page.ask("document.querySelector('mark').innerText")
    assert page.ask("document.title").startswith("doi:10.1/x-1")
    assert ("heading", "Case doi:10.1/x-1") in page.spoken()
