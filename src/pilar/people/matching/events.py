"""Names of what happens in matching."""

from enum import StrEnum


class Event(StrEnum):
    PAIRS_FOUND = "matching:pairs:found"
    PAIR_JOINED = "matching:pair:joined"
    PAIR_KEPT_APART = "matching:pair:kept_apart"
    PAIR_REOPENED = "matching:pair:reopened"
