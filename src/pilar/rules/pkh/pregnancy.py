"""A pregnant or newly delivered mother."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@dataclass(frozen=True)
class Pregnancy(Component):
    max_pregnancy: int
    min_age: int
    max_age: int


@condition(
    "pkh.pregnancy", law="Permensos 1/2018", parameters="pkh/pregnancy", since=date(2022, 1, 1)
)
def has_pregnant_member(households: Households, members: Members, p: Pregnancy) -> Claim:
    """Whether a woman is pregnant or in the weeks after birth, in a pregnancy that still counts.

    Sex or age alone can settle it: a man or a girl of eight isn't asked.
    """
    can_be = members.sex.is_("P") & members.age.between(p.min_age, p.max_age)
    counts = members.pregnancy_number.at_most(p.max_pregnancy)
    return any_member(can_be & (members.pregnant | members.postpartum) & counts)
