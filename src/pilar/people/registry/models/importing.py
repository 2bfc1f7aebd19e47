"""One import of one list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models.source import Source


class ImportRun(models.Model):
    """One file of one source on its way in. `counts`: read, new, joined, unchanged, flagged, rejected.

    While it waits for confirmation `counts` holds what the preview saw: read, taken, flagged, rejected,
    flags, rejections, examples {code: [[sheet, row, column, shape of the cell], ...]}.
    `upload_id` names the kept file, so that rejected rows can be given back; `column_map` is the map that
    was confirmed;
    `rejects` holds sheet, row, column, reason code of rows that were not taken (no cell values).
    """

    class State(models.TextChoices):
        PREVIEW = "PREVIEW", _("waiting for confirmation")
        RUNNING = "RUNNING", _("running")
        DONE = "DONE", _("done")
        FAILED = "FAILED", _("failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    observed_on = models.DateField()
    column_map = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREVIEW)
    counts = models.JSONField(default=dict)
    rejects = models.JSONField(default=list)
    failure = models.TextField(blank=True)
    upload_id = models.UUIDField(null=True, blank=True)
    progress_id = models.UUIDField(null=True, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
