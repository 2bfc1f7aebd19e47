"""The trail: what was done, by whom, to what; chained by seals."""

from django.conf import settings
from django.db import models

# The columns that a seal covers, as chain.Row takes them.
EVENT_COLUMNS = ("id", "name", "at", "by_id", "target_type", "target_id", "area", "details")


class Event(models.Model):
    """One act. Append-only: triggers refuse UPDATE, DELETE, REPLACE and TRUNCATE.

    `name` is `source:subject:action`. `details` never holds an identifier, a phone number or a diagnosis.
    """

    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    area = models.CharField(max_length=13, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["target_type", "target_id"], name="audit_event_of_target"),
            models.Index(fields=["name", "at"], name="audit_event_by_name"),
            models.Index(fields=["by", "at"], name="audit_event_by_actor"),
            models.Index(fields=["at", "id"], name="audit_event_by_time"),
        ]


class Pending(models.Model):
    """An event that no seal covers yet. Written with it, deleted with its sealing; the sealer's queue.

    Commit-safe: the sealer sees only rows that are committed, in whatever order they commit.
    `tag` is the writer's HMAC over the event: a row put in or changed from outside has none that fits.
    """

    event = models.OneToOneField(
        Event, models.PROTECT, primary_key=True, related_name="pending", db_constraint=True
    )
    tag = models.CharField(max_length=64)


class Seal(models.Model):
    """The event's place in the chain: `mac` = HMAC(audit key, previous mac + the event, canonical). Append-only."""

    number = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="seal")
    mac = models.CharField(max_length=64)
