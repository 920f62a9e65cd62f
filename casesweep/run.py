"""`casesweep run`: documents in, through extraction, into the case database."""

from collections.abc import Iterable, Sequence

from cases.counts import Counts
from cases.database import create_database
from cases.intake import Intake, begin
from cases.record import CaseRecord
from casesweep.batches import Batch, batches
from casesweep.extract import record_of
from casesweep.notices import heed_notices
from casesweep.settings import Settings
from casesweep.terminal import progress, say_rejects
from casesweep.version import versions
from corpus.article import Article
from corpus.reject import Reject
from studies.study import Study, StudyError

_SAMPLE = "sample"


def run_study(settings: Settings, inputs: Sequence[str]) -> int:
    """Bring the database up to date with the inputs, or the study's sample; 1 if any is rejected.

    Documents that the same study and program have extracted before are skipped. Each batch is one
    transaction: what was done before an interruption stays done.
    """
    study = settings.load_study()
    read = batches(inputs or [_sample(study)])
    database = create_database(settings.database_url(), study=study.name)
    intake = begin(database, versions(study))
    take_in(intake, study, read)
    print(*summary(intake.counts), f"database: {database.shown}", sep="\n", flush=True)  # noqa: T201
    return int(intake.counts.rejected > 0)


def take_in(intake: Intake, study: Study, read: Iterable[Batch]) -> None:
    """Extract what is needed of the batches into the database, and end the run."""
    with progress("Reading") as advance:
        for articles, rejects in read:
            read_now = [(each, _noticed(each, study)) for each in intake.needed(articles)]
            rejects += [record for _, record in read_now if isinstance(record, Reject)]
            intake.save([(a, r) for a, r in read_now if isinstance(r, CaseRecord)], rejects)
            say_rejects(rejects)
            advance(len(articles), _standing(intake))
    intake.finish()


def _noticed(article: Article, study: Study) -> CaseRecord | Reject:
    record = record_of(article, study)
    return record if isinstance(record, Reject) else heed_notices(record, article)


def summary(counts: Counts) -> list[str]:
    """What the run did, in lines."""
    screened = counts.read - counts.repeated
    return [
        f"documents: {screened:,} screened ({counts.skipped:,} of them known and skipped), "
        f"{counts.excluded:,} excluded, {counts.relevant:,} relevant; {counts.rejected:,} rejected"
        + (f"; {counts.repeated:,} came again" if counts.repeated else ""),
        f"cases: {counts.new:,} new, {counts.changed:,} changed, {counts.unchanged:,} unchanged, "
        f"{counts.gone:,} gone" + ("; nothing changed" if counts.changed_nothing else ""),
    ]


def _standing(intake: Intake) -> str:
    return f"{intake.counts.relevant:,} relevant, {intake.counts.new:,} new cases"


def _sample(study: Study) -> str:
    folder = study.folder / _SAMPLE
    if not folder.is_dir():
        raise StudyError(f"the study {study.name} has no sample; name the files to read")
    return str(folder)
