"""A report comes in: what is stored, what the reporter gets, whom danger to life reaches."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.db import connection

from pilar.ground.areas import workdays
from pilar.ground.audit.models import Event
from pilar.ground.notices.models import Notice
from pilar.kernel import checksums
from pilar.people.registry.models import RecordLink
from pilar.work.intake import actions, codes, queries
from pilar.work.intake.models import Report, Step
from tests.factories.access import BUMIAJI, GUNUNGSARI, worker
from tests.factories.intake import TUESDAY, receive, report, told


def test_the_reporter_gets_a_code_with_check_signs_and_a_pin() -> None:
    receipt = receive()

    assert checksums.read_code(receipt.report.code).code == receipt.report.code
    assert len(receipt.pin) == codes.PIN_DIGITS
    assert receipt.pin.isdigit()


def test_the_pin_is_stored_as_nothing_that_can_be_read() -> None:
    receipt = receive()
    row = Report.objects.get()

    assert receipt.pin.encode() not in bytes(row.pin_hash) + bytes(row.pin_salt)
    assert codes.agrees(bytes(row.pin_salt), bytes(row.pin_hash), receipt.pin)


def test_what_was_told_is_encrypted_and_can_be_opened() -> None:
    told_of = report(contact_kind="PHONE", contact="+6281234567890")

    said = queries.said(Report.objects.get())
    assert (said.name, said.age, said.contact) == ("Mbah Sarinem", 74, "+6281234567890")
    with connection.cursor() as cursor:
        for table in ("intake_report", "intake_trace", "intake_need", "audit_event"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = str([[bytes(c) if isinstance(c, memoryview) else c for c in r] for r in cursor])
            assert "Sarinem" not in rows
            assert "81234567890" not in rows
            assert "musala" not in rows
    assert not RecordLink.objects.filter(record=told_of.record_id).exists()


def test_a_report_has_its_needs_its_first_step_and_one_event() -> None:
    row = report(kinds=("FOOD", "HEALTH"))

    assert {need.kind for need in row.needs.all()} == {"FOOD", "HEALTH"}
    assert row.help_kind == "HEALTH"
    assert list(Step.objects.values_list("state", "at")) == [("NEW", TUESDAY)]
    event = Event.objects.get(name="intake:report:received")
    assert (event.target_id, event.area) == (str(row.pk), "35.79.02.2001")


@pytest.mark.parametrize(
    ("urgency", "clock"),
    [
        ("EMERGENCY", "report.emergency"),
        ("URGENT", "report.urgent"),
        ("NORMAL", "report.answer"),
        ("UNKNOWN", "report.answer"),
    ],
)
def test_the_clock_follows_the_urgency(urgency: str, clock: str) -> None:
    row = report(urgency=urgency)

    assert row.due_at == row.answer_due_at == workdays.due_at(clock, TUESDAY)


@pytest.mark.parametrize("kinds", [("VIOLENCE",), ("CHILD",), ("FOOD", "VIOLENCE")])
def test_violence_and_children_are_protected(kinds: tuple[str, ...]) -> None:
    assert report(kinds=kinds).protected


def test_danger_to_life_is_told_to_the_coordinator_of_the_place_at_once() -> None:
    on_duty = worker("intake.receive_alarm", area=BUMIAJI)
    elsewhere = worker("intake.receive_alarm", area="35.79.01")

    row = report(urgency="EMERGENCY")

    notice = Notice.objects.get()
    assert notice.user == on_duty != elsewhere
    assert row.code in notice.title
    assert "Sarinem" not in notice.title
    assert str(row.pk) in notice.url


def test_danger_to_life_without_a_coordinator_is_told_to_the_desk() -> None:
    desk = worker("intake.triage_report")

    report(urgency="EMERGENCY")

    assert Notice.objects.get().user == desk


def test_danger_to_life_stands_first_whatever_the_clocks_say() -> None:
    late = report(at=TUESDAY - timedelta(days=20))
    danger = report(urgency="EMERGENCY")

    assert list(Report.objects.most_urgent_first()) == [danger, late]


def test_an_address_gets_a_mail_that_tells_no_more_than_the_code(
    mailoutbox: list[EmailMessage],
) -> None:
    receipt = receive(contact_kind="EMAIL", contact="tetangga@contoh.example")

    (mail,) = mailoutbox
    assert mail.to == ["tetangga@contoh.example"]
    assert receipt.report.code in mail.body
    assert receipt.pin not in mail.body
    assert "Sarinem" not in mail.body


def test_the_same_report_sent_again_is_one() -> None:
    pk = uuid4()
    first = actions.receive_report(told=told(), channel="FIELD", by=None, at=TUESDAY, id=pk)
    later = TUESDAY + timedelta(hours=3)

    again = actions.receive_report(told=told(), channel="FIELD", by=None, at=later, id=pk)

    assert (again.repeated, again.pin, again.report) == (True, "", first.report)
    assert Report.objects.count() == Event.objects.filter(name__startswith="intake").count() == 1


def test_another_report_under_a_used_number_is_refused() -> None:
    pk = uuid4()
    actions.receive_report(told=told(), channel="FIELD", by=None, at=TUESDAY, id=pk)

    with pytest.raises(actions.AlreadyUsed):
        actions.receive_report(
            told=told(words="Lain."), channel="FIELD", by=None, at=TUESDAY, id=pk
        )


@pytest.mark.parametrize(
    "bad",
    [
        {"kinds": ()},
        {"kinds": ("NOTHING",)},
        {"for_whom": "EVERYBODY"},
        {"urgency": ""},
        {"village": None, "landmark": ""},
        {"kinds": ("UNSURE",), "words": ""},
        {"contact_kind": "PHONE", "contact": ""},
        {"contact_kind": "NONE", "contact": "+6281234567890"},
        {"words": "x" * 2001},
        {"name": "x" * 121},
        {"landmark": "x" * 201},
    ],
)
def test_what_cannot_be_stored_is_refused_whole(bad: dict[str, object]) -> None:
    with pytest.raises(actions.BadReport):
        report(**bad)

    assert not Report.objects.exists()


def test_a_report_may_come_without_a_village_from_the_street() -> None:
    row = report(village=None, for_whom="STRANGER", name="", age=None, kinds=("STREET",))

    assert row.village is None
    assert Report.objects.in_areas([GUNUNGSARI]).count() == 0
