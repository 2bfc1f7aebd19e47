"""What the desk does with a report: accept, reject, ask back, answer, join, assign, match."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import actions as access
from pilar.ground.access.models import User
from pilar.people.registry import actions as registry
from pilar.people.registry import queries as people
from pilar.people.registry.models import Person
from pilar.work.intake.actions.moving import (
    answer_due,
    lock,
    move,
    note,
    reason_of,
    rights_on,
    save,
)
from pilar.work.intake.actions.receiving import raise_alarm
from pilar.work.intake.actions.refusals import (
    CannotAssign,
    CannotJoin,
    NotInThisState,
    ReasonMissing,
)
from pilar.work.intake.actions.talking import write_message
from pilar.work.intake.actions.telling import tell_news
from pilar.work.intake.events import Event
from pilar.work.intake.models import Message, Report
from pilar.work.intake.states import Act


def _words(text: str) -> str:
    if not text.strip():
        raise ReasonMissing
    return text.strip()


@transaction.atomic
def accept(*, report: Report, by: User, at: datetime, seen: int | None = None) -> Report:
    """Take the report on: it will be visited, or become a case. Raises NotInThisState, ChangedMeanwhile."""
    row = lock(report, seen)
    move(row, Act.ACCEPT, by=by, at=at)
    note(Event.ACCEPTED, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def reject(
    *, report: Report, reason: str, by: User, at: datetime, seen: int | None = None
) -> Report:
    """Do not take the report on; `reason` is what the reporter reads, with what they can do now.

    Raises ReasonMissing, NotInThisState, ChangedMeanwhile.
    """
    words = _words(reason)
    row = lock(report, seen)
    move(row, Act.REJECT, by=by, at=at)
    write_message(row, Message.Kind.REASON, words, by=by, at=at)
    note(Event.REJECTED, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def ask_back(
    *, report: Report, question: str, by: User, at: datetime, seen: int | None = None
) -> Report:
    """Ask the reporter something; the clock is theirs until they answer.

    Raises ReasonMissing, NotInThisState, ChangedMeanwhile.
    """
    words = _words(question)
    row = lock(report, seen)
    move(row, Act.ASK_BACK, by=by, at=at)
    write_message(row, Message.Kind.QUESTION, words, by=by, at=at)
    note(Event.ASKED_BACK, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def answer(*, report: Report, text: str, by: User, at: datetime, seen: int | None = None) -> Report:
    """Answer a report that needs no case (a letter, an information); the resident says whether it helped.

    Raises ReasonMissing, NotInThisState, ChangedMeanwhile.
    """
    words = _words(text)
    row = lock(report, seen)
    move(row, Act.ANSWER, by=by, at=at)
    write_message(row, Message.Kind.ANSWER, words, by=by, at=at)
    note(Event.ANSWERED, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def join(*, report: Report, to: Report, by: User, at: datetime, seen: int | None = None) -> Report:
    """Say that `report` tells of what `to` tells; it is followed there from now on.

    Raises CannotJoin for itself, a closed one or one that was joined itself; NotInThisState,
    ChangedMeanwhile.
    """
    if report.pk == to.pk:
        raise CannotJoin(_("A report can't be joined to itself. Choose the other one."))
    locked = {
        each.pk: lock(each, seen if each.pk == report.pk else None)
        for each in sorted((report, to), key=lambda each: each.pk)
    }
    row, target = locked[report.pk], locked[to.pk]
    if not target.is_open:
        raise CannotJoin(_("The other report is not open any more. Take this one on by itself."))
    if row.joined.exists():
        raise CannotJoin(_("Other reports were joined to this one. Join the other way round."))
    row.joined_to = target
    move(row, Act.JOIN, by=by, at=at)
    note(Event.JOINED, row, by=by, at=at, to=str(target.pk))
    tell_news(row)
    return row


@transaction.atomic
def separate(*, report: Report, by: User, at: datetime, seen: int | None = None) -> Report:
    """Take a joining back: the report is new again. Raises NotInThisState, ChangedMeanwhile."""
    row = lock(report, seen)
    was = row.joined_to_id
    move(row, Act.SEPARATE, by=by, at=at)
    note(Event.SEPARATED, row, by=by, at=at, was=str(was))
    return row


@transaction.atomic
def assign(
    *, report: Report, assignee: User | None, by: User, at: datetime, seen: int | None = None
) -> Report:
    """Give the report to `assignee` (None: to nobody), with the right to see and handle this one.

    Raises CannotAssign for an account that is not active, NotInThisState, ChangedMeanwhile.
    """
    row = lock(report, seen)
    if not row.is_open:
        raise NotInThisState.of(row)
    if assignee and not assignee.is_active:
        raise CannotAssign(_("This account is not active. Choose somebody else."))
    if row.assignee_id == (assignee.pk if assignee else None):
        return row
    if row.assignee:
        access.end_grants_on(row, user=row.assignee, by=by, at=at)
    row.assignee = assignee
    save(row, ["assignee"])
    if assignee:
        for permission in rights_on(row):
            access.grant(assignee, permission, obj=row, reason=reason_of(row), by=by, at=at)
    note(Event.ASSIGNED, row, by=by, at=at, to=str(assignee.pk) if assignee else "")
    return row


@transaction.atomic
def set_urgency(
    *, report: Report, urgency: str, by: User, at: datetime, seen: int | None = None
) -> Report:
    """Say how urgent it really is. More urgent: the clock starts now; less: it counts from the arrival.

    Danger to life tells the coordinators on duty at once. Raises NotInThisState, ChangedMeanwhile.
    """
    row = lock(report, seen)
    if not row.is_open:
        raise NotInThisState.of(row)
    if row.urgency == urgency:
        return row
    row.urgency = urgency
    if row.state == Report.State.NEW:
        sooner = answer_due(urgency, at)
        row.due_at = min(sooner, row.due_at or sooner)
        if urgency not in (Report.Urgency.EMERGENCY, Report.Urgency.URGENT):
            row.due_at = answer_due(urgency, row.received_at)
        if row.answered_at is None:
            row.answer_due_at = row.due_at
    save(row, ["urgency", "due_at", "answer_due_at"])
    note(Event.URGENCY_SET, row, by=by, at=at, urgency=str(urgency))
    if urgency == Report.Urgency.EMERGENCY:
        raise_alarm(row, at=at)
    return row


@transaction.atomic
def set_person(
    *, report: Report, person: Person | None, by: User, at: datetime, seen: int | None = None
) -> Report:
    """Say of whom the report speaks (None: not known after all). What was told follows the person.

    Raises registry.NotStanding for somebody who was merged away; ChangedMeanwhile.
    """
    row = lock(report, seen)
    known = people.resolve(person) if person else None
    if row.person_id == (known.pk if known else None):
        return row
    said = Message.objects.filter(report=row, record__isnull=False).exclude(kind=Message.Kind.NOTE)
    records = [row.record_id, *said.values_list("record_id", flat=True)]
    registry.link_records(records=records, person=known, by=by, at=at)
    row.person = known
    save(row, ["person"])
    note(Event.PERSON_SET, row, by=by, at=at, person=str(known.pk) if known else "")
    return row
