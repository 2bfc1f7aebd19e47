"""Loading a city: its areas and what it says of itself."""

import csv
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import yaml
from django.apps import apps
from django.apps.registry import Apps
from django.db import transaction
from django.db.migrations.state import StateApps

from pilar.ground.areas.models import Area, CityHoliday

DATA = Path(__file__).parent / "data"


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@transaction.atomic
def load_city(code: str, *, models: Apps | StateApps = apps) -> None:
    """Write the areas and settings of the city `code` from its data files; loading again updates them.

    A migration passes the models of its own day as `models`.
    """
    area_model = models.get_model("areas", "Area")
    with (DATA / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            area_model.objects.update_or_create(
                code=row["code"],
                defaults={
                    "name": row["name"],
                    "kind": row["kind"],
                    "parent_id": row["parent"] or None,
                    "bps_code": row["bps_code"],
                    "tile_col": row["tile_col"] or None,
                    "tile_row": row["tile_row"] or None,
                    "latitude": _number(row["latitude"]),
                    "longitude": _number(row["longitude"]),
                },
            )
    city = area_model.objects.get(code=code)
    says = yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))
    for position, entry in enumerate(says["emergency_numbers"]):
        models.get_model("areas", "EmergencyNumber").objects.update_or_create(
            area=city, number=entry["number"], defaults={**entry, "position": position}
        )
    for entry in says["opening_hours"]:
        models.get_model("areas", "OpeningHours").objects.update_or_create(
            area=city,
            weekday=entry["weekday"],
            defaults={
                "opens_at": time.fromisoformat(entry["opens_at"]),
                "closes_at": time.fromisoformat(entry["closes_at"]),
            },
        )
    for entry in says["service_clocks"]:
        models.get_model("areas", "ServiceClock").objects.update_or_create(
            area=city,
            code=entry["code"],
            defaults={
                "working_days": entry.get("working_days"),
                "hours": entry.get("hours"),
                "law": entry["law"],
            },
        )
    for entry in says["holidays"]:
        models.get_model("areas", "CityHoliday").objects.update_or_create(
            area=city, date=entry["date"], defaults={"name": entry["name"]}
        )


def add_holiday(*, city: Area, on: date, name: str) -> CityHoliday:
    """Add a day on which the city does not work; the same day again only renames it."""
    holiday, _created = CityHoliday.objects.update_or_create(
        area=city, date=on, defaults={"name": name}
    )
    return holiday
