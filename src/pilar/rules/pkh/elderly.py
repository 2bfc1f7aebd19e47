"""Old age."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@dataclass(frozen=True)
class Elderly(Component):
    min_age: int


@condition("pkh.elderly", law="Permensos 1/2018", parameters="pkh/elderly", since=date(2022, 1, 1))
def has_elderly_member(households: Households, members: Members, p: Elderly) -> Claim:
    """Whether a member counts for old age, in completed years."""
    return any_member(members.age.at_least(p.min_age))
