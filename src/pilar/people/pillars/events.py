"""Names of what happens in organisations and with their members."""

from enum import StrEnum


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
