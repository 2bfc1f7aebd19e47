"""The agenda, and evidence frozen for it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars import actions as pillars
from pilar.people.pillars.models import Organization, Proposal
from pilar.review.forum.actions.meetings import State, locked
from pilar.review.forum.events import Event
from pilar.review.forum.models import AgendaItem, Evidence, Meeting
from pilar.review.indicators import queries as indicators
from pilar.review.indicators.definitions import DEFINITIONS

Kind = AgendaItem.Kind


class UnknownIndicator(DomainError):
    code = "forum.evidence.unknown_indicator"


class NotOnThisAgenda(DomainError):
    code = "forum.agenda.other_meeting"


def _known(indicator: str) -> str:
    if indicator and indicator not in DEFINITIONS:
        raise UnknownIndicator(_("This figure is not counted in Pilar."))
    return indicator


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    minutes: int,
    kind: str,
    by: User | None,
    at: datetime,
    pillar: Organization | None = None,
    indicator: str = "",
    area: Area | None = None,
    proposal: Proposal | None = None,
) -> AgendaItem:
    """One more item; before the closing where there is one. Raises WrongState, UnknownIndicator."""
    row = locked(meeting, State.PREPARING, State.HELD)
    item = AgendaItem(
        meeting=row,
        position=_place_for(row, kind),
        title=title.strip(),
        minutes=minutes,
        kind=kind,
        pillar=pillar,
        indicator=_known(indicator),
        area=area,
        proposal=proposal,
        added_at=at,
        added_by=by,
    )
    item.save(force_insert=True)
    audit.record(Event.ITEM_ADDED, target=row, by=by, at=at, position=item.position, kind=kind)
    return item


def _place_for(meeting: Meeting, kind: str) -> int:
    """The place of a new item; a closing moves back by one."""
    last = meeting.items.order_by("-position").first()
    if last is None:
        return 1
    if last.kind == Kind.CLOSING and kind != Kind.CLOSING:
        place = last.position
        meeting.items.filter(pk=last.pk).update(position=place + 1)
        return place
    return last.position + 1


@transaction.atomic
def call_proposal(
    *, meeting: Meeting, proposal: Proposal, minutes: int, by: User | None, at: datetime
) -> AgendaItem:
    """A pillar's proposal comes on the agenda, and its pillar reads so. Raises WrongState, ProposalSettled."""
    answer = gettext("On the agenda of %(meeting)s.") % {"meeting": meeting.title}
    pillars.answer_proposal(
        proposal=proposal, state=Proposal.State.ON_AGENDA, answer=answer[:300], by=by, at=at
    )
    item = add_item(
        meeting=meeting,
        title=proposal.title,
        minutes=minutes,
        kind=Kind.DISCUSSION,
        pillar=proposal.organization,
        proposal=proposal,
        by=by,
        at=at,
    )
    audit.record(Event.PROPOSAL_CALLED, target=meeting, by=by, at=at, proposal=str(proposal.pk))
    return item


@transaction.atomic
def use_standard_agenda(
    *, meeting: Meeting, pillars: list[Organization], by: User | None, at: datetime
) -> list[AgendaItem]:
    """The agenda of a sarasehan: opening, earlier steps, achievements of each pillar, discussion, steps, closing."""
    with override("id"):  # what stands in minutes is Indonesian, whoever prepares them
        rows: list[tuple[str, int, str, Organization | None, str]] = [
            (gettext("Opening"), 10, Kind.OPENING, None, ""),
            (gettext("What became of the earlier steps"), 20, Kind.REVIEW, None, ""),
        ]
        rows += [
            (
                gettext("Achievements: %(pillar)s") % {"pillar": pillar.name},
                10,
                Kind.ACHIEVEMENTS,
                pillar,
                "activities",
            )
            for pillar in pillars
        ]
        rows += [
            (gettext("Discussion"), 30, Kind.DISCUSSION, None, "in_time"),
            (gettext("Formulating the strategic steps"), 30, Kind.STEPS, None, ""),
            (gettext("Closing"), 10, Kind.CLOSING, None, ""),
        ]
    return [
        add_item(
            meeting=meeting,
            title=title,
            minutes=minutes,
            kind=kind,
            pillar=pillar,
            indicator=indicator,
            by=by,
            at=at,
        )
        for title, minutes, kind, pillar, indicator in rows
    ]


@transaction.atomic
def propose_decision(
    *,
    item: AgendaItem,
    title: str,
    owner: Organization,
    deadline: date,
    indicator: str,
    target: Decimal,
    by: User | None,
    at: datetime,
    area: Area | None = None,
) -> AgendaItem:
    """Put a decision to the meeting: who, until when, which figure to where. Raises WrongState, UnknownIndicator."""
    locked(item.meeting, State.PREPARING, State.HELD)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    row.proposed, row.proposed_owner = title.strip(), owner
    row.proposed_deadline, row.proposed_target = deadline, target
    row.indicator, row.area = _known(indicator), area
    row.save()
    audit.record(Event.ITEM_DRAFTED, target=item.meeting, by=by, at=at, position=row.position)
    return row


def _text(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}"


def figures_as_of(indicator: str, area: str, pillar: str, as_of: date) -> dict[str, Any]:
    """The twelve whole months before the month of `as_of`, as JSON without fractions.

    The trend has no months from before anything was kept: they would read as zero.
    """
    until = indicators.month_of(as_of)
    since = indicators.months_before(until, 12)
    figure = indicators.figure(indicator, since=since, until=until, area=area, pillar=pillar)
    points = indicators.trend(indicator, since=since, until=until, area=area, pillar=pillar)
    target = indicators.target(indicator, as_of)
    return {
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": _text(figure.value),
        "target": _text(float(target)) if target is not None else None,
        "trend": [
            [month.isoformat(), one.numerator, one.denominator]
            for month, one in points
            if one.is_kept
        ],
    }


def new_evidence(
    *,
    item: AgendaItem,
    indicator: str,
    as_of: date,
    by: User | None,
    at: datetime,
    area: Area | None = None,
    pillar: Organization | None = None,
) -> Evidence:
    """The figure as it stands for `as_of`, not stored yet. Raises UnknownIndicator."""
    code = area.code if area else ""
    who = pillar.code if pillar and DEFINITIONS[_known(indicator)].by_pillar else ""
    return Evidence(
        item=item,
        indicator=_known(indicator),
        area=area,
        pillar=pillar if who else None,
        as_of=as_of,
        figures=figures_as_of(indicator, code, who, as_of),
        frozen_at=at,
        frozen_by=by,
    )


@transaction.atomic
def freeze(
    *,
    item: AgendaItem,
    indicator: str,
    as_of: date,
    by: User | None,
    at: datetime,
    area: Area | None = None,
    pillar: Organization | None = None,
) -> Evidence:
    """Keep a figure as it stands, for good. A later one for the same item stands beside it.

    Raises WrongState once the forum is closed, UnknownIndicator.
    """
    locked(item.meeting, State.PREPARING, State.HELD)
    evidence = new_evidence(
        item=item, indicator=indicator, as_of=as_of, by=by, at=at, area=area, pillar=pillar
    )
    evidence.save(force_insert=True)
    audit.record(
        Event.FROZEN,
        target=item.meeting,
        by=by,
        at=at,
        indicator=indicator,
        as_of=as_of.isoformat(),
        evidence=str(evidence.pk),
    )
    return evidence
