"""Desk time between two moments: nights, weekends and holidays don't count."""

from datetime import UTC, datetime, timedelta

import pytest

from pilar.ground.areas import workdays

TUESDAY_NINE = datetime(2026, 11, 24, 2, tzinfo=UTC)  # 09.00 in Batu; desks are open 08.00 to 15.00
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("later", "hours"),
    [
        (timedelta(), 0),
        (2 * HOUR, 2),
        (10 * HOUR, 6),  # the desk closes at 15.00
        (24 * HOUR, 7),
        (timedelta(days=4), 6 + 7 + 7 + 7),  # Saturday
        (timedelta(days=6, hours=1), 6 + 7 * 3 + 2),  # Monday at ten
    ],
)
def test_only_desk_hours_count(later: timedelta, hours: int) -> None:
    assert workdays.working_time(TUESDAY_NINE, TUESDAY_NINE + later) == hours * HOUR


def test_what_is_over_counts_backwards() -> None:
    assert workdays.working_time(TUESDAY_NINE, TUESDAY_NINE - timedelta(days=1)) == -7 * HOUR


def test_a_holiday_does_not_count() -> None:
    christmas_eve = datetime(2026, 12, 24, 2, tzinfo=UTC)
    monday = datetime(2026, 12, 28, 2, tzinfo=UTC)
    spent = workdays.working_time(christmas_eve, monday)

    assert spent < 3 * 7 * HOUR
    assert spent % HOUR == timedelta()


def test_a_clock_of_working_days_begins_with_its_days_left() -> None:
    due = workdays.due_at("report.answer", TUESDAY_NINE - HOUR)

    assert workdays.working_time(TUESDAY_NINE - HOUR, due) == 4 * workdays.working_day()


def test_emergencies_run_round_the_clock() -> None:
    assert workdays.runs_by_the_hour("report.emergency")
    assert not workdays.runs_by_the_hour("report.answer")
