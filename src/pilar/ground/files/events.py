"""What happens to uploads by itself, as the trail names it. That one was saved stands in its owner's event."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    UPLOAD_ERASED = "files:upload:erased"


LABELS = {
    Event.UPLOAD_ERASED: _("Photo erased"),
}
