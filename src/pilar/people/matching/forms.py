"""What reviewing pairs asks. Forms parse; actions write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas import queries as areas
from pilar.ground.web.forms import PilarForm
from pilar.people.matching.models import CandidatePair
from pilar.people.registry import words


def _villages() -> list[tuple[str, Any]]:
    return [("", _("All villages")), *((v.code, v.name) for v in areas.villages())]


class PairFilters(PilarForm):
    """Which pairs are shown."""

    q = forms.CharField(label=_("Name"), required=False, max_length=120)
    alasan = forms.ChoiceField(
        label=_("Why it was found"),
        required=False,
        choices=[("", _("All reasons")), *CandidatePair.Reason.choices],
    )
    desa = forms.ChoiceField(label=_("Village"), required=False, choices=_villages)


class Decide(PilarForm):
    """Why; a word helps whoever reads it later."""

    note = forms.CharField(
        label=_("How do you know?"),
        required=False,
        max_length=300,
        help_text=_("If you like; for example: KTP seen, or asked the head of the RT."),
    )


class Join(Decide):
    """Under which entry the two become one."""

    survivor = forms.ChoiceField(
        label=_("Which entry stays?"), widget=forms.RadioSelect, choices=()
    )
    field_order = ("survivor", "note")

    def __init__(self, *args: Any, pair: CandidatePair, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = (pair.left, pair.right)
        self.fields["survivor"].choices = [(str(p.pk), _described(p)) for p in sides]  # type: ignore[attr-defined]  # a ChoiceField


def _described(person: Any) -> str:
    """ "Sarinem, 12 Mei 1952, RT 03 RW 02, Punten"."""
    parts = (person.full_name, str(words.born(person)), words.place(person))
    return ", ".join(part for part in parts if part)
