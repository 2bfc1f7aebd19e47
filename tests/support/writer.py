"""Somebody who keeps working: people, corrections, photos, looks and seals, until the process is ended.

Started as a process of its own; prints a line for each round that is committed.
"""

import sys
from itertools import count

import django


def work() -> None:
    """Write round after round."""
    from django.utils import timezone

    from pilar.ground.access.models import User
    from pilar.ground.audit import actions as audit
    from pilar.ground.audit.looks.actions import add_look
    from pilar.people.registry import actions as registry
    from pilar.work.intake import actions as reports
    from tests.factories import files, intake
    from tests.factories.registry import person

    by = User.objects.get()
    for number in count(1):
        someone = person(name=f"Warga {number}", rt=f"{number % 9 + 1:02}")
        registry.correct_person(
            person=someone, fields={"rw": "07"}, reason="pindah", by=by, at=timezone.now()
        )
        reports.receive_report(
            told=intake.told(words=f"Laporan {number}"),
            channel="PUBLIC",
            by=None,
            at=timezone.now(),
            photo=files.photo(),
        )
        add_look(
            user_id=by.pk,
            page="desk:person",
            path="/",
            reason="",
            subjects=[str(someone.pk)],
            at=timezone.now(),
        )
        audit.seal_pending(at=timezone.now())
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    work()
