"""What stands in the addresses of the workplace."""

from typing import Any

from pilar.ground.areas.models import Area
from pilar.people.registry import actions, queries
from tests.factories.access import UserFactory
from tests.factories.intake import report
from tests.factories.registry import NOON, person


def objects_in(village: Area) -> dict[str, Any]:
    """A person of the village in a household, joined from two entries."""
    lilik = person(village=village.pk, name="Lilik Suryani")
    double = person(village=village.pk, name="Lilik Suriani")
    merge = actions.merge(survivor=lilik, loser=double, reason="sama", by=UserFactory(), at=NOON)
    household = queries.current_membership(lilik)
    assert household is not None
    return {
        "person_id": lilik.pk,
        "merge_id": merge.pk,
        "report_id": report(village=village.pk).pk,
        "household_id": household.household_id,
        "code": village.pk,
        "words": ["Lilik Suryani"],
    }
