"""From the household and member tables to answers: one compiled query per law, for one household or a nation."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import narwhals as nw
import polars as pl

from pilar.rules.engine.aggregates import Aggregate
from pilar.rules.engine.allocation import NO_COMPONENT, OUTCOMES, bit
from pilar.rules.engine.claims import nodes, with_claims
from pilar.rules.engine.columns import with_ages
from pilar.rules.engine.reusable import Reusable
from pilar.rules.facts import FACTS, Kind, Level
from pilar.rules.household import Household
from pilar.rules.rulesets import Law, facts_read

Source = Mapping[str, nw.LazyFrame[Any]]

TYPES: Mapping[Kind, nw.dtypes.DType] = {
    Kind.FLAG: nw.Boolean(),
    Kind.NUMBER: nw.Int64(),
    Kind.CODE: nw.String(),
    Kind.TEXT: nw.String(),
    Kind.DATE: nw.Date(),
}
VERDICT = "verdict"


def schemas(law: Law) -> dict[str, nw.Schema]:
    """The two tables that the law is asked over: `households`, one row each, and `members`, one row a member."""
    household: dict[str, nw.dtypes.DType] = {"household_id": nw.String(), "on": nw.Date()}
    member = {"household_id": nw.String(), "member_id": nw.String(), "on": nw.Date()}
    return {
        "households": nw.Schema({**household, **_types(facts_read(law, Level.HOUSEHOLD))}),
        "members": nw.Schema({**member, **_types(facts_read(law, Level.PERSON))}),
    }


def _types(names: tuple[str, ...]) -> dict[str, nw.dtypes.DType]:
    return {name: TYPES[FACTS[name].kind] for name in names}


def with_outcomes(members: nw.LazyFrame[Any], law: Law) -> nw.LazyFrame[Any]:
    """The table with what each member may come to be counted as: bits of `engine.allocation`, one bit once
    all is known. Who fits two components counts at the higher amount, between equals at the first.
    """
    fits = {
        number: nw.col(f"code {law.member_claim(law.components[number]).key}")
        for number in law.limits.by_amount
    }
    settled = len(fits)  # the place of the dearest component that the member is sure to fit
    places = [
        nw.when(fit == 2).then(place).otherwise(settled) for place, fit in enumerate(fits.values())
    ]
    bits = [
        nw.when((fit >= 1) & (nw.col("~settled") >= place)).then(bit(number)).otherwise(0)
        for place, (number, fit) in enumerate(fits.items())
    ]
    nothing = nw.when(nw.col("~settled") == settled).then(NO_COMPONENT).otherwise(0)
    return (
        members.with_columns(nw.min_horizontal(*places).alias("~settled"))
        .with_columns(nw.sum_horizontal(*bits, nothing).cast(nw.Int64).alias(OUTCOMES))
        .drop("~settled")
    )


def _aggregates(law: Law) -> list[Aggregate]:
    found = (node for claim in law.claims for node in nodes(claim) if isinstance(node, Aggregate))
    return list({node.key: node for node in found}.values())


def _signature(members: nw.LazyFrame[Any]) -> pl.LazyFrame:
    """Per household the outcomes of the members who may count, in one text: equal families look alike."""
    native: pl.LazyFrame = members.to_native()
    counted = native.filter(pl.col(OUTCOMES) != NO_COMPONENT)
    numbers = pl.col(OUTCOMES).sort().cast(pl.String).str.join(" ")
    return counted.group_by("household_id").agg(numbers)


class Compiled:
    """The query of a law, in two steps: what each member comes to, then each household."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.schemas = schemas(law)
        self.types = {name: schema.to_polars() for name, schema in self.schemas.items()}
        self._aggregates = _aggregates(law)
        self._members = Reusable({"members": self.schemas["members"]}, self._build_members)
        coded = self._members.run({"members": pl.DataFrame(schema=self.types["members"])}, "coded")
        self._coded = coded.columns
        between = {"households": self.schemas["households"], "coded": nw.from_native(coded).schema}
        self._households = Reusable(between, self._build_households)

    def _build_members(self, sources: Source) -> dict[str, pl.LazyFrame]:
        computed = {name: e for a in self._aggregates for name, e in a.member_columns().items()}
        asked = [a.member for a in self._aggregates if a.member]
        claimed = with_claims(with_ages(sources["members"]), asked).with_columns(**computed)
        members = with_outcomes(claimed, self.law)
        coded = members.select("household_id", OUTCOMES, *computed)
        return {"members": members.to_native(), "coded": coded.to_native()}

    def _build_households(self, sources: Source) -> dict[str, pl.LazyFrame]:
        law = self.law
        folds = {
            name: expr.alias(name) for a in self._aggregates for name, expr in a.folded().items()
        }
        folded = sources["coded"].group_by("household_id").agg(*folds.values())
        joined = sources["households"].join(folded, on="household_id", how="left")
        answered = with_claims(joined, [*law.claims, law.verdict]).to_native()
        details = answered.join(_signature(sources["coded"]), on="household_id", how="left")
        columns = [
            *(pl.col(c.claim.column).alias(name) for name, c in law.conditions.items()),
            pl.col(law.verdict.column).alias(VERDICT),
        ]
        return {
            "details": details,
            "households": details.select("household_id", *columns, OUTCOMES),
        }

    def members(self, members: pl.DataFrame) -> pl.DataFrame:
        """The member table with a column for every claim about a member, ages and outcomes."""
        return self._members.run({"members": members}, "members")

    def details(self, households: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
        """The household table with every claim, for what `members()` gave."""
        coded = members.select(self._coded)
        return self._households.run({"households": households, "coded": coded}, "details")

    def households(self, households: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
        """Per household: each condition (NULL: unknown), the verdict, and the outcomes of its members."""
        coded = self._members.run({"members": members}, "coded")
        return self._households.run({"households": households, "coded": coded}, "households")


compiled = cache(Compiled)


def frames(law: Law, households: Sequence[Household]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The households as the two tables of the law; `household_id` is the place in the sequence."""
    types = compiled(law).types
    above, below = facts_read(law, Level.HOUSEHOLD), facts_read(law, Level.PERSON)
    table: dict[str, list[Any]] = {name: [] for name in ("household_id", "on", *above)}
    members: dict[str, list[Any]] = {
        name: [] for name in ("household_id", "member_id", "on", *below)
    }
    for n, household in enumerate(households):
        table["household_id"].append(str(n))
        table["on"].append(household.on)
        for name in above:
            table[name].append(household.facts.get(name))
        for member in household.members:
            members["household_id"].append(str(n))
            members["member_id"].append(member.id)
            members["on"].append(household.on)
            for name in below:
                members[name].append(member.facts.get(name))
    return (
        pl.DataFrame(table, schema=types["households"]),
        pl.DataFrame(members, schema=types["members"]),
    )
