"""What finds a person: numbers as blind indexes, and match keys. Written with the golden values, in one transaction."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.models.household import Household
from pilar.people.registry.models.person import Person
from pilar.people.registry.models.record import Record


class Identifier(models.Model):
    """A number that somebody issued, as a keyed blind index; the number itself stays in its record."""

    class Scheme(models.TextChoices):
        NIK = "NIK", _("NIK")
        KK = "KK", _("family card")
        PHONE = "PHONE", _("phone")

    scheme = models.CharField(max_length=5, choices=Scheme.choices)
    index = models.BinaryField(max_length=16)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="identifiers"
    )
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="identifiers"
    )
    record = models.ForeignKey(Record, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, household__isnull=True)
                | models.Q(person__isnull=True, household__isnull=False),
                name="registry_identifier_of_one_subject",
            )
        ]
        indexes = [models.Index(fields=["index", "scheme"], name="registry_identifier_by_index")]


class MatchKey(models.Model):
    """A short string under which a person may be looked for (kernel/names.py, last four digits with village or name)."""

    pk = models.CompositePrimaryKey("key", "person_id")
    key = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.CASCADE, related_name="match_keys")
