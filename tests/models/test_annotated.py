"""Annotated corpora in their forms, on small invented files."""

import json
from pathlib import Path

import pytest

from models.annotated import (
    Annotated,
    CorpusError,
    completed,
    read_brat,
    read_iob,
    read_own,
    read_pubtator,
)
from models.labels import Label

TEXT = "A 42-year-old man with gout was given colchicine and did well."


def marked(annotated: Annotated) -> list[tuple[str, Label]]:
    """The words of each mention with their label."""
    return [(annotated.text[start:end], label) for start, end, label in annotated.spans]


def brat(folder: Path, *lines: str, text: str = TEXT) -> Path:
    """A folder with one text and its annotations."""
    (folder / "1.txt").write_text(text, encoding="utf-8")
    (folder / "1.ann").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_brat_spans_are_taken_under_our_labels_and_others_left(tmp_path: Path) -> None:
    """Events and relations are no mentions; a mention in two parts goes from end to end."""
    brat(
        tmp_path,
        "T1\tAge 2 13\t42-year-old",
        "T2\tSex 14 17\tman",
        "T3\tDisease_disorder 23 27\tgout",
        "T4\tMedication 38 43;44 48\tcolch icine",
        "T5\tClinical_event 28 37\twas given",
        "E1\tAge:T1",
        "R1\tMODIFY Arg1:T1 Arg2:T2",
    )
    [annotated] = read_brat(tmp_path)
    assert annotated.name == "1"
    assert marked(annotated) == [
        ("42-year-old", Label.AGE),
        ("man", Label.SEX),
        ("gout", Label.DISORDER),
        ("colchicine", Label.TREATMENT),
    ]


def test_a_text_without_annotations_is_no_document_of_a_brat_corpus(tmp_path: Path) -> None:
    """A README lies beside the texts."""
    brat(tmp_path, "T1\tSex 14 17\tman")
    (tmp_path / "README.txt").write_text("About it.", encoding="utf-8")
    assert [annotated.name for annotated in read_brat(tmp_path)] == ["1"]


def test_a_mention_outside_its_text_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    """Offsets of another version of the text."""
    brat(tmp_path, "T1\tSex 914 917\tman")
    with pytest.raises(CorpusError, match=r"1\.ann: SEX 914 to 917 is not in 1"):
        list(read_brat(tmp_path))


def test_pubtator_offsets_count_title_and_abstract_joined(tmp_path: Path) -> None:
    """Mentions with several concepts come once; relations are none."""
    path = tmp_path / "a.PubTator.txt"
    path.write_text(
        "7|t|Gout after aspirin.\n7|a|A man had gout.\n"
        "7\t0\t4\tGout\tDisease\tD1\n7\t11\t18\taspirin\tChemical\tD2\n"
        "7\t30\t34\tgout\tDisease\tD1\n7\t30\t34\tgout\tDisease\tD3\n7\tCID\tD2\tD1\n"
        "\n8|t|None.\n8|a|Nothing here.\n",
        encoding="utf-8",
    )
    first, second = read_pubtator(path)
    assert marked(first) == [
        ("Gout", Label.DISORDER),
        ("aspirin", Label.TREATMENT),
        ("gout", Label.DISORDER),
    ]
    assert (second.name, second.spans) == ("8", ())


def test_a_pubtator_file_that_is_none_is_named(tmp_path: Path) -> None:
    """One sentence with the file and how it begins."""
    path = tmp_path / "a.PubTator.txt"
    path.write_text("a table\tof something", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.PubTator\.txt: no title and abstract in 'a table"):
        list(read_pubtator(path))


def test_tags_become_spans_over_tokens_joined_by_blanks(tmp_path: Path) -> None:
    """A new B ends the mention before it; an empty line ends the sentence; a quote is a token."""
    path = tmp_path / "train.tsv"
    rows = ["A\tO", '"\tO', "sickle\tB", "cell\tI", "gout\tB", "", "None\tO", "rickets\tI"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    first, second = read_iob(path)
    assert first.text == 'A " sickle cell gout'
    assert marked(first) == [("sickle cell", Label.DISORDER), ("gout", Label.DISORDER)]
    assert marked(second) == [("rickets", Label.DISORDER)]
    assert second.name == "train 2"


def test_a_table_without_tags_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    """Some other table."""
    path = tmp_path / "other.tsv"
    path.write_text("A\tO\nname\tvalue\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"other\.tsv:2: \['name', 'value'\] is no token"):
        list(read_iob(path))


def gold(split: str | None = "train", **more: object) -> str:
    """A line of our own gold."""
    document = {
        "doc": "x:1",
        "title": "Gout",
        "text": "A man of 42. He had gout.",
        "title_spans": [{"start": 0, "end": 4, "label": "DISORDER"}],
        "spans": [
            {"start": 2, "end": 5, "label": "SEX"},
            {"start": 9, "end": 11, "label": "AGE"},
            {"start": 13, "end": 15, "label": "SEX"},
            {"start": 20, "end": 24, "label": "DOSE"},
        ],
        **({"split": split} if split else {}),
        **more,
    }
    return json.dumps(document)


def test_own_gold_gives_title_and_text_with_the_labels_of_the_recogniser(tmp_path: Path) -> None:
    """A pronoun marked for the sex is left out, and so are labels that only rules read."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join([gold(), gold("test", doc="x:2")]), encoding="utf-8")
    title, text = read_own(path)
    assert (title.name, text.name) == ("x:1:title", "x:1:text")
    assert marked(title) == [("Gout", Label.DISORDER)]
    assert marked(text) == [("man", Label.SEX), ("42", Label.AGE)]


def test_a_gold_document_without_a_split_is_read(tmp_path: Path) -> None:
    """As people annotate them."""
    path = tmp_path / "gold.jsonl"
    path.write_text(gold(split=None), encoding="utf-8")
    assert len(list(read_own(path))) == 2


@pytest.mark.parametrize("line", ["{", "[]", '{"doc": "x"}', '"x"', gold(spans=[{"label": "AGE"}])])
def test_a_line_that_is_no_gold_document_is_named(tmp_path: Path, line: str) -> None:
    """With file and line."""
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{gold()}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl:2: no gold document with spans"):
        list(read_own(path))


def test_what_a_grammar_finds_is_added_where_nobody_marked_anything() -> None:
    """A person's mention stands also where the grammar would draw it otherwise."""
    annotated = Annotated("1", TEXT, ((2, 13, Label.AGE),))
    found = ((2, 4, Label.AGE), (14, 17, Label.SEX))
    assert completed(annotated, lambda _: found).spans == (
        (2, 13, Label.AGE),
        (14, 17, Label.SEX),
    )


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """UTF-16, say."""
    path = tmp_path / "train.tsv"
    path.write_bytes("A\tO\n".encode("utf-16"))
    with pytest.raises(CorpusError, match=r"train\.tsv cannot be read: .*utf-8"):
        list(read_iob(path))
