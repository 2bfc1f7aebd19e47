"""Forums with their agenda, attendance, evidence, decisions and steps."""

from datetime import date, time, timedelta
from decimal import Decimal

from pilar.doors.demo import clock, forum
from pilar.doors.demo.build import Build
from pilar.doors.demo.forum import StepPlan
from pilar.doors.demo.members import THIN
from pilar.doors.demo.texts import forum as texts
from pilar.review.forum import actions
from pilar.review.forum.actions import DecisionRow, InviteeRow, ItemRow, MeetingRow, StepRow
from pilar.review.indicators import queries as indicators

OFFICE = ("endang.wahyuningtyas", "retno.palupi", "bagus.prasetyo", "sulastri.ningrum")


def forums(build: Build) -> int:
    """The forums in the order in which they were held; gives their number."""
    by = build.accounts["retno.palupi"]
    rows = sorted([_of_2024(build), _of_this_year(build)], key=lambda row: row.on)
    for row in [*rows, _next(build)]:
        actions.load_meeting(row=row, by=by, at=build.now)
    return len(rows) + 1


def _guests(build: Build, on: date, *, digital: bool) -> tuple[InviteeRow, ...]:
    office = tuple(
        InviteeRow(
            name=build.accounts[key].full_name,
            organization="DINSOS",
            came_at=clock.moment(on, 8.5) if on <= build.city.today else None,
        )
        for key in OFFICE
    )
    return office + tuple(
        InviteeRow(
            member=build.pillar_members[plan.member], came_at=plan.came_at, by_code=plan.by_code
        )
        for plan in forum.guests(build.city, build.members, on, digital=digital)
    )


def _achievements(minutes: int) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(title, minutes, "ACHIEVEMENTS", pillar=pillar, indicator="activities", freeze=True)
        for pillar, title in texts.PILLARS
    )


def _step(plan: StepPlan, on: date) -> StepRow:
    target = Decimal(plan.target) if plan.target else _more(plan, on)
    return StepRow(
        title=plan.title,
        owner=plan.owner,
        deadline=plan.deadline,
        indicator=plan.indicator,
        target=target,
        supporters=plan.supporters,
        area=plan.area,
        pillar=plan.pillar,
        began_on=plan.began_on,
        ended_on=plan.ended_on,
        gave_up=plan.gave_up,
    )


def _more(plan: StepPlan, on: date) -> Decimal:
    """So much more than a month had in the half year before, as a whole number."""
    until = indicators.month_of(on)
    figure = indicators.figure(
        plan.indicator,
        since=indicators.months_before(until, 6),
        until=until,
        pillar=plan.pillar,
    )
    return Decimal(max(1, round(figure.numerator / 6 * (1 + plan.share_more))))


def _decisions(plans: list[StepPlan], on: date) -> tuple[DecisionRow, ...]:
    return tuple(DecisionRow(plan.title, (_step(plan, on),)) for plan in plans)


def _of_2024(build: Build) -> MeetingRow:
    on = forum.HKSN_2024
    title, agreed = texts.DISCUSSION_2024
    steps = forum.steps_of_2024(build.city.today)
    return MeetingRow(
        title="Sarasehan pilar sosial, HKSN 2024",
        theme=texts.HKSN_2024,
        place=texts.HALL,
        on=on,
        starts=time(9),
        ends=time(12, 30),
        planned_at=clock.moment(on - timedelta(days=20), 10),
        closed_at=clock.moment(on, 12.5),
        invitees=_guests(build, on, digital=False),
        items=(
            ItemRow("Pembukaan", 15, "OPENING"),
            *_achievements(15),
            ItemRow(title, 60, "DISCUSSION", decisions=(DecisionRow(agreed),)),
            ItemRow("Perumusan langkah strategis", 45, "STEPS", decisions=_decisions(steps, on)),
            ItemRow("Penutupan", 15, "CLOSING"),
        ),
    )


def _of_this_year(build: Build) -> MeetingRow:
    on = forum.day_of_this_year(build.told.better_since)
    plans = forum.steps_of_this_year(build.told.better_since, build.city.today)
    village = [plan for plan in plans if plan.area]
    reopened = [plan for plan in plans if plan.indicator == "reopened"]
    rest = [plan for plan in plans if plan not in village and plan not in reopened]
    return MeetingRow(
        title=f"Sarasehan pilar sosial, {forum.quarter(on)}",
        theme="Satu daftar tugas, lima pilar",
        place=texts.HALL,
        on=on,
        starts=time(9),
        ends=time(12),
        planned_at=clock.moment(on - timedelta(days=14), 10),
        closed_at=clock.moment(on, 12),
        invitees=_guests(build, on, digital=True),
        items=(
            ItemRow("Pembukaan", 10, "OPENING"),
            ItemRow("Apa jadinya langkah-langkah terdahulu", 20, "REVIEW"),
            *_achievements(10),
            ItemRow(texts.SONGGOKERTO, 25, "DISCUSSION", indicator="in_time", area=THIN, freeze=True, decisions=_decisions(village, on)),
            ItemRow(texts.REOPENED, 20, "DISCUSSION", indicator="reopened", freeze=True, decisions=_decisions(reopened, on)),
            ItemRow("Perumusan langkah strategis", 45, "STEPS", indicator="in_time", freeze=True, decisions=_decisions(rest, on)),
            ItemRow("Penutupan", 10, "CLOSING"),
        ),
    )  # fmt: skip


def _next(build: Build) -> MeetingRow:
    on = forum.next_day(build.city.today)
    return MeetingRow(
        title=f"Sarasehan pilar sosial, HKSN {on.year}",
        theme=texts.NEXT_THEME,
        place=texts.HALL,
        on=on,
        starts=time(9),
        ends=time(12),
        planned_at=build.now - timedelta(days=8),
        state="PREPARING",
        invitees=_guests(build, on, digital=True),
        items=(
            ItemRow("Pembukaan", 10, "OPENING"),
            ItemRow("Apa jadinya langkah-langkah terdahulu", 25, "REVIEW"),
            *_achievements(10),
            ItemRow(
                texts.SONGGOKERTO, 25, "DISCUSSION", indicator="in_time", area=THIN, freeze=True,
                proposed=texts.PROPOSED, proposed_owner="KARANG_TARUNA",
                proposed_deadline=on + timedelta(days=100), proposed_target=Decimal(92),
            ),
            ItemRow(texts.REOPENED, 20, "DISCUSSION", indicator="reopened", freeze=True),
            ItemRow("Perumusan langkah strategis", 40, "STEPS"),
            ItemRow("Penutupan", 10, "CLOSING"),
        ),
    )  # fmt: skip
