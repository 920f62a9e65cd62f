"""`python -m casesweep.learning.ablation GOLD`: what rules and recogniser add to each other.

The table is Markdown.

GOLD holds documents with their right records, as in the study's `gold` folder. To say anything
about new texts it must hold documents that the recogniser was not trained on.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cases.contract_reading import read_records
from cases.measure.evaluation import ratios
from cases.measure.scoring import MISSION, Tally, compare, pair, score
from cases.record import Case, CaseRecord
from corpus.article import Article, DocumentId
from corpus.documents import read_documents
from extract.extract import extract
from extract.vote.recogniser_alone import recogniser_alone
from extract.vote.vote import NONE, recogniser_of
from models.recogniser import Recogniser
from studies.study import Study, load_study

Records = Mapping[DocumentId, CaseRecord]
"""By document."""


def ablation(gold: Path, study: Study, recogniser: Recogniser) -> str:
    """The figures of rules, recogniser and both; then how the two get on, field by field."""
    right = {record.doc: record for record in read_records(gold)}
    articles = [each for each in read_documents([gold]) if isinstance(each, Article)]
    both = {article.doc: extract(article, study) for article in articles}
    without = replace(study, settings={**study.settings, "recogniser": {"model": NONE}})
    rules = {article.doc: extract(article, without) for article in articles}
    alone = {article.doc: _alone(article, study, recogniser, rules) for article in articles}
    told: dict[str, Records] = {"rules only": rules, "recogniser only": alone, "both": both}
    return "\n\n".join([_table(_scores(right, told)), _table(_votes(right, both))])


def _alone(article: Article, study: Study, recogniser: Recogniser, rules: Records) -> CaseRecord:
    """The recogniser has no opinion of kind and relevance; it is given that of the rules."""
    record = rules[article.doc]
    return recogniser_alone(article, study, recogniser, kind=record.kind, relevant=record.relevant)


def _scores(right: Records, told: Mapping[str, Records]) -> Iterator[Sequence[str]]:
    yield "", "precision", "recall", "F1", *(f"{field} F1" for field in MISSION)
    for name, records in told.items():
        fields: dict[str, Tally] = {field: Tally() for field in MISSION}
        for doc, record in right.items():
            for field, tally in score(record, records.get(doc)).fields.items():
                if field in fields:
                    fields[field] = fields[field].plus(tally)
        mission = Tally(*map(sum, zip(*fields.values(), strict=True)))
        shares = [*ratios(mission), *(ratios(tally).f1 for tally in fields.values())]
        yield name, *(f"{share:.3f}" for share in shares)


def _votes(right: Records, both: Records) -> Iterator[Sequence[str]]:
    """How often a field of a case is right where the recogniser agrees, is silent, or doubts."""
    yield "field", "agrees", "right", "silent", "right", "doubts", "wrong", "no doubt", "wrong"
    counts: dict[str, Counter[str]] = {field: Counter() for field in MISSION}
    for doc, record in right.items():
        for gold, case in pair(record.cases, both[doc].cases if doc in both else ()):
            for field, tally in compare(gold, case).items():
                if field in counts:
                    counts[field].update(_vote(case, field, wrong=bool(tally.fp or tally.fn)))
    for field, count in counts.items():
        yield field, *_pairs(count, (("agrees", "right"), ("silent", "right")), ("doubts", "sure"))


def _vote(case: Case, field: str, *, wrong: bool) -> Iterator[str]:
    """What to count: `agrees right`, `silent`, `doubts wrong` and so on."""
    rests = case.findings.get(field, ())
    if rests:
        vote = "agrees" if any(f.source.startswith("ner:") for f in rests) else "silent"
        yield vote
        if not wrong:
            yield f"{vote} right"
    doubt = "doubts" if "recogniser" in case.review.get(field, "") else "sure"
    yield doubt
    if wrong:
        yield f"{doubt} wrong"


def _pairs(
    count: Counter[str], rights: Iterable[tuple[str, str]], wrongs: Iterable[str]
) -> Iterator[str]:
    for name, verdict in (*rights, *((each, "wrong") for each in wrongs)):
        share = f"{count[f'{name} {verdict}'] / count[name]:.2f}" if count[name] else ""
        yield from (str(count[name]), share)


def _table(rows: Iterable[Sequence[str]]) -> str:
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))


def main() -> None:
    """`GOLD [MODEL]`: the model of the study, or the one that is named."""
    gold, *model = sys.argv[1:]
    study = load_study("spinal_emh")
    if model:
        study = replace(study, settings={**study.settings, "recogniser": {"model": model[0]}})
    recogniser = recogniser_of(study)
    if recogniser is None:
        sys.exit("the study names no recogniser")
    print(ablation(Path(gold), study, recogniser))  # noqa: T201 - what was asked for


if __name__ == "__main__":
    main()
