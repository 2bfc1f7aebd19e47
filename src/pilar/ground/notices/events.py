"""What happens to messages, as the trail names it."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    LETTER_QUEUED = "notices:letter:queued"


LABELS = {
    Event.LETTER_QUEUED: _("Mail written"),
}
