"""One household explained: sentences, effects, sources in conflict, the next fact to ask for."""

from datetime import date
from typing import Any

import pytest

from pilar.rules.answers import Because, Counting, State, Verdict
from pilar.rules.explain import explain
from pilar.rules.explanation import Effect, ExplainedCondition, ExplainedProgramme, Needs, Why
from pilar.rules.programmes import UnknownProgramme
from tests.rules.pkh.families import family

ON = date(2026, 11, 24)
NOTHING_ELSE = {"severe_disability": False, "rights_victim": False}
SARINEM = {
    "name": "Sarinem",
    "sex": "P",
    "birth_date": "1952-03-01",
    "civil_servant": False,
    **NOTHING_ELSE,
}
SUYANTO = {"name": "Suyanto", "sex": "L", "birth_date": "1980-03-01", **NOTHING_ELSE}
RIZKY = {
    "name": "Rizky",
    "sex": "L",
    "birth_date": "2017-03-01",
    "school_level": "SD",
    "finished_school": False,
    **NOTHING_ELSE,
}


def pkh(*members: dict[str, Any], on: date = ON, **facts: object) -> ExplainedProgramme:
    household = {"decile": 2, "in_family_card": True, **facts, "members": list(members)}
    return explain(household, on)["PKH"]


def condition(programme: ExplainedProgramme, name: str) -> ExplainedCondition:
    return next(one for one in programme.conditions if one.name == name)


def test_a_family_that_waits_for_one_fact() -> None:
    programme = pkh(SARINEM, SUYANTO, RIZKY)

    assert programme.answer.verdict is Verdict.UNKNOWN
    assert programme.headline.id == "PKH: perlu satu fakta lagi"
    assert programme.amount_text.id == "Rp2.400.000–3.300.000 setahun"
    assert [group.needs for group in programme.groups] == [Needs.ALL, Needs.ONE]


def test_the_next_fact_tells_what_each_answer_leads_to() -> None:
    asked = pkh(SARINEM, SUYANTO, RIZKY).next_fact

    assert asked is not None
    assert asked.missing.question.id == "Apakah Suyanto bekerja sebagai ASN, TNI, atau Polri?"
    assert asked.text.id == "Tidak: layak diusulkan. Ya: belum memenuhi."
    assert asked.text.en == "No: may be proposed. Yes: does not meet the rules yet."
    assert asked.settles


def test_answering_the_next_fact_leads_where_it_was_said_to() -> None:
    for worker, verdict in ((True, Verdict.NOT_MET), (False, Verdict.MAY_BE_PROPOSED)):
        assert pkh(SARINEM, {**SUYANTO, "civil_servant": worker}, RIZKY).answer.verdict is verdict


def test_an_unknown_that_decides_and_one_that_only_adds_are_told_apart() -> None:
    programme = pkh(SARINEM, SUYANTO, RIZKY)
    work, school = (
        condition(programme, f"pkh.{n}") for n in ("no_civil_servant", "primary_school")
    )

    assert (work.effect, work.effect_text.id) == (Effect.DECIDES, "Fakta ini menentukan putusan.")
    assert work.found.id == (
        "Sarinem dan Rizky: tidak. Suyanto: pekerjaan sebagai ASN, TNI, atau Polri belum diketahui."
    )
    assert (school.effect, school.adds_idr) == (Effect.ADDS, 900_000)
    assert school.effect_text.id == "Tidak mengubah putusan; dapat menambah sampai Rp900.000."
    assert school.found.id == "Rizky: status sekolah belum diketahui."


def test_a_component_that_nobody_fits_says_that_it_changes_nothing() -> None:
    small = condition(pkh(SARINEM), "pkh.early_childhood")

    assert (small.state, small.effect, small.found.id) == (State.NOT_MET, Effect.NONE, "Tidak ada.")
    assert small.effect_text.id == "Tidak mengubah putusan: satu syarat lain sudah terpenuhi."


def test_the_law_and_the_numbers_in_force_stand_with_the_condition() -> None:
    old = condition(pkh(SARINEM), "pkh.elderly")

    assert old.title.id == "Ada anggota lanjut usia, 60 tahun ke atas"
    assert old.law == "Permensos 1/2018; Petunjuk teknis PKH 2023–2025"
    assert {number.name: number.value for number in old.numbers} == {
        "amount_idr": 2_400_000,
        "max_persons": 4,
        "min_age": 60,
    }


def test_sources_in_conflict_are_both_named_and_the_answer_under_each_is_told() -> None:
    def of_age(born: str) -> list[str]:
        old = condition(pkh({**SARINEM, "birth_date": born}), "pkh.elderly")
        return [other.text.id for other in old.other_sources if other.parameter == "min_age"]

    assert of_age("1952-03-01") == ["Dua batas umur terendah beredar, 60 dan 70: jawabannya sama."]
    assert of_age("1962-03-01") == [
        "Dua batas umur terendah beredar, 60 dan 70. Yang dipakai 60; dengan 70: belum terpenuhi."
    ]


