"""Who sees which cases and tasks, what was written, and who had a part in a case."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.people.registry import queries as registry
from pilar.work.casework.models import Assignment, Case, CaseNote, Task
from pilar.work.casework.permissions import Permission
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission as Intake


def _unprotected(user: User, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases of protected reports (violence, children) only for those who may read what was told."""
    if scope.may(user, Intake.VIEW_PROTECTED, area=settings.CITY):
        return cases
    open_to = scope.visible(user, Intake.VIEW_PROTECTED, Report)
    return cases.filter(
        Q(report__isnull=True) | Q(report__protected=False) | Q(report__in=open_to.values("pk"))
    )


def visible_cases(user: User) -> QuerySet[Case]:
    """Cases that `user` may read."""
    return _unprotected(user, scope.visible(user, Permission.VIEW_CASE, Case))


def managed_cases(user: User) -> QuerySet[Case]:
    """Cases whose plan `user` may change."""
    return _unprotected(user, scope.visible(user, Permission.MANAGE_CASE, Case))


def confirmable_cases(user: User) -> QuerySet[Case]:
    """Cases on which `user` may give the word of a second party, where they had no part in it."""
    return _unprotected(user, scope.visible(user, Permission.CONFIRM, Case))


def visible_tasks(user: User) -> QuerySet[Task]:
    """Tasks that `user` has in hand, and those of the cases that `user` may read."""
    return _own_or_of(user, visible_cases(user))


def actable_tasks(user: User) -> QuerySet[Task]:
    """Tasks whose outcome `user` may record: those in hand, and those of cases that `user` manages."""
    return _own_or_of(user, managed_cases(user))


def _own_or_of(user: User, cases: QuerySet[Case]) -> QuerySet[Task]:
    own = scope.visible(user, Permission.DO_TASK, Task)
    return Task.objects.filter(Q(case__in=cases.values("pk")) | Q(pk__in=own.values("pk")))


def offerable_tasks(user: User) -> QuerySet[Task]:
    """Tasks that `user` may offer to somebody: of managed cases, and as coordinator of the place."""
    seen = scope.visible(user, Permission.OFFER_TASK, Task)
    read = Q(pk__in=seen.values("pk"), case__in=visible_cases(user).values("pk"))
    return Task.objects.filter(Q(case__in=managed_cases(user).values("pk")) | read)


def is_in_hand(user: User, task: Task) -> bool:
    """Whether `user` has this very task now. One query at most."""
    own = scope.granted(user, Permission.DO_TASK, Task)
    return own is not None and own.filter(object_id=task.pk).exists()


def workers_of(case: Case) -> set[UUID]:
    """Accounts that had a part in a case: its managers, who asked for the word, who took on or did a task. Three queries."""
    managers = set(case.custodies.values_list("manager_id", flat=True))
    hands = Assignment.objects.filter(task__case=case, answer=Assignment.Answer.ACCEPTED)
    doers = {pk for row in hands.values_list("user_id", "answered_by_id") for pk in row if pk}
    recorded = set(case.tasks.filter(done_by__isnull=False).values_list("done_by_id", flat=True))
    return managers | doers | recorded | ({case.asked_by_id} if case.asked_by_id else set())


def case_of_report(report: Report) -> Case | None:
    """The case of a report, or of the one it was joined to. One query."""
    return (
        Case.objects.filter(report=report.joined_to_id or report.pk)
        .select_related("manager", "village")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Written:
    """A note with its words opened."""

    note: CaseNote
    words: str


def notes_of(case: Case, task: Task | None = None) -> list[Written]:
    """What was written about a case (or one task of it), opened, oldest first. One query."""
    notes = case.notes.select_related("record__key", "by", "task").order_by("at", "pk")
    if task is not None:
        notes = notes.filter(task=task)
    return [Written(note, _words(note)) for note in notes]


def notes_of_tasks(tasks: list[Task], kind: str) -> dict[UUID, str]:
    """The latest words of this kind for each of `tasks`. One query."""
    notes = (
        CaseNote.objects.filter(task__in=tasks, kind=kind)
        .select_related("record__key")
        .order_by("at", "pk")
    )
    return {note.task_id: _words(note) for note in notes if note.task_id}


def _words(note: CaseNote) -> str:
    return str(registry.opened_record(note.record).get("raw", {}).get("words", ""))
