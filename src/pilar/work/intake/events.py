"""Names of what happens to reports."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    RECEIVED = "intake:report:received"
    ASSIGNED = "intake:report:assigned"
    URGENCY_SET = "intake:report:urgency_set"
    ASKED_BACK = "intake:report:asked_back"
    REPLIED = "intake:report:replied"
    ACCEPTED = "intake:report:accepted"
    REJECTED = "intake:report:rejected"
    JOINED = "intake:report:joined"
    SEPARATED = "intake:report:separated"
    ANSWERED = "intake:report:answered"
    PERSON_SET = "intake:report:person_set"
    TAKEN_INTO_CARE = "intake:report:taken_into_care"
    SOLVED = "intake:report:solved"
    CLOSED = "intake:report:closed"
    REOPENED = "intake:report:reopened"
    MESSAGE_ADDED = "intake:message:added"
    ALARM_RAISED = "intake:alarm:raised"
    CODE_LOCKED = "intake:code:locked"
    PIN_RENEWED = "intake:pin:renewed"
    REPORTS_LOADED = "intake:reports:loaded"


LABELS = {
    Event.RECEIVED: _("Report received"),
    Event.ASSIGNED: _("Report assigned"),
    Event.URGENCY_SET: _("Urgency set"),
    Event.ASKED_BACK: _("Reporter asked"),
    Event.REPLIED: _("Reporter replied"),
    Event.ACCEPTED: _("Report accepted"),
    Event.REJECTED: _("Report rejected"),
    Event.JOINED: _("Report joined to another"),
    Event.SEPARATED: _("Report separated again"),
    Event.ANSWERED: _("Report answered"),
    Event.PERSON_SET: _("Person of the report set"),
    Event.TAKEN_INTO_CARE: _("Report taken into care"),
    Event.SOLVED: _("Report solved"),
    Event.CLOSED: _("Report closed"),
    Event.REOPENED: _("Report opened again"),
    Event.MESSAGE_ADDED: _("Message added to a report"),
    Event.ALARM_RAISED: _("Alarm raised: danger to life"),
    Event.CODE_LOCKED: _("Code locked after wrong PINs"),
    Event.PIN_RENEWED: _("PIN renewed"),
    Event.REPORTS_LOADED: _("Reports loaded"),
}
