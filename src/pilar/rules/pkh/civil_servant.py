"""Who is paid by the state keeps the family out of PKH."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Parameters
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@dataclass(frozen=True)
class CivilServant(Parameters):
    min_age: int


@condition(
    "pkh.no_civil_servant",
    law="Daftar pengecualian penerima, Kemensos",
    parameters="pkh/civil_servant",
    since=date(2022, 1, 1),
)
def has_no_civil_servant(households: Households, members: Members, p: CivilServant) -> Claim:
    """Whether no member is a civil servant, soldier or police officer.

    A member too young for any of it settles the question without being asked.
    """
    return ~any_member(members.age.at_least(p.min_age) & members.civil_servant)
