"""The three papers as PDF, in Indonesian: they go into the office's files."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.review.forum import finding, papers
from pilar.review.forum.permissions import Permission


def _pdf(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@scope.requires(Permission.MANAGE)
@require_GET
def attendance_list(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Daftar hadir: everybody invited, with a column to sign."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    with override("id"):
        content = papers.attendance_list(meeting, timezone.now())
    return _pdf(f"daftar-hadir-{meeting.on:%Y%m%d}", content)


@scope.requires(Permission.VIEW)
@require_GET
def minutes(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Notula: agenda, evidence, decisions."""
    meeting = finding.meeting_or_404(request.user, Permission.VIEW, meeting_id)
    with override("id"):
        content = papers.minutes(meeting, timezone.now())
    return _pdf(f"notula-{meeting.on:%Y%m%d}", content)


@scope.requires(Permission.VIEW)
@require_GET
def follow_up(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Rencana Tindak Lanjut: the matrix of steps."""
    meeting = finding.meeting_or_404(request.user, Permission.VIEW, meeting_id)
    with override("id"):
        content = papers.follow_up(meeting, timezone.now())
    return _pdf(f"rencana-tindak-lanjut-{meeting.on:%Y%m%d}", content)
