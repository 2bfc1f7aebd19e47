"""What every address needs: the rows of `permissions/<app>.yaml`, and the addresses that there are.

A row is `route: needs`, the route as urls.py spells it:

    masuk/: public                                   everybody
    akun/: signed in                                 everybody who is signed in
    kerja/orang/<uuid:person_id>/: registry.view_person
    kerja/akun/: access.manage_accounts everywhere   for the whole city, as `requires(..., everywhere=True)`
    kerja/cari/: registry.view_person or casework.view_case
    kerja/capaian/<slug:code>/: indicators.view of the city     what it names lies in no village (a
                                                                figure): the next village sees it too
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

from pilar.ground.access.scope import SIGNED_IN

FOLDER = Path(__file__).parent / "permissions"
PUBLIC = "public"
EVERYWHERE = " everywhere"
OF_THE_CITY = " of the city"


@dataclass(frozen=True)
class Row:
    """What one address needs: one of `needs`; for the whole city when `everywhere`.

    `of_the_city`: what the address names lies in no village.
    """

    app: str
    needs: frozenset[str]
    everywhere: bool
    of_the_city: bool

    @property
    def is_public(self) -> bool:
        return self.needs == {PUBLIC}

    @property
    def is_signed_in(self) -> bool:
        return self.needs == {SIGNED_IN}

    @property
    def wants_permission(self) -> bool:
        return not (self.is_public or self.is_signed_in)


def _row(app: str, text: str) -> Row:
    needs = text.removesuffix(EVERYWHERE).removesuffix(OF_THE_CITY)
    return Row(
        app,
        frozenset(needs.split(" or ")),
        everywhere=text.endswith(EVERYWHERE),
        of_the_city=text.endswith(OF_THE_CITY),
    )


@cache
def rows() -> Mapping[str, Row]:
    """Every row by its route. A route in two files is an error."""
    found: dict[str, Row] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for route, needs in (yaml.safe_load(path.read_text()) or {}).items():
            assert route not in found, f"{path.name}: {route} has a row already"
            found[route] = _row(path.stem, str(needs))
    return found


@dataclass(frozen=True)
class Address:
    """One URL pattern: its route with all prefixes, its view, the app that it belongs to."""

    route: str
    app: str
    view: Callable[..., Any]
    converters: Mapping[str, Any]

    @property
    def names(self) -> list[str]:
        """The names of what stands in it: `person_id`."""
        return list(self.converters)

    def path(self, values: Mapping[str, Any]) -> str:
        """The address with these values in it. Raises KeyError for one that is missing."""
        path = self.route
        for name, converter in self.converters.items():
            for spelling in (f"<{_short(converter)}:{name}>", f"<{name}>"):
                path = path.replace(spelling, converter.to_url(values[name]))
        return f"/{path}"

    def somewhere(self) -> str:
        """The address with values that fit and name nothing."""
        return self.path({name: _nothing(c) for name, c in self.converters.items()})


def _short(converter: Any) -> str:
    from django.urls.converters import get_converters

    return next(name for name, known in get_converters().items() if type(known) is type(converter))


def _nothing(converter: Any) -> Any:
    return {"uuid": UUID(int=7), "int": 7}.get(_short(converter), "x")


def _app(view: Callable[..., Any], namespaces: tuple[str, ...]) -> str:
    module = getattr(view, "view_class", view).__module__
    parts = module.split(".")
    return parts[2] if parts[0] == "pilar" else namespaces[-1]


def _walk(
    patterns: list[URLPattern | URLResolver],
    prefix: str = "",
    namespaces: tuple[str, ...] = (),
    converters: Mapping[str, Any] | None = None,
) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        known = {**(converters or {}), **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inside = namespaces + ((pattern.namespace,) if pattern.namespace else ())
            yield from _walk(pattern.url_patterns, route, inside, known)
        else:
            view = pattern.callback
            assert view is not None
            yield Address(route, _app(view, namespaces), view, known)


@cache
def addresses() -> list[Address]:
    """Every address that the urls of all apps give."""
    return list(_walk(get_resolver().url_patterns))
