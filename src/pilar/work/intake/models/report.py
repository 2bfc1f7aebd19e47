"""A report: someone says that someone needs help; and each thing that is needed."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.ground.files.models import Upload
from pilar.kernel.ids import new_id
from pilar.people.registry.models import Person, Record


class ReportQuerySet(models.QuerySet["Report"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Reports of a need in one of these villages."""
        return self.filter(village__in=codes)

    def open(self) -> Self:
        """Reports on which somebody still has to act, the reporter included."""
        return self.filter(state__in=Report.OPEN)

    def waiting(self) -> Self:
        """Reports that nobody has answered yet: the queue."""
        return self.filter(state__in=Report.WAITING)

    def late(self, at: datetime) -> Self:
        """Waiting reports whose clock ran out before `at`."""
        return self.waiting().filter(due_at__lt=at)

    def unprotected(self) -> Self:
        return self.filter(protected=False)

    def most_urgent_first(self) -> Self:
        """Danger to life on top, whatever its clock says; then by time left."""
        rank = Case(When(urgency=Report.Urgency.EMERGENCY, then=Value(0)), default=Value(1))
        return self.order_by(rank, F("due_at").asc(nulls_last=True), "pk")


class Report(models.Model):
    """Someone says that someone needs help.

    What was told (words, names, contact, landmark) stands encrypted in `record`; here stands what
    a queue sorts by. `id` may be the client's own UUID, so that a report that is sent twice is one.
    `protected`: what was told is read only by those who may (violence, children), never in a list.
    `said_same_as` is what the reporter said; `joined_to` is what a worker decided.
    `answer_due_at` is when the first answer was promised; `due_at` is the clock that runs now, if
    one does: the desk's on a new report, the reporter's on one that was asked back.
    `rating` (1 badly to 4 very well) is how the resident was treated, where no case has it.
    `version` counts changes: a page that shows an older one is refused.
    """

    class Channel(models.TextChoices):
        PUBLIC = "PUBLIC", _("public page")
        DESK = "DESK", _("service desk")
        FIELD = "FIELD", _("pillar, in the field")
        PHONE = "PHONE", _("telephone")
        MESSAGE = "MESSAGE", _("WhatsApp or message")
        PARTNER = "PARTNER", _("partner")

    class ForWhom(models.TextChoices):
        SELF = "SELF", _("the reporter")
        OTHER = "OTHER", _("someone the reporter knows")
        STRANGER = "STRANGER", _("someone unknown")

    class Urgency(models.TextChoices):
        EMERGENCY = "EMERGENCY", _("life in danger")
        URGENT = "URGENT", _("today or tomorrow")
        NORMAL = "NORMAL", _("can wait some days")
        UNKNOWN = "UNKNOWN", _("not known")

    class Contact(models.TextChoices):
        NONE = "NONE", _("not at all")
        PHONE = "PHONE", _("telephone")
        WHATSAPP = "WHATSAPP", _("WhatsApp")
        EMAIL = "EMAIL", _("e-mail")

    class State(models.TextChoices):
        NEW = "NEW", _("new")
        ASKED = "ASKED", _("asked back")
        ACCEPTED = "ACCEPTED", _("accepted")
        IN_CARE = "IN_CARE", _("in care")
        ANSWERED = "ANSWERED", _("answered")
        SOLVED = "SOLVED", _("done, waiting for the resident's word")
        CLOSED = "CLOSED", _("closed")
        REJECTED = "REJECTED", _("not taken on")
        JOINED = "JOINED", _("joined to an earlier report")

    class Word(models.TextChoices):
        """Whose word closed the report."""

        RESIDENT = "RESIDENT", _("the resident")
        SECOND_PARTY = "SECOND_PARTY", _("a second party")
        WITHDRAWN = "WITHDRAWN", _("the resident needs no help any more")

    WAITING = (State.NEW, State.ASKED)
    OPEN = (State.NEW, State.ASKED, State.ACCEPTED, State.IN_CARE, State.ANSWERED, State.SOLVED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=12, unique=True)
    pin_salt = models.BinaryField(max_length=16)
    pin_hash = models.BinaryField(max_length=32)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    for_whom = models.CharField(max_length=8, choices=ForWhom.choices)
    help_kind = models.CharField(max_length=12)
    protected = models.BooleanField(default=False)
    village = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    urgency = models.CharField(max_length=9, choices=Urgency.choices)
    contact_kind = models.CharField(max_length=8, choices=Contact.choices, default=Contact.NONE)
    contact_index = models.BinaryField(max_length=16, null=True, blank=True)
    record = models.OneToOneField(Record, models.PROTECT, related_name="report")
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined"
    )
    said_same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="said_same"
    )
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=2, default="id")
    received_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_word = models.CharField(max_length=12, choices=Word.choices, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="CLOSED", closed_at__isnull=False) & ~Q(closed_word="")
                | ~Q(state="CLOSED") & Q(closed_at__isnull=True, closed_word=""),
                name="intake_report_closed_by_a_word",
            ),
            models.CheckConstraint(
                condition=Q(state="JOINED", joined_to__isnull=False)
                | ~Q(state="JOINED") & Q(joined_to__isnull=True),
                name="intake_report_joined_to_a_report",
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")),
                name="intake_report_is_not_joined_to_itself",
            ),
            models.CheckConstraint(
                condition=Q(state="NEW")
                | Q(answered_at__isnull=False)
                | Q(closed_word="WITHDRAWN"),
                name="intake_report_moves_on_only_answered",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=4),
                name="intake_report_rated_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(contact_kind="NONE", contact_index__isnull=True)
                | ~Q(contact_kind="NONE") & Q(contact_index__isnull=False),
                name="intake_report_contact_is_findable",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "village", "due_at"], name="intake_report_queue"),
            models.Index(fields=["received_at", "village"], name="intake_report_by_time"),
            models.Index(fields=["contact_index"], name="intake_report_by_contact"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_waiting(self) -> bool:
        return self.state in self.WAITING

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class Need(models.Model):
    """One thing that is needed, in the words of data/help_kinds.yaml. It is met with the report's solution."""

    class State(models.TextChoices):
        OPEN = "OPEN", _("open")
        MET = "MET", _("met")
        NOT_MET = "NOT_MET", _("not met")

    report = models.ForeignKey(Report, models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="intake_need_once_a_report"),
        ]
