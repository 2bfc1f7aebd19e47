"""Victims of gross human-rights violations whom the state has recognised."""

from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@condition(
    "pkh.rights_victim",
    law="Inpres 2/2023",
    parameters="pkh/rights_victim",
    since=date(2023, 3, 15),
)
def has_rights_victim(households: Households, members: Members, p: Component) -> Claim:
    """Whether a member is on the state's list of victims."""
    return any_member(members.rights_victim)
