"""The pages of the pillars, of their chapters in the villages, and of each member."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web import charts, numbers, tilemap
from pilar.ground.web.exports import Cell
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column, Tab
from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Activity, Coverage, Member, Organization
from pilar.people.pillars.permissions import Permission as Pillars
from pilar.work.casework import queries
from pilar.work.casework.models import Task
from pilar.work.casework.permissions import Permission
from pilar.work.casework.queries import achievements, pillar_page
from pilar.work.casework.views.cases import EXPORTS, downloads

ENOUGH_FOR_A_TREND = 12  # tasks in twelve months; fewer say nothing as a line
PARTS = ("", "anggota", "belajar", "program")


@require_safe
@scope.requires(Pillars.VIEW)
def overview(request: SignedInRequest) -> HttpResponse:
    """The pillars side by side, then partners and offices."""
    at = timezone.now()
    span = achievements.twelve_months(timezone.localdate(at))
    others = pillars.organizations_with_mandates().exclude(kind=Organization.Kind.PILLAR)
    page = {
        "rows": pillar_page.overview(span, at),
        "others": others.order_by("kind", "short_name"),
        "span": span,
    }
    return render(request, "casework/pillars.html", page)


@require_safe
@scope.requires(Pillars.VIEW)
def pillar(request: SignedInRequest, code: str) -> HttpResponseBase:
    """One pillar, or its chapter in a village: who, where, what came of it, what is learned, what is planned."""
    mandates = pillars.mandates_in_order()
    rows = Organization.objects.select_related("parent", "area").prefetch_related(
        Prefetch("mandates", queryset=mandates), Prefetch("parent__mandates", queryset=mandates)
    )
    found = scope.get_or_404(request.user, Pillars.VIEW, rows, code=code)
    part = request.GET.get("bagian", "")
    part = part if part in PARTS else ""
    keeps = pillars.managed_organizations(request.user).filter(pk=found.pk).exists()
    page: dict[str, object] = {
        "organization": found,
        "mandates": (found.parent or found).mandates.all(),
        "law": (found.parent or found).law,
        "part": part,
        "tabs": _tabs(found, part),
        "keeps": keeps,
        "may_propose": _may_propose(request, found),
    }
    if part == "anggota":
        return _members(request, found, page)
    page |= {"": _achieved, "belajar": _learning, "program": _programmes}[part](request, found)
    return render(request, "casework/pillar.html", page)


def _may_propose(request: SignedInRequest, found: Organization) -> bool:
    return pillars.proposable_organizations(request.user).filter(pk=found.pk).exists()


def _tabs(found: Organization, part: str) -> list[Tab]:
    labels = {
        "": _("What it did"),
        "anggota": _("Members"),
        "belajar": _("Learning"),
        "program": _("Programmes and proposals"),
    }
    return [
        Tab(label, f"?bagian={key}" if key else "?", current=key == part)
        for key, label in labels.items()
    ]


def _achieved(request: SignedInRequest, found: Organization) -> dict[str, object]:
    at = timezone.now()
    on = timezone.localdate(at)
    span = achievements.twelve_months(on)
    tasks = pillar_page.tasks_of(found)
    activities = Activity.objects.filter(on__gte=span.first, on__lte=span.last)
    own = Q(organization=found) | Q(member__organization=found)
    coverage = pillars.coverage_of(found, on)
    drawing = tilemap.draw(
        pillar_page.tiles(coverage),
        title=_("Members who serve, by village"),
        steps=pillar_page.map_steps(),
        value_head=_("Members"),
    )
    month = charts.line(
        achievements.done_by_month(tasks, on),
        title=_("Tasks finished, by month"),
        value_head=_("Tasks"),
        show=numbers.angka,
    )
    scores = achievements.scores_of(found, span)
    figures = achievements.tasks_of(tasks, span, at)
    return {
        "span": span,
        "figures": figures,
        "before": achievements.tasks_of(tasks, span.year_before(), at),
        "outcomes": achievements.outcomes_of(tasks, span),
        "visits": achievements.visits_of(Member.objects.of(found), span),
        "kinds": achievements.kinds_of_activity(activities.filter(own)),
        "scores": scores,
        "rated": sum(count for _score, count in scores),
        "mean": _mean(scores),
        "shows_map": found.kind == Organization.Kind.PILLAR,
        "shows_trend": figures.done >= ENOUGH_FOR_A_TREND,
        "coverage": coverage,
        "gaps": [village for village in coverage if village.is_gap],
        "serving": pillar_page.serving_count(found, on),
        "map": drawing,
        "month": month,
    }


def _mean(scores: list[tuple[int, int]]) -> float | None:
    count = sum(number for _score, number in scores)
    return sum(score * number for score, number in scores) / count if count else None


def _members(
    request: SignedInRequest, found: Organization, page: dict[str, object]
) -> HttpResponseBase:
    on = timezone.localdate()
    listing = Listing(
        request,
        pillar_page.visible_members(request.user, found, on),
        columns=[
            Column(_("Name"), sort="full_name"),
            Column(_("Villages")),
            Column(_("Decree"), sort="valid_to"),
            Column(_("State")),
        ],
        default="full_name",
        search=lambda rows, words: rows.filter(full_name__icontains=words),
    )
    if (kind := request.GET.get("ekspor", "")) in EXPORTS:
        heads = [
            _("Name"), _("Organisation"), _("Office"), _("Villages"), _("Decree"),
            _("Holds from"), _("Holds until"), _("Tasks at once"), _("State"),
        ]  # fmt: skip
        return EXPORTS[kind](
            f"anggota-{found.short_name}", heads, [_cells(m, on) for m in listing.all]
        )
    page |= {
        "listing": listing,
        "rows": [pillar_page.member_row(member, on) for member in listing.rows],
        **downloads(listing),
    }
    return render(request, "casework/pillar.html", page)


def _cells(member: Member, on: date) -> list[Cell]:
    row = pillar_page.member_row(member, on)
    names = ", ".join(given.area.name for given in member.given)  # type: ignore[attr-defined]  # prefetched
    return [
        member.full_name,
        member.organization.short_name,
        member.office,
        names,
        member.decree_number,
        member.valid_from,
        member.valid_to,
        member.capacity,
        row.text,
    ]


def _learning(request: SignedInRequest, found: Organization) -> dict[str, object]:
    on = timezone.localdate()
    trainings = (
        found.trainings.select_related("grants")
        .annotate(
            took_part=Count("attendances"),
            passed=Count("attendances", filter=Q(attendances__passed=True)),
        )
        .order_by("-ends_on", "pk")
    )
    return {
        "trainings": trainings[:50],
        "competences": pillar_page.competences_of(found, on),
        "serving": pillar_page.serving_count(found, on),
    }


def _programmes(request: SignedInRequest, found: Organization) -> dict[str, object]:
    return {
        "initiatives": found.initiatives.order_by("ends_on", "-begins_on", "pk")[:50],
        "proposals": found.proposals.select_related("proposed_by").order_by("-proposed_at", "pk")[
            :50
        ],
    }


@require_safe
@scope.requires(Pillars.VIEW)
def member(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """One member: by which decree, for which villages, what was done and learned."""
    at = timezone.now()
    on = timezone.localdate(at)
    given = Coverage.objects.in_force(on).select_related("area").order_by("area_id")
    rows = pillar_page.seen_members(request.user).select_related("organization__parent", "user")
    found = get_object_or_404(
        rows.prefetch_related(Prefetch("coverage", queryset=given, to_attr="given")), pk=member_id
    )
    span = achievements.twelve_months(on)
    tasks = Task.objects.filter(member=found)
    activities = found.activities.filter(on__gte=span.first, on__lte=span.last)
    keeps = pillars.managed_members(request.user).filter(pk=found.pk).exists()
    may_call = keeps or scope.may(request.user, Permission.OFFER_TASK)
    page = {
        "member": found,
        "row": pillar_page.member_row(found, on),
        "pillar": pillars.root_of(found),
        "span": span,
        "figures": achievements.tasks_of(tasks, span, at),
        "handed_back": achievements.handed_back_of(found, span),
        "outcomes": achievements.outcomes_of(tasks, span),
        "visits": achievements.visits_of(Member.objects.filter(pk=found.pk), span),
        "kinds": achievements.kinds_of_activity(activities),
        "recent": pillars.recent_activities(found),
        "competences": found.competences.select_related("kind").order_by("-valid_from", "pk"),
        "attendances": found.attendances.select_related("training").order_by(
            "-training__ends_on", "pk"
        ),
        "former": found.former_decrees.order_by("-valid_from", "pk"),
        "keeps": keeps,
        "is_me": found.user_id == request.user.pk,
        "on": on,
        "phone": queries.phone_of(found) if may_call else "",
    }
    return render(request, "casework/member.html", page)
