"""`casesweep review guideline`: the guideline for annotators, made anew."""

from annotations.pages.guideline import guideline
from casesweep.output import STDOUT, output
from casesweep.settings import Settings
from casesweep.terminal import say


def write_guideline(settings: Settings, out: str) -> int:
    """Write the study's guideline to `out`. Raises `StudyError`."""
    text = guideline(settings.load_study())
    with output(out) as lines:
        lines.write(text)
    if out != STDOUT:
        say(f"the guideline is {out}; projects get it at the next: casesweep review push")
    return 0
