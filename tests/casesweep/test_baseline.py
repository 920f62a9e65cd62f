"""The case database from PubMed's own files: checked, in order, the last word counts."""

import gzip
import hashlib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casesweep.cli import app
from tests.corpus.pubmed_records import file_of, record

MAN = "A 42-year-old man with thalassaemia had extramedullary haematopoiesis compressing the cord at T5-T8."
WOMAN = MAN.replace("man", "woman", 1)


def citation(pmid: int, words: str = MAN) -> str:
    """A citation with this abstract."""
    return record(pmid, abstract=f"<Abstract><AbstractText>{words}</AbstractText></Abstract>")


def deletion(pmid: int) -> str:
    """A block that withdraws it."""
    return f'<DeleteCitation><PMID Version="1">{pmid}</PMID></DeleteCitation>'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An empty folder for files."""
    (tmp_path / "pubmed").mkdir()
    return tmp_path / "pubmed"


def put(files: Path, number: int, *records: str, md5: str | None = None) -> None:
    """A file and its sum."""
    name = f"pubmed26n{number:04}.xml.gz"
    data = gzip.compress(file_of(*records), mtime=0)
    (files / name).write_bytes(data)
    found = hashlib.md5(data, usedforsecurity=False).hexdigest()
    (files / f"{name}.md5").write_text(f"MD5({name})= {md5 or found}\n", encoding="ascii")


def run(files: Path, *arguments: str) -> Result:
    """The command on a database beside the files."""
    db = f"sqlite:///{files.parent / 'cases.sqlite'}"
    return CliRunner().invoke(app, arguments, env={"CASESWEEP_DB": db})


def sweep(files: Path) -> Result:
    """One baseline sweep."""
    return run(files, "sweep", "--baseline", str(files))


def table(files: Path) -> str:
    """The case table as JSON Lines."""
    return run(files, "table", "--format", "jsonl").stdout


def test_the_last_word_on_a_citation_counts(files: Path) -> None:
    """Whatever else a file holds is left alone."""
    other = record(3, abstract="<Abstract><AbstractText>Asthma in mice.</AbstractText></Abstract>")
    put(files, 1, citation(1), citation(2), other)
    put(files, 2, citation(1, WOMAN))
    done = sweep(files)
    assert done.exit_code == 0, done.output
    assert "citations: 4 read, 3 that may be relevant" in done.stdout
    first, second = sorted(table(files).splitlines())
    assert '"case_id": "1-1"' in first
    assert '"sex": "female"' in first
    assert '"case_id": "2-1"' in second
    assert '"sex": "male"' in second


def test_a_file_is_read_once_and_new_ones_go_on_from_there(files: Path) -> None:
    """Also one by one, as they appear day by day."""
    put(files, 1, citation(1))
    sweep(files)
    put(files, 2, citation(1, WOMAN))
    done = sweep(files)
    assert "files: 2" in done.stdout
    assert "1 read now" in done.stdout
    assert '"sex": "female"' in table(files)
    assert "nothing changed" in sweep(files).stdout


def test_a_citation_that_is_deleted_leaves_the_table(files: Path) -> None:
    """In a later file or at the end of its own."""
    put(files, 1, citation(1), citation(2), deletion(2))
    sweep(files)
    assert len(table(files).splitlines()) == 1
    put(files, 2, deletion(1))
    assert sweep(files).exit_code == 0
    assert table(files) == ""


def test_what_a_later_file_says_of_a_kept_citation_is_kept_also_if_it_is_no_longer_relevant(
    files: Path,
) -> None:
    """A correction may take the disease out of it."""
    put(files, 1, citation(1))
    sweep(files)
    put(files, 2, citation(1, "A letter about asthma."))
    sweep(files)
    assert table(files) == ""


def test_a_damaged_file_ends_the_reading(files: Path) -> None:
    """It is named; once it is whole all goes on."""
    put(files, 1, citation(1))
    put(files, 2, citation(2), md5="0" * 32)
    put(files, 3, citation(3))
    done = sweep(files)
    assert done.exit_code == 1
    assert "does not agree with pubmed26n0002.xml.gz.md5; get it again" in done.stderr
    assert len(table(files).splitlines()) == 1
    put(files, 2, citation(2))
    assert sweep(files).exit_code == 0
    assert len(table(files).splitlines()) == 3


def test_a_file_without_its_sum_is_not_read(files: Path) -> None:
    """NLM gives one with each."""
    put(files, 1, citation(1))
    (files / "pubmed26n0001.xml.gz.md5").unlink()
    done = sweep(files)
    assert done.exit_code == 1
    assert "cannot be checked" in done.stderr


def test_a_missing_number_is_named(files: Path) -> None:
    """What is there is read all the same."""
    put(files, 1, citation(1))
    put(files, 3, citation(3))
    done = sweep(files)
    assert done.exit_code == 1
    assert "pubmed26n0002.xml.gz is missing" in done.stderr
    assert len(table(files).splitlines()) == 2


def test_a_file_that_comes_late_does_not_put_citations_back(files: Path) -> None:
    """The one with the greater number was read before."""
    put(files, 1, citation(9))
    put(files, 3, citation(1, WOMAN))
    sweep(files)
    put(files, 2, citation(1))
    assert sweep(files).exit_code == 0
    assert '"sex": "female"' in table(files)


def test_a_file_that_comes_late_does_not_bring_a_deleted_citation_back(files: Path) -> None:
    """It was deleted after that."""
    put(files, 1, citation(1))
    put(files, 3, deletion(1))
    sweep(files)
    put(files, 2, citation(1, WOMAN))
    sweep(files)
    assert table(files) == ""


def test_a_folder_without_such_files_is_wrong_use(files: Path) -> None:
    """With an example of a name."""
    done = sweep(files)
    assert done.exit_code == 2
    assert "pubmed26n0001.xml.gz" in done.stderr
