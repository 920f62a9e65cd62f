"""`casesweep codes`: the values of the case table that have no code, and how many have one."""

from cases.codebook import codebook
from cases.codes import codes
from cases.db.database import open_database
from cases.db.typed_rows import typed_rows
from casesweep.output import STDOUT, output
from casesweep.settings import Settings
from casesweep.terminal import say, shown


def list_unmapped(settings: Settings) -> int:
    """Print field, value and number of cases of each value without a code, tab-separated."""
    study = settings.load_study()
    known = codes(study)
    with open_database(settings.database_url()).reading() as session:
        table = list(typed_rows(session, codebook(study)))
    unmapped = known.unmapped(table)
    with output(STDOUT) as lines:
        print("field", "value", "cases", sep="\t", file=lines)
        for each in unmapped:
            print(each.field, shown(each.value), each.cases, sep="\t", file=lines)
    without = sum(each.cases for each in unmapped)
    say(f"{len(unmapped):,} values without a code, {without:,} times in {len(table):,} cases")
    versions = ", ".join(f"{each.prefix} {each.version}" for each in known.systems.values())
    say(f"codes: {versions}")
    return 0
