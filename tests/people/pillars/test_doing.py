"""Activities in a minute, programmes of a pillar's own, proposals to the forum, trainings."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars import actions, queries
from pilar.people.pillars.models import (
    Activity,
    Competence,
    CompetenceKind,
    Initiative,
    Proposal,
    Training,
)
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory
from tests.factories.pillars import AT, MARCH, member_of, pillar


def record(**changes: Any) -> Activity:
    said: dict[str, Any] = {
        "kind": Activity.Kind.HOME_VISIT,
        "village": Area.objects.get(pk=PUNTEN),
        "on": MARCH,
        "minutes": 60,
        "people_reached": 5,
        "by": UserFactory(),
        "at": AT,
    }
    said |= changes
    said.setdefault("member", member_of())
    return actions.record_activity(**said)


def test_an_activity_belongs_to_the_pillar_also_when_a_chapter_did_it() -> None:
    activity = record(member=member_of(f"KARANG_TARUNA.{PUNTEN}"), note="Kerja bakti RT 03")

    assert activity.organization == pillar("KARANG_TARUNA")
    assert queries.effort(Activity.objects.all()) == queries.Effort(1, 60, 5)


def test_the_same_id_again_changes_nothing() -> None:
    member, activity_id = member_of(), new_id()
    first = record(member=member, activity_id=activity_id)
    second = record(member=member, activity_id=activity_id, minutes=90)

    assert second == first
    assert Activity.objects.get().minutes == 60


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"on": MARCH + timedelta(days=1)}, actions.ActivityTooLate),
        ({"on": MARCH - timedelta(days=32)}, actions.ActivityTooLate),
        ({"village": GUNUNGSARI}, actions.NotThere),
        ({"note": "NIK 3579 9101 0101 0001"}, actions.NumberInText),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], refusal: type[Exception]) -> None:
    if "village" in changes:
        changes["village"] = Area.objects.get(pk=changes["village"])

    with pytest.raises(refusal):
        record(**changes)

    assert not Activity.objects.exists()


def test_the_day_is_the_citys_day_not_that_of_greenwich() -> None:
    late_evening = AT.replace(hour=18)  # one in the morning of 3 March in Batu

    assert record(on=date(2026, 3, 3), at=late_evening).on == date(2026, 3, 3)


@pytest.mark.parametrize("broken", [{"minutes": 4}, {"minutes": 1441}, {"people_reached": 5001}])
def test_the_database_refuses_impossible_activities(broken: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        record(**broken)


def test_an_innovation_says_what_it_hopes_for() -> None:
    said: dict[str, Any] = {
        "organization": pillar(),
        "name": "Ketuk pintu Jumat",
        "about": "Setiap Jumat dua rumah",
        "begins_on": MARCH,
        "by": UserFactory(),
        "at": AT,
    }
    with pytest.raises(actions.OutcomeMissing):
        actions.add_initiative(**said, is_innovation=True, hoped_outcome=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.create(
            organization=pillar(), name="x", is_innovation=True, begins_on=MARCH, added_at=AT
        )
    kept = actions.add_initiative(**said, is_innovation=True, hoped_outcome="Lansia ditengok")

    ended = actions.end_initiative(
        initiative=kept, on=MARCH - timedelta(days=9), by=UserFactory(), at=AT
    )
    assert ended.ends_on == MARCH


def test_a_proposal_gets_one_answer() -> None:
    proposal = actions.propose_to_forum(
        organization=pillar(), title="Jas hujan", reason="Hujan", by=UserFactory(), at=AT
    )
    settled: dict[str, Any] = {"proposal": proposal, "by": UserFactory(), "at": AT}
    actions.answer_proposal(**settled, state=Proposal.State.ON_AGENDA, answer="")
    actions.answer_proposal(**settled, state=Proposal.State.DECLINED, answer="Dibeli Maret")

    with pytest.raises(actions.ProposalSettled):
        actions.answer_proposal(**settled, state=Proposal.State.TAKEN, answer="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(organization=pillar(), state="DECLINED", proposed_at=AT)


def training(**changes: Any) -> Training:
    said: dict[str, Any] = {
        "organization": pillar("TAGANA"),
        "title": "LDP dasar",
        "organiser": "Dinas Sosial",
        "begins_on": date(2024, 2, 28),
        "ends_on": date(2024, 2, 29),
        "hours": 16,
        "grants": CompetenceKind.objects.get(pk="LDP"),
        "grants_years": 3,
        "by": UserFactory(),
        "at": AT,
    }
    return actions.add_training(**said | changes)


def test_who_passes_a_training_can_do_it_for_as_long_as_the_certificate_holds() -> None:
    held, passed, failed = training(), member_of("TAGANA"), member_of("TAGANA")
    actions.record_attendance(
        training=held,
        members=[passed, failed],
        failed=[failed],
        certificates={passed: "LDP-7"},
        by=UserFactory(),
        at=AT,
    )
    gained = Competence.objects.get()

    assert gained.member == passed
    assert gained.certificate_number == "LDP-7"
    assert (gained.valid_from, gained.valid_to) == (date(2024, 2, 29), date(2027, 3, 1))


def test_nobody_attends_twice_and_a_plain_training_certifies_nothing() -> None:
    plain, member = training(grants=None, grants_years=None), member_of("TAGANA")
    said: dict[str, Any] = {"training": plain, "members": [member], "by": UserFactory(), "at": AT}
    actions.record_attendance(**said)

    with pytest.raises(actions.AlreadyAttended):
        actions.record_attendance(**said)
    assert not Competence.objects.exists()


def test_a_competence_from_elsewhere_is_added_and_the_database_holds_its_period() -> None:
    said: dict[str, Any] = {
        "member": member_of("TAGANA"),
        "kind": CompetenceKind.objects.get(pk="SHELTER"),
        "valid_from": MARCH,
        "by": UserFactory(),
        "at": AT,
    }
    assert actions.add_competence(**said).valid_to is None
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_competence(**said | {"valid_from": date(2026, 4, 1)}, valid_to=MARCH)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_competence(**said)
    with pytest.raises(IntegrityError), transaction.atomic():
        training(ends_on=date(2024, 2, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        training(hours=0)
