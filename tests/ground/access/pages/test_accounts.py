"""Account administration: list, invitation, roles, closing, sessions; for account managers alone."""

import io
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pilar.ground.access import actions, queries, scope
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from tests.factories.access import CITY, GUNUNGSARI, PUNTEN, UserFactory, grant_object, worker
from tests.ground.access.pages.conftest import PASSWORD

LIST, INVITE = "/kerja/akun/", "/kerja/akun/undang/"
GIVEN = {
    "full_name": "  Lilik   Suryani ",
    "email": "Lilik@contoh.example",
    "role": "PSM",
    "areas": [PUNTEN, GUNUNGSARI],
    "language": "id",
}


@pytest.fixture
def lilik() -> User:
    lilik = UserFactory(full_name="Lilik Suryani", email="lilik@contoh.example")
    actions.assign_role(lilik, "PSM", Area.objects.get(pk=PUNTEN), by=None, at=timezone.now())
    return lilik


def of(user: User, part: str = "") -> str:
    return f"/kerja/akun/{user.pk}/{part}"


def held(user: User) -> list[tuple[str, str | None]]:
    roles = queries.held_roles([user.pk], at=timezone.now())[user.pk]
    return [(role.role, role.area_id) for role in roles]


# --- who gets here -----------------------------------------------------------------------------
PARTS = (
    "",
    "peran/",
    "peran/akhiri/",
    "tutup/",
    "buka/",
    "undang-lagi/",
    "sandi-baru/",
    "sesi/1/akhiri/",
)


@pytest.mark.parametrize("part", PARTS)
def test_others_find_no_such_page(lilik: User, client: Client, part: str) -> None:
    wati = worker("registry.view_person", "access.manage_accounts", area="35.79.02", name="Wati")
    client.force_login(wati)

    assert client.get(of(lilik, part)).status_code == 404
    assert client.post(of(lilik, part)).status_code == 404
    assert client.get(LIST).status_code == client.get(INVITE).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_budi_is_sent_to_sign_in(lilik: User, client: Client, part: str) -> None:
    assert client.get(of(lilik, part))["Location"].startswith("/masuk/?next=/kerja/akun/")


@pytest.mark.parametrize("part", PARTS)
def test_an_account_that_does_not_exist_is_404(manager: Client, part: str) -> None:
    assert manager.get(f"/kerja/akun/{uuid4()}/{part}").status_code == 404


# --- the list ----------------------------------------------------------------------------------
def test_the_list_shows_who_works_where(
    manager: Client, lilik: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        UserFactory(full_name=f"Anggota {number:02}")
    manager.get(LIST)

    with django_assert_max_num_queries(7):
        page = manager.get(LIST)

    assert page.status_code == 200
    assert "Anggota 24" in page.text
    assert "Lilik" not in page.text
    assert "Lilik" in manager.get(LIST, {"hal": "2"}).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "lilik"}, True),
        ({"q": "surya lil"}, True),
        ({"q": "LILIK@CONTOH"}, True),
        ({"q": "tono"}, False),
        ({"peran": "PSM"}, True),
        ({"peran": "TKSK"}, False),
        ({"wilayah": "35.79.02"}, True),
        ({"wilayah": PUNTEN, "peran": "PSM"}, True),
        ({"wilayah": GUNUNGSARI}, False),
        ({"keadaan": "ACTIVE"}, True),
        ({"keadaan": "INVITED"}, False),
        ({"peran": "NOBODY", "wilayah": "x", "keadaan": "y"}, True),
        ({"q": "%"}, False),
        ({"urut": "-masuk", "hal": "99999999999"}, True),
        ({"urut": "password"}, True),
    ],
)
def test_the_list_is_narrowed(
    manager: Client, lilik: User, query: dict[str, str], found: bool
) -> None:
    page = manager.get(LIST, query)

    assert page.status_code == 200
    assert ("Lilik Suryani" in page.text) is found


def test_an_empty_answer_says_what_to_do(manager: Client) -> None:
    assert "Tidak ada akun yang cocok" in manager.get(LIST, {"q": "zzz"}).text


def test_the_list_comes_as_a_file_without_formulas(manager: Client, lilik: User) -> None:
    User.objects.filter(pk=lilik.pk).update(full_name="=HYPERLINK(1)")

    xlsx = manager.get(LIST, {"unduh": "xlsx", "peran": "PSM"})
    csv = manager.get(LIST, {"unduh": "csv", "peran": "PSM"})

    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(xlsx)))  # type: ignore[arg-type]  # a streamed answer
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][:5] == ["'=HYPERLINK(1)", lilik.email, "PSM", "desa Punten", "aktif"]
    text = b"".join(csv).decode()  # type: ignore[arg-type]
    assert "'=HYPERLINK(1)" in text
    assert "Nanda" not in text


