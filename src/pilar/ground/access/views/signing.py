"""allauth's views with our templates; what was refused answers 422."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils import timezone

from pilar.ground.access import actions, queries

OWN_PAGE = reverse_lazy("access:me")


class Refused422:
    """A form that was refused comes back with the status 422."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]  # a mixin before a FormView
        response.status_code = 422
        return response


class SignIn(Refused422, account.LoginView):  # type: ignore[misc]  # allauth ships no types
    template_name = "access/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: dict[str, Any] = super().get_context_data(**kwargs)
        page["next"] = self.get_next_url() or ""
        if settings.DEMO:
            offered = queries.demo_accounts()
            roles = queries.held_roles([user.pk for user in offered], at=timezone.now())
            page["city_code"] = settings.CITY
            page["demo_accounts"] = [(user, roles[user.pk]) for user in offered]
        return page


class SignOut(account.LogoutView):  # type: ignore[misc]
    template_name = "access/sign_out.html"


class Inactive(account.AccountInactiveView):  # type: ignore[misc]
    template_name = "access/inactive.html"


class AskForNewPassword(Refused422, account.PasswordResetView):  # type: ignore[misc]
    template_name = "access/ask_for_new_password.html"


class NewPasswordSent(account.PasswordResetDoneView):  # type: ignore[misc]
    template_name = "access/new_password_sent.html"


class NewPassword(Refused422, account.PasswordResetFromKeyView):  # type: ignore[misc]
    template_name = "access/new_password.html"


class NewPasswordSet(account.PasswordResetFromKeyDoneView):  # type: ignore[misc]
    template_name = "access/new_password_set.html"


class ChangePassword(Refused422, account.PasswordChangeView):  # type: ignore[misc]
    template_name = "access/change_password.html"
    success_url = OWN_PAGE


class PasswordAgain(Refused422, account.ReauthenticateView):  # type: ignore[misc]
    template_name = "access/password_again.html"


class CodeAgain(Refused422, second_step.ReauthenticateView):  # type: ignore[misc]
    template_name = "access/code_again.html"


class Code(second_step.AuthenticateView):  # type: ignore[misc]
    """The second step of signing in."""

    template_name = "access/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and "code" not in request.POST:
            given = request.POST.copy()
            given["code"] = ""  # a form without the field is one left empty
            request.POST = given  # type: ignore[assignment]  # allauth reads it from the request
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class TwoStepOn(Refused422, totp.ActivateTOTPView):  # type: ignore[misc]
    template_name = "access/two_step_on.html"

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        actions.note_two_step(self.request.user, by=self.request.user, at=timezone.now(), what="on")
        response: HttpResponse = super().form_valid(form)
        return response

    def get_success_url(self) -> str:
        return str(
            reverse_lazy("mfa_view_recovery_codes")
            if self.did_generate_recovery_codes
            else OWN_PAGE
        )


class TwoStepOff(totp.DeactivateTOTPView):  # type: ignore[misc]
    template_name = "access/two_step_off.html"
    success_url = OWN_PAGE

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        actions.note_two_step(
            self.request.user, by=self.request.user, at=timezone.now(), what="off"
        )
        response: HttpResponse = super().form_valid(form)
        return response


class RecoveryCodes(recovery.ViewRecoveryCodesView):  # type: ignore[misc]
    template_name = "access/recovery_codes.html"


class NewRecoveryCodes(Refused422, recovery.GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "access/new_recovery_codes.html"

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        actions.note_two_step(
            self.request.user, by=self.request.user, at=timezone.now(), what="recovery codes"
        )
        response: HttpResponse = super().form_valid(form)
        return response


class DownloadRecoveryCodes(recovery.DownloadRecoveryCodesView):  # type: ignore[misc]
    template_name = "access/recovery_codes.txt"
