"""What members learn: trainings, who attended, and what they can do since."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pilar.kernel.ids import new_id


class CompetenceKind(models.Model):
    """Something that one can be certified in. Data: a city adds its own."""

    code = models.CharField(max_length=30, primary_key=True)
    name_id = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        from pilar.people.pillars.models.organization import in_language

        return in_language(self.name_id, self.name_en)


class Training(models.Model):
    """One training as it was held; whoever passes it gains `grants` for `grants_years` (None: for good)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        "pillars.Organization", models.PROTECT, related_name="trainings"
    )
    title = models.CharField(max_length=160)
    organiser = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    hours = models.PositiveSmallIntegerField()
    grants = models.ForeignKey(
        CompetenceKind, models.PROTECT, null=True, blank=True, related_name="trainings"
    )
    grants_years = models.PositiveSmallIntegerField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="pillars_training_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=1000), name="pillars_training_has_hours"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TrainingAttendance(models.Model):
    """A member who took part in a training, and whether it was passed."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendances")
    member = models.ForeignKey("pillars.Member", models.PROTECT, related_name="attendances")
    passed = models.BooleanField(default=True)
    certificate_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["training", "member"], name="pillars_attendance_once_a_training"
            )
        ]


class Competence(models.Model):
    """A member holds a competence over [valid_from, valid_to)."""

    member = models.ForeignKey("pillars.Member", models.PROTECT, related_name="competences")
    kind = models.ForeignKey(CompetenceKind, models.PROTECT, related_name="+")
    certificate_number = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    training = models.ForeignKey(
        Training, models.PROTECT, null=True, blank=True, related_name="competences"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="pillars_competence_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "kind", "valid_from"],
                name="pillars_competence_once_a_day_it_begins",
            ),
        ]
