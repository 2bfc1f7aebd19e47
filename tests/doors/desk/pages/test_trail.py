"""The trail, for those who hold it for the whole city."""

import csv
import io
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pilar.ground.access.models import User
from pilar.ground.audit import actions, queries
from pilar.ground.audit.looks.actions import add_look
from pilar.ground.audit.looks.models import Look
from tests.factories.access import BUMIAJI, PUNTEN, UserFactory, worker
from tests.factories.registry import person

TRAIL, LOOKS = "/kerja/jejak/", "/kerja/jejak/lihatan/"
MORNING = datetime(2024, 12, 10, 2, tzinfo=UTC)
NEXT_DAY = datetime(2024, 12, 11, 2, tzinfo=UTC)
LASTRI = UUID(int=1)


@pytest.fixture
def ratna(client: Client) -> Client:
    """An auditor of the city."""
    client.force_login(worker("audit.view_trail", name="Ratna"))
    return client


@pytest.fixture
def sari() -> User:
    return UserFactory(full_name="Sari Ningsih")


def _look(user: User, reason: str = "", person_id: UUID = LASTRI, at: datetime = MORNING) -> Look:
    subjects = [str(person_id), str(UUID(int=2))]
    return add_look(
        user_id=user.pk, page="x", path="/kerja/x/", reason=reason, subjects=subjects, at=at
    )


# --- who gets here -----------------------------------------------------------------------------
@pytest.mark.parametrize("address", [TRAIL, LOOKS])
def test_who_holds_it_for_a_part_of_the_city_finds_no_such_page(
    client: Client, address: str
) -> None:
    client.force_login(worker("audit.view_trail", area=BUMIAJI, name="Tono"))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [TRAIL, LOOKS])
def test_budi_is_sent_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/masuk/")


# --- acts --------------------------------------------------------------------------------------
def test_an_act_is_told_in_words(ratna: Client, sari: User) -> None:
    someone = person()
    actions.record(
        "registry:person:corrected", target=someone, by=sari, at=MORNING, area=PUNTEN, fields=["rt"]
    )

    page = ratna.get(TRAIL).text

    with translation.override("id"):
        said = str(queries.label("registry:person:corrected"))
    for part in (said, "Sari Ningsih", "Punten", "fields", "rt", someone.pk.hex[-8:]):
        assert part in page
    assert reverse("desk:person", args=[someone.pk]) in page
    assert "registry:person:corrected</th>" not in page


def test_it_says_how_much_waits_for_its_seal(ratna: Client, sari: User) -> None:
    actions.record("notices:letter:queued", by=sari, at=MORNING)
    actions.seal_pending(at=MORNING)
    assert "belum bersegel" not in ratna.get(TRAIL).text

    actions.record("notices:letter:queued", by=sari, at=MORNING)

    assert "belum bersegel" in ratna.get(TRAIL).text


def test_an_act_of_nobody_and_of_an_older_release_is_shown(ratna: Client) -> None:
    actions.record("old:name:gone", by=None, at=MORNING)

    page = ratna.get(TRAIL).text

    assert "old:name:gone" in page
    assert "warga, atau Pilar sendiri" in page


@pytest.mark.parametrize(
    ("narrow", "shown"),
    [
        ({}, {"a", "b", "c"}),
        ({"q": "sari"}, {"a", "b"}),
        ({"q": "object-1"}, {"b"}),
        ({"jenis": "registry:"}, {"a", "c"}),
        ({"jenis": "registry:person:added"}, {"a"}),
        ({"sejak": "2024-12-11"}, {"c"}),
        ({"sampai": "2024-12-10"}, {"a", "b"}),
        ({"q": "sari", "jenis": "registry:", "sejak": "2024-12-10", "sampai": "2024-12-10"}, {"a"}),
        ({"jenis": "no:such:name"}, {"a", "b", "c"}),
        ({"sejak": "32 13 2024"}, {"a", "b", "c"}),
        ({"hal": "999", "urut": "waktu"}, {"a", "b", "c"}),
    ],
)
def test_it_is_narrowed(ratna: Client, sari: User, narrow: dict[str, str], shown: set[str]) -> None:
    actions.record("registry:person:added", by=sari, at=MORNING, mark="a")
    event = actions.record("notices:letter:queued", by=sari, at=MORNING, mark="b")
    actions.record("registry:person:died", by=None, at=NEXT_DAY, mark="c")
    if narrow.get("q") == "object-1":
        narrow = narrow | {"q": event.target_id or "notices:letter:queued"}

    answer = ratna.get(TRAIL, narrow)

    assert answer.status_code == 200
    assert {act.event.details["mark"] for act in answer.context["acts"]} == shown


