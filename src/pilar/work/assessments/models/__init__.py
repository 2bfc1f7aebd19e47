"""Questionnaires, what was answered, visits."""

from pilar.work.assessments.models.answers import Questionnaire, Submission
from pilar.work.assessments.models.visit import Visit

__all__ = ["Questionnaire", "Submission", "Visit"]
