"""How far a long piece of work is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id


class Progress(models.Model):
    """One long piece of work that somebody waits for: an import, an export, a rebuild.

    `done` of `total` in units that the owner chooses; a `total` of 0 means not known yet.
    `message` is a sentence for the reader: what is being done now, or how it ended.
    """

    class State(models.TextChoices):
        RUNNING = "RUNNING", _("running")
        DONE = "DONE", _("done")
        FAILED = "FAILED", _("failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    message = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="RUNNING", ended_at__isnull=True)
                | (~Q(state="RUNNING") & Q(ended_at__isnull=False)),
                name="jobs_progress_ends_when_it_no_longer_runs",
            ),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")),
                name="jobs_progress_never_above_its_total",
            ),
        ]
        indexes = [models.Index(fields=["by", "started_at"], name="jobs_progress_of_user")]

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def percent(self) -> int | None:
        """Whole percent done, rounded down so that 100 means all; None while the total is not known."""
        return self.done * 100 // self.total if self.total else None
