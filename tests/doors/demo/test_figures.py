"""Every figure of a built city equals independent SQL over its raw rows, and so does its sum over villages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from pilar.doors.demo.build import Build
from pilar.review.indicators import queries
from pilar.review.indicators.definitions import DEFINITIONS

pytestmark = pytest.mark.slow

SINCE, UNTIL = date(2025, 12, 1), date(2026, 12, 1)
# The same months as moments: Batu is seven hours ahead.
BEGIN, END = datetime(2025, 11, 30, 17, tzinfo=UTC), datetime(2026, 11, 30, 17, tzinfo=UTC)

REPORTS = "SELECT COUNT(*) FROM intake_report WHERE received_at >= %s AND received_at < %s AND "
TAKEN = "state NOT IN ('NEW', 'ASKED', 'REJECTED', 'JOINED')"
TASKS = "SELECT COUNT(*) FROM casework_task WHERE done_at >= %s AND done_at < %s AND state = 'DONE'"
# Figure -> (its numerator, its denominator), of rows in [%s, %s).
SQL: dict[str, tuple[str, ...]] = {
    "reported": (REPORTS + "state <> 'JOINED'",),
    "in_time": (
        REPORTS + "state <> 'JOINED' AND answered_at <= answer_due_at",
        REPORTS
        + "state <> 'JOINED' AND (answered_at IS NOT NULL OR answer_due_at < CURRENT_TIMESTAMP)",
    ),
    "solved": (
        REPORTS + "state = 'CLOSED' AND closed_word IN ('RESIDENT', 'SECOND_PARTY')",
        REPORTS + TAKEN,
    ),
    "reopened": (REPORTS + TAKEN + " AND reopened > 0", REPORTS + TAKEN),
    "served": (REPORTS.replace("COUNT(*)", "COUNT(DISTINCT person_id)") + TAKEN,),
    "pkh": (
        (
            "SELECT COUNT(DISTINCT household_id) FROM programmes_proposal "
            "WHERE proposed_at >= %s AND proposed_at < %s AND state = 'APPROVED' AND programme = 'PKH'"
        ),
        (
            "SELECT COUNT(DISTINCT household_id) FROM programmes_determination "
            "WHERE computed_at >= %s AND computed_at < %s AND verdict = 'MAY_BE_PROPOSED' AND programme = 'PKH'"
        ),
    ),
    "tasks_in_time": (TASKS + " AND done_at <= due_at", TASKS),
    "visits": (
        "SELECT COUNT(*) FROM assessments_visit WHERE visited_on >= %s AND visited_on < %s",
    ),
    "activities": ('SELECT COUNT(*) FROM pillars_activity WHERE "on" >= %s AND "on" < %s',),
    "trained": (
        (
            "SELECT COUNT(*) FROM pillars_trainingattendance a JOIN pillars_training t ON t.id = a.training_id "
            "WHERE t.begins_on >= %s AND t.begins_on < %s"
        ),
    ),
}
BY_DAY = {"visits", "activities", "trained"}


def _counted(code: str, part: int) -> Any:
    between = (SINCE, UNTIL) if code in BY_DAY else (BEGIN, END)
    with connection.cursor() as cursor:
        cursor.execute(SQL[code][part], between)
        return cursor.fetchone()[0]


def test_every_figure_is_checked() -> None:
    assert set(SQL) == set(DEFINITIONS)
    for code, statements in SQL.items():
        assert (len(statements) == 2) == DEFINITIONS[code].is_share


@pytest.mark.parametrize("code", SQL)
def test_a_figure_equals_sql_over_raw_rows(built: Build, code: str) -> None:
    figure = queries.figure(code, since=SINCE, until=UNTIL)

    assert figure.numerator == _counted(code, 0) > 0
    if figure.denominator is not None:
        assert figure.numerator <= figure.denominator == _counted(code, 1)


@pytest.mark.parametrize("code", ["reported", "visits", "activities", "tasks_in_time"])
def test_months_and_villages_add_up_to_the_whole(built: Build, code: str) -> None:
    whole = queries.figure(code, since=SINCE, until=UNTIL).numerator

    assert sum(f.numerator for _m, f in queries.trend(code, since=SINCE, until=UNTIL)) == whole
    villages = sum(f.numerator for _v, f in queries.by_village(code, since=SINCE, until=UNTIL))
    nowhere = {"reported", "tasks_in_time"}  # some have no village: met on the street
    assert villages == whole or (code in nowhere and 0 < villages < whole)
