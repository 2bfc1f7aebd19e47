"""Many cases with their histories at once. What is stored equals what single actions store
(tests/work/casework/test_bulk.py), but for the trail: one act is one event, with count and digest.

Reports are not touched: intake loads them with their own states.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from pilar.ground import rows
from pilar.ground.access import actions as access
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel import canonical
from pilar.kernel.ids import new_id
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Record
from pilar.work.casework.actions import giving
from pilar.work.casework.actions.cases import month_of, next_number, number_of
from pilar.work.casework.actions.history import Given, Played
from pilar.work.casework.actions.notes import SOURCE
from pilar.work.casework.actions.playing import Player
from pilar.work.casework.actions.scripts import CaseScript
from pilar.work.casework.events import Event
from pilar.work.casework.models import (
    Assignment,
    Case,
    Custody,
)

CHUNK = 100


def _numbers(scripts: Sequence[CaseScript]) -> list[str]:
    """A case number for each script, in the order in which the cases were opened."""
    first = {
        month: next_number(month, count)
        for month, count in sorted(Counter(month_of(s.at) for s in scripts).items())
    }
    numbers = [""] * len(scripts)
    for place in sorted(range(len(scripts)), key=lambda place: (scripts[place].at, place)):
        month = month_of(scripts[place].at)
        numbers[place] = number_of(month, first[month])
        first[month] += 1
    return numbers


@transaction.atomic
def load_cases(
    *,
    scripts: Sequence[CaseScript],
    by: User | None,
    at: datetime,
    progress: Callable[[int], None] | None = None,
) -> dict[str, UUID]:
    """Store the cases of `scripts`; gives their ids by `ref`. All are played before the first is stored.

    Raises what the single actions refuse; then nothing is stored.
    """
    player = Player()
    numbers = _numbers(scripts)
    played = [player.plan(script, number) for script, number in zip(scripts, numbers, strict=True)]
    player.play()
    for place in range(0, len(played), CHUNK):
        _write(played[place : place + CHUNK], by=by, at=at)
        if progress:
            progress(min(place + CHUNK, len(played)))
    digest = hashlib.sha256()
    for script in scripts:
        digest.update(canonical.dumps([script.ref, script.title, script.at]).encode())
    audit.record(Event.CASES_LOADED, by=by, at=at, count=len(scripts), digest=digest.hexdigest())
    return {script.ref: one.case.pk for script, one in zip(scripts, played, strict=True)}


def _write(played: Sequence[Played], *, by: User | None, at: datetime) -> None:
    """Store some cases with all that belongs to them, in the order of what points to what.

    Records first: while a case points to a word that is still to come, SQLite looks for every
    new row through all tables that may point to it, and some are not indexed for that.
    """
    registry.keep_many(
        statements=[said for one in played for said in one.statements],
        kind=Record.Kind.NOTE,
        source_code=SOURCE,
    )
    rows.add([one.case for one in played])
    rows.add([goal for one in played for goal in one.goals])
    rows.add([task for one in played for task in one.tasks])
    Custody.objects.bulk_create([one.custody for one in played])  # gives their keys
    rows.add([each for one in played for each in one.assignments])
    rows.add([note for one in played for note in one.notes])
    rows.add([word for one in played for word in one.words])
    rows.add([rating for one in played for rating in one.ratings])
    _grant([given for one in played for given in one.given], by=by, at=at)


def _grant(given: Sequence[Given], *, by: User | None, at: datetime) -> None:
    ids = [new_id() for _ in given]
    grants = [
        access.NewGrant(
            id=pk,
            user_id=one.user.pk,
            permission=one.right[0],
            object_type=one.right[1]._meta.label_lower,
            object_id=one.right[2],
            reason=giving.reason_of(_case_of(one), one.holder.pk),
            valid_from=one.at,
            valid_to=one.until,
            granted_by_id=one.by.pk if one.by else None,
        )
        for pk, one in zip(ids, given, strict=True)
    ]
    access.bulk_grant(grants, by=by, at=at)
    pairs = list(zip(ids, given, strict=True))
    rows.add(
        Assignment.grants.through(assignment_id=one.holder.pk, grant_id=pk)
        for pk, one in pairs
        if isinstance(one.holder, Assignment)
    )
    rows.add(
        Custody.grants.through(custody_id=one.holder.pk, grant_id=pk)
        for pk, one in pairs
        if isinstance(one.holder, Custody)
    )


def _case_of(given: Given) -> Case:
    holder = given.holder
    return holder.task.case if isinstance(holder, Assignment) else holder.case
