"""Meetings of the pillars, what they looked at, what they decided, and whether it worked."""

from pilar.review.forum.models.agenda import AgendaItem, Decision, Evidence
from pilar.review.forum.models.meeting import Attendance, Invitee, Meeting
from pilar.review.forum.models.step import Step, StepReview

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Evidence",
    "Invitee",
    "Meeting",
    "Step",
    "StepReview",
]
