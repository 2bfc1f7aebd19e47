"""What waits for one account, so that the first page can say it. Each function says what it costs.

A figure is counted by the query of the page that it leads to: one finds there the rows counted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from pilar.doors.desk import imported
from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.web.parts import Text
from pilar.people.matching import queries as matching
from pilar.people.matching.permissions import Permission as Matching
from pilar.people.registry import queries as registry
from pilar.people.registry.models import ImportRun
from pilar.people.registry.permissions import Permission as Registry
from pilar.review.indicators.permissions import Permission as Indicators
from pilar.work.casework import queries as casework
from pilar.work.casework.models import Case, Task
from pilar.work.casework.permissions import Permission as Casework
from pilar.work.casework.queries import TaskRow
from pilar.work.intake import queries as intake
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission as Intake
from pilar.work.intake.presenting import Row
from pilar.work.intake.presenting import rows as report_rows
from pilar.work.programmes import queries as programmes
from pilar.work.programmes.models import Proposal
from pilar.work.programmes.permissions import Permission as Programmes

SHOWN = 5
LISTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reports:
    """New reports, the most pressing first: the first of them with the page of each (one that is closed
    to this reader is seen in the queue), how many wait, how many too long."""

    rows: list[tuple[Row, str]]
    count: int
    late: int


def reports(user: User, at: datetime) -> Reports | None:
    """Reports that wait to be read, for who sends them on. One count, then a page of rows."""
    if not scope.may(user, Intake.TRIAGE_REPORT):
        return None
    waiting = intake.tab_of(intake.listed(user), intake.Tab.ALL, at=at)
    late = Q(state=Report.State.NEW, due_at__lt=at)
    counts = waiting.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=late))
    found = intake.most_pressing(intake.with_parts(waiting))[:SHOWN] if counts["all"] else []
    queue = reverse("intake:inbox")
    shown = [
        (row, reverse("intake:report", args=[pk]) if row.said else f"{queue}?pilih={pk}")
        for row in report_rows(list(found), user, now=at)
        for pk in [row.report.pk]
    ]
    return Reports(shown, counts["all"], counts["late"])


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks that this account has in hand, those due first. Of whom is not said of one only offered."""

    rows: list[TaskRow]
    count: int
    persons: list[UUID]


def tasks(user: User, at: datetime) -> Tasks | None:
    """The same tasks as on “my day”, for who receives tasks. One query."""
    if not scope.may(user, Casework.RECEIVE_TASK):
        return None
    found = casework.in_hand(user)
    shown = [casework.row_of(task, at) for task in found[:SHOWN]]
    persons = [
        row.task.case.person_id
        for row in shown
        if row.task.case.person_id and row.task.state == Task.State.ACCEPTED
    ]
    return Tasks(shown, len(found), persons)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposals for a second pair of eyes, with the head of each household ("" where nobody is)."""

    rows: list[tuple[Proposal, str, bool]]
    count: int
    persons: list[UUID]


def proposals(user: User, at: datetime) -> Proposals | None:
    """Proposals that this account may decide; late ones are marked. Three queries."""
    if not scope.may(user, Programmes.APPROVE):
        return None
    waiting = programmes.waiting_for(user)
    shown = waiting.select_related("household__village", "proposed_by").order_by("due_at", "pk")
    found = list(shown[:SHOWN])
    heads = registry.heads_of([row.household_id for row in found])
    named = {household: head.full_name for household, head in heads.items()}
    return Proposals(
        [(row, named.get(row.household_id, ""), row.due_at < at) for row in found],
        waiting.count(),
        [head.pk for head in heads.values()],
    )


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases that this account manages, with their clocks, those due first."""

    rows: list[tuple[Case, Any]]
    count: int


def cases(user: User, at: datetime) -> Cases | None:
    """For who manages cases, and for whoever still has one. Two queries."""
    if not scope.may(user, Casework.VIEW_CASE):
        return None
    mine = casework.narrow_cases(casework.visible_cases(user), {"whose": "mine"}, user, at)
    count = mine.count()
    if not count and not scope.may(user, Casework.MANAGE_CASE):
        return None
    found = mine.select_related("village").order_by("due_at", "pk")[:SHOWN] if count else []
    return Cases([(case, casework.clock_of_case(case, at)) for case in found], count)


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is overdue: what, how many, and the page that shows just these."""

    what: Text
    count: int
    href: str


def overdue(user: User, at: datetime) -> list[Late] | None:
    """What is overdue where this account answers for it; nothing that counts none. At most four counts."""
    answers = (Casework.OFFER_TASK, Casework.CONFIRM, Indicators.VIEW_ROWS)
    if not scope.may(user, Casework.VIEW_CASE) or not any(scope.may(user, p) for p in answers):
        return None
    seen = casework.visible_cases(user)
    its_tasks = Task.objects.filter(case__in=seen.values("pk"))
    reports_, cases_, tasks_ = map(reverse, ("intake:inbox", "casework:cases", "casework:tasks"))
    found: list[tuple[Text, QuerySet[Any], str]] = [
        (
            _("Cases past their day"),
            casework.narrow_cases(seen, {"state": "LATE"}, user, at),
            f"{cases_}?state=LATE",
        ),
        (
            _("Tasks past their day"),
            casework.narrow_tasks(its_tasks, {"state": "LATE"}, at),
            f"{tasks_}?state=LATE",
        ),
        (
            _("Tasks that nobody does yet"),
            casework.narrow_tasks(its_tasks, {"state": "NOBODY"}, at),
            f"{tasks_}?state=NOBODY",
        ),
    ]
    if scope.may(user, Intake.VIEW_REPORT):
        late = intake.tab_of(intake.listed(user), intake.Tab.LATE, at=at)
        address = f"{reports_}?tab={intake.Tab.LATE.value}"
        found.insert(0, (_("Reports past their deadline"), late, address))
    counted = [Late(what, rows.count(), href) for what, rows, href in found]
    return [one for one in counted if one.count]


def lists(user: User) -> list[tuple[ImportRun, str]] | None:
    """The last lists of offices and what became of them, for who brings them in. One query."""
    if not scope.may(user, Registry.IMPORT_LIST, area=settings.CITY):
        return None
    runs = scope.visible(user, Registry.IMPORT_LIST, ImportRun).select_related("source")
    found = runs.order_by("-started_at", "pk")[:LISTS_SHOWN]
    return [(run, imported.in_words(run)) for run in found]


def pairs(user: User) -> int | None:
    """How many pairs wait for a decision of this account. One count."""
    if not scope.may(user, Matching.REVIEW_PAIR):
        return None
    return matching.open_count_for(user)
