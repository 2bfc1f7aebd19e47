"""Uploads are encrypted at rest, found again, erased for good."""

import hashlib
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404
from PIL import Image

from pilar.ground.audit.models import Event
from pilar.ground.files import actions, photos, queries, responses, vault
from pilar.ground.files.models import Upload, UploadKey
from pilar.kernel.envelope import CannotOpen
from tests.factories.access import UserFactory
from tests.support.committed import Committed

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)


def _photo(colour: str = "olive") -> SimpleUploadedFile:
    stored = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(stored, "JPEG")
    return SimpleUploadedFile("../../etc/rumah.php", stored.getvalue(), "text/html")


def _files() -> list[Path]:
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


def test_a_photo_is_kept_and_found_again() -> None:
    sari = UserFactory()

    upload = actions.save_photo(_photo(), by=sari, at=AT)

    content = queries.content(Upload.objects.get())
    assert Image.open(io.BytesIO(content)).size == (upload.width, upload.height) == (320, 200)
    assert hashlib.sha256(content).hexdigest() == upload.sha256
    assert (len(content), upload.media_type, upload.by) == (upload.size, "image/jpeg", sari)


def test_at_rest_it_is_unreadable_and_no_name_of_the_sender_is_left() -> None:
    upload = actions.save_photo(_photo(), by=None, at=AT)

    [path] = _files()
    assert path == vault.path_of(upload.pk)
    assert b"JFIF" not in path.read_bytes()
    assert "rumah" not in str(path)


def test_the_same_photo_twice_looks_different_at_rest() -> None:
    for _ in range(2):
        actions.save_photo(_photo(), by=None, at=AT)

    assert len({path.read_bytes() for path in _files()}) == 2
    assert len(set(Upload.objects.values_list("sha256", flat=True))) == 1


@pytest.mark.parametrize("damage", ["flip", "swap", "other key"])
def test_what_was_changed_at_rest_does_not_open(damage: str) -> None:
    upload = actions.save_photo(_photo(), by=None, at=AT)
    path = vault.path_of(upload.pk)
    if damage == "flip":
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    else:
        other = actions.save_photo(_photo("red"), by=None, at=AT)
        if damage == "swap":
            path.write_bytes(vault.path_of(other.pk).read_bytes())
        else:
            UploadKey.objects.filter(upload=upload).update(wrapped=other.key.wrapped)

    with pytest.raises(CannotOpen):
        queries.content(Upload.objects.get(pk=upload.pk))


def test_a_file_above_ten_megabytes_is_refused() -> None:
    huge = SimpleUploadedFile("a.jpg", _photo().read() + b"\0" * photos.MAX_BYTES)

    with pytest.raises(photos.TooLarge, match="10"):
        actions.save_photo(huge, by=None, at=AT)

    assert (_files(), Upload.objects.count()) == ([], 0)


def test_a_refused_file_leaves_nothing() -> None:
    with pytest.raises(photos.NotAPhoto):
        actions.save_photo(SimpleUploadedFile("a.jpg", b"<?php"), by=None, at=AT)

    assert (_files(), Upload.objects.count()) == ([], 0)


def test_an_erased_photo_is_gone_for_good(committed: Committed) -> None:
    upload = actions.save_photo(_photo(), by=None, at=AT)
    stolen = vault.path_of(upload.pk).read_bytes()
    for _ in range(2):
        actions.erase(upload, by=UserFactory(), at=AT, reason="diminta warga")

    assert _files() == []
    vault.path_of(upload.pk).write_bytes(stolen)
    with pytest.raises(queries.Erased):
        queries.content(Upload.objects.get())
    assert bytes(UploadKey.objects.get().wrapped) == b""
    assert Event.objects.get().name == "files:upload:erased"


def test_an_upload_itself_never_changes() -> None:
    upload = actions.save_photo(_photo(), by=None, at=AT)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(size=1)


def test_what_a_failed_transaction_left_is_swept_after_a_day(committed: Committed) -> None:
    def act() -> None:
        with transaction.atomic():
            actions.save_photo(_photo(), by=None, at=AT)
            raise LookupError

    kept = actions.save_photo(_photo(), by=None, at=AT)
    with pytest.raises(LookupError):
        act()
    for path in _files():
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    assert actions.sweep(at=AT + timedelta(hours=23)) == 0

    assert actions.sweep(at=AT + timedelta(hours=25)) == 1

    assert _files() == [vault.path_of(kept.pk)]


def test_a_photo_is_served_to_no_cache_and_an_erased_one_not_at_all() -> None:
    upload = actions.save_photo(_photo(), by=None, at=AT)

    response = responses.photo(upload)

    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "private, no-store"
    actions.erase(upload, by=None, at=AT, reason="diminta warga")
    with pytest.raises(Http404):
        responses.photo(Upload.objects.get())
