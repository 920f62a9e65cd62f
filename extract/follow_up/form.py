"""A time of follow-up as it is written, and how it is told to be one."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a time is told to be one of follow-up."""

    LAST = "last"
    """`at the last visit, 38 months after surgery`."""
    FOLLOW_UP = "follow_up"
    """`at 12-month follow-up`, `followed for 2 years`, `at her 3-year visit`."""
    AFTER = "after"
    """`eighteen months after surgery`, `6 months postoperatively`."""
    AFTER_ARRIVAL = "after_arrival"
    """`a year after the diagnosis`: counts where nothing was done, or nothing else is told."""
    LATER = "later"
    """`two years later`, `24 months on`, `after a year`."""
    AT = "at"
    """`at 1 year`, `by month 16`."""
    FOR = "for"
    """`remained symptom-free for 3 years`."""
    WITHIN = "within"
    """`within three weeks he could walk`: a last resort."""


@dataclass(frozen=True, slots=True)
class FollowUpMention:
    """A time of follow-up in months as it stands in a sentence, and how far it is believed.

    `recurrence` tells that he fell ill again then: what came next may be the follow-up.
    """

    months: float
    form: Form
    confidence: float
    start: int
    end: int
    recurrence: bool = False
