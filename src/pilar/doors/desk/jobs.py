"""Background work of the workplace: taking a list that was confirmed."""

from uuid import UUID

from django.utils import timezone, translation
from django_tasks import task

from pilar.doors.desk import importing
from pilar.ground.audit.models import Event
from pilar.ground.jobs import actions as jobs
from pilar.kernel.errors import DomainError
from pilar.people.registry import actions
from pilar.people.registry.models import ImportRun


@task
def take_list(event_id: int) -> None:
    """Take the rows of the import that this event confirmed; after an interruption, the rest of them."""
    event = Event.objects.get(pk=event_id)
    run = ImportRun.objects.select_related("source", "by").get(pk=UUID(event.target_id))
    if run.state != ImportRun.State.RUNNING or run.progress_id is None:
        return
    progress = run.progress_id
    with translation.override(run.by.language if run.by else None):
        try:
            with importing.reading_of(run) as reading:
                actions.run_import(
                    run=run,
                    rows=reading.rows(),
                    at=timezone.now(),
                    progress=lambda read: jobs.advance(progress, done=read),
                )
        except DomainError as refusal:
            actions.fail_import(run=run, refusal=refusal, at=timezone.now())
            jobs.fail(progress, at=timezone.now(), message=str(refusal)[:300])
        else:
            jobs.finish(progress, at=timezone.now())
