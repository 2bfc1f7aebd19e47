"""Lists: search, sort and page by the address, in an order that never shakes."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import RequestFactory

from pilar.ground.areas.models import Area
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column

COLUMNS = (Column("Kode"), Column("Nama", sort="name"), Column("Jenis", sort="kind"))


def search(rows: "QuerySet[Area]", words: str) -> "QuerySet[Area]":
    return rows.filter(name__icontains=words)


@pytest.fixture
def listing(rf: RequestFactory) -> Any:
    def build(query: str, **more: Any) -> Listing[Area]:
        request = rf.get(f"/x/?{query}")
        options = {"columns": COLUMNS, "default": "name", "search": search, "size": 10} | more
        return Listing(request, Area.objects.all(), **options)

    return build


def test_a_page_costs_the_count_and_the_rows(listing: Any, django_assert_num_queries: Any) -> None:
    page = listing("hal=2")

    with django_assert_num_queries(2):
        assert len(page.rows) == 10
        assert page.pages == -(-page.total // 10)
        assert list(page.columns)
        assert page.page_links()


def test_pages_together_hold_each_row_once(listing: Any) -> None:
    pages = listing("").pages

    rows = [
        row.pk for number in range(1, pages + 1) for row in listing(f"hal={number}&urut=kind").rows
    ]

    assert len(rows) == len(set(rows)) == Area.objects.count()


@pytest.mark.parametrize(
    "query", ["hal=0", "hal=-3", "hal=abc", "hal=", "hal=1e9", "hal=٣", "urut=password", "urut=-"]
)
def test_what_can_not_be_is_the_first_page_in_the_usual_order(listing: Any, query: str) -> None:
    assert [row.pk for row in listing(query).rows] == [row.pk for row in listing("").rows]


def test_a_page_beyond_the_end_is_the_last(listing: Any) -> None:
    page = listing("hal=999999")

    assert page.number == page.pages


def test_the_way_down_is_the_way_up_turned(listing: Any) -> None:
    up = [row.pk for row in listing("urut=kind", size=100).rows]
    down = [row.pk for row in listing("urut=-kind", size=100).rows]

    assert up == down[::-1]


def test_heads_sort_and_turn(listing: Any) -> None:
    _code, name, kind = listing("urut=name&q=e&hal=3").columns

    assert name.direction == "ascending"
    assert name.href == "?urut=-name&q=e"
    assert kind.href == "?urut=kind&q=e"


def test_words_narrow_the_list(listing: Any) -> None:
    page = listing("q=  punten ")

    assert page.words == "punten"
    assert [row.name for row in page.rows] == ["Punten"]


def test_an_address_keeps_the_rest_of_the_query(listing: Any) -> None:
    assert listing("q=a&hal=2", size=3).next_href == "?q=a&hal=3"
    assert listing("q=a&hal=2", size=3).address(q="") == "?hal=2"


def test_an_empty_list_says_so(listing: Any) -> None:
    page = listing("q=tidakada")

    assert page.rows == []
    assert page.range_in_words().startswith("0–0")
