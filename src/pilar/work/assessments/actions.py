"""Taking answers in, and recording visits; one by one, or many by a generator that knows what happened."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground import rows
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import Member
from pilar.people.registry import actions as registry
from pilar.people.registry.actions import HouseholdAnswers
from pilar.people.registry.models import Household
from pilar.work.assessments import asking
from pilar.work.assessments.asking import Asked
from pilar.work.assessments.events import Event
from pilar.work.assessments.models import Questionnaire, Submission, Visit
from pilar.work.assessments.questionnaires import HOUSEHOLD, form, sha256

PIECE = 300


class NothingAnswered(DomainError):
    code = "assessments.submission.nothing_answered"


class VisitAhead(DomainError):
    code = "assessments.visit.ahead"


def questionnaire(code: str, at: datetime) -> Questionnaire:
    """The row of the questionnaire of this release, made at its first use."""
    sheet = form(code)
    found, _created = Questionnaire.objects.get_or_create(
        code=sheet.code,
        version=sheet.version,
        defaults={"title": sheet.title, "file_sha256": sha256(code), "published_at": at},
    )
    return found


@transaction.atomic
def submit(
    *,
    id: UUID,  # noqa: A002  # the client's own name of the submission
    household: Household,
    asked: Sequence[Asked],
    given: Mapping[str, Any],
    on: date,
    by: User | None,
    at: datetime,
    visit: Visit | None = None,
) -> Submission:
    """Store the answers about a household as records; one act, one event.

    The same `id` again is the submission that was stored first: nothing changes. Answers to
    questions that do not hold any more after the others are left out. Raises NothingAnswered.
    """
    if stored := Submission.objects.filter(pk=id).first():
        return stored
    kept = asking.relevant_answers(list(asked), given, on, household)
    if not kept:
        raise NothingAnswered(
            _("No question was answered yet. Answer at least one, the rest may wait.")
        )
    of_people: dict[UUID, dict[str, Any]] = defaultdict(dict)
    of_home: dict[str, Any] = {}
    for one in asked:
        if one.key in kept:
            target = of_people[one.person.pk] if one.person else of_home
            target[one.question.name] = kept[one.key]
    registry.record_answers(
        answers=HouseholdAnswers(household, of_home, dict(of_people)),
        observed_on=on,
        by=by,
        at=at,
        reference=str(id),
    )
    submission = Submission.objects.create(
        pk=id,
        questionnaire=questionnaire(HOUSEHOLD, at),
        household=household,
        visit=visit,
        observed_on=on,
        submitted_at=at,
        submitted_by=by,
        asked=len(asked),
        answered=len(kept),
    )
    audit.record(
        Event.SUBMITTED,
        target=submission,
        by=by,
        at=at,
        area=household.village_id or "",
        household=str(household.pk),
        asked=len(asked),
        answered=len(kept),
    )
    return submission


@transaction.atomic
def record_visit(
    *,
    household: Household,
    outcome: str,
    on: date,
    by: User | None,
    at: datetime,
    member: Member | None = None,
) -> Visit:
    """Somebody went to a household on the day `on`. Raises VisitAhead."""
    if on > timezone.localdate(at):
        raise VisitAhead(_("That day lies ahead. Write the day of the visit."))
    visit = Visit.objects.create(
        household=household,
        member=member,
        visited_on=on,
        outcome=outcome,
        recorded_at=at,
        recorded_by=by,
    )
    audit.record(
        Event.VISITED, target=visit, by=by, at=at, area=household.village_id or "", outcome=outcome
    )
    return visit


@dataclass(frozen=True, slots=True)
class AnswersRow:
    """A filled questionnaire: facts of the household, and per member by the person's id."""

    id: UUID
    of_household: Mapping[str, Any]
    of_members: Mapping[UUID, Mapping[str, Any]]
    asked: int

    @property
    def answered(self) -> int:
        return len(self.of_household) + sum(map(len, self.of_members.values()))


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit; with `answers` the questionnaire was filled in at the same time."""

    household: UUID
    outcome: str
    on: date
    at: datetime
    by: User | None = None
    member: Member | None = None
    answers: AnswersRow | None = None


def load_visits(*, visits: Sequence[VisitRow], by: User | None, at: datetime) -> int:
    """Store visits with their questionnaires, in pieces of 300, then one event; gives how many.

    What is stored equals what record_visit and submit store (tests/work/assessments/test_bulk.py).
    The caller answers for the questions. Raises VisitAhead, NothingAnswered.
    """
    digest = hashlib.sha256()
    for start in range(0, len(visits), PIECE):
        piece = visits[start : start + PIECE]
        _load_piece(piece)
        for row in piece:
            digest.update(f"{row.household} {row.on} {row.outcome}\n".encode())
    with transaction.atomic():
        audit.record(Event.LOADED, by=by, at=at, count=len(visits), digest=digest.hexdigest())
    return len(visits)


@transaction.atomic
def _load_piece(piece: Sequence[VisitRow]) -> None:
    homes = Household.objects.in_bulk([row.household for row in piece])
    stored, submissions, given = [], [], []
    for row in piece:
        if row.on > timezone.localdate(row.at):
            raise VisitAhead(_("That day lies ahead. Write the day of the visit."))
        visit = Visit(
            household=homes[row.household],
            member=row.member,
            visited_on=row.on,
            outcome=row.outcome,
            recorded_at=row.at,
            recorded_by=row.by,
        )
        stored.append(visit)
        if row.answers is None:
            continue
        if not row.answers.answered:
            raise NothingAnswered(_("No question was answered yet. Answer at least one."))
        said = HouseholdAnswers(
            homes[row.household], row.answers.of_household, row.answers.of_members
        )
        given.append(registry.GivenAnswers(said, row.on, row.by, row.at, str(row.answers.id)))
        submissions.append(_submission(row, row.answers, visit))
    registry.record_many_answers(given=given)
    rows.add(stored)
    rows.add(submissions)


def _submission(row: VisitRow, answers: AnswersRow, visit: Visit) -> Submission:
    return Submission(
        pk=answers.id,
        questionnaire=questionnaire(HOUSEHOLD, row.at),
        household_id=row.household,
        visit=visit,
        observed_on=row.on,
        submitted_at=row.at,
        submitted_by=row.by,
        asked=max(answers.asked, answers.answered),
        answered=answers.answered,
    )
