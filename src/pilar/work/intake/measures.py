"""What of reports may be counted. A report that was joined to another is not counted twice."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission

State = Report.State
_NOT_TAKEN = (State.NEW, State.ASKED, State.REJECTED, State.JOINED)
_COLUMNS = (
    ("code", _("Code")),
    ("received_at", _("Received")),
    ("village__name", _("Village")),
    ("channel", _("Channel")),
    ("state", _("State")),
    ("answered_at", _("Answered")),
)


def received() -> QuerySet[Report]:
    """Reports, each need once."""
    return Report.objects.exclude(state=State.JOINED)


def answerable() -> QuerySet[Report]:
    """Those that were answered, or whose clock ran out."""
    return received().filter(Q(answered_at__isnull=False) | Q(answer_due_at__lt=Now()))


def answered_in_time() -> QuerySet[Report]:
    """Those that were answered before their clock ran out."""
    return received().filter(answered_at__lte=F("answer_due_at"))


def taken_on() -> QuerySet[Report]:
    """Those on which somebody works or worked."""
    return Report.objects.exclude(state__in=_NOT_TAKEN)


def confirmed_solved() -> QuerySet[Report]:
    """Those that are closed by the resident's word or a second party's."""
    words = (Report.Word.RESIDENT, Report.Word.SECOND_PARTY)
    return Report.objects.filter(state=State.CLOSED, closed_word__in=words)


def _measure(code: str, title: object, rows: object, *, distinct: str = "") -> Measure:
    return Measure(
        code=f"intake.{code}",
        title=title,
        rows=rows,  # type: ignore[arg-type]  # functions that give querysets of reports
        day="received_at",
        area="village",
        distinct=distinct,
        columns=_COLUMNS,
        link="intake:report",
        permission=Permission.VIEW_REPORT,
    )


MEASURES = (
    _measure("reports_received", _("Reports received"), received),
    _measure("reports_answerable", _("Reports answered or late"), answerable),
    _measure("reports_answered_in_time", _("Reports answered in time"), answered_in_time),
    _measure("reports_taken_on", _("Reports taken on"), taken_on),
    _measure("reports_confirmed_solved", _("Reports confirmed solved"), confirmed_solved),
    _measure("reports_reopened", _("Reports reopened"), lambda: taken_on().filter(reopened__gt=0)),
    _measure(
        "persons_served",
        _("People served"),
        lambda: taken_on().filter(person__isnull=False),
        distinct="person",
    ),
)
