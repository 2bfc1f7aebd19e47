"""What the workplace asks about people. Forms parse; actions write."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pilar.doors.desk import acts
from pilar.ground.areas import queries as areas
from pilar.ground.web.forms import DayField, PilarForm
from pilar.kernel import nik as numbers
from pilar.kernel import phones
from pilar.people.registry.models import Membership, Person

_OFF = {
    numbers.Problem.TOO_SHORT: _("A number is missing: 16 digits are needed."),
    numbers.Problem.TOO_LONG: _("There are too many digits: 16 are needed."),
    numbers.Problem.NOT_DIGITS: _("There is a letter in it. Write digits only."),
    numbers.Problem.PLACEHOLDER: _(
        "That is a filler, nobody's number. Leave it empty if it is not known."
    ),
    numbers.Problem.TEMPORARY: _(
        "That is a temporary number of a village. Leave it empty if the NIK is not known."
    ),
}
_IMPOSSIBLE = _("Such a number does not exist. Look at the card once more, or leave it empty.")


def villages() -> list[tuple[str, Any]]:
    """The villages of the city, to choose from, by kecamatan."""
    groups = []
    for district in areas.districts():
        inside = [(area.code, area.name) for area in areas.villages(inside=district.code)]
        groups.append((f"Kec. {district.name}", inside))
    return [("", _("Not known")), *groups]


class _Number(forms.CharField):
    """A NIK or family card as a card shows it; blanks and dots may stand in it."""

    def __init__(self, *, card: bool = False, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=40, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"
        self.widget.attrs["autocomplete"] = "off"
        self.read = numbers.read_family_card if card else numbers.read_nik

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        reading = self.read(text)
        if reading.problem:
            raise forms.ValidationError(_OFF.get(reading.problem, _IMPOSSIBLE))
        return reading.value


class _House(forms.CharField):
    """RT or RW: up to three digits, stored with two at least."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=3, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if text and not (text.isascii() and text.isdigit()):
            raise forms.ValidationError(_("Write the number only, for example 03."))
        return text.zfill(2) if text else ""


class PlaceFields(PilarForm):
    """Where somebody lives."""

    village = forms.ChoiceField(label=_("Village"), required=False, choices=villages)
    rt = _House(label=_("RT"))
    rw = _House(label=_("RW"))
    address = forms.CharField(
        label=_("Address or landmark"),
        required=False,
        max_length=200,
        help_text=_("For example Dsn. Gemulo, green house beside the prayer room."),
    )


class PersonFields(PlaceFields):
    """What is known of a person; everything but the name may stay empty."""

    name = forms.CharField(label=_("Name"), max_length=120)
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=[("", _("Not known")), *Person.Sex.choices],
    )
    birth_date = DayField(label=_("Born on"), required=False, help_text=_("For example 17 8 1952."))
    birth_year = forms.IntegerField(
        label=_("Or only the year"),
        required=False,
        min_value=1900,
        max_value=2100,
        error_messages={
            "min_value": _("Write the year with four digits, for example 1952."),
            "max_value": _("Write the year with four digits, for example 1952."),
            "invalid": _("Write the year with four digits, for example 1952."),
        },
    )
    nik = _Number(
        label=_("NIK"), help_text=_("If it is at hand. Nobody is turned away without it.")
    )
    family_card = _Number(card=True, label=_("Family card number"))
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    mother_name = forms.CharField(label=_("Mother's name"), required=False, max_length=120)

    field_order = (
        "name", "sex", "birth_date", "birth_year", "nik", "family_card",
        "village", "rt", "rw", "address", "phone", "mother_name",
    )  # fmt: skip

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"]
        number = phones.to_e164(text) if text else ""
        if text and not number:
            raise forms.ValidationError(
                _("That is no number one can call. Example: 0812 3456 7890.")
            )
        return number

    def said(self) -> dict[str, Any]:
        """The fields of the registry that were filled in."""
        said = {k: v for k, v in self.cleaned_data.items() if v not in (None, "")}
        year = said.pop("birth_year", None)
        if said.get("birth_date"):
            said["birth_precision"] = "DAY"
        elif year:
            said |= {"birth_date": date(year, 7, 1), "birth_precision": "YEAR"}
        said.pop("reason", None)
        return said


class Who(PersonFields):
    """What is known of somebody who is looked for: nothing has to be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False


class CorrectPerson(PersonFields):
    """The same, where only what changes is said, and why."""

    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=200,
        help_text=_("For example: KTP seen on 3 March."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False


class MovePerson(PlaceFields):
    """Where to, since when, alone or together."""

    on = DayField(label=_("Since"), native=True)
    together = forms.BooleanField(label=_("The whole household moves"), required=False)
    away = forms.BooleanField(label=_("Moves out of the city"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            not cleaned.get("village")
            and not cleaned.get("away")
            and not self.errors.get("village")
        ):
            self.add_error(
                "village", _("Choose the village, or say that the person leaves the city.")
            )
        return cleaned


class RegisterBirth(PilarForm):
    """A child of a household."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("A provisional one will do.")
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=Person.Sex.choices, widget=forms.RadioSelect)
    on = DayField(label=_("Born on"), native=True)
    relation = forms.ChoiceField(
        label=_("Place in the family"),
        choices=[
            (Membership.Role.CHILD.value, Membership.Role.CHILD.label),
            (Membership.Role.GRANDCHILD.value, Membership.Role.GRANDCHILD.label),
        ],
    )


class RegisterDeath(PilarForm):
    """When somebody died."""

    on = DayField(label=_("Died on"), native=True)


class Reveal(PilarForm):
    """Why a whole number is needed."""

    reason = forms.CharField(
        label=_("What do you need the whole number for?"),
        max_length=200,
        help_text=_("The reason is kept, and the person can read it."),
    )


class Search(PilarForm):
    """The one search box."""

    q = forms.CharField(label=_("Search"), required=False, max_length=120)


class TrailFilter(PilarForm):
    """What of the trail is shown."""

    q = forms.CharField(label=_("Who, what or id"), required=False, max_length=120, empty_value="")
    jenis = forms.ChoiceField(label=_("What happened"), required=False, choices=acts.choices)
    sejak = DayField(label=_("From"), required=False, native=True)
    sampai = DayField(label=_("To"), required=False, native=True, latest=None)


class LooksFilter(PilarForm):
    """Which looks are shown."""

    q = forms.CharField(label=_("Who looked"), required=False, max_length=120, empty_value="")
    orang = forms.UUIDField(
        label=_("At whom (id)"),
        required=False,
        error_messages={"invalid": _("Copy the id from the address of the person's page.")},
    )
    sejak = DayField(label=_("From"), required=False, native=True)
    sampai = DayField(label=_("To"), required=False, native=True, latest=None)
