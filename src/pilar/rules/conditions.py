"""One condition explained: its sentence, what was found, its law, what it does, what others state."""

from collections.abc import Iterator

from pilar.rules import wording
from pilar.rules.answers import State, Verdict
from pilar.rules.engine.aggregates import Aggregate
from pilar.rules.engine.allocation import NO_COMPONENT, Range, bit
from pilar.rules.engine.claims import Claim, nodes
from pilar.rules.evaluate import Evaluated, Row, amount, unknown_facts
from pilar.rules.explanation import Effect, ExplainedCondition, NumberInForce, OtherSource
from pilar.rules.missing import told
from pilar.rules.rulesets import Alternative, InForce, Law
from pilar.rules.texts import NOTHING, Text, listed, sentences

COUNTING = ("amount_idr", "max_persons")  # numbers that say what a component is worth, not who fits


def explained_condition(law: Law, evaluated: Evaluated, name: str) -> ExplainedCondition:
    """The condition `name` of the law, as it came out for the household."""
    condition, answered = law.conditions[name], evaluated.answer.conditions[name]
    effect = effect_of(law, evaluated, name)
    adds = _adds(law, evaluated, name) if effect is Effect.ADDS else 0
    fulfilled = any(_state(evaluated, other) is State.MET for other in law.one_of if other != name)
    numbers = {number: statement.value for number, statement in condition.statements.items()}
    return ExplainedCondition(
        name=name,
        title=wording.said(name)["title"].with_(**numbers),
        state=answered.state,
        effect=effect,
        effect_text=wording.effect(effect, answered.state, adds, fulfilled and name in law.one_of),
        found=_found(evaluated, condition, answered.state),
        law=_law(condition),
        numbers=tuple(
            NumberInForce(
                number, s.value, condition.units[number], s.law, s.source, s.certainty, s.since
            )
            for number, s in condition.statements.items()
        ),
        other_sources=tuple(
            _other(law, evaluated, condition, alternative)
            for alternative in condition.alternatives
            if alternative.claim is not None or _may_count(law, evaluated, name)
        ),
        missing=tuple(told(evaluated, one) for one in answered.missing),
        adds_idr=adds,
    )


def effect_of(law: Law, evaluated: Evaluated, name: str) -> Effect:
    """Whether the verdict hangs on the condition, only the amount, or nothing."""
    state, verdict = _state(evaluated, name), evaluated.answer.verdict
    if name in law.all_of:
        decides = state is State.NOT_MET or (state is State.UNKNOWN and verdict is Verdict.UNKNOWN)
        return Effect.DECIDES if decides else Effect.NONE
    states = [_state(evaluated, other) for other in law.one_of]
    if all(other is State.NOT_MET for other in states):
        return Effect.DECIDES
    if verdict is Verdict.NOT_MET or state is State.NOT_MET:
        return Effect.NONE
    if not states.count(State.MET) - (state is State.MET):
        return Effect.DECIDES
    if state is State.UNKNOWN and not _adds(law, evaluated, name):
        unchanged = _without(law, evaluated, name) == evaluated.answer.amount
        return Effect.NONE if unchanged else Effect.ADDS
    return Effect.ADDS


def _state(evaluated: Evaluated, name: str) -> State:
    return evaluated.answer.conditions[name].state


def _without(law: Law, evaluated: Evaluated, name: str) -> Range:
    """The amount if nobody came to the component who isn't sure to."""
    mine = bit(law.components.index(name))
    persons = tuple(p if p == mine else p & ~mine or NO_COMPONENT for p in evaluated.persons)
    return amount(persons, law.limits)


def _adds(law: Law, evaluated: Evaluated, name: str) -> int:
    """How much more at most if the component holds for all of whom it is unknown, and nothing else unknown does."""
    if _state(evaluated, name) is not State.UNKNOWN:
        return 0
    mine = bit(law.components.index(name))
    least = tuple(p & NO_COMPONENT or p for p in evaluated.persons)
    holds = tuple(
        mine if p & mine else low for p, low in zip(evaluated.persons, least, strict=True)
    )
    return max(0, amount(holds, law.limits).most - amount(least, law.limits).least)


def _law(condition: InForce) -> str:
    laws = [s.law for number, s in condition.statements.items() if number not in COUNTING]
    return "; ".join(dict.fromkeys("; ".join((condition.law, *laws)).split("; ")))


def _found(evaluated: Evaluated, condition: InForce, state: State) -> Text:
    texts = wording.said(condition.name)
    claim = _member_claim(condition.claim)
    if claim is None:
        if state is State.UNKNOWN:
            missing = evaluated.answer.conditions[condition.name].missing
            return wording.unknown_of(evaluated, None, list(missing))
        return texts["met" if state is State.MET else "not_met"].with_(**evaluated.household.facts)
    fits = [_fits(evaluated, texts["fits"], row) for row in evaluated.members if row[claim.column]]
    others = [
        wording.name_of(evaluated, row["member_id"])
        for row in evaluated.members
        if row[claim.column] is False
    ]
    unknown = tuple(_unknown(evaluated, claim)) if state is State.UNKNOWN else ()
    if not fits and not unknown:
        return texts.get("met", Text("Tidak ada.", "None."))
    return sentences(
        *(Text(f"{one.id}.", f"{one.en}.") for one in fits),
        texts["others"].with_(names=listed(others)) if others and "others" in texts else NOTHING,
        *unknown,
    )


def _fits(evaluated: Evaluated, phrase: Text, row: Row) -> Text:
    name = wording.name_of(evaluated, row["member_id"])
    return phrase.with_(name=name, age=wording.age_of(row))


def _unknown(evaluated: Evaluated, claim: Claim) -> Iterator[Text]:
    for row in evaluated.members:
        if row[claim.column] is None:
            yield wording.unknown_of(evaluated, row["member_id"], unknown_facts(claim, row))


def _member_claim(claim: Claim) -> Claim | None:
    aggregates = (node for node in nodes(claim) if isinstance(node, Aggregate))
    return next((node.member for node in aggregates), None)


def _may_count(law: Law, evaluated: Evaluated, name: str) -> bool:
    return any(p & bit(law.components.index(name)) for p in evaluated.persons)


def _other(
    law: Law, evaluated: Evaluated, condition: InForce, alternative: Alternative
) -> OtherSource:
    mine, stated = _state(evaluated, condition.name), alternative.statement
    state, range_ = mine, None
    if alternative.claim is not None:
        state = State.of(evaluated.row[alternative.claim.column])
    elif evaluated.answer.verdict is not Verdict.NOT_MET and isinstance(stated.value, int):
        range_ = amount(evaluated.persons, law.limits_with({condition.name: stated.value}))
    then = wording.STATES[state]
    if range_ is not None:
        then = wording.amount(range_, evaluated.answer.verdict)
    same = state is mine and range_ in (None, evaluated.answer.amount)
    return OtherSource(
        parameter=alternative.parameter,
        value=stated.value,
        law=stated.law,
        source=stated.source,
        state=state,
        least_idr=range_ and range_.least,
        most_idr=range_ and range_.most,
        text=wording.other_source(
            wording.numbers(condition.name)[alternative.parameter],
            condition.statements[alternative.parameter].value,
            stated.value,
            None if same else then,
        ),
    )
