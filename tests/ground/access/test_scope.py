"""Scope: a worker sees what the grants say, nothing else, and it costs one query."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from tests.factories.access import (
    BUMIAJI,
    CITY,
    GUNUNGSARI,
    LONG_AGO,
    PUNTEN,
    GrantFactory,
    UserFactory,
    grant_object,
    worker,
)

VIEW = "registry.view_person"
NOW = timezone.now()


def test_a_grant_on_a_village_shows_that_village(residents: QuerySet[User]) -> None:
    sari = worker(VIEW, area=PUNTEN)

    assert [r.full_name for r in scope.visible(sari, VIEW, residents)] == [PUNTEN]


def test_a_grant_on_a_kecamatan_shows_all_villages_in_it(residents: QuerySet[User]) -> None:
    sari = worker(VIEW, area=BUMIAJI)

    assert {r.full_name for r in scope.visible(sari, VIEW, residents)} == {PUNTEN, GUNUNGSARI}


@pytest.mark.parametrize("area", [CITY, "35"])
def test_a_grant_on_the_whole_city_shows_all_and_lists_no_village(
    residents: QuerySet[User], area: str
) -> None:
    sari = worker(VIEW, area=area)
    seen = scope.visible(sari, VIEW, residents)

    assert {r.full_name for r in seen} == {PUNTEN, GUNUNGSARI, ""}
    assert str(seen.query) == str(residents.query)


def test_a_code_that_begins_alike_is_not_inside(residents: QuerySet[User]) -> None:
    Area.objects.create(code="35.7", name="Lain", kind=Area.Kind.DISTRICT)
    sari = worker(VIEW, area="35.7")

    assert not scope.visible(sari, VIEW, residents).exists()
    assert not scope.may(sari, VIEW, area=PUNTEN)
    assert scope.village_codes(sari, VIEW) == frozenset()


def test_an_object_grant_adds_that_object(residents: QuerySet[User]) -> None:
    far = residents.get(full_name=GUNUNGSARI)
    sari = grant_object(worker(VIEW, area=PUNTEN), VIEW, obj=far)

    assert {r.full_name for r in scope.visible(sari, VIEW, residents)} == {PUNTEN, GUNUNGSARI}


def test_an_object_grant_alone_shows_one(residents: QuerySet[User]) -> None:
    far = residents.get(full_name=GUNUNGSARI)
    tono = grant_object(UserFactory(), VIEW, obj=far)

    assert list(scope.visible(tono, VIEW, residents)) == [far]
    assert scope.may(tono, VIEW)
    assert scope.may(tono, VIEW, obj=far)
    assert not scope.may(tono, VIEW, obj=residents.get(full_name=PUNTEN))
    assert not scope.may(tono, VIEW, area=GUNUNGSARI)


def test_another_permission_gives_nothing(residents: QuerySet[User]) -> None:
    sari = worker("registry.edit_person", area=CITY)

    assert not scope.visible(sari, VIEW, residents).exists()
    assert not scope.may(sari, VIEW)


def test_a_model_that_lies_in_no_area_is_seen_for_the_whole_city_only() -> None:
    assert scope.visible(worker(VIEW, area=CITY), VIEW, User).exists()
    assert not scope.visible(worker(VIEW, area=BUMIAJI), VIEW, User).exists()


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [
        (NOW - timedelta(days=2), NOW - timedelta(days=1), False),
        (NOW + timedelta(days=1), None, False),
        (NOW - timedelta(days=1), NOW + timedelta(days=1), True),
        (LONG_AGO, None, True),
    ],
)
def test_only_a_grant_in_force_counts(begins: Any, ends: Any, holds: bool) -> None:
    sari = GrantFactory(permission=VIEW, valid_from=begins, valid_to=ends).user

    assert scope.may(sari, VIEW) is holds


def test_a_deactivated_account_holds_nothing(residents: QuerySet[User]) -> None:
    sari = worker(VIEW)
    sari.is_active = False

    assert not scope.visible(sari, VIEW, residents).exists()
    assert not scope.may(sari, VIEW)
    assert scope.village_codes(sari, VIEW) == frozenset()


def test_budi_who_is_signed_out_holds_nothing(
    residents: QuerySet[User], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert not scope.visible(AnonymousUser(), VIEW, residents).exists()
        assert not scope.may(AnonymousUser(), VIEW, area=PUNTEN)


def test_what_is_out_of_scope_or_malformed_is_404(residents: QuerySet[User]) -> None:
    sari = worker(VIEW, area=PUNTEN)
    far = residents.get(full_name=GUNUNGSARI)

    assert scope.get_or_404(sari, VIEW, residents, full_name=PUNTEN).full_name == PUNTEN
    for lookup in ({"pk": far.pk}, {"pk": uuid4()}, {"pk": "bukan-uuid"}, {"pk": None}):
        with pytest.raises(Http404):
            scope.get_or_404(sari, VIEW, residents, **lookup)


def test_villages_are_those_of_all_grants() -> None:
    sari = worker(VIEW, area=PUNTEN)
    GrantFactory(user=sari, permission=VIEW, area_id="35.79.03")

    assert scope.village_codes(sari, VIEW) == {PUNTEN} | {
        area.code for area in Area.objects.filter(parent="35.79.03")
    }
    assert len(scope.village_codes(worker(VIEW), VIEW)) == 24


def test_grants_are_read_once(
    residents: QuerySet[User], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sari = worker(VIEW, "casework.view_case", area=BUMIAJI)
    scope.village_codes(worker(VIEW), VIEW)  # the areas are in memory from here on

    with django_assert_num_queries(1):
        scope.may(sari, VIEW)
        scope.may(sari, "casework.view_case", area=PUNTEN)
        scope.village_codes(sari, VIEW)
        scope.visible(sari, VIEW, residents)
    with django_assert_num_queries(1):
        list(scope.visible(sari, VIEW, residents))


def test_each_row_comes_once_however_many_grants_show_it(residents: QuerySet[User]) -> None:
    near = residents.get(full_name=PUNTEN)
    sari = grant_object(worker(VIEW, area=PUNTEN), VIEW, obj=near)
    GrantFactory(user=sari, permission=VIEW, area_id=BUMIAJI)
    scope.forget(sari)

    assert sorted(r.full_name for r in scope.visible(sari, VIEW, residents)) == [PUNTEN, GUNUNGSARI]
