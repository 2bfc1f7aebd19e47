"""Reading determinations and proposals."""

from django.db.models import QuerySet

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.people.registry.models import Household, Person
from pilar.rules import replay
from pilar.rules.explanation import ExplainedProgramme
from pilar.rules.published import published
from pilar.work.programmes.models import Determination, Proposal
from pilar.work.programmes.permissions import Permission


def latest(household: Household, programme: str) -> Determination | None:
    """The latest determination of one programme."""
    return (
        Determination.objects.filter(household=household, programme=programme)
        .select_related("household")
        .order_by("-computed_at", "-pk")
        .first()
    )


def of_household(household: Household) -> QuerySet[Determination]:
    """All determinations of a household, the latest first."""
    return (
        Determination.objects.filter(household=household)
        .select_related("computed_by")
        .order_by("-computed_at", "-pk")
    )


def waiting_proposal(household: Household, programme: str) -> Proposal | None:
    """The proposal that waits for its second officer."""
    return (
        Proposal.objects.waiting()
        .filter(household=household, programme=programme)
        .select_related("proposed_by", "determination", "household")
        .first()
    )


def proposals_of(household: Household, programme: str) -> QuerySet[Proposal]:
    """All proposals of a household for a programme, the latest first."""
    return (
        Proposal.objects.filter(household=household, programme=programme)
        .select_related("proposed_by", "decided_by", "determination")
        .order_by("-proposed_at", "-pk")
    )


def explained(determination: Determination) -> ExplainedProgramme:
    """The determination with all its sentences, replayed under the rules it was given under.

    Members are called by name. Raises rules.published.UnknownFingerprint.
    """
    people = Person.objects.filter(memberships__household=determination.household)
    names = {person.pk.hex: person.full_name for person in people}
    return replay.replay_explained(determination.facts, determination.fingerprint, names)


def version_of(determination: Determination) -> str:
    """The version under which the rule set was published ("2026.11"), "" for one that was not."""
    found = published().get(determination.fingerprint)
    return found.version if found else ""


def waiting_for(user: User) -> QuerySet[Proposal]:
    """Proposals that wait for a decision that `user` may take: not their own."""
    rows = scope.visible(user, Permission.APPROVE, Proposal.objects.waiting())
    return rows.exclude(proposed_by=user)


def waiting_count_for(user: User) -> int:
    """How many of them there are: the figure in the navigation. One query."""
    return waiting_for(user).count()
