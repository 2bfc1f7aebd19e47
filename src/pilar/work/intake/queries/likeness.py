"""Reports that perhaps tell of the same need: same place and need, like name, same contact."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pilar.ground.areas.models import Area
from pilar.work.intake.models import Need, Report, Trace
from pilar.work.intake.queries.reports import with_parts
from pilar.work.intake.traces import traces

LOOKS_BACK = timedelta(days=60)
UNSURE = "UNSURE"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another open report of perhaps the same need, and in what the two agree."""

    report: Report
    place: bool
    name: bool
    contact: bool
    need: bool

    @property
    def weight(self) -> int:
        """The more agrees the higher."""
        return 4 * self.name + 2 * self.contact + 2 * self.place + self.need


def _candidates(at: datetime) -> QuerySet[Report]:
    return Report.objects.filter(state__in=Report.OPEN, received_at__gte=at - LOOKS_BACK)


def _meet(mine: Trace, theirs: Trace) -> bool:
    """Same RT and need says nothing where both give a name: then the name has to agree."""
    if (mine.kind, bytes(mine.key)) != (theirs.kind, bytes(theirs.key)):
        return False
    return not (mine.kind == Trace.Kind.PLACE and mine.named and theirs.named)


def _compare(
    mine: Iterable[Trace], kinds: Collection[str], theirs: Iterable[Trace], others: Iterable[Report]
) -> list[Likeness]:
    met: defaultdict[UUID, set[str]] = defaultdict(set)
    by_key = {(trace.kind, bytes(trace.key)): trace for trace in mine}
    for trace in theirs:
        own = by_key.get((trace.kind, bytes(trace.key)))
        if own is not None and _meet(own, trace):
            met[trace.report_id].add(trace.kind)
    found = []
    for report in others:
        if not (in_what := met.get(report.pk)):
            continue
        needs = {need.kind for need in report.needs.all()}
        agree = bool(needs & set(kinds)) or UNSURE in needs or UNSURE in kinds
        found.append(
            Likeness(
                report,
                place=Trace.Kind.PLACE in in_what,
                name=Trace.Kind.NAME in in_what,
                contact=Trace.Kind.CONTACT in in_what,
                need=agree,
            )
        )
    return sorted(found, key=lambda one: (-one.weight, one.report.received_at, one.report.pk))


def alike(
    *,
    village: Area | None,
    rt: str,
    rw: str,
    kinds: Sequence[str],
    name: str = "",
    at: datetime,
) -> list[Likeness]:
    """Open reports of the last sixty days that perhaps tell what is about to be told. Three queries.

    Without protected ones, so that nobody learns here whether somebody asked for help against
    them, and only where the need agrees too.
    """
    told = traces(
        village=village.pk if village else "", rt=rt, rw=rw, kinds=kinds, name=name, contact=""
    )
    mine = [Trace(kind=kind, key=key, named=named) for kind, key, named in told]
    if not mine:
        return []
    theirs = list(Trace.objects.filter(key__in=[trace.key for trace in mine]))
    others = with_parts(_candidates(at).filter(protected=False)).filter(
        pk__in={trace.report_id for trace in theirs}
    )
    return [one for one in _compare(mine, kinds, theirs, others) if one.need]


def alike_to(reports: Sequence[Report], *, at: datetime) -> dict[UUID, list[Likeness]]:
    """For each of these reports the open ones that perhaps tell the same, the likeliest first.

    Four queries however many there are; needs must be prefetched. Those found come with their
    needs alone.
    """
    own: defaultdict[UUID, list[Trace]] = defaultdict(list)
    for trace in Trace.objects.filter(report__in=[report.pk for report in reports]):
        own[trace.report_id].append(trace)
    keys = {bytes(trace.key) for traces_ in own.values() for trace in traces_}
    if not keys:
        return {}
    theirs = list(
        Trace.objects.filter(
            key__in=keys,
            report__state__in=Report.OPEN,
            report__received_at__gte=at - LOOKS_BACK,
        )
    )
    others = list(
        _candidates(at)
        .filter(pk__in={trace.report_id for trace in theirs})
        .prefetch_related(Prefetch("needs", queryset=Need.objects.order_by("pk")))
    )
    found = {}
    for report in reports:
        kinds = {need.kind for need in report.needs.all()}
        rest = [other for other in others if other.pk != report.pk]
        if likenesses := _compare(own[report.pk], kinds, theirs, rest):
            found[report.pk] = likenesses
    return found


def meets_another(reports: QuerySet[Report], *, at: datetime) -> QuerySet[Report]:
    """Those of `reports` that `alike_to` finds something for."""
    other = Trace.objects.filter(
        kind=OuterRef("kind"),
        key=OuterRef("key"),
        report__state__in=Report.OPEN,
        report__received_at__gte=at - LOOKS_BACK,
    ).exclude(report=OuterRef("report"))
    both_named = Q(kind=Trace.Kind.PLACE, named=True) & Q(named=OuterRef("named"))
    mine = Trace.objects.filter(Exists(other.exclude(both_named)), report=OuterRef("pk"))
    return reports.filter(Exists(mine))
