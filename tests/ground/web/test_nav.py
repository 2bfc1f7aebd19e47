"""The navigation shows what its reader may use, and where they are."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse

from pilar.config import wiring
from pilar.ground.web import nav
from pilar.ground.web.components.base import ICONS
from tests.factories.access import UserFactory

ENTRIES = [
    nav.Entry("Kerja", "Galeri", "web:gallery", "inbox"),
    nav.Entry("Kerja", "Rahasia", "web:theme", permission="x.secret"),
    nav.Entry("Lain", "Bahasa", "web:language", count=f"{__name__}.seven"),
]


def seven(user: Any) -> int:
    return 7


def may(user: Any, permission: str) -> bool:
    return bool(user.full_name == "Sari")


@pytest.fixture
def request_of(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> Any:
    lists = SimpleNamespace(NAV=ENTRIES, NAV_MAY=f"{__name__}.may", NAV_AREA="", SHELL=wiring.SHELL)
    monkeypatch.setattr(nav, "_wiring", lambda: lists)

    def build(user: Any, path: str = "/ui/tombol/") -> HttpRequest:
        request = rf.get(path)
        request.user = user
        return request

    return build


def labels(groups: list[nav.Group]) -> list[str]:
    return [str(item.label) for group in groups for item in group.items]


def test_what_one_may_not_is_not_shown(request_of: Any) -> None:
    wati = UserFactory.build(full_name="Wati")

    assert labels(nav.groups(request_of(wati), "NAV")) == ["Galeri", "Bahasa"]


def test_what_one_may_is_shown(request_of: Any) -> None:
    sari = UserFactory.build(full_name="Sari")

    assert "Rahasia" in labels(nav.groups(request_of(sari), "NAV"))


def test_who_is_not_signed_in_sees_only_what_is_open(request_of: Any) -> None:
    assert labels(nav.groups(request_of(AnonymousUser()), "NAV")) == ["Galeri", "Bahasa"]


def test_the_page_below_an_entry_marks_it(request_of: Any) -> None:
    work, other = nav.groups(request_of(AnonymousUser()), "NAV")

    assert work.items[0].current
    assert not other.items[0].current


def test_a_count_stands_beside_its_entry(request_of: Any) -> None:
    _work, other = nav.groups(request_of(AnonymousUser()), "NAV")

    assert other.items[0].count == 7


@pytest.mark.parametrize("which", ["NAV", "PUBLIC_NAV", "FOOTER_NAV", "FIELD_NAV", "ACCOUNT_NAV"])
def test_every_entry_leads_somewhere(which: str) -> None:
    for entry in getattr(wiring, which):
        assert reverse(entry.url)
        assert not entry.count or callable(nav._called(entry.count))
        assert not entry.icon or entry.icon in ICONS
