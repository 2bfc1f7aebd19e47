"""Visits of members to households, with the questionnaires that were filled in there."""

from collections.abc import Iterator

from pilar.doors.demo.answers_given import answers
from pilar.doors.demo.build import Build
from pilar.doors.demo.people import Family
from pilar.doors.demo.plans import VisitPlan
from pilar.work.assessments import actions
from pilar.work.assessments.actions import AnswersRow, VisitRow

_OUTCOMES = {"FOUND": "DONE", "NOT_HOME": "NOBODY", "REFUSED": "REFUSED", "MOVED": "MOVED"}


def visits(build: Build) -> int:
    """Every visit of the told history to a family that is known; gives how many."""
    rows = sorted(_rows(build), key=lambda row: row.at)
    return actions.load_visits(visits=rows, by=build.accounts["bagus.prasetyo"], at=build.now)


def _rows(build: Build) -> Iterator[VisitRow]:
    number = 0
    for plan in build.told.reports:
        if plan.case is None or plan.family is None or not plan.matched_at:
            continue
        for visit in plan.case.visits:
            number += 1
            yield _row(build, plan.family, visit, number)


def _row(build: Build, family: Family, visit: VisitPlan, number: int) -> VisitRow:
    on = visit.at.date()
    filled = None
    if visit.asked:
        said = answers(build.city, family, on, number)
        members = {
            build.registry.persons[f"p{person}"]: facts
            for person, facts in said.of_members.items()
            if f"p{person}" in build.registry.persons
        }
        filled = AnswersRow(said.id, said.of_household, members, said.asked)
    outcome = "PARTLY" if visit.outcome == "FOUND" and not visit.asked else _OUTCOMES[visit.outcome]
    return VisitRow(
        household=build.household(family.number),
        outcome=outcome,
        on=on,
        at=visit.at,
        by=build.accounts[visit.member],
        member=build.pillar_members[visit.member],
        answers=filled,
    )
