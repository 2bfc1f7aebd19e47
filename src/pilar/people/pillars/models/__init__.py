"""Organisations (a pillar is one), their mandates and members, what members learn and do."""

from pilar.people.pillars.models.doing import Activity, Initiative, Proposal
from pilar.people.pillars.models.learning import (
    Competence,
    CompetenceKind,
    Training,
    TrainingAttendance,
)
from pilar.people.pillars.models.member import Coverage, FormerDecree, Member
from pilar.people.pillars.models.organization import Mandate, Organization, TaskKind

__all__ = [
    "Activity",
    "Competence",
    "CompetenceKind",
    "Coverage",
    "FormerDecree",
    "Initiative",
    "Mandate",
    "Member",
    "Organization",
    "Proposal",
    "TaskKind",
    "Training",
    "TrainingAttendance",
]
