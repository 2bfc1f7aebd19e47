"""What stands in the addresses of indicators."""

from typing import Any

from pilar.ground.areas.models import Area
from tests.factories.intake import report


def objects_in(village: Area) -> dict[str, Any]:
    """A report of the village, behind the figure of reports."""
    return {"code": "reported", "words": [report(village=village.pk).code]}
