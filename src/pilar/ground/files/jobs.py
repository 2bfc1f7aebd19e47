"""What recurs: see SCHEDULE in config/wiring.py."""

from django.utils import timezone
from django_tasks import task

from pilar.ground.files import actions


@task()
def sweep() -> None:
    """Remove files whose transaction failed."""
    actions.sweep(at=timezone.now())
