"""Histories loaded at once store what the same acts store one by one: everything but keys and the trail."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.people.pillars.models import Member, Organization, TaskKind
from pilar.people.registry.models import Household, Person
from pilar.work.casework import actions, queries, refusals
from pilar.work.casework.actions.scripts import (
    CaseScript,
    NoteScript,
    OfferScript,
    TaskScript,
    WordScript,
)
from pilar.work.casework.models import (
    Assignment,
    Case,
    CaseCounter,
    CaseNote,
    Confirmation,
    Custody,
    Goal,
    Rating,
    Task,
)
from pilar.work.casework.permissions import Permission
from pilar.work.casework.queries.reading import Written
from tests.factories.access import PUNTEN, worker
from tests.factories.casework import HOUR, manager, volunteer
from tests.factories.intake import TUESDAY
from tests.factories.pillars import member_of
from tests.factories.registry import person

DAY = timedelta(days=1)
HISTORIES = (Case, Goal, Task, Custody, Assignment, CaseNote, Confirmation, Rating, CaseCounter)


def plain(row: Model, names: dict[Any, str]) -> dict[str, Any]:
    """A row without its key; what it points to stands by a name instead."""
    found = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.primary_key and field.name == "id":
            continue
        found[field.name] = names.get(value, value) if value.__hash__ else value
    return found


def stored(people: list[Person]) -> dict[str, Any]:
    """All that cases hold, keys replaced by what they stand for."""
    names: dict[Any, str] = {case.pk: case.title for case in Case.objects.all()}
    names |= {goal.pk: goal.title for goal in Goal.objects.all()}
    names |= {task.pk: f"{names[task.case_id]}/{task.title}" for task in Task.objects.all()}
    names |= {word.pk: f"word at {word.at}" for word in Confirmation.objects.all()}
    names |= {p.pk: p.full_name for p in people}
    names |= {h.pk: "household" for h in Household.objects.all()}
    found: dict[str, Any] = {
        model.__name__: sorted((plain(row, names) for row in model._default_manager.all()), key=str)
        for model in HISTORIES
        if model is not CaseNote
    }
    written = [note for case in Case.objects.all() for note in queries.notes_of(case)]
    found["notes"] = sorted((said(note, names) for note in written), key=str)
    found["grants"] = sorted(
        (
            (g.user_id, g.permission, names[g.object_id], g.valid_from, g.valid_to, g.reason[:11])
            for g in Grant.objects.exclude(object_type="")
        ),
        key=str,
    )
    found["held"] = sorted(
        (str(names[a.task_id]), a.grants.count()) for a in Assignment.objects.all()
    )
    return found


def said(one: Written, names: dict[Any, str]) -> tuple[Any, ...]:
    note = one.note
    return names[note.case_id], names.get(note.task_id), note.kind, note.at, note.by_id, one.words


class Town:
    """Two cases of two people, three members, a coordinator."""

    def __init__(self) -> None:
        self.sari, self.wati = manager(), worker(Permission.CONFIRM, area=PUNTEN, name="Wati")
        self.lilik, self.sri = volunteer(), volunteer(name="Sri Wahyuni")
        self.without_account = member_of("KARANG_TARUNA." + PUNTEN, full_name="Dimas")
        self.people = [person(name="Sarinem"), person(name="Wagimin")]

    def household(self, place: int) -> Household:
        return Household.objects.get(memberships__person=self.people[place])


def scripts(town: Town) -> list[CaseScript]:
    """A case that is handed back, done, disputed, done again and confirmed; one that waits for somebody."""
    first_tasks = (
        TaskScript(
            kind="FIRST_VISIT",
            title="Kunjungan",
            at=TUESDAY,
            by=town.sari,
            goal=1,
            instructions="Rumah cat hijau",
            offers=(
                OfferScript(
                    TUESDAY,
                    town.sari,
                    handed_back_at=TUESDAY + HOUR,
                    why_back="TOO_CLOSE",
                    words="Masih saudara",
                ),
                OfferScript(TUESDAY + 2 * HOUR, town.sari, accepted_at=TUESDAY + 3 * HOUR),
            ),
            done_at=TUESDAY + DAY,
            outcome="PARTLY",
            words="Bengkak kedua kaki",
        ),
        TaskScript(
            kind="HANDS",
            title="Angkut air",
            at=TUESDAY + HOUR,
            by=town.sari,
            goal=2,
            offers=(
                OfferScript(
                    TUESDAY + HOUR, town.sari, town.without_account, accepted_at=TUESDAY + DAY
                ),
            ),
            done_at=TUESDAY + 2 * DAY,
        ),
        TaskScript(
            kind="HEALTH_CHECK",
            title="Periksa kaki",
            at=TUESDAY + 2 * HOUR,
            by=town.sari,
            offers=(OfferScript(TUESDAY + 2 * HOUR, town.sari, partner="PUSKESMAS", words="Rabu"),),
            cancelled_at=TUESDAY + DAY,
            words="Sudah ke dokter",
        ),
        TaskScript(
            kind="LOOK_IN",
            title="Datang lagi",
            at=TUESDAY + 5 * DAY,
            by=town.sari,
            offers=(OfferScript(TUESDAY + 5 * DAY, town.sari),),
            done_at=TUESDAY + 6 * DAY,
        ),
    )
    words = (
        WordScript(
            TUESDAY + 3 * DAY, TUESDAY + 4 * DAY, solved=False, rating=2, words="Belum datang"
        ),
        WordScript(
            TUESDAY + 7 * DAY,
            TUESDAY + 8 * DAY,
            by="SECOND_PARTY",
            user=town.wati,
            heard="CALL",
            rating=4,
        ),
    )
    waiting = (
        TaskScript(
            kind="PSYCHOSOCIAL",
            title="Dampingi",
            at=TUESDAY + HOUR,
            by=town.sari,
            offers=(OfferScript(TUESDAY + HOUR, town.sari, accepted_at=TUESDAY + 2 * HOUR),),
            done_at=TUESDAY + DAY,
        ),
        TaskScript(
            kind="FIRST_VISIT",
            title="Kunjungi Wagimin",
            at=TUESDAY,
            by=town.sari,
            offers=(OfferScript(TUESDAY, town.sari),),
        ),
    )

    def case(place: int, **more: Any) -> CaseScript:
        about = town.people[place]
        return CaseScript(
            ref=about.full_name,
            title=about.full_name,
            village=PUNTEN,
            manager=town.sari,
            by=town.sari,
            at=TUESDAY,
            person=about.pk,
            household=town.household(place).pk,
            rt=about.rt,
            rw=about.rw,
            **more,
        )

    return [
        case(
            0,
            goals=("Terperiksa", "Ada yang menengok"),
            tasks=first_tasks,
            words=words,
            notes=(NoteScript(TUESDAY + HOUR, town.sari, "Anak dihubungi"),),
        ),
        case(1, tasks=waiting),
    ]


class OneByOne:
    """The same histories by single actions, in the order of time."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.steps: list[tuple[Any, int, Any]] = []

    def then(self, at: Any, what: Any) -> None:
        self.steps.append((at, len(self.steps), what))

    def run(self) -> None:
        for script in scripts(self.town):
            self._case(script)
        for _at, _place, what in sorted(self.steps, key=lambda step: step[:2]):
            what()

    def _case(self, script: CaseScript) -> None:
        about = next(p for p in self.town.people if p.pk == script.person)
        case = actions.open_case(
            title=script.title,
            manager=script.manager,
            by=self.town.sari,
            at=script.at,
            person=about,
            village=Area.objects.get(pk=script.village),
        )
        goals = [
            actions.add_goal(case=case, title=title, by=self.town.sari, at=script.at)
            for title in script.goals
        ]
        for task in script.tasks:
            self._task(case, goals, task)
        for word in script.words:
            self.then(word.asked_at, lambda w=word: self._ask(case, w))
            self.then(word.at, lambda w=word: self._say(case, w))
        for note in script.notes:
            self.then(
                note.at,
                lambda n=note: actions.add_note(
                    case=case, words=n.words, by=self.town.sari, at=n.at
                ),
            )

    def _ask(self, case: Case, word: WordScript) -> None:
        actions.mark_done_ask_word(case=case, by=self.town.sari, at=word.asked_at)

    def _say(self, case: Case, word: WordScript) -> None:
        assert word.at
        actions.confirm(
            case=case,
            by=Confirmation.By(word.by),
            user=word.user,
            heard=Confirmation.Heard(word.heard),
            solved=word.solved,
            rating=word.rating,
            words=word.words,
            at=word.at,
        )

    def _task(self, case: Case, goals: list[Goal], script: TaskScript) -> None:
        made: list[Task] = []

        def add() -> None:
            made.append(
                actions.add_task(
                    case=case,
                    kind=TaskKind.objects.get(pk=script.kind),
                    title=script.title,
                    by=self.town.sari,
                    at=script.at,
                    goal=goals[script.goal - 1] if script.goal else None,
                    instructions=script.instructions,
                )
            )

        self.then(script.at, add)
        for offer in script.offers:
            self.then(offer.at, lambda o=offer: self._offer(made[0], o))
            if offer.accepted_at:
                self.then(offer.accepted_at, lambda o=offer: self._accept(made[0], o))
            if offer.handed_back_at:
                self.then(offer.handed_back_at, lambda o=offer: self._back(made[0], o))
        if script.done_at:
            self.then(script.done_at, lambda: self._finish(made[0], script))
        if script.cancelled_at:
            self.then(
                script.cancelled_at,
                lambda: actions.cancel_task(
                    task=made[0],
                    words=script.words,
                    by=self.town.sari,
                    at=script.cancelled_at,  # type: ignore[arg-type]  # asked above
                ),
            )

    def _actor(self, task: Task) -> User | None:
        held = task.assignments.filter(ended_at=None).first()
        return (held.user or self.town.sari) if held else None

    def _offer(self, task: Task, script: OfferScript) -> None:
        if script.partner:
            actions.refer_task(
                task=task,
                organization=Organization.objects.get(code=script.partner),
                words=script.words,
                by=self.town.sari,
                at=script.at,
            )
        else:
            actions.offer_task(task=task, member=script.member, by=script.by, at=script.at)

    def _accept(self, task: Task, script: OfferScript) -> None:
        if (by := self._actor(task)) and script.accepted_at:
            actions.accept_task(task=task, by=by, at=script.accepted_at)

    def _back(self, task: Task, script: OfferScript) -> None:
        if (by := self._actor(task)) and script.handed_back_at:
            actions.hand_back(
                task=task,
                why=script.why_back,
                words=script.words,
                by=by,
                at=script.handed_back_at,
                ask_next=False,
            )

    def _finish(self, task: Task, script: TaskScript) -> None:
        if (by := self._actor(task)) and script.done_at:
            actions.finish_task(
                task=task, outcome=script.outcome, words=script.words, by=by, at=script.done_at
            )


