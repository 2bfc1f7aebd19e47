"""Reading organisations and members. Each function says what it costs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.people.pillars.models import (
    Activity,
    Competence,
    Coverage,
    Mandate,
    Member,
    Organization,
    TaskKind,
)
from pilar.people.pillars.reasons import Reason

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


@dataclass(frozen=True, slots=True)
class Eligibility:
    """A member who was given the village, and what speaks for and against offering the task."""

    member: Member
    organization: Organization
    reasons: tuple[Reason, ...]
    hindrances: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        return not self.hindrances


def pillars() -> QuerySet[Organization]:
    """The pillars of the city, from the left of the mark. One query."""
    return Organization.objects.pillars()


def organization(code: str) -> Organization:
    """The pillar, partner, office or chapter with this code. Raises Organization.DoesNotExist."""
    return Organization.objects.get(code=code)


def organizations_with_mandates() -> QuerySet[Organization]:
    """Pillars, partners and offices with their mandates. Three queries."""
    mandates = Mandate.objects.select_related("task_kind").order_by("task_kind__position", "pk")
    return Organization.objects.exclude(kind=Organization.Kind.CHAPTER).prefetch_related(
        Prefetch("mandates", queryset=mandates)
    )


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


def _validity(member: Member, on: date) -> tuple[Reason | None, Reason | None]:
    """What the decree says for the member, and what against."""
    if member.ended_on and member.ended_on <= on:
        return None, Reason("left", {"since": member.ended_on.isoformat()})
    if on < member.valid_from:
        return None, Reason("decree_ahead", {"since": member.valid_from.isoformat()})
    if member.valid_to is None:
        return Reason("decree_open"), None
    until = {"until": member.valid_to.isoformat()}
    if member.valid_to <= on:
        return None, Reason("decree_lapsed", until)
    return Reason("decree", until), None


def _judge(
    member: Member, mandate: Mandate, kind: TaskKind, village: Area, on: date
) -> Eligibility:
    told = {"organization": mandate.organization.short_name, "law": mandate.law}
    reasons = [Reason("mandate", told), Reason("covers", {"village": village.name})]
    hindrances = []
    fulfils, hinders = _validity(member, on)
    reasons += [fulfils] if fulfils else []
    hindrances += [hinders] if hinders else []
    if kind.competence:
        named = {"competence": [kind.competence.name_id, kind.competence.name_en]}
        certified = any(held.kind_id == kind.competence_id for held in member.held)  # type: ignore[attr-defined]  # prefetched by eligible_members
        (reasons if certified else hindrances).append(
            Reason("competence" if certified else "competence_missing", named)
        )
    return Eligibility(member, mandate.organization, tuple(reasons), tuple(hindrances))


def eligible_members(kind: TaskKind, village: Area, on: date) -> list[Eligibility]:
    """Everybody whose organisation has the mandate and who was given the village, fit or not, with reasons.

    How much each has to do is not known here: casework adds it. Three queries.
    """
    mandates = {
        mandate.organization_id: mandate
        for mandate in Mandate.objects.filter(task_kind=kind).select_related("organization")
    }
    held = Competence.objects.filter(valid_from__lte=on).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    )
    members = (
        Member.objects.filter(
            Q(organization__in=mandates) | Q(organization__parent__in=mandates),
        )
        .covering(village.pk, on)
        .select_related("organization", "user")
        .prefetch_related(Prefetch("competences", queryset=held, to_attr="held"))
        .order_by("pk")
    )
    return [
        _judge(
            member,
            mandates.get(member.organization_id) or mandates[member.organization.parent_id],  # type: ignore[index]  # the filter above
            kind,
            village,
            on,
        )
        for member in members
    ]


def partners_for(kind: TaskKind) -> QuerySet[Organization]:
    """Partners that may be referred to for this kind of task."""
    return Organization.objects.filter(
        kind=Organization.Kind.PARTNER, mandates__task_kind=kind
    ).order_by("name", "pk")


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
