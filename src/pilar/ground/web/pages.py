"""Lists: search, filter, sort and page, with a stable order and addresses that can be shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Generic, Literal, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from pilar.ground.web.numbers import angka
from pilar.ground.web.parts import Column

M = TypeVar("M", bound=Model)
SEARCH = "q"
SORT = "urut"
PAGE = "hal"


class Listing(Generic[M]):
    """One page of a queryset as the address asks for it. Costs two queries: the count and the rows.

    columns: heads; those with `sort` order the rows (their key is looked up in `orders`, or is a
    field name). `?urut=-name` descends. An unknown order or page is answered with the first.
    search: narrows by the words in `?q=`. default: the order without `?urut=`; it may not be "".
    """

    def __init__(
        self,
        request: HttpRequest,
        rows: "QuerySet[M]",
        *,
        columns: Sequence[Column] = (),
        default: str = "pk",
        orders: Mapping[str, Sequence[str]] | None = None,
        search: "Callable[[QuerySet[M], str], QuerySet[M]] | None" = None,
        size: int = 25,
    ) -> None:
        self.request = request
        self.size = size
        self.words = " ".join(request.GET.get(SEARCH, "").replace("\x00", "").split())[:200]
        self._orders = orders or {}
        self._columns = columns
        self.sort = self._known_sort(request.GET.get(SORT, ""), default)
        if search is not None and self.words:
            rows = search(rows, self.words)
        self.all = rows.order_by(*self._order_by())

    def _known_sort(self, asked: str, default: str) -> str:
        known = {column.sort for column in self._columns if column.sort}
        return asked if asked.removeprefix("-") in known else default

    def _order_by(self) -> list[str]:
        key, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        fields = [name for name in self._orders.get(key, [key]) if name not in {"pk", "-pk"}]
        turned = [_turn(name) for name in fields] if down else fields
        return [*turned, "-pk" if down else "pk"]

    @cached_property
    def total(self) -> int:
        return self.all.count()

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @cached_property
    def number(self) -> int:
        """The page shown, from 1; what can't be is the nearest that can."""
        asked = self.request.GET.get(PAGE, "1")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
        return min(max(1, number), self.pages)

    @cached_property
    def rows(self) -> list[M]:
        start = (self.number - 1) * self.size
        return list(self.all[start : start + self.size])

    @property
    def columns(self) -> list[Column]:
        """The heads, each with the address that sorts by it and the direction in force."""
        return [self._head(column) for column in self._columns]

    def _head(self, column: Column) -> Column:
        if not column.sort:
            return column
        here = self.sort.removeprefix("-") == column.sort
        down = self.sort.startswith("-")
        direction: Literal["", "ascending", "descending"] = ""
        if here:
            direction = "descending" if down else "ascending"
        key = f"-{column.sort}" if here and not down else column.sort
        return replace(column, href=self.address(**{SORT: key, PAGE: ""}), direction=direction)

    def address(self, **changes: str) -> str:
        """This address with some of its query changed; "" takes a key out."""
        query = self.request.GET.copy()
        for key, value in changes.items():
            if value:
                query[key] = value
            else:
                query.pop(key, None)
        return f"?{query.urlencode()}"

    @property
    def previous_href(self) -> str:
        return self.address(**{PAGE: str(self.number - 1)}) if self.number > 1 else ""

    @property
    def next_href(self) -> str:
        return self.address(**{PAGE: str(self.number + 1)}) if self.number < self.pages else ""

    def page_links(self) -> list[tuple[int, str]]:
        """(number, address): 0 is a gap, "" the page shown."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        links: list[tuple[int, str]] = []
        for number in numbers:
            if links and number - links[-1][0] > 1:
                links.append((0, ""))
            href = "" if number == self.number else self.address(**{PAGE: str(number)})
            links.append((number, href))
        return links

    def range_in_words(self) -> str:
        """ "26-50 dari 312"."""
        first = (self.number - 1) * self.size + 1 if self.total else 0
        last = min(self.number * self.size, self.total)
        figures = {"first": angka(first), "last": angka(last), "total": angka(self.total)}
        return gettext("%(first)s–%(last)s of %(total)s") % figures


def _turn(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
