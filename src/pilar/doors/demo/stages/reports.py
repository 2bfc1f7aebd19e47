"""Reports with what happened to them: told by residents, read and answered by the desk."""

from collections.abc import Iterator
from typing import Any

from pilar.doors.demo.build import Build
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.plans import ReportPlan, WordPlan
from pilar.ground.areas import queries as areas
from pilar.kernel import checksums
from pilar.kernel.phones import to_e164
from pilar.work.intake import actions
from pilar.work.intake.actions import LoadReport, LoadStep
from pilar.work.intake.told import Told


def reports(build: Build) -> int:
    """All reports of the told history; gives how many."""
    dice, taken = Dice(build.city.seed, "codes"), set[str]()
    rows = [_row(build, plan, _code(dice, taken)) for plan in build.told.reports]
    build.reports = actions.load_reports(reports=rows, by=build.accounts["rina.dewi"], at=build.now)
    return len(rows)


def reference(plan: ReportPlan) -> str:
    """How the stages call a report among themselves."""
    return f"r{plan.number}"


def _code(dice: Dice, taken: set[str]) -> str:
    """A code that no other report of the city bears, the same for the same seed."""
    while (code := checksums.new_code(choose=dice.pick)) in taken:
        continue
    taken.add(code)
    return code


def _row(build: Build, plan: ReportPlan, code: str) -> LoadReport:
    person = plan.resident if plan.matched_at and not plan.outsider else None
    return LoadReport(
        ref=reference(plan),
        told=_told(build, plan),
        channel=plan.channel,
        at=plan.received_at,
        by=build.accounts.get(plan.recorded_by),
        person=build.person(person.number) if person else None,
        assignee=build.accounts.get(plan.assignee),
        steps=sorted(_steps(build, plan), key=lambda step: step.at),
        code=code,
        pin=f"{Dice(build.city.seed, 'pin', plan.number).between(0, 999_999):06}",
    )


def _told(build: Build, plan: ReportPlan) -> Told:
    person = plan.resident if plan.for_whom != "STRANGER" else None
    contact = to_e164(plan.contact) if plan.contact_kind == "PHONE" else plan.contact
    kind = "WHATSAPP" if plan.channel == "MESSAGE" and contact else plan.contact_kind
    return Told(
        for_whom=plan.for_whom,
        kinds=tuple(need for need in (plan.need, plan.also) if need),
        urgency=plan.urgency,
        village=areas.by_code(plan.village),
        rt=plan.rt,
        rw=plan.rw,
        landmark=plan.landmark,
        words=plan.text,
        name=plan.called,
        age=person.age(plan.received_at.date()) if person else None,
        sex=person.sex if person else "",
        contact_kind=kind,
        contact=contact,
        reporter=plan.reporter,
    )


def _steps(build: Build, plan: ReportPlan) -> Iterator[LoadStep]:
    yield from _talk(build, plan)
    desk = build.accounts.get(plan.assignee)
    if plan.rejected_at:
        yield LoadStep("reject", plan.rejected_at, desk, plan.rejection)
    elif plan.joined_at and plan.joined_to:
        yield LoadStep("join", plan.joined_at, desk, to=reference(plan.joined_to))
    elif plan.answered_at:
        yield from _answered(build, plan, desk)


def _talk(build: Build, plan: ReportPlan) -> Iterator[LoadStep]:
    """Questions of the desk, replies and additions of the reporter."""
    waiting = False
    for at, from_resident, words in plan.messages:
        if not from_resident:
            waiting = True
            yield LoadStep("ask_back", at, build.accounts.get(plan.assignee), words)
        elif waiting:
            waiting = False
            yield LoadStep("reply", at, None, words)
        else:
            yield LoadStep("ADDITION", at, None, words)


def _answered(build: Build, plan: ReportPlan, desk: Any) -> Iterator[LoadStep]:
    assert plan.answered_at is not None  # noqa: S101  # the caller asks for it
    if plan.direct:
        yield LoadStep("answer", plan.answered_at, desk, plan.answer)
        for word in plan.words:
            yield _word(build, word, "close" if word.solved else "reopen")
    else:
        yield LoadStep("accept", plan.answered_at, desk)
        yield LoadStep("ANSWER", plan.answered_at, desk, plan.answer)
    if plan.case:
        manager = build.accounts[plan.case.manager]
        yield LoadStep("take_into_care", plan.case.opened_at, manager)
        for asked in plan.case.words_asked_at:
            yield LoadStep("mark_solved", asked, manager)
        for word in plan.case.words:
            yield _word(build, word, "close" if word.solved else "resume_care")


def _word(build: Build, word: WordPlan, act: str) -> LoadStep:
    closes = word.by if act == "close" else ""
    return LoadStep(act, word.at, build.accounts.get(word.account), word=closes)
