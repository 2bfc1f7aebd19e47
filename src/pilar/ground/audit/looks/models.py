"""Who looked at whom, when and why. Append-only, in a database of its own."""

from django.db import models


class Look(models.Model):
    """One response that showed persons: one row, with its subjects (ids of persons, as strings).

    `user_id` is null where nobody is signed in: a resident who follows a report by its code.
    """

    at = models.DateTimeField()
    user_id = models.UUIDField(null=True)
    page = models.CharField(max_length=80)
    path = models.CharField(max_length=200)
    reason = models.CharField(max_length=200, blank=True)
    subjects = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["user_id", "at"], name="looks_look_by_user"),
            models.Index(fields=["at", "id"], name="looks_look_by_time"),
        ]


class LookSubject(models.Model):
    """Finds the looks at one person. Append-only, written with its look."""

    look = models.ForeignKey(Look, models.PROTECT, related_name="subject_rows")
    person_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["person_id", "look"], name="looks_subject_of_person")]
