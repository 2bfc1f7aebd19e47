"""How poor a family must be for PKH."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Parameters
from pilar.rules.engine import Claim, Households, Members
from pilar.rules.registry import condition


@dataclass(frozen=True)
class Decile(Parameters):
    max_decile: int


@condition(
    "pkh.decile",
    law="Permensos 1/2018",
    parameters="pkh/decile",
    since=date(2022, 1, 1),
)
def is_in_decile(households: Households, members: Members, p: Decile) -> Claim:
    """Whether the family stands in the deciles that PKH is for."""
    return households.decile.at_most(p.max_decile)
