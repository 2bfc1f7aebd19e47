"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.forms import PilarForm

LONGEST_PASSWORD = 200
NEW = _("At least 12 characters. Three or four words are easy to keep in mind.")
NAME = _("The mail address at which you were invited.")


class OurWords(PilarForm):
    """Takes allauth's placeholders and help away and puts our labels and hints in their place."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = self.hints.get(name, "")
            field.label = self.labels.get(name, field.label)
            if isinstance(field.widget, forms.PasswordInput):
                _limit(field)


def _limit(field: forms.Field) -> None:
    """Nobody has a password of a megabyte, and hashing one costs."""
    if isinstance(field, forms.CharField):
        field.max_length = LONGEST_PASSWORD
        field.validators.append(MaxLengthValidator(LONGEST_PASSWORD))


class SignIn(OurWords, account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    labels = {"login": _("User name"), "password": _("Password")}
    hints = {"login": NAME}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class AskForNewPassword(OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": _("User name")}
    hints = {"email": NAME}


class NewPasswordFromLink(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": _("New password"), "password2": _("New password, once more")}
    hints = {"password1": NEW}


class ChangePassword(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }
    hints = {"password1": NEW}


class PasswordAgain(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": _("Password")}


class _CodeForm(OurWords):
    labels = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class Code(_CodeForm, AuthenticateForm):  # type: ignore[misc]
    hints = {"code": _("Six digits from the app on your phone, or a recovery code.")}


class CodeAgain(_CodeForm, ReauthenticateForm):  # type: ignore[misc]
    hints = {"code": _("Six digits from the app on your phone, or a recovery code.")}


class FirstCode(_CodeForm, ActivateTOTPForm):  # type: ignore[misc]
    hints = {"code": _("Six digits that the app shows now.")}
