"""Mail in the background."""

import logging
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from pilar.ground.audit.models import Event
from pilar.ground.notices import actions

log = logging.getLogger(__name__)


@task()
def send_letter(event_id: int) -> None:
    """Send the letter that this event queued. Idempotent: a letter that was sent is left alone."""
    actions.send(UUID(Event.objects.get(pk=event_id).target_id), at=timezone.now())


@task()
def send_waiting_letters() -> None:
    """Try again what could not be sent; the schedule calls it every few minutes."""
    now = timezone.now()
    for letter_id in actions.waiting(at=now):
        try:
            actions.send(letter_id, at=now)
        except OSError as refusal:
            log.warning("Letter %s could not be sent: %s", letter_id, type(refusal).__name__)