# --- inviting ----------------------------------------------------------------------------------
def test_inviting_gives_the_role_for_each_area_and_sends_a_mail(
    manager: Client, nanda: User
) -> None:
    assert manager.get(INVITE).status_code == 200

    answer = manager.post(INVITE, GIVEN)

    lilik = User.objects.get(email="lilik@contoh.example")
    assert answer["Location"] == of(lilik)
    assert lilik.full_name == "Lilik Suryani"
    assert held(lilik) == [("PSM", PUNTEN), ("PSM", GUNUNGSARI)]
    assert mail.outbox[0].to == [lilik.email]
    names = list(Event.objects.filter(target_id=str(lilik.pk)).values_list("name", flat=True))
    assert names == ["access:account:invited", "access:role:assigned", "access:role:assigned"]
    assert "sedang dikirim" in manager.get(of(lilik)).text


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"full_name": ""}, "full_name", ""),
        ({"full_name": "x" * 121}, "full_name", "120"),
        ({"full_name": "a\x00b"}, "full_name", ""),
        ({"email": "bukan alamat"}, "email", "Ini belum alamat surel"),
        ({"email": "x" * 260 + "@x.example"}, "email", ""),
        ({"role": ""}, "role", ""),
        ({"role": "KING"}, "role", ""),
        ({"areas": []}, "areas", "Pilih paling sedikit satu wilayah"),
        ({"areas": ["99.99"]}, "areas", ""),
        ({"areas": [CITY]}, "areas", "diberikan untuk: desa atau kelurahan"),
        ({"role": "HEAD", "areas": [PUNTEN]}, "areas", "diberikan untuk: seluruh kota"),
        ({"language": "xx"}, "language", ""),
        ({"pillar": "bukan"}, "pillar", ""),
    ],
)
def test_a_wrong_invitation_keeps_what_was_typed(
    manager: Client, wrong: dict[str, Any], field: str, said: str
) -> None:
    page = manager.post(INVITE, GIVEN | wrong)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert said in page.text
    assert "Suryani" in page.text or "full_name" in wrong
    assert mail.outbox == []
    assert User.objects.count() == 1


def test_an_address_that_has_an_account_is_refused(manager: Client, lilik: User) -> None:
    page = manager.post(INVITE, GIVEN)

    assert page.status_code == 422
    assert "Sudah ada akun dengan alamat ini" in page.text


def test_a_coordinator_is_invited_for_a_pillar(manager: Client) -> None:
    pillar = queries.pillars()[1]

    manager.post(
        INVITE, GIVEN | {"role": "COORDINATOR", "areas": ["35.79.02"], "pillar": str(pillar.pk)}
    )

    lilik = User.objects.get(email="lilik@contoh.example")
    assert scope.may(lilik, "pillars.manage") is False  # not joined yet
    grants = Grant.objects.filter(user=lilik, object_id=pillar.pk)
    assert {grant.permission for grant in grants} >= {"pillars.manage", "forum.propose"}


# --- one account -------------------------------------------------------------------------------
def test_the_account_page_shows_all_of_it(
    manager: Client, lilik: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    grant_object(lilik, "casework.do_task", obj=UserFactory())
    manager.get(of(lilik))

    with django_assert_max_num_queries(9):
        page = manager.get(of(lilik))

    for words in ("Lilik Suryani", "PSM", "desa Punten", "casework.do_task", "aktif"):
        assert words in page.text


def test_name_and_language_are_changed(manager: Client, lilik: User, nanda: User) -> None:
    manager.post(of(lilik), {"full_name": "Lilik S.", "language": "en"})

    lilik.refresh_from_db()
    assert (lilik.full_name, lilik.language) == ("Lilik S.", "en")
    event = Event.objects.get(name="access:account:changed")
    assert (event.by, event.details) == (nanda, {"changed": ["full_name", "language"]})
    assert manager.post(of(lilik), {"full_name": "", "language": "en"}).status_code == 422


def test_a_second_role_is_given_and_ended(manager: Client, lilik: User) -> None:
    assert manager.get(of(lilik, "peran/")).status_code == 200

    manager.post(of(lilik, "peran/"), {"role": "TKSK", "areas": ["35.79.02"]})
    assert held(lilik) == [("TKSK", "35.79.02"), ("PSM", PUNTEN)]

    manager.post(of(lilik, "peran/akhiri/"), {"held": f"PSM:{PUNTEN}"})
    assert held(lilik) == [("TKSK", "35.79.02")]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"role": "PSM", "areas": [PUNTEN]},
        {"role": "ADMIN", "areas": [CITY]},
        {"role": "PSM", "areas": [GUNUNGSARI, CITY]},
        {"role": "\x00", "areas": ["\x00"]},
    ],
)
def test_a_role_that_cannot_be_given_is_refused_whole(
    manager: Client, lilik: User, given: dict[str, Any]
) -> None:
    page = manager.post(of(lilik, "peran/"), given)

    assert page.status_code == 422
    assert held(lilik) == [("PSM", PUNTEN)]


