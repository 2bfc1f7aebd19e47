"""Who sees a person: by the village, by a grant on one entry, also after entries were joined."""

from pilar.ground.access import scope
from pilar.people.registry import actions
from pilar.people.registry.models import Person
from tests.factories.access import UserFactory, grant_object, worker
from tests.factories.registry import GUNUNGSARI, NOON, PUNTEN, person

VIEW = "registry.view_person"


def test_a_grant_on_an_entry_reaches_whom_it_was_joined_with() -> None:
    first, second, third = (person(name=name) for name in ("Lilik", "Lilik S", "Lilik Suryani"))
    dimas = grant_object(UserFactory(), VIEW, obj=first)

    for loser, survivor in ((first, second), (second, third)):
        actions.merge(survivor=survivor, loser=loser, reason="sama", by=UserFactory(), at=NOON)

    seen = scope.visible(dimas, VIEW, Person)
    assert {p.pk for p in seen} == {first.pk, second.pk, third.pk}
    assert [p.pk for p in seen.standing()] == [third.pk]
    assert scope.get_or_404(dimas, VIEW, Person, pk=third.pk)


def test_a_grant_on_the_survivor_does_not_open_what_was_joined_into_it() -> None:
    survivor, loser = person(), person()
    dimas = grant_object(UserFactory(), VIEW, obj=survivor)

    actions.merge(survivor=survivor, loser=loser, reason="sama", by=UserFactory(), at=NOON)

    assert [p.pk for p in scope.visible(dimas, VIEW, Person)] == [survivor.pk]


def test_a_grant_in_another_village_is_added_once() -> None:
    near, far = person(village=PUNTEN), person(village=GUNUNGSARI)
    sari = grant_object(worker(VIEW, area=PUNTEN), VIEW, obj=far)
    grant_object(sari, VIEW, obj=near)

    assert sorted(p.pk for p in scope.visible(sari, VIEW, Person)) == sorted([near.pk, far.pk])
