"""How far a long piece of work is."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from pilar.ground.jobs import actions, queries
from pilar.ground.jobs.models import Progress
from tests.factories.access import UserFactory

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)
State = Progress.State


def _start(total: int = 0) -> Progress:
    return actions.start("import", "lansia-kota-2024.csv", by=UserFactory(), at=AT, total=total)


def test_work_moves_on_to_its_end() -> None:
    work = _start(total=300)

    actions.advance(work.pk, done=299, message="Membaca baris 299")
    work.refresh_from_db()
    assert (work.percent, work.is_running, work.message) == (99, True, "Membaca baris 299")

    actions.finish(work.pk, at=AT, message="299 baris baru")
    work.refresh_from_db()
    assert (work.percent, work.state, work.message) == (100, State.DONE, "299 baris baru")


def test_a_total_may_be_learnt_later() -> None:
    work = _start()
    assert work.percent is None

    actions.advance(work.pk, done=5, total=50)
    work.refresh_from_db()

    assert work.percent == 10


def test_what_has_ended_stays_as_it_ended() -> None:
    work = _start(total=10)
    actions.fail(work.pk, at=AT, message="Lembar ketiga kosong. Isi, lalu unggah lagi.")

    actions.advance(work.pk, done=9)
    actions.finish(work.pk, at=AT)
    work.refresh_from_db()

    assert (work.state, work.done) == (State.FAILED, 0)


def test_each_sees_only_the_own_work() -> None:
    mine, _other = _start(), _start()

    assert list(queries.progress_of(mine.by)) == [mine]


def test_the_database_refuses_more_than_all() -> None:
    with pytest.raises(IntegrityError, match="never_above"), transaction.atomic():
        Progress.objects.create(kind="x", label="x", done=3, total=2, started_at=AT)


@pytest.mark.parametrize(("state", "ended_at"), [(State.RUNNING, AT), (State.DONE, None)])
def test_the_database_refuses_an_end_that_is_none(state: str, ended_at: datetime | None) -> None:
    with pytest.raises(IntegrityError, match="ends_when"), transaction.atomic():
        Progress.objects.create(kind="x", label="x", state=state, ended_at=ended_at, started_at=AT)