@pytest.mark.slow
def test_histories_loaded_at_once_equal_the_same_acts_one_by_one() -> None:
    from django.db import transaction

    town = Town()
    with transaction.atomic():
        OneByOne(town).run()
        one_by_one = stored(town.people)
        transaction.set_rollback(True)
    assert not Case.objects.exists()
    actions.load_cases(scripts=scripts(town), by=None, at=TUESDAY)

    at_once = stored(town.people)
    assert at_once.keys() == one_by_one.keys()
    for what, rows in one_by_one.items():
        assert at_once[what] == rows, what
    assert {row["state"] for row in one_by_one["Case"]} == {"CLOSED", "OPEN"}
    assert {row["state"] for row in one_by_one["Task"]} == {
        "DONE",
        "CANCELLED",
        "PLANNED",
        "OFFERED",
    }


def test_loading_is_one_event_and_gives_the_ids_by_reference() -> None:
    town = Town()
    seen: list[int] = []
    ids = actions.load_cases(scripts=scripts(town), by=None, at=TUESDAY, progress=seen.append)

    assert {case.title: case.pk for case in Case.objects.all()} == ids
    event = Event.objects.get(name__startswith="casework:")
    assert (event.name, event.details["count"]) == ("casework:cases:loaded", 2)
    assert seen == [2]


