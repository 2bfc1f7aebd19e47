"""What recurs about accounts."""

from django.utils import timezone
from django_tasks import task

from pilar.ground.access import actions


@task()
def forget_dead_sessions() -> None:
    """Throw away sessions that have run out, with the browser and the address that they were noted with."""
    actions.forget_dead_sessions(at=timezone.now())
