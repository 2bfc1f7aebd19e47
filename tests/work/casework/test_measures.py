"""What may be counted of casework: each measure counts what it says, and once."""

from typing import Any

import pytest
from django.db.models import Count

from pilar.work.casework import actions
from pilar.work.casework.measures import MEASURES
from pilar.work.casework.models import Task
from tests.factories.access import PUNTEN
from tests.factories.casework import HOUR, awaiting_word, done, offered, open_case, say, scene
from tests.factories.intake import TUESDAY

BY_CODE = {measure.code: measure for measure in MEASURES}


def story() -> None:
    """Two tasks done, one of them late; one handed back; not solved, then solved with a good rating."""
    play = scene()
    done(play.case, play.lilik)
    late = done(play.case, play.lilik)
    Task.objects.filter(pk=late.pk).update(due_at=TUESDAY - HOUR)
    back = offered(play.case, play.lilik)
    actions.hand_back(task=back, why="OTHER", by=play.lilik_user, at=TUESDAY)
    actions.cancel_task(task=back, words="x", by=play.sari, at=TUESDAY)
    say(awaiting_word(play.case), solved=False, rating=2)
    say(awaiting_word(play.case), solved=True, rating=4)
    open_case(play.sari, report=None, person=play.case.person)


EXPECTED = {
    "casework.tasks_done": 2,
    "casework.tasks_done_in_time": 1,
    "casework.tasks_handed_back": 1,
    "casework.cases_opened": 2,
    "casework.persons_in_care": 1,
    "casework.words": 2,
    "casework.words_solved": 1,
    "casework.words_not_solved": 1,
    "casework.ratings": 2,
    "casework.ratings_good": 1,
}


def test_every_measure_is_told_below() -> None:
    assert set(EXPECTED) == set(BY_CODE)


@pytest.mark.parametrize("code", list(EXPECTED))
def test_it_counts_what_it_says(code: str) -> None:
    story()
    measure: Any = BY_CODE[code]
    counted = Count(measure.distinct, distinct=True) if measure.distinct else Count("pk")
    paths = [path for path in (measure.area, measure.pillar) if path]
    found = list(measure.rows().order_by().values_list(*paths).annotate(n=counted))

    assert [row[-1] for row in found] == [EXPECTED[code]]
    assert found[0][0] == PUNTEN
    assert not measure.pillar or found[0][1] == "PSM"
    for path, heading in measure.columns:
        assert measure.rows().values_list(path, measure.day)
        assert str(heading)
