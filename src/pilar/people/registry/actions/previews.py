"""A list before it is taken: kept, read for a preview, its columns set, then confirmed or put aside."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.people.registry.actions.imports import NotWaiting, begin_import
from pilar.people.registry.events import Event
from pilar.people.registry.models import ImportRun, Source

State = ImportRun.State


@transaction.atomic
def stage_import(
    *,
    source: Source,
    file_name: str,
    file_sha256: str,
    upload: UUID,
    observed_on: date,
    column_map: dict[str, Any],
    preview: dict[str, Any],
    by: User,
    at: datetime,
) -> ImportRun:
    """Note a kept file with what the preview saw; it waits for confirmation."""
    run = begin_import(
        source=source,
        file_name=file_name,
        file_sha256=file_sha256,
        observed_on=observed_on,
        column_map=column_map,
        by=by,
        at=at,
    )
    run.upload_id, run.counts = upload, preview
    run.save(update_fields=["upload_id", "counts"])
    return run


def _waiting(run: ImportRun) -> ImportRun:
    """The run, locked. Raises NotWaiting unless it waits for confirmation."""
    row = ImportRun.objects.select_for_update().get(pk=run.pk)
    if row.state != State.PREVIEW:
        raise NotWaiting(_("This list was confirmed or put aside already. Reload the page to see."))
    return row


@transaction.atomic
def remap_import(
    *,
    run: ImportRun,
    observed_on: date,
    column_map: dict[str, Any],
    preview: dict[str, Any],
    by: User,
    at: datetime,
) -> ImportRun:
    """Set which column holds what, with what the preview sees then. Raises NotWaiting."""
    row = _waiting(run)
    row.observed_on, row.column_map, row.counts = observed_on, column_map, preview
    row.save(update_fields=["observed_on", "column_map", "counts"])
    audit.record(Event.IMPORT_MAPPED, target=row, by=by, at=at, source=row.source_id)
    return row


@transaction.atomic
def confirm_import(*, run: ImportRun, progress: UUID, by: User, at: datetime) -> ImportRun:
    """Let the list come in: whoever subscribes to the event takes its rows. Raises NotWaiting."""
    row = _waiting(run)
    row.state, row.progress_id = State.RUNNING, progress
    row.save(update_fields=["state", "progress_id"])
    audit.record(Event.IMPORT_CONFIRMED, target=row, by=by, at=at, source=row.source_id)
    return row


@transaction.atomic
def discard_import(*, run: ImportRun, by: User, at: datetime) -> ImportRun:
    """Put a list aside: nothing of it was taken. Raises NotWaiting."""
    row = _waiting(run)
    row.state, row.ended_at, row.counts = State.FAILED, at, {}
    row.failure = _("Put aside before it was confirmed. Nothing of it was stored.")
    row.save(update_fields=["state", "ended_at", "failure", "counts"])
    audit.record(Event.IMPORT_DISCARDED, target=row, by=by, at=at, source=row.source_id)
    return row