def test_words_of_the_reader_find_an_act(ratna: Client, sari: User) -> None:
    actions.record("registry:person:died", by=sari, at=MORNING)
    with translation.override("id"):
        said = str(queries.label("registry:person:died"))

    assert len(ratna.get(TRAIL, {"q": said.upper()}).context["acts"]) == 1
    assert len(ratna.get(TRAIL, {"q": "tidak ada kata ini"}).context["acts"]) == 0


def test_hostile_words_are_harmless(ratna: Client) -> None:
    for words in ("'; DROP TABLE audit_event; --", "%" * 500, "<script>alert(1)</script>"):
        page = ratna.get(TRAIL, {"q": words})

        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_the_number_of_queries_does_not_grow_with_the_rows(
    ratna: Client, sari: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        actions.record("registry:person:added", by=sari, at=MORNING, area=PUNTEN, number=number)
    ratna.get(TRAIL)

    with django_assert_max_num_queries(9):
        ratna.get(TRAIL)


def test_it_is_kept_as_a_file(ratna: Client, sari: User) -> None:
    for number in range(30):
        actions.record("registry:person:added", by=sari, at=MORNING, area=PUNTEN, number=number)
    actions.record("=cmd|' /C calc'!A0:1", by=None, at=NEXT_DAY)
    actions.seal_pending(at=NEXT_DAY)

    sheet = ratna.get(TRAIL, {"unduh": "xlsx"})
    text = ratna.get(TRAIL, {"unduh": "csv", "jenis": "registry:"})

    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 32
    assert rows[1][3].startswith("'=cmd")
    lines = list(csv.reader(io.StringIO(b"".join(text.streaming_content).decode("utf-8-sig"))))
    assert len(lines) == 31
    assert lines[1][3:5] == ["registry:person:added", "Sari Ningsih"]


# --- looks -------------------------------------------------------------------------------------
def test_looks_are_told_and_narrowed(ratna: Client, sari: User) -> None:
    _look(sari, reason="menjawab laporan")
    _look(UserFactory(full_name="Tono"), person_id=UUID(int=9), at=NEXT_DAY)

    def shown(**narrow: str) -> list[str]:
        return [name for _look, name in ratna.get(LOOKS, narrow).context["looked"]]

    assert shown() == ["Tono", "Sari Ningsih"]
    assert shown(q="sari") == ["Sari Ningsih"]
    assert shown(orang=str(LASTRI)) == ["Sari Ningsih"]
    assert shown(sejak="2024-12-11") == ["Tono"]
    assert shown(sampai="2024-12-10") == ["Sari Ningsih"]
    assert shown(orang="bukan id") == ["Tono", "Sari Ningsih"]
    assert "menjawab laporan" in ratna.get(LOOKS).text


def test_looks_are_kept_as_a_file(ratna: Client, sari: User) -> None:
    _look(sari)

    text = ratna.get(LOOKS, {"unduh": "csv"})

    lines = list(csv.reader(io.StringIO(b"".join(text.streaming_content).decode("utf-8-sig"))))
    assert lines[1][0] == "Sari Ningsih"
    assert lines[1][4] == "2"


def test_reading_the_trail_looks_at_nobody(ratna: Client, sari: User) -> None:
    actions.record("registry:person:added", target=person(), by=sari, at=MORNING)
    before = Look.objects.count()

    ratna.get(TRAIL)
    ratna.get(LOOKS)

    assert Look.objects.count() == before
