"""The first page after signing in, for everybody: what waits, and pages with just the rows counted."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pilar.config.roles import ROLES
from pilar.ground.access.actions import assign_role
from pilar.ground.access.models import User
from pilar.ground.access.roles import Level
from pilar.ground.areas import queries as areas
from pilar.ground.audit.looks.models import Look
from pilar.people.registry.models import ImportRun, Source
from tests.factories.access import CITY, GUNUNGSARI, LONG_AGO, PUNTEN, UserFactory, worker
from tests.factories.casework import accepted, add_task, manager, offered, open_case, volunteer
from tests.factories.intake import TUESDAY, report
from tests.factories.matching import pair
from tests.factories.programmes import proposal

HOME = reverse("desk:home")
BUMIAJI = PUNTEN[:8]
LATER = TUESDAY + timedelta(days=60)
DESK = ("intake.view_report", "intake.triage_report")
LEADS = ("casework.view_case", "casework.offer_task", *DESK)
pytestmark = pytest.mark.usefixtures("_later")


@pytest.fixture
def _later() -> Any:
    """Two months on: whatever had a deadline is past it."""
    with time_machine.travel(LATER, tick=False):
        yield


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _home(user: User) -> Any:
    return _client(user).get(HOME)


def _in_role(code: str) -> User:
    """An account with the role in the city, or in the largest place that it is given for."""
    account, levels = UserFactory(), ROLES[code].levels
    where = CITY if Level.CITY in levels else BUMIAJI if Level.DISTRICT in levels else PUNTEN
    assign_role(account, code, areas.by_code(where), by=None, at=LONG_AGO)
    return account


def _list(state: str, at: Any = TUESDAY, **more: Any) -> ImportRun:
    source, _new = Source.objects.get_or_create(
        pk="DTSEN", defaults={"name": "DTSEN", "kind": Source.Kind.LIST}
    )
    return ImportRun.objects.create(
        source=source,
        file_name=f"{state.lower()}.csv",
        file_sha256="0" * 64,
        observed_on=TUESDAY.date(),
        state=state,
        started_at=at,
        **more,
    )


@pytest.mark.parametrize("code", sorted(ROLES))
def test_the_home_of_each_role_is_a_page(code: str) -> None:
    assert reverse(ROLES[code].home)


@pytest.mark.parametrize("code", sorted(ROLES))
def test_the_first_page_shows_what_waits(code: str) -> None:
    report(name="Mbah Sarinem")
    proposal()

    assert _home(_in_role(code)).status_code == 200


def test_somebody_without_any_grant_is_told_whom_to_ask() -> None:
    page = _home(UserFactory())

    assert page.context["nothing"]
    assert "Tidak ada yang menunggu Anda" in page.text


def test_reports_stand_by_urgency_and_the_link_shows_those_counted() -> None:
    early = report(at=TUESDAY, name="A")
    life = report(at=LATER - timedelta(minutes=5), name="B", urgency="EMERGENCY")
    new = report(at=LATER, name="C")
    report(village=GUNUNGSARI)
    client = _client(worker(*DESK, area=PUNTEN))

    shown = client.get(HOME).context["reports"]

    assert [row.report for row, _href in shown.rows] == [life, early, new]
    queue = client.get(reverse("intake:inbox")).context["listing"]
    late = client.get(reverse("intake:inbox"), {"tab": "lewat-tenggat"}).context["listing"]
    assert (shown.count, shown.late) == (queue.total, late.total) == (3, 1)
    assert list(late.all) == [early]


def test_a_report_that_is_closed_to_the_reader_leads_to_the_queue() -> None:
    closed = report(kinds=("VIOLENCE",), words="Anak itu dipukul.")
    client = _client(worker(*DESK, area=PUNTEN))

    page = client.get(HOME)

    ((row, href),) = page.context["reports"].rows
    assert row.said is None
    assert "dipukul" not in page.text
    assert client.get(href).context["chosen"].report == closed
    assert str(closed.pk) not in {one for look in Look.objects.all() for one in look.subjects}


def test_everything_read_is_said_kindly() -> None:
    assert "Semua sudah dibaca" in _home(worker(*DESK, area=PUNTEN)).text


def test_a_member_sees_the_tasks_of_my_day_and_not_yet_of_whom_one_is() -> None:
    member, case = volunteer("PSM", PUNTEN), open_case()
    mine = accepted(case, member, title="Kunjungi Sarinem")
    asked = offered(open_case(report=report(name="Paijan")), member, title="Antar Paijan")
    assert member.user
    assign_role(member.user, "PSM", areas.by_code(PUNTEN), by=None, at=LONG_AGO)
    client = _client(member.user)

    page = client.get(HOME)

    shown = page.context["tasks"]
    today = client.get(reverse("casework:my_day")).context["today"]
    assert {row.task for row in shown.rows} == {mine, asked}
    assert {today.now.task} | {row.task for row in today.offers} == {mine, asked}
    assert (shown.count, shown.persons) == (2, [case.person_id])
    assert "Kunjungi Sarinem" in page.text
    assert "Paijan" not in page.text


def test_without_a_task_my_day_is_named_kindly() -> None:
    assert "Tidak ada tugas pada Anda" in _home(_in_role("TAGANA")).text


def test_what_is_overdue_leads_to_just_these_rows() -> None:
    case = open_case()
    accepted(case, volunteer("PSM", PUNTEN))
    add_task(case, title="Antar ke puskesmas")
    report(at=TUESDAY)
    report(at=LATER)
    client = _client(worker(*LEADS, area=PUNTEN))

    shown = client.get(HOME).context["overdue"]

    counts = {late.href: client.get(late.href).context["listing"].total for late in shown}
    assert {late.href: late.count for late in shown} == counts
    assert len(shown) == 4


def test_nothing_overdue_where_one_works_is_said_and_the_next_village_is_not_counted() -> None:
    open_case()
    report(at=TUESDAY)

    page = _home(worker(*LEADS, area=GUNUNGSARI))

    assert page.context["overdue"] == []
    assert "Tidak ada yang lewat tenggat" in page.text


def test_proposals_of_others_wait_for_an_officer_and_their_own_do_not() -> None:
    officer = worker("programmes.approve", "programmes.view_determination", area=CITY)
    theirs = proposal()
    proposal(by=officer)
    client = _client(officer)

    shown = client.get(HOME).context["proposals"]

    waiting = client.get(reverse("programmes:proposals"), {"keadaan": "saya"}).context["listing"]
    assert [row for row, _name, _late in shown.rows] == list(waiting.all) == [theirs]
    assert shown.count == waiting.total == 1


def test_who_may_not_approve_has_no_list_of_their_own() -> None:
    proposal()
    client = _client(worker("programmes.view_determination", area=CITY))

    page = client.get(reverse("programmes:proposals"), {"keadaan": "saya"})

    assert [tab.current for tab in page.context["tabs"]] == [True, False, False]
    assert client.get(HOME).context["proposals"] is None


def test_the_cases_of_a_manager_are_those_of_the_list() -> None:
    sari = manager()
    mine = open_case(sari)
    open_case(manager(name="Tono"), report=report(at=TUESDAY - timedelta(hours=2)))
    client = _client(sari)

    shown = client.get(HOME).context["cases"]

    listed = client.get(reverse("casework:cases"), {"whose": "mine"}).context["listing"]
    assert [case for case, _clock in shown.rows] == list(listed.all) == [mine]
    assert shown.count == 1


def test_a_steward_sees_the_last_lists_and_the_pairs() -> None:
    pair()
    _list("DONE", TUESDAY, counts={"read": 12, "new": 10, "rejected": 2})
    waits = _list("PREVIEW", LATER, counts={"read": 5, "rejected": 0})
    client = _client(_in_role("DATA_STEWARD"))

    page = client.get(HOME)

    assert next(run for run, _said in page.context["lists"]) == waits
    assert reverse("desk:import", args=[waits.pk]) in page.text
    assert "menunggu persetujuan" in page.text.lower()
    listed = client.get(reverse("matching:pairs")).context["listing"]
    assert page.context["pairs"] == listed.total == 1


def test_a_steward_of_one_village_sees_its_pairs_and_no_list() -> None:
    pair(village=GUNUNGSARI)
    _list("DONE", counts={"read": 1})

    page = _home(worker("registry.import_list", "matching.review_pair", area=PUNTEN))

    assert (page.context["lists"], page.context["pairs"]) == (None, 0)
    assert "Tidak ada pasangan yang menunggu" in page.text


def test_the_names_that_are_shown_are_noted_as_seen() -> None:
    waiting = report()

    _home(worker(*DESK, area=PUNTEN))

    assert str(waiting.pk) in Look.objects.get().subjects


@pytest.mark.parametrize(
    ("code", "most"),
    [
        ("FRONT_OFFICE", 25),
        ("BACK_OFFICE", 26),
        ("PROGRAMME_MANAGER", 24),
        ("DATA_STEWARD", 14),
        ("COORDINATOR", 27),
        ("PSM", 16),
    ],
)
def test_it_costs_the_same_for_one_of_each_and_for_many(
    code: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = _client(_in_role(code))
    _one_of_each("Sarinem")
    client.get(HOME)  # the figures of last month are kept until something happens
    with django_assert_max_num_queries(most) as few:
        client.get(HOME)
        cost = len(few)
    for name in ("Paijan", "Wagiyem", "Tukiran"):
        _one_of_each(name)
    client.get(HOME)

    with django_assert_max_num_queries(cost):
        client.get(HOME)


def _one_of_each(name: str) -> None:
    member = volunteer("PSM", PUNTEN)
    for at in (TUESDAY, LATER):
        report(name=name, at=at)
    accepted(open_case(report=report(name=name, at=TUESDAY)), member)
    proposal()
    pair(name=name)
    _list("DONE", counts={"read": 1})
