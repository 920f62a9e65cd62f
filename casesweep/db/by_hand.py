"""`casesweep db set`: a person's value of one field, given on the command line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from cases.cells import SEPARATOR, Cell, Words
from cases.codebook import Column, Form, codebook
from cases.contract import IS_CASE, KEYS
from cases.db.database import Database, open_database
from cases.db.lookup import find_case
from cases.db.review import Review, save_review
from cases.db.schema.papers import Record, SourceText
from cases.db.schema.patients import CaseRow
from cases.db.schema.storable import storable
from cases.spine import vertebrae
from casesweep.settings import Settings
from casesweep.terminal import shown
from corpus.errors import WrongUse

_YES_NO = {"yes": True, "no": False}
_OTHER = "other"
_CASE = Column(IS_CASE, "Is a case", Form.YES_NO, "No: it leaves the case table.")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says: `value` is as the case table writes it, None: the text does not state it.

    `words` are stretches of the text that the value rests on, copied from it.
    """

    case_id: str
    field: str
    value: str | None
    person: str
    why: str
    words: tuple[str, ...] = ()
    adjudicated: bool = False


def set_value(settings: Settings, said: Correction) -> int:
    """Save the value as a review. Raises `WrongUse`, `ReviewError` or `ContractError`."""
    columns = {column.name: column for column in (*codebook(settings.load_study()), _CASE)}
    if said.field not in {*KEYS, IS_CASE}:
        known = ", ".join((*KEYS, IS_CASE))
        raise WrongUse(f"{said.field} is no value of a case; there are: {known}")
    value = _value(columns[said.field], said.value)
    database = open_database(settings.database_url())
    before = _shown(database, said)
    text_hash, words = _evidence(database, said, value)
    save_review(
        database,
        Review(
            said.case_id,
            said.person,
            {said.field: value},
            adjudicated=said.adjudicated,
            text_hash=text_hash,
            words={said.field: words} if words else {},
            note=said.why,
        ),
    )
    now = _shown(database, said)
    print(f"{said.case_id} {said.field}: {shown(before)} -> {shown(now)}", flush=True)  # noqa: T201 - a command speaks
    return 0


def _value(column: Column, text: str | None) -> Any:
    """The contract's value; raises `WrongUse` that says what may stand there."""
    if text is None:
        return [] if column.form is Form.SET else None
    if column.form is Form.SET:
        each = [one.strip() for one in text.split(SEPARATOR.strip())]
        return [_known(column, one) for one in each if one]
    if column.form is Form.YES_NO:
        if text not in _YES_NO:
            raise WrongUse(f"{column.name} is yes or no, not {text!r}")
        return _YES_NO[text]
    if column.form in {Form.NUMBER, Form.WHOLE}:
        return _number(column, text)
    return _known(column, text.strip())


def _number(column: Column, text: str) -> float | int:
    try:
        number = float(text)
    except ValueError as error:
        unit = f" of {column.unit}" if column.unit else ""
        raise WrongUse(f"{column.name} is a number{unit}, not {text!r}") from error
    return int(number) if number.is_integer() else number


def _known(column: Column, one: str) -> str:
    choices = column.choices or {}
    if column.name == "levels" and not vertebrae(one):
        raise WrongUse(
            f"{one!r} is no vertebral level; write T3-T10, C2 or L5-S1, ; between several"
        )
    if not choices or one in choices or (_OTHER in choices and one.startswith(f"{_OTHER}:")):
        return one
    named = [f"{_OTHER}:<name>" if key == _OTHER else key for key in choices]
    raise WrongUse(f"{column.name} has no value {one!r}; there are: {', '.join(named)}")


def _shown(database: Database, said: Correction) -> str:
    """What the case table shows of the field; raises `WrongUse` where there is no such case."""
    with database.reading() as session:
        case = find_case(session, said.case_id)
    if case is None:
        raise WrongUse(f"{database.shown} has no case {said.case_id}; all are in: casesweep table")
    values = {value.cell.field: value.cell for value in case.values}
    cell = values.get(said.field)
    return "not stated" if cell is None or cell.value == [] else cell.text


def _evidence(
    database: Database, said: Correction, value: Any
) -> tuple[str | None, tuple[Words, ...]]:
    """The hash of the text that holds now, and the words in it."""
    if not said.words:
        return None, ()
    with database.reading() as session:
        text = session.scalars(
            select(SourceText)
            .join(Record, Record.text_hash == SourceText.hash)
            .join(CaseRow, CaseRow.document_id == Record.document_id)
            .where(CaseRow.id == said.case_id, Record.closed_run_id.is_(None))
        ).one()
        return text.hash, tuple(_found(text.sections, each, said, value) for each in said.words)


def _found(sections: Sequence[Any], words: str, said: Correction, value: Any) -> Words:
    """Where the words stand; raises `WrongUse` unless it is one place."""
    places = [(each["label"], at) for each in sections for at in _places(each["text"], words)]
    if len(places) != 1:
        how = "do not stand" if not places else f"stand {len(places)} times"
        more = "copy them from: casesweep show" if not places else "take more of the sentence"
        raise WrongUse(f"the words {words!r} {how} in the text of {said.case_id}; {more}")
    [(label, at)] = places
    element = Cell("", value, 1.0, ()).text if isinstance(value, list) and len(value) == 1 else None
    return Words(element, storable(label), at, at + len(words), words, f"human:{said.person}", 1.0)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
