"""A case database to what is wrong with it: broken files, hashes, offsets, orphans, histories.

One reading session sees one state, so that a run may write meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select, text
from sqlalchemy.orm import Session

from cases.cells import Cell
from cases.db.schema.papers import Document, Record, SourceText
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow, RecordCase
from cases.db.schema.storable import storable
from cases.db.turnover import case_stem
from corpus.article import hash_of

_AT_ONCE = 500

Texts = Mapping[str, Mapping[str, str]]
"""The sections of texts, by hash and label."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` names the row (`case_values 17`), `what` says in a sentence what is wrong with it."""

    where: str
    what: str


def faults(session: Session) -> Iterator[Fault]:
    """Everything that is wrong; nothing if the database is whole."""
    checks = (_file, _texts, _without_text, _cells, _orphans, _numbers, _records, _values)
    for check in checks:
        yield from check(session)


def _file(session: Session) -> Iterator[Fault]:
    """What SQLite finds in its file; PostgreSQL watches over pages and keys itself."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Fault("file", str(said))
    for table, row, other, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Fault(f"{table} {row}", f"it names a row of {other} that is not there")


def _texts(session: Session) -> Iterator[Fault]:
    """Each text has the hash it is called by; each piece of evidence is a slice of its text."""
    hashes = session.scalars(select(SourceText.hash).order_by(SourceText.hash)).all()
    for first in range(0, len(hashes), _AT_ONCE):
        some = hashes[first : first + _AT_ONCE]
        kept: dict[str, Mapping[str, str]] = {}
        texts = select(SourceText.hash, SourceText.sections).where(SourceText.hash.in_(some))
        for name, sections in session.execute(texts):
            pairs = [(each["label"], each["text"]) for each in sections]
            kept[name] = {storable(label): body for label, body in pairs}
            if hash_of(pairs) != name:
                yield Fault(f"texts {name}", "the text is not the one of that hash")
        yield from _slices(session, some, kept)


def _slices(session: Session, hashes: Sequence[str], texts: Texts) -> Iterator[Fault]:
    words = (
        select(EvidenceRow, CaseValue.text_hash)
        .join(CaseValue, CaseValue.id == EvidenceRow.value_id)
        .where(CaseValue.text_hash.in_(hashes))
    )
    for row, name in session.execute(words):
        body = texts[str(name)].get(row.section)
        start, end = row.start_offset, row.end_offset
        if body is None:
            yield Fault(f"evidence {row.id}", f"its text has no section {row.section!r}")
        elif not 0 <= start < end or storable(body[start:end]) != row.text:
            wrong = f"its words do not stand at {start}-{end} of {row.section!r}"
            yield Fault(f"evidence {row.id}", wrong)
    session.expunge_all()


def _without_text(session: Session) -> Iterator[Fault]:
    """Evidence whose value names no text cannot be looked up."""
    lost = (
        select(EvidenceRow.id)
        .join(CaseValue, CaseValue.id == EvidenceRow.value_id)
        .where(CaseValue.text_hash.is_(None))
    )
    for row in session.scalars(lost):
        yield Fault(f"evidence {row}", "its value names no text")


def _cells(session: Session) -> Iterator[Fault]:
    """What the table shows of a value is the value."""
    columns = (CaseValue.id, CaseValue.field, CaseValue.value, CaseValue.text, CaseValue.number)
    for row in session.execute(select(*columns).execution_options(yield_per=_AT_ONCE)):
        cell = Cell(row.field, row.value, 1.0, ())
        shown = None if row.value in (None, []) else storable(cell.text)
        if (row.text, row.number) != (shown, cell.number):
            yield Fault(f"case_values {row.id}", f"the table shows {row.text!r} for {row.value!r}")


def _orphans(session: Session) -> Iterator[Fault]:
    """Rows that nothing leads to, though no key forbids it."""
    no_record = ~select(Record.id).where(Record.document_id == Document.id).exists()
    for doc in session.scalars(select(Document.doc).where(no_record)):
        yield Fault(f"documents {doc}", "it has never been read")
    unfound = ~select(RecordCase.case_id).where(RecordCase.case_id == CaseRow.id).exists()
    for case_id in session.scalars(select(CaseRow.id).where(unfound)):
        yield Fault(f"cases {case_id}", "no reading of its document has found it")
    textless = ~select(SourceText.hash).where(SourceText.hash == Record.text_hash).exists()
    for record in session.scalars(select(Record.id).where(Record.relevant, textless)):
        yield Fault(f"records {record}", "the text it was made from is not kept")


def _numbers(session: Session) -> Iterator[Fault]:
    """A document's cases are numbered from 1 without a gap, and called after it."""
    counted = (
        select(Document.doc, func.count(), func.max(CaseRow.number))
        .join(CaseRow, CaseRow.document_id == Document.id)
        .group_by(Document.id, Document.doc)
        .having(func.count() != func.max(CaseRow.number))
    )
    for doc, count, last in session.execute(counted):
        yield Fault(f"documents {doc}", f"it has {count} cases, but their numbers go to {last}")
    named = select(CaseRow.id, CaseRow.number, Document.doc).join(
        Document, Document.id == CaseRow.document_id
    )
    for case_id, number, doc in session.execute(named.execution_options(yield_per=_AT_ONCE)):
        if case_id != f"{case_stem(doc)}-{number}":
            yield Fault(f"cases {case_id}", f"it is case {number} of {doc}, and not called so")


def _records(session: Session) -> Iterator[Fault]:
    """Each reading of a document ends where the next begins; the last one holds."""
    following = func.lead(Record.run_id).over(partition_by=Record.document_id, order_by=Record.id)
    chain = select(Record.id, Record.closed_run_id, following.label("following")).subquery()
    broken = or_(
        and_(chain.c.following.is_(None), chain.c.closed_run_id.is_not(None)),
        and_(
            chain.c.following.is_not(None),
            func.coalesce(chain.c.closed_run_id, 0) != chain.c.following,
        ),
    )
    for row in session.scalars(select(chain.c.id).where(broken).order_by(chain.c.id)):
        yield Fault(f"records {row}", "there is a gap between it and the next reading")


def _values(session: Session) -> Iterator[Fault]:
    """No value ends before it begins, nor after the next one of its field has begun."""
    same = (CaseValue.case_id, CaseValue.field, CaseValue.origin)
    following = func.lead(CaseValue.run_id).over(partition_by=same, order_by=CaseValue.id)
    chain = select(
        CaseValue.id, CaseValue.run_id, CaseValue.closed_run_id, following.label("following")
    ).subquery()
    backwards = chain.c.closed_run_id < chain.c.run_id
    overlapping = and_(
        chain.c.following.is_not(None),
        or_(chain.c.closed_run_id.is_(None), chain.c.closed_run_id > chain.c.following),
    )
    query = select(chain.c.id).where(or_(backwards, overlapping)).order_by(chain.c.id)
    for row in session.scalars(query):
        yield Fault(f"case_values {row}", "it and the next value of its field hold at once")
