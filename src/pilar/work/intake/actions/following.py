"""Opening a report with code and PIN, and giving a new PIN."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from pilar.ground.access.models import User
from pilar.work.intake import codes
from pilar.work.intake.actions.moving import lock, note, save
from pilar.work.intake.actions.refusals import WrongCodeOrPin
from pilar.work.intake.events import Event
from pilar.work.intake.models import CodeTries, Report

TRIES = 10
KEPT, PIECE = timedelta(days=30), 500
# What an unknown code is compared with, so that it costs the same as a known one.
_NOBODY = (b"\0" * 16, b"\0" * 32)


def _count(index: str, *, at: datetime) -> bool:
    """Count one try before the PIN is looked at, so that parallel tries can't exceed ten.

    Gives whether one was left.
    """
    CodeTries.objects.bulk_create([CodeTries(code_index=index, tried_at=at)], ignore_conflicts=True)
    left = CodeTries.objects.filter(code_index=index, locked_at__isnull=True, wrong__lt=TRIES)
    return left.update(wrong=F("wrong") + 1, tried_at=at) == 1


def open_with_pin(*, code: str, pin: str, at: datetime) -> Report:
    """The report that `code` names and `pin` opens.

    Raises WrongCodeOrPin for an unknown code, a wrong PIN and a locked code, after the same steps:
    one count, one look, one hash. The count stands even though the refusal is raised.
    """
    report = _try(code, pin, at=at)
    if report is None:
        raise WrongCodeOrPin
    return report


@transaction.atomic
def _try(code: str, pin: str, *, at: datetime) -> Report | None:
    index = codes.code_index(code)
    counted = _count(index, at=at)
    report = Report.objects.filter(code=code).first()
    salt, stored = (bytes(report.pin_salt), bytes(report.pin_hash)) if report else _NOBODY
    right = codes.agrees(salt, stored, pin)
    if counted and right and report:
        CodeTries.objects.filter(code_index=index).update(wrong=0)
        return report
    locked = CodeTries.objects.filter(
        code_index=index, wrong__gte=TRIES, locked_at__isnull=True
    ).update(locked_at=at)
    if locked and report:
        note(Event.CODE_LOCKED, report, by=None, at=at)
    return None


def forget_tries(*, at: datetime) -> int:
    """Let go of tries older than a month, but keep locked codes that a report bears; gives how many.

    Guessing begins anew with them: ten tries a month at a code, for a PIN of a million.
    """
    old = CodeTries.objects.filter(tried_at__lt=at - KEPT)
    locked = set(old.filter(locked_at__isnull=False).values_list("code_index", flat=True))
    every = Report.objects.values_list("code", flat=True) if locked else ()
    kept = locked & {codes.code_index(code) for code in every}
    gone = [pk for pk in old.values_list("pk", flat=True) if pk not in kept]
    for start in range(0, len(gone), PIECE):
        CodeTries.objects.filter(pk__in=gone[start : start + PIECE]).delete()
    return len(gone)


@transaction.atomic
def renew_pin(*, report: Report, by: User, at: datetime) -> str:
    """A new PIN for a reporter who stands at the desk or calls from their number; unlocks the code."""
    pin = codes.new_pin()
    row = lock(report)
    row.pin_salt = codes.new_salt()
    row.pin_hash = codes.pin_hash(row.pin_salt, pin)
    save(row, ["pin_salt", "pin_hash"])
    CodeTries.objects.filter(code_index=codes.code_index(row.code)).delete()
    note(Event.PIN_RENEWED, row, by=by, at=at)
    return pin
