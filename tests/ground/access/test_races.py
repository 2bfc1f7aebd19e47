"""What happens when two do the same at the same moment, on real commits."""

from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from pilar.config.roles import ROLES
from pilar.ground.access import actions, invitations
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.ground.notices import actions as notices
from pilar.ground.notices.models import Letter
from tests.factories.access import CITY, PUNTEN, UserFactory
from tests.support.committed import Committed

pytestmark = pytest.mark.slow


def refusals(results: list[Any], kind: type[Exception]) -> int:
    """How many were refused by `kind`; anything else that was raised fails the test."""
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, kind):
            raise result
    return sum(isinstance(result, kind) for result in results)


def test_a_role_given_by_two_at_once_is_given_once(committed: Committed) -> None:
    lilik, village, now = UserFactory(), Area.objects.get(pk=PUNTEN), timezone.now()
    give = partial(actions.assign_role, lilik, "PSM", village, by=None, at=now)

    results = committed.parallel(*[give] * 4)

    assert refusals(results, actions.RoleAlreadyHeld) == 3
    assert Grant.objects.filter(user=lilik).count() == len(ROLES["PSM"].permissions)
    assert Event.objects.filter(name="access:role:assigned").count() == 1


def test_two_roles_that_exclude_each_other_do_not_both_come_in(committed: Committed) -> None:
    endang, city, now = UserFactory(), Area.objects.get(pk=CITY), timezone.now()
    calls = [
        partial(actions.assign_role, endang, code, city, by=None, at=now)
        for code in ("ADMIN", "HEAD")
    ]

    results = committed.parallel(*calls)

    assert refusals(results, actions.RoleStandsAlone) == 1
    assert len(set(Grant.objects.filter(user=endang).values_list("role", flat=True))) == 1


def test_one_grant_given_by_many_at_once_is_one(committed: Committed) -> None:
    lilik, task, now = UserFactory(), UserFactory(), timezone.now()
    give = partial(
        actions.grant, lilik, "casework.do_task", obj=task, reason="task", by=None, at=now
    )

    results = committed.parallel(*[give] * 4)

    assert len({grant.pk for grant in results}) == 1
    assert Grant.objects.count() == 1


def test_an_invitation_is_accepted_once(committed: Committed) -> None:
    lilik = UserFactory(is_active=False, joined_at=None, invited_at=timezone.now())
    token = invitations.token(lilik)
    calls = [
        partial(
            actions.accept_invitation, token, password=f"kata sandi nomor {n}", at=timezone.now()
        )
        for n in range(4)
    ]

    results = committed.parallel(*calls)

    assert refusals(results, actions.InvitationNotValid) == 3
    assert User.objects.get(pk=lilik.pk).is_active
    assert Event.objects.filter(name="access:account:joined").count() == 1


def test_a_letter_is_sent_by_one_of_many_workers(
    committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pilar.ground.jobs.subscriptions._tasks", lambda name: ())
    letter = notices.mail("lilik@contoh.example", "Tugas", "Ada tugas.")

    results = committed.parallel(*[partial(notices.send, letter.pk, at=timezone.now())] * 4)

    assert sorted(results) == [False, False, False, True]
    assert len(mail.outbox) == 1
    assert Letter.objects.get().attempts == 1
