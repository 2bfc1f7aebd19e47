"""What becomes of a case: its tasks, visits and determination, and who says whether it is solved.

Two things change over the two years: from the month in which the shared task list began, answers
and tasks are in time more often; villages with few members are late more often.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pilar.doors.demo import cast, clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.members import BARE, THIN, Member
from pilar.doors.demo.people import City
from pilar.doors.demo.plans import (
    CasePlan,
    DeterminationPlan,
    OfferPlan,
    ReportPlan,
    TaskPlan,
    VisitPlan,
    WordPlan,
)
from pilar.doors.demo.texts import answers
from pilar.doors.demo.workforce import Workforce

_RATINGS = {
    True: ((4, 46), (3, 43), (2, 9), (1, 2)),
    False: ((2, 5), (1, 3), (3, 2)),
}


@dataclass
class Care:
    """Draws cases for one city; keeps who is how busy. Courses of reports build on it."""

    city: City
    now: datetime
    workforce: Workforce
    better_since: date
    _leaning: dict[str, float] = field(default_factory=dict)

    def punctuality(self, village: str, on: date) -> float:
        """How likely an answer is in time on that day in that village."""
        if village not in self._leaning:
            self._leaning[village] = Dice(self.city.seed, "punctual", village).uniform(-0.05, 0.04)
        months = (on - self.better_since).days / 30.4
        gain = 0.0 if months < 0 else min(0.115, 0.03 + months * 0.02)
        poor = 0.14 if village in (THIN, BARE) else 0.0
        return min(0.985, 0.825 + gain + self._leaning[village] - poor)

    def word(self, dice: Dice, plan: ReportPlan, asked: datetime, solved: bool) -> WordPlan | None:
        """Who says whether it is solved, and when; None while nobody has said so by `now`."""
        word = WordPlan(asked, "RESIDENT", solved, None, "")
        if plan.contact_kind != "NONE" and dice.hits(0.78):
            word.at = clock.by_day(asked + timedelta(days=dice.triangular(0.2, 9, 1.5)))
            if dice.hits(0.75):
                word.rating = dice.weighted(_RATINGS[solved])
        else:
            silent = dice.hits(0.3)
            day = clock.add_working_days(
                asked.date(), dice.between(11, 13) if silent else dice.between(3, 9)
            )
            word.at, word.by = clock.moment(day, clock.desk_hour(dice)), "SECOND_PARTY"
            word.heard = "SILENCE" if silent else dice.pick(("CALL", "CALL", "VISIT"))
            word.account = self._second_party(dice, plan)
        if word.at >= self.now:
            return None
        said = answers.WORDS_SOLVED if solved else answers.WORDS_NOT_SOLVED[plan.need]
        word.words = "" if word.heard == "SILENCE" else dice.pick(said)
        return word

    def _second_party(self, dice: Dice, plan: ReportPlan) -> str:
        """Somebody who may give the word and neither managed the case nor did a task of it."""
        own = (
            [offer.member for task in plan.case.tasks for offer in task.offers] if plan.case else []
        )
        tksk = self.workforce.second_party(plan.village)
        if tksk not in own and dice.hits(0.5):
            return tksk
        return cast.COORDINATORS[plan.village[:8]]

    def care(self, dice: Dice, plan: ReportPlan, opened: datetime) -> None:
        if opened >= self.now:
            return
        called = plan.resident.name if plan.resident else "Orang tanpa identitas"
        title = f"{called}: {dice.pick(answers.TITLES[plan.need])}"
        if plan.need == "VIOLENCE":
            title = "Perlindungan: isi terbatas"
        case = CasePlan(title, opened, self._manager(dice, plan.village), [])
        plan.case = case
        short = called.split()[0] if plan.need != "VIOLENCE" else "Yang bersangkutan"
        for place, need in enumerate(n for n in (plan.need, plan.also) if n):
            case.goals.append(answers.GOALS[need].format(siapa=short))
            self._plan_tasks(dice, plan, case, need, place, short)
        self._notes(dice, case)
        self._determine(dice, plan, case)
        self._end(dice, plan, case)

    def _manager(self, dice: Dice, village: str) -> str:
        if village.startswith("35.79.03") and dice.hits(0.7):
            return "nanik.setyorini"
        return dice.pick(cast.MANAGERS[:2])

    def _plan_tasks(
        self, dice: Dice, plan: ReportPlan, case: CasePlan, need: str, goal: int, short: str
    ) -> None:
        kinds = answers.TASKS[need]
        count = dice.weighted(((1, 3), (2, 5), (3, 3), (4, 1)))
        added = case.opened_at + timedelta(minutes=dice.between(4, 90))
        for pillar, kind, title, outcomes in kinds[: max(1, count - goal)]:
            if added >= self.now:
                return
            what = (pillar, kind, title.format(siapa=short))
            task = self._task(dice, plan, what, outcomes, goal, added)
            if not task.offers and added < self._settled and case.tasks:
                continue
            case.tasks.append(task)
            if task.finished_at and (
                kind in answers.VISITING or (pillar, kind) == ("PKH", "DATA_CHECK")
            ):
                self._visit(dice, plan, case, task)
            done = task.finished_at or added + timedelta(days=2)
            added = clock.by_day(done + timedelta(hours=dice.uniform(0.5, 20)))

    def _task(
        self,
        dice: Dice,
        plan: ReportPlan,
        what: tuple[str, str, str],
        outcomes: Sequence[str],
        goal: int,
        added: datetime,
    ) -> TaskPlan:
        """The task with all its offers, up to `now`."""
        due = clock.add_working_days(added.date(), 3 if what[1] in answers.FIRST else 5)
        task = TaskPlan(*what, goal, added, due)
        offered, refused = added, ""
        while offered < self.now:
            member = self._member(dice, what, plan.village, offered, refused)
            if member is None:
                break
            offer = OfferPlan(member.key, member.pillar, offered)
            task.offers.append(offer)
            if plan.urgency == "EMERGENCY":
                answered = offered + timedelta(hours=dice.uniform(0.1, 1))
            else:
                answered = clock.by_day(offered + timedelta(hours=dice.triangular(0.2, 30, 3)))
            if answered >= self.now:
                break
            if (
                refused
                or not dice.hits(0.08)
                or not self._another(dice, what, plan, member, answered)
            ):
                offer.accepted_at = answered
                self._finish(dice, plan, task, answered, outcomes)
                break
            offer.handed_back_at = answered
            offer.why, offer.words = dice.pick(answers.HANDED_BACK)
            refused = member.key
            offered = clock.by_day(answered + timedelta(hours=dice.uniform(0.3, 5)))
        return task

    def _member(
        self, dice: Dice, what: tuple[str, str, str], village: str, at: datetime, not_again: str
    ) -> Member | None:
        """Who takes it; where the pillar has nobody there, another stepped in, but for the last days."""
        member = self.workforce.choose(dice, what[0], village, at.date(), not_again)
        if member is None and at < self._settled:
            member = self.workforce.stand_in(dice, what[1], village, at.date(), not_again)
        return member

    def _another(
        self,
        dice: Dice,
        what: tuple[str, str, str],
        plan: ReportPlan,
        member: Member,
        at: datetime,
    ) -> bool:
        """Whether somebody else could take it: who is alone there does not hand it back."""
        return self.workforce.choose(dice, what[0], plan.village, at.date(), member.key) is not None

    @property
    def _settled(self) -> datetime:
        """Before this moment every task has found somebody, or was dropped."""
        return self.now - timedelta(days=12)

    def _finish(
        self,
        dice: Dice,
        plan: ReportPlan,
        task: TaskPlan,
        accepted: datetime,
        outcomes: Sequence[str],
    ) -> None:
        end = clock.moment(task.due_on, 14.5)
        if dice.hits(self.punctuality(plan.village, task.added_at.date()) + 0.03):
            span = max(timedelta(hours=1), end - accepted)
            finished = accepted + span * dice.triangular(0.05, 0.9, 0.4)
        else:
            finished = end + timedelta(days=dice.triangular(0.5, 21, 3))
        finished = max(clock.by_day(finished), accepted + timedelta(minutes=20))
        if finished < self.now:
            task.finished_at, task.words = finished, dice.pick(outcomes)

    def _visit(self, dice: Dice, plan: ReportPlan, case: CasePlan, task: TaskPlan) -> None:
        if task.finished_at is None:
            return
        outcome = dice.weighted((("FOUND", 88), ("NOT_HOME", 8), ("REFUSED", 2), ("MOVED", 2)))
        asked = outcome == "FOUND" and plan.family is not None and dice.hits(0.62)
        note = dice.pick(answers.VISITS[outcome])
        case.visits.append(
            VisitPlan(
                task.finished_at - timedelta(minutes=5),
                task.offers[-1].member,
                outcome,
                note,
                asked,
            )
        )

    def _notes(self, dice: Dice, case: CasePlan) -> None:
        for _ in range(dice.weighted(((0, 4), (1, 4), (2, 2)))):
            at = case.opened_at + timedelta(hours=dice.uniform(1, 150))
            if at < self.now:
                case.notes.append((at, case.manager, dice.pick(answers.NOTES)))
        case.notes.sort()

    def _determine(self, dice: Dice, plan: ReportPlan, case: CasePlan) -> None:
        family = plan.family
        if family is None or family.decile > 5 or not dice.hits(0.5):
            return
        day = clock.add_working_days(case.opened_at.date(), dice.between(2, 7))
        case.determination = self.determination(dice, plan, day)

    def determination(self, dice: Dice, plan: ReportPlan, day: date) -> DeterminationPlan | None:
        """PKH for the family of `plan` on that day, decided some days later by somebody else."""
        proposed = clock.moment(day, clock.desk_hour(dice))
        if plan.family is None or proposed >= self.now:
            return None
        proposer = dice.pick(cast.PROPOSERS)
        because = dice.pick(answers.PROPOSED)
        found = DeterminationPlan(plan.family, day, proposer, proposed, because)
        decided = clock.moment(
            clock.add_working_days(day, dice.between(1, 6)), clock.desk_hour(dice)
        )
        if decided < self.now:
            found.decided_at = decided
            found.decided_by = next(a for a in cast.APPROVERS if a != proposer)
            found.decision = dice.weighted((("APPROVED", 80), ("REFUSED", 9), ("RETURNED", 11)))
            found.reason = dice.pick(answers.DECIDED[found.decision])
        return found

    def _end(self, dice: Dice, plan: ReportPlan, case: CasePlan) -> None:
        """Ask whether it is solved once all tasks are done; a "no" opens it again, once or twice."""
        for turn in range(3):
            if not case.tasks or any(task.is_open for task in case.tasks):
                return
            done = max(task.finished_at for task in case.tasks if task.finished_at)
            asked = clock.by_day(done + timedelta(hours=dice.uniform(1, 44)))
            if asked >= self.now:
                return
            case.words_asked_at.append(asked)
            talked = 0.06 if asked.date() >= self.better_since else 0.0
            solved = dice.hits((0.88 + talked, 0.92, 1.0)[turn])
            word = self.word(dice, plan, asked, solved)
            if word is None:
                return
            case.words.append(word)
            if solved:
                return
            pillar, kind, _, outcomes = answers.TASKS[plan.need][0]
            added = clock.by_day(word.at + timedelta(hours=dice.uniform(1, 20)))
            if added >= self.now:
                return
            what = (pillar, kind, "Datang lagi dan selesaikan yang kurang")
            case.tasks.append(self._task(dice, plan, what, outcomes, 0, added))
