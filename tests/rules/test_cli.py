"""`./pilar rules`: what it prints, its exit codes, and JSON for programs."""

import json
from pathlib import Path

import pytest

from pilar.rules.cli import run

FAMILY = {
    "decile": 2,
    "in_family_card": True,
    "members": [
        {"name": "Sarinem", "sex": "P", "birth_date": "1952-03-01", "civil_servant": False},
        {"name": "Suyanto", "sex": "L", "birth_date": "1980-03-01"},
    ],
}


@pytest.fixture
def family(tmp_path: Path) -> str:
    path = tmp_path / "keluarga.json"
    path.write_text(json.dumps(FAMILY), encoding="utf-8")
    return str(path)


def test_list_names_programme_version_conditions_laws_and_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["list", "--on", "2026-11-24"]) == 0

    told = capsys.readouterr().out
    assert "Program Keluarga Harapan (PKH)" in told
    assert "pkh.elderly: Ada anggota lanjut usia, 60 tahun ke atas" in told
    assert "umur terendah: 60, sejak 2023-01-01 (Petunjuk teknis PKH 2023–2025)" in told
    assert "sumber lain: 70 (Petunjuk teknis PKH 2022)" in told
    assert "[dari ingatan, perlu diperiksa]" in told


def test_list_shows_the_numbers_of_the_day_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--on", "2022-06-01", "--language", "en"]) == 0

    told = capsys.readouterr().out
    assert "the lowest age: 70, since 2022-01-01" in told
    assert "rights_victim" not in told.split("How a family is counted")[0]


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--on", "2026-11-24", "--json"]) == 0

    [programme] = json.loads(capsys.readouterr().out)
    assert programme["programme"] == "PKH"
    assert programme["conditions"]["pkh.decile"]["parameters"]["max_decile"]["value"] == 4


def test_explain_says_what_decides_and_what_each_answer_leads_to(
    family: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", family, "--on", "2026-11-24"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("PKH: perlu satu fakta lagi\n  Apakah Suyanto bekerja sebagai ASN")
    assert "✓ Keluarga berada pada desil 1–4" in told
    assert "? Tidak ada anggota keluarga yang bekerja sebagai ASN, TNI, atau Polri" in told
    assert "Sarinem, lansia: Rp2.400.000" in told


def test_explain_as_json_holds_both_languages_and_the_stored_answer(
    family: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", family, "--on", "2026-11-24", "--programme", "pkh", "--json"]) == 0

    programme = json.loads(capsys.readouterr().out)["programmes"]["PKH"]
    assert programme["headline"]["en"] == "PKH: one more fact is needed"
    assert programme["answer"]["verdict"] == "UNKNOWN"
    assert programme["next_fact"]["missing"]["fact"] == "civil_servant"
    assert json.loads(programme["facts"])["on"] == "2026-11-24"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--on", "2021-12-31"], "Aturan PKH untuk 31-12-2021 belum tercatat"),
        (["list", "--programme", "XYZ"], "Program “XYZ” belum ada aturannya"),
        (["explain", "nowhere.json"], "Berkas nowhere.json tidak dapat dibaca"),
        (["explain", "nowhere.json", "--language", "en"], "nowhere.json cannot be read"),
    ],
)
def test_a_foreseen_refusal_is_one_sentence_and_exit_code_1(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 1

    told = capsys.readouterr()
    assert told.err.startswith(sentence)
    assert (told.err.count("\n"), told.out) == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["explain"], ["list", "--on", "tomorrow"], ["list", "--on", "20261124"]],
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2

    assert "usage" in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--help"]) == 0

    assert "HOUSEHOLD.json" in capsys.readouterr().out
