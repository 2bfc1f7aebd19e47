"""Households of which the rules know enough, and their determinations. All invented."""

from datetime import date
from typing import Any

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.people.registry import actions as registry
from pilar.people.registry.actions import LoadRow
from pilar.people.registry.models import Household
from pilar.work.programmes import actions
from pilar.work.programmes.models import Determination, Proposal
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, PUNTEN

ON = NOON.date()


def household(village: str = PUNTEN, **facts: Any) -> Household:
    """A grandmother and her grandson, decile 2, of whom all is known, unless `facts` say otherwise."""
    shared = {"village": village, "rt": "03", "rw": "02", "family_card": "3579910101200001"}
    home = {"decile": 2, "decile_period": "2026-Q1", "in_family_card": True} | facts
    no = dict.fromkeys(
        ("pregnant", "postpartum", "severe_disability", "civil_servant", "rights_victim"), False
    )
    rows = [
        LoadRow(
            "sarinem",
            "h",
            shared
            | home
            | no
            | {
                "name": "Sarinem",
                "sex": "P",
                "birth_date": date(1950, 5, 12),
                "birth_precision": "DAY",
                "relation": "HEAD",
                "school_status": "LEFT",
                "finished_school": False,
            },
        ),
        LoadRow(
            "rizky",
            "h",
            shared
            | no
            | {
                "name": "Rizky Ardian",
                "sex": "L",
                "birth_date": date(2017, 2, 3),
                "birth_precision": "DAY",
                "relation": "GRANDCHILD",
                "school_status": "ATTENDING",
                "school_level": "SD",
                "finished_school": False,
            },
        ),
    ]
    rows = [
        LoadRow(row.person, row.household, {k: v for k, v in row.fields.items() if v is not None})
        for row in rows
    ]
    loaded = registry.load(rows=rows, source_code="asesmen", observed_on=ON, by=None, at=NOON)
    return Household.objects.get(pk=loaded.households["h"])


def determination(**facts: Any) -> Determination:
    """The answer of PKH for `household(**facts)`."""
    home = household(**facts)
    return actions.determine(household=home, on=ON, by=None, at=NOON)[0]


def proposal(by: User | None = None, **facts: Any) -> Proposal:
    """A proposal that waits for its second officer."""
    return actions.propose(
        determination=determination(**facts),
        reason="Kunjungan cocok",
        by=by or UserFactory(),
        at=NOON,
    )


def objects_in(village: Area) -> dict[str, Any]:
    """What stands in the addresses of programmes, all in `village`."""
    waiting = proposal(village=village.pk)
    return {
        "household_id": waiting.household_id,
        "programme": "PKH",
        "determination_id": waiting.determination_id,
        "proposal_id": waiting.pk,
    }
