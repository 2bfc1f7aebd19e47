"""Who says something about people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """An office, a list, a desk: whoever says things about people.

    The three trusts (0 to 100) rank sources per group of fields; between equals the newer record wins.
    `identity`: names, birth, sex, numbers. `location`: where the person lives. `facts`: all else.
    """

    class Kind(models.TextChoices):
        LIST = "LIST", _("list of an office")
        DESK = "DESK", _("entered at the desk or in the field")
        QUESTIONNAIRE = "QUESTIONNAIRE", _("answers to a questionnaire")
        CORRECTION = "CORRECTION", _("correction by a worker")
        CIVIL = "CIVIL", _("civil registration")

    code = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    trust_identity = models.PositiveSmallIntegerField(default=50)
    trust_location = models.PositiveSmallIntegerField(default=50)
    trust_facts = models.PositiveSmallIntegerField(default=50)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    trust_identity__lte=100, trust_location__lte=100, trust_facts__lte=100
                ),
                name="registry_source_trust_0_to_100",
            )
        ]

    def __str__(self) -> str:
        return self.name
