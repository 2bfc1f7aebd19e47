"""What Pilar tells somebody who is signed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pilar.kernel.ids import new_id


class Notice(models.Model):
    """One sentence to one account, with the page that it is about; in the language of the account.

    It holds no name of a resident and no number: whoever reads it may look over a shoulder.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(url="")
                | (Q(url__startswith="/") & ~Q(url__startswith="//") & ~Q(url__startswith="/\\")),
                name="notices_notice_leads_to_a_page_of_pilar",
            )
        ]
        indexes = [
            models.Index(fields=["user", "at"], name="notices_notice_of_user"),
            models.Index(
                fields=["user"],
                condition=Q(read_at__isnull=True),
                name="notices_notice_not_read_yet",
            ),
        ]
