"""The first page after signing in: what waits for this person, most pressing first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pilar.doors.desk import waiting
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.review.indicators import measuring
from pilar.review.indicators import queries as indicators
from pilar.review.indicators.permissions import Permission as Indicators


@scope.signed_in
def home(request: SignedInRequest) -> HttpResponse:
    """Tasks, reports, what is overdue, proposals, cases, lists and pairs; and last month in one sentence."""
    now, user = timezone.now(), request.user
    page: dict[str, Any] = {
        "tasks": waiting.tasks(user, now),
        "reports": waiting.reports(user, now),
        "overdue": waiting.overdue(user, now),
        "proposals": waiting.proposals(user, now),
        "cases": waiting.cases(user, now),
        "lists": waiting.lists(user),
        "pairs": waiting.pairs(user),
    }
    page["nothing"] = all(part is None for part in page.values())
    page["first_name"] = user.full_name.split()[0] if user.full_name else ""
    _note(request, page)
    if scope.may(user, Indicators.VIEW):
        page |= _last_month()
    return render(request, "desk/home.html", page)


def _note(request: SignedInRequest, page: dict[str, Any]) -> None:
    """Reports that are shown opened, and the persons whose names stand on the page."""
    read = (
        [row.report for row, _href in page["reports"].rows if row.said] if page["reports"] else []
    )
    looks.note(request, [report.pk for report in read])
    looks.note(request, [report.person_id for report in read if report.person_id])
    if page["cases"]:
        looks.note(request, [case.person_id for case, _c in page["cases"].rows if case.person_id])
    for part in (page["tasks"], page["proposals"]):
        looks.note(request, part.persons if part else [])


def _last_month() -> dict[str, Any]:
    until = indicators.month_of(timezone.localdate())
    since = indicators.months_before(until, 1)
    of = measuring.moment()
    reported = indicators.figure("reported", since=since, until=until, of=of)
    in_time = indicators.figure("in_time", since=since, until=until, of=of)
    solved = indicators.figure("solved", since=since, until=until, of=of)
    if not reported.numerator:
        return {}
    return {
        "month": since,
        "reported": reported.numerator,
        "in_time": in_time.numerator,
        "solved": solved.numerator,
    }
