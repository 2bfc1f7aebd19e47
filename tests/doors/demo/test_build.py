"""What stands in the database after a build is what the plans say, and the figures follow from the rows."""

from collections import Counter
from typing import Any

import pytest
from django.db import connection

from pilar.doors.demo import sources
from pilar.doors.demo.build import Build, TooEarly, plan
from pilar.doors.demo.stages import lists
from pilar.people.registry import actions as registry
from tests.doors.demo.conftest import TODAY, build_city
from tests.support import databases

pytestmark = pytest.mark.slow


def sql(query: str, *values: object) -> Any:
    """The first value of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def counts(query: str) -> dict[str, int]:
    """{first column: second column}."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def test_everybody_of_the_plan_is_a_person(built: Build) -> None:
    known = [key for key in built.registry.persons if key.startswith("p")]
    apart = len(built.apart)

    assert sql("SELECT count(*) FROM registry_person") == len(known) + apart + built.from_files
    assert len(known) >= 0.98 * built.persons
    assert sql("SELECT count(*) FROM registry_household") == len(built.registry.households)


def test_each_row_of_the_lists_that_came_as_files_is_a_record(built: Build) -> None:
    runs = counts("SELECT state, count(*) FROM registry_importrun GROUP BY state")
    records = "SELECT count(*) FROM registry_record WHERE import_run_id IS NOT NULL"
    rows = [
        row
        for offered in (
            sources.village_list(built.city, lists.VILLAGE, TODAY),
            sources.school_list(built.city, lists.VILLAGE, TODAY),
        )
        for row in offered.rows
    ]

    assert runs == {"DONE": 2}
    assert 0 < sql(records) <= len(rows)


def test_whoever_died_in_the_told_history_has_died_in_the_registry(built: Build) -> None:
    died = {f"p{p.number}" for _, p in built.city.residents() if p.died_on}
    known = died & set(built.registry.persons)

    assert 0 < sql("SELECT count(*) FROM registry_person WHERE died_on IS NOT NULL") <= len(known)


def test_reports_stand_in_the_states_of_their_plans(built: Build) -> None:
    solved = {"AWAITING_WORD": "SOLVED", "OPEN": "IN_CARE"}
    planned = Counter(
        solved[plan.case.state] if plan.state == "IN_CARE" and plan.case else plan.state
        for plan in built.told.reports
    )

    assert counts("SELECT state, count(*) FROM intake_report GROUP BY state") == planned


def test_cases_and_tasks_stand_in_the_states_of_their_plans(built: Build) -> None:
    cases = [plan.case for plan in built.told.reports if plan.case]
    tasks = Counter(task.state for case in cases for task in case.tasks)

    assert counts("SELECT state, count(*) FROM casework_case GROUP BY state") == Counter(
        case.state for case in cases
    )
    assert (
        counts("SELECT state, count(*) FROM casework_task GROUP BY state")["DONE"] == tasks["DONE"]
    )


def test_what_was_confirmed_and_reopened_is_counted_in_the_rows(built: Build) -> None:
    words = [word for plan in built.told.reports if plan.case for word in plan.case.words]

    assert sql("SELECT count(*) FROM casework_confirmation") == len(words)
    not_solved = sum(not word.solved for word in words)
    assert sql("SELECT sum(reopened) FROM casework_case") == not_solved


def test_answers_in_time_are_the_same_from_plans_and_from_rows(built: Build) -> None:
    first_answers = [
        (
            plan.received_at,
            min(
                at
                for at in (plan.asked_at, plan.answered_at, plan.rejected_at, plan.joined_at)
                if at
            ),
        )
        for plan in built.told.reports
        if plan.asked_at or plan.answered_at or plan.rejected_at or plan.joined_at
    ]

    assert sql("SELECT count(*) FROM intake_report WHERE answered_at IS NOT NULL") == len(
        first_answers
    )


def test_every_member_has_an_account_and_every_role_one_for_the_sign_in_page(built: Build) -> None:
    assert sql("SELECT count(*) FROM pillars_member") == len(built.members)
    assert sql("SELECT count(*) FROM pillars_member WHERE user_id IS NULL") == 0
    assert sql("SELECT count(*) FROM access_user WHERE demo_role <> ''") == 13


