"""Dated parameters: each with law and source, one in force on each day, others beside it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pilar.rules import dated
from pilar.rules.dated import BadParameters, NoLawYet, Nothing, parse
from pilar.rules.programmes import PROGRAMMES, rule_set

ELDERLY = parse("pkh/elderly", dated.raw("pkh/elderly"))
STATED = {"law": "L", "source": "S", "certainty": "sourced"}


def one(values: dict[str, Any]) -> dated.Dated:
    return parse("x", {"n": {"unit": "u", "values": values}})["n"]


def test_a_number_holds_from_its_day_on() -> None:
    assert ELDERLY["min_age"].on(date(2022, 12, 31)).value == 70
    assert ELDERLY["min_age"].on(date(2023, 1, 1)).value == 60


def test_what_another_source_says_stands_beside_it() -> None:
    others = ELDERLY["min_age"].others(date(2026, 11, 24))

    assert [(other.value, other.law) for other in others] == [(70, "Petunjuk teknis PKH 2022")]


def test_before_the_first_day_there_is_no_law() -> None:
    with pytest.raises(NoLawYet) as refusal:
        ELDERLY["min_age"].on(date(2021, 12, 31))

    assert "31-12-2021" in refusal.value.message.id


@pytest.mark.parametrize("in_force", [(True, True), (False, False)])
def test_exactly_one_value_of_a_day_is_in_force(in_force: tuple[bool, bool]) -> None:
    entries = [{"value": n, "in_force": force, **STATED} for n, force in enumerate(in_force)]

    with pytest.raises(BadParameters, match="exactly one"):
        one({"2022-01-01": entries})


def test_a_certainty_of_another_kind_is_refused() -> None:
    with pytest.raises(BadParameters, match="certainty"):
        one({"2022-01-01": {**STATED, "value": 1, "certainty": "perhaps"}})


def test_a_file_with_other_numbers_than_the_rule_reads_is_refused() -> None:
    with pytest.raises(BadParameters, match="min_age"):
        Nothing.on(ELDERLY, date(2026, 11, 24))


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_number_names_its_law_and_its_source(programme: str) -> None:
    for parameters in rule_set(programme).parameters.values():
        for parameter in parameters.values():
            for statement in parameter.in_force:
                assert statement.law
                assert statement.source


def test_no_parameter_file_is_left_unread() -> None:
    files = {path.relative_to(dated.FOLDER).with_suffix("").as_posix() for path in _files()}
    read = {path for code in PROGRAMMES for path in rule_set(code).parameters}

    assert files == read


def _files() -> list[Path]:
    return list(dated.FOLDER.rglob("*.yaml"))


def test_what_is_from_memory_is_in_the_list_to_verify() -> None:
    to_verify = (
        Path(__file__, "../../../docs/law-to-verify.md").resolve().read_text(encoding="utf-8")
    )

    for code in PROGRAMMES:
        for path, parameters in rule_set(code).parameters.items():
            for name, parameter in parameters.items():
                if any(statement.certainty == "memory" for statement in parameter.in_force):
                    assert f"`{path}.{name}`" in to_verify
