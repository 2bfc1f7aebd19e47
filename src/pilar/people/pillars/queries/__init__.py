"""Reading organisations and members. Each function says what it costs."""

from pilar.people.pillars.queries.eligible import (
    Eligibility,
    Roster,
    eligible_members,
)
from pilar.people.pillars.queries.members import (
    Effort,
    VillageCoverage,
    coverage_of,
    effort,
    free_accounts,
    gaps,
    managed_members,
    member_of_account,
    members_of,
    recent_activities,
    root_of,
    villages_in_words,
)
from pilar.people.pillars.queries.organizations import (
    managed_organizations,
    mandates_in_order,
    organization,
    organizations_with_mandates,
    partners_for,
    pillars,
    proposable_organizations,
)

__all__ = [
    "Effort",
    "Eligibility",
    "Roster",
    "VillageCoverage",
    "coverage_of",
    "effort",
    "eligible_members",
    "free_accounts",
    "gaps",
    "managed_members",
    "managed_organizations",
    "mandates_in_order",
    "member_of_account",
    "members_of",
    "organization",
    "organizations_with_mandates",
    "partners_for",
    "pillars",
    "proposable_organizations",
    "recent_activities",
    "root_of",
    "villages_in_words",
]
