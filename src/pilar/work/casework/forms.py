"""Forms of casework: they parse, actions write."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.web.forms import PilarForm
from pilar.people.pillars.models import Organization, TaskKind
from pilar.work.casework.models import Assignment, Confirmation, Goal, Task

LONG = forms.Textarea(attrs={"rows": 4})
AUTO, LATER, PARTNER = "AUTO", "LATER", "PARTNER"


class _Person(forms.ModelChoiceField[User]):
    """A choice of accounts by name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.full_name


class OpenCase(PilarForm):
    title = forms.CharField(
        label=_("The case in one sentence"),
        max_length=160,
        help_text=_("For example: Sarinem: lives alone, ill, without cover. No diagnosis."),
    )
    manager = _Person(
        queryset=User.objects.none(), label=_("Who manages the case"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, managers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["manager"].queryset = managers  # type: ignore[attr-defined]  # a ModelChoiceField


class Transfer(PilarForm):
    to = _Person(
        queryset=User.objects.none(), label=_("Who takes the case over"), empty_label=_("Choose")
    )
    reason = forms.CharField(label=_("Why"), max_length=500, widget=LONG)

    def __init__(self, *args: Any, managers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = managers  # type: ignore[attr-defined]  # a ModelChoiceField


class AddGoal(PilarForm):
    title = forms.CharField(
        label=_("What is to be reached"),
        max_length=160,
        help_text=_("As it is when it is good: “Somebody looks in every day”."),
    )


class Note(PilarForm):
    words = forms.CharField(
        label=_("Note"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you saw or agreed on. Avoid diagnoses."),
    )


class AddTask(PilarForm):
    kind = forms.ModelChoiceField(
        queryset=TaskKind.objects.none(), label=_("What kind of work"), empty_label=_("Choose")
    )
    title = forms.CharField(label=_("What is to be done"), max_length=160)
    goal = forms.ModelChoiceField(
        queryset=Goal.objects.none(),
        required=False,
        label=_("For which goal"),
        empty_label=_("None"),
    )
    after = forms.ModelChoiceField(
        queryset=Task.objects.none(),
        required=False,
        label=_("Waits for"),
        empty_label=_("Nothing, can begin now"),
    )
    instructions = forms.CharField(
        label=_("What to know"),
        required=False,
        max_length=1000,
        widget=LONG,
        help_text=_("How to find the house, when somebody is there. Read only by whoever does it."),
    )
    offer = forms.ChoiceField(
        label=_("Who does it"),
        widget=forms.RadioSelect,
        initial=AUTO,
        choices=[
            (AUTO, _("Pilar offers it to the least loaded who fits")),
            (LATER, _("I choose on the next page")),
            (PARTNER, _("A partner: I refer it on the next page")),
        ],
    )

    def __init__(self, *args: Any, kinds: Any, goals: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("kind", kinds), ("goal", goals), ("after", tasks)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # ModelChoiceFields


class Refer(PilarForm):
    organization = forms.ModelChoiceField(
        queryset=Organization.objects.none(), label=_("To which partner"), empty_label=_("Choose")
    )
    words = forms.CharField(
        label=_("What was agreed"), required=False, max_length=1000, widget=LONG
    )

    def __init__(self, *args: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = partners  # type: ignore[attr-defined]  # a ModelChoiceField


def _as_answers(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Words that stand inside sentences elsewhere, as answers of their own."""
    return [(value, capfirst(label)) for value, label in choices]


class HandBack(PilarForm):
    why = forms.ChoiceField(
        label=_("Why do you hand it back?"),
        widget=forms.RadioSelect,
        choices=lambda: _as_answers(Assignment.WhyBack.choices),
    )
    words = forms.CharField(
        label=_("What the next one should know"), required=False, max_length=1000, widget=LONG
    )


class Finish(PilarForm):
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        choices=lambda: _as_answers(Task.Outcome.choices),
    )
    words = forms.CharField(
        label=_("What you saw and did"),
        required=False,
        max_length=2000,
        widget=LONG,
        help_text=_("Two sentences are enough. Avoid diagnoses."),
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        help_text=_("Of the goods or the place, not of faces where it can be avoided."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("outcome") not in (None, Task.Outcome.DONE) and not found.get("words"):
            self.add_error("words", _("Say in a few words what is left, so that others can go on."))
        return found


class Cancel(PilarForm):
    words = forms.CharField(label=_("Why is it not needed any more?"), max_length=500, widget=LONG)


class AskWord(PilarForm):
    words = forms.CharField(
        label=_("What was reached"),
        required=False,
        max_length=1000,
        widget=LONG,
        help_text=_("For the colleagues. The resident is asked separately."),
    )


class Reopen(PilarForm):
    reason = forms.CharField(label=_("What is left or came back?"), max_length=1000, widget=LONG)


def _heard() -> Iterable[tuple[str, Any]]:
    own = {Confirmation.Heard.FOLLOW_PAGE}
    return _as_answers(choice for choice in Confirmation.Heard.choices if choice[0] not in own)


class SecondWord(PilarForm):
    heard = forms.ChoiceField(
        label=_("How did you hear it?"), widget=forms.RadioSelect, choices=_heard
    )
    solved = forms.TypedChoiceField(
        label=_("Is it solved?"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
        choices=[("yes", _("Yes, it is solved")), ("no", _("No, something is left"))],
    )
    rating = forms.TypedChoiceField(
        label=_("How does the resident rate the help?"),
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda value: int(value) or None,
        empty_value=None,
        initial="0",
        choices=[
            ("4", _("4: very good")),
            ("3", _("3: good")),
            ("2", _("2: not so good")),
            ("1", _("1: poor")),
            ("0", _("Did not say")),
        ],
    )
    words = forms.CharField(label=_("In their words"), required=False, max_length=1000, widget=LONG)
    unknown = {"rating": "0"}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("solved") is False and not found.get("words"):
            self.add_error("words", _("Say what is left, so that it can be taken up."))
        return found


class CaseFilters(PilarForm):
    state = forms.ChoiceField(label=_("State"), required=False)
    village = forms.ChoiceField(label=_("Village"), required=False)
    whose = forms.ChoiceField(label=_("Whose"), required=False)

    def __init__(self, *args: Any, villages: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("All"))]
        choices: dict[str, Iterable[tuple[str, Any]]] = {
            "state": [
                ("", _("Not closed")),
                ("OPEN", _("Plan under way")),
                ("LATE", _("Late")),
                ("AWAITING_WORD", _("Waiting for the word")),
                ("CLOSED", _("Confirmed solved")),
                ("ALL", _("All")),
            ],
            "village": [*everything, *villages],
            "whose": [("", _("All that I see")), ("mine", _("My cases"))],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]  # ChoiceFields


class TaskFilters(PilarForm):
    state = forms.ChoiceField(label=_("State"), required=False)
    village = forms.ChoiceField(label=_("Village"), required=False)
    pillar = forms.ChoiceField(label=_("Pillar or partner"), required=False)

    def __init__(
        self,
        *args: Any,
        villages: Iterable[tuple[str, str]],
        organizations: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("All"))]
        choices: dict[str, Iterable[tuple[str, Any]]] = {
            "state": [
                ("", _("To be done")),
                ("NOBODY", _("Nobody does it yet")),
                ("LATE", _("Late")),
                ("OFFERED", _("Waits for an answer")),
                ("ACCEPTED", _("Under way")),
                ("DONE", _("Done")),
                ("ALL", _("All")),
            ],
            "village": [*everything, *villages],
            "pillar": [*everything, *organizations],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]  # ChoiceFields
