"""`casesweep show`: one case, each value with the sentence that it rests on."""

import difflib
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from cases.cells import Words
from cases.database import Database, open_database
from cases.lookup import KeptCase, KeptValue, case_ids, find_case
from casesweep.settings import Settings
from casesweep.terminal import console, shown
from corpus.article import Article, DocumentId, Section, SectionKind
from corpus.errors import WrongUse
from extract.text.reading import Sentence, read

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
        close = difflib.get_close_matches(case_id, case_ids(session), n=3)
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
    sentences = {name: _sentences(sections) for name, sections in case.texts.items()}
    for value in case.values:
        _print_value(screen, value, sentences.get(value.text_hash or "", ()))
        for reason in case.doubts.get(value.cell.field, ()):
            screen.print(_indented(Text(f"! {shown(reason)}", style="yellow")))
    told = {value.cell.field for value in case.values}
    for field in case.doubts.keys() - told - {""}:
        screen.print(Text(f"\n{field}: not filled in", style="bold"))
        for reason in case.doubts[field]:
            screen.print(_indented(Text(f"! {shown(reason)}", style="yellow")))


def _print_value(screen: Console, value: KeptValue, sentences: Sequence[Sentence]) -> None:
    cell = value.cell
    heading = Text(f"\n{cell.field}: ", style="bold").append(shown(cell.text), style="bold cyan")
    screen.print(heading.append(f"  {_whose(value)}", style="not bold default"))
    places = _places(cell.words, sentences)
    for sentence, words in places[:_MOST_SENTENCES]:
        screen.print(_indented(_marked(sentence, words, plain=not screen.is_terminal)))
    if len(places) > _MOST_SENTENCES:
        screen.print(_indented(Text(f"and {len(places) - _MOST_SENTENCES} more")))


def _whose(value: KeptValue) -> str:
    if value.origin != "machine":
        return f"({value.origin}: {value.source})"
    rules = ", ".join(dict.fromkeys(words.source for words in value.cell.words))
    return f"(confidence {value.cell.confidence:.2f}; {rules})"


def _sentences(sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """The sentences of a text as the rules saw them."""
    title = next((each.text for each in sections if each.kind is SectionKind.TITLE), "")
    rest = tuple(each for each in sections if each.kind is not SectionKind.TITLE)
    return read(Article(DocumentId(""), title, rest)).sentences


def _places(
    words: Sequence[Words], sentences: Sequence[Sentence]
) -> list[tuple[Sentence, list[Words]]]:
    """The sentences in which the words begin, in order of the evidence, each once."""
    places: dict[int, tuple[Sentence, list[Words]]] = {}
    for each in words:
        for sentence in sentences:
            if (
                sentence.section == each.section
                and sentence.start <= each.start_offset < sentence.end
            ):
                places.setdefault(sentence.index, (sentence, []))[1].append(each)
    return list(places.values())


def _marked(sentence: Sentence, words: Sequence[Words], *, plain: bool) -> Text:
    """The sentence with its evidence highlighted; without colours it stands in « »."""
    line = Text().append(f"{shown(sentence.section)}: ", style="dim")
    at = sentence.start
    for start, end in _spans(words):
        line.append(_part(sentence, at, start))
        marked = _part(sentence, start, end)
        line.append(f"«{marked}»" if plain else marked, style=_WORDS)
        at = end
    return line.append(_part(sentence, at, sentence.end))


def _spans(words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """The stretches that the words cover together, in order."""
    start = end = -1
    for first, last in sorted((each.start_offset, each.end_offset) for each in words):
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


def _part(sentence: Sentence, start: int, end: int) -> str:
    text = sentence.text[max(0, start - sentence.start) : max(0, end - sentence.start)]
    return shown(" ".join(text.split("\n")))


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, _INDENT), expand=False)
