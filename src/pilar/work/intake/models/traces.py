"""What lets two reports be seen as perhaps the same, without saying what was told."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.work.intake.models.report import Report


class Trace(models.Model):
    """A keyed hash of something two reports of one need would share. `named`: the report gives a name."""

    class Kind(models.TextChoices):
        PLACE = "PLACE", _("same RT, same need")
        NAME = "NAME", _("same village, like name")
        CONTACT = "CONTACT", _("same contact")

    report = models.ForeignKey(Report, models.PROTECT, related_name="traces")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    key = models.BinaryField(max_length=16)
    named = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["key", "report"], name="intake_trace_by_key")]
