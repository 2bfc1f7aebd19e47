"""Writing the trail."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from pilar.ground.audit.models import Event, Pending
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
    trace stand or fall together. `details` must be JSON and free of identifiers and diagnoses.
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
        details=details,
    )
    Pending.objects.create(event=event)
    subscriptions.enqueue(name, event.pk)
    return event
