"""Reasons that officers write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.forms import PilarForm


class Propose(PilarForm):
    """Why the household is proposed."""

    reason = forms.CharField(
        label=_("Short reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: visit and telephone agree."),
    )


class Decide(PilarForm):
    """What the second officer decides, and why."""

    reason = forms.CharField(
        label=_("Short reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    decision = forms.ChoiceField(
        choices=[("approve", ""), ("refuse", ""), ("return", "")], widget=forms.HiddenInput
    )
