"""From the plan of a forum to the verdict of its steps."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from pilar.ground.audit.models import Event as Trail
from pilar.people.pillars import actions as pillars
from pilar.people.pillars.models import Proposal
from pilar.review.forum import actions, codes, progress, queries
from pilar.review.forum.events import Event
from pilar.review.forum.models import AgendaItem, Attendance, Evidence, Meeting, Step, StepReview
from tests.factories.access import UserFactory
from tests.factories.forum import (
    BEFORE,
    DAY,
    MORNING,
    activities,
    held,
    invitee,
    item,
    meeting,
    step,
)
from tests.factories.pillars import member_of, pillar

RISE = {(2025, m): 4 for m in range(9, 13)} | {(2026, m): 4 for m in (1, 2, 3)}
AFTER = {(2026, m): 25 for m in (4, 5, 6, 7, 8)}
SEPTEMBER = datetime(2026, 9, 7, 2, tzinfo=UTC)


def test_the_usual_agenda_has_the_five_pillars_between_opening_and_closing() -> None:
    of = meeting()
    five = [pillar(code) for code in ("TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH")]

    items = actions.use_standard_agenda(meeting=of, pillars=five, by=None, at=BEFORE)

    kinds = [one.kind for one in queries.agenda(of)]
    assert kinds == ["OPENING", "REVIEW", *["ACHIEVEMENTS"] * 5, "DISCUSSION", "STEPS", "CLOSING"]
    assert items[-1].title == "Penutupan"


def test_an_item_that_comes_late_stands_before_the_closing() -> None:
    of = meeting()
    item(of, "Penutup", kind=AgendaItem.Kind.CLOSING)

    item(of, "Tambahan")

    assert [(one.position, one.title) for one in queries.agenda(of)] == [
        (1, "Tambahan"),
        (2, "Penutup"),
    ]


def test_a_forum_can_not_end_before_it_starts() -> None:
    of = meeting()

    with pytest.raises(actions.EndsBeforeItStarts):
        actions.plan_meeting(
            title="x",
            theme="x",
            place="x",
            on=DAY,
            starts=of.ends,
            ends=of.starts,
            by=None,
            at=BEFORE,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=of.pk).update(ends=of.starts)


def test_a_closed_forum_stays_as_it_is() -> None:
    of = held(meeting())
    actions.close_meeting(meeting=of, by=None, at=MORNING)

    for act in (
        lambda: item(of),
        lambda: invitee(of),
        lambda: step(of),
        lambda: actions.open_meeting(meeting=of, by=None, at=MORNING),
    ):
        with pytest.raises(actions.WrongState):
            act()


def test_who_came_is_noted_once_however_often_the_code_is_shown() -> None:
    asked = invitee(meeting())

    first = actions.check_in(invitee=asked, how="QR", by=None, at=MORNING)
    second = actions.check_in(invitee=asked, how="LIST", by=UserFactory(), at=MORNING)

    assert first == second
    assert Attendance.objects.count() == 1
    assert Trail.objects.filter(name=Event.ATTENDED).count() == 1


def test_nobody_is_there_before_the_day() -> None:
    asked = invitee(meeting())

    with pytest.raises(actions.NotToday):
        actions.check_in(invitee=asked, how="QR", by=None, at=MORNING - timedelta(days=1))


def test_a_code_finds_its_invitee_and_stands_nowhere_in_the_database() -> None:
    asked = invitee(meeting())
    code = codes.of_invitee(asked.pk)

    assert queries.by_code(code) == asked
    assert queries.by_code(code[:-1] + ("0" if code[-1] != "0" else "1")) is None
    assert code.encode() not in bytes(asked.token_index)
    assert codes.read(f" {code[:4].upper()}-{code[4:]} ") == code
    assert len({codes.of_invitee(invitee(meeting()).pk) for _ in range(50)}) == 50


def test_members_are_invited_once() -> None:
    of, member = meeting(), member_of("PSM")

    counts = [
        actions.invite_members(meeting=of, members=[member], by=None, at=BEFORE) for _ in range(2)
    ]

    assert counts == [1, 0]
    assert [(seat.code, seat.invited) for seat in queries.seats(of) if seat.invited] == [("PSM", 1)]


def test_frozen_evidence_stays_when_the_figure_moves_on() -> None:
    activities(RISE)
    subject = item(meeting(), indicator="activities", pillar=pillar("PSM"))

    kept = actions.freeze(
        item=subject, indicator="activities", pillar=pillar("PSM"), as_of=DAY, by=None, at=MORNING
    )
    activities({(2026, 2): 10})

    assert kept.figures["numerator"] == 24  # six whole months; that of the forum is not over
    assert Evidence.objects.get().figures["numerator"] == 24
    assert kept.figures["trend"][-1] == ["2026-02-01", 4, None]


def test_months_from_before_anything_was_kept_are_no_zeros() -> None:
    activities({(2026, 1): 3, (2026, 2): 4})

    kept = actions.freeze(
        item=item(meeting()), indicator="activities", as_of=DAY, by=None, at=MORNING
    )

    assert kept.figures["trend"] == [["2026-01-01", 3, None], ["2026-02-01", 4, None]]


def test_evidence_of_nothing_counted_says_so() -> None:
    subject = item(meeting())

    kept = actions.freeze(item=subject, indicator="in_time", as_of=DAY, by=None, at=MORNING)

    assert kept.figures["value"] is None


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(actions.UnknownIndicator):
        actions.freeze(item=item(meeting()), indicator="happiness", as_of=DAY, by=None, at=MORNING)


def test_a_decision_and_its_step_come_together_over_the_newest_evidence() -> None:
    activities(RISE)
    of = meeting()
    subject = item(of, indicator="activities")
    kept = actions.freeze(item=subject, indicator="activities", as_of=DAY, by=None, at=MORNING)
    held(of)

    set_ = actions.agree(
        item=subject, title="Dua pendamping", owner=pillar("PSM"), deadline=date(2026, 9, 1),
        indicator="activities", target=Decimal(20), supporters=[pillar("TKSK"), pillar("PSM")], by=None, at=MORNING,
    )  # fmt: skip

    assert set_.baseline == Decimal(4)
    assert set_.decision is not None
    assert set_.decision.evidence == kept
    assert [one.code for one in set_.supporters.all()] == ["TKSK"]


def test_a_refused_step_leaves_no_decision() -> None:
    of = meeting()
    subject = item(of)
    held(of)

    with pytest.raises(actions.DeadlinePassed):
        actions.agree(
            item=subject, title="Terlambat", owner=pillar("PSM"), deadline=DAY,
            indicator="activities", target=Decimal(1), by=None, at=MORNING,
        )  # fmt: skip

    assert not subject.decisions.exists()


def test_a_proposal_that_becomes_a_step_is_answered() -> None:
    proposal = pillars.propose_to_forum(
        organization=pillar("PSM"), title="Pendamping", reason="Perlu", by=None, at=BEFORE
    )
    of = meeting()
    subject = actions.call_proposal(
        meeting=of, proposal=proposal, minutes=15, by=UserFactory(), at=BEFORE
    )
    held(of)
    on_agenda = Proposal.objects.get().state

    actions.agree(
        item=subject, title="Pendamping", owner=pillar("PSM"), deadline=date(2026, 9, 1),
        indicator="activities", target=Decimal(1), by=None, at=MORNING,
    )  # fmt: skip

    assert on_agenda == Proposal.State.ON_AGENDA
    assert Proposal.objects.get().state == Proposal.State.TAKEN


def test_a_step_is_judged_when_it_ends_on_the_live_figure() -> None:
    activities(RISE | AFTER)
    one = step(held(meeting()))
    actions.begin_step(step=one, on=DAY, by=None, at=MORNING)

    actions.end_step(step=one, on=SEPTEMBER.date(), by=None, at=SEPTEMBER)

    review = StepReview.objects.get()
    assert review.verdict == StepReview.Verdict.WORKED
    assert review.figures["effect"] == "21.0"
    assert review.reason.startswith("+21,0 sebulan (")


def test_what_has_ended_does_not_begin_again_and_what_has_not_begun_is_not_done() -> None:
    one = step(held(meeting()))

    with pytest.raises(actions.StepEnded):
        actions.end_step(step=one, on=DAY, by=None, at=MORNING)
    actions.end_step(step=one, on=DAY, gave_up=True, by=None, at=MORNING)
    with pytest.raises(actions.StepEnded):
        actions.begin_step(step=one, on=DAY, by=None, at=MORNING)

    assert Step.objects.get().state == Step.State.DROPPED


def test_too_early_is_not_judged() -> None:
    one = step(held(meeting()))
    actions.begin_step(step=one, on=DAY, by=None, at=MORNING)

    with pytest.raises(actions.NothingToJudge):
        actions.review_step(step=one, on=DAY + timedelta(weeks=7), by=None, at=MORNING)


def test_the_next_forum_opens_with_the_earlier_steps_the_failed_ones_first() -> None:
    activities(RISE | {(2026, m): 30 for m in (4, 5, 6, 7, 8)})
    of = held(meeting())
    good, bad = step(of, title="Baik"), step(of, title="Buruk", indicator="visits")
    for one in (good, bad):
        actions.begin_step(step=one, on=DAY, by=None, at=MORNING)
    actions.close_meeting(meeting=of, by=None, at=MORNING)
    following = meeting(on=SEPTEMBER.date(), title="Sarasehan September")

    found = progress.worst_first(
        progress.of_steps(queries.earlier_steps(following), SEPTEMBER.date())
    )
    held(following, at=SEPTEMBER)

    assert [(one.step.title, one.verdict) for one in found] == [
        ("Buruk", "NOT_PROVEN"),
        ("Baik", "TOWARD"),
    ]
    kept = queries.reviews_kept(following)
    assert [review.step.title for review in kept] == ["Buruk", "Baik"]


def test_a_step_that_ended_before_the_last_forum_is_not_brought_up_again() -> None:
    first = held(meeting())
    one = step(first)
    actions.end_step(step=one, on=DAY, gave_up=True, by=None, at=MORNING)
    meeting(on=date(2026, 6, 1))

    assert not list(queries.earlier_steps(meeting(on=SEPTEMBER.date())))
