"""What the pages for following a report ask."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.forms import PilarForm
from pilar.kernel import checksums
from pilar.work.intake.fields import Words
from pilar.work.intake.told import WORDS


class Follow(PilarForm):
    """Code and PIN. A typing error in the code is told; whether it exists never is."""

    code = forms.CharField(
        label=_("Report code"),
        help_text=_("It stands on the picture or the slip that you kept. Example: BT-7K4M-2Q9"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    pin = forms.CharField(
        label=_("PIN, 6 digits"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        read = checksums.read_code(typed)
        if read.code:
            return read.code
        signs = "".join(c for c in typed.upper() if c.isalnum()).removeprefix("BT")
        if len(read.off) == 1:
            part = signs[:4] if read.off == (1,) else signs[4:]
            where = _("The first part") if read.off == (1,) else _("The last part")
            raise ValidationError(
                _("%(where)s, %(part)s, seems mistyped."),
                code="typed",
                params={"where": where, "part": part},
            )
        raise ValidationError(
            _("A code has 7 signs after BT, for example BT-7K4M-2Q9."), code="length"
        )

    def clean_pin(self) -> str:
        digits = re.sub(r"[\s.-]", "", self.cleaned_data["pin"])
        if not re.fullmatch(r"[0-9]{6}", digits):
            raise ValidationError(_("The PIN has 6 digits."), code="length")
        return digits


class Addition(PilarForm):
    """Something new from the reporter."""

    words = Words(
        label=_("News or something to add"),
        help_text=_("For example: it has changed, a new number, how to find the way."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": WORDS}),
        max_length=WORDS,
        required=False,
    )
    photo = forms.FileField(
        label=_("Photo"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        nothing = not said.get("words") and not said.get("photo")
        if nothing and not self.errors:
            self.add_error("words", _("Write what is new, or send a photo."))
        return said


class Word(PilarForm):
    """Whether it is really solved, and how it was."""

    solved = forms.ChoiceField(
        label=_("What do you say?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("It is solved")), ("no", _("It is not solved"))],
    )
    rating = forms.TypedChoiceField(
        label=_("How were you treated?"),
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("4", _("Very well")),
            ("3", _("Well")),
            ("2", _("Not so well")),
            ("1", _("Badly")),
        ],
    )
    words = Words(
        label=_("What should we know?"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": WORDS}),
        max_length=WORDS,
        required=False,
    )
    choice_icons = {"rating": {"4": "smile", "3": "smile", "2": "meh", "1": "frown"}}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("solved") == "no" and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write in a few words what is still missing."))
        return said


class Objection(PilarForm):
    """Why the resident does not agree."""

    words = Words(
        label=_("What is not right?"),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": WORDS}),
        max_length=WORDS,
        error_messages={"required": _("Write in a few words what is not right.")},
    )
