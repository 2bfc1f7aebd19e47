"""Kleene's logic, and aggregates over members, against every way the unknown may turn out."""

from itertools import product

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilar.rules.engine import all_members, any_member, count_members, sum_over_members
from pilar.rules.engine.aggregates import Aggregate
from pilar.rules.engine.claims import Claim, Leaf, nodes, unsettled, with_claims

THREE = (True, False, None)
A = Leaf("a", nw.col("a"), "a")
B = Leaf("b", nw.col("b"), "b")


def truth(claim: Claim, **row: bool | None) -> bool | None:
    types = dict.fromkeys(row, pl.Boolean)
    table = nw.from_native(pl.DataFrame({k: [v] for k, v in row.items()}, schema=types).lazy())
    found: bool | None = with_claims(table, [claim]).to_native().collect()[claim.column].item()
    return found


def in_household(claim: Claim, members: list[dict[str, object]]) -> bool | None:
    """The claim about a household with these members, folded as the compiled law folds it."""
    columns = {"a": pl.Boolean, "hours": pl.Int64, "household_id": pl.String}
    rows = [{"household_id": "h", **member} for member in members]
    table = nw.from_native(pl.DataFrame(rows, schema=columns).lazy())
    aggregates = [node for node in nodes(claim) if isinstance(node, Aggregate)]
    for one in aggregates:
        if one.member:
            table = with_claims(table, [one.member])
        table = table.with_columns(**one.member_columns())
    folds = {name: expr for one in aggregates for name, expr in one.folded().items()}
    folded = table.group_by("household_id").agg(*(e.alias(n) for n, e in folds.items()))
    households = nw.from_native(pl.DataFrame({"household_id": ["h"]}).lazy())
    joined = with_claims(households.join(folded, on="household_id", how="left"), [claim])
    found: bool | None = joined.to_native().collect()[claim.column].item()
    return found


def settled(answers: set[bool]) -> bool | None:
    return answers.pop() if len(answers) == 1 else None


def either(fact: bool | None) -> tuple[bool, ...]:
    return (True, False) if fact is None else (fact,)


@pytest.mark.parametrize(("a", "b"), list(product(THREE, THREE)))
def test_and_or_and_not_are_those_of_kleene(a: bool | None, b: bool | None) -> None:
    worlds = list(product(either(a), either(b)))

    assert truth(A & B, a=a, b=b) is settled({x and y for x, y in worlds})
    assert truth(A | B, a=a, b=b) is settled({x or y for x, y in worlds})
    assert truth(~A, a=a) is (None if a is None else not a)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(THREE), max_size=6), st.integers(-1, 7))
def test_aggregates_are_settled_exactly_when_all_worlds_agree(
    facts: list[bool | None], bound: int
) -> None:
    members: list[dict[str, object]] = [{"a": fact} for fact in facts]
    worlds = list(product(*map(either, facts)))

    assert in_household(any_member(A), members) is settled({any(w) for w in worlds})
    assert in_household(all_members(A), members) is settled({all(w) for w in worlds})
    at_least = in_household(count_members(A).at_least(bound), members)
    assert at_least is settled({sum(w) >= bound for w in worlds})
    at_most = in_household(count_members(A).at_most(bound), members)
    assert at_most is settled({sum(w) <= bound for w in worlds})


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from((None, 0, 1, 3)), max_size=5), st.integers(-1, 16))
def test_a_sum_is_settled_exactly_when_all_worlds_agree(
    hours: list[int | None], bound: int
) -> None:
    members: list[dict[str, object]] = [{"hours": one} for one in hours]
    worlds = list(product(*((one,) if one is not None else range(4) for one in hours)))
    total = sum_over_members("hours", lowest=0, highest=3)

    assert in_household(total.at_least(bound), members) is settled(
        {sum(w) >= bound for w in worlds}
    )
    assert in_household(total.at_most(bound), members) is settled({sum(w) <= bound for w in worlds})


def test_a_sum_of_rupiah_does_not_overflow() -> None:
    members: list[dict[str, object]] = [{"hours": 2_000_000_000}, {"hours": 2_000_000_000}]

    assert in_household(sum_over_members("hours").at_least(4_000_000_000), members) is True


def test_only_leaves_that_still_matter_keep_a_claim_unknown() -> None:
    values = {"a": True, "b": None, "(a or b)": True, "((a or b) and b)": None}

    left = list(unsettled((A | B) & B, lambda claim: values[claim.key]))

    assert left == [B]


def test_a_settled_claim_asks_for_nothing() -> None:
    assert list(unsettled(A & B, lambda claim: False)) == []
