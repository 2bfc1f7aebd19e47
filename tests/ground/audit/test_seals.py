"""The chain: sealed in the order of commits, and any change to it is found."""

import json
import re
from datetime import UTC, datetime
from threading import Event as Signal

import pytest
from django.conf import settings
from django.db import transaction

from pilar.ground.audit import actions, queries
from pilar.ground.audit.models import Event, Pending, Seal
from pilar.ground.audit.queries import Break
from pilar.ground.audit.queries.verification import What
from tests.factories.access import UserFactory
from tests.support.committed import Committed
from tests.support.vandal import vandal

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)
TABLES = ("audit_event", "audit_seal")


@transaction.atomic
def _record(count: int = 1) -> list[Event]:
    return [
        actions.record("test:row:made", by=None, at=AT, nomor=n, kata="désa") for n in range(count)
    ]


@pytest.fixture
def sealed(committed: Committed) -> Committed:
    """Ten sealed events, in two batches with an anchor each."""
    for _ in range(2):
        _record(5)
        actions.seal_pending(at=AT)
    return committed


def test_an_untouched_trail_verifies() -> None:
    sari = UserFactory()
    actions.record("test:user:made", target=sari, by=sari, at=AT, area="35.79", nested={"b": [1]})
    _record(3)

    assert actions.seal_pending(at=AT) == 4

    assert queries.verify()[:2] == (4, 0)
    assert queries.verify().broken is None
    assert Pending.objects.count() == 0


def test_what_is_not_sealed_yet_is_counted() -> None:
    _record(2)
    actions.seal_pending(at=AT)
    _record(3)

    assert queries.verify()[:2] == (2, 3)
    assert queries.unsealed_count() == 3


def test_many_batches_make_one_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilar.ground.audit.actions.sealing.BATCH", 3)
    _record(8)

    assert actions.seal_pending(at=AT) == 8

    assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == [*range(1, 9)]
    assert len(settings.ANCHOR_FILE.read_text().splitlines()) == 3
    assert queries.verify().broken is None


def test_an_event_that_commits_late_is_sealed_late(committed: Committed) -> None:
    if settings.POSTGRES:
        begun, go_on = Signal(), Signal()

        def late() -> None:
            with transaction.atomic():
                _record()
                begun.set()
                go_on.wait(10)

        def early() -> int:
            begun.wait(10)
            _record()
            sealed = actions.seal_pending(at=AT)
            go_on.set()
            return sealed

        assert committed.parallel(late, early) == [None, 1]
    else:  # SQLite lets one writer in at a time: the order of ids is the order of commits
        _record()
        actions.seal_pending(at=AT)
        _record()
    assert actions.seal_pending(at=AT) == 1
    assert queries.verify()[:2] == (2, 0)


def test_sealers_at_once_make_one_chain(committed: Committed) -> None:
    _record(40)

    sealed = committed.parallel(*[lambda: actions.seal_pending(at=AT)] * 4)

    assert sum(sealed) == 40
    assert queries.verify()[:2] == (40, 0)
    assert queries.verify().broken is None


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE audit_event SET area = '35.79' WHERE id = 4", Break(What.CHANGED, 4, 4)),
        ("UPDATE audit_event SET details = '{\"nomor\": 9}' WHERE id = 7", Break(What.CHANGED, 7, 7)),
        ("UPDATE audit_event SET at = '2024-12-11 03:00:00+00' WHERE id = 1", Break(What.CHANGED, 1, 1)),
        ("UPDATE audit_seal SET event_id = 11 - event_id", Break(What.CHANGED, 1, 10)),
        ("UPDATE audit_seal SET mac = '00' WHERE number = 10", Break(What.CHANGED, 10, 10)),
    ],
)  # fmt: skip
def test_a_changed_row_is_found(sealed: Committed, sql: str, found: Break) -> None:
    with vandal(*TABLES) as execute:
        if "11 - event_id" in sql:  # unique: by way of a range that is free
            execute("UPDATE audit_seal SET event_id = event_id + 100")
            sql = "UPDATE audit_seal SET event_id = 111 - event_id"
        execute(sql)

    assert queries.verify().broken == found


