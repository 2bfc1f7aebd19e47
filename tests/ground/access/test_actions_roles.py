"""Roles: given for areas that fit, once, never to oneself; ended, kept as rows."""

from datetime import UTC, datetime, timedelta

import pytest

from pilar.config.roles import ROLES
from pilar.ground.access import actions, queries, scope
from pilar.ground.access.events import Event as Name
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from tests.factories.access import BUMIAJI, CITY, PUNTEN, UserFactory, worker

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def area(code: str) -> Area:
    return Area.objects.get(pk=code)


@pytest.fixture
def admin() -> User:
    return worker("access.manage_accounts", name="Nanda")


def test_a_role_gives_all_its_permissions_in_the_area(admin: User) -> None:
    lilik = UserFactory()

    actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT)

    grants = Grant.objects.filter(user=lilik)
    assert {g.permission for g in grants} == ROLES["PSM"].permissions
    assert {(g.area_id, g.role, g.valid_from, g.granted_by) for g in grants} == {
        (PUNTEN, "PSM", AT, admin)
    }
    assert scope.may(lilik, "registry.view_person", area=PUNTEN)
    event = Event.objects.get(name=Name.ROLE_ASSIGNED)
    assert (event.target_id, event.by, event.area) == (str(lilik.pk), admin, PUNTEN)


def test_a_coordinator_of_a_pillar_holds_more_on_that_pillar_only(admin: User) -> None:
    lilik, pillar = UserFactory(), UserFactory(full_name="stands in for an organisation")

    actions.assign_role(lilik, "COORDINATOR", area(BUMIAJI), by=admin, at=AT, pillar=pillar)

    assert scope.may(lilik, "pillars.manage", obj=pillar)
    assert not scope.may(lilik, "pillars.manage", area=BUMIAJI)
    assert [h.place for h in queries.held_roles([lilik.pk], at=AT)[lilik.pk]] == [
        "kecamatan Bumiaji",
        "stands in for an organisation",
    ]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("PSM", CITY),
        ("PSM", BUMIAJI),
        ("TKSK", PUNTEN),
        ("HEAD", BUMIAJI),
        ("HEAD", "35"),
        ("NOBODY", CITY),
        ("", CITY),
    ],
)
def test_a_role_that_does_not_fit_is_refused(admin: User, role: str, code: str) -> None:
    with pytest.raises(actions.RoleDoesNotFit):
        actions.assign_role(UserFactory(), role, area(code), by=admin, at=AT)

    assert not Event.objects.filter(name=Name.ROLE_ASSIGNED).exists()


def test_only_a_role_that_knows_pillars_is_given_on_one(admin: User) -> None:
    with pytest.raises(actions.RoleDoesNotFit):
        actions.assign_role(
            UserFactory(), "PSM", area(PUNTEN), by=admin, at=AT, pillar=UserFactory()
        )


def test_the_same_role_twice_is_refused(admin: User) -> None:
    lilik = UserFactory(full_name="Lilik")
    actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT)

    with pytest.raises(actions.RoleAlreadyHeld, match="Lilik"):
        actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT)

    assert Grant.objects.filter(user=lilik).count() == len(ROLES["PSM"].permissions)


def test_whoever_manages_accounts_gives_nothing_to_the_own_account(admin: User) -> None:
    with pytest.raises(actions.NotOnOneself):
        actions.assign_role(admin, "HEAD", area(CITY), by=admin, at=AT)
    with pytest.raises(actions.NotOnOneself):
        actions.grant(admin, "registry.view_person", area=area(CITY), reason="x", by=admin, at=AT)
    with pytest.raises(actions.NotOnOneself):
        actions.end_role(admin, "ADMIN", area(CITY), by=admin, at=AT)

    assert not scope.may(admin, "registry.view_person")


@pytest.mark.parametrize(("first", "then"), [("ADMIN", "HEAD"), ("HEAD", "ADMIN")])
def test_managing_accounts_and_seeing_people_do_not_meet(first: str, then: str) -> None:
    endang = UserFactory()
    actions.assign_role(endang, first, area(CITY), by=None, at=AT)

    with pytest.raises(actions.RoleStandsAlone):
        actions.assign_role(endang, then, area(CITY), by=None, at=AT)


def test_an_ended_role_gives_nothing_and_may_be_given_again(admin: User) -> None:
    lilik = UserFactory()
    actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT)

    ended = actions.end_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT + timedelta(days=1))

    assert ended == len(ROLES["PSM"].permissions)
    assert not scope.may(lilik, "registry.view_person")
    assert Event.objects.filter(name=Name.ROLE_ENDED, by=admin).count() == 1
    with pytest.raises(actions.RoleNotHeld):
        actions.end_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT + timedelta(days=2))
    actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT + timedelta(days=2))
    assert scope.may(lilik, "registry.view_person")


def test_the_home_is_that_of_the_first_role(admin: User) -> None:
    lilik = UserFactory()
    assert queries.home_of(lilik, at=AT) == ""

    actions.assign_role(lilik, "PSM", area(PUNTEN), by=admin, at=AT)
    actions.assign_role(lilik, "BACK_OFFICE", area(CITY), by=admin, at=AT)

    assert queries.home_of(lilik, at=AT) == ROLES["BACK_OFFICE"].home


def test_refreshing_brings_grants_to_what_the_roles_say_now(admin: User) -> None:
    lilik, tono = UserFactory(), UserFactory()
    for user in (lilik, tono):
        actions.assign_role(user, "PSM", area(PUNTEN), by=admin, at=AT)
    Grant.objects.filter(user=lilik, permission="registry.view_person").delete()
    Grant.objects.filter(user=tono, permission="forum.view").update(permission="forum.old")

    assert actions.refresh_roles(at=AT + timedelta(days=1)) == (2, 1)
    assert actions.refresh_roles(at=AT + timedelta(days=2)) == (0, 0)
    for user in (lilik, tono):
        held = Grant.objects.in_force(AT + timedelta(days=2)).filter(user=user)
        assert {g.permission for g in held} == ROLES["PSM"].permissions
    assert Event.objects.filter(name=Name.ROLES_REFRESHED).count() == 1


def test_those_to_tell_hold_the_permission_for_the_whole_area(admin: User) -> None:
    near, far, gone, city = (UserFactory(full_name=n) for n in ("near", "far", "gone", "city"))
    for user, code in ((near, BUMIAJI), (far, "35.79.03"), (gone, BUMIAJI), (city, CITY)):
        actions.assign_role(user, "COORDINATOR", area(code), by=admin, at=AT)
    User.objects.filter(pk=gone.pk).update(is_active=False)

    told = queries.holders("intake.receive_alarm", area=PUNTEN, at=AT)

    assert {u.full_name for u in told} == {"near", "city"}
    assert {u.full_name for u in queries.holders("intake.receive_alarm", area=CITY, at=AT)} == {
        "city"
    }
