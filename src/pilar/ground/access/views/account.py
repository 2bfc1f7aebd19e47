"""One account, by whoever manages accounts."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec
from uuid import UUID

from allauth.account.forms import ResetPasswordForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.access import actions, queries, scope
from pilar.ground.access.forms.accounts import (
    ChangeAccount,
    Deactivate,
    GiveRole,
    chosen_areas,
    chosen_pillar,
)
from pilar.ground.access.models import User
from pilar.ground.access.permissions import Permission
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web import flash
from pilar.ground.web.parts import Text
from pilar.kernel.errors import DomainError

P = ParamSpec("P")
manages = scope.requires(Permission.MANAGE_ACCOUNTS, everywhere=True)


def _found(request: SignedInRequest, user_id: UUID) -> User:
    return scope.get_or_404(request.user, Permission.MANAGE_ACCOUNTS, User, pk=user_id)


@manages
def account(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """The account: state, roles, what it holds besides, sessions, and what one may do about it."""
    user = _found(request, user_id)
    initial = {"full_name": user.full_name, "language": user.language}
    form = ChangeAccount(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_account(user, by=request.user, at=timezone.now(), **form.cleaned_data)
        flash.say(request, _("Kept."))
        return redirect("access:account", user.pk)
    now = timezone.now()
    page = {
        "account": user,
        "form": form,
        "own": user.pk == request.user.pk,
        "roles": queries.held_roles([user.pk], at=now)[user.pk],
        "grants": queries.single_grants(user, at=now)[:50],
        "sessions": queries.sessions(user, at=now),
        "has_two_step": queries.has_two_step(user),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "access/account.html", page, status=status)


@manages
def give_role(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """Give one more role, for one or several areas."""
    user = _found(request, user_id)
    form = GiveRole(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign_roles(
                user,
                form.cleaned_data["role"],
                chosen_areas(form),
                by=request.user,
                at=timezone.now(),
                pillar=chosen_pillar(form),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            flash.say(request, _("The role holds from now on."))
            return redirect("access:account", user.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "access/give_role.html", {"account": user, "form": form}, status=status)


@manages
def deactivate(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """Ask why, then close the account."""
    user = _found(request, user_id)
    form = Deactivate(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.deactivate(user, by=request.user, at=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("%(name)s is signed out everywhere; roles and grants have ended.")
            flash.say(request, said % {"name": user.full_name})
            return redirect("access:account", user.pk)
    status = 422 if request.method == "POST" else 200
    page = {"account": user, "form": form}
    return render(request, "access/deactivate.html", page, status=status)


def _act(
    act: Callable[Concatenate[SignedInRequest, User, P], Text],
) -> Callable[..., HttpResponse]:
    """A button of the account page: does `act` on POST, says what it gives or why not, and comes back."""

    def view(
        request: SignedInRequest, user_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        user = _found(request, user_id)
        if request.method == "POST":
            try:
                flash.say(request, act(request, user, *args, **kwargs))
            except DomainError as refusal:
                flash.say(request, str(refusal))
        return redirect("access:account", user.pk)

    return view


@manages
@_act
def end_role(request: SignedInRequest, user: User) -> Text:
    """End one role that the account holds, named by its key."""
    now, key = timezone.now(), request.POST.get("held", "")
    held = next((h for h in queries.held_roles([user.pk], at=now)[user.pk] if h.key == key), None)
    if held is None:
        raise actions.RoleNotHeld(_("That role has already ended. Load the page again."))
    actions.end_role(user, held.role, held.area, object_id=held.object_id, by=request.user, at=now)
    return _("The role has ended.")


@manages
@_act
def invite_again(request: SignedInRequest, user: User) -> Text:
    """Send a new link; the old one is worthless."""
    actions.renew_invitation(user, by=request.user, at=timezone.now())
    return _("A new invitation is on its way. The old link no longer works.")


@manages
@_act
def send_new_password(request: SignedInRequest, user: User) -> Text:
    """Have allauth send the link for a new password."""
    form = ResetPasswordForm({"email": user.email})
    if not user.is_active or not form.is_valid():
        raise actions.AccountState(_("Only an active account gets a new password."))
    form.save(request)
    actions.note_reset_sent(user, by=request.user, at=timezone.now())
    return _("A link for a new password is on its way to %(address)s.") % {"address": user.email}


@manages
@_act
def reactivate(request: SignedInRequest, user: User) -> Text:
    """Open a closed account again."""
    actions.reactivate(user, by=request.user, at=timezone.now())
    return _("The account is open again. Give it a role.")


@manages
@_act
def end_session(request: SignedInRequest, user: User, session_id: int) -> Text:
    """Sign the account out of one browser."""
    actions.end_session(user, session_id, by=request.user, at=timezone.now())
    return _("That browser is signed out.")
