"""Two reports of perhaps the same need: found where enough agrees, silent where it would tell too much."""

from datetime import timedelta

import pytest

from pilar.ground.areas import queries as areas
from pilar.work.intake import actions, queries
from pilar.work.intake.models import Report
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory
from tests.factories.intake import TUESDAY, report


def before_sending(**said: object) -> list[queries.Likeness]:
    asked = {"village": PUNTEN, "rt": "03", "rw": "02", "kinds": ["ELDERLY"], "name": "", **said}
    asked["village"] = areas.by_code(str(asked["village"]))
    return queries.alike(**asked, at=TUESDAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"name": "Sarinem"}, True),
        ({"name": "mbah SARINEM", "rt": "", "rw": ""}, True),
        ({"name": "Bu Sarinem", "rt": "9", "rw": "9"}, True),
        ({"name": ""}, True),
        ({"name": "", "rt": "3", "rw": "2"}, True),
        ({"name": "", "rt": "4"}, False),
        ({"name": "Pak Wagiman"}, False),
        ({"name": "Sarinem", "village": GUNUNGSARI}, False),
        ({"name": "Sarinem", "kinds": ["PAPERS"]}, False),
        ({"name": "Sarinem", "kinds": ["UNSURE"]}, True),
    ],
)
def test_before_sending_place_need_and_name_decide(said: dict[str, object], found: bool) -> None:
    report()

    assert bool(before_sending(**said)) == found


def test_protected_reports_are_never_hinted_at() -> None:
    report(kinds=("VIOLENCE",))

    assert not before_sending(name="Sarinem", kinds=["VIOLENCE"])


def test_only_open_and_recent_ones_count() -> None:
    done = report()
    actions.reject(report=done, reason="Sudah ada.", by=UserFactory(), at=TUESDAY)
    report(at=TUESDAY - timedelta(days=61))

    assert not before_sending(name="Sarinem")


def test_the_queue_sees_the_same_pairs_as_its_tab() -> None:
    first, second = report(), report(name="Sarinem", rt="", rw="")
    report(name="Wagiman", rt="07")
    same_caller = [
        report(name=name, rt=rt, contact_kind="PHONE", contact="+6281234567890")
        for name, rt in (("Karsi", "05"), ("Tumini", "06"))
    ]
    rows = list(queries.with_parts(Report.objects.all()))

    pairs = queries.alike_to(rows, at=TUESDAY)

    assert set(pairs) == {row.pk for row in (first, second, *same_caller)}
    assert set(queries.meets_another(Report.objects.all(), at=TUESDAY)) == {
        row for row in rows if row.pk in pairs
    }
    assert pairs[second.pk][0].name
    assert pairs[same_caller[0].pk][0].contact


def test_likenesses_of_a_page_cost_four_queries(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(6):
        report()
    rows = list(queries.with_parts(Report.objects.all()))

    with django_assert_num_queries(4):
        assert len(queries.alike_to(rows, at=TUESDAY)) == 6
