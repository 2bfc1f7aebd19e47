"""What a source said: immutable, encrypted, with its key elsewhere."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models.importing import ImportRun
from pilar.people.registry.models.source import Source


class Record(models.Model):
    """One statement of one source. Append-only: triggers refuse UPDATE, DELETE, REPLACE and TRUNCATE.

    `payload` is canonical JSON `{"fields", "raw", "flags"}` under a data key of its own.
    `digest` stands for source + day + content of a row (HMAC): the same row again is recognised by it.
    What may be said twice (everything but a row) has its own id in the digest.
    `content` stands for the content alone: the same content in a later edition.
    A record of kind RETRACTION takes the record that it names back.
    """

    class Kind(models.TextChoices):
        ROW = "ROW", _("row of a list")
        ENTRY = "ENTRY", _("entry")
        SUBMISSION = "SUBMISSION", _("questionnaire")
        CORRECTION = "CORRECTION", _("correction")
        MOVE = "MOVE", _("move")
        BIRTH = "BIRTH", _("birth")
        DEATH = "DEATH", _("death")
        REPORT = "REPORT", _("report of a need")
        NOTE = "NOTE", _("note of a case")
        RETRACTION = "RETRACTION", _("taken back")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    import_run = models.ForeignKey(
        ImportRun, models.PROTECT, null=True, blank=True, related_name="records"
    )
    row_ref = models.CharField(max_length=80, blank=True)
    observed_on = models.DateField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    retracts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="retractions"
    )
    payload = models.BinaryField()
    digest = models.BinaryField(max_length=16)
    content = models.BinaryField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"], name="registry_record_row_once_a_source"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="RETRACTION", retracts__isnull=False)
                | (~models.Q(kind="RETRACTION") & models.Q(retracts__isnull=True)),
                name="registry_record_retraction_names_its_record",
            ),
        ]


class RecordKey(models.Model):
    """The data key of a record, wrapped by master key number `master`. Mutable: rotation rewraps it, erasure empties it."""

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="key")
    wrapped = models.BinaryField(max_length=80)
    master = models.PositiveSmallIntegerField(default=1)
    erased_at = models.DateTimeField(null=True, blank=True)


class RecordLink(models.Model):
    """Of whom a record speaks: of a person, of a household, or of a person as a member of that household.

    Merge and split move links; a record and a foreign key to a person never change.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="link")
    person = models.ForeignKey(
        "registry.Person", models.PROTECT, null=True, blank=True, related_name="record_links"
    )
    household = models.ForeignKey(
        "registry.Household", models.PROTECT, null=True, blank=True, related_name="record_links"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(household__isnull=False),
                name="registry_link_names_a_person_or_a_household",
            )
        ]
