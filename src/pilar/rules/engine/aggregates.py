"""From members to their household without losing what is unknown.

Each aggregate brings a column that is computed per member, how a household folds it, and the claim
that results. An unknown member leaves the household unknown unless the known ones settle it.
"""

from abc import abstractmethod
from dataclasses import dataclass

import narwhals as nw

from pilar.rules.engine.claims import Claim, Leaf, between, code, decode


class Aggregate(Claim):
    """A claim about a household that rests on a claim, or an amount, of its members."""

    member: Claim | None = None  # the claim about one member, where there is one

    @abstractmethod
    def member_columns(self) -> dict[str, nw.Expr]:
        """Columns to add to the member table, by name."""

    @abstractmethod
    def folded(self) -> dict[str, nw.Expr]:
        """Aggregates of those columns per household, by name."""


class _OverClaim(Aggregate):
    member: Claim

    def member_columns(self) -> dict[str, nw.Expr]:
        return {f"code {self.member.key}": code(self.member)}


class AnyMember(_OverClaim):
    """At least one member fulfils the claim. False for a household without members."""

    def __init__(self, member: Claim) -> None:
        self.member = member
        self.key = f"any member: {member.key}"

    def folded(self) -> dict[str, nw.Expr]:
        return {self.key: nw.col(f"code {self.member.key}").max()}

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return decode(nw.col(self.key).fill_null(0))


class AllMembers(_OverClaim):
    """No member fails the claim. True for a household without members."""

    def __init__(self, member: Claim) -> None:
        self.member = member
        self.key = f"all members: {member.key}"

    def folded(self) -> dict[str, nw.Expr]:
        return {self.key: nw.col(f"code {self.member.key}").min()}

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return decode(nw.col(self.key).fill_null(2))


class _Interval(Aggregate):
    """A number that lies between what the known members give and what the unknown ones may add."""

    def __init__(self, name: str, low: str, high: str, at_least: int) -> None:
        self.key = f"{name} at least {at_least}"
        self._low, self._high, self._bound = low, high, at_least

    def over(self, *parts: nw.Expr) -> nw.Expr:
        low, high = nw.col(self._low).fill_null(0), nw.col(self._high)
        return between(low >= self._bound, high.fill_null(0) >= self._bound)


class _CountAtLeast(_Interval):
    def __init__(self, member: Claim, bound: int) -> None:
        self.member: Claim = member
        super().__init__(f"count of {member.key}", f"sure {member.key}", f"may {member.key}", bound)

    def member_columns(self) -> dict[str, nw.Expr]:
        number = code(self.member)
        return {
            f"is {self.member.key}": (number == 2).cast(nw.Int64),
            f"could {self.member.key}": (number >= 1).cast(nw.Int64),
        }

    def folded(self) -> dict[str, nw.Expr]:
        return {
            self._low: nw.col(f"is {self.member.key}").sum(),
            self._high: nw.col(f"could {self.member.key}").sum(),
        }


@dataclass(frozen=True)
class Count:
    """How many members fulfil a claim; compare it to get a claim about the household."""

    member: Claim

    def at_least(self, bound: int) -> Claim:
        return _CountAtLeast(self.member, bound)

    def at_most(self, bound: int) -> Claim:
        return ~_CountAtLeast(self.member, bound + 1)


class _SumAtLeast(_Interval):
    def __init__(self, total: "Total", bound: int) -> None:
        self.total = total
        known = nw.when(~nw.col(total.fact).is_null()).then(True)
        self.member = Leaf(f"{total.fact} is known", known, total.fact)
        name = f"sum of {total.key}"
        super().__init__(name, f"least {total.key}", f"most {total.key}", bound)

    def member_columns(self) -> dict[str, nw.Expr]:
        amount = nw.col(self.total.fact)
        return {
            f"low {self.total.key}": amount.fill_null(self.total.lowest),
            f"high {self.total.key}": amount.fill_null(self.total.highest),
        }

    def folded(self) -> dict[str, nw.Expr]:
        return {
            self._low: nw.col(f"low {self.total.key}").sum(),
            self._high: nw.col(f"high {self.total.key}").sum(),
        }


@dataclass(frozen=True)
class Total:
    """The sum of a whole-number fact; a member whose amount is unknown lies in [lowest, highest]."""

    fact: str
    lowest: int
    highest: int

    @property
    def key(self) -> str:
        return f"{self.fact} in {self.lowest}..{self.highest}"

    def at_least(self, bound: int) -> Claim:
        return _SumAtLeast(self, bound)

    def at_most(self, bound: int) -> Claim:
        return ~_SumAtLeast(self, bound + 1)


def any_member(claim: Claim) -> Claim:
    """One member suffices: true once one is, unknown while one may be, else false."""
    return AnyMember(claim)


def all_members(claim: Claim) -> Claim:
    """Every member must: false once one does not, unknown while one may not, else true."""
    return AllMembers(claim)


def count_members(claim: Claim) -> Count:
    """The number of members for whom `claim` holds, as far as it is known."""
    return Count(claim)


def sum_over_members(fact: str, *, lowest: int = 0, highest: int = 1_000_000_000) -> Total:
    """The sum of a member's whole-number fact (rupiah, hours); unknown amounts lie in [lowest, highest]."""
    return Total(fact, lowest, highest)
