"""A percentage is shown only where a labelled sample shows it true within 0.1."""

from collections import defaultdict

import pytest

from pilar.people.matching import queries
from pilar.people.matching.weights import CALIBRATED
from tests.people.matching import sample

pytestmark = pytest.mark.slow
LEAST = 30  # answers that a range needs before it says anything


def _in_range(chance: float) -> tuple[float, float] | None:
    return next(((low, high) for low, high in CALIBRATED if low <= chance < high), None)


def test_probabilities_are_calibrated_and_the_true_person_is_found() -> None:
    city, ids = sample.load(4000)
    answers: dict[tuple[float, float], list[tuple[float, bool]]] = defaultdict(list)
    meant = among_five = 0
    for question in sample.questions(city, ids, 1200):
        found = queries.candidates(question.asked)
        meant += question.meant is not None
        among_five += question.meant in [one.person.pk for one in found[:5]]
        for one in found[:3]:
            is_right = one.person.pk == question.meant
            answers[_in_range(one.probability)].append((one.probability, is_right))

    for span in CALIBRATED:
        said = answers[span]
        assert len(said) >= LEAST, f"{span}: too few answers to say anything"
        mean = sum(chance for chance, _right in said) / len(said)
        observed = sum(right for _chance, right in said) / len(said)
        assert abs(mean - observed) <= 0.1, f"{span}: said {mean:.2f}, was {observed:.2f}"
    assert among_five / meant >= 0.97
