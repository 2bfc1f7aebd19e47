"""A case: the help for one person or household, from the first step to the word that it is solved."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import Grant
from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.registry.models import Household, Person
from pilar.work.casework.models.place import rt_and_rw
from pilar.work.intake.models import Report


class CaseQuerySet(models.QuerySet["Case"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Cases in one of these villages."""
        return self.filter(village__in=codes)

    def standing(self) -> Self:
        """Cases that are not closed."""
        return self.exclude(state=Case.State.CLOSED)


class Case(models.Model):
    """`title` is a sentence about the person, without a diagnosis; what is told in confidence are notes.

    `asked_at` is when the work was called done and the word asked for; `word_due_at` is the clock of
    that word. The case is CLOSED exactly while `closing_word` names the word that closed it.
    `reopened` counts how often “not solved” or a worker opened it again.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", _("plan under way")
        AWAITING_WORD = "AWAITING_WORD", _("waiting for the word")
        CLOSED = "CLOSED", _("confirmed solved")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=160)
    report = models.OneToOneField(
        Report, models.PROTECT, null=True, blank=True, related_name="case"
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cases")
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    village = models.ForeignKey(Area, models.PROTECT, related_name="+")
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=13, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    word_due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_word = models.OneToOneField(
        "casework.Confirmation", models.PROTECT, null=True, blank=True, related_name="closes"
    )
    reopened = models.PositiveSmallIntegerField(default=0)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="CLOSED", closing_word__isnull=False, closed_at__isnull=False)
                | (~Q(state="CLOSED") & Q(closing_word__isnull=True, closed_at__isnull=True)),
                name="casework_case_closed_by_a_word",
            ),
            models.CheckConstraint(
                condition=Q(state="OPEN", asked_at__isnull=True, word_due_at__isnull=True)
                | (~Q(state="OPEN") & Q(asked_at__isnull=False, word_due_at__isnull=False)),
                name="casework_case_word_asked_unless_open",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "village", "due_at"], name="casework_case_open_by_place"),
            models.Index(fields=["manager", "state"], name="casework_case_of_manager"),
            models.Index(fields=["opened_at"], name="casework_case_by_time"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def corner(self) -> str:
        """RT and RW, as far as they are known."""
        return rt_and_rw(self.rt, self.rw)


class CaseCounter(models.Model):
    """The last number given in one month; locked while a number is taken."""

    month = models.CharField(max_length=4, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Goal(models.Model):
    """What the plan is to reach, in the order of `position`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "position"], name="casework_goal_one_a_position"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Custody(models.Model):
    """`manager` answers for the case over [valid_from, valid_to); `grants` came with it and end with it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="custodies")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    grants = models.ManyToManyField(Grant, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(valid_to__isnull=True),
                name="casework_custody_one_manager_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="casework_custody_ends_after_it_begins",
            ),
        ]
