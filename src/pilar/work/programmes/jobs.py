"""Background work: after a household was asked, all programmes are determined anew."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from pilar.ground.audit.models import Event
from pilar.people.registry.models import Household
from pilar.work.programmes import actions


@task
def determine_after_answers(event_id: int) -> None:
    """Determine the household whose answers this event tells of. Repeating it adds nothing."""
    event = Event.objects.get(pk=event_id)
    household = Household.objects.get(pk=UUID(event.details["household"]))
    now = timezone.now()
    actions.determine(household=household, on=timezone.localdate(now), by=event.by, at=now)
