"""What recurs: see SCHEDULE in config/wiring.py."""

from django.utils import timezone
from django_tasks import task

from pilar.work.intake import actions


@task()
def forget_tries() -> None:
    """Let go of old tries at codes."""
    actions.forget_tries(at=timezone.now())
