"""Joining by the link in an invitation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from pilar.ground.access import actions, invitations
from pilar.ground.access.forms.accounts import FirstPassword
from pilar.ground.web import flash

KEPT = "access.invitation"


@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the link from the mail out of the address, so that it stands in no log and no referrer."""
    if invitations.invited(token, at=timezone.now()) is None:
        return _over(request)
    request.session[KEPT] = token
    return redirect("access:join")


@never_cache
@sensitive_post_parameters()
def join(request: HttpRequest) -> HttpResponse:
    """Shows who is invited, sets the first password, then leads to sign-in. A used or old link says so (404)."""
    now = timezone.now()
    token = request.session.get(KEPT, "")
    user = invitations.invited(token, at=now)
    if user is None:
        return _over(request)
    sent = request.method == "POST"
    form = FirstPassword(request.POST if sent else None, user=user)
    if form.is_valid():
        try:
            actions.accept_invitation(token, password=form.cleaned_data["password"], at=now)
        except actions.InvitationNotValid:
            return _over(request)
        del request.session[KEPT]
        flash.say(request, _("Your password is kept. Now sign in with it."))
        return redirect("account_login")
    page = {"invited": user, "form": form}
    return render(request, "access/invitation.html", page, status=422 if sent else 200)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "access/invitation_over.html", status=404)
