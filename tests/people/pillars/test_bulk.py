"""What many at once store equals what one by one stores, keys aside."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.people.pillars import actions, sealing
from pilar.people.pillars.actions.bulk import ActivityRow, MemberRow, TrainingRow
from pilar.people.pillars.models import (
    Activity,
    Competence,
    CompetenceKind,
    Coverage,
    Member,
    Training,
    TrainingAttendance,
)
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory
from tests.factories.pillars import AT, MARCH, member_of, pillar

KEYS = {"id", "member_id", "training_id", "phone"}


def content(model: type[Model]) -> list[dict[str, Any]]:
    """All rows but their keys, in the order they were written."""
    rows = model._default_manager.order_by("pk").values()
    return [{name: v for name, v in row.items() if name not in KEYS} for row in rows]


def test_members_loaded_equal_members_added() -> None:
    by, user = UserFactory(), UserFactory()
    said: dict[str, Any] = {
        "full_name": "Lilik Suryani",
        "decree_number": "SK/1",
        "decree_date": MARCH,
        "valid_from": MARCH,
        "valid_to": date(2029, 3, 2),
        "capacity": 5,
        "office": "Ketua",
        "phone": "0812000111",
        "at": AT,
    }
    single = actions.add_member(
        organization=pillar(),
        villages=[Area.objects.get(pk=GUNUNGSARI), Area.objects.get(pk=PUNTEN)],
        by=by,
        user=user,
        **said,
    )
    one_by_one = content(Member), content(Coverage)
    Coverage.objects.all().delete()
    Member.objects.all().delete()
    row = MemberRow(organization="PSM", villages=(GUNUNGSARI, PUNTEN), user=user, **said)
    [loaded] = actions.load_members(rows=[row], by=by, at=AT)

    assert (content(Member), content(Coverage)) == one_by_one
    assert sealing.open_phone(loaded.pk, loaded.phone) == "0812000111"
    assert single.pk != loaded.pk
    event = Event.objects.get(name="pillars:members:loaded")
    assert event.details["count"] == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"organization": "KARANG_TARUNA"}, actions.NotAChapter),
        ({"villages": ()}, actions.NoVillage),
        ({"villages": ("35.79.99.9999",)}, actions.NotAVillage),
    ],
)
def test_a_row_that_the_single_action_refuses_is_refused_and_nothing_stays(
    changes: dict[str, Any], refusal: type[Exception]
) -> None:
    good: dict[str, Any] = {
        "organization": "PSM",
        "full_name": "x",
        "villages": (PUNTEN,),
        "decree_number": "SK/1",
        "decree_date": MARCH,
        "valid_from": MARCH,
        "valid_to": None,
        "at": AT,
    }
    rows = [MemberRow(**good), MemberRow(**good | changes)]

    with pytest.raises(refusal):
        actions.load_members(rows=rows, by=None, at=AT)

    assert not Member.objects.exists()


def test_trainings_loaded_equal_trainings_added() -> None:
    by, passed, failed = UserFactory(), member_of("TAGANA"), member_of("TAGANA")
    said: dict[str, Any] = {
        "title": "Dapur umum",
        "organiser": "Dinas Sosial",
        "begins_on": MARCH,
        "ends_on": MARCH,
        "hours": 8,
        "grants_years": 2,
        "at": AT,
    }
    held = actions.add_training(
        organization=pillar("TAGANA"),
        grants=CompetenceKind.objects.get(pk="FIELD_KITCHEN"),
        by=by,
        **said,
    )
    actions.record_attendance(
        training=held,
        members=[passed, failed],
        failed=[failed],
        certificates={passed: "7"},
        by=by,
        at=AT,
    )
    models = (Training, TrainingAttendance, Competence)
    one_by_one = [content(model) for model in models]
    for model in reversed(models):
        model.objects.all().delete()
    row = TrainingRow(
        organization="TAGANA",
        grants="FIELD_KITCHEN",
        members=(passed, failed),
        failed=frozenset({failed}),
        certificates={passed: "7"},
        **said,
    )
    actions.load_trainings(rows=[row], by=by, at=AT)

    assert [content(model) for model in models] == one_by_one


def test_activities_loaded_equal_activities_recorded() -> None:
    member = member_of(user=UserFactory())
    said: dict[str, Any] = {
        "member": member,
        "kind": "DATA_CHECK",
        "on": MARCH,
        "minutes": 45,
        "people_reached": 3,
        "note": "RT 02",
        "at": AT,
    }
    actions.record_activity(village=Area.objects.get(pk=PUNTEN), by=member.user, **said)
    one_by_one = content(Activity)
    Activity.objects.all().delete()
    seen: list[int] = []
    row = ActivityRow(village=PUNTEN, **said)

    assert actions.load_activities(rows=[row], by=None, at=AT, progress=seen.append) == 1
    assert content(Activity) == one_by_one
    assert seen == [1]
