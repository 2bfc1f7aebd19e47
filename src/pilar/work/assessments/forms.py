"""The questionnaire as a form, and visits."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.forms import DayField, PilarForm
from pilar.rules.facts import FACTS
from pilar.work.assessments.asking import Asked
from pilar.work.assessments.models import Visit

_UNKNOWN = ("", _("Not known yet"))


class Answers(PilarForm):
    """One field a question; each may stay open. `given` has the answers as the registry stores them."""

    sent_as = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, asked: Sequence[Asked], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        language = (get_language() or "id")[:2]
        for one in self.asked:
            self.fields[one.key] = _field(one, language)

    def given(self) -> dict[str, Any]:
        """{key: stored value} of what was answered."""
        found = {}
        for one in self.asked:
            value = self.cleaned_data.get(one.key)
            if value in (None, ""):
                continue
            stored = {answer.name: answer.stored for answer in one.question.answers}
            found[one.key] = stored.get(value, value) if stored else value
        return found


def _field(one: Asked, language: str) -> forms.Field:
    name = one.person.full_name if one.person else ""
    shared: dict[str, Any] = {
        "label": one.question.label(language, name=name),
        "required": False,
        "help_text": _hint(one),
    }
    if one.question.kind == "select one":
        answers = [(a.name, a.labels.get(language) or a.labels["id"]) for a in one.question.answers]
        return forms.ChoiceField(choices=[_UNKNOWN, *answers], **shared)
    if one.question.kind == "date":
        return DayField(**shared)
    if one.question.kind == "integer":
        fact = FACTS.get(one.question.name)
        return forms.IntegerField(
            min_value=fact.minimum if fact else 0,
            max_value=fact.maximum if fact else None,
            **shared,
        )
    return forms.CharField(max_length=120, **shared)


def _hint(one: Asked) -> Any:
    if one.last_seen:
        return _("Last known on %(day)s: ask again.") % {"day": f"{one.last_seen:%d-%m-%Y}"}
    return _("Only if it applies after the answers above.") if one.hangs else ""


class RecordVisit(PilarForm):
    """How a visit went."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"), choices=Visit.Outcome.choices, widget=forms.RadioSelect
    )
    visited_on = DayField(label=_("Visited on"), native=True)
