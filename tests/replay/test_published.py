"""Every rule set that was ever published goes on answering as it did, for good."""

import json
from collections.abc import Mapping

import pytest

from pilar.kernel import canonical
from pilar.rules import published
from pilar.rules.explain import answer_all
from pilar.rules.programmes import PROGRAMMES, rule_set
from pilar.rules.published import Published, UnknownFingerprint
from pilar.rules.replay import BadFacts, replay, replay_explained
from pilar.rules.rulesets import RuleIsGone, RuleSet
from tests.rules.pkh.families import family

PUBLISHED = published.published()
GOLDEN = [(one, case) for one in PUBLISHED.values() for case in one.golden]


@pytest.mark.parametrize(
    ("one", "case"), GOLDEN, ids=lambda v: v.get("name") if isinstance(v, dict) else ""
)
def test_a_published_rule_set_answers_its_golden_cases_to_the_byte(
    one: Published, case: Mapping[str, str]
) -> None:
    answer = replay(case["facts"], one.rules.fingerprint)

    assert (answer.facts_json, answer.json) == (case["facts"], case["answer"])


@pytest.mark.parametrize("one", PUBLISHED.values(), ids=lambda one: one.version)
def test_a_published_file_has_not_been_changed(one: Published) -> None:
    path = published.path_of(one.rules.fingerprint)

    assert json.loads(path.read_text(encoding="utf-8"))["fingerprint"] == one.rules.fingerprint


@pytest.mark.parametrize("one", PUBLISHED.values(), ids=lambda one: one.version)
def test_the_words_for_a_published_rule_set_are_still_there(one: Published) -> None:
    explained = replay_explained(one.golden[0]["facts"], one.rules.fingerprint)

    assert all(condition.title.id and condition.title.en for condition in explained.conditions)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_the_rules_in_force_are_published(programme: str) -> None:
    """Else publish them: python -m pilar.rules.publish PROGRAMME VERSION --on DAY (docs/guides/rules.md)."""
    assert rule_set(programme).fingerprint in PUBLISHED


@pytest.mark.slow
def test_what_is_stored_today_is_answered_the_same_tomorrow() -> None:
    for answer in answer_all("PKH", [family(seed) for seed in range(80)]):
        again = replay(answer.facts_json, answer.fingerprint)
        assert (again.json, again.facts_json) == (answer.json, answer.facts_json)


def test_a_replay_can_be_explained_with_the_names_that_are_known_now() -> None:
    [answer] = answer_all("PKH", [family(3, known=0.5)])

    explained = replay_explained(answer.facts_json, answer.fingerprint, {"1": "Sarinem"})

    assert explained.answer.json == answer.json
    assert any("Sarinem" in condition.found.id for condition in explained.conditions)


@pytest.mark.parametrize("fingerprint", ["", "0" * 64, "../pkh", "PKH"])
def test_an_unknown_fingerprint_is_refused(fingerprint: str) -> None:
    with pytest.raises(UnknownFingerprint):
        replay("{}", fingerprint)


@pytest.mark.parametrize("facts", ["", "{", "[]", "{}", '{"on": 1}', "null"])
def test_facts_that_are_none_are_refused(facts: str) -> None:
    with pytest.raises(BadFacts):
        replay(facts, rule_set("PKH").fingerprint)


def test_a_rule_that_is_no_longer_as_it_was_published_is_refused() -> None:
    rule = json.loads(canonical.dumps(rule_set("PKH").rule))
    rule["conditions"][0]["source"] = "0" * 64
    changed = RuleSet(rule)

    with pytest.raises(RuleIsGone):
        changed.on(family(1).on)
    assert changed.fingerprint != rule_set("PKH").fingerprint


def test_any_number_that_changes_is_another_fingerprint() -> None:
    rule = json.loads(canonical.dumps(rule_set("PKH").rule))
    rule["parameters"]["pkh/decile"]["max_decile"]["values"]["2025-02-05"]["value"] = 5

    assert RuleSet(rule).fingerprint != rule_set("PKH").fingerprint
