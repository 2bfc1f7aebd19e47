"""The page of a case: next step, pillars, plan, timeline; who may do what on it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import Look
from pilar.people.pillars.models import Organization
from pilar.work.assessments import actions as assessments
from pilar.work.casework import actions, queries
from pilar.work.casework.models import Case, Confirmation, Task
from pilar.work.casework.permissions import Permission
from pilar.work.casework.plans import covered_kinds, proposed
from pilar.work.intake import help_kinds
from pilar.work.programmes import actions as programmes
from tests.factories.access import PUNTEN, grant, worker
from tests.factories.casework import (
    HOUR,
    accepted,
    add_task,
    awaiting_word,
    done,
    manager,
    offered,
    open_case,
    say,
    scene,
    volunteer,
)
from tests.factories.intake import TUESDAY, report
from tests.factories.registry import person


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(case: Case, part: str = "") -> str:
    return f"/kerja/kasus/{case.pk}/{part}"


def text(user: User, case: Case) -> str:
    answer = signed_in(user).get(address(case))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_plan_proposes_three_steps_from_the_needs_and_takes_them_over() -> None:
    play = scene()
    page = text(play.sari, play.case)
    assert page.count('<ol class="proposed">') == 1
    assert "Kunjungi Sarinem dan catat keadaannya" in page

    answer = signed_in(play.sari).post(address(play.case, "rencana/"))

    assert answer.status_code == 302
    assert play.case.goals.get().title == "Sarinem terurus setiap hari"
    tasks = list(play.case.tasks.order_by("added_at", "pk"))
    assert [task.kind_id for task in tasks] == ["FIRST_VISIT", "REFER", "LOOK_IN"]
    assert [task.member for task in tasks] == [play.lilik, None, play.lilik]
    assert tasks[1].gap[0]["code"] == "gap_nobody"


def test_there_is_a_proposal_for_every_kind_of_help() -> None:
    assert covered_kinds() == set(help_kinds.all_kinds())
    for kind in help_kinds.all_kinds():
        assert sum(len(goal.steps) for goal in proposed([kind], "Sarinem")) == 3
    several = proposed(["ELDERLY", "FOOD", "HEALTH", "HOUSE"], "Sarinem")
    assert [len(goal.steps) for goal in several] == [1, 1, 1]
    assert sum(len(goal.steps) for goal in proposed(["ELDERLY", "FOOD"], "x")) == 3


def test_a_plan_is_not_started_twice() -> None:
    play = scene()
    client = signed_in(play.sari)
    client.post(address(play.case, "rencana/"))
    client.post(address(play.case, "rencana/"))

    assert play.case.tasks.count() == 3


def _late(play: Any) -> None:
    task = accepted(play.case, play.lilik)
    Task.objects.filter(pk=task.pk).update(due_at=TUESDAY - timedelta(days=900))


STEPS: dict[str, Any] = {
    "Belum ada yang mengerjakan": lambda play: actions.hand_back(
        task=offered(play.case, play.lilik), why="OTHER", by=play.lilik_user, at=TUESDAY
    ),
    "menunggu jawaban": lambda play: offered(play.case, play.lilik),
    "Dikerjakan Lilik Suryani": lambda play: accepted(play.case, play.lilik),
    "Terlambat": _late,
    "Langkah berikut: tawarkan": lambda play: add_task(play.case),
    "Semua tugas selesai": lambda play: done(play.case, play.lilik),
    "Minta suara warga": lambda play: done(play.case, play.lilik),
    "kasus tidak pernah tertutup sendiri": lambda play: awaiting_word(play.case),
    "Ditutup": lambda play: say(awaiting_word(play.case), solved=True),
}


@pytest.mark.parametrize("words", list(STEPS))
def test_the_next_step_says_what_moves_the_case_on(words: str) -> None:
    play = scene()
    STEPS[words](play)

    assert words in text(play.sari, play.case)


def test_the_strip_names_who_does_what_and_who_is_not_needed() -> None:
    play = scene()
    offered(play.case, play.lilik, title="Tengok setiap Selasa", kind="LOOK_IN")
    tasks = queries.tasks_of(play.case)
    strip = queries.strip(list(Organization.objects.pillars()), tasks)

    assert [(p.code, p.who, p.active) for p in strip] == [
        ("TKSK", "", False),
        ("PSM", "Lilik Suryani", True),
        ("TAGANA", "", False),
        ("KARANG_TARUNA", "", False),
        ("PKH", "", False),
    ]


def test_the_timeline_tells_everything_newest_first() -> None:
    play, sri = scene(), volunteer(name="Sri Wahyuni")
    task = offered(play.case, play.lilik)
    actions.hand_back(
        task=task, why="TOO_CLOSE", words="Sepupu", by=play.lilik_user, at=TUESDAY + HOUR
    )
    assert sri.user
    actions.accept_task(task=task, by=sri.user, at=TUESDAY + 2 * HOUR)
    actions.finish_task(
        task=task, outcome="PARTLY", words="Bengkak", by=sri.user, at=TUESDAY + 3 * HOUR
    )
    actions.add_note(case=play.case, words="Anak dihubungi", by=play.sari, at=TUESDAY + 4 * HOUR)
    awaiting_word(play.case, at=TUESDAY + 5 * HOUR)
    say(play.case, solved=False, at=TUESDAY + 6 * HOUR, words="Belum")

    case = Case.objects.select_related("report", "opened_by").get(pk=play.case.pk)
    found = queries.timeline(
        case,
        queries.tasks_of(case),
        queries.notes_of(case),
        list(case.confirmations.all()),
        list(case.custodies.all()),
    )

    assert [entry.at for entry in found] == sorted((e.at for e in found), reverse=True)
    told = " | ".join(f"{entry.title} ({entry.words})" for entry in found)
    for words in ("Sepupu", "Bengkak", "Anak dihubungi", "Belum", "Laporan BT", "Kasus dibuka"):
        assert words in told
    assert len(found) == 7


def test_the_timeline_tells_of_visits_and_determinations_to_those_who_may_see_them() -> None:
    play = scene()
    case = Case.objects.select_related("household", "village").get(pk=play.case.pk)
    assert case.household
    later = TUESDAY + HOUR
    assessments.record_visit(
        household=case.household, outcome="DONE", on=later.date(), by=play.sari, at=later
    )
    programmes.determine(household=case.household, on=later.date(), by=play.sari, at=later)

    def told(*permissions: str) -> list[str]:
        return [entry.title for entry in queries.beside(worker(*permissions), case)]

    assert told(Permission.VIEW_CASE) == []
    assert [t.split(":")[0] for t in told("assessments.view_submission")] == ["Kunjungan"]
    assert [t.split(":")[0] for t in told("programmes.view_determination")] == ["PKH dihitung"]


def test_a_task_that_ran_out_in_the_last_hour_is_late_before_the_desk_opens_again() -> None:
    start = TUESDAY
    due = TUESDAY.replace(hour=8)  # three in the afternoon
    late = queries.clock(start, due, due + 2 * HOUR)

    assert late.left == -2 * HOUR


def test_a_look_is_left_and_the_page_costs_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    play = scene()
    for _ in range(3):
        done(play.case, play.lilik)
    client = signed_in(play.sari)
    client.get(address(play.case))
    Look.objects.all()

    with django_assert_max_num_queries(26):
        client.get(address(play.case))

    assert Look.objects.order_by("pk").last().subjects == [str(play.case.person_id)]  # type: ignore[union-attr]  # there are two


def test_wati_who_may_only_read_is_offered_nothing_to_press_but_the_note() -> None:
    play = scene()
    done(play.case, play.lilik)
    wati = worker(Permission.VIEW_CASE, area=PUNTEN, name="Wati")
    page = text(wati, play.case)

    for part in ("tugas/", "tujuan/", "selesai/", "alih/", "suara/", "rencana/", "buka-lagi/"):
        assert f'"{address(play.case, part)}"' not in page
        assert signed_in(wati).post(address(play.case, part)).status_code == 404


def test_a_note_is_written_and_an_empty_one_keeps_the_page_with_a_sentence() -> None:
    play = scene()
    client = signed_in(play.sari)

    assert client.post(address(play.case, "catatan/"), {"words": "Sudah makan"}).status_code == 302
    refused = client.post(address(play.case, "catatan/"), {"words": "  "})

    assert refused.status_code == 422
    assert [one.words for one in queries.notes_of(play.case)] == ["Sudah makan"]
    assert "Sudah makan" in text(play.sari, play.case)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}"])
def test_hostile_words_come_back_as_words(words: str) -> None:
    play = scene()
    signed_in(play.sari).post(address(play.case, "catatan/"), {"words": words})

    page = text(play.sari, play.case)
    assert escape(words) in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("words", ["x" * 5000, "a\x00b"])
def test_what_cannot_be_a_note_is_refused_with_what_was_typed(words: str) -> None:
    play = scene()
    answer = signed_in(play.sari).post(address(play.case, "catatan/"), {"words": words})

    assert answer.status_code == 422
    assert not queries.notes_of(play.case)


class TestOpening:
    page = "/kerja/kasus/buka/"

    def test_a_case_is_opened_from_a_report_with_a_title_proposed(self) -> None:
        sari, told = manager(), report()
        client = signed_in(sari)
        form = client.get(f"{self.page}?laporan={told.pk}")
        assert "lanjut usia yang tidak terurus" in form.content.decode()
        answer = client.post(
            f"{self.page}?laporan={told.pk}", {"title": "Mbah: sendirian", "manager": sari.pk}
        )

        case = Case.objects.get()
        assert answer["Location"] == address(case)
        assert (case.title, case.report) == ("Mbah: sendirian", told)

    def test_or_for_a_person(self) -> None:
        sari, about = manager(), person(name="Wagimin")
        signed_in(sari).post(
            f"{self.page}?orang={about.pk}", {"title": "Wagimin", "manager": sari.pk}
        )

        assert Case.objects.get().person == about

    def test_a_report_that_has_a_case_is_refused_in_words(self) -> None:
        sari = manager()
        case = open_case(sari)
        answer = signed_in(sari).post(
            f"{self.page}?laporan={case.report_id}", {"title": "lagi", "manager": sari.pk}
        )

        assert answer.status_code == 422
        assert "sudah punya kasus" in answer.content.decode()

    @pytest.mark.parametrize("query", ["", "?laporan=x", "?orang=1", "?laporan=" + "9" * 40])
    def test_without_anything_to_open_it_for_there_is_no_page(self, query: str) -> None:
        assert signed_in(manager()).get(self.page + query).status_code == 404

    def test_a_manager_from_nowhere_is_refused(self) -> None:
        sari, told = manager(), report()
        answer = signed_in(sari).post(
            f"{self.page}?laporan={told.pk}", {"title": "x", "manager": "nobody"}
        )

        assert answer.status_code == 422
        assert not Case.objects.exists()


class TestWord:
    def second(self) -> User:
        return worker(Permission.CONFIRM, Permission.VIEW_CASE, area=PUNTEN, name="Wati")

    def test_a_second_party_writes_down_the_word(self) -> None:
        play, wati = scene(), self.second()
        done(play.case, play.lilik)
        case = awaiting_word(play.case)
        assert address(case, "suara/") in text(wati, case)
        answer = signed_in(wati).post(
            address(case, "suara/"), {"heard": "CALL", "solved": "yes", "rating": "4"}
        )

        assert answer.status_code == 302
        word = Confirmation.objects.get()
        assert (word.user, word.solved, word.rating) == (wati, True, 4)

    def test_who_did_not_say_gives_no_rating(self) -> None:
        play = scene()
        case = awaiting_word(play.case)
        signed_in(self.second()).post(
            address(case, "suara/"), {"heard": "VISIT", "solved": "yes", "rating": "0"}
        )

        assert Confirmation.objects.get().rating is None

    def test_the_manager_is_neither_shown_the_way_nor_let_through(self) -> None:
        play = scene()
        case = awaiting_word(play.case)
        grant(play.sari, Permission.CONFIRM, area=PUNTEN)

        assert address(case, "suara/") not in text(play.sari, case)
        answer = signed_in(play.sari).post(
            address(case, "suara/"), {"heard": "CALL", "solved": "yes"}
        )
        assert answer.status_code == 422
        assert "Orang lain" in answer.content.decode()

    @pytest.mark.parametrize(
        "said",
        [
            {},
            {"heard": "CALL"},
            {"solved": "yes"},
            {"heard": "FOLLOW_PAGE", "solved": "yes"},
            {"heard": "CALL", "solved": "perhaps"},
            {"heard": "CALL", "solved": "no"},
            {"heard": "CALL", "solved": "yes", "rating": "5"},
            {"heard": "SILENCE", "solved": "yes"},
        ],
    )
    def test_half_a_word_is_refused(self, said: dict[str, str]) -> None:
        from django.utils import timezone

        sari = manager()
        now = timezone.now()
        case = awaiting_word(open_case(sari, report=None, at=now), at=now)
        answer = signed_in(self.second()).post(address(case, "suara/"), said)

        assert answer.status_code == 422
        assert not Confirmation.objects.exists()


def test_the_word_is_asked_for_and_the_case_opened_again_by_pages() -> None:
    play = scene()
    done(play.case, play.lilik)
    client = signed_in(play.sari)
    client.post(address(play.case, "selesai/"), {"words": "Beres"})
    assert Case.objects.get().state == "AWAITING_WORD"
    assert client.post(address(play.case, "buka-lagi/"), {"reason": ""}).status_code == 422
    client.post(address(play.case, "buka-lagi/"), {"reason": "Kambuh"})

    case = Case.objects.get()
    assert (case.state, case.reopened) == ("OPEN", 1)


def test_asking_with_work_left_names_it() -> None:
    play = scene()
    offered(play.case, play.lilik, title="Bicara dengan anak")
    answer = signed_in(play.sari).post(address(play.case, "selesai/"), {})

    assert answer.status_code == 422
    assert "Bicara dengan anak" in answer.content.decode()


def test_a_case_is_handed_over_to_one_of_those_who_manage_there() -> None:
    play, tono = scene(), manager(name="Tono")
    client = signed_in(play.sari)
    assert client.post(address(play.case, "alih/"), {"to": play.sari.pk}).status_code == 422
    client.post(address(play.case, "alih/"), {"to": tono.pk, "reason": "Cuti"})

    assert Case.objects.get().manager == tono


def test_goals_and_tasks_are_added_by_pages_and_offered_at_once() -> None:
    play = scene()
    client = signed_in(play.sari)
    client.post(address(play.case, "tujuan/"), {"title": "Terperiksa"})
    goal = play.case.goals.get()
    answer = client.post(
        address(play.case, "tugas/"),
        {
            "kind": "FIRST_VISIT",
            "title": "Kunjungi",
            "goal": goal.pk,
            "instructions": "Rumah hijau",
            "offer": "AUTO",
        },
    )

    task = play.case.tasks.get()
    assert answer["Location"] == f"/kerja/tugas/{task.pk}/"
    assert (task.member, task.goal) == (play.lilik, goal)
    bad = client.post(address(play.case, "tugas/"), {"kind": "X", "title": "", "offer": "Y"})
    assert bad.status_code == 422
