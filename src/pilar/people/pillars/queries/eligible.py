"""Who may be offered a task, and who not, with reasons."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pilar.ground.areas.models import Area
from pilar.people.pillars.models import Coverage, Mandate, Member, Organization, TaskKind
from pilar.people.pillars.reasons import Reason


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

    def eligible(
        self, kind: TaskKind, village: Area, on: date, *, only: UUID | None = None
    ) -> list[Eligibility]:
        """What `eligible_members` gives; `only` that member, where somebody was chosen."""
        if kind.pk not in self._mandates:
            self._mandates[kind.pk] = _mandates(kind)
        mandates = self._mandates[kind.pk]
        found = {
            member.pk: member
            for given, member in self._covering[village.pk]
            if (only is None or only == member.pk)
            and given.valid_from <= on
            and (given.valid_to is None or on < given.valid_to)
        }
        return [
            _judge(member, mandates[_root(member)], kind, village, on)
            for member in found.values()
            if _root(member) in mandates
        ]
