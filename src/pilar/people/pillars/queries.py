"""Reading organisations and members. Each function says what it costs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.people.pillars.models import (
    Activity,
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


def _validity(member: Member, on: date) -> tuple[Reason | None, Reason | None]:
    """What the decrees say for the member on the day `on`, and what against. Former decrees must be loaded."""
    if member.ended_on and member.ended_on <= on:
        return None, Reason("left", {"since": member.ended_on.isoformat()})
    for former in member.former_decrees.all():
        if former.valid_from <= on < former.valid_to:
            return Reason("decree", {"until": former.valid_to.isoformat()}), None
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
        certified = any(
            held.kind_id == kind.competence_id
            and held.valid_from <= on
            and (held.valid_to is None or on < held.valid_to)
            for held in member.competences.all()
        )
        (reasons if certified else hindrances).append(
            Reason("competence" if certified else "competence_missing", named)
        )
    return Eligibility(member, mandate.organization, tuple(reasons), tuple(hindrances))


def _mandates(kind: TaskKind) -> dict[UUID, Mandate]:
    rows = Mandate.objects.filter(task_kind=kind).select_related("organization")
    return {mandate.organization_id: mandate for mandate in rows}


def _with_what_is_judged(members: QuerySet[Member]) -> QuerySet[Member]:
    return (
        members.select_related("organization", "user")
        .prefetch_related("competences", "former_decrees")
        .order_by("pk")
    )


def _root(member: Member) -> UUID:
    return member.organization.parent_id or member.organization_id


def eligible_members(kind: TaskKind, village: Area, on: date) -> list[Eligibility]:
    """Everybody whose organisation has the mandate and who was given the village, fit or not, with reasons.

    How much each has to do is not known here: casework adds it. Four queries.
    """
    mandates = _mandates(kind)
    members = Member.objects.filter(
        Q(organization__in=mandates) | Q(organization__parent__in=mandates)
    ).covering(village.pk, on)
    return [
        _judge(member, mandates[_root(member)], kind, village, on)
        for member in _with_what_is_judged(members)
    ]


class Roster:
    """All members in memory, for asking `eligible_members` thousands of times. Four queries, then one a kind."""

    def __init__(self) -> None:
        self._covering: defaultdict[str, list[tuple[Coverage, Member]]] = defaultdict(list)
        self._mandates: dict[str, dict[UUID, Mandate]] = {}
        judged = _with_what_is_judged(Member.objects.all())
        self.members = {member.pk: member for member in judged}
        for given in Coverage.objects.order_by("member_id", "pk"):
            self._covering[given.area_id].append((given, self.members[given.member_id]))

    def eligible(self, kind: TaskKind, village: Area, on: date) -> list[Eligibility]:
        """What `eligible_members` gives."""
        if kind.pk not in self._mandates:
            self._mandates[kind.pk] = _mandates(kind)
        mandates = self._mandates[kind.pk]
        found = {
            member.pk: member
            for given, member in self._covering[village.pk]
            if given.valid_from <= on and (given.valid_to is None or on < given.valid_to)
        }
        return [
            _judge(member, mandates[_root(member)], kind, village, on)
            for member in found.values()
            if _root(member) in mandates
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
