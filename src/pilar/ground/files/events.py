"""What happens to uploads by itself, as the trail names it. That one was saved stands in its owner's event."""

from enum import StrEnum


class Event(StrEnum):
    UPLOAD_ERASED = "files:upload:erased"
