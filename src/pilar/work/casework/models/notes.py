"""What workers and residents wrote about a case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models import Record
from pilar.work.casework.models.case import Case
from pilar.work.casework.models.task import Task


class CaseNote(models.Model):
    """Words about a case, encrypted in a record of the registry (ADR 40). Never changed: a further note corrects.

    `by` is empty where the resident wrote.
    """

    class Kind(models.TextChoices):
        NOTE = "NOTE", _("note")
        INSTRUCTION = "INSTRUCTION", _("what to know")
        OUTCOME = "OUTCOME", _("outcome")
        HAND_BACK = "HAND_BACK", _("why it was handed back")
        CANCELLED = "CANCELLED", _("why it is not needed")
        WORD = "WORD", _("word on the solution")
        REOPENED = "REOPENED", _("why it was opened again")
        TRANSFER = "TRANSFER", _("why it was handed over")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="notes")
    kind = models.CharField(max_length=11, choices=Kind.choices, default=Kind.NOTE)
    record = models.OneToOneField(Record, models.PROTECT, related_name="case_note")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="casework_note_of_case")]
