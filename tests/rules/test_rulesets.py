"""A rule set through time: versions of a condition, withdrawn ones, and what makes it another rule set."""

from datetime import date

import pytest

from pilar.rules import registry
from pilar.rules.dated import NoLawYet
from pilar.rules.engine import Claim, Households, Members
from pilar.rules.pkh.decile import Decile
from pilar.rules.programmes import PROGRAMMES
from pilar.rules.registry import Condition, condition
from pilar.rules.rulesets import RuleSet

PKH = PROGRAMMES["PKH"]
OLD = RuleSet.current(PKH)
CHANGE = date(2027, 1, 1)


def is_in_decile_from_2027(households: Households, members: Members, p: Decile) -> Claim:
    return households.decile.at_most(3)


def with_version(
    monkeypatch: pytest.MonkeyPatch, since: date, until: date | None = None
) -> RuleSet:
    version = Condition(
        "pkh.decile", is_in_decile_from_2027, "UU baru", since, "pkh/decile", Decile, until
    )
    monkeypatch.setitem(registry.CONDITIONS, version.id, version)
    return RuleSet.current(PKH)


def decile_claim(rules: RuleSet, on: date) -> str:
    return rules.on(on).conditions["pkh.decile"].claim.key


def test_a_later_version_takes_over_on_its_day_and_not_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = with_version(monkeypatch, since=CHANGE)

    assert decile_claim(rules, date(2026, 12, 31)) == decile_claim(OLD, date(2026, 12, 31))
    assert decile_claim(rules, CHANGE) == "not decile at least 4"
    assert rules.on(CHANGE).conditions["pkh.decile"].law == "UU baru"


def test_a_later_version_is_another_rule_set_and_the_old_one_still_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = with_version(monkeypatch, since=CHANGE)

    assert rules.fingerprint != OLD.fingerprint
    assert decile_claim(RuleSet(OLD.rule), CHANGE) == "not decile at least 5"


def test_a_withdrawn_version_is_part_of_no_new_rule_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_version(monkeypatch, since=CHANGE, until=CHANGE).fingerprint == OLD.fingerprint


def test_a_repealed_condition_asks_for_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = with_version(monkeypatch, since=CHANGE, until=date(2028, 1, 1))

    assert decile_claim(rules, date(2027, 12, 31)) == "not decile at least 4"
    assert "pkh.decile" not in rules.on(date(2028, 1, 1)).conditions
    assert "pkh.decile" not in rules.on(date(2028, 1, 1)).all_of


def test_between_two_changes_of_the_law_it_is_one_law() -> None:
    assert OLD.on(date(2025, 3, 1)) is OLD.on(date(2026, 11, 24))
    assert OLD.on(date(2025, 2, 4)) is not OLD.on(date(2025, 2, 5))


def test_before_the_first_rule_there_is_no_law() -> None:
    with pytest.raises(NoLawYet):
        OLD.on(date(2021, 12, 31))


def test_the_same_function_is_registered_once() -> None:
    existing = next(iter(registry.CONDITIONS.values()))

    with pytest.raises(ValueError, match="twice"):
        condition(existing.name, law="x", since=CHANGE)(existing.function)
