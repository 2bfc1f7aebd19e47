"""What happens to messages, as the trail names it."""

from enum import StrEnum


class Event(StrEnum):
    LETTER_QUEUED = "notices:letter:queued"
