"""Which missing fact to ask for next, and what each answer would lead to, found by trying them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from pilar.rules.answers import MissingFact, State, Verdict
from pilar.rules.evaluate import Evaluated, verdicts
from pilar.rules.facts import FACTS, Fact, Kind, Value
from pilar.rules.rulesets import Law
from pilar.rules.texts import NOTHING, Text, same

CANDIDATES = 10  # facts tried per household, the cheapest to find out; there are seldom more


@dataclass(frozen=True)
class Outcome:
    """Some answers that lead to one verdict."""

    said: tuple[Text, ...]
    verdict: Verdict


@dataclass(frozen=True)
class NextFact:
    """The fact to ask for next. `settles`: whatever the answer is, the verdict is known after it."""

    missing: MissingFact
    outcomes: tuple[Outcome, ...]
    settles: bool


@dataclass(frozen=True)
class _Try:
    """An answer to try: a choice in words, or a number that stands for all from `start` to `end`."""

    value: Value
    said: Text = NOTHING
    start: int = 0
    end: int | None = None


def next_fact(law: Law, evaluated: Evaluated) -> NextFact | None:
    """The missing fact that gets nearest to a verdict, the cheapest of equals; None once there is one."""
    if evaluated.answer.verdict is not Verdict.UNKNOWN:
        return None
    tries = {missing: _tries(law, missing, evaluated) for missing in _candidates(law, evaluated)}
    variants = [
        evaluated.household.supply(missing.fact, one.value, missing.member)
        for missing, ones in tries.items()
        for one in ones
    ]
    found = iter(verdicts(law, variants))
    asked = [
        _asked(missing, ones, list(islice(found, len(ones)))) for missing, ones in tries.items()
    ]
    return min(asked, key=_distance)


def _candidates(law: Law, evaluated: Evaluated) -> list[MissingFact]:
    """What could decide: facts of conditions that must hold, and of components while none is met."""
    conditions = evaluated.answer.conditions
    fulfilled = any(conditions[name].state is State.MET for name in law.one_of)
    deciding = law.all_of if fulfilled else (*law.all_of, *law.one_of)
    found = {missing: None for name in deciding for missing in conditions[name].missing}
    return sorted(found, key=lambda missing: FACTS[missing.fact].effort)[:CANDIDATES]


def _asked(missing: MissingFact, tries: Sequence[_Try], led_to: Sequence[Verdict]) -> NextFact:
    """Choices that lead to one verdict together; neighbouring numbers as one range."""
    said: dict[Verdict, list[Text]] = {}
    for verdict, run in groupby(zip(tries, led_to, strict=True), key=lambda pair: pair[1]):
        ones = [one for one, _ in run]
        if FACTS[missing.fact].kind in (Kind.NUMBER, Kind.DATE):
            words = [_span(ones[0].start, ones[-1].end, missing.fact == "birth_date")]
        else:
            words = [one.said for one in ones]
        said.setdefault(verdict, []).extend(words)
    outcomes = tuple(Outcome(tuple(words), verdict) for verdict, words in said.items())
    return NextFact(missing, outcomes, Verdict.UNKNOWN not in led_to)


def _distance(asked: NextFact) -> tuple[float, int]:
    """Nearest first: the share of outcomes that leave the verdict open, then the effort."""
    still_open = sum(outcome.verdict is Verdict.UNKNOWN for outcome in asked.outcomes)
    return still_open / len(asked.outcomes), FACTS[asked.missing.fact].effort


def _tries(law: Law, missing: MissingFact, evaluated: Evaluated) -> list[_Try]:
    """One value of each kind of answer that the law tells apart, in order."""
    fact, on = FACTS[missing.fact], evaluated.household.on
    match fact.kind:
        case Kind.FLAG:
            return [_Try(True, Text("Ya", "Yes")), _Try(False, Text("Tidak", "No"))]
        case Kind.CODE:
            return [_Try(code, title) for code, title in fact.codes.items()]
        case Kind.DATE:
            spans = _spans([0, *_turns(law, fact)], None)
            return [_Try(_born(on, start), start=start, end=end) for start, end in spans]
        case _:
            spans = _spans([fact.minimum or 0, *_turns(law, fact)], fact.maximum)
            return [_Try(start, start=start, end=end) for start, end in spans]


def _turns(law: Law, fact: Fact) -> list[int]:
    turns = {leaf.turns_at for leaf in law.leaves if leaf.fact == fact.name}
    return sorted(turn for turn in turns if turn)


def _spans(starts: Sequence[int], last: int | None) -> list[tuple[int, int | None]]:
    """[0, 7, 60] gives 0..6, 7..59 and 60 onwards."""
    ends = [*(start - 1 for start in starts[1:]), last]
    return list(zip(starts, ends, strict=True))


def _span(start: int, end: int | None, years: bool) -> Text:
    """`7–59`, or `60 tahun ke atas` for ages."""
    numbers = f"{start}" if end in (start, None) else f"{start}–{end}"
    words = Text(f"{numbers} tahun", f"{numbers} years") if years else same(numbers)
    return words if end is not None else Text(f"{words.id} ke atas", f"{words.en} and over")


def _born(on: date, age: int) -> date:
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return on.replace(year=on.year - age, day=day)
