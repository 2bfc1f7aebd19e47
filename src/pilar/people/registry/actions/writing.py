"""How every action of the registry writes: seal a record, link it, refresh what is seen through it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.registry import vault
from pilar.people.registry.fields import ALL
from pilar.people.registry.models import Record, RecordKey, RecordLink, Source


class UnknownField(DomainError):
    code = "registry.field.unknown"


class UnknownSource(DomainError):
    code = "registry.source.unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says it, when it was seen, when and through whom it arrived."""

    source: Source
    observed_on: date
    received_at: datetime
    by: User | None


def source(code: str) -> Source:
    """The source `code`. Raises UnknownSource."""
    found = Source.objects.filter(pk=code).first()
    if found is None:
        raise UnknownSource(_("There is no source “%(code)s”. Add it first.") % {"code": code})
    return found


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` without empty values. Raises UnknownField for a name that the registry does not know."""
    unknown = sorted(set(fields) - ALL)
    if unknown:
        raise UnknownField(
            _("The registry has no field “%(field)s”. Use the standard names.")
            % {"field": unknown[0]}
        )
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
        if value not in (None, "")
    }


def write_record(
    kind: Record.Kind,
    fields: Mapping[str, Any],
    origin: Origin,
    *,
    person: UUID | None = None,
    household: UUID | None = None,
    raw: Mapping[str, Any] | None = None,
    flags: list[str] | None = None,
    retracts: Record | None = None,
) -> Record:
    """Seal one record with its key and its link. The caller refreshes the golden values."""
    pk = new_id()
    sealed = vault.seal(
        pk,
        origin.source.pk,
        origin.observed_on,
        {"fields": checked(fields), "raw": dict(raw or {}), "flags": flags or []},
    )
    record = Record.objects.create(
        pk=pk,
        source=origin.source,
        kind=kind,
        observed_on=origin.observed_on,
        received_at=origin.received_at,
        by=origin.by,
        retracts=retracts,
        payload=sealed.payload,
        digest=sealed.digest,
        content=sealed.content,
    )
    RecordKey.objects.create(record=record, wrapped=sealed.wrapped)
    if person or household:
        RecordLink.objects.create(record=record, person_id=person, household_id=household)
    return record