def test_numbers_belong_to_nobody(built: Build) -> None:
    """Whole NIK in records of the city begin with the kecamatan that does not exist."""
    for reference, person in list(built.registry.persons.items())[:40]:
        if reference.startswith("p"):
            resident = built.residents[int(reference[1:])][1]
            assert resident.nik == "" or resident.nik.startswith("357991")
            assert person


def test_nothing_lies_ahead_of_the_told_moment(built: Build) -> None:
    for table, column in (
        ("intake_report", "received_at"),
        ("intake_step", "at"),
        ("casework_task", "done_at"),
        ("casework_confirmation", "at"),
        ("assessments_visit", "recorded_at"),
        ("programmes_proposal", "decided_at"),
        ("registry_record", "received_at"),
        ("pillars_activity", "recorded_at"),
        ("audit_event", "at"),
    ):
        ahead = sql(f"SELECT count(*) FROM {table} WHERE {column} > %s", built.now)
        assert ahead == 0, table


def test_there_is_work_for_everybody_today(built: Build) -> None:
    assert sql("SELECT count(*) FROM programmes_proposal WHERE state = 'PROPOSED'") > 0
    assert sql("SELECT count(*) FROM matching_candidatepair WHERE state = 'OPEN'") > 0
    for key in (
        "lilik.suryani",
        "agus.trianto",
        "dimas.ardiansyah",
        "wulan.sari",
        "hariyanto.tksk",
    ):
        in_hand = sql(
            "SELECT count(*) FROM casework_task WHERE member_id = %s AND state IN ('OFFERED', 'ACCEPTED')",
            built.pillar_members[key].pk
            if connection.vendor != "sqlite"
            else built.pillar_members[key].pk.hex,
        )
        assert in_hand > 0, key


def test_the_registry_computed_anew_is_the_same(built: Build) -> None:
    assert registry.rebuild(check=True).differing == []


def test_loads_are_one_event_each(built: Build) -> None:
    told = counts("SELECT name, count(*) FROM audit_event GROUP BY name")

    assert told["intake:reports:loaded"] == told["casework:cases:loaded"] == 1
    assert sum(told.values()) < 400


SEEN = (
    "SELECT full_name, sex, birth_date, village_id, rt, rw, address, died_on FROM registry_person",
    "SELECT code, channel, help_kind, urgency, village_id, state, received_at, answered_at FROM intake_report",
    "SELECT number, title, state, village_id, opened_at, closed_at FROM casework_case",
    "SELECT t.title, t.state, t.offered_at, t.done_at, m.full_name FROM casework_task t LEFT JOIN pillars_member m ON m.id = t.member_id",
    "SELECT by, heard, solved, rating, at FROM casework_confirmation",
    'SELECT kind, village_id, "on", minutes, people_reached, note FROM pillars_activity',
    "SELECT programme, state, reason, proposed_at, decided_at FROM programmes_proposal",
    'SELECT programme, "on", verdict, least_idr, most_idr FROM programmes_determination',
    "SELECT state, reason, found_at, note FROM matching_candidatepair",
)


def _seen() -> list[list[str]]:
    found = []
    with connection.cursor() as cursor:
        for query in SEEN:
            cursor.execute(query)
            found.append(sorted(map(repr, cursor.fetchall())))
    return found


def test_the_same_seed_and_day_give_the_same_city_keys_aside(
    built: Build, bench: databases.SqliteBench | databases.PostgresBench
) -> None:
    once, here = _seen(), databases.names()
    copied = bench.copy()
    databases.point_to(copied)
    try:
        build_city()
        again = _seen()
    finally:
        databases.point_to(here)
        bench.drop(copied)

    assert again == once


def test_a_day_before_the_first_sarasehan_is_refused() -> None:
    from datetime import date

    with pytest.raises(TooEarly):
        plan(persons=600, seed=7, today=date(2024, 6, 1), say=lambda line: None)
