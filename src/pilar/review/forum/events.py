"""Names of what happens around the forum."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    MEETING_PLANNED = "forum:meeting:planned"
    MEETING_HELD = "forum:meeting:held"
    MEETING_CLOSED = "forum:meeting:closed"
    MEETING_LOADED = "forum:meeting:loaded"
    ITEM_ADDED = "forum:agenda:added"
    ITEM_DRAFTED = "forum:agenda:drafted"
    ITEM_CALLED = "forum:agenda:called"
    PROPOSAL_CALLED = "forum:proposal:called"
    INVITED = "forum:invitees:added"
    ATTENDED = "forum:attendance:noted"
    FROZEN = "forum:evidence:frozen"
    DECIDED = "forum:decision:recorded"
    STEP_SET = "forum:step:set"
    STEP_MOVED = "forum:step:moved"
    STEP_REVIEWED = "forum:step:reviewed"


LABELS = {
    Event.MEETING_PLANNED: _("Forum planned"),
    Event.MEETING_HELD: _("Forum opened"),
    Event.MEETING_CLOSED: _("Forum closed"),
    Event.MEETING_LOADED: _("Forum loaded"),
    Event.ITEM_ADDED: _("Agenda item added"),
    Event.ITEM_DRAFTED: _("Decision put to the forum"),
    Event.ITEM_CALLED: _("Agenda item taken up"),
    Event.PROPOSAL_CALLED: _("Proposal brought to the agenda"),
    Event.INVITED: _("People invited to the forum"),
    Event.ATTENDED: _("Attendance noted"),
    Event.FROZEN: _("Evidence frozen"),
    Event.DECIDED: _("Decision recorded"),
    Event.STEP_SET: _("Strategic step set"),
    Event.STEP_MOVED: _("Strategic step moved on"),
    Event.STEP_REVIEWED: _("Strategic step judged"),
}
