"""Background work of the workplace: taking a list that was confirmed."""

from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from pilar.doors.desk import importing
from pilar.ground.audit.models import Event
from pilar.ground.jobs import actions as jobs
from pilar.kernel.errors import DomainError
from pilar.people.registry import actions
from pilar.people.registry.models import ImportRun


class Interrupted(DomainError):
    code = "desk.import.interrupted"


@task
def take_list(event_id: int) -> None:
    """Take the rows of the import that this event confirmed; after an interruption, the rest of them."""
    event = Event.objects.get(pk=event_id)
    run = ImportRun.objects.select_related("source", "by").get(pk=UUID(event.target_id))
    if run.progress_id is None:
        return
    progress = run.progress_id
    if run.state != ImportRun.State.RUNNING:
        _end_progress(run, progress)
        return
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
    run.refresh_from_db()
    _end_progress(run, progress)


def give_up_list(event_id: int) -> None:
    """Say of the import that this event confirmed that it was interrupted too often; nobody waits for it any more."""
    event = Event.objects.get(pk=event_id)
    run = ImportRun.objects.select_related("source", "by").get(pk=UUID(event.target_id))
    with translation.override(run.by.language if run.by else None):
        refusal = Interrupted(
            _(
                "This import was interrupted again and again. Bring the same file once more: "
                "rows that are there already stay as they are."
            )
        )
        actions.fail_import(run=run, refusal=refusal, at=timezone.now())
    run.refresh_from_db()
    if run.progress_id:
        _end_progress(run, run.progress_id)


def _end_progress(run: ImportRun, progress: UUID) -> None:
    """End what the page follows as the run ended; also for a run whose worker was stopped just before this."""
    if run.state == ImportRun.State.DONE:
        jobs.finish(progress, at=timezone.now())
    elif run.state == ImportRun.State.FAILED:
        jobs.fail(progress, at=timezone.now(), message=run.failure[:300])
