"""Invented histories of a case database: runs over papers that change, people who correct."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, text

from cases.db.database import Database
from cases.db.intake import Versions, begin
from cases.db.review import Review, save_review
from cases.db.schema.base import Base
from cases.db.schema.patients import CaseRow
from cases.finding import Field, Finding
from cases.record import CaseRecord
from corpus.article import Article, Section, SectionKind
from corpus.reject import Reject
from tests.cases.findings import found, level, treatment
from tests.cases.papers import VERSIONS, newer, paper, record_of

_AGES = (9, 30, 42, 42.5, 71)
_TREATMENTS = ("surgery", "radiotherapy", "hydroxyurea", "other:x\udfff")
_CORRECTIONS: tuple[dict[str, object], ...] = (
    {"age_years": 44},
    {"sex": None},
    {"is_case": False},
    {"treatments": ["surgery"]},
)
_OUTCOMES = ("improved", "resolved", "died")


@dataclass(frozen=True, slots=True)
class RunStep:
    """One run over these papers."""

    versions: Versions
    papers: Sequence[tuple[Article, CaseRecord]]


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A person looks at the case at that place among all cases, from the front again at the end."""

    place: int
    values: dict[str, object]


def history(seed: int) -> list[RunStep | ReviewStep]:
    """Six runs over a dozen papers, each of which comes once a run or not, and reviews between."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    versions, steps = VERSIONS, list[RunStep | ReviewStep]()
    for _ in range(6):
        versions = newer(versions) if chance.random() < 0.5 else versions
        docs = chance.sample(range(101, 113), chance.randint(1, 12))
        steps.append(RunStep(versions, [_read(chance, f"pmid:{doc}") for doc in docs]))
        for _ in range(chance.randint(0, 3)):
            said = chance.choice(_CORRECTIONS)
            steps.append(ReviewStep(chance.randrange(100), said))
    return steps


def live(database: Database, steps: Sequence[RunStep | ReviewStep], *, at_once: int) -> None:
    """Let it all happen, with so many papers to a batch; every run rejects something, too."""
    for step in steps:
        if isinstance(step, ReviewStep):
            _review(database, step)
            continue
        intake = begin(database, step.versions)
        for first in range(0, len(step.papers), at_once):
            some = step.papers[first : first + at_once]
            needed = {id(each) for each in intake.needed([article for article, _ in some])}
            intake.save([pair for pair in some if id(pair[0]) in needed], [])
        intake.save([], [Reject("parse", "a.xml", "7", "it is cut off")])
        intake.finish()


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the times of the clock."""
    with database.reading() as session:
        tables = [each for each in Base.metadata.sorted_tables if each.name != "case_table"]
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(*columns))), key=repr)
            for table in tables
            if (
                columns := [
                    c for c in table.columns if c.name not in {"started", "finished", "made"}
                ]
            )
        }


_SAID = (
    "SELECT doc, title, source, full_text, version, revised FROM documents",
    "SELECT hash, sections FROM texts",
    """SELECT doc, fingerprint, relevant, records.evidence, closed_run_id IS NULL
        FROM records JOIN documents ON documents.id = document_id""",
    """SELECT fingerprint, case_id, position FROM record_cases
        JOIN records ON records.id = record_id""",
    """SELECT case_id, field, origin, case_values.text, number, closed_run_id IS NULL, position,
        element, section, start_offset, evidence.text FROM case_values
        LEFT JOIN evidence ON case_values.id = value_id""",
    "SELECT case_id, field, reason, closed_run_id IS NULL FROM flags",
    "SELECT case_id, age_years, sex, treatments, doubts FROM case_table",
)


def told(database: Database) -> list[list[str]]:
    """What the database says, whatever the numbers of its rows and runs."""
    with database.reading() as session:
        return [sorted(repr(tuple(row)) for row in session.execute(text(sql))) for sql in _SAID]


def _review(database: Database, step: ReviewStep) -> None:
    with database.reading() as session:
        cases = session.scalars(select(CaseRow.id).order_by(CaseRow.id)).all()
    if cases:
        case_id = cases[step.place % len(cases)]
        save_review(database, Review(case_id, "ann", dict(step.values)))


def _read(chance: random.Random, doc: str) -> tuple[Article, CaseRecord]:
    """The paper in one of its states: an abstract, a revision, a full text, not relevant."""
    article = paper(doc, chance.choice(["Short.", "A longer text.", "A text\x00 with a NUL."]))
    article = replace(article, authors=tuple(chance.choice(["", "A B", "A B|C D"]).split("|")))
    if chance.random() < 0.3:
        article = replace(article, revised=chance.choice(["2020-01-01", "2021-01-01"]))
    if chance.random() < 0.2:
        article = replace(article, sections=(Section("Case", "A case.", SectionKind.BODY),))
    patients = [_patient(chance) for _ in range(chance.choice([0, 1, 1, 2, 4]))]
    flags = chance.sample(["two announced", "a group too"], chance.randint(0, 2))
    relevant = chance.random() < 0.8
    return article, record_of(
        article, *(patients if relevant else ()), relevant=relevant, flags=flags
    )


def _patient(chance: random.Random) -> list[Finding]:
    possible = [
        found(Field.AGE_YEARS, chance.choice(_AGES), at=chance.choice([2, 7])),
        found(Field.SEX, chance.choice(["male", "female"])),
        level(chance.choice(["T5-T9", "L1"])),
        treatment(chance.choice(_TREATMENTS)),
        treatment(chance.choice(_TREATMENTS)),
        found(Field.OUTCOME_CLINICAL, chance.choice(_OUTCOMES), confidence=0.5),
        found(Field.RADIOTHERAPY_DOSE_GY, 20),
    ]
    return chance.sample(possible, chance.randint(1, len(possible)))
