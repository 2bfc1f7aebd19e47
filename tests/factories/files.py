"""Photos, as a phone sends them and as they are kept."""

import io
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pilar.ground.files import actions
from pilar.ground.files.models import Upload


def photo(colour: str = "olive") -> SimpleUploadedFile:
    """A small photo, under the name that a phone gives it."""
    stored = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(stored, "JPEG")
    return SimpleUploadedFile("IMG_0001.jpg", stored.getvalue(), "image/jpeg")


def upload() -> Upload:
    """A photo that was kept."""
    return actions.save_photo(photo(), by=None, at=datetime(2026, 3, 2, 3, tzinfo=UTC))
