"""A bulk load writes what the single actions write."""

from datetime import timedelta
from typing import Any

import pytest

from pilar.ground.access.models import Grant
from pilar.ground.audit.models import Event
from pilar.kernel.ids import new_id
from pilar.people.registry import actions as registry
from pilar.people.registry.models import RecordLink
from pilar.work.intake import actions, queries
from pilar.work.intake.actions import LoadReport, LoadStep
from pilar.work.intake.models import Message, Report
from tests.factories.access import UserFactory
from tests.factories.intake import TUESDAY, receive, told

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
RINA = "Rina Dewi"


def picture(report: Report) -> dict[str, Any]:
    """All that a report is, but for ids, code, PIN and the keys of its record."""
    unlike = {"id", "code", "pin_salt", "pin_hash", "record_id", "joined_to_id"}
    row = {k: v for k, v in vars(report).items() if not k.startswith("_") and k not in unlike}
    row["contact_index"] = bytes(report.contact_index) if report.contact_index else None
    return {
        **row,
        "said": queries.said(report),
        "record": (report.record.kind, report.record.observed_on, report.record.by),
        "linked": list(
            RecordLink.objects.filter(record=report.record_id).values_list("person", flat=True)
        ),
        "granted": sorted(
            Grant.objects.filter(object_id=report.pk).values_list(
                "user", "permission", "valid_from", "valid_to"
            )
        ),
        "joined": report.joined_to.code if report.joined_to else "",
        "needs": sorted(report.needs.values_list("kind", "state")),
        "steps": list(report.steps.order_by("pk").values_list("state", "at", "by")),
        "traces": sorted((t.kind, bytes(t.key), t.named) for t in report.traces.all()),
        "messages": [
            (m.kind, m.from_resident, m.at, m.by_id, queries.words(m), linked(m))
            for m in queries.messages(report, Message.Kind).order_by("at", "pk")
        ],
    }


def linked(message: Message) -> bool:
    return RecordLink.objects.filter(record=message.record_id).exists()


@pytest.mark.slow
def test_a_bulk_load_equals_the_single_actions() -> None:
    rina, lilik = UserFactory(full_name=RINA), UserFactory(full_name="Lilik")
    person = registry.add_person(fields={"name": "Sarinem"}, by=rina, at=TUESDAY)
    days = [TUESDAY + A_DAY * n for n in range(9)]
    said = {"contact_kind": "PHONE", "contact": "+6281234567890"}

    first = receive(**said).report
    actions.set_person(report=first, person=person, by=rina, at=days[0])
    actions.assign(report=first, assignee=lilik, by=rina, at=days[0])
    actions.ask_back(report=first, question="Di RT mana?", by=rina, at=days[1])
    actions.add_message(report=first, words="RT 3.", by=None, at=days[2])
    actions.take_into_care(report=first, by=rina, at=days[3])
    actions.nobody_came(report=first, at=days[4])
    actions.add_note(report=first, words="Pagar terkunci.", by=rina, at=days[4] + AN_HOUR)
    actions.mark_solved(report=first, by=rina, at=days[5])
    actions.resume_care(report=first, by=None, at=days[6])
    actions.mark_solved(report=first, by=rina, at=days[7])
    actions.close(report=first, word="RESIDENT", by=None, at=days[8])
    second = receive(at=days[1], kinds=("CHILD", "FOOD"), name="Rizki", urgency="URGENT").report
    actions.reject(report=second, reason="Sudah ditangani.", by=rina, at=days[2])
    actions.object_to_rejection(report=second, words="Belum.", at=days[3])
    third = receive(at=days[1]).report
    actions.join(report=third, to=second, by=rina, at=days[4])

    loaded = actions.load_reports(
        reports=[
            LoadReport(
                ref="a",
                told=told(**said),
                channel="PUBLIC",
                at=TUESDAY,
                person=person.pk,
                assignee=lilik,
                steps=[
                    LoadStep("ask_back", days[1], rina, words="Di RT mana?"),
                    LoadStep("reply", days[2], words="RT 3."),
                    LoadStep("take_into_care", days[3], rina),
                    LoadStep("NOBODY_CAME", days[4]),
                    LoadStep("NOTE", days[4] + AN_HOUR, rina, words="Pagar terkunci."),
                    LoadStep("mark_solved", days[5], rina),
                    LoadStep("resume_care", days[6]),
                    LoadStep("mark_solved", days[7], rina),
                    LoadStep("close", days[8], word="RESIDENT"),
                ],
            ),
            LoadReport(
                ref="b",
                told=told(kinds=("CHILD", "FOOD"), name="Rizki", urgency="URGENT"),
                channel="PUBLIC",
                at=days[1],
                steps=[
                    LoadStep("reject", days[2], rina, words="Sudah ditangani."),
                    LoadStep("object", days[3], words="Belum."),
                ],
            ),
            LoadReport(
                ref="c",
                told=told(),
                channel="PUBLIC",
                at=days[1],
                steps=[LoadStep("join", days[4], rina, to="b")],
            ),
        ],
        by=rina,
        at=days[8],
    )

    for single, ref in ((first, "a"), (second, "b"), (third, "c")):
        one = picture(Report.objects.get(pk=single.pk))
        many = picture(Report.objects.get(pk=loaded[ref]))
        if ref == "c":
            assert one.pop("joined") == second.code
            assert many.pop("joined") == Report.objects.get(pk=loaded["b"]).code
        assert many == one


def test_a_load_is_one_event_with_count_and_digest() -> None:
    rows = [LoadReport(ref=str(n), told=told(), channel="DESK", at=TUESDAY) for n in range(3)]

    actions.load_reports(reports=rows, by=None, at=TUESDAY)

    event = Event.objects.get(name__startswith="intake")
    assert event.details["count"] == 3
    assert len(event.details["digest"]) == 64


def test_a_load_may_give_code_and_pin_and_its_own_id() -> None:
    pk = new_id()
    row = LoadReport(
        ref="a", told=told(), channel="DESK", at=TUESDAY, code="BT-2222-222", pin="123456", id=pk
    )

    actions.load_reports(reports=[row], by=None, at=TUESDAY)

    assert actions.open_with_pin(code="BT-2222-222", pin="123456", at=TUESDAY).pk == pk


def test_what_could_not_happen_cannot_be_loaded() -> None:
    row = LoadReport(
        ref="a",
        told=told(),
        channel="DESK",
        at=TUESDAY,
        steps=[LoadStep("close", TUESDAY, word="RESIDENT")],
    )

    with pytest.raises(actions.NotInThisState):
        actions.load_reports(reports=[row], by=None, at=TUESDAY)

    assert not Report.objects.exists()
