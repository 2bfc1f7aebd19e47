"""A severe disability."""

from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@condition(
    "pkh.severe_disability",
    law="Permensos 1/2018",
    parameters="pkh/severe_disability",
    since=date(2022, 1, 1),
)
def has_severely_disabled_member(households: Households, members: Members, p: Component) -> Claim:
    """Whether a member has a severe disability."""
    return any_member(members.severe_disability)
