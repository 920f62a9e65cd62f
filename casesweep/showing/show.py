"""`casesweep show`: one case, each value with the sentence that it rests on."""

import difflib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from cases.db.database import Database, open_database
from cases.db.lookup import KeptCase, KeptValue, case_ids, find_case
from casesweep.settings import Settings
from casesweep.showing.passages import Passage, passages, sentences_of
from casesweep.terminal import console, shown
from corpus.errors import WrongUse

if TYPE_CHECKING:
    from extract.text.reading import Sentence

_MOST_SENTENCES = 3
_INDENT = 4
_WORDS = "bold reverse"


def show_case(settings: Settings, case_id: str) -> int:
    """Print the case; raises `WrongUse` where there is none of that id."""
    database = open_database(settings.database_url())
    with database.reading() as session:
        case = find_case(session, case_id)
    if case is None:
        raise _unknown(database, case_id)
    _print(console(sys.stdout), case)
    sys.stdout.flush()
    return 0


def _unknown(database: Database, case_id: str) -> WrongUse:
    with database.reading() as session:
        known = case_ids(session)
    paper = case_id.rpartition(":")[2]
    of_paper = [each for each in known if each.rpartition("-")[0] == paper]
    if of_paper:
        return WrongUse(f"{case_id} is a paper; show one of its cases: {', '.join(of_paper)}")
    close = difflib.get_close_matches(case_id, known, n=3)
    like = f"; there are {', '.join(close)}" if close else ""
    return WrongUse(f"{database.shown} has no case {case_id}{like}; all are in: casesweep table")


def _print(screen: Console, case: KeptCase) -> None:
    year = f" ({case.year})" if case.year else ""
    screen.print(Text(f"{case.case_id}  {shown(case.title)}{year}", style="bold"))
    screen.print(Text(case.doc))
    if not case.in_table:
        screen.print(
            Text("No longer in the case table: its document's last reading has no such case.")
        )
    for reason in case.doubts.get("", ()):
        screen.print(Text(f"! {shown(reason)}", style="yellow"))
    sentences = {name: sentences_of(sections) for name, sections in case.texts.items()}
    for value in case.values:
        _print_value(screen, value, sentences.get(value.text_hash or "", ()))
        for reason in case.doubts.get(value.cell.field, ()):
            screen.print(_indented(Text(f"! {shown(reason)}", style="yellow")))
    told = {value.cell.field for value in case.values}
    for field in case.doubts.keys() - told - {""}:
        screen.print(Text(f"\n{field}: not filled in", style="bold"))
        for reason in case.doubts[field]:
            screen.print(_indented(Text(f"! {shown(reason)}", style="yellow")))


def _print_value(screen: Console, value: KeptValue, sentences: Sequence["Sentence"]) -> None:
    cell = value.cell
    heading = Text(f"\n{cell.field}: ", style="bold").append(shown(cell.text), style="bold cyan")
    screen.print(heading.append(f"  {_whose(value)}", style="not bold default"))
    places = passages(cell.words, sentences)
    for passage in places[:_MOST_SENTENCES]:
        screen.print(_indented(_marked(passage, plain=not screen.is_terminal)))
    if len(places) > _MOST_SENTENCES:
        screen.print(_indented(Text(f"and {len(places) - _MOST_SENTENCES} more")))


def _whose(value: KeptValue) -> str:
    if value.origin != "machine":
        return f"({value.origin}: {value.source.removeprefix('human:')})"
    rules = ", ".join(dict.fromkeys(words.source for words in value.cell.words))
    return f"(confidence {value.cell.confidence:.2f}; {rules})"


def _marked(passage: Passage, *, plain: bool) -> Text:
    """The sentence with its evidence highlighted; without colours it stands in « »."""
    line = Text().append(f"{shown(passage.section)}: ", style="dim")
    for part in passage.parts:
        text = shown(" ".join(part.text.split("\n")))
        if part.marked:
            line.append(f"«{text}»" if plain else text, style=_WORDS)
        else:
            line.append(text)
    return line


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, _INDENT), expand=False)
