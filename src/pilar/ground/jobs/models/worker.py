"""Who works, and when the recurring work was last done."""

from django.db import models


class WorkerBeat(models.Model):
    """A worker process that said a moment ago that it lives. Gone when it ended cleanly."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()


class Recurrence(models.Model):
    """When a recurring task was last enqueued, so that several workers enqueue it once."""

    path = models.CharField(max_length=200, primary_key=True)
    ran_at = models.DateTimeField()
