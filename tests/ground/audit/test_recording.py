"""An act and its trace stand or fall together."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from pilar.ground.audit import actions
from pilar.ground.audit.models import Event, Pending
from tests.factories.access import UserFactory
from tests.support.committed import Committed

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)


def test_an_event_names_the_act_its_target_and_who_did_it() -> None:
    sari = UserFactory()

    event = actions.record("test:user:made", target=sari, by=sari, at=AT, area="35.79", count=3)

    assert (event.target_type, event.target_id) == ("access.user", str(sari.pk))
    assert (event.by, event.at, event.area, event.details) == (sari, AT, "35.79", {"count": 3})
    assert Pending.objects.get().event == event


def test_without_a_transaction_nothing_is_recorded(committed: Committed) -> None:
    with pytest.raises(transaction.TransactionManagementError, match="test:user:made"):
        actions.record("test:user:made", by=None, at=AT)

    assert Event.objects.count() == 0


def test_an_event_is_gone_with_the_transaction_that_failed(committed: Committed) -> None:
    def act() -> None:
        with transaction.atomic():
            actions.record("test:user:made", by=None, at=AT)
            raise LookupError

    with pytest.raises(LookupError):
        act()

    assert (Event.objects.count(), Pending.objects.count()) == (0, 0)


def test_a_fraction_is_refused_because_the_databases_write_it_differently() -> None:
    with pytest.raises(TypeError, match=r"0\.5"):
        actions.record("test:user:made", by=None, at=AT, share=0.5)
