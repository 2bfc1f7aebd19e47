"""What is measured, and how: one measure over another, each app's own, with the words that say so."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext_lazy as _

from pilar.ground.web.parts import Text


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator. Without `denominator` it is a count, with it a percentage.

    `better`: which way is good. `public`: shown to everybody. `first_target`: the target until the
    city sets its own (models.Target). `by`: whether it is told by village, by pillar, or both.
    `settles`: months after a month in which its figure still moves: what was reported late in a month
    is solved later.
    """

    code: str
    title: Text
    sentence: Text
    numerator: str
    denominator: str = ""
    better: Literal["up", "down"] = "up"
    public: bool = True
    first_target: Decimal | None = None
    by_pillar: bool = False
    by_village: bool = True
    settles: int = 0

    @property
    def is_share(self) -> bool:
        return bool(self.denominator)


DEFINITIONS: dict[str, Definition] = {
    definition.code: definition
    for definition in (
        Definition(
            "reported",
            _("Needs reported"),
            _(
                "Reports that came in during the month, through every channel; one that was joined to another counts once."
            ),
            "intake.reports_received",
        ),
        Definition(
            "in_time",
            _("Answered in time"),
            _(
                "Reports of the month that were answered before their clock ran out, out of those that were answered or whose clock ran out."
            ),
            "intake.reports_answered_in_time",
            "intake.reports_answerable",
            first_target=Decimal(95),
        ),
        Definition(
            "solved",
            _("Confirmed solved"),
            _(
                "Reports of the month that the resident or a second party confirmed as solved, out of all that were taken on."
            ),
            "intake.reports_confirmed_solved",
            "intake.reports_taken_on",
            first_target=Decimal(80),
            settles=1,
        ),
        Definition(
            "reopened",
            _("Reopened"),
            _(
                "Reports of the month that were opened again because somebody said “not solved”, out of all that were taken on."
            ),
            "intake.reports_reopened",
            "intake.reports_taken_on",
            better="down",
            first_target=Decimal(5),
            settles=1,
        ),
        Definition(
            "served",
            _("People served"),
            _("Different persons whose report of the month was taken on."),
            "intake.persons_served",
        ),
        Definition(
            "pkh",
            _("PKH coverage"),
            _(
                "Households whose proposal for PKH was approved, out of those that the rules of the month found may be proposed."
            ),
            "programmes.pkh_approved",
            "programmes.pkh_may_be_proposed",
            first_target=Decimal(70),
        ),
        Definition(
            "tasks_in_time",
            _("Tasks done in time"),
            _(
                "Tasks that were done before their clock ran out, out of all that were done in the month."
            ),
            "casework.tasks_done_in_time",
            "casework.tasks_done",
            first_target=Decimal(90),
            by_pillar=True,
        ),
        Definition(
            "visits",
            _("Visits to households"),
            _("Visits that were noted in the month."),
            "assessments.visits",
            by_pillar=True,
        ),
        Definition(
            "activities",
            _("Activities of the pillars"),
            _("Activities that members recorded in the month."),
            "pillars.activities",
            by_pillar=True,
        ),
        Definition(
            "trained",
            _("Members trained"),
            _("Members who took part in a training of the month, each counted once a training."),
            "pillars.people_trained",
            by_pillar=True,
            by_village=False,
        ),
    )
}
