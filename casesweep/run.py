"""`casesweep run`: documents in, through extraction, into the case database."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cases.counts import Counts
from cases.db.database import create_database
from cases.db.intake import Intake, begin
from cases.record import CaseRecord
from casesweep.batches import Batch, batched, batches, check_inputs
from casesweep.parts import Work, mark, noticed_record
from casesweep.screening import screened_documents, screening_of
from casesweep.settings import Settings
from casesweep.terminal import progress, say_rejects
from casesweep.version import versions
from corpus.article import Article
from corpus.input_files import find_files
from corpus.reject import Reject
from studies.study import Study, StudyError

_SAMPLE = "sample"


def run_study(
    settings: Settings, inputs: Sequence[str], *, screened: bool = False, scheduler: str = ""
) -> int:
    """Bring the database up to date with the inputs, or the study's sample; 1 if any is rejected.

    Documents that the same study and program have extracted before are skipped. Each batch is one
    transaction: what was done before an interruption stays done. `screened`: citations of PubMed
    that name nothing of the study are left out unparsed, unless the database knows the paper.
    `scheduler` is whose workers extract; empty for none, `local` for some on this machine.
    """
    study = settings.load_study()
    inputs = inputs or [_sample(study)]
    check_inputs(inputs)
    database = create_database(settings.database_url(), study=study.name)
    intake = begin(database, versions(study))
    keep = intake.known_pmids() if screened else frozenset()
    if scheduler:
        marks = frozenset(mark(*each) for each in intake.extracted())
        work = Work(settings, intake.versions, marks, screened, keep)
        _take_in_from_workers(intake, study, inputs, work, scheduler)
    elif screened:
        screening = screening_of(study, set(keep))
        read = screened_documents(inputs, screening, study)
        take_in(intake, study, batched(read), left_out=lambda: screening.left_out)
    else:
        take_in(intake, study, batches(inputs))
    print(*summary(intake.counts), f"database: {database.shown}", sep="\n", flush=True)  # noqa: T201
    return int(intake.counts.rejected > 0)


def _take_in_from_workers(
    intake: Intake, study: Study, inputs: Sequence[str], work: Work, scheduler: str
) -> None:
    from casesweep.engine import Engine  # noqa: PLC0415 - only who asks for it needs distributed

    records: dict[int, CaseRecord | Reject] = {}

    def documents(engine: Engine) -> Iterator[Article | Reject]:
        for document, record in engine.items(find_files(inputs)):
            if record is not None:
                records[id(document)] = record
            yield document

    def extracted(article: Article, study: Study) -> CaseRecord | Reject:
        record = records.get(id(article))
        return noticed_record(article, study) if record is None else record

    def cleared(read: Iterator[Batch]) -> Iterator[Batch]:
        for batch in read:
            yield batch
            records.clear()

    with Engine(scheduler, work) as engine:
        read = cleared(batched(documents(engine)))
        take_in(intake, study, read, extracted=extracted, left_out=lambda: engine.left_out)


def take_in(
    intake: Intake,
    study: Study,
    read: Iterable[Batch],
    *,
    extracted: Callable[[Article, Study], CaseRecord | Reject] = noticed_record,
    left_out: Callable[[], int] = lambda: 0,
) -> None:
    """Extract what is needed of the batches into the database, and end the run.

    `extracted` gives the record of an article; `left_out` how many were screened out unread.
    """
    with progress("Reading") as advance:
        for articles, rejects in read:
            read_now = [(each, extracted(each, study)) for each in intake.needed(articles)]
            rejects += [record for _, record in read_now if isinstance(record, Reject)]
            intake.save([(a, r) for a, r in read_now if isinstance(r, CaseRecord)], rejects)
            say_rejects(rejects)
            advance(len(articles), _standing(intake))
    intake.counts += Counts(read=left_out(), excluded=left_out())
    intake.finish()


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
