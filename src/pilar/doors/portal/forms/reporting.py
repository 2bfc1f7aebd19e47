"""What the four steps of a report ask, a few answers a page."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.ground.web.forms import PilarForm
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

ForWhom, Urgency, Contact = Report.ForWhom, Report.Urgency, Report.Contact


class Whom(PilarForm):
    """Step 1: for whom, and how urgent."""

    for_whom = forms.ChoiceField(
        label=_("For whom is the help?"),
        widget=forms.RadioSelect,
        choices=[
            (ForWhom.SELF, _("For me or my family")),
            (ForWhom.OTHER, _("For somebody I know")),
            (ForWhom.STRANGER, _("For somebody I don't know")),
        ],
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        widget=forms.RadioSelect,
        choices=[
            (Urgency.EMERGENCY, _("Somebody's life is in danger now")),
            (Urgency.URGENT, _("Today or tomorrow")),
            (Urgency.NORMAL, _("It can wait some days")),
            (Urgency.UNKNOWN, _("I don't know")),
        ],
    )
    choice_hints = {
        "for_whom": {
            ForWhom.OTHER: _("A neighbour, a relative, a friend"),
            ForWhom.STRANGER: _("Somebody on the street, for example"),
        },
        "urgency": {
            Urgency.EMERGENCY: _("Call 112 first, then go on here"),
            Urgency.URGENT: _("No food, no roof, very ill"),
        },
    }
    choice_icons = {"urgency": {Urgency.EMERGENCY: "siren"}}
    unknown = {"urgency": Urgency.UNKNOWN}


class Needs(PlaceAndContact, PilarForm):
    """Step 2: what is needed, in ten plain answers and in one's own words."""

    kinds = forms.MultipleChoiceField(
        label=_("What help is needed?"),
        help_text=_("You may choose several. It need not be exact: an officer sorts it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one, or “I am not sure”.")},
    )
    words = Words(
        label=_("Tell it in your own words"),
        help_text=_("What happened, since when, what is needed most."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": WORDS}),
        max_length=WORDS,
        required=False,
        error_messages={"max_length": _("This is too long. Shorten it to 2,000 signs.")},
    )
    unknown = {"kinds": "UNSURE"}
    choice_icons = {"kinds": {"VIOLENCE": "lock"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = help_kinds.all_kinds().values()
        self.fields["kinds"].choices = [(kind.code, kind.name) for kind in kinds]  # type: ignore[attr-defined]  # a choice field
        self.choice_hints = {"kinds": {kind.code: kind.example for kind in kinds}}  # type: ignore[misc]  # per reader's language

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.check_words(said)
        return said


class Place(PlaceAndContact, PilarForm):
    """Step 3: who and where, and how to be reached."""

    name = Words(label=_("Name"), max_length=NAME, required=False)
    age = age_field(_("Age, about"))
    village = forms.ChoiceField(
        label=_("Desa or kelurahan"),
        error_messages={"required": _("Choose the village, or “I don't know the village”.")},
    )
    rt = forms.CharField(label="RT", required=False)
    rw = forms.CharField(label="RW", required=False)
    landmark = Words(
        label=_("Landmark"),
        help_text=_("For example: green house beside the prayer house, dusun Gemulo."),
        max_length=LANDMARK,
        required=False,
    )
    contact_kind = forms.ChoiceField(
        label=_("How may we reach you?"),
        widget=forms.RadioSelect,
        choices=[
            (Contact.WHATSAPP, _("WhatsApp")),
            (Contact.PHONE, _("Telephone")),
            (Contact.EMAIL, _("E-mail")),
            (Contact.NONE, _("Not at all")),
        ],
    )
    contact = forms.CharField(
        label=_("Your number or address"),
        help_text=_("For example 0812-3456-7890. Leave it empty for “not at all”."),
        max_length=254,
        required=False,
    )
    choice_hints = {
        "contact_kind": {Contact.NONE: _("You look yourself, with the code and the PIN")},
    }

    def __init__(self, *args: Any, for_whom: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = village_choices(None, first=_("Choose"), unknown=_("I don't know the village"))
        self.fields["village"].choices = villages  # type: ignore[attr-defined]  # a choice field
        self.fields["rt"].widget.attrs["inputmode"] = "numeric"
        self.fields["rw"].widget.attrs["inputmode"] = "numeric"
        if for_whom == ForWhom.SELF:
            self.fields["name"].label = _("Your name")
            self.fields["age"].label = _("Your age, about")
            self.fields["name"].widget.attrs["autocomplete"] = "name"
        else:
            self.fields["name"].label = _("Name of the person who needs help")
            self.fields["name"].help_text = _("A nickname is enough. Empty if you don't know it.")
            self.fields["age"].label = _("Their age, about")

    def clean_rt(self) -> str:
        return rt_rw(self.cleaned_data["rt"])

    def clean_rw(self) -> str:
        return rt_rw(self.cleaned_data["rw"])

    def clean_village(self) -> Area | None:
        return village_of(self.cleaned_data["village"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.check_place(said)
        self.check_contact(said)
        return said


class Check(PilarForm):
    """Step 4: is it right, and is it perhaps known already?"""

    same = forms.ChoiceField(
        label=_("Is it one of these?"), widget=forms.RadioSelect, required=False
    )
    photo = forms.FileField(
        label=_("Photo"),
        help_text=_(
            "Only if it helps, for example of the house. Place and time in it are taken out."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    true = forms.BooleanField(
        label=_("As far as I know, what this report says is true"),
        error_messages={"required": _("Tick this, so that we can send it.")},
    )

    def __init__(self, *args: Any, same: list[tuple[str, str, str]], **kwargs: Any) -> None:
        """`same`: token, title and hint of each report that is perhaps the same."""
        super().__init__(*args, **kwargs)
        if not same:
            del self.fields["same"]
            return
        self.fields["same"].choices = [  # type: ignore[attr-defined]  # a choice field
            *((token, title) for token, title, _hint in same),
            ("-", _("No, this is something else")),
        ]
        self.fields["same"].required = True
        self.choice_hints = {"same": {token: hint for token, _title, hint in same}}  # type: ignore[misc]


def language() -> str:
    """The reader's language, as a report keeps it."""
    return "en" if get_language() == "en" else "id"
