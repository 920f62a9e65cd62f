"""`casesweep extract`: documents in, JSON Lines of the contract out; no database."""

import traceback
from collections.abc import Sequence
from pathlib import Path

from cases.contract import to_json
from cases.record import CaseRecord
from casesweep.batches import batches
from casesweep.output import output
from casesweep.settings import Settings
from casesweep.terminal import progress, say, say_rejects
from corpus.article import Article
from corpus.reject import Reject
from studies.study import Study, StudyError


def extract_files(settings: Settings, inputs: Sequence[str], out: str) -> int:
    """Write one record a document to `out` (`-`: standard output); 1 if something was rejected."""
    study = settings.load_study()
    documents = cases = relevant = rejected = 0
    with progress("Reading") as advance, output(out) as lines:
        for articles, rejects in batches(inputs):
            for article in articles:
                record = record_of(article, study)
                if isinstance(record, Reject):
                    rejects.append(record)
                    continue
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


def record_of(article: Article, study: Study) -> CaseRecord | Reject:
    """The record of one article; where the extractor fails, the reject that names it.

    The one place where any error is caught: one paper that a rule stumbles over must not cost the
    other thirty thousand, and must not vanish either. A recogniser that cannot be loaded, or a
    study that is set wrong, is no fault of the paper. Only here is spaCy loaded: a run that finds
    nothing new, a report or a table do not wait for it.
    """
    from extract.extract import extract  # noqa: PLC0415 - see above
    from models.recogniser import ModelError  # noqa: PLC0415 - see above

    try:
        return extract(article, study)
    except (ModelError, StudyError):
        raise
    except Exception as error:  # noqa: BLE001 - see above
        where = traceback.extract_tb(error.__traceback__)[-1]
        reason = (
            f"the extractor failed on {article.doc} ({type(error).__name__}: {error}, in "
            f"{Path(where.filename).name} line {where.lineno}); the other documents are not "
            "touched by it: please report this with the document"
        )
        return Reject("extract", article.source, article.doc, reason)
