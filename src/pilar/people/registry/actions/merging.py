"""Two entries of one person, joined; and parted again, exactly."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.registry import golden, queries
from pilar.people.registry.actions.persons import lock
from pilar.people.registry.events import Event
from pilar.people.registry.models import Merge, Person


class SamePerson(DomainError):
    code = "registry.merge.same_person"


class NotMerged(DomainError):
    code = "registry.merge.already_undone"


def _homes(*people: Person) -> list[object]:
    return [place.household_id for p in people if (place := queries.current_membership(p))]


@transaction.atomic
def merge(*, survivor: Person, loser: Person, reason: str, by: User, at: datetime) -> Merge:
    """Say that `loser` is `survivor`. No foreign key is rewritten: reads resolve `canonical`.

    Raises SamePerson, NotStanding (one of them was merged already).
    """
    if survivor.pk == loser.pk:
        raise SamePerson(_("Both are the same entry already."))
    first, second = sorted((survivor, loser), key=lambda person: person.pk)
    lock(first)
    lock(second)
    merged = Merge.objects.create(
        survivor=survivor, loser=loser, reason=reason, merged_at=at, merged_by=by
    )
    Person.objects.filter(pk=loser.pk).update(canonical=survivor.pk)
    golden.refresh([loser.pk, survivor.pk])
    audit.record(
        Event.PERSONS_MERGED,
        target=survivor,
        by=by,
        at=at,
        area=survivor.village_id or "",
        loser=str(loser.pk),
        reason=reason,
    )
    return merged


@transaction.atomic
def unmerge(*, merge: Merge, reason: str, by: User, at: datetime) -> Merge:
    """Part what was joined: both persons are what their own records say, later edits included.

    Raises NotMerged.
    """
    row = Merge.objects.select_for_update().get(pk=merge.pk)
    if row.undone_at:
        raise NotMerged(_("These entries were parted already."))
    row.undone_at, row.undone_by = at, by
    row.save(update_fields=["undone_at", "undone_by"])
    Person.objects.filter(pk=row.loser_id).update(canonical=None)
    top = queries.resolve(row.survivor)
    golden.refresh([row.loser_id, top.pk, row.survivor_id])
    audit.record(
        Event.PERSONS_SPLIT,
        target=row.survivor,
        by=by,
        at=at,
        loser=str(row.loser_id),
        reason=reason,
    )
    return row
