"""Organisations, and for which kinds of task each has a mandate."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars.models.learning import CompetenceKind


def in_language(indonesian: str, english: str) -> str:
    """Text that a city keeps as data: the reader's language, Indonesian where English is missing."""
    return english if english and (get_language() or "id").startswith("en") else indonesian


class TaskKind(models.Model):
    """A kind of work that a case can need. Which organisation may do it stands in its mandates.

    `first_visit` starts the shorter clock; `asks_household` lets who accepts fill in the
    household's questionnaire; `competence` must be held by whoever does it.
    """

    code = models.CharField(max_length=30, primary_key=True)
    name_id = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    first_visit = models.BooleanField(default=False)
    asks_household = models.BooleanField(default=False)
    competence = models.ForeignKey(
        CompetenceKind, models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_id, self.name_en)


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def pillars(self) -> Self:
        """The pillars of the city in the order of the mark: TKSK, PSM, Tagana, Karang Taruna, PKH."""
        return self.filter(kind=Organization.Kind.PILLAR).order_by("position", "code")

    def in_areas(self, codes: Collection[str]) -> Self:
        """Organisations that work in one of these villages; those of the whole city for anyone who sees a village."""
        if not codes:
            return self.none()
        return self.filter(Q(area__isnull=True) | Q(area__in=codes))


class Organization(models.Model):
    """A pillar, a partner, an office, or the chapter of a pillar in one village.

    A pillar whose work is done by village organisations (Karang Taruna) has chapters: their
    members are office-holders. `position` is the pillar's place in the mark, from the left.
    """

    class Kind(models.TextChoices):
        PILLAR = "PILLAR", _("pillar")
        CHAPTER = "CHAPTER", _("chapter in a village")
        PARTNER = "PARTNER", _("partner")
        OFFICE = "OFFICE", _("office")

    class Level(models.TextChoices):
        VILLAGE = "VILLAGE", _("one desa or kelurahan")
        DISTRICT = "DISTRICT", _("one kecamatan")
        CITY = "CITY", _("the whole city")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.CITY)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="chapters"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(null=True, blank=True, unique=True)
    about_id = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    law = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)  # of a desk, never of a person
    decree_years = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="CHAPTER", parent__isnull=False, area__isnull=False)
                | (~Q(kind="CHAPTER") & Q(parent__isnull=True)),
                name="pillars_organization_chapter_has_parent_and_area",
            ),
            models.CheckConstraint(
                condition=Q(kind="PILLAR", position__isnull=False)
                | (~Q(kind="PILLAR") & Q(position__isnull=True)),
                name="pillars_organization_pillar_has_a_position",
            ),
            models.UniqueConstraint(
                fields=["parent", "area"],
                condition=Q(kind="CHAPTER"),
                name="pillars_organization_one_chapter_a_village",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="pillars_organization_is_not_its_own_chapter",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return in_language(self.about_id, self.about_en)

    @property
    def root_id(self) -> object:
        """The id of the pillar that a chapter belongs to, or its own."""
        return self.parent_id or self.pk


class Mandate(models.Model):
    """`organization` may be offered tasks of this kind; `law` says on what ground.

    `certainty` says how the ground is known: read at the source, from a secondary source, or
    from memory (then it is listed in docs/law-to-verify.md).
    """

    class Certainty(models.TextChoices):
        SOURCE = "SOURCE", _("read at the source")
        SECONDARY = "SECONDARY", _("from a secondary source")
        MEMORY = "MEMORY", _("from memory, to be checked")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="mandates")
    task_kind = models.ForeignKey(TaskKind, models.PROTECT, related_name="mandates")
    law = models.CharField(max_length=200)
    certainty = models.CharField(max_length=10, choices=Certainty.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "task_kind"], name="pillars_mandate_once_a_task_kind"
            )
        ]
