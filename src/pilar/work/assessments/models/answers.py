"""Questionnaires and what was answered."""

import uuid
from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models

from pilar.kernel.ids import new_id
from pilar.people.registry.models import Household


class Questionnaire(models.Model):
    """One version of a questionnaire; the sheet itself is a file of the release, named by its digest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    file_sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="assessments_questionnaire_version_once"
            )
        ]


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Submissions about households in one of these villages."""
        return self.filter(household__village__in=codes)


class Submission(models.Model):
    """One filled questionnaire, as it arrived. The answers stand in records; here stands what was asked.

    `id` is the client's own UUID: the same one again changes nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="submissions")
    household = models.ForeignKey(Household, models.PROTECT, related_name="submissions")
    visit = models.ForeignKey(
        "assessments.Visit", models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    observed_on = models.DateField()
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked = models.PositiveSmallIntegerField()
    answered = models.PositiveSmallIntegerField()

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered__lte=models.F("asked")),
                name="assessments_submission_answers_what_was_asked",
            )
        ]
        indexes = [
            models.Index(fields=["household", "submitted_at"], name="assessments_of_household")
        ]
