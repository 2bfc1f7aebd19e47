"""How evidence is told: figures that can be read, and one row for all that is not known."""

from datetime import date

import pytest
from django.utils import translation

from pilar.people.matching import presenting, queries
from pilar.people.matching.compare import Traits
from tests.factories.registry import person


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (6.3, "79 to 1"),
        (-1.2, "1 to 2.3"),
        (60.5, "over a million to 1"),
        (-60.5, "1 to over a million"),
    ],
)
def test_odds_are_told_as_far_as_anybody_reads_them(bits: float, said: str) -> None:
    with translation.override("en"):
        assert presenting.odds(bits).replace(",", ".") == said


def test_what_is_not_known_is_one_row_that_adds_nothing() -> None:
    person(name="Sarinem", sex="P", birth_date=date(1952, 5, 12))
    (found,) = queries.candidates(Traits(name="Sarinem"), limit=1)

    *_known, last = presenting.shown(found).rows

    assert (last.sign, last.weight) == ("?", 0)
    assert "NIK" in last.values
    assert [row.sign for row in presenting.shown(found).rows].count("?") == 1
