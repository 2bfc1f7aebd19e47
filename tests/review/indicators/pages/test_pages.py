"""Achievements for those who work here."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pilar.ground.web.numbers import rupiah
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.intake import TUESDAY, report
from tests.factories.programmes import determination
from tests.factories.registry import NOON


def _client(area: str = PUNTEN) -> Client:
    client = Client()
    client.force_login(
        worker("indicators.view", "indicators.view_rows", "intake.view_report", area=area)
    )
    return client


@time_machine.travel(TUESDAY, tick=False)
def test_all_figures_stand_on_one_page() -> None:
    report()

    page = _client().get(reverse("indicators:overview"))

    assert page.status_code == 200
    assert len(page.context["rows"]) >= 6


@time_machine.travel(TUESDAY, tick=False)
@pytest.mark.parametrize("code", ["reported", "in_time", "activities", "served"])
def test_one_figure_is_shown_with_its_pictures(code: str) -> None:
    report()

    assert _client().get(reverse("indicators:indicator", args=[code])).status_code == 200


@time_machine.travel(TUESDAY, tick=False)
def test_the_line_ends_before_months_that_still_move() -> None:
    client = _client()

    solved = client.get(reverse("indicators:indicator", args=["solved"]))
    reported = client.get(reverse("indicators:indicator", args=["reported"]))
    last_year = client.get(reverse("indicators:indicator", args=["solved"]), {"sampai": "2025-11"})

    assert "Garis berakhir pada September 2026" in solved.text
    assert "Garis berakhir pada Oktober 2026" in reported.text
    assert "Garis berakhir" not in last_year.text


@time_machine.travel(TUESDAY, tick=False)
def test_one_month_alone_has_no_line_and_no_fault() -> None:
    page = _client().get(reverse("indicators:overview"), {"dari": "2026-11", "sampai": "2026-11"})

    assert page.status_code == 200


@time_machine.travel(TUESDAY, tick=False)
def test_a_figure_opens_to_exactly_the_rows_inside_ones_scope() -> None:
    mine, other = report(), report(village=GUNUNGSARI)

    page = _client().get(reverse("indicators:rows", args=["reported"]))

    assert mine.code in page.text
    assert other.code not in page.text


@time_machine.travel(TUESDAY, tick=False)
def test_rows_are_exported_inside_ones_scope() -> None:
    report()
    url = reverse("indicators:rows", args=["reported"])

    export = _client().get(url, {"unduh": "xlsx"})

    assert export["Content-Type"].startswith("application/vnd.openxmlformats")
    export.close()


@time_machine.travel(NOON, tick=False)
def test_money_in_rows_is_written_as_money() -> None:
    found = determination()
    client = Client()
    client.force_login(
        worker("indicators.view", "indicators.view_rows", "programmes.view_determination")
    )

    page = client.get(
        reverse("indicators:rows", args=["pkh"]),
        {"dari": f"{NOON:%Y-%m}", "sampai": f"{NOON:%Y-%m}", "dasar": "1"},
    )

    assert rupiah(found.least_idr) in page.text
    assert str(found.least_idr) not in page.text


@pytest.mark.parametrize(
    "said",
    [
        {"dari": "abc"},
        {"dari": "2026-13"},
        {"sampai": "0001-01"},
        {"dari": "9999-12", "sampai": "9999-12"},
        {"desa": "x' OR 1=1"},
        {"hal": "99999"},
    ],
)
def test_wrong_questions_are_answered_without_an_error(said: dict[str, str]) -> None:
    for name in ("indicators:indicator", "indicators:rows"):
        page = _client().get(reverse(name, args=["reported"]), said)
        assert page.status_code in (200, 404)


def test_an_unknown_figure_is_no_page() -> None:
    assert _client().get(reverse("indicators:indicator", args=["xyz"])).status_code == 404
