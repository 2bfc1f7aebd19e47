"""What happens in a life: a move, a birth, a death."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.registry import golden, queries
from pilar.people.registry.actions.persons import DESK, NameMissing, lock
from pilar.people.registry.actions.writing import Origin, source, write_record
from pilar.people.registry.events import Event
from pilar.people.registry.models import Household, Membership, Person, Record

MOVES = "peristiwa"


class AlreadyDead(DomainError):
    code = "registry.person.already_dead"


class BeforeBirth(DomainError):
    code = "registry.person.before_birth"


class InTheFuture(DomainError):
    code = "registry.person.in_the_future"


class AlreadyThere(DomainError):
    code = "registry.person.already_there"


def _not_ahead(on: date, at: datetime) -> None:
    if on > timezone.localdate(at):
        raise InTheFuture(_("The day lies ahead. Write the day on which it happened."))


def _alive(person: Person) -> None:
    if person.has_died:
        raise AlreadyDead(_("This person has died. Correct that first if it is a mistake."))


@transaction.atomic
def move_person(
    *,
    person: Person,
    village: Area | None,
    rt: str = "",
    rw: str = "",
    address: str = "",
    household: Household | None = None,
    with_household: bool = False,
    role: str = Membership.Role.OTHER,
    on: date,
    by: User,
    at: datetime,
) -> Person:
    """Move a person on the day `on`: to `village` (None: out of the city), into `household` or a new one.

    `with_household` moves everybody of the current household together, and the household with them.
    Raises InTheFuture, AlreadyDead, AlreadyThere.
    """
    _not_ahead(on, at)
    row = lock(person)
    _alive(row)
    here = queries.current_membership(row)
    if household and here and here.household_id == household.pk:
        raise AlreadyThere(_("This person lives in that household already."))
    place = {
        "village": village.pk if village else "",
        "rt": rt,
        "rw": rw,
        "address": address,
        "resident": village is not None,
    }
    origin = Origin(source(MOVES), on, at, by)
    movers = [row]
    if with_household and here:
        movers = [member.person for member in queries.current_members(here.household)]
    if with_household and here and household is None:
        target = here.household
        write_record(Record.Kind.MOVE, place, origin, household=target.pk)
    else:
        target = household or Household.objects.create(pk=new_id())
        if household is None and village:
            write_record(Record.Kind.MOVE, place, origin, household=target.pk)
    for mover in movers:
        relation = {} if with_household else {"relation": role if household else "HEAD"}
        write_record(
            Record.Kind.MOVE, {**place, **relation}, origin, person=mover.pk, household=target.pk
        )
    homes = {target.pk} | ({here.household_id} if here else set())
    golden.refresh([mover.pk for mover in movers], homes)
    audit.record(
        Event.PERSON_MOVED,
        target=row,
        by=by,
        at=at,
        area=village.pk if village else "",
        on=on.isoformat(),
        persons=len(movers),
    )
    return Person.objects.get(pk=row.pk)


@transaction.atomic
def register_birth(
    *, household: Household, fields: Mapping[str, Any], on: date, by: User, at: datetime
) -> Person:
    """A child is born into `household` on the day `on`. Raises InTheFuture, NameMissing, UnknownField."""
    _not_ahead(on, at)
    if not str(fields.get("name", "")).strip():
        raise NameMissing(_("Write a name, even a provisional one."))
    home = Household.objects.select_for_update().get(pk=household.pk)
    child = Person.objects.create(pk=new_id())
    born = {
        "relation": "CHILD",
        "village": home.village_id,
        "rt": home.rt,
        "rw": home.rw,
        "address": home.address,
        **fields,
        "birth_date": on,
        "birth_precision": "DAY",
    }
    write_record(
        Record.Kind.BIRTH,
        born,
        Origin(source(DESK), on, at, by),
        person=child.pk,
        household=home.pk,
    )
    golden.refresh([child.pk], [home.pk])
    audit.record(Event.PERSON_BORN, target=child, by=by, at=at, area=home.village_id or "")
    return Person.objects.get(pk=child.pk)


@transaction.atomic
def register_death(*, person: Person, on: date, by: User, at: datetime) -> Person:
    """The person died on the day `on`; the place in the household ends with it.

    Raises InTheFuture, AlreadyDead, BeforeBirth.
    """
    _not_ahead(on, at)
    row = lock(person)
    _alive(row)
    if row.birth_date and on < row.birth_date:
        raise BeforeBirth(_("That day lies before the birth. Check both dates."))
    here = queries.current_membership(row)
    write_record(
        Record.Kind.DEATH,
        {"died_on": on},
        Origin(source(MOVES), on, at, by),
        person=row.pk,
    )
    golden.refresh([row.pk], [here.household_id] if here else [])
    audit.record(Event.PERSON_DIED, target=row, by=by, at=at, area=row.village_id or "")
    return Person.objects.get(pk=row.pk)
