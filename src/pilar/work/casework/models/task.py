"""A task of a case, and to whom it was offered."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import Grant
from pilar.ground.areas.models import Area
from pilar.ground.files.models import Upload
from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Member, Organization, TaskKind
from pilar.work.casework.models.case import Case, Goal
from pilar.work.casework.models.place import rt_and_rw


class TaskQuerySet(models.QuerySet["Task"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Tasks in one of these villages."""
        return self.filter(village__in=codes)

    def standing(self) -> Self:
        """Tasks that somebody still has to do, or to offer."""
        return self.filter(state__in=Task.STANDING)

    def in_hand(self) -> Self:
        """Tasks that count for the load of whoever has them."""
        return self.filter(state__in=Task.IN_HAND)


class Task(models.Model):
    """One piece of work. PLANNED waits: for `after`, or for somebody who fits (`gap` names what is missing).

    `organization` is the pillar, partner or office that has it, `member` who of it; both are empty
    while nobody has it. The clock (`due_at`) begins with the first offer and goes on when the task is
    handed back. `done_by` is whoever recorded the outcome; the words of it are a note.
    """

    class State(models.TextChoices):
        PLANNED = "PLANNED", _("not offered yet")
        OFFERED = "OFFERED", _("offered")
        ACCEPTED = "ACCEPTED", _("under way")
        HANDED_BACK = "HANDED_BACK", _("handed back")
        DONE = "DONE", _("done")
        CANCELLED = "CANCELLED", _("not needed any more")

    class Outcome(models.TextChoices):
        DONE = "DONE", _("done")
        PARTLY = "PARTLY", _("done in part")
        NOT_MET = "NOT_MET", _("nobody was there")
        DECLINED = "DECLINED", _("the person did not want it")
        NOT_NEEDED = "NOT_NEEDED", _("was not needed any more")

    STANDING = (State.PLANNED, State.OFFERED, State.ACCEPTED, State.HANDED_BACK)
    IN_HAND = (State.OFFERED, State.ACCEPTED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="tasks")
    kind = models.ForeignKey(TaskKind, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    village = models.ForeignKey(Area, models.PROTECT, related_name="+")
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="tasks")
    state = models.CharField(max_length=11, choices=State.choices, default=State.PLANNED)
    gap = models.JSONField(default=list, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["OFFERED", "ACCEPTED"], organization__isnull=False)
                | Q(
                    state__in=["PLANNED", "HANDED_BACK"],
                    organization__isnull=True,
                    member__isnull=True,
                )
                | Q(state__in=["DONE", "CANCELLED"]),
                name="casework_task_in_hand_names_who_has_it",
            ),
            models.CheckConstraint(
                condition=(Q(state="DONE", done_at__isnull=False) & ~Q(outcome=""))
                | (~Q(state="DONE") & Q(done_at__isnull=True, outcome="")),
                name="casework_task_done_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state="PLANNED")
                | Q(state="CANCELLED")
                | Q(offered_at__isnull=False, due_at__isnull=False),
                name="casework_task_clock_runs_from_the_first_offer",
            ),
            models.CheckConstraint(
                condition=Q(state="CANCELLED", cancelled_at__isnull=False)
                | (~Q(state="CANCELLED") & Q(cancelled_at__isnull=True)),
                name="casework_task_cancelled_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(after__isnull=True) | ~Q(after=F("id")),
                name="casework_task_does_not_wait_for_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "state"], name="casework_task_of_member"),
            models.Index(fields=["state", "village", "due_at"], name="casework_task_by_place"),
            models.Index(fields=["organization", "done_at"], name="casework_task_of_pillar"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def corner(self) -> str:
        """RT and RW, as far as they are known."""
        return rt_and_rw(self.rt, self.rw)

    @property
    def is_standing(self) -> bool:
        return self.state in self.STANDING


class Assignment(models.Model):
    """A task was in the hands of a member (or a partner, without one) over [offered_at, ended_at).

    `reasons` say why this one (codes, see pillars.reasons); `grants` came with it and end with it.
    `user` is the member's account at the time of the offer.
    """

    class Answer(models.TextChoices):
        NONE = "", _("no answer yet")
        ACCEPTED = "ACCEPTED", _("accepted")
        HANDED_BACK = "HANDED_BACK", _("handed back")

    class WhyBack(models.TextChoices):
        NO_TIME = "NO_TIME", _("no time before the date")
        TOO_FAR = "TOO_FAR", _("too far")
        TOO_CLOSE = "TOO_CLOSE", _("kin or in conflict with the family")
        NOT_MY_SKILL = "NOT_MY_SKILL", _("needs somebody with other skills")
        NOT_FOUND = "NOT_FOUND", _("address or person not found")
        UNSAFE = "UNSAFE", _("not safe to go alone")
        OTHER = "OTHER", _("something else")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reasons = models.JSONField(default=list)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answer = models.CharField(max_length=11, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    why_back = models.CharField(max_length=12, choices=WhyBack.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    grants = models.ManyToManyField(Grant, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(ended_at__isnull=True),
                name="casework_assignment_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="casework_assignment_answer_has_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(answer="HANDED_BACK", ended_at__isnull=False) & ~Q(why_back=""))
                | (~Q(answer="HANDED_BACK") & Q(why_back="")),
                name="casework_assignment_handed_back_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "ended_at"], name="casework_assignment_of_member")
        ]
