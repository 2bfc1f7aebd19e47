"""The test bench: transactions roll back, copies are fresh, commits are real."""

import pytest
from django.db import transaction

from pilar.ground.access.models import User
from tests.factories.access import UserFactory
from tests.support.committed import Committed


@pytest.mark.parametrize("_round", [1, 2])
def test_a_transaction_leaves_nothing_behind(_round: int) -> None:
    UserFactory()

    assert User.objects.count() == 1


@pytest.mark.parametrize("_round", [1, 2])
def test_a_copy_is_fresh_and_its_commits_are_real(committed: Committed, _round: int) -> None:
    UserFactory()

    counts = committed.parallel(User.objects.count, User.objects.count)

    assert counts == [1, 1]


def test_what_a_parallel_call_raises_is_its_result(committed: Committed) -> None:
    def fail() -> None:
        with transaction.atomic():
            UserFactory()
            raise LookupError

    results = committed.parallel(fail, UserFactory)

    assert isinstance(results[0], LookupError)
    assert User.objects.count() == 1


def test_a_subprocess_works_on_the_same_copy(committed: Committed) -> None:
    UserFactory(full_name="Sari Wulandari")

    done = committed.run(
        "manage", "shell", "--command", "print(*User.objects.values_list('full_name'))"
    )

    assert "('Sari Wulandari',)" in done.stdout
