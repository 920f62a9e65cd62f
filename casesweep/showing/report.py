"""`casesweep report`: the case database as one page that works offline, prints, and reads aloud."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cases.codebook import codebook
from cases.contract import CLINICAL, IMAGING
from cases.db.changes import last_changes
from cases.db.database import open_database
from cases.db.typed_rows import typed_rows
from cases.measure.figure_png import write_png
from cases.measure.figures import Figure, svg
from cases.measure.flow import flow
from cases.measure.summary import (
    AGE_GROUPS,
    Row,
    age_group_of,
    by_span,
    by_treatment,
    by_vertebra,
    by_year,
    disorder_group,
    sex_of,
    table_one,
)
from cases.spine import SPINE
from casesweep.output import STDOUT, output
from casesweep.settings import Settings
from casesweep.showing.report_page import Told, page
from casesweep.terminal import say
from corpus.files import drafted, written
from corpus.store.log import searches
from studies.hierarchy import hierarchy
from studies.study import Study

_ORDER = ("resolved", "improved", "reduced", "unchanged", "worsened", "progressed", "died")
_DOSES = (10, 20, 30, 40)
_MONTHS = (3, 12, 24, 60)


def write_report(settings: Settings, out: str, figures: Path | None) -> int:
    """Write the page, and each figure as SVG and PNG to the folder `figures` if there is one."""
    study = settings.load_study()
    columns = codebook(study)
    with open_database(settings.database_url()).reading() as session:
        table = list(typed_rows(session, columns))
        drawn = tuple(_figures(study, table))
        told = Told(
            title=str(study.settings.get("title", study.name)),
            flow=flow(session, table),
            searches=tuple(searches(session)),
            changes=last_changes(session),
            lines=tuple(table_one(columns, table)),
            figures=drawn,
        )
    with output(out) as lines:
        lines.write("\n".join(page(told)))
    if figures is not None:
        _write_figures(figures, drawn)
    say(f"{len(table):,} cases told in {'standard output' if out == STDOUT else out}")
    return 0


def _write_figures(folder: Path, figures: Sequence[Figure]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for figure in figures:
        with written(folder / f"{figure.name}.svg") as lines:
            lines.write(svg(figure).replace("<svg ", '<svg color="black" ', 1))
        with drafted(folder / f"{figure.name}.png") as draft:
            write_png(draft, figure)


def _figures(study: Study, table: Sequence[Row]) -> Iterator[Figure]:
    yield from _spine_maps(study, table)
    for name, title, allowed in (
        ("outcome_clinical", "Treatment against clinical outcome", CLINICAL),
        ("outcome_imaging", "Treatment against imaging outcome", IMAGING),
    ):
        yield Figure(
            name,
            title,
            "Cases by treatment and outcome; one with several treatments counts for each.",
            _named(by_treatment(table, name)),
            (*(each for each in _ORDER if each in allowed), "not told"),
        )
    clinical = (*(each for each in _ORDER if each in CLINICAL), "not told")
    yield Figure(
        "doses",
        "Radiotherapy dose (Gy) against clinical outcome",
        "Cases by the total dose in gray of the first course, where it is stated.",
        by_span(table, "radiotherapy_dose_gy", _DOSES, "outcome_clinical"),
        clinical,
    )
    yield Figure(
        "follow_up",
        "Follow-up (months) against clinical outcome",
        "Cases by the months of the last reported follow-up, where they are stated.",
        by_span(table, "follow_up_months", _MONTHS, "outcome_clinical"),
        clinical,
    )
    yield Figure(
        "years",
        "Cases by year of publication",
        "For each year, the number of cases.",
        {str(year): counts for year, counts in by_year(table).items()},
        ("cases",),
    )


def _spine_maps(study: Study, table: Sequence[Row]) -> Iterator[Figure]:
    """One for each way to tell patients apart, every vertebra in each."""
    groups = study.settings.get("report", {}).get("disorder_groups", [])
    disorder = disorder_group(groups, hierarchy(study).broader)
    disorders = (*(each.replace("_", " ") for each in groups), "other", "unknown")
    for name, by, part, parts in (
        ("spine_sex", "sex", sex_of, ("male", "female", "unknown")),
        ("spine_age", "age in years", age_group_of, (*AGE_GROUPS, "unknown")),
        ("spine_disorder", "disorder", disorder, disorders),
    ):
        bones = by_vertebra(table, part)
        yield Figure(
            name,
            f"Spine map: cases by vertebra and {by}",
            "For each vertebra from C1 to S5, the number of cases with a lesion there.",
            {bone: bones.get(bone, {}) for bone in SPINE},
            parts,
        )


def _named(found: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    return {name.replace("_", " "): counts for name, counts in found.items()}
