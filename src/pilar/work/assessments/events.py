"""Names of what happens to questionnaires and visits."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    SUBMITTED = "assessments:submission:received"
    VISITED = "assessments:visit:recorded"
    LOADED = "assessments:visits:loaded"


LABELS = {
    Event.SUBMITTED: _("Questionnaire filled in"),
    Event.VISITED: _("Visit recorded"),
    Event.LOADED: _("Visits loaded"),
}
