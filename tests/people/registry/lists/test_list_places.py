"""Villages spelled otherwise."""

import pytest

from pilar.people.registry.lists import Places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TEMAS", "35.79.01.1001"),
        ("Kel. Temas", "35.79.01.1001"),
        ("Desa Oro-Oro Ombo", "35.79.01.2006"),
        ("OROORO OMBO", "35.79.01.2006"),
        ("Sumber Brantas", "35.79.02.2009"),
        ("SBR. BRANTAS", "35.79.02.2009"),
        ("Gn. Sari", "35.79.02.2002"),
        ("Songgojerto", "35.79.01.1003"),
        ("Junjero", "35.79.03.2003"),
        ("Sumberrejo", "35.79.01.2005"),
        ("Tulung Rejo", "35.79.02.2003"),
        ("Bulu Kerto", "35.79.02.2008"),
    ],
)
def test_the_village_is_meant(places: Places, name: str, code: str) -> None:
    assert places.by_name(name) == code


@pytest.mark.parametrize("name", ["", "??", "Bt", "Pandesari", "Malang", "Rejo", "Sumber"])
def test_no_village_is_meant(places: Places, name: str) -> None:
    assert places.by_name(name) == ""


def test_every_village_is_found_by_its_own_name(places: Places) -> None:
    for code, name in places.villages.items():
        for written in (name, name.upper(), name.replace(" ", ""), f"Kel. {name}"):
            assert places.by_name(written) == code


def test_a_district_is_not_a_village_of_its_name(places: Places) -> None:
    assert places.district("Kec. Batu") == "35.79.01"
    assert places.by_name("Batu") == ""


@pytest.mark.parametrize("code", ["35.79.01.1001", "3579011001"])
def test_a_code_is_known_with_and_without_dots(places: Places, code: str) -> None:
    assert places.by_code(code) == "35.79.01.1001"


def test_codes_of_elsewhere_are_outside(places: Places) -> None:
    assert places.is_outside("35.07")
    assert places.is_outside("3507")
    assert not places.is_outside("3579010001")
    assert not places.is_outside("35")
