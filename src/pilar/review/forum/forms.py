"""What is typed to prepare a forum, to hold it, and to decide in it."""

from datetime import time
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.web.forms import DayField, PilarForm
from pilar.people.pillars.models import Organization
from pilar.review.forum import codes, queries
from pilar.review.forum.models import AgendaItem
from pilar.review.indicators.definitions import DEFINITIONS

# A step is followed month by month; different persons over many months do not add up from months.
FOLLOWED = tuple(code for code in DEFINITIONS if code != "served")


def _indicators() -> list[tuple[str, Any]]:
    return [("", _("no figure"))] + [
        (code, one.title) for code, one in DEFINITIONS.items() if code in FOLLOWED
    ]


def _areas() -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [("", _("the whole city"))]
    rows += [(area.code, _("Kec. %(name)s") % {"name": area.name}) for area in areas.districts()]
    return rows + [(area.code, area.name) for area in areas.villages()]


class AreaField(forms.ChoiceField):
    """A kecamatan or village of the city; nothing for the whole city. Gives the area or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Where"), choices=_areas, required=False, **kwargs)

    def clean(self, value: Any) -> Area | None:
        code = super().clean(value)
        return areas.by_code(code) if code else None


class WhoField(forms.ModelChoiceField[Organization]):
    """One of the organisations, by name. Gives the organisation or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Organisation"))
        super().__init__(queryset=queries.organizations(), to_field_name="code", **kwargs)


def _target(**kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=_("To reach"),
        max_digits=8,
        decimal_places=1,
        localize=True,
        validators=[MinValueValidator(0), MaxValueValidator(100_000)],
        help_text=_("In the unit of the figure: percent, or a number a month. For example 90."),
        error_messages={"invalid": _("Write a number, for example 90 or 92,5.")},
        **kwargs,
    )


class Plan(PilarForm):
    """A forum that is to be held."""

    title = forms.CharField(label=_("Name of the forum"), max_length=120)
    theme = forms.CharField(
        label=_("Theme"), max_length=240, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(label=_("Place"), max_length=160)
    on = DayField(label=_("Day"), latest=None, help_text=_("For example 20 12 2026."))
    starts = forms.TimeField(
        label=_("From"),
        initial=time(9),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    ends = forms.TimeField(
        label=_("Until"),
        initial=time(12),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    standard = forms.BooleanField(
        label=_(
            "Start with the usual agenda: opening, earlier steps, the five pillars, discussion, steps, closing"
        ),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        starts, ends = said.get("starts"), said.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The forum has to end after it starts."))
        return said


class Item(PilarForm):
    """One more agenda item."""

    title = forms.CharField(label=_("What it is about"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaItem.Kind.choices, initial="DISCUSSION")
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=20)
    pillar = WhoField(label=_("Whose"), required=False, empty_label=_("everybody"))
    indicator = forms.ChoiceField(label=_("Figure"), choices=_indicators, required=False)
    area = AreaField()


class Freeze(PilarForm):
    """Which figure is kept as it stands."""

    indicator = forms.ChoiceField(label=_("Figure"), choices=_indicators)
    pillar = WhoField(label=_("Whose"), required=False, empty_label=_("everybody"))
    area = AreaField()


class Agree(PilarForm):
    """A decision with its measure: who, until when, which figure to where."""

    title = forms.CharField(
        label=_("What is agreed"),
        max_length=160,
        help_text=_("One act that one can see. For example: two companions in Songgokerto."),
    )
    owner = WhoField(label=_("Owner"))
    supporters = forms.ModelMultipleChoiceField(
        label=_("Who helps"),
        queryset=Organization.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    deadline = DayField(label=_("Until"), latest=None, help_text=_("For example 31 3 2027."))
    indicator = forms.ChoiceField(label=_("Figure that shows it"), choices=_indicators)
    area = AreaField()
    target = _target()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        supporters = self.fields["supporters"]
        if isinstance(supporters, forms.ModelMultipleChoiceField):
            supporters.queryset = queries.organizations()


class Draft(PilarForm):
    """The decision that is put to the meeting."""

    title = Agree.base_fields["title"]
    owner = WhoField(label=_("Owner"))
    deadline = DayField(label=_("Until"), latest=None, help_text=_("For example 31 3 2027."))
    indicator = forms.ChoiceField(label=_("Figure that shows it"), choices=_indicators)
    area = AreaField()
    target = _target()


class Guest(PilarForm):
    """Somebody who is invited by name, or who came without an invitation."""

    name = forms.CharField(label=_("Name"), max_length=120)
    organization = WhoField(required=False, empty_label=_("resident or another organisation"))
    office = forms.CharField(label=_("Office"), max_length=80, required=False)


class Code(PilarForm):
    """The code of an invitation, as it is typed at the door."""

    code = forms.CharField(
        label=_("Code of your invitation"),
        max_length=30,
        help_text=_("12 letters and figures, beneath the QR code."),
    )

    def clean_code(self) -> str:
        return codes.read(self.cleaned_data["code"])


class Move(PilarForm):
    """What happens to a step."""

    act = forms.ChoiceField(
        choices=[("begin", ""), ("done", ""), ("drop", ""), ("review", "")],
        widget=forms.HiddenInput,
    )
