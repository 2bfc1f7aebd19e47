"""Tables that cannot be meant are refused with the column; a fact that nobody brought is unknown."""

from datetime import date

import polars as pl
import pytest

from pilar.rules.batch import BadTables, determine

ON = date(2026, 11, 24)
HOUSEHOLDS = pl.DataFrame({"household_id": ["a", "b"], "decile": [2, 8]})
MEMBERS = pl.DataFrame({"household_id": ["a", "b"], "member_id": ["1", "1"]})


def test_facts_without_a_column_are_unknown() -> None:
    rows = determine(HOUSEHOLDS, MEMBERS, ON).rows_by_key("household_id", named=True, unique=True)

    assert rows["a"]["PKH.verdict"] == "UNKNOWN"
    assert rows["a"]["pkh.elderly"] is None
    assert (rows["b"]["PKH.verdict"], rows["b"]["PKH.most_idr"]) == ("NOT_MET", 0)


def test_columns_that_no_rule_reads_are_ignored() -> None:
    households = HOUSEHOLDS.with_columns(pl.lit("Punten").alias("village_name"))

    assert determine(households, MEMBERS, ON).height == 2


def test_whole_numbers_of_another_width_are_taken() -> None:
    households = HOUSEHOLDS.with_columns(pl.col("decile").cast(pl.Int8))

    assert determine(households, MEMBERS, ON)["pkh.decile"].to_list() in (
        [True, False],
        [False, True],
    )


def test_a_household_without_members_meets_no_component() -> None:
    households = HOUSEHOLDS.with_columns(pl.lit(True).alias("in_family_card"))

    rows = determine(households, MEMBERS.head(1), ON).rows_by_key("household_id", named=True)

    assert rows["b"][0]["pkh.elderly"] is False


@pytest.mark.parametrize(
    ("households", "members", "part"),
    [
        (HOUSEHOLDS.drop("household_id"), MEMBERS, "households, kolom household_id"),
        (HOUSEHOLDS, MEMBERS.drop("member_id"), "members, kolom member_id"),
        (pl.concat([HOUSEHOLDS, HOUSEHOLDS]), MEMBERS, "berulang"),
        (HOUSEHOLDS.head(1), MEMBERS, "1 anggota tidak punya keluarga"),
        (HOUSEHOLDS.with_columns(pl.lit("2").alias("decile")), MEMBERS, "bertipe String"),
        (HOUSEHOLDS.with_columns(pl.lit(2.5).alias("decile")), MEMBERS, "bertipe Float64"),
        (HOUSEHOLDS.with_columns(pl.lit(11).alias("decile")), MEMBERS, "2 nilai di luar 1–10"),
        (HOUSEHOLDS, MEMBERS.with_columns(pl.lit("F").alias("sex")), "2 nilai di luar L, P"),
        (HOUSEHOLDS, MEMBERS.with_columns(pl.lit(1).alias("pregnant")), "bertipe Int32"),
    ],
)
def test_tables_that_cannot_be_meant_are_refused(
    households: pl.DataFrame, members: pl.DataFrame, part: str
) -> None:
    with pytest.raises(BadTables) as refusal:
        determine(households, members, ON)

    assert part in refusal.value.message.id
