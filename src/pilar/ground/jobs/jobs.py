"""What recurs in the queue itself: see SCHEDULE in config/wiring.py."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from pilar.ground.jobs import actions


def requeue_lost() -> None:
    """Give back the jobs of workers that are gone."""
    actions.requeue_lost(at=timezone.now())


@task()
def prune() -> None:
    """Forget the results of jobs that ended more than a fortnight ago."""
    call_command("prune_db_task_results", min_age_days=14, failed_min_age_days=90, verbosity=0)
