"""Texts with the people written in: `[1:A man of 40] was seen`, `[else:his mother] is well`."""

import re
from dataclasses import dataclass

from corpus.article import Article, DocumentId, Section, SectionKind
from extract.people.patients import Patients, find_patients
from extract.text.reading import Reading, read

_TAG = re.compile(r"\[(?P<who>\d(?:,\d)*|all|else|nobody|other):(?P<words>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Expected:
    """The words from `start` to `end` of the text are said of `who`."""

    start: int
    end: int
    who: str


def untag(text: str) -> tuple[str, list[Expected]]:
    """The plain text and what its tags expect."""
    plain, expected, last = "", list[Expected](), 0
    for tag in _TAG.finditer(text):
        plain += text[last : tag.start()]
        expected.append(Expected(len(plain), len(plain) + len(tag["words"]), tag["who"]))
        plain += tag["words"]
        last = tag.end()
    return plain + text[last:], expected


def article(text: str, title: str = "", label: str = "Abstract") -> Article:
    """A paper with one section."""
    section = Section(label, text, SectionKind.ABSTRACT)
    return Article(DocumentId("file:test"), title, (section,))


def patients_of(text: str, title: str = "", label: str = "Abstract") -> Patients:
    """The patients of a paper with one section."""
    return find_patients(read(article(text, title, label)))


def people_at(patients: Patients, offset: int) -> str:
    """Of whom the words at an offset of the text are said, as a tag writes it."""
    sentence = next(
        s for s in patients.reading.sentences if s.section != "title" and s.start <= offset < s.end
    )
    who = patients.experiencers(sentence, offset - sentence.start)
    if who == ("someone_else",):
        return "else"
    if who == ("nobody",):
        return "nobody"
    return ",".join(who)


def wrong(text: str, title: str = "", label: str = "Abstract") -> list[str]:
    """The tagged words that are given to somebody else than the tag says.

    `other` stands for anyone but the paper's own patients.
    """
    plain, expected = untag(text)
    patients = patients_of(plain, title, label)
    everyone = ",".join(p.id for p in patients.all)
    found = []
    for tag in expected:
        for offset in (tag.start, tag.end - 1):
            said = people_at(patients, offset)
            fits = {"all": [everyone], "other": ["else", "nobody"]}.get(tag.who, [tag.who])
            if said not in fits:
                found.append(f"{plain[tag.start : tag.end]!r}: {said}, not {tag.who}")
                break
    return found


def reading_of(text: str, title: str = "", label: str = "Abstract") -> Reading:
    """A paper with one section, read."""
    return read(article(text, title, label))
