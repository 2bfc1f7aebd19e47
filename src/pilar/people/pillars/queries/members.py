"""Reading members: of what, for which villages, and what they did."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.people.pillars.models import Activity, Coverage, Member, Organization
from pilar.people.pillars.permissions import Permission
from pilar.people.pillars.queries.organizations import managed_organizations

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class VillageCoverage:
    """How one village stands with one pillar on a day.

    `serving` members can be offered tasks; `lapsed` were given the village, but their decree ran
    out; `ending` are among the serving, with a decree that ends within 60 days.
    """

    area: Area
    serving: int
    lapsed: int
    ending: int

    @property
    def is_gap(self) -> bool:
        return self.serving == 0


def managed_members(user: User) -> QuerySet[Member]:
    """Members whom `user` keeps: of kept organisations, and of the villages in which that is held."""
    kept = managed_organizations(user)
    in_area = Member.objects.in_areas(scope.village_codes(user, Permission.MANAGE))
    return Member.objects.filter(
        Q(organization__in=kept.values("pk")) | Q(pk__in=in_area.values("pk"))
    )


def free_accounts(accounts: QuerySet[User]) -> QuerySet[User]:
    """Those of `accounts` that are not yet joined to a member."""
    taken = Member.objects.filter(user__isnull=False).values("user")
    return accounts.exclude(pk__in=taken).order_by("full_name", "pk")


def recent_activities(member: Member, count: int = 5) -> list[Activity]:
    """The last activities of a member, newest first. One query."""
    rows = member.activities.select_related("village").order_by("-on", "-recorded_at", "pk")
    return list(rows[:count])


def members_of(organization: Organization, on: date) -> QuerySet[Member]:
    """Members of the organisation and its chapters who have not left by `on`, with villages in `.given`. Three queries."""
    given = Coverage.objects.in_force(on).select_related("area").order_by("area_id")
    return (
        Member.objects.of(organization)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
        .select_related("organization", "organization__area", "user")
        .prefetch_related(Prefetch("coverage", queryset=given, to_attr="given"))
        .order_by("full_name", "pk")
    )


def member_of_account(user: User) -> Member | None:
    """The member that this account stands for. One query."""
    return (
        Member.objects.filter(user=user)
        .select_related("organization", "organization__parent", "organization__area")
        .first()
    )


def root_of(member: Member) -> Organization:
    """The pillar of a member, also of one in a chapter. No query when the organisation is loaded."""
    return member.organization.parent or member.organization


def villages_in_words(member: Member, on: date) -> str:
    """The villages given to the member on a day, as one says them: three by name, or how many. One query."""
    given = member.coverage.in_force(on).select_related("area").order_by("area_id")
    names = [row.area.name for row in given]
    if len(names) > 3:
        return ngettext("%(count)s village", "%(count)s villages", len(names)) % {
            "count": len(names)
        }
    return ", ".join(names)


def coverage_of(organization: Organization, on: date) -> list[VillageCoverage]:
    """Every village of the city, in the order of their codes, with who serves there. One query."""
    rows = (
        Coverage.objects.in_force(on)
        .filter(Q(member__organization=organization) | Q(member__organization__parent=organization))
        .filter(Q(member__ended_on__isnull=True) | Q(member__ended_on__gt=on))
        .values_list("area_id", "member__valid_from", "member__valid_to")
    )
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for area, valid_from, valid_to in rows:
        serves = valid_from <= on and (valid_to is None or on < valid_to)
        counts[area][0 if serves else 1] += 1
        counts[area][2] += serves and valid_to is not None and valid_to <= on + SOON
    return [VillageCoverage(village, *counts[village.code]) for village in areas.villages()]


def gaps(organization: Organization, on: date) -> list[VillageCoverage]:
    """Villages in which nobody of the organisation can be offered a task. One query."""
    return [village for village in coverage_of(organization, on) if village.is_gap]


@dataclass(frozen=True, slots=True)
class Effort:
    """What was recorded as activities: how many, how many minutes, how many people reached."""

    activities: int
    minutes: int
    people_reached: int


def effort(activities: QuerySet[Activity]) -> Effort:
    """Sums over `activities`. One query."""
    sums = activities.aggregate(
        minutes=Coalesce(Sum("minutes"), 0), people=Coalesce(Sum("people_reached"), 0)
    )
    return Effort(activities.count(), sums["minutes"], sums["people"])
