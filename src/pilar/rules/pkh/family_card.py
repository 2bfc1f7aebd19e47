"""PKH goes to a family as the civil registration knows it."""

from datetime import date

from pilar.rules.dated import Nothing
from pilar.rules.engine import Claim, Households, Members
from pilar.rules.registry import condition


@condition("pkh.one_family_card", law="Permensos 1/2018", since=date(2022, 1, 1))
def is_in_one_family_card(households: Households, members: Members, p: Nothing) -> Claim:
    """Whether the members are recorded in one family card (KK)."""
    return households.in_family_card
