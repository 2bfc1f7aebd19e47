"""Tasks on pages: the list, one task for desk and phone, offering, answering, outcomes with a photo."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import Look
from pilar.people.pillars.models import Organization
from pilar.work.casework import queries
from pilar.work.casework.models import Assignment, Task
from pilar.work.casework.permissions import Permission
from tests.factories.access import GUNUNGSARI, PUNTEN, grant, worker
from tests.factories.casework import (
    Scene,
    accepted,
    add_task,
    done,
    offered,
    open_case,
    scene,
    volunteer,
)
from tests.factories.files import photo
from tests.factories.intake import TUESDAY
from tests.factories.pillars import member_of


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(task: Task, part: str = "") -> str:
    return f"/kerja/tugas/{task.pk}/{part}"


def in_the_field() -> Scene:
    """Lilik's account also holds what a PSM holds."""
    play = scene()
    grant(play.lilik_user, Permission.RECEIVE_TASK, area=PUNTEN)
    return play


class TestList:
    page = "/kerja/tugas/"

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", {"Kunjungi", "Tengok", "Urus"}),
            ("?state=NOBODY", {"Urus"}),
            ("?state=OFFERED", {"Kunjungi"}),
            ("?state=ACCEPTED", {"Tengok"}),
            ("?state=DONE", {"Antar"}),
            ("?state=ALL", {"Kunjungi", "Tengok", "Urus", "Antar"}),
            ("?state=LATE", {"Kunjungi", "Tengok"}),
            ("?pillar=PSM", {"Kunjungi", "Tengok"}),
            ("?pillar=PKH", set()),
            (f"?village={GUNUNGSARI}", set()),
            ("?q=tengok lilik", {"Tengok"}),
            ("?state=x&pillar=y&urut=--&hal=-1", {"Kunjungi", "Tengok", "Urus"}),
        ],
    )
    def test_it_is_narrowed_and_searched(self, query: str, shown: set[str]) -> None:
        play = scene()
        long_ago = {"title": "Kunjungi"}
        offered(play.case, play.lilik, **long_ago)
        accepted(play.case, play.lilik, title="Tengok", kind="LOOK_IN")
        add_task(play.case, title="Urus")
        done(play.case, play.lilik, title="Antar", kind="DELIVER")
        Task.objects.filter(due_at__isnull=False).update(due_at=TUESDAY.replace(year=2020))
        page = signed_in(play.sari).get(self.page + query).content.decode()
        body = page.split("<tbody")[1] if "<tbody" in page else ""

        assert {t for t in ("Kunjungi", "Tengok", "Urus", "Antar") if f">{t}</a>" in body} == shown

    def test_it_leaves_a_look_costs_little_and_exports(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        play = scene()
        for _ in range(6):
            add_task(play.case)
        client = signed_in(play.sari)
        client.get(self.page)

        with django_assert_max_num_queries(12):
            client.get(self.page)
        assert Look.objects.count() == 2
        answer = client.get(f"{self.page}?ekspor=csv")
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file
        assert len(content.decode().splitlines()) == 7


class TestPage:
    def test_whoever_is_asked_sees_what_and_where_but_not_of_whom(self) -> None:
        play = in_the_field()
        task = offered(play.case, play.lilik, title="Kunjungi Sarinem")
        page = signed_in(play.lilik_user).get(at(task)).content.decode()

        assert "Punten" in page
        assert "Sarinem" not in page
        assert 'class="field"' in page or "tab-bar" in page
        assert not Look.objects.exists()

    def test_whoever_has_accepted_sees_the_person_and_leaves_a_look(self) -> None:
        play = in_the_field()
        task = accepted(play.case, play.lilik)
        page = signed_in(play.lilik_user).get(at(task)).content.decode()

        assert "Sarinem" in page
        assert Look.objects.get().subjects == [str(play.case.person_id)]

    def test_whoever_finished_it_sees_it_no_more(self) -> None:
        play = in_the_field()
        task = done(play.case, play.lilik)

        assert signed_in(play.lilik_user).get(at(task)).status_code == 404

    def test_the_desk_sees_who_was_asked_and_why(self) -> None:
        play = scene()
        task = offered(play.case, play.lilik)
        page = signed_in(play.sari).get(at(task)).content.decode()

        assert "0 dari 3 tugas terbuka" in page
        assert "Permensos 10/2019" in page


class TestAnswering:
    def test_accepting_by_the_page(self) -> None:
        play = in_the_field()
        task = offered(play.case, play.lilik)
        answer = signed_in(play.lilik_user).post(at(task, "terima/"), follow=True)

        task.refresh_from_db()
        assert task.state == "ACCEPTED"
        assert "Sarinem" in answer.content.decode()

    def test_accepting_what_is_gone_says_so_and_changes_nothing(self) -> None:
        play = in_the_field()
        task = accepted(play.case, play.lilik)
        answer = signed_in(play.lilik_user).post(at(task, "terima/"), follow=True)

        assert answer.status_code == 200
        assert "sudah diterima" in answer.content.decode()

    def test_handing_back_asks_why(self) -> None:
        play = in_the_field()
        task = offered(play.case, play.lilik)
        client = signed_in(play.lilik_user)
        refused = client.post(at(task, "kembali/"), {"why": "", "words": "Masih panen"})

        assert refused.status_code == 422
        assert "Masih panen" in refused.content.decode()
        answer = client.post(at(task, "kembali/"), {"why": "NO_TIME", "words": "Panen"})
        assert answer["Location"] == "/hari-ini/"
        assert Assignment.objects.get().why_back == "NO_TIME"

    def test_the_outcome_is_recorded_with_a_photo_that_the_case_shows(self) -> None:
        play = in_the_field()
        task = accepted(play.case, play.lilik)
        answer = signed_in(play.lilik_user).post(
            at(task, "hasil/"), {"outcome": "DONE", "words": "Makan sekali", "photo": photo()}
        )

        assert answer["Location"] == "/hari-ini/"
        shown = signed_in(play.sari).get(at(task, "foto/"))
        assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
        assert shown["Cache-Control"] == "private, no-store"
        assert (
            at(task, "foto/")
            in signed_in(play.sari).get(f"/kerja/kasus/{play.case.pk}/").content.decode()
        )

    @pytest.mark.parametrize(
        "said",
        [
            {},
            {"outcome": "GREAT"},
            {"outcome": "PARTLY"},
            {"outcome": "DONE", "words": "x" * 3000},
            {"outcome": "DONE", "photo": SimpleUploadedFile("x.jpg", b"<?php")},
            {"outcome": "DONE", "photo": SimpleUploadedFile("x.jpg", b"")},
        ],
    )
    def test_half_an_outcome_is_refused_and_the_task_stays(self, said: dict[str, Any]) -> None:
        play = in_the_field()
        task = accepted(play.case, play.lilik)
        answer = signed_in(play.lilik_user).post(at(task, "hasil/"), said)

        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode() or "error" in answer.content.decode()
        task.refresh_from_db()
        assert task.state == "ACCEPTED"

    def test_the_manager_records_for_a_member_without_an_account(self) -> None:
        case, member = open_case(), member_of("PSM")
        task = offered(case, member)
        answer = signed_in(case.manager).post(at(task, "hasil/"), {"outcome": "DONE"})

        assert answer["Location"] == f"/kerja/kasus/{case.pk}/"

    def test_a_stranger_with_the_address_finds_nothing(self) -> None:
        play = in_the_field()
        task = offered(play.case, play.lilik)
        other = volunteer(name="Sri Wahyuni")
        assert other.user
        grant(other.user, Permission.RECEIVE_TASK, area=PUNTEN)
        client = signed_in(other.user)

        for part in ("", "terima/", "kembali/", "hasil/", "foto/"):
            assert client.get(at(task, part)).status_code in (404, 405)
            assert client.post(at(task, part)).status_code in (404, 405)


class TestOffering:
    def test_candidates_stand_in_order_with_reasons_and_hindrances(self) -> None:
        play = scene()
        busy = volunteer(name="Sri Wahyuni")
        offered(play.case, busy)
        member_of("PSM", full_name="Pak Lama", valid_to=TUESDAY.date())
        task = add_task(play.case)
        page = signed_in(play.sari).get(at(task, "tawar/")).content.decode()

        assert page.index("Lilik Suryani") < page.index("Sri Wahyuni") < page.index("Pak Lama")
        assert "SK habis" in page

    def test_one_is_chosen_or_pilar_chooses(self) -> None:
        play, sri = scene(), volunteer(name="Sri Wahyuni")
        first, second = add_task(play.case), add_task(play.case)
        client = signed_in(play.sari)
        client.post(at(first, "tawar/"), {"member": sri.pk})
        client.post(at(second, "tawar/"))

        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.member, second.member) == (sri, play.lilik)

    def test_who_does_not_fit_is_refused_in_words(self) -> None:
        play = scene()
        task = add_task(play.case)
        elsewhere = member_of("PSM", GUNUNGSARI)
        answer = signed_in(play.sari).post(at(task, "tawar/"), {"member": elsewhere.pk})

        assert answer.status_code == 422
        assert "bukan desanya" in answer.content.decode()

    @pytest.mark.parametrize(
        "member", ["x", "019400aa-0000-7000-8000-000000000000", "' OR 1=1", "1" * 300]
    )
    def test_a_member_who_is_nobody_is_not_found(self, member: str) -> None:
        play = scene()

        answer = signed_in(play.sari).post(at(add_task(play.case), "tawar/"), {"member": member})

        assert answer.status_code == 404

    def test_nobody_fits_and_the_gap_is_named(self) -> None:
        case = open_case()
        page = signed_in(case.manager).get(at(add_task(case), "tawar/")).content.decode()

        assert "Di Punten tidak ada yang punya mandat untuk ini" in page

    def test_the_coordinator_offers_where_nobody_fitted(self) -> None:
        play = scene()
        wati = worker(Permission.OFFER_TASK, Permission.VIEW_CASE, area=PUNTEN, name="Wati")
        task = add_task(play.case)
        signed_in(wati).post(at(task, "tawar/"))

        task.refresh_from_db()
        assert task.member == play.lilik

    def test_a_task_is_taken_back_and_offered_to_another(self) -> None:
        play, sri = scene(), volunteer(name="Sri Wahyuni")
        task = offered(play.case, play.lilik)
        client = signed_in(play.sari)
        answer = client.post(at(task, "tarik/"))
        assert answer["Location"] == at(task, "tawar/")
        client.post(at(task, "tawar/"), {"member": sri.pk})

        task.refresh_from_db()
        assert task.member == sri

    def test_a_partner_is_chosen_among_those_who_do_this_kind(self) -> None:
        play = scene()
        task = add_task(play.case, kind="HEALTH_CHECK", title="Periksa")
        client = signed_in(play.sari)
        baznas = Organization.objects.get(code="BAZNAS")
        assert client.post(at(task, "rujuk/"), {"organization": baznas.pk}).status_code == 422
        puskesmas = Organization.objects.get(code="PUSKESMAS")
        client.post(at(task, "rujuk/"), {"organization": puskesmas.pk, "words": "Rabu"})

        task.refresh_from_db()
        assert task.organization == puskesmas
        assert [one.words for one in queries.notes_of(play.case, task)] == ["Rabu"]

    def test_where_no_partner_does_this_kind_the_page_says_what_to_do(self) -> None:
        play = scene()
        page = signed_in(play.sari).get(at(add_task(play.case), "rujuk/")).content.decode()

        assert "Belum ada mitra" in page


