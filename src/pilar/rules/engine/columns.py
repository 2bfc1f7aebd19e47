"""The two tables that conditions read, column by column, as the claims that can be made about them.

Household table: one row a household. `household_id` (String), `on` (Date, the day of the question)
and the household facts of `rules.facts`. Member table: one row a member with `household_id`,
`member_id` (String), `on` and the person facts. Any fact may be NULL, which means unknown.
Ages are whole years completed on the day `on`.
"""

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


def age_columns() -> dict[str, nw.Expr]:
    """`age_low` and `age_high` (Int64 years on `on`) from `birth_date` and `birth_precision`.

    Precision YEAR and MONTH leave the day open, AGE (counted back from an age) is a year either way;
    empty means DAY. A birth that can only lie after `on` is taken as unknown, never as a person of
    negative age.
    """
    birth, on = nw.col("birth_date"), nw.col("on")
    precision = nw.col("birth_precision").fill_null("DAY")
    years = on.dt.year().cast(nw.Int64) - birth.dt.year().cast(nw.Int64)
    today = _day_of_year(on.dt.month(), on.dt.day())
    month = birth.dt.month().cast(nw.Int64) * 100
    exact = years - (today < _day_of_year(birth.dt.month(), birth.dt.day())).cast(nw.Int64)
    low = (
        nw.when(precision == "YEAR")
        .then(years - (today < 1231).cast(nw.Int64))
        .otherwise(
            nw.when(precision == "MONTH")
            .then(years - (today < month + _last_day(birth)).cast(nw.Int64))
            .otherwise(nw.when(precision == "AGE").then(exact - 1).otherwise(exact))
        )
    )
    high = (
        nw.when(precision == "YEAR")
        .then(years)
        .otherwise(
            nw.when(precision == "MONTH")
            .then(years - (today < month + 1).cast(nw.Int64))
            .otherwise(nw.when(precision == "AGE").then(exact + 1).otherwise(exact))
        )
    )
    born = nw.when(high >= 0)
    return {AGE_LOW: born.then(low), AGE_HIGH: born.then(high)}


def _day_of_year(month: nw.Expr, day: nw.Expr) -> nw.Expr:
    """A number that orders days within a year, whatever its length: 229 is 29 February."""
    return month.cast(nw.Int64) * 100 + day.cast(nw.Int64)


def _last_day(day: nw.Expr) -> nw.Expr:
    """The last day of the month that `day` lies in."""
    year, month = day.dt.year(), day.dt.month()
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = nw.when(month.is_in([4, 6, 9, 11])).then(nw.lit(30)).otherwise(nw.lit(31))
    february = nw.when(leap).then(nw.lit(29)).otherwise(nw.lit(28))
    return nw.when(month == 2).then(february).otherwise(short).cast(nw.Int64)
