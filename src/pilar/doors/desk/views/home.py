"""The first page after signing in: what waits for this person, most pressing first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.permissions import Permission as Matching
from pilar.people.registry import queries as registry
from pilar.review.indicators import queries as indicators
from pilar.review.indicators.permissions import Permission as Indicators
from pilar.work.casework import queries as casework
from pilar.work.casework.models import Case
from pilar.work.casework.permissions import Permission as Casework
from pilar.work.intake import queries as intake
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission as Intake
from pilar.work.intake.presenting import rows as report_rows
from pilar.work.programmes.models import Proposal
from pilar.work.programmes.permissions import Permission as Programmes

SHOWN = 5


@scope.signed_in
def home(request: SignedInRequest) -> HttpResponse:
    """Reports, cases, proposals and pairs that wait; and last month in one sentence."""
    now, user = timezone.now(), request.user
    page: dict[str, Any] = {"first_name": user.full_name.split()[0] if user.full_name else ""}
    if scope.may(user, Intake.TRIAGE_REPORT):
        triaged = scope.visible(user, Intake.TRIAGE_REPORT, Report)
        waiting = intake.readable(user, triaged.filter(state__in=Report.WAITING))
        found = list(intake.with_parts(waiting).order_by("due_at", "pk")[:SHOWN])
        page["reports"] = report_rows(found, user, now=now)
        page["reports_waiting"] = waiting.count()
        looks.note(request, [report.pk for report in found])
    if scope.may(user, Casework.VIEW_CASE):
        mine = casework.visible_cases(user).filter(manager=user).exclude(state=Case.State.CLOSED)
        page["cases"] = mine.select_related("village").order_by("due_at", "pk")[:SHOWN]
        page["may_cases"] = True
    if scope.may(user, Programmes.APPROVE):
        page["proposals"] = _proposals(request)
    if scope.may(user, Matching.REVIEW_PAIR):
        pairs = scope.visible(user, Matching.REVIEW_PAIR, CandidatePair)
        page["pairs"] = pairs.filter(state=CandidatePair.State.OPEN).count()
    if scope.may(user, Indicators.VIEW):
        page |= _last_month()
    return render(request, "desk/home.html", page)


def _proposals(request: SignedInRequest) -> list[tuple[Proposal, str]]:
    """Proposals that wait for a decision of this person, with the head of the household."""
    waiting = scope.visible(request.user, Programmes.APPROVE, Proposal.objects.waiting())
    rows = list(
        waiting.exclude(proposed_by=request.user)
        .select_related("household__village", "proposed_by")
        .order_by("due_at", "pk")[:SHOWN]
    )
    heads = registry.heads_of([row.household_id for row in rows])
    looks.note(request, [head.pk for head in heads.values()])
    return [
        (row, heads[row.household_id].full_name if row.household_id in heads else "")
        for row in rows
    ]


def _last_month() -> dict[str, Any]:
    until = indicators.month_of(timezone.localdate())
    since = indicators.months_before(until, 1)
    reported = indicators.figure("reported", since=since, until=until)
    in_time = indicators.figure("in_time", since=since, until=until)
    solved = indicators.figure("solved", since=since, until=until)
    if not reported.numerator:
        return {}
    return {
        "month": since,
        "reported": reported.numerator,
        "in_time": in_time.numerator,
        "solved": solved.numerator,
    }
