"""Forums with agenda, invitees and steps. All invented; figures come from what the tests load."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.people.pillars import actions as pillars
from pilar.people.pillars.models import Activity, Member
from pilar.review.forum import actions
from pilar.review.forum.models import AgendaItem, Invitee, Meeting, Step
from tests.factories.access import PUNTEN
from tests.factories.pillars import member_of, pillar

DAY = date(2026, 3, 20)
MORNING = datetime(2026, 3, 20, 2, tzinfo=UTC)  # 9 o'clock in the city
BEFORE = datetime(2026, 3, 2, 3, tzinfo=UTC)


def meeting(
    area: Area | None = None,
    *,
    on: date = DAY,
    at: datetime = BEFORE,
    title: str = "Sarasehan Maret",
) -> Meeting:
    """A forum that is being prepared."""
    return actions.plan_meeting(
        title=title,
        theme="Kesetiakawanan sosial",
        place="Balai kota",
        on=on,
        starts=time(9),
        ends=time(12),
        area=area,
        by=None,
        at=at,
    )


def item(of: Meeting, title: str = "Mengapa tertinggal", **more: Any) -> AgendaItem:
    """A discussion of twenty minutes."""
    said = {"minutes": 20, "kind": AgendaItem.Kind.DISCUSSION} | more
    return actions.add_item(meeting=of, title=title, by=None, at=BEFORE, **said)


def invitee(of: Meeting, name: str = "Lilik Suryani") -> Invitee:
    """A PSM who is invited by name."""
    return actions.invite(meeting=of, name=name, organization=pillar("PSM"), by=None, at=BEFORE)


def held(of: Meeting, at: datetime = MORNING) -> Meeting:
    """The forum under way."""
    return actions.open_meeting(meeting=of, by=None, at=at)


def step(of: Meeting, *, at: datetime = MORNING, by: User | None = None, **more: Any) -> Step:
    """A step of PSM on the activities a month, to 20."""
    said = {
        "title": "Dua pendamping muda",
        "owner": pillar("PSM"),
        "deadline": date(2027, 1, 31),
        "indicator": "activities",
        "target": Decimal(20),
    } | more
    return actions.set_step(meeting=of, by=by, at=at, **said)


def activities(counts: dict[tuple[int, int], int], who: Member | None = None) -> None:
    """So many activities in each (year, month), in Punten."""
    member = who or member_of("PSM")
    for (year, month), count in counts.items():
        at = datetime(year, month, 10, 3, tzinfo=UTC)
        Activity.objects.bulk_create(
            Activity(
                organization=member.organization,
                member=member,
                kind=Activity.Kind.MEETING,
                village_id=PUNTEN,
                on=at.date(),
                minutes=60,
                recorded_at=at,
            )
            for _ in range(count)
        )


def objects_in(village: Area) -> dict[str, Any]:
    """A forum of the village, under way, with all that stands in addresses."""
    of = meeting(area=village, title="Rembuk warga rahasia")
    proposal = pillars.propose_to_forum(
        organization=pillar("PSM"), title="Usul", reason="Perlu", by=None, at=BEFORE
    )
    subject = item(of, "Butir rahasia")
    asked = invitee(of, "Tamu Rahasia")
    actions.freeze(item=subject, indicator="in_time", as_of=DAY, by=None, at=MORNING)
    held(of)
    judged = step(of, title="Langkah rahasia yang dinilai")
    actions.begin_step(step=judged, on=date(2025, 12, 1), by=None, at=MORNING)
    actions.review_step(step=judged, on=DAY, by=None, at=MORNING)
    return {
        "meeting_id": of.pk,
        "proposal_id": proposal.pk,
        "item_id": subject.pk,
        "invitee_id": asked.pk,
        "step_id": step(of, title="Langkah rahasia").pk,
        "words": ["Rembuk warga rahasia", "Langkah rahasia"],
    }
