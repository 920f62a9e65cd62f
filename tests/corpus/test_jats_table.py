"""Tables of JATS articles as grids."""

from pathlib import Path

from lxml import etree

from corpus.article import Article, Table
from corpus.jats.grid import Cell, expand, join_heading, span
from corpus.jats.paper import read_jats
from corpus.jats.table import read_tables


def tables(inner: str) -> list[Table]:
    """The tables of a wrap with this inner XML."""
    return list(read_tables(etree.fromstring(f"<table-wrap>{inner}</table-wrap>")))


def row(*cells: str, tag: str = "td") -> str:
    """A row of plain cells."""
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_spans_fill_every_place_they_cover() -> None:
    """A value over two rows or two columns stands in each of them."""
    (table,) = tables(
        f"<table><thead>{row('Case', 'Age', 'Site')}</thead><tbody>"
        '<tr><td rowspan="2">1</td><td>30</td><td>T4</td></tr>'
        "<tr><td>31</td><td>T5</td></tr>"
        '<tr><td>2</td><td colspan="2">not known</td></tr></tbody></table>'
    )
    assert table.rows == (("1", "30", "T4"), ("1", "31", "T5"), ("2", "not known", "not known"))


def test_lines_of_a_heading_are_joined() -> None:
    """`Outcome` over `Clinical` and `Imaging` becomes two headings; a tall cell stays one."""
    (table,) = tables(
        '<table><thead><tr><th rowspan="2">Case</th><th colspan="2">Outcome</th></tr>'
        f"{row('Clinical', 'Imaging', tag='th')}</thead><tbody>{row('1', 'CR', 'smaller')}</tbody></table>"
    )
    assert table.header == ("Case", "Outcome / Clinical", "Outcome / Imaging")


def test_heading_cells_without_thead_are_the_heading() -> None:
    """A first line of `<th>` is a heading; a first line of `<td>` is not taken for one."""
    (marked,) = tables(f"<table>{row('Case', 'Age', tag='th')}{row('1', '30')}</table>")
    assert (marked.header, marked.rows) == (("Case", "Age"), (("1", "30"),))
    (unmarked,) = tables(f"<table><tbody>{row('Case', 'Age')}{row('1', '30')}</tbody></table>")
    assert (unmarked.header, unmarked.rows) == (("", ""), (("Case", "Age"), ("1", "30")))


def test_label_caption_and_footnotes_go_with_each_table_of_a_wrap() -> None:
    """Two tables in one wrap share what stands around them."""
    first, second = tables(
        "<label>Table 2</label><caption><title>Patients.</title><p>All treated.</p></caption>"
        f"<table>{row('1', '30<sup>a</sup>')}</table><table>{row('2', '40')}</table>"
        "<table-wrap-foot><fn><label>a</label><p>At surgery.</p></fn><p>RT, radiotherapy</p></table-wrap-foot>"
    )
    assert first.label == second.label == "Table 2"
    assert first.caption == "Patients. All treated."
    assert first.footnotes == ("a At surgery.", "RT, radiotherapy")
    assert first.rows == (("1", "30^a"),)


def test_cells_with_breaks_paragraphs_and_lists_stay_one_line() -> None:
    """No cell holds a line break, for a line of the table's text is a row."""
    (table,) = tables(
        "<table><tr><td>Age<break/>(years)</td><td><p>Surgery</p><p>RT</p></td>"
        "<td><list><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list></td></tr></table>"
    )
    assert table.rows == (("Age (years)", "Surgery; RT", "a; b"),)


def test_ragged_and_absurd_tables_become_a_grid() -> None:
    """Short rows are filled up; a span beyond all reason does not fill the memory."""
    assert expand([[Cell("a")], [Cell("b"), Cell("c")]]) == [["a", ""], ["b", "c"]]
    assert len(expand([[Cell("a", columns=span("999999999"), rows=span("9999999"))]])[0]) == 200
    assert [span(text) for text in (None, "", "0", "x", "3", "²")] == [1, 1, 1, 1, 3, 1]
    assert expand([]) == []
    assert join_heading([["A", "A"], ["A", "B"]]) == ["A", "A / B"]


def test_the_real_table_of_twelve_patients(shared: Path) -> None:
    """PMC6500000, Table 1: every cell where it belongs."""
    path = shared / "data/pmc/oai_illumination-k/PMC6500000.xml"
    (paper,) = read_jats(path.read_bytes(), name=path.name)
    assert isinstance(paper, Article)
    table = paper.tables[0]
    assert table.label == "Table 1"
    assert len(table.rows) == 12
    assert table.rows[0] == ("1", "32", "F", "11", "19", "> 40", "Cidofovir", "I-3-C", "No")
    assert table.rows[9] == (
        "10",
        "21",
        "M",
        "6",
        "1",
        "> 100",
        "Cidovofir, bevacizumab",
        "Interferon, Methotrexate",
        "Yes",
    )


def test_real_tables_in_the_floats_group_are_found(shared: Path) -> None:
    """PMC3500000 keeps its tables behind the references."""
    path = shared / "data/pmc/oai_illumination-k/PMC3500000.xml"
    (paper,) = read_jats(path.read_bytes(), name=path.name)
    assert isinstance(paper, Article)
    assert paper.tables
