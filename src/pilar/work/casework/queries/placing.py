"""Who may be offered a task, in which order, and what is missing when nobody may."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils import timezone

from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Member, Organization
from pilar.people.pillars.reasons import Reason
from pilar.work.casework import routing
from pilar.work.casework.models import Assignment, Task


@dataclass(frozen=True, slots=True)
class Ranked:
    """A member with the pillar whose mandate counts, and the choice that routing makes of them."""

    member: Member
    organization: Organization
    choice: routing.Choice

    @property
    def only_full(self) -> bool:
        """Whether nothing but a full list speaks against it, which a person may overrule."""
        return [hindrance.code for hindrance in self.choice.hindrances] == ["full"]


@dataclass(frozen=True, slots=True)
class Load:
    """How much somebody has to do: tasks offered or accepted; and the day the last one was finished."""

    open_tasks: int = 0
    idle_since: date | None = None


def load_of(members: Collection[UUID]) -> dict[UUID, Load]:
    """The load of each of these members; who never had a task is missing. One query."""
    rows = (
        Task.objects.filter(member__in=members)
        .values("member")
        .annotate(
            open_tasks=Count("pk", filter=Q(state__in=Task.IN_HAND)),
            finished=Max("done_at"),
        )
        .values_list("member", "open_tasks", "finished")
    )
    return {
        member: Load(count, timezone.localdate(finished) if finished else None)
        for member, count, finished in rows
    }


def candidate(eligible: pillars.Eligibility, load: Load, *, handed_back: bool) -> routing.Candidate:
    """What routing needs to know of somebody."""
    return routing.Candidate(
        member=eligible.member.pk,
        grounds=eligible.reasons,
        hindrances=eligible.hindrances,
        open_tasks=load.open_tasks,
        capacity=eligible.member.capacity,
        idle_since=load.idle_since,
        handed_back=handed_back,
        has_account=eligible.member.user_id is not None,
    )


def order(
    eligible: Sequence[pillars.Eligibility],
    loads: dict[UUID, Load],
    handed_back: Collection[UUID],
) -> list[Ranked]:
    """Everybody eligible, those who fit first and in the order in which they are asked."""
    by_member = {one.member.pk: one for one in eligible}
    choices = routing.rank(
        candidate(one, loads.get(pk, Load()), handed_back=pk in handed_back)
        for pk, one in by_member.items()
    )
    return [
        Ranked(one.member, one.organization, choice)
        for choice in choices
        if (one := by_member[choice.candidate.member])
    ]


def ranked(task: Task, *, at: datetime) -> list[Ranked]:
    """Everybody with mandate and village for `task`, those who fit first, with reasons. Five queries.

    `task.kind` and `task.village` must be loaded.
    """
    eligible = pillars.eligible_members(task.kind, task.village, timezone.localdate(at))
    refused = Assignment.objects.filter(task=task, answer=Assignment.Answer.HANDED_BACK)
    return order(
        eligible,
        load_of([one.member.pk for one in eligible]),
        set(refused.values_list("member_id", flat=True)),
    )


def gap_of(task: Task, found: Sequence[Ranked]) -> tuple[Reason, ...]:
    """What is missing for `task` when nobody of `found` fits; empty when somebody does."""
    return routing.gap(
        [one.choice for one in found],
        kind=(task.kind.name_id, task.kind.name_en),
        village=task.village.name,
    )
