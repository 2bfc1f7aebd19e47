"""One household explained: every condition with its law, what is known, what is missing and what it would change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pilar.rules import asking, wording
from pilar.rules.answers import Answer, MissingFact
from pilar.rules.conditions import explained_condition
from pilar.rules.evaluate import Evaluated, evaluate, open_facts
from pilar.rules.explanation import (
    Asked,
    AskedOutcome,
    ExplainedLine,
    ExplainedProgramme,
    Explanation,
    Group,
    Missing,
    Needs,
)
from pilar.rules.household import Household
from pilar.rules.missing import told
from pilar.rules.programmes import PROGRAMMES, rule_set
from pilar.rules.reading import read
from pilar.rules.rulesets import Law, RuleSet
from pilar.rules.texts import OR, listed


def explain(
    household: Mapping[str, Any] | Household, on: date, programmes: Iterable[str] | None = None
) -> Explanation:
    """What the rules in force on `on` say of a household, for all programmes or those named by code.

    household: as `rules.reading.read` takes it. Raises BadHousehold, UnknownProgramme, NoLawYet.
    """
    seen = household if isinstance(household, Household) else read(household, on)
    if seen.on != on:
        raise ValueError(
            f"The household was read as of {seen.on}, not {on}: its facts have an age."
        )
    codes = list(PROGRAMMES) if programmes is None else list(dict.fromkeys(programmes))
    return Explanation(on, seen.id, {code: explain_under(rule_set(code), seen) for code in codes})


def answer_all(programme: str, households: Sequence[Household]) -> list[Answer]:
    """The answers alone, for many households at once; each as `explain` gives it, without the sentences.

    Each household has its own day. Raises UnknownProgramme, NoLawYet.
    """
    rules = rule_set(programme)
    by_law: dict[Law, list[int]] = {}
    for n, household in enumerate(households):
        by_law.setdefault(rules.on(household.on), []).append(n)
    found: dict[int, Answer] = {}
    for law, places in by_law.items():
        evaluated = evaluate(law, [households[n] for n in places])
        found.update(zip(places, (one.answer for one in evaluated), strict=True))
    return [found[n] for n in range(len(households))]


def explain_under(rules: RuleSet, household: Household) -> ExplainedProgramme:
    """One programme, under a rule set of one's choice: the one in force, or the one of an old answer."""
    law = rules.on(household.on)
    evaluated = evaluate(law, [household])[0]
    answer = evaluated.answer
    texts = wording.said(law.programme.lower())
    ask = _asked(law, evaluated)
    return ExplainedProgramme(
        code=law.programme,
        name=texts["name"],
        answer=answer,
        headline=wording.headline(law.programme, answer.verdict, bool(ask and ask.settles)),
        groups=(
            _group(law, evaluated, Needs.ALL, law.all_of),
            _group(law, evaluated, Needs.ONE, law.one_of),
        ),
        missing=_told(evaluated, open_facts(law, evaluated)),
        lines=tuple(_lines(evaluated)),
        amount_text=wording.amount(answer.amount, answer.verdict),
        phases_a_year=law.family.phases_a_year,
        caution=texts["caution"],
        next_fact=ask,
    )


def _group(law: Law, evaluated: Evaluated, needs: Needs, names: Sequence[str]) -> Group:
    title = wording.ALL_MUST_HOLD if needs is Needs.ALL else wording.ONE_SUFFICES
    return Group(needs, title, tuple(explained_condition(law, evaluated, name) for name in names))


def _told(evaluated: Evaluated, missing: Iterable[MissingFact]) -> tuple[Missing, ...]:
    return tuple(told(evaluated, one) for one in missing)


def _lines(evaluated: Evaluated) -> Iterable[ExplainedLine]:
    for line in evaluated.answer.lines:
        yield ExplainedLine(
            line=line,
            member_name=wording.name_of(evaluated, line.member),
            component=wording.said(line.component)["component"],
            note=wording.line_note(line),
        )


def _asked(law: Law, evaluated: Evaluated) -> Asked | None:
    ask = asking.next_fact(law, evaluated)
    if ask is None:
        return None
    said = [(listed(o.said, OR), o.verdict) for o in ask.outcomes]
    return Asked(
        missing=told(evaluated, ask.missing),
        outcomes=tuple(
            AskedOutcome(words, verdict, wording.VERDICTS[verdict]) for words, verdict in said
        ),
        settles=ask.settles,
        text=wording.asked(said),
    )