def test_a_history_that_no_single_act_would_allow_is_refused_whole() -> None:
    town = Town()
    good, other = scripts(town)
    word = WordScript(TUESDAY + HOUR, TUESDAY + 2 * HOUR)  # its tasks still stand
    bad = CaseScript(**{f: getattr(other, f) for f in other.__slots__} | {"words": (word,)})

    with pytest.raises(refusals.TasksStanding):
        actions.load_cases(scripts=[good, bad], by=None, at=TUESDAY)

    assert not Case.objects.exists()


def test_nobody_confirms_their_own_work_in_a_loaded_history_either() -> None:
    town = Town()
    good, _ = scripts(town)
    mine = WordScript(
        TUESDAY + 7 * DAY, TUESDAY + 8 * DAY, by="SECOND_PARTY", user=town.sari, heard="CALL"
    )
    bad = CaseScript(
        **{f: getattr(good, f) for f in good.__slots__} | {"words": (good.words[0], mine)}
    )

    with pytest.raises(refusals.OwnWork):
        actions.load_cases(scripts=[bad], by=None, at=TUESDAY)


def test_loaded_members_share_the_load_with_what_stands() -> None:
    town = Town()
    actions.load_cases(scripts=scripts(town), by=None, at=TUESDAY)

    loads = queries.load_of(list(Member.objects.values_list("pk", flat=True)))
    assert sum(load.open_tasks for load in loads.values()) == 1
