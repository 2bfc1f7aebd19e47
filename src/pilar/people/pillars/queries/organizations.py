"""Reading organisations: pillars, partners, offices; and who keeps which."""

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.people.pillars.models import Mandate, Member, Organization, TaskKind
from pilar.people.pillars.permissions import Permission


def pillars() -> QuerySet[Organization]:
    """The pillars of the city, from the left of the mark. One query."""
    return Organization.objects.pillars()


def organization(code: str) -> Organization:
    """The pillar, partner, office or chapter with this code. Raises Organization.DoesNotExist."""
    return Organization.objects.get(code=code)


def _held_on(user: User, permission: str) -> QuerySet[Organization]:
    """Organisations of which `user` holds `permission`: all of them for the whole city, those that it was
    given for with their chapters, and the chapters of the villages in which it is held."""
    if scope.may(user, permission, area=settings.CITY):
        return Organization.objects.all()
    among = Q(kind=Organization.Kind.CHAPTER, area__in=scope.village_codes(user, permission))
    if (own := scope.granted(user, permission, Organization)) is not None:
        among |= Q(pk__in=own) | Q(parent__in=own)
    return Organization.objects.filter(among)


def managed_organizations(user: User) -> QuerySet[Organization]:
    """Organisations whose members, trainings and programmes `user` keeps. No query once the grants are read."""
    return _held_on(user, Permission.MANAGE)


def proposable_organizations(user: User) -> QuerySet[Organization]:
    """Organisations in whose name `user` may bring a proposal: as given, and the one they are a member of."""
    own = Member.objects.filter(user=user, ended_on__isnull=True).values_list(
        "organization", "organization__parent"
    )
    ids = {pk for row in own for pk in row if pk}
    given = _held_on(user, Permission.PROPOSE).values("pk")
    return Organization.objects.filter(Q(pk__in=given) | Q(pk__in=ids)).exclude(
        kind=Organization.Kind.OFFICE
    )


def mandates_in_order() -> QuerySet[Mandate]:
    """Mandates with their kinds of task, in the order of the kinds."""
    return Mandate.objects.select_related("task_kind").order_by("task_kind__position", "pk")


def organizations_with_mandates() -> QuerySet[Organization]:
    """Pillars, partners and offices with their mandates. Two queries."""
    return Organization.objects.exclude(kind=Organization.Kind.CHAPTER).prefetch_related(
        Prefetch("mandates", queryset=mandates_in_order())
    )


def partners_for(kind: TaskKind) -> QuerySet[Organization]:
    """Partners that may be referred to for this kind of task."""
    return Organization.objects.filter(
        kind=Organization.Kind.PARTNER, mandates__task_kind=kind
    ).order_by("name", "pk")
