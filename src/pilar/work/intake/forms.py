"""What the desk fills in: a report for somebody, and what it does with one."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.web.forms import PilarForm
from pilar.kernel import checksums
from pilar.kernel.ids import new_id
from pilar.work.intake import help_kinds
from pilar.work.intake.fields import (
    PlaceAndContact,
    Words,
    age_field,
    rt_rw,
    village_choices,
    village_of,
)
from pilar.work.intake.models import Report
from pilar.work.intake.told import LANDMARK, NAME, WORDS

PHOTO = forms.FileInput(attrs={"accept": "image/*"})


class SentAs(forms.UUIDField):
    """The number that the page gave its report, so that it is stored once. What is no number gets a new one."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> UUID:  # type: ignore[override]  # the stubs call a UUID text
        try:
            return super().to_python(value) or new_id()
        except ValidationError:
            return new_id()


def _long(label: Any, *, required: bool = True, missing: Any = "", rows: int = 3) -> Words:
    return Words(
        label=label,
        required=required,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": WORDS}),
        error_messages={
            "required": missing or _("Write the words that the reporter will read."),
            "max_length": _("This is too long. Shorten it to 2,000 signs."),
        },
    )


URGENCIES = [
    (Report.Urgency.EMERGENCY, _("Life in danger")),
    (Report.Urgency.URGENT, _("Today or tomorrow")),
    (Report.Urgency.NORMAL, _("Can wait some days")),
    (Report.Urgency.UNKNOWN, _("Not known")),
]


