"""Lists of offices by the browser: looked through, confirmed, taken; what is no list is refused whole."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pilar.doors.desk import import_forms
from pilar.doors.desk.jobs import take_list
from pilar.ground.audit import actions as audit
from pilar.ground.audit.models import Event
from pilar.ground.files.models import Upload, UploadKey
from pilar.ground.jobs.actions import start
from pilar.ground.jobs.models import Progress
from pilar.ground.jobs.subscriptions import give_up
from pilar.people.registry.actions import confirm_import
from pilar.people.registry.models import ImportRun, Person
from tests.factories.access import BUMIAJI, worker
from tests.factories.desk import LIST, staged
from tests.factories.registry import NOON

URL = "/kerja/impor/"
BROKEN = {
    "empty": b"",
    "only a head": b"NIK,Nama,Jenis Kelamin\n",
    "a picture": bytes(range(256)) * 40,
    "a pdf": b"%PDF-1.7 and so on",
    "half a workbook": b"PK\x03\x04half",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
}


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: object, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def steward() -> Client:
    """Keeps the registry of the whole city."""
    client = Client()
    client.force_login(worker("registry.import_list", "registry.view_person", name="Sari"))
    return client


def _bring(client: Client, content: bytes = LIST, **said: str) -> HttpResponse:
    file = SimpleUploadedFile(said.pop("name", "lansia.csv"), content)
    return client.post(URL, {"file": file, "new_source": "Daftar lansia", **said})  # type: ignore[return-value]  # not streamed


def _url(run: ImportRun, name: str = "import") -> str:
    return reverse(f"desk:{name}", args=[run.pk])


def _take(run: ImportRun) -> ImportRun:
    """What the worker does with a list that is coming in."""
    event = audit.record("registry:import:confirmed", target=run, by=None, at=NOON)
    take_list.call(event.pk)
    run.refresh_from_db()
    return run


def test_a_list_is_looked_through_and_nothing_of_it_comes_in(steward: Client) -> None:
    answer = _bring(steward)

    run = ImportRun.objects.get()
    assert answer.headers["location"] == _url(run)
    assert (run.counts["read"], run.counts["rejected"], Person.objects.count()) == (4, 1, 0)


def test_the_kept_file_is_encrypted(steward: Client, settings: object) -> None:
    _bring(steward)

    kept = [p.read_bytes() for p in settings.FILES_ROOT.glob("??/*")]  # type: ignore[attr-defined]
    assert len(kept) == 1
    assert b"Sarinem" not in kept[0]


def test_the_preview_shows_columns_and_problems_without_what_cells_say(steward: Client) -> None:
    page = steward.get(_url(staged()))

    assert page.status_code == 200
    assert "3579915205520011" not in page.text
    assert "Wagiyem" not in page.text
    assert {one.rejects for one in page.context["problems"]} == {True, False}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_list_is_refused_in_a_sentence_and_not_kept(
    steward: Client, content: bytes
) -> None:
    answer = _bring(steward, content)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert (ImportRun.objects.count(), Upload.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(
    steward: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_forms, "LARGEST", 10)

    assert _bring(steward).status_code == 422


@pytest.mark.parametrize(
    "said", [{"new_source": ""}, {"source": "nobody"}, {"new_source": "x" * 5000}]
)
def test_whose_list_it_is_has_to_be_said(steward: Client, said: dict[str, str]) -> None:
    assert _bring(steward, **said).status_code == 422
    assert not ImportRun.objects.exists()


def test_without_a_file_the_form_says_so(steward: Client) -> None:
    assert steward.post(URL, {"new_source": "x"}).status_code == 422


def test_columns_are_corrected_and_the_list_is_read_again(steward: Client) -> None:
    run = staged(
        b"NIK,Nama,Jenis Kelamin,Tanggal Lahir,Kampung\n3579915205520011,Sarinem,P,12-05-1952,Punten\n"
    )
    form = steward.get(_url(run)).context["form"]
    said = {name: form[name].initial for name in form.fields if name.startswith("column")}

    answer = steward.post(
        _url(run), {**said, "column_4": "village_name", "observed_on": "2026-01-31"}
    )

    run.refresh_from_db()
    assert answer.status_code == 302
    assert run.column_map["columns"]["Kampung"] == "village_name"
    assert str(run.observed_on) == "2026-01-31"


def test_two_columns_that_say_the_same_are_asked_about(steward: Client) -> None:
    _bring(steward, b"NIK,Nama,Nama,JK\n3579915205520011,Sarinem,Suyanto,P\n")
    run = ImportRun.objects.get()

    page = steward.get(_url(run))
    confirmed = steward.post(_url(run, "import_confirm"))

    assert page.context["needed"]
    assert confirmed.status_code == 422
    assert ImportRun.objects.get().state == "PREVIEW"


@pytest.mark.parametrize(
    "said", [{"column_1": "nonsense"}, {"observed_on": "31 31 31"}, {"head_row": "x"}]
)
def test_columns_that_make_no_sense_change_nothing(steward: Client, said: dict[str, str]) -> None:
    run = staged()

    assert steward.post(_url(run), {"observed_on": "2026-01-31", **said}).status_code == 422
    assert ImportRun.objects.get().column_map == run.column_map


def test_a_confirmed_list_comes_in(steward: Client) -> None:
    run = staged()

    steward.post(_url(run, "import_confirm"))  # the job runs at once in tests

    shown = steward.get(_url(run))
    run.refresh_from_db()
    assert (run.state, run.counts["new"], Person.objects.count()) == ("DONE", 3, 3)
    assert Progress.objects.get().state == "DONE"
    assert shown.context["rejects"][0][1] == 5


def _underway() -> ImportRun:
    """A list that is coming in."""
    run = staged()
    progress = start("import", run.file_name, by=None, at=NOON, total=4)
    run.state, run.progress_id = "RUNNING", progress.pk
    run.save()
    return run


def test_while_a_list_comes_in_its_page_shows_how_far_it_is(steward: Client) -> None:
    url = _url(_underway())

    page = steward.get(url)
    part = steward.get(url, headers={"HX-Request": "true", "HX-Target": "progress"})

    assert 'id="progress"' in page.text
    assert 'id="progress"' in part.text
    assert "<html" not in part.text


def test_a_list_is_confirmed_once(steward: Client) -> None:
    run = staged()
    steward.post(_url(run, "import_confirm"))

    assert steward.post(_url(run, "import_confirm")).status_code == 422
    assert Progress.objects.count() == 1


def test_the_job_twice_changes_nothing() -> None:
    run = _take(_underway())

    assert _take(run).counts["new"] == 3
    assert Person.objects.count() == 3


def test_a_list_whose_file_is_gone_fails_in_words() -> None:
    run = _underway()
    UploadKey.objects.update(wrapped=b"", erased_at="2026-03-02T05:00Z")

    assert _take(run).state == "FAILED"
    assert Progress.objects.get().has_failed


def test_the_columns_are_remembered_for_the_source(steward: Client) -> None:
    run = staged()
    ImportRun.objects.filter(pk=run.pk).update(
        state="DONE", column_map={"columns": {"RW": "-", "RT": "rt"}}
    )

    _bring(steward, source=run.source_id, new_source="")

    assert ImportRun.objects.get(state="PREVIEW").column_map["columns"]["RW"] == "-"


def test_rejected_rows_are_given_back_harmless(steward: Client) -> None:
    run = staged(LIST + b"=cmd|' /C calc'!A0,-,L,17-08-1975,Punten,03,02\n")

    answer = steward.get(_url(run, "import_rejected"))

    text = answer.content.decode("utf-8-sig")
    assert text.count("\n") == 3
    assert "'=cmd" in text


def test_a_list_put_aside_is_gone(steward: Client) -> None:
    run = staged()

    steward.post(_url(run, "import_discard"))

    assert UploadKey.objects.get().erased_at
    assert steward.get(_url(run)).status_code == 200
    assert steward.get(_url(run, "import_rejected")).status_code == 404
    assert steward.post(_url(run, "import_confirm")).status_code == 422


def test_the_list_of_lists_costs_the_same_for_one_and_for_many(
    steward: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        staged(name=f"daftar-{number}.csv")

    with django_assert_max_num_queries(12):
        assert len(steward.get(URL).context["rows"]) == 4


def test_who_keeps_a_kecamatan_only_finds_no_lists() -> None:
    run, tono = staged(), Client()
    tono.force_login(worker("registry.import_list", area=BUMIAJI, name="Tono"))

    assert (tono.get(URL).status_code, tono.get(_url(run)).status_code) == (404, 404)
    assert "/kerja/impor/" not in tono.get("/kerja/").text


def test_wati_and_budi_find_no_lists() -> None:
    wati = Client()
    wati.force_login(worker("registry.view_person", name="Wati"))

    assert wati.get(URL).status_code == 404
    assert Client().get(URL).status_code == 302


@pytest.fixture
def confirmed(settings: object) -> tuple[ImportRun, int]:
    """An import that was let in and waits for a worker, and the event that says so."""
    settings.TASKS = {  # type: ignore[attr-defined]  # pytest-django's settings
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}
    }
    run = staged()
    assert run.by
    progress = start("import", run.file_name, by=run.by, at=NOON, total=4)
    run = confirm_import(run=run, progress=progress.pk, by=run.by, at=NOON)
    return run, Event.objects.get(name="registry:import:confirmed").pk


def test_a_worker_that_was_stopped_after_the_last_row_leaves_no_bar_that_runs_for_ever(
    confirmed: tuple[ImportRun, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, event = confirmed
    with monkeypatch.context() as stopped:
        stopped.setattr("pilar.doors.desk.jobs._end_progress", lambda *_: None)
        take_list.call(event)
    assert Progress.objects.get(pk=run.progress_id).is_running

    take_list.call(event)

    assert Progress.objects.get(pk=run.progress_id).state == "DONE"
    assert Event.objects.filter(name="registry:import:ended").count() == 1


def test_an_import_that_is_given_up_says_so(confirmed: tuple[ImportRun, int]) -> None:
    run, event = confirmed

    give_up("pilar.doors.desk.jobs.take_list", {"args": [event], "kwargs": {}})

    run.refresh_from_db()
    assert (run.state, Person.objects.count()) == ("FAILED", 0)
    assert "berkas yang sama" in run.failure
    assert Progress.objects.get(pk=run.progress_id).has_failed
