"""What the pages of pillars, chapters and members show: who serves where, and what came of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.web.parts import Step, Tile, Tone
from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Competence, Member, Organization
from pilar.people.pillars.permissions import Permission as Pillars
from pilar.work.casework.models import Task
from pilar.work.casework.queries import achievements
from pilar.work.casework.queries.achievements import Efforts, Ratings, Span, Tasks

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class PillarRow:
    """One pillar in the overview."""

    organization: Organization
    serving: int
    covered: int
    gaps: list[str]
    tasks: Tasks
    efforts: Efforts
    ratings: Ratings


def overview(span: Span, at: datetime) -> list[PillarRow]:
    """The pillars with what they did; eight queries for five of them, one more for a sixth."""
    tasks = achievements.tasks_by_pillar(span, at)
    efforts = achievements.activities_by_pillar(span)
    ratings = achievements.ratings_by_pillar(span)
    rows = []
    for organization in pillars.pillars():
        coverage = pillars.coverage_of(organization, span.last)
        gaps = [village.area.name for village in coverage if village.is_gap]
        rows.append(
            PillarRow(
                organization,
                serving_count(organization, span.last),
                len(coverage) - len(gaps),
                gaps,
                tasks.get(organization.pk, Tasks()),
                efforts.get(organization.pk, Efforts()),
                ratings.get(organization.pk, Ratings()),
            )
        )
    return rows


def serving_count(organization: Organization, on: date) -> int:
    """Members whose decree holds on that day. One query."""
    return Member.objects.of(organization).serving(on).count()


def tasks_of(organization: Organization) -> QuerySet[Task]:
    """Tasks of a pillar or partner; of a chapter those that its members had."""
    if organization.kind == Organization.Kind.CHAPTER:
        return Task.objects.filter(member__organization=organization)
    return Task.objects.filter(organization=organization)


def tiles(coverage: Sequence[pillars.VillageCoverage]) -> list[Tile]:
    """The villages for the tile map: how many serve; a gap is hatched where nobody was ever given it."""
    return [
        Tile(
            village.area.code,
            village.area.name,
            village.area.tile_col or 0,
            village.area.tile_row or 0,
            float(village.serving),
            below_floor=village.is_gap,
        )
        for village in coverage
    ]


def map_steps() -> list[Step]:
    """What the colours of the coverage map mean."""
    return [
        Step(0, _("nobody")),
        Step(1, _("1 member")),
        Step(2, _("2 or 3 members")),
        Step(4, _("4 and more")),
    ]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in a list: villages in words, how the decree stands."""

    member: Member
    villages: str
    text: str
    tone: Tone


def decree_shown(member: Member, on: date) -> tuple[str, Tone]:
    """How the decree stands, in two words, with its tone."""
    if member.ended_on and member.ended_on <= on:
        return _("Left"), "plain"
    if on < member.valid_from:
        return _("Begins later"), "plain"
    if member.valid_to is None:
        return _("Holds"), "good"
    if member.valid_to <= on:
        return _("Decree ran out"), "bad"
    return (_("Ends soon"), "wait") if member.valid_to <= on + SOON else (_("Holds"), "good")


def in_words(names: Sequence[str], total: int) -> str:
    """Villages as one says them: all, three by name, or how many."""
    if len(names) == total:
        return _("the whole city")
    if len(names) <= 3:
        return ", ".join(names)
    return _("%(count)s villages") % {"count": len(names)}


def member_row(member: Member, on: date) -> MemberRow:
    """A member with `given` loaded (pillars.members_of). No query."""
    total = len(areas.villages())
    names = [row.area.name for row in member.given]  # type: ignore[attr-defined]  # prefetched
    text, tone = decree_shown(member, on)
    return MemberRow(member, in_words(names, total), text, tone)


def visible_members(user: User, organization: Organization, on: date) -> QuerySet[Member]:
    """Members of the organisation whom `user` may see, with their villages."""
    seen = scope.visible(user, Pillars.VIEW, Member).values("pk")
    kept = pillars.managed_members(user).values("pk")
    rows = pillars.members_of(organization, on)
    return rows.filter(Q(pk__in=seen) | Q(pk__in=kept) | Q(user=user))


def seen_members(user: User) -> QuerySet[Member]:
    """Members whose page `user` may open: in the area, those one keeps, and oneself."""
    seen = scope.visible(user, Pillars.VIEW, Member).values("pk")
    kept = pillars.managed_members(user).values("pk")
    return Member.objects.filter(Q(pk__in=seen) | Q(pk__in=kept) | Q(user=user))


def competences_of(organization: Organization, on: date) -> list[tuple[str, int, int]]:
    """For each certificate that members hold or held: its name, how many hold it, how many ran out. One query."""
    rows = (
        Competence.objects.filter(
            Q(member__organization=organization) | Q(member__organization__parent=organization)
        )
        .filter(Q(member__ended_on__isnull=True) | Q(member__ended_on__gt=on))
        .select_related("kind")
        .order_by("kind__name_id", "pk")
    )
    found: defaultdict[str, dict[object, bool]] = defaultdict(dict)
    for row in rows:
        holds = row.valid_from <= on and (row.valid_to is None or on < row.valid_to)
        held = found[row.kind.name]
        held[row.member_id] = held.get(row.member_id, False) or holds
    return [
        (name, sum(held.values()), len(held) - sum(held.values())) for name, held in found.items()
    ]
