"""The pages of pillars and members: figures of the whole city, members of one's own villages."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access.models import User
from pilar.people.pillars.models import Organization, TaskKind
from pilar.people.pillars.permissions import Permission
from pilar.work.casework.models import Task
from pilar.work.casework.queries import achievements, pillar_page
from tests.factories.access import BUMIAJI, GUNUNGSARI, PUNTEN, worker
from tests.factories.casework import HOUR, awaiting_word, done, offered, say, scene
from tests.factories.pillars import member_of, pillar

NOW = timezone.now()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reader(area: str = "35.79") -> Client:
    return signed_in(worker(Permission.VIEW, area=area))


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_five_stand_side_by_side_with_true_figures() -> None:
    play = scene()
    done(play.case, play.lilik)
    Task.objects.update(done_at=NOW, due_at=NOW + HOUR)
    say(awaiting_word(play.case, at=NOW), solved=True, rating=3, at=NOW)
    span = achievements.twelve_months(timezone.localdate())
    rows = {row.organization.code: row for row in pillar_page.overview(span, NOW)}

    psm = rows["PSM"]
    assert (psm.serving, psm.covered, len(psm.gaps)) == (1, 1, 23)
    assert (psm.tasks.done, psm.tasks.in_time, psm.tasks.share) == (1, 1, 100.0)
    assert (psm.ratings.mean, psm.ratings.count) == (3.0, 1)
    assert rows["PKH"].tasks.share is None
    page = text(reader(), "/kerja/pilar/")
    for name in ("TKSK", "PSM", "Tagana", "Karang Taruna", "Pendamping PKH", "Puskesmas"):
        assert name in page


def test_a_sixth_pillar_stands_beside_the_five() -> None:
    Organization.objects.create(
        code="WKSBM", name="Wahana", short_name="WKSBM", kind="PILLAR", position=6
    )

    assert "WKSBM" in text(reader(), "/kerja/pilar/")
    assert "Wahana" in text(reader(), "/kerja/pilar/WKSBM/")


@pytest.mark.parametrize("code", ["TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH", "PUSKESMAS"])
@pytest.mark.parametrize("part", ["", "?bagian=anggota", "?bagian=belajar", "?bagian=program"])
def test_every_part_of_every_page_opens(code: str, part: str) -> None:
    page = text(reader(), f"/kerja/pilar/{code}/{part}")

    assert pillar(code).name in page


def test_the_mandate_stands_with_its_law_and_what_is_to_be_checked() -> None:
    page = text(reader(), "/kerja/pilar/PSM/")

    assert "Permensos 10/2019: prakarsa menangani masalah sosial" in page
    assert "perlu diperiksa" in page


def test_gaps_are_named_and_drawn() -> None:
    member_of("PSM", PUNTEN)
    page = text(reader(), "/kerja/pilar/PSM/")

    assert "23 desa tanpa petugas" in page
    assert "<svg" in page


def test_figures_are_those_of_the_span() -> None:
    play = scene()
    done(play.case, play.lilik)
    done(play.case, play.lilik)
    first, second = Task.objects.order_by("pk")
    span = achievements.twelve_months(timezone.localdate())
    Task.objects.filter(pk=first.pk).update(done_at=span.begins, due_at=span.begins)
    Task.objects.filter(pk=second.pk).update(done_at=span.begins - HOUR, due_at=span.begins)
    rows = pillar_page.tasks_of(pillar())

    assert achievements.tasks_of(rows, span, NOW).done == 1
    assert achievements.tasks_of(rows, span.year_before(), NOW).done == 1
    assert sum(n for _, n in achievements.outcomes_of(rows, span)) == 1


def test_a_chapter_has_a_page_of_its_own_in_its_village_only() -> None:
    play = scene()
    dimas = member_of(f"KARANG_TARUNA.{PUNTEN}", full_name="Dimas")
    offered(play.case, dimas, kind="HANDS", title="Angkut air")
    address = f"/kerja/pilar/KARANG_TARUNA.{PUNTEN}/"

    assert "Karang Taruna Desa Punten" in text(reader(PUNTEN), address)
    assert reader(GUNUNGSARI).get(address).status_code == 404
    assert pillar_page.tasks_of(pillar(f"KARANG_TARUNA.{PUNTEN}")).count() == 1
    assert pillar_page.tasks_of(pillar("KARANG_TARUNA")).count() == 1


class TestMembers:
    page = "/kerja/pilar/PSM/?bagian=anggota"

    def test_those_of_the_own_villages_are_listed(self) -> None:
        member_of("PSM", PUNTEN, full_name="Lilik Suryani")
        member_of("PSM", "35.79.01.1001", full_name="Sri Wahyuni")

        page = text(reader(BUMIAJI), self.page)
        assert "Lilik Suryani" in page
        assert "Sri Wahyuni" not in page

    def test_the_state_of_the_decree_is_shown(self) -> None:
        today = timezone.localdate()
        member_of("PSM", valid_to=today)

        assert "SK habis" in text(reader(), self.page)

    def test_the_list_is_searched_and_exported_in_scope(self) -> None:
        member_of("PSM", PUNTEN, full_name="=Lilik")
        member_of("PSM", GUNUNGSARI, full_name="Sri Wahyuni")
        assert "Sri Wahyuni" not in text(reader(), f"{self.page}&q=lilik")
        answer = reader(PUNTEN).get(f"{self.page}&ekspor=csv")
        rows = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]  # a file

        assert len(rows) == 2
        assert "'=Lilik" in rows[1]

    def test_a_member_opens_for_those_of_the_village_and_for_themself(self) -> None:
        lilik = worker(Permission.VIEW, area=GUNUNGSARI, name="Lilik")
        member = member_of("PSM", PUNTEN, user=lilik)
        address = f"/kerja/pilar/anggota/{member.pk}/"

        assert reader(PUNTEN).get(address).status_code == 200
        assert signed_in(lilik).get(address).status_code == 200
        assert reader(GUNUNGSARI).get(address).status_code == 404

    def test_the_phone_is_shown_only_to_those_who_offer_tasks_or_keep(self) -> None:
        from pilar.people.pillars.sealing import seal_phone

        member = member_of("PSM", PUNTEN)
        member.phone = seal_phone(member.pk, "+6281234567890")
        member.save()
        address = f"/kerja/pilar/anggota/{member.pk}/"
        offers = worker(Permission.VIEW, "casework.offer_task", area=PUNTEN)

        assert "+6281234567890" not in text(reader(PUNTEN), address)
        assert "+6281234567890" in text(signed_in(offers), address)

    def test_pages_cost_the_same_for_many_members(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _ in range(12):
            member_of("PSM", PUNTEN)
        client = reader()
        for address in ("/kerja/pilar/", "/kerja/pilar/PSM/", self.page):
            client.get(address)
            with django_assert_max_num_queries(34):
                client.get(address)


def test_every_kind_of_task_has_somebody_with_the_mandate() -> None:
    assert not TaskKind.objects.filter(mandates__isnull=True).exists()
