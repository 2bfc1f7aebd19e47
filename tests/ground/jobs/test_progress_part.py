"""The part that says how far the work is."""

from datetime import UTC, datetime

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from pilar.ground.jobs import actions, parts
from pilar.ground.jobs.models import Progress

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)


@pytest.fixture
def work() -> Progress:
    return actions.start("import", "lansia-kota-2024.csv", by=None, at=AT, total=1200)


def _request(rf: RequestFactory, **headers: str) -> HttpRequest:
    request = rf.get("/kerja/impor/1/", headers=headers)
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]  # as the middleware does
    return request


def test_while_it_runs_the_part_asks_again_and_offers_a_link(work: Progress) -> None:
    actions.advance(work.pk, done=300, message="Membaca lembar 1")
    work.refresh_from_db()

    part = render_to_string("jobs/progress.html", {"progress": work})

    assert 'hx-trigger="every 1s"' in part
    assert "300 dari 1.200" in part
    assert "Membaca lembar 1" in part
    assert "<noscript>" in part


def test_when_it_has_ended_the_part_rests(work: Progress) -> None:
    actions.fail(work.pk, at=AT, message="Lembar 3 kosong.")
    work.refresh_from_db()

    part = render_to_string("jobs/progress.html", {"progress": work})

    assert "hx-" not in part
    assert "Lembar 3 kosong." in part


def test_a_whole_page_is_not_answered_by_the_part(rf: RequestFactory, work: Progress) -> None:
    assert parts.answer(_request(rf), work) is None
    assert parts.answer(_request(rf, hx_request="true", hx_target="other"), work) is None


def test_the_part_is_answered_until_the_work_has_ended(rf: RequestFactory, work: Progress) -> None:
    asks = {"hx_request": "true", "hx_target": "progress"}
    running = parts.answer(_request(rf, **asks), work)
    actions.finish(work.pk, at=AT)
    work.refresh_from_db()

    ended = parts.answer(_request(rf, **asks), work)

    assert running is not None
    assert b'id="progress"' in running.content
    assert ended is not None
    assert ended["HX-Refresh"] == "true"