class Take(PlaceAndContact, PilarForm):
    """A report that a worker takes down for somebody: one page, the quick answers first."""

    channel = forms.ChoiceField(label=_("How it came"))
    for_whom = forms.ChoiceField(
        label=_("Who needs help"),
        choices=[
            (Report.ForWhom.OTHER, _("Somebody the reporter knows")),
            (Report.ForWhom.SELF, _("The reporter")),
            (Report.ForWhom.STRANGER, _("Somebody unknown")),
        ],
    )
    urgency = forms.ChoiceField(
        label=_("How urgent"),
        widget=forms.RadioSelect,
        choices=URGENCIES,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What is needed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one, or “I am not sure”.")},
    )
    words = _long(_("In the reporter's words"), required=False, rows=4)
    name = Words(label=_("Name of the person"), max_length=NAME, required=False)
    age = age_field(_("Age, about"))
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=[("", _("Not known")), ("L", _("Male")), ("P", _("Female"))],
    )
    village = forms.ChoiceField(label=_("Desa or kelurahan"))
    rt = forms.CharField(label="RT", required=False)
    rw = forms.CharField(label="RW", required=False)
    landmark = Words(label=_("Landmark"), max_length=LANDMARK, required=False)
    reporter = Words(label=_("Name of the reporter"), max_length=NAME, required=False)
    contact_kind = forms.ChoiceField(
        label=_("Reach the reporter by"),
        choices=[
            (Report.Contact.NONE, _("Not at all")),
            (Report.Contact.WHATSAPP, _("WhatsApp")),
            (Report.Contact.PHONE, _("Telephone")),
            (Report.Contact.EMAIL, _("E-mail")),
        ],
    )
    contact = forms.CharField(label=_("Number or address"), max_length=254, required=False)
    photo = forms.FileField(label=_("Photo"), required=False, widget=PHOTO)
    same = forms.ChoiceField(
        label=_("Is it one of these?"), widget=forms.RadioSelect, required=False
    )
    sent_as = SentAs(required=False)

    unknown = {"urgency": Report.Urgency.UNKNOWN, "kinds": "UNSURE"}

    def __init__(
        self,
        *args: Any,
        villages: Collection[str],
        whole_city: bool,
        field_first: bool,
        **kwargs: Any,
    ) -> None:
        """`villages`: codes in which the worker may record; `field_first`: a volunteer in the field."""
        super().__init__(*args, **kwargs)
        channels = [c for c in Report.Channel if c != Report.Channel.PUBLIC]
        first = Report.Channel.FIELD if field_first else Report.Channel.DESK
        channels.sort(key=lambda channel: channel != first)
        self._choose("channel", [(c.value, capfirst(str(c.label))) for c in channels])
        kinds = help_kinds.all_kinds().values()
        self._choose("kinds", [(kind.code, kind.name) for kind in kinds])
        self._choose(
            "village",
            village_choices(
                villages,
                first=_("Choose"),
                unknown=_("The village is not known") if whole_city else "",
            ),
        )
        self.fields["rt"].widget.attrs["inputmode"] = "numeric"
        self.fields["rw"].widget.attrs["inputmode"] = "numeric"

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def ask_same(self, choices: list[tuple[str, str, str]]) -> None:
        """Name the open reports (id, title, hint) that are perhaps the same; one answer is needed."""
        self._choose("same", [*((pk, t) for pk, t, _h in choices), ("-", _("None of these"))])
        self.choice_hints = {"same": {pk: hint for pk, _t, hint in choices}}  # type: ignore[misc]

    def clean_rt(self) -> str:
        return rt_rw(self.cleaned_data["rt"])

    def clean_rw(self) -> str:
        return rt_rw(self.cleaned_data["rw"])

    def clean_village(self) -> Area | None:
        return village_of(self.cleaned_data["village"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.check_place(said)
        self.check_words(said)
        self.check_contact(said)
        return said


class Seen(PilarForm):
    """An act on a report as its page showed it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Ask(Seen):
    words = _long(_("Question to the reporter"))


class Answer(Seen):
    words = _long(_("Answer that the reporter reads"))


class Reject(Seen):
    words = _long(_("Why not, and what they can do instead"))


class News(Seen):
    words = _long(_("News for the reporter"))


class Note(Seen):
    words = _long(_("Note among workers"), missing=_("Write the note."))


class Addition(Seen):
    words = _long(_("What the reporter said"), missing=_("Write what was said."))


class Urgency(Seen):
    urgency = forms.ChoiceField(label=_("How urgent"), choices=URGENCIES)


class Assign(Seen):
    """Who handles it; only accounts that may, for this place."""

    assignee = forms.ModelChoiceField(
        label=_("Who handles it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = among  # type: ignore[attr-defined]  # a model choice field


class Join(Seen):
    """The other report by its code, as somebody reads it out."""

    code = forms.CharField(label=_("Code of the earlier report"), max_length=40)

    def clean_code(self) -> str:
        read = checksums.read_code(self.cleaned_data["code"])
        if not read.code:
            raise ValidationError(
                _("A code has 7 signs after BT, for example BT-7K4M-2Q9."), code="invalid"
            )
        return read.code


class Match(Seen):
    """The person of whom it speaks; empty: nobody known after all."""

    person = forms.UUIDField(required=False)


class Filters(PilarForm):
    """What the queue is narrowed to."""

    desa = forms.ChoiceField(label=_("Place"), required=False)
    kebutuhan = forms.ChoiceField(label=_("Need"), required=False)
    saluran = forms.ChoiceField(label=_("Channel"), required=False)
    urut = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Nearest deadline")),
            ("-received", _("Newest first")),
            ("received", _("Oldest first")),
        ],
    )

    def __init__(self, *args: Any, villages: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = village_choices(villages, first=_("All villages"))
        self.fields["desa"].choices = places  # type: ignore[attr-defined]  # a choice field
        kinds = [(kind.code, kind.name) for kind in help_kinds.all_kinds().values()]
        channels = [(c.value, capfirst(str(c.label))) for c in Report.Channel]
        self.fields["saluran"].choices = [("", _("All channels")), *channels]  # type: ignore[attr-defined]
        self.fields["kebutuhan"].choices = [("", _("All needs")), *kinds]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """What was chosen; what is not in the lists counts as nothing."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}
