"""Cases with their plans: goals, tasks with their offers, notes, and the word that closes them."""

from pilar.doors.demo.build import Build
from pilar.doors.demo.plans import CasePlan, OfferPlan, ReportPlan, TaskPlan
from pilar.doors.demo.stages.reports import reference
from pilar.work.casework import actions
from pilar.work.casework.actions import (
    CaseScript,
    NoteScript,
    OfferScript,
    TaskScript,
    WordScript,
)


def cases(build: Build) -> int:
    """All cases of the told history; gives how many."""
    scripts = [_script(build, plan, plan.case) for plan in build.told.reports if plan.case]
    scripts.sort(key=lambda script: script.at)
    build.cases = actions.load_cases(
        scripts=scripts, by=build.accounts["bagus.prasetyo"], at=build.now
    )
    return len(scripts)


def _script(build: Build, plan: ReportPlan, case: CasePlan) -> CaseScript:
    manager = build.accounts[case.manager]
    person = plan.resident if plan.matched_at and not plan.outsider else None
    return CaseScript(
        ref=reference(plan),
        title=case.title,
        village=plan.village,
        manager=manager,
        by=manager,
        at=case.opened_at,
        report=build.reports[reference(plan)],
        person=build.person(person.number) if person else None,
        household=build.household(plan.family.number) if plan.family and person else None,
        rt=plan.rt,
        rw=plan.rw,
        goals=case.goals,
        tasks=[_task(build, case, task) for task in case.tasks],
        words=_words(build, case),
        notes=[NoteScript(at, build.accounts[by], words) for at, by, words in case.notes],
    )


def _task(build: Build, case: CasePlan, task: TaskPlan) -> TaskScript:
    manager = build.accounts[case.manager]
    return TaskScript(
        kind=task.kind,
        title=task.title,
        at=task.added_at,
        by=manager,
        goal=task.goal + 1,
        offers=[_offer(build, case, offer) for offer in task.offers]
        or [OfferScript(task.added_at, manager)],
        done_at=task.finished_at,
        words=task.words,
    )


def _offer(build: Build, case: CasePlan, offer: OfferPlan) -> OfferScript:
    return OfferScript(
        at=offer.offered_at,
        by=build.accounts[case.manager],
        member=build.pillar_members.get(offer.member),  # nobody named: routing finds one
        accepted_at=offer.accepted_at,
        handed_back_at=offer.handed_back_at,
        why_back=offer.why or "OTHER",
        words=offer.words,
    )


def _words(build: Build, case: CasePlan) -> list[WordScript]:
    scripts = []
    for turn, asked in enumerate(case.words_asked_at):
        word = case.words[turn] if turn < len(case.words) else None
        scripts.append(
            WordScript(
                asked_at=asked,
                at=word.at if word else None,
                by=word.by if word else "RESIDENT",
                user=build.accounts[word.account] if word and word.account else None,
                heard=word.heard if word else "FOLLOW_PAGE",
                solved=word.solved if word else True,
                rating=word.rating if word else None,
                words=word.words if word else "",
            )
        )
    return scripts
