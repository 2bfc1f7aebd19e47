"""Figures equal independent SQL over raw rows, and move with each act."""

from datetime import date, timedelta

import pytest
from django.db import connection

from pilar.review.indicators import measuring, queries
from pilar.review.indicators.models import Target
from pilar.review.indicators.queries import months_before
from pilar.work.intake import actions as intake
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory
from tests.factories.intake import TUESDAY, report
from tests.factories.registry import person

SINCE, UNTIL = date(2026, 11, 1), date(2026, 12, 1)


def _sql(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM intake_report WHERE received_at >= '2026-10-31 17:00:00' "
            f"AND received_at < '2026-11-30 17:00:00' AND {condition}"
        )
        return int(cursor.fetchone()[0])


def _value(code: str, **where: str) -> float | None:
    return queries.figure(code, since=SINCE, until=UNTIL, **where).value


def test_reports_are_counted_by_the_month_of_the_city() -> None:
    report()
    report(at=TUESDAY.replace(day=30, hour=18))  # 1 December in Batu
    report(at=TUESDAY.replace(month=10, day=31, hour=18))  # 1 November in Batu

    assert _value("reported") == _sql("state <> 'JOINED'") == 2


def test_a_figure_moves_with_the_act() -> None:
    first = report()
    assert _value("in_time") is None

    intake.accept(report=first, by=UserFactory(), at=TUESDAY + timedelta(hours=1))

    assert _value("in_time") == 100.0
    assert _sql("answered_at <= answer_due_at") == 1


def test_a_village_counts_only_its_own() -> None:
    report()
    report(village=GUNUNGSARI)

    assert _value("reported", area=GUNUNGSARI) == 1
    assert _value("reported", area="35.79.02") == 2


def test_months_from_before_the_first_report_are_not_known_and_later_ones_may_be_zero() -> None:
    report(village=GUNUNGSARI)

    line = queries.trend("reported", since=date(2026, 10, 1), until=date(2027, 1, 1))
    assert [figure.value for _month, figure in line] == [None, 1, 0]
    assert _value("reported", area="35.79.01") == 0  # kept by the city, nothing there


def test_a_share_without_a_base_is_not_known() -> None:
    assert _value("solved") is None


def test_whoever_is_served_in_two_months_and_villages_counts_once() -> None:
    someone, by = person(), UserFactory()
    for village, month in ((PUNTEN, 11), (GUNUNGSARI, 11), (PUNTEN, 10)):
        at = TUESDAY.replace(month=month)
        taken = report(at=at, village=village)
        intake.set_person(report=taken, person=someone, by=by, at=at)
        taken.refresh_from_db()
        intake.accept(report=taken, by=by, at=at)

    both = queries.figure("served", since=date(2026, 10, 1), until=UNTIL)

    assert both.value == _value("served") == _value("served", area=PUNTEN) == 1


def test_few_are_not_told_in_public() -> None:
    report()

    figure = queries.figure("reported", since=SINCE, until=UNTIL)

    assert figure.is_small
    assert figure.in_public().value == 0


def test_the_citys_own_target_counts_from_its_day() -> None:
    Target.objects.create(
        indicator="in_time", valid_from=date(2026, 6, 1), value=97, source="RPJMD"
    )

    assert queries.target("in_time", date(2026, 5, 31)) == 95
    assert queries.target("in_time", date(2026, 6, 1)) == 97


@pytest.mark.parametrize(
    ("month", "count", "found"),
    [
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
        (date(2026, 11, 1), -1, date(2026, 12, 1)),
        (date(2026, 12, 1), -1, date(2027, 1, 1)),
        (date(2026, 3, 1), 24, date(2024, 3, 1)),
    ],
)
def test_months_are_counted(month: date, count: int, found: date) -> None:
    assert months_before(month, count) == found


def test_every_indicator_has_its_measures() -> None:
    for definition in queries.available():
        queries.figure(definition.code, since=SINCE, until=UNTIL)
        measure = measuring.measures()[definition.numerator]
        list(measure.rows().values_list(*[path for path, _label in measure.columns])[:1])
