"""Households to be asked. All invented."""

from typing import Any

from pilar.ground.areas.models import Area
from tests.factories.programmes import household


def objects_in(village: Area) -> dict[str, Any]:
    """A household of the village of which something is not known."""
    return {"household_id": household(village=village.pk, decile=None).pk}
