"""Finding pairs, and deciding them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.matching import queries
from pilar.people.matching.events import Event
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.queries import Candidate
from pilar.people.matching.weights import current
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Person

WORTH_A_LOOK = 0.0  # bits: even odds
State, Reason = CandidatePair.State, CandidatePair.Reason


class AlreadyDecided(DomainError):
    code = "matching.pair.already_decided"


class StillOpen(DomainError):
    code = "matching.pair.still_open"


def _evidence(found: Candidate) -> list[list[object]]:
    return [[row.field, row.level, round(row.bits, 2), list(row.seen)] for row in found.evidence]


def _reason(found: Candidate) -> CandidatePair.Reason:
    same_nik = any(row.field == "nik" and row.level == "SAME" for row in found.evidence)
    return Reason.SAME_NIK if same_nik else Reason.ALIKE


def find_pairs(*, people: Iterable[UUID], by: User | None, at: datetime) -> int:
    """Compare these persons with all others and store pairs worth a look; returns how many are new.

    A pair that stands, decided or not, is left as it is. One event for all. The comparing takes
    seconds and holds no transaction, so that other writers are not held up; only the storing does.
    """
    pairs: dict[tuple[UUID, UUID], CandidatePair] = {}
    compared = list(Person.objects.standing().filter(pk__in=set(people)).order_by("pk"))
    traits = queries.all_traits_of(compared)
    for person in compared:
        for found in queries.candidates(traits[person.pk], limit=6):
            other = found.person
            same_nik = _reason(found) == Reason.SAME_NIK
            if other.pk == person.pk or (found.bits < WORTH_A_LOOK and not same_nik):
                continue
            left, right = sorted((person.pk, other.pk))
            pairs.setdefault(
                (left, right),
                CandidatePair(
                    left_id=left,
                    right_id=right,
                    reason=_reason(found),
                    weight=round(found.bits, 2),
                    evidence=_evidence(found),
                    weights_version=current().version,
                    found_at=at,
                ),
            )
    return _store(pairs, by=by, at=at) if pairs else 0


@transaction.atomic
def _store(
    pairs: Mapping[tuple[UUID, UUID], CandidatePair], *, by: User | None, at: datetime
) -> int:
    """Those that are new, of persons that still stand: one may have been joined while others were compared."""
    known = set(
        CandidatePair.objects.filter(left__in=[left for left, _right in pairs]).values_list(
            "left_id", "right_id"
        )
    )
    named = {person for both in pairs for person in both}
    standing = set(Person.objects.standing().filter(pk__in=named).values_list("pk", flat=True))
    new = [pair for both, pair in pairs.items() if both not in known and standing >= set(both)]
    CandidatePair.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        audit.record(Event.PAIRS_FOUND, by=by, at=at, count=len(new))
    return len(new)


def _open(pair: CandidatePair) -> CandidatePair:
    row = CandidatePair.objects.select_for_update().get(pk=pair.pk)
    if row.state != State.OPEN:
        raise AlreadyDecided(
            _("Somebody has decided this pair already. Reload the page to see how.")
        )
    return row


def _decide(row: CandidatePair, state: str, *, note: str, by: User, at: datetime) -> None:
    row.state, row.note, row.decided_by, row.decided_at = state, note, by, at
    row.save()


@transaction.atomic
def join(
    *, pair: CandidatePair, survivor: Person, note: str = "", by: User, at: datetime
) -> CandidatePair:
    """Both entries are one person: join them under `survivor`, one of the two.

    Raises AlreadyDecided, registry.NotStanding.
    """
    row = _open(pair)
    loser = row.right if survivor.pk == row.left_id else row.left
    row.merge = registry.merge(survivor=survivor, loser=loser, reason=note, by=by, at=at)
    _decide(row, State.SAME, note=note, by=by, at=at)
    audit.record(Event.PAIR_JOINED, target=row, by=by, at=at, area=survivor.village_id or "")
    return row


@transaction.atomic
def keep_apart(*, pair: CandidatePair, note: str = "", by: User, at: datetime) -> CandidatePair:
    """They are two persons. Raises AlreadyDecided."""
    row = _open(pair)
    _decide(row, State.DIFFERENT, note=note, by=by, at=at)
    audit.record(Event.PAIR_KEPT_APART, target=row, by=by, at=at)
    return row


@transaction.atomic
def reopen(*, pair: CandidatePair, note: str = "", by: User, at: datetime) -> CandidatePair:
    """Take a decision back; entries that were joined are parted exactly. Raises StillOpen."""
    row = CandidatePair.objects.select_for_update().get(pk=pair.pk)
    if row.state == State.OPEN:
        raise StillOpen(_("This pair is open: there is nothing to take back."))
    if row.merge and not row.merge.undone_at:
        registry.unmerge(merge=row.merge, reason=note, by=by, at=at)
    row.state, row.merge, row.decided_at, row.decided_by = State.OPEN, None, None, None
    row.note = note
    row.save()
    audit.record(Event.PAIR_REOPENED, target=row, by=by, at=at)
    return row
