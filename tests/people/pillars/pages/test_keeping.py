"""Keeping members, learning, programmes and proposals by pages; recording an activity in a minute."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.people.pillars.models import (
    Activity,
    Competence,
    FormerDecree,
    Initiative,
    Member,
    Proposal,
    Training,
)
from pilar.people.pillars.permissions import Permission
from tests.factories.access import (
    BUMIAJI,
    GUNUNGSARI,
    PUNTEN,
    UserFactory,
    grant,
    grant_object,
    worker,
)
from tests.factories.files import photo
from tests.factories.pillars import MemberFactory, member_of, pillar


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def keeper() -> Client:
    """Retno keeps all pillars of the city."""
    return signed_in(worker(Permission.MANAGE, Permission.VIEW, name="Retno"))


NEW: dict[str, Any] = {
    "full_name": "Lilik Suryani",
    "status": "VOLUNTEER",
    "decree_number": "SK-Dinsos/014/2026",
    "decree_date": "2 3 2026",
    "valid_from": "2 3 2026",
    "valid_to": "2 3 2029",
    "capacity": "4",
    "phone": "081234567890",
    "villages": [PUNTEN, GUNUNGSARI],
}


class TestAddingAMember:
    page = "/kerja/pilar/PSM/anggota/"

    def test_a_member_is_added_with_villages(self) -> None:
        answer = keeper().post(self.page, NEW | {"organization": pillar().pk})

        member = Member.objects.get()
        assert answer["Location"] == f"/kerja/pilar/anggota/{member.pk}/"
        assert member.coverage.count() == 2

    @pytest.mark.parametrize(
        "wrong",
        [
            {"full_name": ""},
            {"full_name": "x" * 200},
            {"villages": []},
            {"villages": ["35.79.99.9999"]},
            {"valid_to": "2 3 2020"},
            {"valid_from": "31 13 2026"},
            {"capacity": "0"},
            {"capacity": "1e9"},
            {"capacity": "-1"},
            {"status": "KING"},
            {"decree_number": "a\x00b"},
            {"organization": "x"},
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_kept(self, wrong: dict[str, Any]) -> None:
        answer = keeper().post(self.page, NEW | {"organization": pillar().pk} | wrong)

        assert answer.status_code == 422
        assert "SK-Dinsos" in answer.content.decode() or "decree_number" in wrong
        assert not Member.objects.exists()

    def test_the_coordinator_of_one_pillar_keeps_that_one_only(self) -> None:
        dewi = grant_object(UserFactory(full_name="Dewi"), Permission.MANAGE, obj=pillar())
        client = signed_in(dewi)

        assert client.get(self.page).status_code == 200
        assert client.get("/kerja/pilar/PKH/anggota/").status_code == 404

    def test_who_keeps_a_kecamatan_does_not_keep_the_pillar_but_its_members_there(self) -> None:
        client = signed_in(worker(Permission.MANAGE, area=BUMIAJI))
        here, there = member_of("PSM", PUNTEN), member_of("PSM", "35.79.01.1001")

        assert client.get(self.page).status_code == 404
        assert client.get(f"/kerja/pilar/anggota/{here.pk}/sk/").status_code == 200
        assert client.get(f"/kerja/pilar/anggota/{there.pk}/sk/").status_code == 404

    def test_karang_taruna_takes_members_into_one_of_its_chapters(self) -> None:
        chapter = pillar(f"KARANG_TARUNA.{PUNTEN}")
        page = "/kerja/pilar/KARANG_TARUNA/anggota/"
        answer = keeper().post(page, NEW | {"organization": chapter.pk, "villages": [PUNTEN]})

        assert answer.status_code == 302
        assert Member.objects.get().organization == chapter


class TestKeepingAMember:
    def test_the_decree_is_renewed_and_the_former_kept(self) -> None:
        member = member_of()
        answer = keeper().post(
            f"/kerja/pilar/anggota/{member.pk}/sk/",
            {
                "number": "SK/2",
                "dated_on": "1 12 2025",
                "valid_from": "2 1 2028",
                "valid_to": "2 1 2031",
            },
        )

        assert answer.status_code == 302
        assert FormerDecree.objects.get().member == member

    def test_a_decree_that_begins_too_early_is_refused(self) -> None:
        member = member_of()
        answer = keeper().post(
            f"/kerja/pilar/anggota/{member.pk}/sk/",
            {"number": "SK/2", "dated_on": "1 12 2024", "valid_from": "1 1 2025"},
        )

        assert answer.status_code == 422

    def test_villages_change_and_none_is_refused(self) -> None:
        member = member_of()
        page = f"/kerja/pilar/anggota/{member.pk}/desa/"
        assert keeper().post(page, {}).status_code == 422
        keeper().post(page, {"villages": [GUNUNGSARI]})

        today = timezone.localdate()
        assert [row.area_id for row in member.coverage.in_force(today)] == [GUNUNGSARI]

    def test_a_member_leaves_with_a_reason_and_only_once(self) -> None:
        member = member_of()
        page = f"/kerja/pilar/anggota/{member.pk}/berhenti/"
        today = timezone.localdate().isoformat()
        assert keeper().post(page, {"on": today}).status_code == 422
        assert keeper().post(page, {"on": today, "reason": "Pindah"}).status_code == 302
        assert keeper().post(page, {"on": today, "reason": "lagi"}).status_code == 422

    def test_an_account_that_is_free_is_linked(self) -> None:
        member, taken = member_of(), UserFactory()
        MemberFactory(user=taken)
        free = worker(Permission.RECORD_ACTIVITY, area=PUNTEN, name="Lilik")
        grant(taken, Permission.RECORD_ACTIVITY, area=PUNTEN)
        page = f"/kerja/pilar/anggota/{member.pk}/akun/"
        assert keeper().post(page, {"user": taken.pk}).status_code == 422
        keeper().post(page, {"user": free.pk})

        member.refresh_from_db()
        assert member.user == free


class TestLearning:
    page = "/kerja/pilar/TAGANA/pelatihan/"

    def test_a_training_is_stored_and_then_who_took_part(self) -> None:
        client, member = keeper(), member_of("TAGANA")
        answer = client.post(
            self.page,
            {
                "title": "LDP dasar",
                "organiser": "Kemensos",
                "begins_on": "2 3 2026",
                "ends_on": "3 3 2026",
                "hours": "16",
                "grants": "LDP",
                "grants_years": "3",
            },
        )
        training = Training.objects.get()
        assert answer["Location"] == f"/kerja/pilar/pelatihan/{training.pk}/hadir/"
        assert client.post(answer["Location"], {}).status_code == 422
        client.post(answer["Location"], {"members": [member.pk]})

        assert Competence.objects.get().member == member

    @pytest.mark.parametrize(
        "wrong", [{"hours": "0"}, {"ends_on": "1 1 2020"}, {"grants": "FLYING"}, {"title": ""}]
    )
    def test_an_impossible_training_is_refused(self, wrong: dict[str, str]) -> None:
        good = {
            "title": "x",
            "organiser": "x",
            "begins_on": "2 3 2026",
            "ends_on": "2 3 2026",
            "hours": "8",
        }

        assert keeper().post(self.page, good | wrong).status_code == 422


class TestProgrammes:
    good: dict[str, Any] = {
        "name": "Ketuk pintu",
        "about": "Dua rumah setiap Jumat",
        "begins_on": "2 3 2026",
    }

    def test_an_innovation_says_what_it_is_to_change(self) -> None:
        page = "/kerja/pilar/PSM/program/"
        assert keeper().post(page, self.good | {"is_innovation": "on"}).status_code == 422
        keeper().post(page, self.good | {"is_innovation": "on", "hoped_outcome": "Lansia ditengok"})

        assert Initiative.objects.get().is_innovation

    def test_a_programme_is_ended(self) -> None:
        keeper().post("/kerja/pilar/PSM/program/", self.good)
        programme = Initiative.objects.get()
        keeper().post(f"/kerja/pilar/program/{programme.pk}/akhiri/")

        programme.refresh_from_db()
        assert programme.ends_on == timezone.localdate()

    def test_a_number_of_16_digits_is_refused(self) -> None:
        answer = keeper().post(
            "/kerja/pilar/PSM/program/", self.good | {"about": "NIK 3579910101010001"}
        )

        assert answer.status_code == 422
        assert "16 angka" in answer.content.decode()

    def test_a_member_proposes_for_the_own_pillar_and_for_no_other(self) -> None:
        user = worker(Permission.PROPOSE, area=PUNTEN, name="Lilik")
        member_of("PSM", user=user)
        said = {"title": "Jas hujan", "reason": "Musim hujan"}
        client = signed_in(user)

        assert client.post("/kerja/pilar/PSM/usulan/", said).status_code == 302
        assert client.post("/kerja/pilar/PKH/usulan/", said).status_code == 404
        assert client.post("/kerja/pilar/PSM/usulan/", {}).status_code == 422
        assert Proposal.objects.get().organization == pillar()


class TestActivity:
    page = "/hari-ini/kegiatan/"

    @pytest.fixture
    def lilik(self) -> Client:
        user = worker(Permission.RECORD_ACTIVITY, Permission.VIEW, area=PUNTEN, name="Lilik")
        member_of("PSM", user=user)
        return signed_in(user)

    def said(self, **more: Any) -> dict[str, Any]:
        return {
            "kind": "HOME_VISIT",
            "village": PUNTEN,
            "on": timezone.localdate().isoformat(),
            "minutes": "60",
            "people_reached": "3",
            "activity_id": str(uuid4()),
        } | more

    def test_five_answers_record_it(self, lilik: Client) -> None:
        answer = lilik.post(self.page, self.said(note="Dua lansia", photo=photo()))

        assert answer["Location"] == "/hari-ini/"
        activity = Activity.objects.get()
        assert (activity.minutes, activity.people_reached) == (60, 3)
        shown = lilik.get(f"/kerja/pilar/kegiatan/{activity.pk}/foto/")
        assert shown["Content-Type"] == "image/jpeg"

    def test_sent_twice_it_is_recorded_once(self, lilik: Client) -> None:
        said = self.said()
        lilik.post(self.page, said)
        assert lilik.post(self.page, said).status_code == 302

        assert Activity.objects.count() == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": "FLYING"},
            {"village": GUNUNGSARI},
            {"village": "x"},
            {"on": (timezone.localdate() + timedelta(days=1)).isoformat()},
            {"on": (timezone.localdate() - timedelta(days=60)).isoformat()},
            {"on": "kemarin"},
            {"minutes": "7"},
            {"minutes": "x"},
            {"people_reached": "-1"},
            {"people_reached": "999999"},
            {"note": "x" * 400},
            {"note": "3579 9101 0101 0001"},
            {"activity_id": "x"},
            {"photo": SimpleUploadedFile("x.jpg", b"<?php")},
        ],
    )
    def test_what_cannot_be_is_refused_and_the_rest_kept(
        self, lilik: Client, wrong: dict[str, Any]
    ) -> None:
        answer = lilik.post(self.page, self.said() | wrong)

        assert answer.status_code == 422
        assert not Activity.objects.exists()

    def test_an_account_without_a_member_is_told_whom_to_ask(self) -> None:
        user = worker(Permission.RECORD_ACTIVITY, area=PUNTEN)

        page = signed_in(user).get(self.page).content.decode()
        assert "koordinator pilar" in page
