"""Writing the trail."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction

from pilar.ground.audit import chain
from pilar.ground.audit.models import EVENT_COLUMNS, Event, Pending
from pilar.ground.jobs import subscriptions

if TYPE_CHECKING:
    from pilar.ground.access.models import User


def record(
    name: str,
    *,
    target: models.Model | None = None,
    by: "User | None",
    at: datetime,
    area: str = "",
    **details: Any,
) -> Event:
    """Write one act into the trail and enqueue the jobs that subscribe to `name`.

    Call it inside the action's transaction: without one it is an error, since the act and its
    trace stand or fall together. `details` must be JSON without fractions (the two databases
    write them differently) and free of identifiers and diagnoses.
    """
    if not transaction.get_connection().in_atomic_block:
        message = f"{name} was recorded outside a transaction"
        raise transaction.TransactionManagementError(message)
    event = Event.objects.create(
        name=name,
        at=at,
        by=by,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        area=area,
        details=json.loads(json.dumps(details), parse_float=_refuse_fraction),
    )
    row = chain.Row(*(getattr(event, column) for column in EVENT_COLUMNS))
    Pending.objects.create(event=event, tag=chain.tag(settings.AUDIT_KEY, row))
    subscriptions.enqueue(name, event.pk)
    return event


def _refuse_fraction(text: str) -> float:
    message = f"the details of an event hold the fraction {text}: give a whole number or a text"
    raise TypeError(message)
