"""A further pillar, partner or office is data: from a file, or one by one."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.db import transaction
from django.db.migrations.state import StateApps
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars.events import Event
from pilar.people.pillars.models import Mandate, Organization, TaskKind

FIVE_PILLARS = Path(__file__).parents[1] / "data" / "pillars.yaml"
_KINDS = {Area.Kind.DESA: "Desa", Area.Kind.KELURAHAN: "Kelurahan"}


class CodeTaken(DomainError):
    code = "pillars.organization.code_taken"


def _load_kinds(models: Apps | StateApps, says: dict[str, Any]) -> None:
    for entry in says.get("competences", ()):
        models.get_model("pillars", "CompetenceKind").objects.update_or_create(
            code=entry["code"], defaults={"name_id": entry["name_id"], "name_en": entry["name_en"]}
        )
    for position, entry in enumerate(says.get("task_kinds", ())):
        models.get_model("pillars", "TaskKind").objects.update_or_create(
            code=entry["code"],
            defaults={
                "name_id": entry["name_id"],
                "name_en": entry["name_en"],
                "first_visit": entry.get("first_visit", False),
                "asks_household": entry.get("asks_household", False),
                "competence_id": entry.get("competence"),
                "position": position,
            },
        )


def _load_chapters(models: Apps | StateApps, pillar: Any) -> None:
    villages = models.get_model("areas", "Area").objects.filter(
        code__startswith=f"{settings.CITY}.", kind__in=list(_KINDS)
    )
    for village in villages:
        models.get_model("pillars", "Organization").objects.update_or_create(
            code=f"{pillar.code}.{village.code}",
            defaults={
                "name": f"{pillar.name} {_KINDS[Area.Kind(village.kind)]} {village.name}",
                "short_name": f"{pillar.short_name} {village.name}"[:40],
                "kind": "CHAPTER",
                "level": "VILLAGE",
                "parent": pillar,
                "area": village,
                "decree_years": pillar.decree_years,
            },
        )


@transaction.atomic
def load_file(path: Path = FIVE_PILLARS, *, models: Apps | StateApps = apps) -> None:
    """Write the competences, task kinds, organisations and mandates of a file; loading again updates them.

    A migration passes the models of its own day as `models`.
    """
    says = yaml.safe_load(path.read_text(encoding="utf-8"))
    _load_kinds(models, says)
    for entry in says.get("organizations", ()):
        mandates = entry.pop("mandates", ())
        chapters = entry.pop("chapters", False)
        code = entry.pop("code")
        organization, _created = models.get_model(
            "pillars", "Organization"
        ).objects.update_or_create(code=code, defaults=entry)
        for mandate in mandates:
            models.get_model("pillars", "Mandate").objects.update_or_create(
                organization=organization,
                task_kind_id=mandate["task_kind"],
                defaults={"law": mandate["law"], "certainty": mandate["certainty"]},
            )
        if chapters:
            _load_chapters(models, organization)


@transaction.atomic
def add_organization(
    *,
    code: str,
    name: str,
    short_name: str,
    kind: Organization.Kind,
    level: Organization.Level,
    by: User | None,
    at: datetime,
    area: Area | None = None,
    about: str = "",
    law: str = "",
    phone: str = "",
    decree_years: int | None = None,
) -> Organization:
    """Add a pillar, a partner or an office; a pillar takes the next place. Raises CodeTaken."""
    if Organization.objects.filter(code=code).exists():
        raise CodeTaken(
            _("There is an organisation with the code “%(code)s” already.") % {"code": code}
        )
    position = None
    if kind == Organization.Kind.PILLAR:
        last = Organization.objects.pillars().select_for_update().last()
        position = (last.position or 0) + 1 if last else 1
    organization = Organization.objects.create(
        code=code,
        name=name,
        short_name=short_name,
        kind=kind,
        level=level,
        area=area,
        position=position,
        about_id=about,
        law=law,
        phone=phone,
        decree_years=decree_years,
    )
    audit.record(Event.ORGANIZATION_ADDED, target=organization, by=by, at=at, code=code, kind=kind)
    return organization


@transaction.atomic
def add_mandate(
    *,
    organization: Organization,
    task_kind: TaskKind,
    law: str,
    by: User | None,
    at: datetime,
    certainty: Mandate.Certainty = Mandate.Certainty.MEMORY,
) -> Mandate:
    """Let `organization` be offered tasks of this kind; the same again only changes the law named."""
    mandate, _created = Mandate.objects.update_or_create(
        organization=organization,
        task_kind=task_kind,
        defaults={"law": law, "certainty": certainty},
    )
    audit.record(
        Event.MANDATE_ADDED, target=organization, by=by, at=at, task_kind=task_kind.pk, law=law
    )
    return mandate
