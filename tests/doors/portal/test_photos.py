"""Photos of residents: cleaned, kept with what they belong to, seen by those who may read it."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from pilar.ground.files import queries as files
from pilar.work.intake.models import Message, Report
from tests.doors.portal import flow
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.intake import photo, receive


def upload(content: ContentFile[bytes] | None = None) -> SimpleUploadedFile:
    file = content or photo()
    return SimpleUploadedFile("rumah.jpg", file.read(), content_type="image/jpeg")


def test_a_photo_goes_with_the_report_and_only_those_who_may_see_it() -> None:
    visitor = Client()
    flow.fill(visitor)
    flow.send(visitor, photo=upload())
    report = Report.objects.get()
    assert report.photo
    address = f"/kerja/laporan/{report.pk}/foto/{report.photo_id}/"

    found = {}
    for name, area in (("Sari", PUNTEN), ("Tono", GUNUNGSARI)):
        client = Client()
        client.force_login(worker("intake.view_report", area=area, name=name))
        found[name] = client.get(address)

    assert found["Sari"]["Content-Type"] == "image/jpeg"
    assert found["Tono"].status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("content", [b"", b"GIF89a nothing", b"<svg onload=alert(1)>", b"\xff\xd8"])
def test_what_is_no_photo_is_refused_whole_and_told(content: bytes) -> None:
    visitor = Client()
    flow.fill(visitor)

    answer = visitor.post("/lapor/periksa/", {**flow.CHECK, "photo": upload(ContentFile(content))})

    assert answer.status_code == 422
    assert answer.context["form"].errors["photo"]
    assert not Report.objects.exists()


def test_a_photo_alone_may_be_added_later(settings) -> None:  # type: ignore[no-untyped-def]
    receipt = receive(at=timezone.now())
    visitor = Client()
    address = visitor.post("/lacak/", {"code": receipt.report.code, "pin": receipt.pin}).url

    visitor.post(f"{address}tambah/", {"words": "", "photo": upload()})

    message = Message.objects.get()
    assert message.photo
    assert files.content(message.photo).startswith(b"\xff\xd8")
    stored = b"".join(path.read_bytes() for path in Path(settings.FILES_ROOT).rglob("*.*"))
    assert b"\xff\xd8\xff" not in stored[:3]


def test_a_photo_of_another_report_is_not_found_under_this_one() -> None:
    visitor = Client()
    flow.fill(visitor)
    flow.send(visitor, photo=upload())
    other = receive(at=timezone.now(), name="Pak Wagiman", rt="09").report
    client = Client()
    client.force_login(worker("intake.view_report"))
    pk = Report.objects.exclude(pk=other.pk).get().photo_id

    assert client.get(f"/kerja/laporan/{other.pk}/foto/{pk}/").status_code == 404
