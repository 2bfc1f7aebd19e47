"""Accounts loaded at once are those that single actions would have made."""

import pytest
from django.conf import settings

from pilar.ground.access import actions
from pilar.ground.access.actions import AccountRow, RoleRow
from pilar.ground.access.models import Grant, User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from tests.factories.registry import NOON, PUNTEN

PASSWORD = "lima-pilar-satu-kota"
GRANT = ("permission", "area_id", "object_type", "object_id", "role", "reason", "valid_from", "valid_to")  # fmt: skip


def _city() -> Area:
    area = areas.by_code(settings.CITY)
    assert area
    return area


def _village() -> Area:
    area = areas.by_code(PUNTEN)
    assert area
    return area


def _row(email: str = "rina@pilar.example", *roles: RoleRow) -> AccountRow:
    given = roles or (RoleRow("FRONT_OFFICE", _city(), NOON),)
    return AccountRow(email, "Rina Dewi", NOON, given, password=PASSWORD)


def _picture(user: User) -> object:
    grants = Grant.objects.filter(user=user).order_by("permission").values_list(*GRANT)
    return (user.full_name, user.is_active, user.joined_at, user.state, list(grants))


def test_a_load_equals_the_single_actions() -> None:
    single = actions.add_account(
        email="anjar@pilar.example", full_name="Rina Dewi", password=PASSWORD, by=None, at=NOON
    )
    actions.assign_role(single, "FRONT_OFFICE", _city(), by=None, at=NOON)

    [user] = actions.load_accounts(rows=[_row()], by=None, at=NOON)

    stored = User.objects.get(pk=user.pk)
    assert _picture(stored) == _picture(User.objects.get(pk=single.pk))
    assert stored.check_password(PASSWORD)


def test_a_load_is_one_event_with_count_and_digest() -> None:
    actions.load_accounts(rows=[_row(), _row("b@pilar.example")], by=None, at=NOON)

    event = Event.objects.get()
    assert event.name == "access:account:loaded"
    assert event.details["count"] == 2
    assert len(event.details["digest"]) == 64


def test_without_a_password_nobody_signs_in() -> None:
    row = AccountRow(
        "lilik@pilar.example", "Lilik Suryani", NOON, (RoleRow("PSM", _village(), NOON),)
    )

    [user] = actions.load_accounts(rows=[row], by=None, at=NOON)

    assert not User.objects.get(pk=user.pk).has_usable_password()


def test_a_role_may_have_ended() -> None:
    ended = RoleRow("PSM", _village(), NOON.replace(year=2023), NOON.replace(year=2025))

    [user] = actions.load_accounts(rows=[_row("s@pilar.example", ended)], by=None, at=NOON)

    assert set(Grant.objects.filter(user=user).values_list("valid_to", flat=True)) == {ended.until}


def test_an_address_that_is_taken_stops_the_whole_load() -> None:
    actions.load_accounts(rows=[_row()], by=None, at=NOON)

    with pytest.raises(actions.AddressTaken):
        actions.load_accounts(rows=[_row("new@pilar.example"), _row()], by=None, at=NOON)

    assert User.objects.count() == 1


def test_a_role_that_does_not_fit_its_area_stops_the_whole_load() -> None:
    with pytest.raises(actions.RoleDoesNotFit):
        actions.load_accounts(
            rows=[_row("a@pilar.example", RoleRow("HEAD", _village(), NOON))], by=None, at=NOON
        )

    assert not User.objects.exists()


def test_whoever_manages_accounts_gets_no_other_role() -> None:
    both = (RoleRow("FRONT_OFFICE", _city(), NOON), RoleRow("ADMIN", _city(), NOON))

    with pytest.raises(actions.RoleStandsAlone):
        actions.load_accounts(rows=[_row("a@pilar.example", *both)], by=None, at=NOON)
