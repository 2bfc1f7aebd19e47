"""What becomes of a report: asked back, answered in time or late, refused or cared for.

A course is drawn to its end and then cut at `now`.
"""

from datetime import datetime, timedelta

from pilar.doors.demo import cast, clock
from pilar.doors.demo.care import Care
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.places import BY_CODE
from pilar.doors.demo.plans import ReportPlan
from pilar.doors.demo.texts import answers

_DIRECT = {"PAPERS": 0.68, "HEALTH": 0.34, "FOOD": 0.2, "UNSURE": 0.35}
_PILLAR_NAMES = {
    "TKSK": "TKSK",
    "PSM": "PSM",
    "TAGANA": "Tagana",
    "KARANG_TARUNA": "Karang Taruna",
    "PKH": "Pendamping PKH",
}
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class Courses(Care):
    """Draws courses of reports: asked back, refused, answered, taken into care."""

    def follow(self, dice: Dice, plan: ReportPlan) -> None:
        """Draw the course of `plan` and write into it what has happened by `now`."""
        opened = self._opened_at(dice, plan)
        if opened >= self.now:
            return
        plan.assignee = self._desk(dice, plan.village)
        plan.assigned_at = opened
        if dice.hits(0.14) and plan.urgency != "EMERGENCY":
            goes_on = self._ask_back(dice, plan, opened)
            if goes_on is None:
                return
            opened = goes_on
        answered = max(self._answered_at(dice, plan), opened + timedelta(minutes=4))
        if dice.hits(0.045):
            self._reject(dice, plan, answered)
            return
        if plan.resident and opened + timedelta(minutes=12) < self.now:
            plan.matched_at = min(opened + timedelta(minutes=dice.between(2, 12)), answered)
        if answered >= self.now:
            return
        direct = dice.hits(_DIRECT.get(plan.need, 0.04)) and plan.urgency == "NORMAL"
        plan.answered_at, plan.direct = answered, direct
        if direct:
            plan.answer = dice.pick(answers.DIRECT.get(plan.need, answers.DIRECT["UNSURE"]))
            self._word_on_answer(dice, plan, answered)
        else:
            plan.answer = self._answer_text(dice, plan, answered)
            wait = dice.uniform(0.05, 0.8) if dice.hits(0.7) else dice.uniform(2, 30)
            opened = clock.by_day(answered + timedelta(hours=wait))
            if plan.urgency == "EMERGENCY":
                opened = answered + timedelta(minutes=dice.between(3, 20))
            self.care(dice, plan, opened)
        self._additions(dice, plan)

    def _opened_at(self, dice: Dice, plan: ReportPlan) -> datetime:
        """When somebody at the desk reads it first."""
        if plan.channel in ("DESK", "PHONE"):
            return plan.received_at + timedelta(minutes=1)
        if plan.urgency == "EMERGENCY":
            return plan.received_at + timedelta(minutes=dice.between(2, 12))
        day = clock.working_day_on_or_after(plan.received_at.date())
        at = clock.moment(day, clock.desk_hour(dice))
        if at <= plan.received_at:
            at = clock.moment(clock.add_working_days(day, 1), clock.desk_hour(dice))
        return at

    def _answered_at(self, dice: Dice, plan: ReportPlan) -> datetime:
        received, in_time = (
            plan.received_at,
            dice.hits(self.punctuality(plan.village, plan.received_at.date())),
        )
        if plan.urgency == "EMERGENCY":
            return received + timedelta(
                minutes=dice.between(8, 56) if in_time else dice.between(66, 260)
            )
        if plan.urgency == "URGENT":
            return received + timedelta(
                hours=dice.uniform(1, 21) if in_time else dice.uniform(26, 70)
            )
        wait = (
            dice.weighted(((0, 2), (1, 4), (2, 3), (3, 1)))
            if in_time
            else 4 + int(dice.random() ** 2 * 6)
        )
        day = clock.add_working_days(received.date(), wait)
        if wait == 0:
            day = clock.working_day_on_or_after(day)
        at = clock.moment(day, clock.desk_hour(dice))
        return at if at > received else received + timedelta(minutes=dice.between(20, 90))

    def _desk(self, dice: Dice, village: str) -> str:
        if village.startswith("35.79.02") and dice.hits(0.6):
            return "mega.puspitasari"
        return dice.pick(cast.FRONT[:2])

    def _ask_back(self, dice: Dice, plan: ReportPlan, opened: datetime) -> datetime | None:
        """Ask; gives when the desk goes on, None where it waits or had to give up."""
        plan.asked_at = opened + timedelta(minutes=dice.between(3, 40))
        if plan.asked_at >= self.now:
            plan.asked_at = None
            return None
        plan.asked = dice.pick(answers.ASK_BACK)
        plan.messages.append((plan.asked_at, False, plan.asked))
        replied = plan.asked_at + timedelta(hours=dice.triangular(0.4, 60, 5))
        if dice.hits(0.84):
            if replied >= self.now:
                return None
            reply = dice.pick(answers.REPLIES).format(
                rt=plan.rt, patokan=plan.landmark, umur=dice.between(50, 80)
            )
            plan.messages.append((replied, True, reply))
            return replied + timedelta(minutes=dice.between(10, 300))
        given_up = clock.moment(clock.add_working_days(plan.asked_at.date(), 11), 9.5)
        if given_up < self.now:
            plan.rejected_at = given_up
            plan.rejection = "Kami belum mendapat balasan selama sepuluh hari kerja. Silakan lapor lagi kapan saja."
        return None

    def _reject(self, dice: Dice, plan: ReportPlan, at: datetime) -> None:
        if at < self.now:
            plan.rejected_at, plan.rejection = at, dice.pick(answers.REJECTED)

    def _answer_text(self, dice: Dice, plan: ReportPlan, at: datetime) -> str:
        day = clock.add_working_days(at.date(), 3)
        text = dice.pick(answers.ANSWERS[plan.need])
        pillar = _PILLAR_NAMES[answers.TASKS[plan.need][0][0]]
        return text.format(pilar=pillar, desa=BY_CODE[plan.village].name, hari=_DAYS[day.weekday()])

    def _additions(self, dice: Dice, plan: ReportPlan) -> None:
        if plan.channel != "PUBLIC" or not dice.hits(0.12):
            return
        at = plan.received_at + timedelta(hours=dice.uniform(6, 70))
        if at < (plan.closed_at or self.now):
            plan.messages.append((at, True, dice.pick(answers.ADDITIONS)))
            plan.messages.sort(key=lambda message: message[0])

    def _word_on_answer(self, dice: Dice, plan: ReportPlan, answered: datetime) -> None:
        solved = dice.hits(0.93)
        word = self.word(dice, plan, answered, solved)
        if word is None:
            return
        plan.words.append(word)
        if not solved:
            self.care(dice, plan, word.at + timedelta(hours=dice.uniform(2, 26)))
