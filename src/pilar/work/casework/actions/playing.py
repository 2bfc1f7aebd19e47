"""Playing histories of cases in memory, in the order of time over all of them.

Each step goes through the functions of transitions.py, and offers through routing with the load
that the members have at that moment, as single actions would find it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.utils import timezone

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Organization, TaskKind
from pilar.people.pillars.reasons import Reason
from pilar.work.casework import queries, transitions
from pilar.work.casework.actions import giving
from pilar.work.casework.actions.cases import new_case
from pilar.work.casework.actions.history import Played
from pilar.work.casework.actions.offers import chosen
from pilar.work.casework.actions.scripts import CaseScript, OfferScript, TaskScript, WordScript
from pilar.work.casework.actions.tasks import new_task
from pilar.work.casework.models import (
    Assignment,
    CaseNote,
    Custody,
    Goal,
    Task,
)
from pilar.work.casework.queries.placing import Load, order

Step = tuple[datetime, int, Callable[[], None]]


class Player:
    """Plays scripts; keeps what all of them share: members, kinds, organisations, load."""

    def __init__(self) -> None:
        self.roster = pillars.Roster()
        self.kinds = {k.pk: k for k in TaskKind.objects.select_related("competence")}
        self.organizations = {o.code: o for o in Organization.objects.all()}
        self.villages = {area.pk: area for area in Area.objects.all()}
        self.loads: defaultdict[UUID, Load] = defaultdict(Load)
        for member, load in queries.load_of(self.roster.members).items():
            self.loads[member] = load
        self.steps: list[Step] = []

    def then(self, at: datetime, what: Callable[[], None]) -> None:
        """Do `what` when its time comes; at the same moment in the order of the calls."""
        self.steps.append((at, len(self.steps), what))

    def play(self) -> None:
        """Do all that was planned, oldest first. Raises what the transitions refuse."""
        for _at, _place, what in sorted(self.steps, key=lambda step: step[:2]):
            what()
        self.steps.clear()

    def plan(self, script: CaseScript, number: str) -> Played:
        """Plan the whole history of one case."""
        played = self._open(script, number)
        for task in script.tasks:
            self._plan_task(played, task)
        for word in script.words:
            self.then(word.asked_at, partial(self._ask, played, script, word))
            if word.at:
                self.then(word.at, partial(self._say, played, word))
        for note in script.notes:
            self.then(note.at, partial(played.note, note.words, by=note.by, at=note.at))
        return played

    def _open(self, script: CaseScript, number: str) -> Played:
        case = new_case(
            number=number,
            title=script.title,
            village=self.villages[script.village],
            manager=script.manager,
            by=script.by,
            at=script.at,
        )
        case.report_id, case.person_id = script.report, script.person
        case.household_id, case.rt, case.rw = script.household, script.rt, script.rw
        custody = Custody(
            case=case, manager=script.manager, valid_from=script.at, given_by=script.by
        )
        played = Played(case, custody)
        played.goals += [
            Goal(case=case, position=place, title=title.strip())
            for place, title in enumerate(script.goals, 1)
        ]
        rights = giving.rights_of_custody(case)
        played.give(custody, script.manager, rights, by=script.by, at=script.at)
        return played

    def _plan_task(self, played: Played, script: TaskScript) -> None:
        holder: list[Task] = []
        self.then(script.at, partial(self._add, played, script, holder))
        for offer in script.offers:
            self.then(offer.at, partial(self._offer, played, offer, holder))
            if offer.accepted_at:
                self.then(offer.accepted_at, partial(self._accept, played, offer, holder))
            if offer.handed_back_at:
                self.then(offer.handed_back_at, partial(self._hand_back, played, offer, holder))
        if script.done_at:
            self.then(script.done_at, partial(self._finish, played, script, holder))
        if script.cancelled_at:
            self.then(script.cancelled_at, partial(self._cancel, played, script, holder))

    def _add(self, played: Played, script: TaskScript, holder: list[Task]) -> None:
        goal = played.goals[script.goal - 1] if script.goal else None
        task = new_task(
            played.case,
            kind=self.kinds[script.kind],
            title=script.title,
            by=script.by,
            at=script.at,
            goal=goal,
        )
        task.village = played.case.village
        holder.append(task)
        played.tasks.append(task)
        kind = CaseNote.Kind.INSTRUCTION
        played.note(script.instructions, by=script.by, at=script.at, kind=kind, task=task)

    def _offer(self, played: Played, script: OfferScript, holder: list[Task]) -> None:
        [task] = holder
        if script.partner:
            self._refer(played, script, task)
            return
        day = timezone.localdate(script.at)
        only = script.member.pk if script.member else None
        eligible = self.roster.eligible(task.kind, task.village, day, only=only)
        back = {
            a.member_id
            for a in played.assignments
            if a.task is task and a.answer == Assignment.Answer.HANDED_BACK and a.member_id
        }
        ranked = order(eligible, self.loads, back)
        extra: list[Reason] = []
        if script.member is not None:
            best: queries.Ranked | None = chosen(script.member, ranked)
            extra = [Reason("chosen", {"name": script.by.full_name if script.by else ""})]
        else:
            best = next((one for one in ranked if one.choice.fits), None)
        if best is None:
            transitions.leave_open(task, queries.gap_of(task, ranked))
            return
        assignment = transitions.offer(
            task,
            organization=best.organization,
            member=best.member,
            user_id=best.member.user_id,
            reasons=[*best.choice.reasons, *extra],
            by=script.by,
            at=script.at,
        )
        assignment.user = best.member.user
        self._bear(assignment, 1)
        played.assignments.append(assignment)
        rights = giving.rights_of_offer(task)
        played.give(assignment, best.member.user, rights, by=script.by, at=script.at)

    def _refer(self, played: Played, script: OfferScript, task: Task) -> None:
        assignment = transitions.offer(
            task,
            organization=self.organizations[script.partner],
            member=None,
            user_id=None,
            reasons=[Reason("referred", {"name": script.by.full_name if script.by else ""})],
            by=script.by,
            at=script.at,
        )
        played.assignments.append(assignment)
        kind = CaseNote.Kind.INSTRUCTION
        played.note(script.words, by=script.by, at=script.at, kind=kind, task=task)

    def _bear(self, assignment: Assignment, more: int, finished: datetime | None = None) -> None:
        if assignment.member_id:
            load = self.loads[assignment.member_id]
            idle = timezone.localdate(finished) if finished else load.idle_since
            self.loads[assignment.member_id] = replace(
                load, open_tasks=load.open_tasks + more, idle_since=idle
            )

    @staticmethod
    def _hands(played: Played, task: Task) -> Assignment | None:
        return next((a for a in played.assignments if a.task is task and not a.ended_at), None)

    @staticmethod
    def _actor(played: Played, assignment: Assignment) -> User:
        return assignment.user or played.case.manager

    def _accept(self, played: Played, script: OfferScript, holder: list[Task]) -> None:
        [task] = holder
        assignment, at = self._hands(played, task), script.accepted_at
        if assignment is None or at is None:
            return  # nobody was found: the task still waits
        actor = self._actor(played, assignment)
        transitions.accept(task, assignment, by=actor, at=at)
        rights = giving.rights_of_acceptance(task)
        played.give(assignment, assignment.user, rights, by=actor, at=at)

    def _hand_back(self, played: Played, script: OfferScript, holder: list[Task]) -> None:
        [task] = holder
        assignment, at = self._hands(played, task), script.handed_back_at
        if assignment is None or at is None:
            return
        actor = self._actor(played, assignment)
        transitions.hand_back(task, assignment, why=script.why_back, by=actor, at=at)
        played.take_back(assignment, at)
        self._bear(assignment, -1)
        played.note(script.words, by=actor, at=at, kind=CaseNote.Kind.HAND_BACK, task=task)

    def _finish(self, played: Played, script: TaskScript, holder: list[Task]) -> None:
        [task] = holder
        assignment, at = self._hands(played, task), script.done_at
        if assignment is None or at is None:
            return
        actor = script.done_by or self._actor(played, assignment)
        transitions.finish(task, assignment, outcome=script.outcome, by=actor, at=at)
        played.take_back(assignment, at)
        self._bear(assignment, -1, at)
        played.note(script.words, by=actor, at=at, kind=CaseNote.Kind.OUTCOME, task=task)

    def _cancel(self, played: Played, script: TaskScript, holder: list[Task]) -> None:
        [task] = holder
        assignment, at = self._hands(played, task), script.cancelled_at
        if at is None:
            return
        transitions.cancel(task, assignment, by=played.case.manager, at=at)
        if assignment:
            played.take_back(assignment, at)
            self._bear(assignment, -1)
        kind = CaseNote.Kind.CANCELLED
        played.note(script.words, by=played.case.manager, at=at, kind=kind, task=task)

    @staticmethod
    def _ask(played: Played, script: CaseScript, word: WordScript) -> None:
        transitions.ask_word(played.case, played.tasks, by=script.manager, at=word.asked_at)

    @staticmethod
    def _say(played: Played, script: WordScript) -> None:
        if script.at is None:
            return
        word = transitions.confirm(
            played.case,
            by=script.by,
            user=script.user,
            heard=script.heard,
            solved=script.solved,
            rating=script.rating,
            workers=played.workers(),
            at=script.at,
        )
        played.words.append(word)
        done = {
            task.organization_id
            for task in played.tasks
            if task.state == Task.State.DONE and task.organization_id
        }
        played.ratings += transitions.ratings(word, done)
        kind = CaseNote.Kind.WORD
        played.note(script.words, by=script.user, at=script.at, kind=kind)
