"""The two tables that conditions read, column by column, as the claims that can be made about them.

Household table: one row a household. `household_id` (String), `on` (Date, the day of the question)
and the household facts of `rules.facts`. Member table: one row a member with `household_id`,
`member_id` (String), `on` and the person facts. Any fact may be NULL, which means unknown.
Ages are whole years completed on the day `on`.
"""

from typing import Any

import narwhals as nw

from pilar.rules.engine.claims import Claim, Leaf, between

AGE_LOW, AGE_HIGH = "age_low", "age_high"


class Flag:
    """A yes-or-no fact, read as a claim: `members.pregnant`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, table: object, owner: type) -> Claim:
        return Leaf(self.name, nw.col(self.name), self.name)


class Code:
    """A fact that is one of a few codes."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def is_(self, value: str) -> Claim:
        return Leaf(f"{self.name} is {value}", nw.col(self.name) == value, self.name)


class Number:
    """A whole-number fact."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def at_most(self, bound: int) -> Claim:
        return ~self.at_least(bound + 1)

    def at_least(self, bound: int) -> Claim:
        return Leaf(f"{self.name} at least {bound}", nw.col(self.name) >= bound, self.name, bound)


class Age:
    """The age that follows from `birth_date`, as exact as `birth_precision` allows.

    Only the year or an age on a list may be known; then a claim is unknown near its bound and
    certain away from it.
    """

    def at_least(self, years: int) -> Claim:
        at_least = between(nw.col(AGE_LOW) >= years, nw.col(AGE_HIGH) >= years)
        return Leaf(f"age at least {years}", at_least, "birth_date", years)

    def between(self, low: int, high: int) -> Claim:
        """Between `low` and `high` years, both included."""
        return self.at_least(low) & self.at_most(high)

    def at_most(self, years: int) -> Claim:
        return ~self.at_least(years + 1)


class Households:
    """Claims about the facts of a household."""

    decile = Number()
    in_family_card = Flag()


class Members:
    """Claims about the facts of one member."""

    age = Age()
    sex = Code()
    pregnant = Flag()
    postpartum = Flag()
    pregnancy_number = Number()
    school_status = Code()
    school_level = Code()
    finished_school = Flag()
    severe_disability = Flag()
    civil_servant = Flag()
    rights_victim = Flag()


def with_ages(members: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The table with `age_low` and `age_high` (Int64 years on `on`) from `birth_date` and `birth_precision`.

    Precision YEAR and MONTH leave the day open, AGE (counted back from an age) is a year either way;
    empty means DAY. A birth that can only lie after `on` is taken as unknown, never as a person of
    negative age. Days are compared as month * 100 + day, so that 229 is 29 February in any year.
    """
    birth, on = nw.col("birth_date"), nw.col("on")
    year, month = _whole(birth.dt.year()), _whole(birth.dt.month())
    known_to = nw.col("birth_precision").fill_null("DAY")
    to_year, to_month, counted_back = (known_to == word for word in ("YEAR", "MONTH", "AGE"))
    steps = (
        {
            "~years": _whole(on.dt.year()) - year,
            "~today": _whole(on.dt.month()) * 100 + _whole(on.dt.day()),
            "~day": month * 100 + _whole(birth.dt.day()),
            "~month": month * 100,
            "~ending": month * 100 + _last_day(year, month),
            "~either": _whole(counted_back),
        },
        {
            "~first": _first_of((to_year, 0), (to_month, "~month"), "~day"),
            "~last": _first_of((to_year, 1231), (to_month, "~ending"), "~day"),
        },
        {
            AGE_LOW: _completed("~last") - nw.col("~either"),
            AGE_HIGH: _completed("~first") + nw.col("~either"),
        },
        {age: nw.when(nw.col(AGE_HIGH) >= 0).then(nw.col(age)) for age in (AGE_LOW, AGE_HIGH)},
    )
    for step in steps:
        members = members.with_columns(**step)
    return members.drop(*(name for step in steps[:2] for name in step))


def _whole(number: nw.Expr) -> nw.Expr:
    return number.cast(nw.Int64)


def _first_of(year: tuple[nw.Expr, int], month: tuple[nw.Expr, str], otherwise: str) -> nw.Expr:
    """The day that goes with the first of two conditions that holds."""
    within = nw.when(month[0]).then(nw.col(month[1])).otherwise(nw.col(otherwise))
    return nw.when(year[0]).then(year[1]).otherwise(within)


def _completed(birthday: str) -> nw.Expr:
    """Years completed by someone born on that day of the year."""
    return nw.col("~years") - _whole(nw.col("~today") < nw.col(birthday))


def _last_day(year: nw.Expr, month: nw.Expr) -> nw.Expr:
    """The last day of that month of that year."""
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = nw.when(month.is_in([4, 6, 9, 11])).then(30).otherwise(31)
    return nw.when(month == 2).then(28 + _whole(leap)).otherwise(short)
