"""Reading reports. What was told is opened from its record; nothing else holds it."""

from pilar.work.intake.queries.last_month import LastMonth, last_month
from pilar.work.intake.queries.likeness import Likeness, alike, alike_to, meets_another
from pilar.work.intake.queries.queue import Tab, most_pressing, tab_counts, tab_of, waiting_for
from pilar.work.intake.queries.reports import (
    by_code,
    by_contact,
    listed,
    messages,
    photos,
    possible_assignees,
    readable,
    said,
    steps,
    with_parts,
    words,
)

__all__ = [
    "LastMonth",
    "Likeness",
    "Tab",
    "alike",
    "alike_to",
    "by_code",
    "by_contact",
    "last_month",
    "listed",
    "meets_another",
    "messages",
    "most_pressing",
    "photos",
    "possible_assignees",
    "readable",
    "said",
    "steps",
    "tab_counts",
    "tab_of",
    "waiting_for",
    "with_parts",
    "words",
]
