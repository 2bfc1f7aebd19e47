"""/metrics: what Prometheus reads, and who may."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connections, transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pilar.ground.audit import actions as audit
from pilar.ground.jobs import actions as jobs

LINE = re.compile(r'^[a-z_]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? [-+0-9.e]+$')


def _text(client: Client) -> str:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    return answer.content.decode()


def _value(text: str, name: str) -> float:
    (line,) = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return float(line.rpartition(" ")[2])


def test_every_line_is_of_the_text_format(client: Client) -> None:
    jobs.beat("here:1:x", at=timezone.now())
    client.get("/kontak/")

    for line in _text(client).splitlines():
        assert LINE.match(line) or re.match(r"# (HELP|TYPE) [a-z_]+ \S", line), line


def test_requests_stand_by_pattern_and_status(client: Client) -> None:
    client.get("/lacak/BT-7K2M-9QX/")

    text = _text(client)

    name = 'pilar_http_request_seconds_count{method="GET",route="/lacak/<slug:code>/",status="302"}'
    assert _value(text, name) >= 1
    assert "7K2M" not in text
    buckets = re.findall(r'route="/lacak/<slug:code>/",status="302",le="(.*?)"\} (\d+)', text)
    assert buckets[-1] == ("+Inf", str(int(_value(text, name))))
    assert [int(n) for _, n in buckets] == sorted(int(n) for _, n in buckets)


def test_jobs_stand_by_state_with_the_age_of_the_oldest(client: Client) -> None:
    now = timezone.now()
    for state in ("READY", "READY", "RUNNING", "FAILED", "SUCCESSFUL"):
        row = {"status": state, "task_path": "x", "run_after": now, "backend_name": "default"}
        job = DBTaskResult.objects.create(args_kwargs={"args": ["Siti"], "kwargs": {}}, **row)
        DBTaskResult.objects.filter(pk=job.pk).update(enqueued_at=now - timedelta(seconds=90))

    text = _text(client)

    found = {
        s: _value(text, f'pilar_jobs{{state="{s}"}}') for s in ("waiting", "running", "failed")
    }
    assert found == {"waiting": 2, "running": 1, "failed": 1}
    assert 90 <= _value(text, "pilar_jobs_oldest_waiting_seconds") < 100
    assert "Siti" not in text


def test_worker_and_seals_stand_with_their_age(client: Client) -> None:
    now = timezone.now()
    jobs.beat("here:1:x", at=now - timedelta(seconds=7))
    with transaction.atomic():
        audit.record("test:row:made", by=None, at=now - timedelta(seconds=30))

    text = _text(client)

    assert 7 <= _value(text, "pilar_worker_seen_seconds") < 17
    assert _value(text, "pilar_events_unsealed") == 1
    assert 30 <= _value(text, "pilar_events_unsealed_oldest_seconds") < 40


def test_sizes_are_those_of_this_machine(client: Client) -> None:
    text = _text(client)

    assert _value(text, 'pilar_database_bytes{database="default"}') > 100_000
    assert _value(text, 'pilar_process_resident_bytes{kind="web"}') > 20_000_000
    assert _value(text, "pilar_disk_free_bytes") > 0


def test_without_a_database_it_tells_the_rest(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connections["default"], "cursor", away)

    text = _text(client)

    assert _value(text, "pilar_database_up") == 0
    assert "pilar_http_request_seconds" in text
    assert "pilar_jobs" not in text


@pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.3", "2001:db8::1", ""])
def test_to_others_it_is_not_there(client: Client, address: str) -> None:
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_reads_it(client: Client, address: str) -> None:
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
@pytest.mark.parametrize("said", ["203.0.113.9", "127.0.0.1"])
def test_who_comes_through_the_proxy_of_this_machine_does_not(
    client: Client, header: str, said: str
) -> None:
    assert client.get("/metrics", headers={header: said}).status_code == 404


@pytest.mark.parametrize(
    ("token", "said", "status"),
    [
        ("long-and-secret", "Bearer long-and-secret", 200),
        ("long-and-secret", "Bearer wrong", 404),
        ("long-and-secret", "Bearer kata-sandi-é", 404),
        ("long-and-secret", "", 404),
        ("", "Bearer ", 404),
    ],
)
def test_a_token_opens_it_from_elsewhere(
    client: Client, settings: Any, token: str, said: str, status: int
) -> None:
    settings.METRICS_TOKEN = token

    answer = client.get("/metrics", headers={"Authorization": said}, REMOTE_ADDR="203.0.113.9")

    assert answer.status_code == status
