"""`casesweep extract`: documents in, JSON Lines of the contract out; no database."""

from collections.abc import Sequence

from cases.contract import to_json
from cases.record import CaseRecord
from casesweep.batches import batches
from casesweep.output import output
from casesweep.settings import Settings
from casesweep.terminal import progress, say, say_rejects
from corpus.article import Article
from extract.extract import extract
from studies.study import Study


def extract_files(settings: Settings, inputs: Sequence[str], out: str) -> int:
    """Write one record a document to `out` (`-`: standard output); 1 if something was rejected."""
    study = settings.load_study()
    documents = cases = relevant = rejected = 0
    with progress("Reading") as advance, output(out) as lines:
        for articles, rejects in batches(inputs):
            for article in articles:
                record = record_of(article, study)
                print(to_json(record), file=lines)
                documents += 1
                relevant += record.relevant
                cases += len(record.cases)
                advance(1, f"{cases:,} cases")
            rejected += len(rejects)
            say_rejects(rejects)
    counts = f"{documents:,} documents read, {relevant:,} relevant, {cases:,} cases"
    say(f"{counts}; {rejected:,} rejected")
    return int(rejected > 0)


def record_of(article: Article, study: Study) -> CaseRecord:
    """The record of one article; a fault in a rule stops the run, and says where it was."""
    try:
        return extract(article, study)
    except Exception as error:
        error.add_note(f"This happened in {article.doc} ({article.source}).")
        raise
