"""One's own account."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_POST

from pilar.ground.access import actions, homes, queries, scope
from pilar.ground.access.forms.accounts import OwnLanguage
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web import flash


@scope.signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """Roles and where they hold, language, password, second step, and where one is signed in."""
    form = OwnLanguage(
        request.POST if request.method == "POST" else None,
        initial={"language": request.user.language},
    )
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        return _change_language(request, form.cleaned_data["language"])
    page = {
        "form": form,
        "roles": queries.held_roles([request.user.pk], at=now)[request.user.pk],
        "grants": queries.single_grants(request.user, at=now).count(),
        "sessions": queries.sessions(request.user, at=now),
        "has_two_step": queries.has_two_step(request.user),
        "session_key": request.session.session_key,
    }
    return render(request, "access/me.html", page, status=422 if request.method == "POST" else 200)


def _change_language(request: SignedInRequest, language: str) -> HttpResponse:
    actions.change_account(
        request.user,
        by=request.user,
        at=timezone.now(),
        full_name=request.user.full_name,
        language=language,
    )
    with override(language):
        flash.say(request, _("Pages and mails come in this language now."))
    response = redirect("access:me")
    homes.remember_language(response, language)
    return response


@scope.signed_in
@require_POST
def end_session(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Sign oneself out of one browser; one that is not one's own does not exist."""
    try:
        actions.end_session(request.user, session_id, by=request.user, at=timezone.now())
    except actions.NoSuchSession:
        raise Http404 from None
    flash.say(request, _("That browser is signed out."))
    return redirect("access:me")


@scope.signed_in
@require_POST
def end_other_sessions(request: SignedInRequest) -> HttpResponse:
    """Sign oneself out everywhere but here."""
    ended = actions.end_other_sessions(
        request.user, keep=request.session.session_key, by=request.user, at=timezone.now()
    )
    said = ngettext("%(count)s browser is signed out.", "%(count)s browsers are signed out.", ended)
    flash.say(request, said % {"count": ended})
    return redirect("access:me")
