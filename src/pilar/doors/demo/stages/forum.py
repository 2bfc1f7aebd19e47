"""The forums: held ones with their evidence and steps, and the next one in preparation."""

from datetime import date, time, timedelta
from decimal import Decimal

from pilar.doors.demo import clock, sarasehan
from pilar.doors.demo.build import Build
from pilar.doors.demo.sarasehan import Guest, ItemPlan, MeetingPlan, StepPlan
from pilar.review.forum import actions
from pilar.review.forum.actions import DecisionRow, InviteeRow, ItemRow, MeetingRow, StepRow
from pilar.review.indicators import queries as indicators

_CALLED = 2  # proposals of the pillars that are on the next agenda
_OFFICE = ("endang.wahyuningtyas", "retno.palupi", "bagus.prasetyo", "sulastri.ningrum")
_HALF_A_YEAR = 6


def forums(build: Build) -> int:
    """Store each forum; gives how many."""
    by = build.accounts["endang.wahyuningtyas"]
    plans = sarasehan.forums(build.city, build.members, build.now)
    for plan in plans:
        meeting = actions.load_meeting(row=_row(build, plan), by=by, at=build.now)
        if plan.closed_at is None:
            for number, proposal in enumerate(build.proposals[:_CALLED]):
                at = build.now - timedelta(hours=18 - number)
                actions.call_proposal(meeting=meeting, proposal=proposal, minutes=15, by=by, at=at)
    return len(plans)


def _row(build: Build, plan: MeetingPlan) -> MeetingRow:
    guests = [_guest(build, guest) for guest in plan.guests]
    return MeetingRow(
        title=plan.title,
        theme=plan.theme,
        place=sarasehan.PLACE,
        on=plan.on,
        starts=time(9),
        ends=time(12, 30),
        planned_at=plan.planned_at,
        items=tuple(_item(plan, item) for item in plan.items),
        invitees=(*_office(build, plan), *guests),
        state="CLOSED" if plan.closed_at else "PREPARING",
        closed_at=plan.closed_at,
    )


def _item(plan: MeetingPlan, item: ItemPlan) -> ItemRow:
    decisions: tuple[DecisionRow, ...] = ()
    if item.decision:
        steps = tuple(_step(step, plan.on) for step in item.steps)
        decisions = (DecisionRow(item.decision, steps),)
    return ItemRow(
        title=item.title,
        minutes=item.minutes,
        kind=item.kind,
        pillar=item.pillar,
        indicator=item.indicator,
        area=item.area,
        freeze=bool(plan.closed_at and item.indicator),
        proposed=item.proposed,
        proposed_owner="PSM" if item.proposed else "",
        proposed_deadline=plan.on + timedelta(days=100) if item.proposed else None,
        proposed_target=Decimal(90) if item.proposed else None,
        decisions=decisions,
    )


def _step(step: StepPlan, on: date) -> StepRow:
    return StepRow(
        title=step.title,
        owner=step.owner,
        deadline=step.deadline,
        indicator=step.indicator,
        target=step.target,
        baseline=_measured(step, on) or step.baseline,
        supporters=step.supporters,
        area=step.area,
        pillar=step.pillar,
        began_on=step.began_on,
        ended_on=step.ended_on,
        gave_up=step.gave_up,
    )


def _measured(step: StepPlan, on: date) -> Decimal | None:
    """The figure over the half year before `on`, as far as there are rows; None without any."""
    until = indicators.month_of(on)
    months = [
        figure
        for _, figure in indicators.trend(
            step.indicator,
            since=indicators.months_before(until, _HALF_A_YEAR),
            until=until,
            area=step.area,
            pillar=step.pillar,
        )
        if figure.numerator or figure.denominator
    ]
    if not months:
        return None
    done = sum(figure.numerator for figure in months)
    if months[0].denominator is None:
        return Decimal(f"{done / len(months):.1f}")
    of = sum(figure.denominator or 0 for figure in months)
    return Decimal(f"{100 * done / of:.1f}") if of else None


def _office(build: Build, plan: MeetingPlan) -> list[InviteeRow]:
    came = clock.moment(plan.on, 8.4) if plan.closed_at else None
    return [
        InviteeRow(name=build.accounts[key].full_name, organization="DINSOS", came_at=came)
        for key in _OFFICE
    ]


def _guest(build: Build, guest: Guest) -> InviteeRow:
    return InviteeRow(
        member=build.pillar_members[guest.member], came_at=guest.came_at, by_code=guest.by_code
    )
