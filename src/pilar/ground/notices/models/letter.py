"""Mail on its way."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pilar.kernel.ids import new_id


class Letter(models.Model):
    """One mail to one address. Address, subject and text are sealed, and gone once it was sent.

    A sender claims it first, so that two workers never send it twice; a claim that is older than
    ten minutes belongs to a worker that has died.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sealed = models.BinaryField()
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(sealed=b""),
                name="notices_letter_is_emptied_when_sent",
            )
        ]
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(sent_at__isnull=True),
                name="notices_letter_still_to_send",
            )
        ]
