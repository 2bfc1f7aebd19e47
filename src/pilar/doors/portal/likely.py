"""Reports that are perhaps the same as the one about to be sent, in words that point to nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from pilar.ground.web.numbers import hari_tanggal
from pilar.kernel import envelope
from pilar.work.intake import help_kinds, queries
from pilar.work.intake.models import Report

MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One of them: `token` stands for it in this draft alone."""

    token: str
    title: str
    hint: str
    report: Report


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "portal/likely")


def _offer(draft: UUID, report: Report) -> Offer:
    kinds = ", ".join(help_kinds.names(need.kind for need in report.needs.all()))
    token = envelope.blind_index(_key(settings.MASTER_KEY), str(draft), str(report.pk)).hex()
    place = report.village.name if report.village else _("an unknown place")
    told = _("Reported on %(day)s in %(place)s. It is being worked on.")
    return Offer(
        token,
        _("Yes: %(kinds)s") % {"kinds": kinds},
        told % {"day": hari_tanggal(report.received_at), "place": place},
        report,
    )


def offers(draft: UUID, said: Mapping[str, Any], *, at: datetime) -> list[Offer]:
    """At most three, the likeliest first. No name, no words, no code of another report is in them."""
    found = queries.alike(
        village=said["village"],
        rt=said["rt"],
        rw=said["rw"],
        kinds=said["kinds"],
        name=said["name"],
        at=at,
    )
    return [_offer(draft, each.report) for each in found[:MOST]]
