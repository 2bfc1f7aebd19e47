"""What other apps know of the household of a case since it was opened, as events of its timeline."""

from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.work.assessments.models import Visit
from pilar.work.assessments.permissions import Permission as Assessments
from pilar.work.casework.models import Case
from pilar.work.casework.queries.timeline import Entry
from pilar.work.programmes.models import Determination, Proposal
from pilar.work.programmes.permissions import Permission as Programmes


def beside(user: User, case: Case) -> list[Entry]:
    """Visits and determinations of the household, as far as `user` may see them. Three queries."""
    if case.household is None:
        return []
    entries: list[Entry] = []
    if scope.may(user, Assessments.VIEW_SUBMISSION, case.household):
        entries += _visits(case)
    if scope.may(user, Programmes.VIEW_DETERMINATION, case.household):
        entries += _determinations(case) + _proposals(case)
    return entries


def _visits(case: Case) -> list[Entry]:
    rows = Visit.objects.filter(
        household=case.household, visited_on__gte=timezone.localdate(case.opened_at)
    ).select_related("member", "recorded_by")
    return [
        Entry(
            row.recorded_at,
            _("Visit: %(outcome)s") % {"outcome": Visit.Outcome(row.outcome).label},
            str(row.member or row.recorded_by or ""),
        )
        for row in rows
    ]


def _determinations(case: Case) -> list[Entry]:
    rows = Determination.objects.filter(
        household=case.household, computed_at__gte=case.opened_at
    ).select_related("computed_by")
    return [
        Entry(
            row.computed_at,
            _("%(programme)s computed: %(verdict)s")
            % {
                "programme": row.programme,
                "verdict": Determination.Verdict(row.verdict).label,
            },
            str(row.computed_by or ""),
        )
        for row in rows
    ]


def _proposals(case: Case) -> list[Entry]:
    rows = Proposal.objects.filter(
        household=case.household, proposed_at__gte=case.opened_at
    ).select_related("proposed_by", "decided_by")
    entries = []
    for row in rows:
        title = _("%(programme)s proposed") % {"programme": row.programme}
        entries.append(Entry(row.proposed_at, title, str(row.proposed_by), row.reason))
        if row.decided_at:
            said = {"programme": row.programme, "state": Proposal.State(row.state).label}
            entries.append(
                Entry(
                    row.decided_at,
                    _("%(programme)s: %(state)s") % said,
                    str(row.decided_by or ""),
                    row.decision_reason,
                )
            )
    return entries
