"""The rules over whole tables: the same query that answers one household, for a city or a nation."""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from pilar.kernel.errors import DomainError
from pilar.rules.answers import Verdict
from pilar.rules.engine.allocation import OUTCOMES, Limits, due
from pilar.rules.facts import FACTS, Fact, Kind
from pilar.rules.programmes import PROGRAMMES, rule_set
from pilar.rules.rulesets import Law
from pilar.rules.tables import VERDICT, compiled
from pilar.rules.texts import Text


class BadTables(DomainError):
    """The tables cannot be read: which column, what is wrong."""

    code = "rules.tables.bad"


def determine(
    households: pl.DataFrame,
    members: pl.DataFrame,
    on: date,
    programmes: Iterable[str] | None = None,
) -> pl.DataFrame:
    """What every household comes to on the day `on`, one row each, in no promised order.

    households: `household_id` (unique) and household facts; members: `household_id`, `member_id` and person
    facts, named and typed as in `rules.facts` (Boolean, Int64, String, Date). A fact without a column, or
    NULL, is unknown; facts too old to rely on are to be NULL already. Other columns are ignored.
    Gives `household_id` and per programme, say PKH: `PKH.verdict`, `PKH.least_idr` and `PKH.most_idr`
    (Int64, as `Answer.amount`) and a Boolean column per condition, NULL where unknown.
    Raises BadTables, UnknownProgramme, NoLawYet.
    """
    codes = list(PROGRAMMES) if programmes is None else list(dict.fromkeys(programmes))
    results = [_programme(rule_set(code).on(on), households, members, on) for code in codes]
    answer, *more = results or [households.select("household_id")]
    for one in more:
        answer = answer.join(one, on="household_id")
    return answer


def _programme(law: Law, households: pl.DataFrame, members: pl.DataFrame, on: date) -> pl.DataFrame:
    types = compiled(law).types
    table = _conform("households", households, types["households"], on)
    below = _conform("members", members, types["members"], on)
    _check_keys(table, below)
    found = compiled(law).households(table, below)
    amounts = _amounts(found[OUTCOMES].unique(), law.limits)
    refused = pl.col(VERDICT).eq_missing(False)
    return (
        found.join(amounts, on=OUTCOMES, how="left", nulls_equal=True)
        .with_columns(
            pl.when(pl.col(VERDICT))
            .then(pl.lit(Verdict.MAY_BE_PROPOSED.value))
            .otherwise(pl.when(refused).then(pl.lit("NOT_MET")).otherwise(pl.lit("UNKNOWN")))
            .alias(f"{law.programme}.verdict"),
            *(
                pl.when(refused).then(0).otherwise(pl.col(end)).alias(f"{law.programme}.{end}")
                for end in ("least_idr", "most_idr")
            ),
        )
        .drop(VERDICT, OUTCOMES, "least_idr", "most_idr")
    )


def _amounts(signatures: pl.Series, limits: Limits) -> pl.DataFrame:
    """Least and most rupiah a year for each different family; a nation has some thousands of them."""
    persons = [tuple(map(int, text.split())) if text else () for text in signatures]
    ranges = [due(one, limits) for one in persons]
    return pl.DataFrame(
        {
            OUTCOMES: signatures,
            "least_idr": pl.Series([range_.least for range_ in ranges], dtype=pl.Int64),
            "most_idr": pl.Series([range_.most for range_ in ranges], dtype=pl.Int64),
        }
    )


def _conform(
    name: str, table: pl.DataFrame, schema: Mapping[str, pl.DataType], on: date
) -> pl.DataFrame:
    """The columns that the law reads, in its types; a fact that nobody brought is unknown."""
    for key in ("household_id", "member_id"):
        if key in schema and key not in table.columns:
            raise BadTables(_says(name, key, "kolomnya tidak ada", "is not there"))
    columns = []
    for column, kind in schema.items():
        if column == "on":
            columns.append(pl.lit(on, dtype=pl.Date).alias("on"))
        elif column not in table.columns or table.schema[column] == pl.Null:
            columns.append(pl.lit(None, dtype=kind).alias(column))
        else:
            columns.append(_typed(name, column, table.schema[column], kind))
    conformed = table.select(columns)
    for column in conformed.columns:
        if column in FACTS:
            _check_values(name, FACTS[column], conformed[column])
    return conformed


def _typed(name: str, column: str, given: pl.DataType, kind: pl.DataType) -> pl.Expr:
    """As it is, or a whole number of another width; nothing else is close enough to be meant."""
    if given == kind:
        return pl.col(column)
    if given.is_integer() and kind == pl.Int64:
        return pl.col(column).cast(pl.Int64)
    raise BadTables(
        _says(name, column, f"bertipe {given}, seharusnya {kind}", f"is {given}, should be {kind}")
    )


def _check_values(name: str, fact: Fact, values: pl.Series) -> None:
    known = values.drop_nulls()
    if fact.kind is Kind.CODE:
        wrong = known.filter(~known.is_in(list(fact.codes)))
        allowed = ", ".join(fact.codes)
    elif fact.kind is Kind.NUMBER and fact.minimum is not None and fact.maximum is not None:
        wrong = known.filter(~known.is_between(fact.minimum, fact.maximum))
        allowed = f"{fact.minimum}–{fact.maximum}"
    else:
        return
    if len(wrong):
        raise BadTables(
            _says(
                name,
                fact.name,
                f"memuat {len(wrong)} nilai di luar {allowed}",
                f"holds {len(wrong)} values other than {allowed}",
            )
        )


def _check_keys(households: pl.DataFrame, members: pl.DataFrame) -> None:
    ids = households["household_id"]
    if ids.null_count() or ids.n_unique() != len(ids):
        raise BadTables(
            _says("households", "household_id", "kosong atau berulang", "is empty or repeated")
        )
    strangers = members.join(households, on="household_id", how="anti", nulls_equal=False)
    if len(strangers):
        raise BadTables(
            _says(
                "members",
                "household_id",
                f"{len(strangers)} anggota tidak punya keluarga di tabel households",
                f"{len(strangers)} members have no household in the table households",
            )
        )


def _says(table: str, column: str, id_: str, en: str) -> Text:
    return Text(f"Tabel {table}, kolom {column}: {id_}.", f"Table {table}, column {column}: {en}.")
