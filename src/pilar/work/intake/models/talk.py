"""What happens to a report and what is said about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.files.models import Upload
from pilar.people.registry.models import Record
from pilar.work.intake.models.report import Report


class Step(models.Model):
    """A report came into `state`, at `at`, through `by` (nobody: the resident, or time). Append-only by use.

    The first step is its arrival. Timelines, and how long each state took, are read from here.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=Report.State.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["report", "at"], name="intake_step_of_report"),
            models.Index(fields=["state", "at"], name="intake_step_by_state"),
        ]


class Message(models.Model):
    """Words between the reporter and the desk; the text stands encrypted in `record`."""

    class Kind(models.TextChoices):
        ADDITION = "ADDITION", _("the reporter adds something")
        NOBODY_CAME = "NOBODY_CAME", _("nobody came")
        OBJECTION = "OBJECTION", _("the reporter objects")
        QUESTION = "QUESTION", _("question to the reporter")
        ANSWER = "ANSWER", _("answer to the reporter")
        REASON = "REASON", _("why it was not taken on")
        NOTE = "NOTE", _("note among workers")

    FROM_RESIDENT = (Kind.ADDITION, Kind.NOBODY_CAME, Kind.OBJECTION)
    # What the reporter reads; notes among workers stay with them.
    SHARED = (
        Kind.ADDITION,
        Kind.NOBODY_CAME,
        Kind.OBJECTION,
        Kind.QUESTION,
        Kind.ANSWER,
        Kind.REASON,
    )

    id = models.UUIDField(primary_key=True, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    from_resident = models.BooleanField()
    record = models.OneToOneField(
        Record, models.PROTECT, null=True, blank=True, related_name="report_message"
    )
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_resident=True, by__isnull=True)
                | Q(from_resident=True, kind="ADDITION")
                | Q(from_resident=False, by__isnull=False),
                name="intake_message_of_the_desk_names_its_author",
            ),
        ]
        indexes = [models.Index(fields=["report", "at"], name="intake_message_of_report")]
