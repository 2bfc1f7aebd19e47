"""Only what is missing or too old is asked; answers become records, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from pilar.ground.audit.models import Event
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Person, Record
from pilar.work.assessments import actions, asking, known
from pilar.work.assessments.models import Submission
from tests.factories.programmes import ON, household
from tests.factories.registry import NOON

LATER = NOON + timedelta(minutes=5)


def _asked(home: Household) -> dict[str, asking.Asked]:
    return {one.key: one for one in asking.questions_for(home, ON)}


def _submit(home: Household, **given: object) -> Submission:
    return actions.submit(
        id=uuid4(),
        household=home,
        asked=asking.questions_for(home, ON),
        given=given,
        on=ON,
        by=None,
        at=LATER,
    )


def test_what_is_known_is_not_asked_again() -> None:
    names = {one.question.name for one in _asked(household()).values()}

    assert "decile" not in names
    assert "floor" in names


def test_what_is_too_old_is_asked_again_with_its_day() -> None:
    home = household()

    asked = asking.questions_for(home, ON + timedelta(days=200))

    decile = next(one for one in asked if one.question.name == "decile")
    assert decile.last_seen == ON


def test_nobody_is_asked_what_cannot_apply() -> None:
    home = household()
    child = Person.objects.get(full_name="Rizky Ardian")

    about_child = {one.question.name for one in _asked(home).values() if one.person == child}

    assert not about_child & {"pregnant", "occupation", "marital"}


def test_nobody_is_asked_what_hangs_on_a_question_that_cannot_apply() -> None:
    home = household()
    grandmother = Person.objects.get(full_name="Sarinem")

    about_her = {one.question.name for one in _asked(home).values() if one.person == grandmother}

    assert not about_her & {"pregnancy_number", "school_level"}


def test_a_pupil_has_not_finished_school_and_is_not_asked() -> None:
    home = household()
    child = Person.objects.get(full_name="Rizky Ardian")
    child.facts.pop("finished_school")
    child.save(update_fields=["facts"])

    seen = {each.id: each for each in known.household_facts(home, ON).members}[child.pk.hex]

    assert seen.facts["finished_school"] is False
    assert f"p-{child.pk.hex}-finished_school" not in _asked(home)


def test_answers_become_records_and_golden_values() -> None:
    home = household(decile=None)
    grandmother = Person.objects.get(full_name="Sarinem")

    submission = _submit(
        home, **{"h-decile": 3, f"p-{grandmother.pk.hex}-occupation": "buruh tani"}
    )

    home.refresh_from_db()
    grandmother.refresh_from_db()
    assert home.facts["decile"] == 3
    assert grandmother.facts["occupation"] == "buruh tani"
    assert submission.answered == 2
    assert Record.objects.filter(kind=Record.Kind.SUBMISSION).count() == 2
    assert Event.objects.filter(name="assessments:submission:received").count() == 1


def test_the_same_submission_twice_is_one() -> None:
    home, sent = household(decile=None), uuid4()
    asked = asking.questions_for(home, ON)
    common = {"id": sent, "household": home, "asked": asked, "on": ON, "by": None, "at": LATER}

    first = actions.submit(given={"h-decile": 3}, **common)
    again = actions.submit(given={"h-decile": 9}, **common)

    assert first == again
    assert Household.objects.get(pk=home.pk).facts["decile"] == 3


def test_an_answer_that_does_not_apply_after_the_others_is_left_out() -> None:
    home = household()
    grandmother = Person.objects.get(full_name="Sarinem")
    key = f"p-{grandmother.pk.hex}-"

    with pytest.raises(actions.NothingAnswered):
        _submit(home, **{key + "disability_kind": "netra"})


def test_nothing_answered_is_told() -> None:
    with pytest.raises(actions.NothingAnswered):
        _submit(household())


def test_the_answer_settles_the_determination() -> None:
    from pilar.work.programmes.models import Determination

    home = household(decile=None)

    with time_machine.travel(LATER, tick=False):
        _submit(home, **{"h-decile": 2})

    assert Determination.objects.get(household=home).verdict == "MAY_BE_PROPOSED"
    assert registry.current_members(home).count() == 2


def test_a_visit_ahead_is_refused() -> None:
    with pytest.raises(actions.VisitAhead):
        actions.record_visit(
            household=household(), outcome="DONE", on=ON + timedelta(days=2), by=None, at=NOON
        )
