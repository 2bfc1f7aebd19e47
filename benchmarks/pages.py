"""`./pilar bench pages`: server time of every page that can be reached by links, signed in as each role.

Runs in one process against the demo city that is there, with all middleware, looks logged. Pages
are found by following links from the homes of the roles, one address a pattern; each is asked
`--requests` times after a warm-up of ten. Beside them a bare view: the cost of Django alone.
"""

import argparse
import re
import time
from collections.abc import Iterator
from html import unescape

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import Resolver404, path, resolve

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)"')
_MOST = 400  # pages looked at while searching for links, a role


def _bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def _pattern(address: str) -> str | None:
    """The route of an address of ours, "" for the home; None for what is no page."""
    try:
        return resolve(address.split("?")[0]).route
    except Resolver404:
        return None


def _pages(client: Client, start: str) -> Iterator[tuple[str, str]]:
    """(route, address) of each route reachable from `start` by links, first seen first."""
    seen, queue, looked = set(), [start], 0
    while queue and looked < _MOST:
        address = queue.pop(0)
        route = _pattern(address)
        if route is None or route in seen:
            continue
        seen.add(route)
        looked += 1
        response = client.get(address, follow=False)
        if response.status_code in (301, 302):
            queue.insert(0, response["Location"])
            continue
        if response.status_code != 200 or "text/html" not in response.get("Content-Type", ""):
            continue
        yield route, address
        for link in _LINK.findall(response.content.decode()):
            if link.startswith(("/", "?")):
                full = (
                    unescape(link)
                    if link.startswith("/")
                    else address.split("?")[0] + unescape(link)
                )
                queue.append(full)


def _measured(client: Client, address: str, requests: int) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    for _ in range(10):
        client.get(address)
    times = []
    for _ in range(requests):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)]


def run(arguments: list[str]) -> int:
    """Measure and print; exit 0 always: a benchmark judges nobody."""
    parser = argparse.ArgumentParser(prog="./pilar bench pages", description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--roles", default="", help="only these, by commas")
    options = parser.parse_args(arguments)
    from django.conf import settings

    from pilar.config import urls, wsgi
    from pilar.people.registry.models import Person

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    urls.urlpatterns.append(path("polos/", _bare))
    wsgi.settle()  # as the processes that serve do
    persons = Person.objects.standing().count()
    print(
        f"{persons} persons, {settings.DATABASES['default']['ENGINE']}, {options.requests} requests each"
    )
    bare = _measured(Client(), "/polos/", options.requests)
    print(f"{'bare view':<14} p50 {bare[0]:7.1f}  p95 {bare[1]:7.1f} ms")
    worst: list[tuple[float, float, str, str]] = []
    done: set[str] = set()
    for role, client in _roles(options.roles):
        for route, address in _pages(client, "/kerja/" if role else "/"):
            if route in done:
                continue
            done.add(route)
            p50, p95 = _measured(client, address, options.requests)
            worst.append((p95, p50, role or "anonymous", route))
    for p95, p50, role, route in sorted(worst, reverse=True):
        print(
            f"{role:<18} p50 {p50:7.1f}  p95 {p95:7.1f} ms  {p95 / bare[1]:6.1f} x bare  /{route}"
        )
    slow = sum(p95 > 100 for p95, *_rest in worst)
    print(f"{len(worst)} pages; {slow} above p95 100 ms")
    return 0


def _roles(wanted: str) -> Iterator[tuple[str, Client]]:
    """A client per demo role, the anonymous first."""
    from pilar.doors.demo import cast
    from pilar.ground.access.models import User

    names = {name for name in wanted.split(",") if name}
    if not names or "anonymous" in names:
        yield "", Client()
    people = [(one.demo_role, one.email) for one in cast.OFFICE if one.demo_role]
    people += [
        (role, f"{key}@{cast.DOMAIN}") for _p, key, _n, _v, role in cast.KNOWN_MEMBERS if role
    ]
    for role, email in people:
        if names and role not in names:
            continue
        client = Client()
        client.force_login(User.objects.get(email=email))
        yield role, client
