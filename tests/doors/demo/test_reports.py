"""The told history: full, true in time, with something in every state."""

from collections import Counter
from datetime import date

import pytest

from pilar.doors.demo.members import BARE, make_members
from pilar.doors.demo.plans import ReportPlan, Told
from pilar.doors.demo.population import make_city
from pilar.doors.demo.reports import tell_reports

TODAY = date(2026, 11, 24)


def _tell(seed: int = 7, persons: int = 6000) -> Told:
    city = make_city(persons=persons, seed=seed, today=TODAY)
    return tell_reports(city, make_members(city), 22_000)


@pytest.fixture(scope="module")
def told() -> Told:
    return _tell()


@pytest.mark.slow
def test_the_same_seed_and_day_give_the_same_history(told: Told) -> None:
    assert [plan.text for plan in _tell().reports] == [plan.text for plan in told.reports]
    assert _tell().reports[-40:] == told.reports[-40:]


def test_every_full_month_has_sixty_to_a_hundred_and_forty_reports(told: Told) -> None:
    months = Counter(f"{plan.received_at:%Y-%m}" for plan in told.reports)

    full = [count for month, count in months.items() if month < "2026-11"]
    assert len(full) == 24
    assert all(60 <= count <= 140 for count in full)


def test_there_is_a_report_in_every_state(told: Told) -> None:
    states = Counter(plan.state for plan in told.reports)

    assert set(states) == {
        "NEW", "ASKED", "ACCEPTED", "REJECTED", "JOINED", "IN_CARE", "ANSWERED", "CLOSED",
    }  # fmt: skip
    assert states["NEW"] >= 10


def test_there_is_a_case_and_a_task_in_every_state(told: Told) -> None:
    cases = [plan.case for plan in told.reports if plan.case]
    tasks = [task for case in cases for task in case.tasks]

    assert {case.state for case in cases} == {"OPEN", "AWAITING_WORD", "CLOSED"}
    assert {task.state for task in tasks} >= {"OFFERED", "ACCEPTED", "DONE"}
    assert any(offer.handed_back_at for task in tasks for offer in task.offers)
    assert {task.pillar for task in tasks} == {"TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH"}
    assert any(not word.solved for case in cases for word in case.words)


def test_nothing_lies_ahead_of_the_told_moment(told: Told) -> None:
    for plan in told.reports:
        for at in _times(plan):
            assert at <= told.now


def _times(plan: ReportPlan) -> list[date]:
    times = [plan.received_at, plan.assigned_at, plan.asked_at, plan.answered_at, plan.rejected_at]
    times += [at for at, _, _ in plan.messages]
    for case in [plan.case] if plan.case else []:
        times += [case.opened_at, *case.words_asked_at, *(word.at for word in case.words)]
        for task in case.tasks:
            times += [task.added_at, task.finished_at]
            for offer in task.offers:
                times += [offer.offered_at, offer.accepted_at, offer.handed_back_at]
    return [at for at in times if at]


def test_steps_of_a_report_follow_one_another(told: Told) -> None:
    for plan in told.reports:
        if plan.answered_at:
            assert plan.received_at < plan.answered_at
        for case in [plan.case] if plan.case else []:
            assert plan.answered_at
            assert plan.answered_at < case.opened_at
            for task in case.tasks:
                assert case.opened_at < task.added_at
                for offer in task.offers:
                    answered = offer.accepted_at or offer.handed_back_at
                    assert task.added_at <= offer.offered_at
                    assert not answered or offer.offered_at < answered
                if task.finished_at:
                    accepted = task.offers[-1].accepted_at
                    assert accepted
                    assert accepted < task.finished_at


def test_a_case_is_closed_only_by_a_word(told: Told) -> None:
    for plan in told.reports:
        if plan.case and plan.case.state == "CLOSED":
            assert plan.case.words[-1].solved
            assert all(task.state == "DONE" for task in plan.case.tasks)


def test_only_members_in_office_take_tasks(told: Told) -> None:
    city = make_city(persons=6000, seed=7, today=TODAY)
    members = {member.key: member for member in make_members(city)}
    for plan in told.reports:
        for task in plan.case.tasks if plan.case else []:
            for offer in (one for one in task.offers if one.member):
                assert members[offer.member].serves(offer.offered_at.date())
                assert plan.village in members[offer.member].covers


def test_who_confirms_had_no_part_in_the_case(told: Told) -> None:
    for plan in told.reports:
        if plan.case:
            own = {o.member for t in plan.case.tasks for o in t.offers} | {plan.case.manager}
            assert not own & {word.account for word in plan.case.words if word.account}


def test_answers_come_sooner_since_the_shared_task_list(told: Told) -> None:
    def quick(plan: ReportPlan) -> bool:
        return bool(plan.answered_at) and (plan.answered_at - plan.received_at).days <= 4

    answered = [plan for plan in told.reports if plan.answered_at and plan.urgency == "NORMAL"]
    before = [quick(p) for p in answered if p.received_at.date() < told.better_since]
    after = [quick(p) for p in answered if p.received_at.date() >= told.better_since]
    assert sum(after) / len(after) > sum(before) / len(before) + 0.03


def test_pillars_have_their_members_and_their_gaps() -> None:
    city = make_city(persons=600, seed=7, today=TODAY)
    members = make_members(city)
    count = Counter(member.pillar for member in members)

    assert count["TKSK"] == 3
    assert count["PSM"] >= 72
    assert count["TAGANA"] == 25
    assert count["PKH"] == 20
    assert len({m.covers for m in members if m.pillar == "KARANG_TARUNA"}) == 24
    bare = [m for m in members if m.pillar == "PSM" and BARE in m.covers]
    assert bare
    assert not any(member.serves(TODAY) for member in bare)


def test_nobody_has_two_keys_and_one_account_stands_for_each_member_role() -> None:
    city = make_city(persons=600, seed=7, today=TODAY)
    members = make_members(city)

    assert len({member.key for member in members}) == len(members)
    assert sorted(m.demo_role for m in members if m.demo_role) == [
        "karang_taruna", "pkh", "psm", "tagana", "tksk",
    ]  # fmt: skip
