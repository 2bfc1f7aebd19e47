"""What conditions are made of: claims that are true, false or unknown, and aggregates that keep it."""

from pilar.rules.engine.aggregates import (
    AllMembers,
    AnyMember,
    all_members,
    any_member,
    count_members,
    sum_over_members,
)
from pilar.rules.engine.claims import Claim
from pilar.rules.engine.columns import Households, Members

__all__ = [
    "AllMembers",
    "AnyMember",
    "Claim",
    "Households",
    "Members",
    "all_members",
    "any_member",
    "count_members",
    "sum_over_members",
]
