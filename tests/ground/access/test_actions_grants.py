"""Single grants: on one area or one object, dated, once, ended and kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pilar.ground.access import actions, scope
from pilar.ground.access.events import Event as Name
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from tests.factories.access import CITY, LONG_AGO, PUNTEN, GrantFactory, UserFactory, worker

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)
DO = "casework.do_task"


@pytest.fixture
def task() -> User:
    """Any row with a UUID may be granted; an account stands in for a task."""
    return UserFactory(full_name="a task")


def give(user: User, task: User, *, reason: str = "task", until: datetime | None = None) -> Grant:
    return actions.grant(
        user, DO, obj=task, reason=reason, by=UserFactory(), at=LONG_AGO, until=until
    )


def test_a_grant_on_an_object_reaches_that_object(task: User) -> None:
    lilik = UserFactory()

    grant = give(lilik, task)

    assert scope.may(lilik, DO, obj=task)
    assert not scope.may(lilik, DO, obj=lilik)
    event = Event.objects.get(name=Name.GRANT_GIVEN)
    assert event.details["grant"] == str(grant.pk)
    assert event.details["object"] == f"access.user:{task.pk}"


def test_the_same_grant_twice_is_one(task: User) -> None:
    lilik = UserFactory()

    assert give(lilik, task) == give(lilik, task)
    assert give(lilik, task, reason="transfer") != give(lilik, task)
    assert Event.objects.filter(name=Name.GRANT_GIVEN).count() == 2


def test_a_grant_names_an_area_or_an_object_never_both(task: User) -> None:
    city = Area.objects.get(pk=CITY)
    for what in ({}, {"area": city, "obj": task}):
        with pytest.raises(ValueError, match="area or on an object"):
            actions.grant(UserFactory(), DO, reason="x", by=None, at=AT, **what)


def test_a_grant_with_an_end_ends_by_itself(task: User) -> None:
    lilik = UserFactory()

    give(lilik, task, until=timezone.now() - timedelta(seconds=1))

    assert not scope.may(lilik, DO)


def test_an_ended_grant_stays_as_a_row_and_ends_once(task: User) -> None:
    lilik, by = UserFactory(), UserFactory()
    grant = give(lilik, task)

    for day in (0, 1):
        actions.end_grant(grant, by=by, at=AT + timedelta(days=day))

    assert Grant.objects.get(pk=grant.pk).valid_to == AT
    assert not scope.may(User.objects.get(pk=lilik.pk), DO)
    assert Event.objects.filter(name=Name.GRANT_ENDED).count() == 1


def test_a_grant_that_has_not_begun_never_begins_once_ended(task: User) -> None:
    grant = GrantFactory(valid_from=AT + timedelta(days=9))

    actions.end_grant(grant, by=None, at=AT)

    grant.refresh_from_db()
    assert grant.valid_to == grant.valid_from


def test_all_grants_on_a_task_end_with_it(task: User) -> None:
    lilik, tono = UserFactory(), UserFactory()
    give(lilik, task)
    give(tono, task)
    elsewhere = give(lilik, UserFactory())

    assert actions.end_grants_on(task, by=None, at=AT, user=tono) == 1
    assert actions.end_grants_on(task, by=None, at=AT) == 1
    assert actions.end_grants_on(task, by=None, at=AT) == 0
    assert list(Grant.objects.in_force(AT)) == [elsewhere]


def test_many_grants_are_one_act(task: User) -> None:
    users = [UserFactory() for _ in range(3)]
    rows = [actions.NewGrant(u.pk, DO, "access.user", task.pk, "task", LONG_AGO, AT) for u in users]

    assert actions.bulk_grant(rows, by=None, at=AT) == 3
    assert actions.bulk_grant([], by=None, at=AT) == 0
    assert Event.objects.get(name=Name.GRANTS_GIVEN).details["count"] == 3
    single = give(UserFactory(), task, until=AT)
    fields = ("permission", "object_type", "object_id", "reason", "valid_from", "valid_to", "role")
    assert {tuple(getattr(g, f) for f in fields) for g in Grant.objects.all()} == {
        tuple(getattr(single, f) for f in fields)
    }


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("names_an_area_or_an_object", {"area_id": None}),
        ("names_an_area_or_an_object", {"object_type": "x.y"}),
        ("ends_after_it_begins", {"valid_to": LONG_AGO - timedelta(days=1)}),
    ],
)
def test_the_database_refuses_a_grant_that_makes_no_sense(
    constraint: str, wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        GrantFactory(**wrong)


def test_the_database_refuses_a_role_held_twice(task: User) -> None:
    sari = worker("registry.view_person", area=PUNTEN)
    Grant.objects.update(role="PSM")
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantFactory(user=sari, area_id=PUNTEN, role="PSM")
    on_object = {"area_id": None, "object_type": "access.user", "object_id": task.pk}
    GrantFactory(user=sari, role="PSM", **on_object)
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantFactory(user=sari, role="PSM", **on_object)
