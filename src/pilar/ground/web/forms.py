"""The base of all forms, and a date as people write it."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.parts import Text

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb february", "maret mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "agustus agu ags aug august", "september sep sept",
            "oktober okt october oct", "november nov nopember nop", "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, to bind a form to; None when the page is only asked for. An empty form is a sent one."""
    return request.POST if request.method == "POST" else None


class PilarForm(forms.Form):
    """A plain form that parses; actions write. Rendered by `{% field %}`, `{% choices %}`, `{% form %}`.

    choice_hints: field -> value -> a small example beneath the answer; choice_icons likewise (Lucide
    names); unknown: field -> the value (or values) that means "belum tahu": it gets the dashed edge.
    """

    choice_hints: ClassVar[Mapping[str, Mapping[str, Text]]] = {}
    choice_icons: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    unknown: ClassVar[Mapping[str, str | Collection[str]]] = {}
    use_required_attribute = False
    required_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak_plainly(field, bool(self.unknown.get(name)))
            _native_shape(field)


def _speak_plainly(field: forms.Field, has_unknown: bool) -> None:
    """Our sentences instead of Django's, where the form didn't write its own."""
    plain: dict[str, Any] = {"required": _required(field, has_unknown), **_MESSAGES}
    for code, message in plain.items():
        standard = _standard(field, code)
        if standard is not None and str(field.error_messages.get(code)) == str(standard):
            field.error_messages[code] = message


def _standard(field: forms.Field, code: str) -> Text | None:
    """What Django itself says for `code` in this kind of field."""
    for kind in type(field).__mro__:
        messages = vars(kind).get("default_error_messages", {})
        if code in messages:
            return messages[code] if kind.__module__.startswith("django.") else None
    return None


def _required(field: forms.Field, has_unknown: bool) -> Text:
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Choose one, or say that you are not sure.") if has_unknown else _("Choose one.")
    if isinstance(field, forms.BooleanField):
        return _("Tick this to go on.")
    return _("This can't stay empty.")


_MESSAGES: dict[str, Text] = {
    "invalid_choice": _("This answer is not in the list. Choose again."),
    "invalid_list": _("Choose from the list."),
    "invalid_pk_value": _("This answer is not in the list. Choose again."),
}


def _native_shape(field: forms.Field) -> None:
    """The keyboard that fits on a phone."""
    widget = field.widget
    if isinstance(field, forms.IntegerField):
        widget.attrs.setdefault("inputmode", "numeric")
    if isinstance(field, forms.EmailField):
        widget.attrs.setdefault("autocomplete", "email")
    if isinstance(widget, forms.DateInput) and not isinstance(field, DayField):
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"


class DayField(forms.Field):
    """A day as people write it: "17 8 1952", "17/08/1952", "17 Agustus 1952", "1952-08-17".

    Gives a date. earliest and latest bound it (latest: today unless told; None for no bound). native: the
    phone's own date picker, for days near today.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        native: bool = False,
        earliest: date | None = date(1900, 1, 1),
        latest: date | str | None = "today",
        **kwargs: Any,
    ) -> None:
        if native:
            kwargs["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        day = parse_day(str(value))
        latest = timezone.localdate() if self.latest == "today" else self.latest
        if isinstance(latest, date) and day > latest:
            raise ValidationError(_("This day is still to come. Check the year."), code="future")
        if self.earliest and day < self.earliest:
            raise ValidationError(_("This day is too long ago. Check the year."), code="too_early")
        return day


def parse_day(text: str) -> date:
    """The day that `text` names. Raises ValidationError that says which part can't be."""
    words = re.split(r"[\s/.,\-]+", text.strip().lower())
    if len(words) != 3:
        raise ValidationError(_("Write day, month and year, for example 17 8 1952."), code="parts")
    if words[0].isdigit() and len(words[0]) == 4:
        words.reverse()
    month = MONTHS.get(words[1], int(words[1]) if words[1].isascii() and words[1].isdigit() else 0)
    if not (
        words[0].isascii() and words[0].isdigit() and words[2].isascii() and words[2].isdigit()
    ):
        raise ValidationError(_("Write day, month and year, for example 17 8 1952."), code="parts")
    if not 1 <= month <= 12:
        raise ValidationError(
            _("Month %(month)s does not exist. Write 1 to 12."),
            code="month",
            params={"month": words[1]},
        )
    if len(words[2]) != 4:
        raise ValidationError(_("Write the year with four figures, for example 1952."), code="year")
    try:
        return date(int(words[2]), month, int(words[0]))
    except ValueError as error:
        raise ValidationError(
            _("Day %(day)s does not exist in that month."), code="day", params={"day": words[0]}
        ) from error
