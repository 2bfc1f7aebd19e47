"""What of determinations may be counted."""

from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.work.programmes.models import Determination, Proposal
from pilar.work.programmes.permissions import Permission

_COLUMNS = (
    ("proposed_at", _("Proposed on")),
    ("household__village__name", _("Village")),
    ("programme", _("Programme")),
    ("state", _("State")),
)
MEASURES = (
    Measure(
        code="programmes.pkh_may_be_proposed",
        title=_("Households that may be proposed for PKH"),
        rows=lambda: Determination.objects.filter(
            programme="PKH", verdict=Determination.Verdict.MAY_BE_PROPOSED
        ),
        day="computed_at",
        area="household__village",
        distinct="household",
        columns=(
            ("computed_at", _("Computed on")),
            ("household__village__name", _("Village")),
            ("verdict", _("Answer")),
            ("least_idr", _("Least a year")),
        ),
        permission=Permission.VIEW_DETERMINATION,
    ),
    Measure(
        code="programmes.pkh_proposed",
        title=_("Households proposed for PKH"),
        rows=lambda: Proposal.objects.filter(programme="PKH"),
        day="proposed_at",
        area="household__village",
        columns=_COLUMNS,
        permission=Permission.VIEW_DETERMINATION,
    ),
    Measure(
        code="programmes.pkh_approved",
        title=_("Households whose proposal for PKH was approved"),
        rows=lambda: Proposal.objects.filter(programme="PKH", state=Proposal.State.APPROVED),
        day="proposed_at",
        area="household__village",
        distinct="household",
        columns=_COLUMNS,
        permission=Permission.VIEW_DETERMINATION,
    ),
)
