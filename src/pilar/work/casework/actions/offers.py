"""A task is put into somebody's hands: by routing, by choice, to a partner; and taken out again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries as access
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.ground.notices import actions as notices
from pilar.people.pillars.models import Member, Organization
from pilar.people.pillars.reasons import Reason
from pilar.work.casework import queries, transitions
from pilar.work.casework.actions import giving
from pilar.work.casework.actions.notes import write_note
from pilar.work.casework.events import Event
from pilar.work.casework.models import Assignment, CaseNote, Task
from pilar.work.casework.permissions import Permission
from pilar.work.casework.refusals import NotEligible, TaskMoved

# What a person may overrule by choosing a member: only that there is little room.
CAN_BE_OVERRULED = {"full"}
IN_HAND = ("state", "organization", "member", "gap", "offered_at", "due_at")


def lock(task: Task) -> Task:
    """The task's row, locked, with its case and kind."""
    return (
        Task.objects.select_for_update(of=("self",))
        .select_related("case__person", "case__household", "case__manager", "kind", "village")
        .get(pk=task.pk)
    )


def hands_of(task: Task) -> Assignment:
    """The assignment in which the locked `task` is. Raises TaskMoved where it is in nobody's hands."""
    assignment = (
        task.assignments.select_related("user", "member", "organization")
        .filter(ended_at__isnull=True)
        .first()
    )
    if assignment is None:
        raise TaskMoved(_("This task is in nobody's hands now. Offer it first."))
    return assignment


def page(task: Task) -> str:
    """The address of the task's page, for a notice."""
    return reverse("casework:task", args=[task.pk])


def chosen(member: Member, ranked: Sequence[queries.Ranked]) -> queries.Ranked:
    """The member as ranked. Raises NotEligible with what hinders, unless it may be overruled."""
    found = next((one for one in ranked if one.member.pk == member.pk), None)
    if found is None:
        raise NotEligible(
            _("%(name)s has no mandate for this kind of task, or not this village.")
            % {"name": member.full_name}
        )
    hard = [h for h in found.choice.hindrances if h.code not in CAN_BE_OVERRULED]
    if hard:
        raise NotEligible(
            _("%(name)s can't be offered this task: %(why)s.")
            % {"name": member.full_name, "why": hard[0]}
        )
    return found


@transaction.atomic
def offer_task(*, task: Task, by: User | None, at: datetime, member: Member | None = None) -> Task:
    """Offer the task to `member`, or to whom routing finds: least loaded, longest idle, reasons kept.

    Nobody fits: the task waits, names what is missing, and coordinators of the village and the
    manager are told. Raises TaskMoved where it is in somebody's hands, NotEligible for a `member`
    who lacks mandate, village, decree or certificate or handed it back.
    """
    row = lock(task)
    ranked = queries.ranked(row, at=at)
    extra: list[Reason] = []
    if member is not None:
        best: queries.Ranked | None = chosen(member, ranked)
        extra = [Reason("chosen", {"name": by.full_name if by else ""})]
    else:
        best = next((one for one in ranked if one.choice.fits), None)
    if best is None:
        return _nobody(row, ranked, by=by, at=at)
    assignment = transitions.offer(
        row,
        organization=best.organization,
        member=best.member,
        user_id=best.member.user_id,
        reasons=[*best.choice.reasons, *extra],
        by=by,
        at=at,
    )
    _store(row, assignment, by=by, at=at)
    if best.member.user:
        notices.notify(
            best.member.user,
            _("A task for you in %(village)s: %(kind)s.")
            % {"village": row.village.name, "kind": row.kind.name},
            page(row),
            at=at,
        )
    return row


def _store(row: Task, assignment: Assignment, *, by: User | None, at: datetime) -> None:
    row.save(update_fields=IN_HAND)
    assignment.save(force_insert=True)
    user = assignment.member.user if assignment.member else None
    giving.give(assignment, user, giving.rights_of_offer(row), case=row.case, by=by, at=at)
    audit.record(
        Event.TASK_OFFERED,
        target=row,
        by=by,
        at=at,
        area=row.village_id,
        organization=assignment.organization.code,
        member=str(assignment.member_id or ""),
        reasons=[reason["code"] for reason in assignment.reasons],
    )


def _nobody(row: Task, ranked: Sequence[queries.Ranked], *, by: User | None, at: datetime) -> Task:
    """The task waits with the gap named; whoever can help is told."""
    transitions.leave_open(row, queries.gap_of(row, ranked))
    row.save(update_fields=["gap"])
    audit.record(
        Event.TASK_UNPLACED,
        target=row,
        by=by,
        at=at,
        area=row.village_id,
        gap=[missing["code"] for missing in row.gap],
    )
    told = list(access.holders(Permission.OFFER_TASK, area=row.village_id, at=at))
    if row.case.manager not in told:
        told.append(row.case.manager)
    notices.notify_all(
        [user for user in told if user != by],
        _("Nobody fits for a task in %(village)s: %(kind)s.")
        % {"village": row.village.name, "kind": row.kind.name},
        page(row),
        at=at,
    )
    return row


@transaction.atomic
def refer_task(
    *, task: Task, organization: Organization, by: User, at: datetime, words: str = ""
) -> Task:
    """Hand the task to a partner; what becomes of it is recorded by the manager.

    Raises NotEligible where the partner has no mandate for this kind, TaskMoved.
    """
    row = lock(task)
    if not organization.mandates.filter(task_kind=row.kind).exists():
        raise NotEligible(
            _("%(name)s does not do this kind of work. Choose another partner.")
            % {"name": organization.short_name}
        )
    assignment = transitions.offer(
        row,
        organization=organization,
        member=None,
        user_id=None,
        reasons=[Reason("referred", {"name": by.full_name})],
        by=by,
        at=at,
    )
    _store(row, assignment, by=by, at=at)
    write_note(row.case, words, by=by, at=at, kind=CaseNote.Kind.INSTRUCTION, task=row)
    return row


@transaction.atomic
def withdraw_task(*, task: Task, by: User, at: datetime) -> Task:
    """Take the task out of somebody's hands, to offer it to another. Raises TaskMoved."""
    row = lock(task)
    assignment = hands_of(row)
    transitions.withdraw(row, assignment, at=at)
    row.save(update_fields=["state", "organization", "member"])
    assignment.save(update_fields=["ended_at"])
    giving.take_back(assignment, by=by, at=at)
    audit.record(
        Event.TASK_HANDED_BACK, target=row, by=by, at=at, area=row.village_id, why="WITHDRAWN"
    )
    if assignment.user:
        notices.notify(
            assignment.user,
            _("A task in %(village)s was given to somebody else. Nothing is left to do.")
            % {"village": row.village.name},
            reverse("casework:my_day"),
            at=at,
        )
    return row
