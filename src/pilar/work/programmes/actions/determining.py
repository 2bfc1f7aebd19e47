"""What the rules answer for a household, stored."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.registry.models import Household
from pilar.rules import explain as rules
from pilar.rules.answers import Answer
from pilar.rules.programmes import PROGRAMMES
from pilar.work.assessments import known as facts
from pilar.work.programmes import queries
from pilar.work.programmes.events import Event
from pilar.work.programmes.models import Determination


class NobodyLivesHere(DomainError):
    code = "programmes.household.empty"


def new_determination(
    household: Household, answer: Answer, by: User | None, at: datetime
) -> Determination:
    """The row of an answer, not saved."""
    return Determination(
        household=household,
        programme=answer.programme,
        on=answer.on,
        fingerprint=answer.fingerprint,
        facts=answer.facts_json,
        answer=answer.json,
        verdict=answer.verdict.value,
        least_idr=answer.amount.least,
        most_idr=answer.amount.most,
        computed_at=at,
        computed_by=by,
    )


@transaction.atomic
def determine(
    *, household: Household, on: date, by: User | None, at: datetime
) -> list[Determination]:
    """Determine all programmes for a household on the day `on`; one event.

    An answer that is the same as the latest, facts included, is that one: nothing is stored twice.
    Raises NobodyLivesHere.
    """
    seen = facts.household_facts(household, on)
    if not seen.members:
        raise NobodyLivesHere(
            _("Nobody lives in this household now, so there is nothing to determine.")
        )
    found, new = [], []
    for code in PROGRAMMES:
        answer = rules.answer_all(code, [seen])[0]
        latest = queries.latest(household, code)
        if latest and (latest.answer, latest.facts) == (answer.json, answer.facts_json):
            found.append(latest)
            continue
        found.append(new_determination(household, answer, by, at))
        new.append(found[-1])
    Determination.objects.bulk_create(new)
    if new:
        audit.record(
            Event.DETERMINED,
            target=household,
            by=by,
            at=at,
            area=household.village_id or "",
            programmes={one.programme: one.verdict for one in new},
        )
    return found


def answers_for(households: Sequence[Household], on: date) -> dict[str, list[Answer]]:
    """The answers of all programmes for many households at once, in their order, by programme."""
    seen = [facts.household_facts(household, on) for household in households]
    return {code: rules.answer_all(code, seen) for code in PROGRAMMES}