def test_a_removed_row_is_found(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute("DELETE FROM audit_seal WHERE number = 5")
        execute("DELETE FROM audit_event WHERE id = 5")

    assert queries.verify()[0] == 4
    assert queries.verify().broken == Break(What.MISSING, 5, None)


def test_a_removed_row_is_found_also_when_the_rest_is_numbered_anew(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute("DELETE FROM audit_seal WHERE number = 5")
        execute("DELETE FROM audit_event WHERE id = 5")
        for number in range(6, 11):
            execute(f"UPDATE audit_seal SET number = {number - 1} WHERE number = {number}")

    assert queries.verify().broken == Break(What.CHANGED, 5, 6)


_INSERT = (
    "INSERT INTO audit_event (id, name, at, target_type, target_id, area, details) "
    "SELECT 99, name, at, target_type, target_id, area, details FROM audit_event WHERE id = 3"
)


@pytest.mark.parametrize(
    "more",
    [
        [],
        ["INSERT INTO audit_pending (event_id, tag) VALUES (99, '" + "0" * 64 + "')"],
    ],
)
def test_an_inserted_row_is_found_and_never_sealed(sealed: Committed, more: list[str]) -> None:
    with vandal(*TABLES) as execute:
        for sql in [_INSERT, *more]:
            execute(sql)
    _record()

    assert actions.seal_pending(at=AT) == 1

    assert queries.verify().broken == Break(What.INSERTED, None, 99)


def test_an_inserted_row_with_a_seal_is_found(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute(_INSERT)
        execute("INSERT INTO audit_seal (number, event_id, mac) VALUES (11, 99, 'ab')")

    assert queries.verify().broken == Break(What.CHANGED, 11, 99)


def test_a_waiting_row_that_is_changed_before_its_seal_is_found(committed: Committed) -> None:
    _record(3)
    with vandal(*TABLES) as execute:
        execute("UPDATE audit_event SET area = '35.79' WHERE id = 2")

    assert actions.seal_pending(at=AT) == 2

    assert queries.verify().broken == Break(What.INSERTED, None, 2)


def test_a_cut_tail_is_found(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute("DELETE FROM audit_seal WHERE number > 7")
        execute("DELETE FROM audit_event WHERE id > 7")

    assert queries.verify().broken == Break(What.CUT, 8, None)


def test_a_cut_tail_is_found_also_when_the_trail_grew_again(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute("DELETE FROM audit_seal WHERE number > 7")
        execute("DELETE FROM audit_event WHERE id > 7")
    _record(9)
    actions.seal_pending(at=AT)

    assert queries.verify().broken == Break(What.CHANGED, 10, queries_event_of(10))


def queries_event_of(number: int) -> int:
    return Seal.objects.get(number=number).event_id


def test_a_chain_made_with_another_key_is_found(sealed: Committed, settings: object) -> None:
    settings.AUDIT_KEY = b"another"  # type: ignore[attr-defined]  # pytest-django's wrapper

    assert queries.verify().broken == Break(What.CHANGED, 1, 1)


def test_a_batch_whose_anchor_was_lost_is_anchored_by_the_next_round(sealed: Committed) -> None:
    lines = settings.ANCHOR_FILE.read_text().splitlines(keepends=True)
    settings.ANCHOR_FILE.write_text(lines[0] + "10 abc")  # torn by a power cut

    assert actions.seal_pending(at=AT) == 0

    assert settings.ANCHOR_FILE.read_text().splitlines()[-1] == lines[-1].strip()
    assert queries.verify().broken is None


def test_the_command_says_how_much_holds(sealed: Committed) -> None:
    _record(2)

    done = sealed.run("audit", "verify")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"10 events verified, 2 not sealed yet\. The trail is whole\.\n", done.stdout
    )


def test_the_command_names_the_first_break_and_exits_1(sealed: Committed) -> None:
    with vandal(*TABLES) as execute:
        execute("UPDATE audit_event SET area = '35.79' WHERE id = 4")

    done = sealed.run("audit", "verify", "--json")

    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert answer["broken"] == {"what": "changed", "link": 4, "event": 4}
    assert (answer["verified"], answer["not_sealed"]) == (3, 0)
