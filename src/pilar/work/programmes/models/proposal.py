"""A determination on its way through two pairs of eyes."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models import Household
from pilar.work.programmes.models.determination import Determination


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Proposals for households in one of these villages."""
        return self.filter(household__village__in=codes)

    def waiting(self) -> Self:
        """Proposals that wait for the second pair of eyes."""
        return self.filter(state=Proposal.State.PROPOSED)


class Proposal(models.Model):
    """One officer proposes a household for a programme, another decides. The database holds them apart."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("waiting for the second officer")
        APPROVED = "APPROVED", _("approved")
        REFUSED = "REFUSED", _("refused")
        RETURNED = "RETURNED", _("returned with a question")
        WITHDRAWN = "WITHDRAWN", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    determination = models.ForeignKey(Determination, models.PROTECT, related_name="proposals")
    household = models.ForeignKey(Household, models.PROTECT, related_name="proposals")
    programme = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_reason = models.CharField(max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "programme"],
                condition=Q(state="PROPOSED"),
                name="programmes_proposal_one_waiting_per_programme",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | ~Q(decided_by=F("proposed_by"))
                | Q(state="WITHDRAWN"),
                name="programmes_proposal_two_pairs_of_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state="PROPOSED", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="PROPOSED") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="programmes_proposal_is_decided_with_its_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="programmes_proposal_by_state")]
