"""Background work: pairs are looked for after people came in."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from pilar.ground.audit.models import Event
from pilar.people.matching import actions
from pilar.people.registry.models import RecordLink

PIECE = 100  # persons a transaction, so that other writers are not held up


def _of_import(run: UUID) -> Iterator[list[UUID]]:
    people = (
        RecordLink.objects.filter(record__import_run=run, person__isnull=False)
        .order_by("person")
        .values_list("person_id", flat=True)
        .distinct()
    )
    ids = [person for person in people if person]
    for start in range(0, len(ids), PIECE):
        yield ids[start : start + PIECE]


@task
def find_pairs_of_import(event_id: int) -> None:
    """Look for pairs among the people of the import that this event ended. Repeating it adds nothing."""
    event = Event.objects.get(pk=event_id)
    for people in _of_import(UUID(event.target_id)):
        actions.find_pairs(people=people, by=event.by, at=timezone.now())


@task
def find_pairs_of_person(event_id: int) -> None:
    """Look for pairs of the one person that this event added. Repeating it adds nothing."""
    event = Event.objects.get(pk=event_id)
    actions.find_pairs(people=[UUID(event.target_id)], by=event.by, at=timezone.now())
