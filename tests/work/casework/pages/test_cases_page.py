"""The list of cases: what is in scope, narrowed, found, exported; the looks it leaves."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import Look
from pilar.work.casework.models import Case
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.casework import awaiting_word, done, manager, open_case, say, volunteer
from tests.factories.intake import TUESDAY, report
from tests.factories.registry import person

PAGE = "/kerja/kasus/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def closed(sari: User) -> Case:
    case = open_case(sari, title="Wagimin: sudah selesai", report=None)
    done(case, volunteer(name="Sri Wahyuni"))
    say(awaiting_word(case), solved=True)
    return case


def test_the_list_shows_cases_with_their_clock_and_leaves_one_look() -> None:
    sari = manager()
    case = open_case(sari)

    page = text(signed_in(sari))

    assert "Sarinem: tinggal sendiri, sakit, tanpa jaminan" in page
    assert f"/kerja/kasus/{case.pk}/" in page
    look = Look.objects.get()
    assert look.subjects == [str(case.person_id)]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Sarinem"}),
        ("?state=CLOSED", {"Wagimin"}),
        ("?state=ALL", {"Sarinem", "Wagimin"}),
        ("?state=AWAITING_WORD", set()),
        ("?state=LATE", {"Sarinem"}),
        (f"?village={GUNUNGSARI}", set()),
        ("?whose=mine", {"Sarinem"}),
        ("?q=sarinem jaminan", {"Sarinem"}),
        ("?q=zzz", set()),
        ("?state=APA&village=1&hal=99&urut=--x&q=%27%22%3Cb%3E", set()),
    ],
)
def test_it_is_narrowed_and_searched(query: str, shown: set[str]) -> None:
    sari = manager()
    old = timezone.now() - timedelta(days=60)
    open_case(sari, at=old, report=report(at=old - timedelta(hours=1)))
    closed(sari)

    page = text(signed_in(sari), PAGE + query)

    assert {name for name in ("Sarinem", "Wagimin") if f"{name}: " in page} == shown


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_is_exported_as_narrowed_and_formulas_are_made_harmless(kind: str) -> None:
    sari = manager()
    open_case(sari, title="=HYPERLINK(1)")
    closed(sari)

    answer = signed_in(sari).get(f"{PAGE}?ekspor={kind}")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file

    if kind == "csv":
        rows = content.decode("utf-8-sig").splitlines()
    else:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = [";".join(map(str, row)) for row in sheet.to_python()]
    assert len(rows) == 2
    assert "'=HYPERLINK(1)" in rows[1]
    assert Look.objects.get().reason == "export"


def test_who_works_in_the_next_village_sees_an_empty_list() -> None:
    open_case()
    tono = worker("casework.view_case", area=GUNUNGSARI, name="Tono")

    assert "Sarinem" not in text(signed_in(tono))


def test_a_protected_case_is_not_listed_to_who_may_not_read_it() -> None:
    sari = manager()
    told = report(at=TUESDAY, kinds=("VIOLENCE",))
    open_case(sari, report=told, title="Perlindungan anak", at=TUESDAY + timedelta(hours=1))
    wati = worker("casework.view_case", "intake.view_report", area=PUNTEN, name="Wati")
    maya = worker("casework.view_case", "intake.view_protected", area=PUNTEN, name="Maya")

    assert told.protected
    assert "Perlindungan anak" not in text(signed_in(wati))
    assert "Perlindungan anak" in text(signed_in(maya))
    assert "Perlindungan anak" in text(signed_in(sari))


def test_the_number_of_queries_does_not_grow_with_the_list(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    sari = manager()
    for number in range(8):
        open_case(sari, report=None, person=person(name=f"Warga {number}"))
    client = signed_in(sari)
    client.get(PAGE)

    with django_assert_max_num_queries(12):
        client.get(PAGE)
