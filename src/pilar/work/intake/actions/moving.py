"""How every act moves a report: locked, allowed by the table, its clock set, its step written."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pilar.ground.access import actions as access
from pilar.ground.access.models import User
from pilar.ground.areas import workdays
from pilar.ground.audit import actions as audit
from pilar.work.intake.actions.refusals import ChangedMeanwhile, NotInThisState
from pilar.work.intake.events import Event
from pilar.work.intake.models import Need, Report, Step
from pilar.work.intake.permissions import Permission
from pilar.work.intake.states import MOVES, Act, may

S = Report.State
OBJECT_RIGHTS = (Permission.VIEW_REPORT, Permission.TRIAGE_REPORT)
ANSWER_CLOCKS = {
    Report.Urgency.EMERGENCY: "report.emergency",
    Report.Urgency.URGENT: "report.urgent",
    Report.Urgency.NORMAL: "report.answer",
    Report.Urgency.UNKNOWN: "report.answer",
}
# The clock that begins with a state; the states that are missing here have none of their own.
STATE_CLOCKS = {
    S.ASKED: "report.asked_back",
    S.ACCEPTED: "case.first_visit",
    S.ANSWERED: "case.word",
    S.SOLVED: "case.word",
}
NEEDS_AFTER = {
    S.CLOSED: Need.State.MET,
    S.REJECTED: Need.State.NOT_MET,
    S.NEW: Need.State.OPEN,
    S.IN_CARE: Need.State.OPEN,
}


def answer_due(urgency: str, start: datetime) -> datetime:
    """By when the desk answers a report of this urgency that arrives at `start`."""
    return workdays.due_at(ANSWER_CLOCKS[Report.Urgency(urgency)], start)


def due_in(state: str, urgency: str, start: datetime) -> datetime | None:
    """When the clock of `state` runs out that begins at `start`."""
    if state == S.NEW:
        return answer_due(urgency, start)
    clock = STATE_CLOCKS.get(Report.State(state))
    return workdays.due_at(clock, start) if clock else None


def lock(report: Report, seen: int | None = None) -> Report:
    """The report's row, locked. Raises ChangedMeanwhile where `seen` is an older version."""
    row = Report.objects.select_for_update().get(pk=report.pk)
    if seen is not None and row.version != seen:
        raise ChangedMeanwhile
    return row


def save(row: Report, changed: Iterable[str]) -> None:
    """Write the changed columns as the next version."""
    row.version += 1
    row.save(update_fields=[*changed, "version"])


def note(event: Event, row: Report, *, by: User | None, at: datetime, **details: Any) -> None:
    """Write the act into the trail."""
    audit.record(event, target=row, by=by, at=at, area=row.village_id or "", **details)


def advance(row: Report, act: Act, *, at: datetime, word: str = "") -> None:
    """Change `row` as `act` says, in memory. Raises NotInThisState."""
    if not may(row, act):
        raise NotInThisState.of(row)
    step = MOVES[act]
    row.state = step.target
    if step.answers and row.answered_at is None:
        row.answered_at = at
    row.closed_at, row.closed_word = (at, word) if step.target == S.CLOSED else (None, "")
    if step.target != S.JOINED:
        row.joined_to = None
    row.reopened += step.reopens
    row.due_at = due_in(row.state, row.urgency, at)
    row.version += 1


def need_state_after(act: Act, word: str = "") -> Need.State | None:
    """What becomes of the needs with this act; None where they stay as they are."""
    return None if word == Report.Word.WITHDRAWN else NEEDS_AFTER.get(MOVES[act].target)


MOVED = (
    "state",
    "answered_at",
    "closed_at",
    "closed_word",
    "joined_to",
    "due_at",
    "reopened",
    "version",
)


def move(row: Report, act: Act, *, by: User | None, at: datetime, word: str = "") -> None:
    """Bring the locked `row` where `act` leads, and write the step. Raises NotInThisState.

    Where nobody has to act any more, what the assignee held on this report ends.
    """
    advance(row, act, at=at, word=word)
    row.save(update_fields=MOVED)
    Step.objects.create(report=row, state=row.state, at=at, by=by)
    if after := need_state_after(act, word):
        row.needs.exclude(state=after).update(state=after)
    if row.assignee_id and not row.is_open:
        access.end_grants_on(row, by=by, at=at)


def report_page(row: Report) -> str:
    """Where a worker reads it: what a notice leads to."""
    return f"/kerja/laporan/{row.pk}/"


def rights_on(row: Report) -> tuple[Permission, ...]:
    """What an assignee is granted on this report alone."""
    return OBJECT_RIGHTS + ((Permission.VIEW_PROTECTED,) if row.protected else ())


def reason_of(row: Report) -> str:
    """Why it is granted, as the page of the account shows it."""
    return f"Laporan {row.code}"
