"""Questionnaires and visits. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # what was answered, and visits
    VIEW_SUBMISSION = "assessments.view_submission"
    # fill in a questionnaire, record a visit
    SUBMIT = "assessments.submit"
