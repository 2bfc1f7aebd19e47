"""Names of what happens to reports."""

from enum import StrEnum


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
