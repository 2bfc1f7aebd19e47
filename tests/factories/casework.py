"""Cases and tasks, made by the actions that make them in life, around a household in Punten."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.people.pillars.models import Member, TaskKind
from pilar.people.registry.models import Person
from pilar.work.casework import actions
from pilar.work.casework.models import Case, Confirmation, Task
from pilar.work.casework.permissions import Permission
from tests.factories.access import PUNTEN, UserFactory, worker
from tests.factories.files import upload
from tests.factories.intake import TUESDAY, report
from tests.factories.pillars import member_of
from tests.factories.registry import person

HOUR = timedelta(hours=1)
MANAGES = (
    Permission.VIEW_CASE,
    Permission.MANAGE_CASE,
    Permission.OFFER_TASK,
    "registry.view_person",
    "intake.view_report",
)


def manager(area: str = PUNTEN, name: str = "Sari") -> User:
    """A case manager of an area."""
    return worker(*MANAGES, area=area, name=name)


def volunteer(code: str = "PSM", *villages: str, **attributes: Any) -> Member:
    """A member with an account."""
    user = UserFactory(full_name=attributes.pop("name", "Lilik Suryani"))
    return member_of(code, *villages, user=user, full_name=user.full_name, **attributes)


def open_case(by: User | None = None, **said: Any) -> Case:
    """A case of a report from Punten about a person there, opened by its manager."""
    by = by or manager()
    about: Person = said.pop("person", None) or person(name="Sarinem", rt="03", rw="02")
    said.setdefault("report", report(at=TUESDAY - HOUR))
    said.setdefault("title", "Sarinem: tinggal sendiri, sakit, tanpa jaminan")
    return actions.open_case(person=about, manager=by, by=by, at=said.pop("at", TUESDAY), **said)


def add_task(case: Case, kind: str = "FIRST_VISIT", **said: Any) -> Task:
    """A task of the plan that nobody has yet."""
    said.setdefault("title", "Kunjungi Sarinem")
    said.setdefault("by", case.manager)
    said.setdefault("at", TUESDAY)
    return actions.add_task(case=case, kind=TaskKind.objects.get(pk=kind), **said)


def offered(case: Case, member: Member | None = None, **said: Any) -> Task:
    """A task in the hands of `member`, or of whom routing finds."""
    task = add_task(case, **said)
    return actions.offer_task(task=task, member=member, by=case.manager, at=TUESDAY)


def accepted(case: Case, member: Member, **said: Any) -> Task:
    """A task that `member` has taken on."""
    task = offered(case, member, **said)
    assert member.user
    return actions.accept_task(task=task, by=member.user, at=TUESDAY)


def done(case: Case, member: Member, at: datetime = TUESDAY, **said: Any) -> Task:
    """A task that `member` has finished."""
    task = accepted(case, member, **said)
    assert member.user
    return actions.finish_task(task=task, outcome=Task.Outcome.DONE, by=member.user, at=at)


def awaiting_word(case: Case, at: datetime = TUESDAY) -> Case:
    """The case, its work called done by the manager."""
    return actions.mark_done_ask_word(case=case, by=case.manager, at=at)


def say(case: Case, *, solved: bool, at: datetime = TUESDAY, **said: Any) -> Confirmation:
    """The word of the resident on the follow page."""
    return actions.confirm(
        case=case,
        by=Confirmation.By.RESIDENT,
        heard=Confirmation.Heard.FOLLOW_PAGE,
        solved=solved,
        at=at,
        **said,
    )


@dataclass(frozen=True)
class Scene:
    """Sari manages a case in Punten; Lilik of PSM there has an account and no task yet."""

    case: Case
    sari: User
    lilik: Member

    @property
    def lilik_user(self) -> User:
        assert self.lilik.user
        return self.lilik.user


def scene() -> Scene:
    """The scene on which most tests of cases play."""
    sari = manager()
    return Scene(open_case(sari), sari, volunteer())


def objects_in(village: Area) -> dict[str, Any]:
    """A case of the village with a task that nobody has yet; a member of its Karang Taruna."""
    case = open_case(
        manager(village.pk, "Bagus"), person=person(name="Sarinem", village=village.pk)
    )
    chapter = f"KARANG_TARUNA.{village.pk}"
    task = add_task(case)
    Task.objects.filter(pk=task.pk).update(photo=upload())
    return {
        "case_id": case.pk,
        "task_id": task.pk,
        "code": chapter,
        "member_id": member_of(chapter, village.pk, full_name="Dimas Ardiansyah").pk,
        "words": ["Sarinem", "Dimas Ardiansyah"],
    }
