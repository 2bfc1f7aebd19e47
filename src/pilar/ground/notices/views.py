"""Notices of whoever is signed in."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pilar.ground.notices import actions, queries
from pilar.ground.web import flash
from pilar.ground.web.pages import Listing


@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of the account, newest first."""
    listing = Listing(request, queries.of(request.user), default="-at", columns=())
    page = {"listing": listing, "unread": queries.unread_count(request.user)}
    return render(request, "notices/notices.html", page)


@login_required
@require_POST
def open_notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Mark a notice as read and go to the page that it is about."""
    notice = queries.of(request.user).filter(pk=notice_id).first()
    if notice is None:
        raise Http404
    actions.read(cast(Any, request.user), notice.pk, at=timezone.now())
    return redirect(notice.url or "notices:notices")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all notices as read."""
    read = actions.read(cast(Any, request.user), at=timezone.now())
    said = ngettext("%(count)s notice is read.", "%(count)s notices are read.", read)
    flash.say(request, said % {"count": read} if read else _("There was nothing new."))
    return redirect("notices:notices")
