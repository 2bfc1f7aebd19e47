"""PKH determined for families in care, proposed by one officer and decided by another."""

from collections.abc import Iterator
from datetime import timedelta

from pilar.doors.demo import cast, clock
from pilar.doors.demo.build import Build
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.dtsen import BEGAN
from pilar.doors.demo.people import Family
from pilar.doors.demo.plans import DeterminationPlan
from pilar.doors.demo.texts import answers
from pilar.work.programmes import actions
from pilar.work.programmes.actions import DeterminedRow, ProposalRow

_PROGRAMME = "PKH"
_POOR, _OLD, _LATELY = 3, 70, 6


def determinations(build: Build) -> int:
    """Every determination of the told history, since there were deciles; gives how many answers."""
    waiting: set[int] = set()
    told = list(_rows(build, waiting))
    rows = sorted([*told, *_waiting_rows(build, waiting)], key=lambda row: row.at)
    made = actions.load_determinations(
        determined=rows, by=build.accounts["retno.palupi"], at=build.now
    )
    return made.determinations


def _rows(build: Build, waiting: set[int]) -> Iterator[DeterminedRow]:
    """The told ones; notes in `waiting` the families whom nobody has decided on."""
    for plan in sorted(build.told.reports, key=lambda plan: plan.number, reverse=True):
        made = plan.case.determination if plan.case else None
        if made is None or not plan.matched_at or made.on <= BEGAN or made.proposed_at is None:
            continue
        if made.family.head.died_on or (made.decided_at is None and made.family.number in waiting):
            continue
        if made.decided_at is None:
            waiting.add(made.family.number)
        yield _row(build, made)


def _waiting_rows(build: Build, waiting: set[int]) -> Iterator[DeterminedRow]:
    """More families of the last days, so that the second officer has work."""
    dice = Dice(build.city.seed, "waiting proposals")
    fitting = [
        family
        for family in build.city.families
        if family.number not in waiting and _may_fit(build, family)
    ]
    for number, family in enumerate(dice.sample(fitting, min(16, len(fitting)))):
        day = clock.working_day_on_or_before(
            build.city.today - timedelta(days=1 + number % _LATELY)
        )
        at = clock.moment(day, clock.desk_hour(dice))
        officer = build.accounts[dice.pick(cast.MANAGERS[:2])]
        proposal = ProposalRow(_PROGRAMME, at, officer, dice.pick(answers.PROPOSED))
        home = build.household(family.number)
        yield DeterminedRow(home, day, at, officer, proposal if number % 4 else None)


def _may_fit(build: Build, family: Family) -> bool:
    today = build.city.today
    if family.decile > _POOR or family.head.died_on or family.head.birth_date >= build.city.since:
        return False
    return any(
        person.school_level in ("SD", "SMP") or person.age(today) >= _OLD
        for person in family.members
        if not person.died_on
    )


def _row(build: Build, made: DeterminationPlan) -> DeterminedRow:
    officer = build.accounts[made.proposed_by]
    assert made.proposed_at is not None  # noqa: S101  # the caller asks for it
    proposal = ProposalRow(
        programme=_PROGRAMME,
        at=made.proposed_at,
        by=officer,
        reason=made.because,
        state=made.decision or "PROPOSED",
        decided_at=made.decided_at,
        decided_by=build.accounts.get(made.decided_by),
        decision_reason=made.reason,
    )
    return DeterminedRow(
        build.household(made.family.number), made.on, made.proposed_at, officer, proposal
    )