def test_another_number_of_persons_shows_as_another_amount() -> None:
    two = condition(pkh(SARINEM, {**SARINEM, "name": "Paijo", "sex": "L"}), "pkh.elderly")

    other = next(one for one in two.other_sources if one.parameter == "max_persons")
    assert (other.value, other.least_idr, other.most_idr) == (1, 2_400_000, 2_400_000)
    assert "dengan 1: Rp2.400.000 setahun" in other.text.id


def test_a_fact_that_is_too_old_is_told_with_its_day() -> None:
    programme = pkh(SARINEM, decile=2, observed={"decile": "2026-01-02"})
    decile = condition(programme, "pkh.decile")

    assert decile.missing[0].why is Why.TOO_OLD
    assert decile.missing[0].observed_on == date(2026, 1, 2)
    assert decile.found.id == "Desil DTSEN terakhir tercatat 2 Januari 2026, perlu ditanyakan lagi."
    assert decile.found.en == "DTSEN decile last recorded on 2 January 2026, to be asked again."


def test_a_birth_year_near_the_limit_is_not_exact_enough() -> None:
    programme = pkh({**SARINEM, "birth_date": "1966-07-01", "birth_precision": "YEAR"})
    old = condition(programme, "pkh.elderly")

    assert [(one.fact, one.why) for one in old.missing] == [("birth_date", Why.NOT_EXACT)]
    assert old.found.id == "Sarinem: tanggal lahir belum diketahui tepat."


def test_the_question_for_a_birth_tells_ages() -> None:
    asked = pkh({**SARINEM, "birth_date": None}).next_fact

    assert asked is not None
    assert asked.text.id == (
        "0–6 tahun atau 60 tahun ke atas: layak diusulkan. 55–59 tahun: belum memenuhi. "
        "7–54 tahun: masih perlu fakta lain."
    )


def test_members_without_a_name_are_called_by_their_place() -> None:
    programme = pkh({**SARINEM, "name": ""}, {**SUYANTO, "name": None})

    assert condition(programme, "pkh.no_civil_servant").found.id.startswith(
        "Anggota 1: tidak. Anggota 2:"
    )


@pytest.mark.parametrize(
    ("members", "because"),
    [
        ([{**SARINEM, "severe_disability": True}], Because.COUNTS_ONCE),
        ([{**RIZKY, "name": n, "birth_date": "2022-01-01"} for n in "abc"], Because.COMPONENT_FULL),
        (
            [{**RIZKY, "name": n, "school_status": "ATTENDING"} for n in "abcd"],
            Because.CHILDREN_FULL,
        ),
        ([{**SARINEM, "name": n} for n in "abcde"], Because.COMPONENT_FULL),
        (
            [{**SUYANTO, "severe_disability": True}, *[{**SARINEM, "name": n} for n in "abcd"]],
            Because.FAMILY_FULL,
        ),
    ],
)
def test_who_is_not_counted_is_told_why(members: list[dict[str, Any]], because: Because) -> None:
    lines = pkh(*members).lines

    left_out = [line for line in lines if line.line.counting is Counting.NOT_COUNTED]
    assert [line.line.because for line in left_out] == [because]
    assert left_out[0].note.id.startswith("tidak dihitung: ")


@pytest.mark.slow
def test_the_lines_that_are_counted_add_up_to_the_amount() -> None:
    for seed in range(120):
        answer = explain(family(seed, known=1.0, on=ON), ON)["PKH"].answer
        counted = [one.amount_idr for one in answer.lines if one.counting is Counting.COUNTED]
        vague = any(one.counting is Counting.MAY_COUNT for one in answer.lines)
        assert vague or sum(counted) == answer.amount.least == answer.amount.most


@pytest.mark.slow
def test_no_member_is_counted_twice() -> None:
    for seed in range(120):
        lines = explain(family(seed, on=ON), ON)["PKH"].answer.lines
        counted = [one.member for one in lines if one.counting is Counting.COUNTED]
        assert len(counted) == len(set(counted)) <= 4


@pytest.mark.slow
def test_nothing_says_entitled() -> None:
    for seed in range(40):
        programme = explain(family(seed, on=ON), ON)["PKH"]
        told = [programme.headline, programme.caution, *(c.found for c in programme.conditions)]
        assert not any("berhak" in text.id or "entitled" in text.en for text in told)


def test_all_programmes_are_explained_unless_some_are_named() -> None:
    assert list(explain({"members": [{}]}, ON).programmes) == ["PKH"]
    assert list(explain({"members": [{}]}, ON, []).programmes) == []


def test_a_programme_without_rules_is_refused() -> None:
    with pytest.raises(UnknownProgramme, match="“BLT”"):
        explain({"members": [{}]}, ON, ["BLT"])


def test_a_household_that_was_read_for_another_day_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="2026-11-24"):
        explain(family(1, on=ON), date(2026, 11, 25))


def test_once_not_met_nothing_is_asked_and_nothing_is_due() -> None:
    programme = pkh({}, {}, decile=9)

    assert (programme.next_fact, programme.missing, programme.lines) == (None, (), ())
    assert tuple(programme.answer.amount) == (0, 0)
    assert programme.amount_text.id == ""
