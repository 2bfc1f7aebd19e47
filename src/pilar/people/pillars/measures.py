"""What of pillars may be counted."""

from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.people.pillars.models import Activity, TrainingAttendance
from pilar.people.pillars.permissions import Permission

MEASURES = (
    Measure(
        code="pillars.activities",
        title=_("Activities recorded"),
        rows=Activity.objects.all,
        day="on",
        area="village",
        pillar="organization__code",
        columns=(
            ("on", _("Day")),
            ("village__name", _("Village")),
            ("kind", _("Kind")),
            ("minutes", _("Minutes")),
            ("people_reached", _("People reached")),
        ),
        permission=Permission.VIEW,
    ),
    Measure(
        code="pillars.people_trained",
        title=_("Members who were trained"),
        rows=TrainingAttendance.objects.all,
        day="training__begins_on",
        area="",
        pillar="member__organization__code",
        columns=(
            ("training__begins_on", _("Day")),
            ("training__title", _("Training")),
            ("member__full_name", _("Member")),
        ),
        permission=Permission.VIEW,
    ),
)
