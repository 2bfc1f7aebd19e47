"""The log tells what happened, where, and of nobody."""

import io
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.log import log_response

from pilar.ground.access.models import User
from pilar.ground.web import logs
from pilar.kernel.errors import DomainError
from tests.factories.access import UserFactory

NIK, NAME = "3579910512800001", "Siti Rahayu"


def _written(log: Callable[[logging.Logger], None], name: str = "pilar.test") -> dict[str, Any]:
    """The line that `log` leaves, with whatever it holds besides."""
    stream = io.StringIO()
    logger = logging.Logger(name)  # noqa: LOG001  one of its own, so that nothing else hears it
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Json())
    logger.addHandler(handler)
    log(logger)
    (line,) = stream.getvalue().splitlines()
    assert NIK not in line
    assert "Siti" not in line
    said: dict[str, Any] = json.loads(line)
    return said


def _of(error: Callable[[], object]) -> dict[str, Any]:
    """What the log tells last of what `error` raises."""

    def log(logger: logging.Logger) -> None:
        try:
            error()
        except Exception:
            logger.exception("It failed")

    told: list[dict[str, Any]] = _written(log)["errors"]
    return told[-1]


def _sql(statement: str, *values: object) -> Callable[[], None]:
    """Runs `statement` on a table in which `NIK` and `NAME` stand already."""

    def run() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE folk (nik varchar(16) CONSTRAINT one_each UNIQUE,"
                " name varchar(20) NOT NULL, age integer CONSTRAINT alive CHECK (age < 130))"
            )
            cursor.execute("INSERT INTO folk VALUES (%s, %s, 1)", [NIK, NAME])
            cursor.execute(statement, values)

    return run


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (_sql("INSERT INTO folk VALUES (%s, %s, 1)", NIK, NAME), ("one_each", "folk.nik")),
        (_sql("INSERT INTO folk VALUES (%s, %s, 131)", NIK[::-1], NAME), ("alive",)),
        (_sql("INSERT INTO folk VALUES (%s, NULL, 1)", NIK[::-1]), ("name",)),
    ],
)
def test_a_broken_constraint_is_named_without_the_row(
    error: Callable[[], object], kept: tuple[str, ...]
) -> None:
    told = _of(error)

    assert told["type"].endswith(("IntegrityError", "Violation"))
    assert any(name in told["said"] for name in kept), told


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize(
    "error",
    [
        _sql("SELECT CAST(%s AS integer)", NAME),
        _sql("SELECT CAST(%s AS uuid)", NIK),
        _sql("SELECT CAST(%s AS date)", NIK),
        _sql("SELECT CAST(%s AS integer)", NIK),
        _sql("INSERT INTO folk VALUES (%s, %s, 1)", "1", NAME * 9),
        _sql(f"SELECT * FROM folk WHERE nik = {NIK}"),
        _sql(f'SELECT "{NAME}" FROM folk'),
    ],
)
def test_postgresql_repeats_no_value(error: Callable[[], object]) -> None:
    told = _of(error)

    assert told["said"].endswith("]")  # its code, for who has to look it up


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "error",
    [
        _sql(f'SELECT Siti FROM folk WHERE nik = "{NIK}"'),
        _sql(f"SELECT * FROM folk WHERE '{NAME}"),
        _sql(f"SELECT {NIK} Siti Rahayu FROM folk"),
    ],
)
def test_sqlite_repeats_no_word_of_the_statement(error: Callable[[], object]) -> None:
    told = _of(error)

    assert told["said"]


def test_a_model_that_meets_another_row_is_named_by_its_table() -> None:
    UserFactory(email=f"siti.{NIK}@example.org", full_name=NAME)

    def again() -> None:
        with transaction.atomic():
            User.objects.create(email=f"siti.{NIK}@example.org", full_name=NAME)

    told = _of(again)

    assert "access_user" in told["said"]
    assert any("test_logs.py" in place for place in told["at"])
    assert not any(NIK in place for place in told["at"])


class _Refused(DomainError):
    code = "test.refused"


def _raise(error: BaseException) -> Callable[[], None]:
    def run() -> None:
        siti = f"{NAME} {NIK}"  # a local variable
        assert siti
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError(f"{NAME} is no number"), ""),
        (KeyError(NIK), ""),
        (RuntimeError(NAME), ""),
        (SuspiciousOperation(NAME), ""),
        (_Refused(f"{NAME} already has a place"), "test.refused"),
        (
            FileNotFoundError(2, "No such file or directory", f"/srv/{NAME}"),
            "No such file or directory",
        ),
        (
            AttributeError("'NoneType' object has no attribute 'pk'"),
            "'NoneType' object has no attribute 'pk'",
        ),
    ],
)
def test_the_text_of_an_error_is_told_only_where_it_speaks_of_code(
    error: BaseException, said: str
) -> None:
    told = _of(_raise(error))

    assert told["said"] == said
    assert told["type"].endswith(type(error).__name__)
    assert told["at"][-1].endswith("run: raise error")


def test_what_led_to_an_error_is_told_first() -> None:
    def fail() -> None:
        try:
            raise ValueError(NAME)
        except ValueError as cause:
            raise RuntimeError(NIK) from cause

    def log(logger: logging.Logger) -> None:
        try:
            fail()
        except RuntimeError:
            logger.exception("It failed")

    told = _written(log)["errors"]

    assert [each["type"] for each in told] == ["ValueError", "RuntimeError"]


def test_of_what_packages_log_only_the_sentence_is_kept() -> None:
    line = _written(lambda logger: logger.warning("Mail to %s was not sent", NAME), "somebody.mail")

    assert line["message"] == "Mail to %s was not sent"


@pytest.mark.parametrize("text", [f"Mail to '{NAME}' failed", f"No such key: {NAME}", f"Row {NIK}"])
def test_not_even_where_they_put_values_into_the_sentence(text: str) -> None:
    assert "…" in _written(lambda logger: logger.warning(text), "somebody.mail")["message"]


def test_django_s_own_line_of_a_crash_does_not_name_the_address(rf: RequestFactory) -> None:
    def log(logger: logging.Logger) -> None:
        request = rf.get(f"/lacak/{NIK}/")
        log_response(
            "%s: %s",
            "Internal Server Error",
            request.path,
            response=HttpResponse(status=500),
            request=request,
            logger=logger,
        )

    assert _written(log, "django.request")["message"] == "Internal Server Error"


def test_plain_lines_tell_the_same() -> None:
    stream = io.StringIO()
    logger = logging.Logger("pilar.test")  # noqa: LOG001
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Plain())
    logger.addHandler(handler)

    try:
        _raise(ValueError(NAME))()
    except ValueError:
        logger.exception("It failed", extra={"fields": {"status": 500}})

    first, *places, last = stream.getvalue().splitlines()
    assert first.endswith("ERROR pilar.test It failed status=500")
    assert places
    assert last == "  ValueError"


def test_sql_is_never_logged_whatever_the_level(settings: Any) -> None:
    assert settings.LOGGING["loggers"]["django.db.backends"]["level"] == "WARNING"
