"""Forms about accounts."""

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries
from pilar.ground.access.forms.signing import LONGEST_PASSWORD, NEW
from pilar.ground.access.models import User
from pilar.ground.access.roles import Level, roles
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.web.components.base import drawn
from pilar.ground.web.forms import PilarForm
from pilar.ground.web.parts import Text

LANGUAGE = _("Language of mails and pages")


def area_choices() -> list[tuple[str, Text]]:
    """The city, its kecamatan, each with its villages behind it. No query once warm."""
    city = areas.by_code(settings.CITY)
    choices: list[tuple[str, Text]] = []
    if city:
        choices.append((city.code, _("The whole of %(city)s") % {"city": city.name}))
    for district in areas.districts():
        choices.append((district.code, queries.place_name(district)))
        choices += [
            (village.code, queries.place_name(village)) for village in areas.villages(district.code)
        ]
    return choices


class GiveRole(PilarForm):
    """A role, the areas that it is for, and perhaps a pillar."""

    choice_hints: ClassVar = {"role": {code: role.does for code, role in roles().items()}}
    role = forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
        choices=[(code, role.name) for code, role in roles().items()],
    )
    areas = forms.MultipleChoiceField(
        label=_("Area of work"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An area includes all villages inside it."),
        error_messages={"required": _("Choose at least one area.")},
    )
    pillar = forms.ChoiceField(
        label=_("Pillar"),
        required=False,
        help_text=_("Only for a coordinator who keeps the members of one pillar."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("areas").choices = area_choices()
        self.pillars = {str(pillar.pk): pillar for pillar in queries.pillars()}
        if self.pillars:
            named = [(key, str(pillar)) for key, pillar in self.pillars.items()]
            self._field("pillar").choices = [("", _("no pillar")), *named]
        else:
            del self.fields["pillar"]

    def _field(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])

    def area_rows(self) -> dict[str, Any]:
        """The boxes to tick: of the city, and of each kecamatan with its villages, opened where one is ticked."""
        boxes = {str(box.data["value"]): box for box in self["areas"].subwidgets}
        districts = []
        for district in areas.districts():
            inside = [boxes[village.code] for village in areas.villages(district.code)]
            opened = any(box.data["selected"] for box in inside)
            districts.append((boxes[district.code], inside, opened))
        tick = drawn("check", "", " tick")
        return {"city": boxes[settings.CITY], "districts": districts, "tick": tick}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        role = roles().get(given.get("role", ""))
        chosen = [area for code in given.get("areas", []) if (area := areas.by_code(code))]
        if role and any(Level.of(area) not in role.levels for area in chosen):
            sizes = {
                Level.CITY: _("the whole city"),
                Level.DISTRICT: _("a kecamatan"),
                Level.VILLAGE: _("a village"),
            }
            words = " / ".join(str(sizes[level]) for level in role.levels)
            self.add_error(
                "areas",
                _("%(role)s is given for: %(sizes)s.") % {"role": role.name, "sizes": words},
            )
        given["areas"] = chosen
        given["pillar"] = self.pillars.get(given.get("pillar", ""))
        return given


class Invite(GiveRole):
    """Who is invited, and as what."""

    full_name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        help_text=_("The invitation goes there; it is also the user name."),
        error_messages={"invalid": _("This is no mail address. Example: lilik@punten.example.")},
    )
    language = forms.ChoiceField(label=LANGUAGE, choices=settings.LANGUAGES, initial="id")
    field_order = ("full_name", "email", "role", "areas", "pillar", "language")

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class ChangeAccount(PilarForm):
    """Name and language, by whoever manages accounts."""

    full_name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=LANGUAGE, choices=settings.LANGUAGES)

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())


class OwnLanguage(PilarForm):
    """One's own language."""

    language = forms.ChoiceField(label=LANGUAGE, choices=settings.LANGUAGES)


class Deactivate(PilarForm):
    """Why an account is closed."""

    reason = forms.CharField(
        label=_("Why it is closed"),
        max_length=200,
        help_text=_(
            "Example: moved to another office, the decree has ended. It stays in the trail."
        ),
    )


class Filter(PilarForm):
    """Which accounts the list shows. What makes no sense narrows nothing."""

    q = forms.CharField(label=_("Name or address"), required=False, max_length=200)
    peran = forms.ChoiceField(label=_("Role"), required=False)
    wilayah = forms.ChoiceField(label=_("Area of work"), required=False)
    keadaan = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = cast("dict[str, forms.ChoiceField]", self.fields)
        everything = ("", _("all"))
        fields["peran"].choices = [everything, *((c, r.name) for c, r in roles().items())]
        fields["wilayah"].choices = [everything, *area_choices()]
        fields["keadaan"].choices = [everything, *User.State.choices]

    def chosen(self) -> dict[str, str]:
        """role, area, state: each "" unless it was chosen from its list."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return {"role": given["peran"], "area": given["wilayah"], "state": given["keadaan"]}


class FirstPassword(PilarForm):
    """The password with which an invited person joins."""

    password = forms.CharField(
        label=_("Choose a password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=NEW,
    )
    again = forms.CharField(
        label=_("The same password, once more"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "password" in given and "again" in given and given["password"] != given["again"]:
            self.add_error("again", _("The two passwords differ. Type the second one again."))
        return given


def chosen_pillar(form: GiveRole) -> Model | None:
    """The pillar that the form names, if any."""
    return cast("Model | None", form.cleaned_data.get("pillar"))


def chosen_areas(form: GiveRole) -> list[Area]:
    """The areas that the form names."""
    return cast("list[Area]", form.cleaned_data["areas"])
