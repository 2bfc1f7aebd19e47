"""A small child."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@dataclass(frozen=True)
class EarlyChildhood(Component):
    max_age: int


@condition(
    "pkh.early_childhood",
    law="Permensos 1/2018",
    parameters="pkh/early_childhood",
    since=date(2022, 1, 1),
)
def has_small_child(households: Households, members: Members, p: EarlyChildhood) -> Claim:
    """Whether a member is a child of 0 to 6 years."""
    return any_member(members.age.at_most(p.max_age))
