"""Code and PIN: right ones open, all else looks alike, and ten wrong ones lock."""

import time
from datetime import timedelta

import pytest

from pilar.ground.audit.models import Event
from pilar.kernel import checksums
from pilar.work.intake import actions
from pilar.work.intake.models import CodeTries
from tests.factories.access import UserFactory
from tests.factories.intake import TUESDAY, receive


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06}"


def refusal(code: str, pin: str) -> actions.WrongCodeOrPin:
    with pytest.raises(actions.WrongCodeOrPin) as refused:
        actions.open_with_pin(code=code, pin=pin, at=TUESDAY)
    return refused.value


def test_code_and_pin_open_the_report() -> None:
    receipt = receive()

    opened = actions.open_with_pin(code=receipt.report.code, pin=receipt.pin, at=TUESDAY)

    assert opened == receipt.report


def test_unknown_code_wrong_pin_and_locked_code_are_answered_alike() -> None:
    receipt, locked = receive(), receive()
    for _ in range(10):
        refusal(locked.report.code, wrong(locked.pin))

    answers = {
        str(refusal(checksums.new_code(), "123456")),
        str(refusal(receipt.report.code, wrong(receipt.pin))),
        str(refusal(locked.report.code, locked.pin)),
    }

    assert len(answers) == 1


def test_ten_wrong_pins_lock_the_code_even_for_the_right_one() -> None:
    receipt = receive()
    for _ in range(10):
        refusal(receipt.report.code, wrong(receipt.pin))

    refusal(receipt.report.code, receipt.pin)

    assert Event.objects.filter(name="intake:code:locked").count() == 1


def test_nine_wrong_ones_and_the_right_one_open_and_count_anew() -> None:
    receipt = receive()
    for _ in range(9):
        refusal(receipt.report.code, wrong(receipt.pin))

    actions.open_with_pin(code=receipt.report.code, pin=receipt.pin, at=TUESDAY)

    assert CodeTries.objects.get().wrong == 0


def test_an_unknown_code_is_counted_and_locked_in_the_same_way() -> None:
    code = checksums.new_code()
    for _ in range(11):
        refusal(code, "123456")

    assert CodeTries.objects.get().locked_at == TUESDAY


def test_a_new_pin_from_the_desk_unlocks_and_the_old_one_is_gone() -> None:
    receipt = receive()
    for _ in range(10):
        refusal(receipt.report.code, wrong(receipt.pin))

    pin = actions.renew_pin(report=receipt.report, by=UserFactory(), at=TUESDAY)

    assert actions.open_with_pin(code=receipt.report.code, pin=pin, at=TUESDAY)
    if pin != receipt.pin:
        refusal(receipt.report.code, receipt.pin)


@pytest.mark.slow
def test_unknown_wrong_and_locked_take_about_the_same_time() -> None:
    receipt, locked = receive(), receive()
    for _ in range(10):
        refusal(locked.report.code, wrong(locked.pin))

    def took(code: str, pin: str) -> float:
        begun = time.perf_counter()
        refusal(code, pin)
        return time.perf_counter() - begun

    # In turns, and the quickest of each: other programs of this machine slow all three down alike.
    times = [
        (
            took(checksums.new_code(), "123456"),
            took(receipt.report.code, wrong(receipt.pin)),
            took(locked.report.code, locked.pin),
        )
        for _ in range(9)
    ]
    quickest = [min(column) for column in zip(*times, strict=True)]

    assert max(quickest) < 3 * min(quickest)


def test_tries_leave_no_codes_in_their_table() -> None:
    receipt = receive()
    refusal(receipt.report.code, wrong(receipt.pin))

    assert receipt.report.code not in str(CodeTries.objects.values_list())
    assert CodeTries.objects.get().tried_at - TUESDAY == timedelta(0)


def test_old_tries_are_forgotten_but_a_locked_code_stays_locked() -> None:
    receipt, other = receive(), receive()
    for _ in range(10):
        refusal(receipt.report.code, wrong(receipt.pin))
        refusal("BT-2222-222", "123456")
    refusal(other.report.code, wrong(other.pin))

    gone = actions.forget_tries(at=TUESDAY + timedelta(days=31))

    assert gone == 2
    refusal(receipt.report.code, receipt.pin)
    assert CodeTries.objects.count() == 1


def test_recent_tries_are_kept() -> None:
    refusal("BT-2222-222", "123456")

    assert actions.forget_tries(at=TUESDAY + timedelta(days=29)) == 0
