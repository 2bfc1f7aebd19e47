"""Background work: pairs are looked for after people came in."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from pilar.ground.audit.models import Event
from pilar.people.matching import actions
from pilar.people.registry import queries

PIECE = 100  # persons whose pairs are stored together; a job that is cut short keeps what it stored


@task
def find_pairs_of_import(event_id: int) -> None:
    """Look for pairs among the people of the import that this event ended. Repeating it adds nothing."""
    event = Event.objects.get(pk=event_id)
    people = queries.people_of_import(UUID(event.target_id))
    for start in range(0, len(people), PIECE):
        piece = people[start : start + PIECE]
        actions.find_pairs(people=piece, by=event.by, at=timezone.now())


@task
def find_pairs_of_person(event_id: int) -> None:
    """Look for pairs of the one person that this event added. Repeating it adds nothing."""
    event = Event.objects.get(pk=event_id)
    actions.find_pairs(people=[UUID(event.target_id)], by=event.by, at=timezone.now())
