"""What stands in the navigation. Apps are named in config/wiring.py, so the ground knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.module_loading import import_string

from pilar.ground.web.components.base import drawn
from pilar.ground.web.parts import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: group "" stands first without a heading.

    url: a URL name without arguments. permission: who sees it ("" everybody).
    count: dotted path of a query (user) -> int, shown beside it; keep it to one indexed count.
    everywhere: only for those who hold the permission for the whole city.
    """

    group: Text
    label: Text
    url: str
    icon: str = ""
    permission: str = ""
    count: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as this reader sees it."""

    label: Text
    href: str
    icon: str
    count: int | None
    current: bool


@dataclass(slots=True)
class Group:
    """Entries under one heading."""

    label: Text
    items: list[Item] = field(default_factory=list)


def _wiring() -> ModuleType:
    return import_module(settings.PILAR_WIRING)


@cache
def _called(path: str) -> Callable[..., object]:
    return cast("Callable[..., object]", import_string(path))


def _may(request: HttpRequest, permission: str, *, everywhere: bool = False) -> bool:
    if not permission:
        return True
    where = {"area": settings.CITY} if everywhere else {}
    return request.user.is_authenticated and bool(
        _called(_wiring().NAV_MAY)(request.user, permission, **where)
    )


def groups(request: HttpRequest, which: str) -> list[Group]:
    """The entries of `which` that this reader may see, by heading; the page they are on is marked."""
    entries: list[Entry] = [
        e for e in getattr(_wiring(), which) if _may(request, e.permission, everywhere=e.everywhere)
    ]
    hrefs = [resolve_url(entry.url) for entry in entries]
    here = max((h for h in hrefs if _is_on(request.path, h)), key=len, default="")
    found: dict[str, Group] = {}
    for entry, href in zip(entries, hrefs, strict=True):
        group = found.setdefault(str(entry.group), Group(entry.group))
        count = cast("int", _called(entry.count)(request.user)) if entry.count else None
        icon = drawn(entry.icon, "") if entry.icon else ""
        group.items.append(Item(entry.label, href, icon, count, href == here))
    return list(found.values())


def _is_on(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))


def place(name: str, request: HttpRequest | None = None) -> str:
    """An address of SHELL: a path or a URL name; "" for a reader who holds none of its SHELL_NEEDS."""
    needs: tuple[str, ...] = _wiring().SHELL_NEEDS.get(name, ())
    if needs and not (request and any(_may(request, permission) for permission in needs)):
        return ""
    return resolve_url(_wiring().SHELL[name]) if _wiring().SHELL.get(name) else ""


def area_of_work(request: HttpRequest) -> Text:
    """What the wiring says of where this reader works; "" when it says nothing."""
    path: str = _wiring().NAV_AREA
    return (
        cast("Text", _called(path)(request.user)) if path and request.user.is_authenticated else ""
    )
