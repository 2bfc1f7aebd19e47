"""Forms of the pillars: they parse, actions write."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.web.forms import DayField, PilarForm
from pilar.people.pillars.models import Activity, CompetenceKind, Member, Organization

LONG = forms.Textarea(attrs={"rows": 3})
SPANS = [
    (15, _("15 minutes")),
    (30, _("half an hour")),
    (60, _("1 hour")),
    (90, _("1½ hours")),
    (120, _("2 hours")),
    (180, _("3 hours")),
    (240, _("half a day")),
    (480, _("a whole day")),
]


class RecordActivity(PilarForm):
    kind = forms.ChoiceField(
        label=_("What did you do?"),
        choices=lambda: [(kind, capfirst(label)) for kind, label in Activity.Kind.choices],
    )
    village = forms.ModelChoiceField(
        queryset=Area.objects.none(), label=_("In which village"), empty_label=_("Choose")
    )
    on = DayField(label=_("On which day"), native=True)
    minutes = forms.TypedChoiceField(label=_("How long"), choices=SPANS, coerce=int, initial=60)
    people_reached = forms.IntegerField(
        label=_("How many people were reached"), min_value=0, max_value=5000, initial=1
    )
    note = forms.CharField(
        label=_("What it was about"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence, without names and numbers of people."),
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        help_text=_("If you like; of the work, not of faces."),
    )
    activity_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, villages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]  # a ModelChoiceField


class _Villages(forms.ModelMultipleChoiceField[Area]):
    widget = forms.CheckboxSelectMultiple


class AddMember(PilarForm):
    organization = forms.ModelChoiceField(
        queryset=Organization.objects.none(), label=_("In which"), empty_label=None
    )
    full_name = forms.CharField(label=_("Name"), max_length=120)
    office = forms.CharField(
        label=_("Office"),
        required=False,
        max_length=80,
        help_text=_("For example: chair, secretary, Tagana Madya."),
    )
    member_number = forms.CharField(
        label=_("Member number"),
        required=False,
        max_length=40,
        help_text=_("NIA, if there is one."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=20,
        help_text=_("Stored encrypted, shown to those who offer tasks."),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=lambda: [(code, capfirst(label)) for code, label in Member.Status.choices],
    )
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=80)
    decree_date = DayField(label=_("Date of the decree"))
    valid_from = DayField(label=_("Holds from"), latest=None)
    valid_to = DayField(
        label=_("Holds until"),
        latest=None,
        required=False,
        help_text=_("The first day on which it holds no longer. Empty: without an end."),
    )
    capacity = forms.IntegerField(
        label=_("Tasks at once"),
        min_value=1,
        max_value=50,
        initial=4,
        help_text=_("How many open tasks the member can carry."),
    )
    villages = _Villages(queryset=Area.objects.none(), label=_("Villages"))

    def __init__(self, *args: Any, organizations: Any, villages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]  # model fields
        self.fields["villages"].queryset = villages  # type: ignore[attr-defined]


class RenewDecree(PilarForm):
    number = forms.CharField(label=_("Number of the decree"), max_length=80)
    dated_on = DayField(label=_("Date of the decree"))
    valid_from = DayField(label=_("Holds from"), latest=None)
    valid_to = DayField(
        label=_("Holds until"),
        latest=None,
        required=False,
        help_text=_("The first day on which it holds no longer. Empty: without an end."),
    )


class ChangeCoverage(PilarForm):
    villages = _Villages(queryset=Area.objects.none(), label=_("Villages"))

    def __init__(self, *args: Any, villages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["villages"].queryset = villages  # type: ignore[attr-defined]  # a model field


class EndMember(PilarForm):
    on = DayField(label=_("Last day was before"), native=True, initial=timezone.localdate)
    reason = forms.CharField(label=_("Why"), max_length=200)


class _Account(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name} ({obj.email})"


class LinkAccount(PilarForm):
    user = _Account(queryset=User.objects.none(), label=_("Account"), empty_label=_("Choose"))

    def __init__(self, *args: Any, accounts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = accounts  # type: ignore[attr-defined]  # a ModelChoiceField


class AddTraining(PilarForm):
    title = forms.CharField(label=_("What is learned"), max_length=160)
    organiser = forms.CharField(label=_("Who holds it"), max_length=120)
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    begins_on = DayField(label=_("First day"), latest=None)
    ends_on = DayField(label=_("Last day"), latest=None)
    hours = forms.IntegerField(label=_("Hours of lessons"), min_value=1, max_value=1000)
    grants = forms.ModelChoiceField(
        queryset=CompetenceKind.objects.none(),
        required=False,
        label=_("Certificate in"),
        empty_label=_("No certificate"),
    )
    grants_years = forms.IntegerField(
        label=_("Certificate holds for years"),
        required=False,
        min_value=1,
        max_value=20,
        help_text=_("Empty: for good."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = CompetenceKind.objects.order_by("name_id")
        self.fields["grants"].queryset = kinds  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("begins_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first. Check both."))
        return found


class _Members(forms.ModelMultipleChoiceField[Member]):
    widget = forms.CheckboxSelectMultiple


class RecordAttendance(PilarForm):
    members = _Members(queryset=Member.objects.none(), label=_("Who took part"))
    failed = _Members(
        queryset=Member.objects.none(), required=False, label=_("Of these, who did not pass")
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("members", "failed"):
            self.fields[name].queryset = members  # type: ignore[attr-defined]  # model fields


class AddInitiative(PilarForm):
    name = forms.CharField(label=_("Name of the programme"), max_length=120)
    about = forms.CharField(label=_("What is done"), max_length=1000, widget=LONG)
    begins_on = DayField(label=_("Since"), latest=None)
    ends_on = DayField(label=_("Until"), latest=None, required=False)
    is_innovation = forms.BooleanField(
        label=_("It is an innovation: something that nobody did this way before"), required=False
    )
    hoped_outcome = forms.CharField(
        label=_("What it is to change"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("An innovation names this, so that it can be judged later."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("begins_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first. Check both."))
        return found


class Propose(PilarForm):
    title = forms.CharField(label=_("What you propose"), max_length=160)
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=LONG,
        help_text=_("What you saw in the field, with figures if you have them."),
    )
    hoped_outcome = forms.CharField(
        label=_("What would be better then"), required=False, max_length=300
    )


def villages_of(codes: Iterable[str]) -> Any:
    """The villages with these codes, to choose from."""
    return Area.objects.filter(pk__in=codes).order_by("code")


def day_in_words(day: date | None) -> str:
    """A day as one types it into a DayField: "24 11 2026"."""
    return f"{day.day} {day.month} {day.year}" if day else ""
