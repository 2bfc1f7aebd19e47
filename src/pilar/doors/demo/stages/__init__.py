"""The stages of a build, in order: each lets one part of the plan in through an app's actions."""

from collections.abc import Callable

from pilar.doors.demo.build import Build
from pilar.doors.demo.stages import (
    accounts,
    cases,
    determinations,
    forum,
    lists,
    matching,
    people,
    pillars,
    reports,
    visits,
)

STAGES: tuple[tuple[str, Callable[[Build], int]], ...] = (
    ("accounts", accounts.accounts),
    ("members of the five pillars", pillars.members),
    ("families with their records", people.families),
    ("pairs to review", matching.pairs),
    ("lists that came as files", lists.files_of_offices),
    ("reports of two years", reports.reports),
    ("cases with their plans", cases.cases),
    ("visits with questionnaires", visits.visits),
    ("determinations and proposals", determinations.determinations),
    ("trainings", pillars.trainings),
    ("activities", pillars.activities),
    ("programmes and proposals", pillars.programmes),
    ("forums with their steps", forum.forums),
)
