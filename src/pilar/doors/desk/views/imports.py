"""Lists of offices: brought in, looked through, confirmed, taken in the background."""

import hashlib
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pilar.doors.desk import import_forms, imported, importing
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.files import actions as files
from pilar.ground.files.queries import Erased
from pilar.ground.jobs import actions as jobs
from pilar.ground.jobs import parts
from pilar.ground.jobs.models import Progress
from pilar.ground.web.flash import say
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.kernel.errors import DomainError
from pilar.people.matching.permissions import Permission as Matching
from pilar.people.registry import actions, lists
from pilar.people.registry import queries as registry
from pilar.people.registry.lists import ColumnMap
from pilar.people.registry.models import ImportRun, Source
from pilar.people.registry.permissions import Permission

State = ImportRun.State


def _found(request: SignedInRequest, run_id: UUID) -> ImportRun:
    runs = ImportRun.objects.select_related("source", "by")
    return scope.get_or_404(request.user, Permission.IMPORT_LIST, runs, pk=run_id)


@scope.requires(Permission.IMPORT_LIST, everywhere=True)
def imports(request: SignedInRequest) -> HttpResponse:
    """Bring in a file; and what came in before."""
    if request.method != "POST":
        return _overview(request, import_forms.Upload())
    form = import_forms.Upload(request.POST, request.FILES)
    if not form.is_valid():
        return _overview(request, form, status=422)
    try:
        run = _stage(request, form.cleaned_data)
    except lists.ListRefused as refusal:
        form.add_error("file", str(refusal))
        return _overview(request, form, status=422)
    return redirect("desk:import", run.pk)


def _overview(
    request: SignedInRequest, form: import_forms.Upload, status: int = 200
) -> HttpResponse:
    runs = scope.visible(request.user, Permission.IMPORT_LIST, ImportRun)
    listing = Listing(
        request,
        runs.select_related("source", "by"),
        columns=[
            Column(_("List"), sort="berkas"),
            Column(_("Brought in"), sort="waktu"),
            Column(_("What came of it")),
            Column(_("State")),
        ],
        orders={"berkas": ["file_name"], "waktu": ["started_at"]},
        default="-waktu",
    )
    rows = [(run, imported.in_words(run)) for run in listing.rows]
    page = {"form": form, "listing": listing, "rows": rows}
    return render(request, "desk/imports.html", page, status=status)


def _stage(request: SignedInRequest, said: dict[str, Any]) -> ImportRun:
    """Look through the file, then keep it with what was seen. Raises ListRefused: nothing is kept."""
    file: UploadedFile[bytes] = said["file"]
    content, now = file.read(), timezone.now()
    name = (file.name or "daftar")[:200]
    known = Source.objects.filter(pk=said["source"]).first() if said["source"] else None
    remembered = registry.confirmed_columns(known) if known else {}
    seen = importing.preview(content, name, ColumnMap(remembered))
    with transaction.atomic():
        media = "text/csv" if not content.startswith(b"PK") else "application/zip"
        upload = files.save_document(content, media_type=media, by=request.user, at=now)
        return actions.stage_import(
            source=known or actions.list_source(said["new_source"]),
            file_name=name,
            file_sha256=hashlib.sha256(content).hexdigest(),
            upload=upload.pk,
            observed_on=seen.observed_on,
            column_map=seen.column_map,
            preview=seen.counts,
            by=request.user,
            at=now,
        )


@scope.requires(Permission.IMPORT_LIST, everywhere=True)
def import_(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """One list: what was seen and which column holds what; how far it is; or what came of it."""
    run = _found(request, run_id)
    if request.method == "POST":
        return _set_columns(request, run)
    progress = Progress.objects.filter(pk=run.progress_id).first() if run.progress_id else None
    if progress and (part := parts.answer(request, progress)):
        return part
    return _page(request, run, progress=progress)


def _page(
    request: SignedInRequest,
    run: ImportRun,
    *,
    form: import_forms.Columns | None = None,
    progress: Progress | None = None,
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {
        "run": run,
        "progress": progress if run.state == State.RUNNING else None,
        "words": imported.in_words(run),
        "problems": imported.problems(run),
        "rejects": imported.rejects(run),
        "may_review": scope.may(request.user, Matching.REVIEW_PAIR),
    }
    if run.state == State.PREVIEW:
        columns = importing.columns_of(run)
        initial = {"observed_on": run.observed_on, "head_row": run.column_map.get("head_row")}
        page["form"] = form or import_forms.Columns(columns=columns, initial=initial)
        page["needed"] = "" if run.counts else importing.why_not(run)
    return render(request, "desk/import.html", page, status=status)


def _set_columns(request: SignedInRequest, run: ImportRun) -> HttpResponse:
    """Read the list anew with the columns as they were set."""
    form = import_forms.Columns(request.POST, columns=importing.columns_of(run))
    if form.is_valid():
        day = form.cleaned_data["observed_on"]
        try:
            content = importing.content_of(run)
            seen = importing.preview(content, run.file_name, form.column_map(), day)
            actions.remap_import(
                run=run,
                observed_on=seen.observed_on,
                column_map=seen.column_map,
                preview=seen.counts,
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            if not seen.needed:
                say(request, _("Read anew with these columns."))
                return redirect("desk:import", run.pk)
            run.refresh_from_db()
            form.add_error(None, seen.needed)
    return _page(request, run, form=form, status=422)


@require_POST
@scope.requires(Permission.IMPORT_LIST, everywhere=True)
def confirm(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Let the list come in, in the background."""
    run, now = _found(request, run_id), timezone.now()
    if run.state == State.PREVIEW and not run.counts:
        return _set_columns(request, run)
    with transaction.atomic():
        total = run.counts.get("read", 0)
        progress = jobs.start("import", run.file_name, by=request.user, at=now, total=total)
        actions.confirm_import(run=run, progress=progress.pk, by=request.user, at=now)
    return redirect("desk:import", run.pk)


@require_POST
@scope.requires(Permission.IMPORT_LIST, everywhere=True)
def discard(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Put the list aside and destroy the kept file."""
    run, now = _found(request, run_id), timezone.now()
    with transaction.atomic():
        actions.discard_import(run=run, by=request.user, at=now)
        upload = importing.upload_of(run)
        files.erase(upload, by=request.user, at=now, reason="list put aside")
    say(request, _("Put aside. Nothing of it was stored."))
    return redirect("desk:imports")


@require_safe
@scope.requires(Permission.IMPORT_LIST, everywhere=True)
def rejected(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """The rows that were not taken, with reason, read again from the kept file."""
    run = _found(request, run_id)
    if not run.upload_id:
        raise Http404
    try:
        content = imported.rejects_file(run)
    except (Erased, lists.ListRefused) as gone:
        raise Http404 from gone
    looks.note(request, [run.pk], reason="rejected rows of a list")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ditolak-{run.pk.hex[-8:]}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response
