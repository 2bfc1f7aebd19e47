"""Members: who comes, stays, moves and leaves, and what the database refuses."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.people.pillars import actions, sealing
from pilar.people.pillars.models import Coverage, FormerDecree, Member
from tests.factories.access import BUMIAJI, GUNUNGSARI, PUNTEN, UserFactory
from tests.factories.pillars import AT, MARCH, CoverageFactory, MemberFactory, member_of, pillar


def village(code: str = PUNTEN) -> Area:
    return Area.objects.get(pk=code)


def add(**changes: Any) -> Member:
    said: dict[str, Any] = {
        "organization": pillar("PSM"),
        "full_name": "Lilik Suryani",
        "villages": [village()],
        "decree_number": "SK-Dinsos/014/2026",
        "decree_date": MARCH,
        "valid_from": MARCH,
        "valid_to": date(2029, 3, 2),
        "by": UserFactory(),
        "at": AT,
    }
    return actions.add_member(**said | changes)


def test_a_member_gets_villages_from_the_day_of_the_decree_and_leaves_one_event() -> None:
    member = add(villages=[village(), village(GUNUNGSARI)])

    assert set(member.coverage.values_list("area", "valid_from")) == {
        (PUNTEN, MARCH),
        (GUNUNGSARI, MARCH),
    }
    event = Event.objects.get(target_id=str(member.pk))
    assert event.name == "pillars:member:added"
    assert event.details["villages"] == [PUNTEN, GUNUNGSARI]


def test_the_phone_is_stored_encrypted_and_bound_to_the_member() -> None:
    member, other = add(phone="081234567890"), add(full_name="Sri Wahyuni")
    stored = bytes(Member.objects.get(pk=member.pk).phone)

    assert b"0812" not in stored
    assert sealing.open_phone(member.pk, stored) == "081234567890"
    with pytest.raises(sealing.envelope.CannotOpen):
        sealing.open_phone(other.pk, stored)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"villages": []}, actions.NoVillage),
        ({"villages": [BUMIAJI]}, actions.NotAVillage),
        ({"valid_to": MARCH}, actions.DecreeEndsTooEarly),
        ({"organization": "KARANG_TARUNA"}, actions.NotAChapter),
        (
            {"organization": f"KARANG_TARUNA.{GUNUNGSARI}", "villages": [PUNTEN]},
            actions.OutsideTheChapter,
        ),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], refusal: type[Exception]) -> None:
    if "villages" in changes:
        changes["villages"] = [village(code) for code in changes["villages"]]
    if "organization" in changes:
        changes["organization"] = pillar(changes["organization"])

    with pytest.raises(refusal):
        add(**changes)

    assert not Member.objects.exists()


def test_karang_taruna_takes_members_through_its_chapter_in_the_village() -> None:
    member = add(organization=pillar(f"KARANG_TARUNA.{PUNTEN}"), office="Ketua")

    assert member.organization.parent == pillar("KARANG_TARUNA")
    assert list(Member.objects.of(pillar("KARANG_TARUNA"))) == [member]


def test_an_account_stands_for_one_member() -> None:
    user = UserFactory()
    member = actions.link_account(member=add(), user=user, by=UserFactory(), at=AT)

    assert member.user == user
    with pytest.raises(actions.AccountTaken):
        add(user=user)
    with pytest.raises(actions.AccountTaken):
        actions.link_account(member=MemberFactory(), user=user, by=user, at=AT)
    with pytest.raises(actions.AccountTaken):
        actions.link_account(member=member, user=UserFactory(), by=user, at=AT)


def test_a_new_decree_keeps_the_former_one_in_the_history() -> None:
    member = member_of(valid_from=date(2023, 1, 2), valid_to=date(2026, 1, 2))
    renewed = actions.renew_decree(
        member=member,
        number="SK-Dinsos/099/2026",
        dated_on=MARCH,
        valid_from=MARCH,
        valid_to=date(2029, 3, 2),
        by=UserFactory(),
        at=AT,
    )
    former = FormerDecree.objects.get(member=member)

    assert (former.valid_from, former.valid_to) == (date(2023, 1, 2), date(2026, 1, 2))
    assert renewed.serves_on(MARCH)
    days = {date(2025, 6, 1): True, date(2026, 2, 1): False, MARCH: True}
    assert {day: Member.objects.serving(day).exists() for day in days} == days


def test_a_decree_that_begins_before_the_standing_one_is_refused() -> None:
    member = member_of(valid_from=MARCH)

    with pytest.raises(actions.DecreeEndsTooEarly):
        actions.renew_decree(
            member=member,
            number="x",
            dated_on=MARCH,
            valid_from=MARCH,
            valid_to=None,
            by=UserFactory(),
            at=AT,
        )


def test_who_leaves_frees_the_villages_and_can_leave_only_once() -> None:
    member = member_of("PSM", PUNTEN, GUNUNGSARI)
    actions.end_member(member=member, on=MARCH, reason="Pindah", by=UserFactory(), at=AT)

    assert set(Coverage.objects.values_list("valid_to", flat=True)) == {MARCH}
    assert Member.objects.covering(PUNTEN, MARCH - timedelta(days=1)).exists()
    assert not Member.objects.covering(PUNTEN, MARCH).exists()
    with pytest.raises(actions.AlreadyEnded):
        actions.end_member(member=member, on=MARCH, reason="lagi", by=UserFactory(), at=AT)


def test_changing_villages_ends_and_begins_and_leaves_the_rest_alone() -> None:
    member = member_of("PSM", PUNTEN)
    both = [village(), village(GUNUNGSARI)]
    actions.change_coverage(member=member, villages=both, on=MARCH, by=UserFactory(), at=AT)
    actions.change_coverage(member=member, villages=both[1:], on=MARCH, by=UserFactory(), at=AT)

    assert list(member.coverage.in_force(MARCH).values_list("area", flat=True)) == [GUNUNGSARI]
    assert member.coverage.get(area=PUNTEN).valid_from == date(2025, 1, 2)


@pytest.mark.parametrize(
    "attributes",
    [
        {"valid_to": date(2025, 1, 2)},
        {"capacity": 0},
        {"capacity": 51},
        {"ended_on": MARCH},
        {"end_reason": "tanpa tanggal"},
    ],
)
def test_the_database_refuses_an_impossible_member(attributes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberFactory(**attributes)


def test_the_database_refuses_a_village_twice_and_a_period_turned_round() -> None:
    given = CoverageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverageFactory(member=given.member)
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverageFactory(valid_from=MARCH, valid_to=MARCH - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerDecree.objects.create(
            member=given.member, number="x", dated_on=MARCH, valid_from=MARCH, valid_to=MARCH
        )
