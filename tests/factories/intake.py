"""Reports as reporters tell them. They arrive through the action: nothing else makes a whole one."""

import io
from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.work.intake import actions
from pilar.work.intake.models import Report
from pilar.work.intake.told import Told
from tests.factories.access import PUNTEN

TUESDAY = datetime(2026, 11, 24, 2, 12, tzinfo=UTC)  # 09.12 in Batu, a working day


def told(**said: Any) -> Told:
    """A neighbour tells of Mbah Sarinem in Punten; `said` says otherwise. `village` may be a code."""
    village = said.pop("village", PUNTEN)
    return Told(
        **{
            "for_whom": Report.ForWhom.OTHER,
            "kinds": ("ELDERLY",),
            "urgency": Report.Urgency.NORMAL,
            "village": areas.by_code(village) if isinstance(village, str) else village,
            "rt": "003",
            "rw": "002",
            "landmark": "Rumah cat hijau sebelah musala",
            "words": "Sejak anaknya merantau Mbah hidup sendiri. Sudah seminggu kakinya bengkak.",
            "name": "Mbah Sarinem",
            "age": 74,
            **said,
        }
    )


def receive(*, at: datetime = TUESDAY, channel: str = "PUBLIC", **said: Any) -> actions.Receipt:
    """What the reporter is given for it."""
    return actions.receive_report(told=told(**said), channel=channel, by=None, at=at)


def report(*, at: datetime = TUESDAY, **said: Any) -> Report:
    """A new report."""
    return receive(at=at, **said).report


def photo() -> ContentFile[bytes]:
    """A small picture, as a phone sends it."""
    out = io.BytesIO()
    Image.new("RGB", (32, 24), "#0d5a44").save(out, "JPEG")
    return ContentFile(out.getvalue(), "rumah.jpg")


def objects_in(village: Area) -> dict[str, Any]:
    """Two open reports in the village that look alike."""
    one = actions.receive_report(
        told=told(village=village.pk), channel="PUBLIC", by=None, at=TUESDAY, photo=photo()
    ).report
    other = report(village=village.pk)
    return {
        "upload_id": one.photo_id,
        "report_id": one.pk,
        "other_id": other.pk,
        "words": ["Mbah hidup sendiri", one.code, other.code],
    }
