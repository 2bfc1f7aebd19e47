"""Names of what happens in organisations and with their members."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    ORGANIZATION_ADDED = "pillars:organization:added"
    MANDATE_ADDED = "pillars:mandate:added"
    MEMBER_ADDED = "pillars:member:added"
    MEMBER_ENDED = "pillars:member:ended"
    MEMBER_LINKED = "pillars:member:linked"
    DECREE_RENEWED = "pillars:member:decree_renewed"
    COVERAGE_CHANGED = "pillars:member:coverage_changed"
    MEMBERS_LOADED = "pillars:members:loaded"
    ACTIVITY_RECORDED = "pillars:activity:recorded"
    ACTIVITIES_LOADED = "pillars:activities:loaded"
    TRAINING_ADDED = "pillars:training:added"
    TRAINING_ATTENDED = "pillars:training:attended"
    TRAININGS_LOADED = "pillars:trainings:loaded"
    COMPETENCE_ADDED = "pillars:competence:added"
    INITIATIVE_ADDED = "pillars:initiative:added"
    INITIATIVE_ENDED = "pillars:initiative:ended"
    PROPOSED = "pillars:proposal:made"
    PROPOSAL_ANSWERED = "pillars:proposal:answered"


LABELS = {
    Event.ORGANIZATION_ADDED: _("Organisation added"),
    Event.MANDATE_ADDED: _("Mandate added"),
    Event.MEMBER_ADDED: _("Member added"),
    Event.MEMBER_ENDED: _("Member left"),
    Event.MEMBER_LINKED: _("Member linked to an account"),
    Event.DECREE_RENEWED: _("Decree renewed"),
    Event.COVERAGE_CHANGED: _("Villages of a member changed"),
    Event.MEMBERS_LOADED: _("Members loaded"),
    Event.ACTIVITY_RECORDED: _("Activity recorded"),
    Event.ACTIVITIES_LOADED: _("Activities loaded"),
    Event.TRAINING_ADDED: _("Training added"),
    Event.TRAINING_ATTENDED: _("Attendance of a training recorded"),
    Event.TRAININGS_LOADED: _("Trainings loaded"),
    Event.COMPETENCE_ADDED: _("Competence added"),
    Event.INITIATIVE_ADDED: _("Programme of a pillar added"),
    Event.INITIATIVE_ENDED: _("Programme of a pillar ended"),
    Event.PROPOSED: _("Proposal to the forum made"),
    Event.PROPOSAL_ANSWERED: _("Proposal to the forum answered"),
}