def test_a_task_that_is_not_needed_wants_a_reason() -> None:
    play = scene()
    task = add_task(play.case)
    client = signed_in(play.sari)

    assert client.post(at(task, "batal/"), {"words": ""}).status_code == 422
    assert client.post(at(task, "batal/"), {"words": "Pindah"}).status_code == 302
    task.refresh_from_db()
    assert task.state == "CANCELLED"


class TestMyDay:
    page = "/hari-ini/"

    def test_now_offers_and_next_by_place(self) -> None:
        play = in_the_field()
        visit = accepted(
            play.case, play.lilik, title="Kunjungi Sarinem", instructions="Rumah hijau"
        )
        accepted(play.case, play.lilik, title="Tengok", kind="LOOK_IN")
        offered(play.case, play.lilik, title="Antar rahasia", kind="DELIVER")
        page = signed_in(play.lilik_user).get(self.page).content.decode()

        assert page.index("Kunjungi Sarinem") < page.index("Tengok")
        assert "Rumah hijau" in page
        assert "Antar rahasia" not in page
        assert at(visit, "hasil/") in page
        assert Look.objects.get().subjects == [str(play.case.person_id)]

    def test_a_visit_leads_to_the_questionnaire_and_says_how_much_is_open(self) -> None:
        play = in_the_field()
        task = accepted(play.case, play.lilik)
        page = signed_in(play.lilik_user).get(self.page).content.decode()

        address = f"/kerja/asesmen/keluarga/{play.case.household_id}/"
        assert f"{address}?kembali=%2Fkerja%2Ftugas%2F{task.pk}%2F" in page
        assert "fakta masih kosong" in page
        assert signed_in(play.lilik_user).get(address).status_code == 200

    def test_a_day_without_tasks_says_what_to_do(self) -> None:
        play = in_the_field()

        assert "Tidak ada tugas hari ini" in (
            signed_in(play.lilik_user).get(self.page).content.decode()
        )

    def test_an_account_without_a_member_is_told_whom_to_ask(self) -> None:
        user = worker(Permission.RECEIVE_TASK, area=PUNTEN)

        assert "koordinator pilar" in signed_in(user).get(self.page).content.decode()

    def test_it_costs_the_same_for_many_tasks(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        play = in_the_field()
        for _ in range(6):
            accepted(play.case, play.lilik, kind="LOOK_IN", title="Tengok")
        client = signed_in(play.lilik_user)
        client.get(self.page)

        with django_assert_max_num_queries(20):
            client.get(self.page)

    def test_what_is_nearest_comes_first(self) -> None:
        play = in_the_field()
        for rt in ("009", "003", "001"):
            task = accepted(play.case, play.lilik, kind="LOOK_IN", title=f"Tengok {rt}")
            Task.objects.filter(pk=task.pk).update(rt=rt)
        first = accepted(play.case, play.lilik, kind="FIRST_VISIT", title="Kunjungi")
        Task.objects.filter(pk=first.pk).update(rt="003")
        today = queries.today(play.lilik_user, TUESDAY)

        assert today.now
        assert today.now.task == first
        [(place, rows)] = today.places
        assert place == "Punten"
        assert [row.task.rt for row in rows] == ["003", "001", "009"]
