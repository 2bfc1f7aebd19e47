"""Pairs of entries that may be one person, found by the action that finds them in life."""

from datetime import date
from typing import Any

from pilar.ground.areas.models import Area
from pilar.people.matching import actions
from pilar.people.matching.models import CandidatePair
from tests.factories.registry import NOON, PUNTEN, person


def pair(*, village: str = PUNTEN, other: str = "", name: str = "Sarinem") -> CandidatePair:
    """Two entries of one name and birthday: in `village`, the second in `other` if it is given."""
    born = date(1952, 5, 17)
    first = person(name=name, birth_date=born, village=village)
    second = person(name=name, birth_date=born, village=other or village)
    actions.find_pairs(people=[first.pk], by=None, at=NOON)
    return CandidatePair.objects.get(
        left__in=[first.pk, second.pk], right__in=[first.pk, second.pk]
    )


def objects_in(village: Area) -> dict[str, Any]:
    """An open pair of the village."""
    return {
        "pair_id": pair(village=village.pk, name="Lilik Suryani").pk,
        "words": ["Lilik Suryani"],
    }