@pytest.mark.parametrize("key", ["", "PSM", f"X:{CITY}", f"PSM:{UUID(int=7)}", "\x00", "x" * 5000])
def test_ending_a_role_that_is_not_held_says_so(manager: Client, lilik: User, key: str) -> None:
    page = manager.post(of(lilik, "peran/akhiri/"), {"held": key}, follow=True)

    assert "Peran itu sudah berakhir" in page.text
    assert held(lilik) == [("PSM", PUNTEN)]


def test_closing_asks_why_and_ends_everything(manager: Client, lilik: User, nanda: User) -> None:
    lilik.set_password(PASSWORD)
    lilik.save()
    elsewhere = Client()
    elsewhere.post("/masuk/", {"login": lilik.email, "password": PASSWORD})
    grant_object(lilik, "casework.do_task", obj=nanda)
    assert manager.get(of(lilik, "tutup/")).status_code == 200
    assert manager.post(of(lilik, "tutup/"), {"reason": ""}).status_code == 422

    manager.post(of(lilik, "tutup/"), {"reason": "pindah dinas"})

    lilik.refresh_from_db()
    assert lilik.state == User.State.DEACTIVATED
    assert elsewhere.get("/akun/").status_code == 302
    assert not Grant.objects.in_force(timezone.now()).filter(user=lilik).exists()
    event = Event.objects.get(name="access:account:deactivated")
    assert event.details["reason"] == "pindah dinas"
    assert event.details["sessions"] == 1
    page = manager.post(of(lilik, "tutup/"), {"reason": "lagi"})
    assert page.status_code == 422
    assert "sudah ditutup" in page.text


def test_opening_again_brings_no_role_back(manager: Client, lilik: User) -> None:
    manager.post(of(lilik, "tutup/"), {"reason": "cuti"})

    page = manager.post(of(lilik, "buka/"), follow=True)

    lilik.refresh_from_db()
    assert lilik.state == User.State.ACTIVE
    assert held(lilik) == []
    assert "Beri peran" in page.text
    assert "tidak sedang ditutup" in manager.post(of(lilik, "buka/"), follow=True).text


def test_a_link_for_a_new_password_is_sent(manager: Client, lilik: User, nanda: User) -> None:
    manager.post(of(lilik, "sandi-baru/"))

    assert mail.outbox[0].to == [lilik.email]
    assert "/masuk/sandi-baru/" in str(mail.outbox[0].body)
    assert Event.objects.get(name="access:password:reset_sent").by == nanda


def test_an_invitation_is_sent_again_only_before_joining(manager: Client, lilik: User) -> None:
    page = manager.post(of(lilik, "undang-lagi/"), follow=True)
    assert "sudah bergabung" in page.text
    manager.post(INVITE, GIVEN | {"email": "baru@contoh.example"})
    baru = User.objects.get(email="baru@contoh.example")

    manager.post(of(baru, "undang-lagi/"))

    assert [letter.to for letter in mail.outbox] == [["baru@contoh.example"]] * 2
    assert "Hanya akun aktif" in manager.post(of(baru, "sandi-baru/"), follow=True).text


def test_a_session_is_ended_from_afar(manager: Client, lilik: User) -> None:
    lilik.set_password(PASSWORD)
    lilik.save()
    elsewhere = Client(headers={"user-agent": "HP Lilik"})
    elsewhere.post("/masuk/", {"login": lilik.email, "password": PASSWORD})
    [session] = queries.sessions(lilik, at=timezone.now())
    assert "HP Lilik" in manager.get(of(lilik)).text

    manager.post(of(lilik, f"sesi/{session.pk}/akhiri/"))

    assert elsewhere.get("/akun/").status_code == 302
    page = manager.post(of(lilik, f"sesi/{session.pk}/akhiri/"), follow=True)
    assert "Sesi itu sudah berakhir" in page.text


# --- never on oneself --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("part", "given"),
    [
        ("peran/", {"role": "HEAD", "areas": [CITY]}),
        ("tutup/", {"reason": "saya"}),
        ("peran/akhiri/", {"held": f"ADMIN:{CITY}"}),
        ("buka/", {}),
        ("undang-lagi/", {}),
    ],
)
def test_nobody_decides_about_the_own_account(
    manager: Client, nanda: User, part: str, given: dict[str, Any]
) -> None:
    before = held(nanda)

    page = manager.post(of(nanda, part), given, follow=True)

    assert "Tidak seorang pun memutuskan akunnya sendiri" in page.text
    assert held(nanda) == before == [("ADMIN", CITY)]
    own = manager.get(of(nanda)).text
    assert "Tutup akun" not in own
    assert "Beri peran" not in own


def test_a_button_that_is_only_opened_changes_nothing(manager: Client, lilik: User) -> None:
    for part in ("peran/akhiri/", "buka/", "undang-lagi/", "sandi-baru/", "sesi/1/akhiri/"):
        assert manager.get(of(lilik, part))["Location"] == of(lilik)
    assert mail.outbox == []
