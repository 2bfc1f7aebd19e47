"""Public achievements: true, and nobody can be recognised by them."""

import time_machine
from django.test import Client
from django.urls import reverse

from pilar.review.indicators import measuring
from pilar.work.intake.models import Report
from tests.factories.intake import TUESDAY, report


@time_machine.travel(TUESDAY, tick=False)
def test_the_page_tells_of_what_was_reported(client: Client) -> None:
    measuring.forget()
    for _ in range(6):
        report()

    page = client.get(reverse("portal:achievements"))

    assert page.status_code == 200
    assert page.context["shown"].reported == 6


@time_machine.travel(TUESDAY, tick=False)
def test_the_page_says_how_many_were_opened_again(client: Client) -> None:
    measuring.forget()
    row = report()
    Report.objects.filter(pk=row.pk).update(state="IN_CARE", answered_at=TUESDAY, reopened=1)

    page = client.get(reverse("portal:achievements"))

    assert "<b>1 laporan dibuka lagi</b>" in page.content.decode()


@time_machine.travel(TUESDAY, tick=False)
def test_small_counts_are_left_out_of_the_figures(client: Client) -> None:
    measuring.forget()
    report()

    rows = client.get(reverse("portal:achievements_data")).getvalue().decode("utf-8-sig")

    assert "35.79.02.2001,Punten,,0,0" in rows.replace(";", ",")


@time_machine.travel(TUESDAY, tick=False)
def test_an_empty_city_has_a_page(client: Client) -> None:
    measuring.forget()

    assert client.get(reverse("portal:achievements")).status_code == 200
