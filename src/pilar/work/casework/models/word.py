"""The word of the resident or of a second party: whether it is solved, and how it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Organization
from pilar.work.casework.models.case import Case


class Confirmation(models.Model):
    """Somebody said whether a case is solved. Append-only.

    RESIDENT is the resident or reporter themself on the follow page (no account). SECOND_PARTY is a
    worker who neither managed the case nor did a task of it, and says how the word was heard; SILENCE
    (nobody could be reached) only after the clock of the word ran out.
    """

    class By(models.TextChoices):
        RESIDENT = "RESIDENT", _("the resident")
        SECOND_PARTY = "SECOND_PARTY", _("a second party")

    class Heard(models.TextChoices):
        FOLLOW_PAGE = "FOLLOW_PAGE", _("on the follow page")
        CALL = "CALL", _("by telephone")
        VISIT = "VISIT", _("face to face")
        SILENCE = "SILENCE", _("nobody could be reached; seen otherwise")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="confirmations")
    by = models.CharField(max_length=12, choices=By.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    heard = models.CharField(max_length=11, choices=Heard.choices)
    solved = models.BooleanField()
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by="RESIDENT", user__isnull=True, heard="FOLLOW_PAGE")
                | (Q(by="SECOND_PARTY", user__isnull=False) & ~Q(heard="FOLLOW_PAGE")),
                name="casework_word_says_whose_it_is",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=4),
                name="casework_word_rates_1_to_4",
            ),
        ]
        indexes = [models.Index(fields=["at"], name="casework_word_by_time")]


class Rating(models.Model):
    """A rating counts for each organisation that did a task of the case. Append-only, written with the word."""

    confirmation = models.ForeignKey(Confirmation, models.PROTECT, related_name="ratings")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="ratings")
    score = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["confirmation", "organization"], name="casework_rating_once_an_organization"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=4), name="casework_rating_1_to_4"
            ),
        ]
