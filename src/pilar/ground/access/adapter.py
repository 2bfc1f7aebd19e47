"""How allauth behaves here: nobody signs up, the trail hears of everything, mail goes through notices."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pilar.ground.access import actions, homes
from pilar.ground.access.models import User
from pilar.ground.notices import actions as notices

HOW = "_pilar_how"

SAID = {
    "account/messages/password_changed.txt": _(
        "Your password is new. Other browsers are signed out."
    ),
    "mfa/messages/totp_activated.txt": _("From now on signing in asks for a code as well."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for a code."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "These are new recovery codes. Older ones no longer work."
    ),
}
MAILED = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was set anew through a link in a mail."),
    "mfa/email/totp_activated": _("Signing in to your account now asks for a code as well."),
    "mfa/email/totp_deactivated": _("Signing in to your account no longer asks for a code."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """An account begins with an invitation; allauth signs it in and out, limits tries, resets."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "Too many tries did not fit. Wait five minutes, or ask for a new password."
        ),
        "rate_limited": _("Too many tries did not fit. Wait five minutes, then go on."),
        "enter_current_password": _("That is not your present password. Type it again."),
        "incorrect_password": _("That is not your password. Type it again."),
        "invalid_password_reset": _("This link no longer works. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only pages of this very host: a sign-in leads nowhere else."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    # --- in and out ----------------------------------------------------------------------------
    def login(self, request: HttpRequest, user: User) -> None:
        with transaction.atomic():
            super().login(request, user)
            how = request.__dict__.get(HOW, "password")
            actions.note_signed_in(user, at=timezone.now(), how=how)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        homes.remember_language(response, user.language)
        return response

    def logout(self, request: HttpRequest) -> None:
        with transaction.atomic():
            if request.user.is_authenticated:
                actions.note_signed_out(request.user, at=timezone.now())
            super().logout(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return homes.home(cast("User", request.user), at=timezone.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "access:me"

    # --- tries that did not fit ----------------------------------------------------------------
    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write it down, for an account and for no account alike, so that the time it takes says nothing."""
        known = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        actions.note_refused(known, at=timezone.now())

    def _tries_left(self) -> int:
        """How many more tries allauth allows this address and this name before it makes them wait."""
        usage = self._login_failed_rl_usage
        left = []
        for used in usage.usage if usage else []:
            allowed = int(used.cache_key.split(":")[4].split("/")[0])
            left.append(allowed - len(cache.get(used.cache_key, [])))
        return max(0, min(left, default=0))

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code != "email_password_mismatch":
            error: ValidationError = super().validation_error(code, *args)
            return error
        left = self._tries_left()
        message = ngettext(
            "Name or password do not fit yet. %(left)s try left.",
            "Name or password do not fit yet. %(left)s tries left.",
            left,
        )
        return ValidationError(message % {"left": left}, code=code)

    # --- passwords, messages, mail -------------------------------------------------------------
    def set_password(self, user: User, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            keep = context.request.session.session_key
            actions.note_password_changed(user, by=user, at=timezone.now(), keep=keep)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only what is worth saying, in our words."""
        text = message or SAID.get(message_template or "", "")
        if text:
            super().add_message(request, level, message=str(text), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix != "account/email/password_reset_key":
            message = f"There is no mail for {template_prefix}."
            raise LookupError(message)
        user = context["user"]
        page = {"user": user, "link": context["password_reset_url"]}
        notices.mail_page(user.email, "access/mail/new_password.txt", page, language=user.language)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        page = {"user": user, "what": MAILED[template_prefix], "at": timezone.now()}
        notices.mail_page(user.email, "access/mail/security.txt", page, language=user.language)
