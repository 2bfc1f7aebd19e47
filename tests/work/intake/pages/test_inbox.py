"""The queue: who sees what, in which order, in how many queries."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import Look
from pilar.people.registry import actions as registry
from pilar.work.intake import actions
from pilar.work.intake.models import Report
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory, worker
from tests.factories.intake import report

QUEUE = "/kerja/laporan/"
DESK = ("intake.view_report", "intake.triage_report", "intake.record_report")
CARER = (*DESK, "intake.view_protected")


def signed_in(user: User, **defaults: object) -> Client:
    client = Client(**defaults)
    client.force_login(user)
    return client


def now_report(**said: object) -> Report:
    return report(at=timezone.now(), **said)


def test_sari_sees_what_waits_in_her_village_and_nothing_else() -> None:
    here = now_report()
    there = now_report(village=GUNUNGSARI, name="Pak Wagiman")
    sari = signed_in(worker(*DESK, area=PUNTEN))

    page = sari.get(QUEUE).content.decode()

    assert here.code in page
    assert there.code not in page
    assert "1 menunggu dibaca." in page


def test_budi_is_sent_to_sign_in_and_who_lacks_the_right_finds_nothing() -> None:
    assert Client().get(QUEUE).status_code == 302
    assert signed_in(worker("casework.receive_task")).get(QUEUE).status_code == 404


def test_danger_to_life_stands_on_top_then_the_nearest_deadline() -> None:
    now = timezone.now()
    calm = report(at=now - timedelta(days=9), name="A", rt="01")
    urgent = report(at=now, urgency="URGENT", name="B", rt="04")
    danger = report(at=now, urgency="EMERGENCY", name="C", rt="05")

    page = signed_in(worker(*DESK)).get(QUEUE).content.decode()

    order = [page.index(row.code) for row in (danger, calm, urgent)]
    assert order == sorted(order)
    assert "Darurat" in page
    assert "1 melewati tenggat" in page


def test_a_protected_report_shows_that_it_waits_but_nothing_of_it() -> None:
    row = now_report(kinds=("VIOLENCE",), words="Ada anak sering dipukul.", landmark="Toko biru")

    for page in (QUEUE, f"{QUEUE}?pilih={row.pk}"):
        shown = signed_in(worker(*DESK)).get(page).content.decode()
        assert row.code in shown
        assert "isi terbatas" in shown
        assert "dipukul" not in shown
        assert "Toko biru" not in shown
        assert "Sarinem" not in shown
        assert f"/kerja/laporan/{row.pk}/" not in shown


def test_volunteers_without_the_desk_do_not_see_protected_ones_at_all() -> None:
    row = now_report(kinds=("CHILD",))

    page = signed_in(worker("intake.view_report", area=PUNTEN)).get(QUEUE).content.decode()

    assert row.code not in page


def test_who_may_reads_a_protected_report() -> None:
    now_report(kinds=("VIOLENCE",), words="Ada anak sering dipukul.")

    assert "dipukul" in signed_in(worker(*CARER)).get(QUEUE).content.decode()


def test_a_protected_one_handed_over_opens_for_that_one_alone() -> None:
    mine, other = now_report(kinds=("CHILD",)), now_report(kinds=("CHILD",), name="Rizki")
    sari = worker(*DESK)
    actions.assign(report=mine, assignee=sari, by=UserFactory(), at=timezone.now())
    client = signed_in(sari)

    assert client.get(f"{QUEUE}{mine.pk}/").status_code == 200
    assert client.get(f"{QUEUE}{other.pk}/").status_code == 404


def test_tabs_filters_and_search_narrow_the_queue() -> None:
    one = now_report(rt="01", name="A")
    two = now_report(kinds=("FOOD",), rt="02", name="B", village=GUNUNGSARI, channel="PHONE")
    actions.assign(report=two, assignee=UserFactory(), by=UserFactory(), at=timezone.now())
    client = signed_in(worker(*DESK))

    def found(query: str) -> set[str]:
        page = client.get(QUEUE + query).content.decode().split("<tbody")
        return {row.code for row in (one, two) if len(page) > 1 and row.code in page[1]}

    assert found("") == {one.code, two.code}
    assert found("?tab=tanpa-pemegang") == {one.code}
    assert found("?tab=darurat") == set()
    assert found("?tab=sudah-dibaca") == set()
    assert found(f"?desa={PUNTEN}") == {one.code}
    assert found("?kebutuhan=FOOD") == {two.code}
    assert found("?saluran=PHONE") == {two.code}
    assert found(f"?q={one.code.lower()}") == {one.code}


@pytest.mark.parametrize(
    "query",
    [
        "?tab=x&desa=x&kebutuhan=%3Cscript%3E&saluran=1&urut=-pin_hash&hal=-1&pilih=x&q=%3C",
        "?hal=99999999999999999999&urut=received&unduh=exe",
        "?pilih=00000000-0000-0000-0000-000000000007",
    ],
)
def test_nonsense_in_the_address_is_answered_with_the_queue(query: str) -> None:
    now_report()

    answer = signed_in(worker(*DESK)).get(QUEUE + query)

    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script type", "")


def test_likely_duplicates_are_named_in_their_rows() -> None:
    now_report()
    now_report(name="Sarinem")

    page = signed_in(worker(*DESK)).get(f"{QUEUE}?tab=mungkin-sama").content.decode()

    assert page.count("Mungkin sama dengan") >= 2


def test_a_duplicate_in_the_next_village_is_not_named_to_who_may_not_see_it() -> None:
    caller = {"contact_kind": "PHONE", "contact": "+6281234567890"}
    now_report(**caller)
    other = now_report(village=GUNUNGSARI, **caller)

    page = signed_in(worker(*DESK, area=PUNTEN)).get(QUEUE).content.decode()

    assert other.code not in page


def test_the_panel_alone_comes_by_htmx() -> None:
    row = now_report()
    client = signed_in(worker(*DESK))

    part = client.get(f"{QUEUE}?pilih={row.pk}", headers={"hx-request": "true"}).content.decode()

    assert 'id="panel"' in part
    assert "<html" not in part
    assert row.code in part


def test_whose_words_are_shown_is_written_down() -> None:
    row = now_report()
    sari = worker(*DESK, "registry.view_person")
    person = registry.add_person(fields={"name": "Sarinem"}, by=sari, at=timezone.now())
    actions.set_person(report=row, person=person, by=sari, at=timezone.now())

    signed_in(sari).get(QUEUE)

    look = Look.objects.get()
    assert set(look.subjects) == {str(row.pk), str(person.pk)}


def test_a_closed_row_is_no_look() -> None:
    now_report(kinds=("VIOLENCE",))

    signed_in(worker(*DESK)).get(QUEUE)

    assert not Look.objects.exists()


def test_the_export_has_the_queue_without_what_was_told() -> None:
    row = now_report(village=PUNTEN)
    now_report(village=GUNUNGSARI)
    client = signed_in(worker(*DESK, area=PUNTEN))

    answer = client.get(f"{QUEUE}?unduh=csv")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [line["Kode"] for line in rows] == [row.code]
    assert "Sarinem" not in text
    assert "musala" not in text
    sheet = client.get(f"{QUEUE}?unduh=xlsx")
    assert sheet["Content-Type"].endswith("sheet")
    sheet.close()


def test_an_empty_queue_says_what_to_do_next() -> None:
    page = signed_in(worker(*DESK)).get(QUEUE).content.decode()

    assert "Tidak ada laporan baru" in page
    assert "Laporan yang sudah dibaca" in page


def test_the_queue_takes_as_many_queries_for_thirty_as_for_three(
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for _ in range(3):
        now_report()
    client = signed_in(worker(*DESK))
    client.get(QUEUE)

    with django_assert_max_num_queries(22):
        client.get(QUEUE)
    for _ in range(27):
        now_report()
    with django_assert_max_num_queries(22):
        client.get(QUEUE)


def test_a_question_that_nobody_answered_is_marked() -> None:
    long_ago = timezone.now() - timedelta(days=30)
    row = report(at=long_ago)
    actions.ask_back(report=row, question="Di RT mana?", by=UserFactory(), at=long_ago)

    assert "Tidak dijawab" in signed_in(worker(*DESK)).get(QUEUE).content.decode()
