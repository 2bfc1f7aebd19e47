"""What of visits may be counted."""

from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.work.assessments.models import Visit
from pilar.work.assessments.permissions import Permission

MEASURES = (
    Measure(
        code="assessments.visits",
        title=_("Visits to households"),
        rows=Visit.objects.all,
        day="visited_on",
        area="household__village",
        pillar="member__organization__code",
        columns=(
            ("visited_on", _("Visited on")),
            ("household__village__name", _("Village")),
            ("outcome", _("How it went")),
        ),
        permission=Permission.VIEW_SUBMISSION,
    ),
)
